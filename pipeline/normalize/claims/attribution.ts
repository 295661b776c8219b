/** Attribution: who is quoted for a sentence's figures ("according to X", "X said", "said X", "(via X)"). */
import lists from "../../lexicon/en/attribution.json" with { type: "json" };
import { isAuxiliary, isFunctionWord } from "../../lexicon/words.ts";
import { clauseStart } from "../grammar/clauses.ts";
import { nounPhraseFrom, phraseBefore } from "../grammar/phrases.ts";
import { wordClass } from "../grammar/word-classes.ts";
import { has, isAcronym, isCapital, lowerAt, type Range, textOf, type Words } from "../grammar/words.ts";
import { matchWords, type Token } from "../quantities/tokens.ts";

const leads = lists.lead.map((lead) => lead.split(" "));
const verbs = new Set(lists.verbs);
const pronouns = new Set(lists.pronouns);
const stops = new Set(lists.stops);
const publishing = new Set(lists.publishing);
const publications = new Set(lists.publications);
/** Verbs that quote somebody only before "that": "found that", not "found a way". */
const thatVerbs = new Set(lists.thatVerbs);
const listenerVerbs = new Set(lists.listenerVerbs);
const nobody = new Set(lists.nobody);
/** Verbs after which the speaker may stand without a name: "said a guard". */
const saying = new Set(lists.saying);
const estimates = new Set(lists.estimates);
const revising = new Set(lists.revising);

/** Who is quoted in a sentence: a phrase of it, "pronoun" for "he said" (somebody named before), or null. */
export function findSpeaker(words: Words): { name: string } | "pronoun" | null {
  return viaSpeaker(words.tokens) ?? quotedSpeaker(words) ?? leadSpeaker(words) ?? verbSpeaker(words) ?? reviser(words);
}

/** "(via Xinhua)". */
function viaSpeaker(tokens: readonly Token[]): { name: string } | null {
  const at = tokens.findIndex((token, index) => token.lower === "via" && tokens[index - 1]?.text === "(");
  if (at < 0) return null;
  const close = tokens.findIndex((token, index) => index > at && token.text === ")");
  return close > at + 1 ? named(tokens, { from: at + 1, to: close }) : null;
}

/** "The paper quoted a harbour guard as saying". */
function quotedSpeaker(words: Words): { name: string } | null {
  const { tokens } = words;
  const as = tokens.findIndex(
    (token, at) => token.lower === "as" && /^(saying|telling)$/.test(tokens[at + 1]?.lower ?? ""),
  );
  const quoted = tokens.findLastIndex((token, at) => at < as && /^(quoted|cited|quotes|cites)$/.test(token.lower));
  return as < 0 || quoted < 0 ? null : named(tokens, nounPhraseFrom(words, quoted + 1, as));
}

/** "The firm raised its estimate of the number to": an estimate is its owner's word. */
function reviser(words: Words): { name: string } | "pronoun" | null {
  const { tokens } = words;
  const estimate = tokens.findIndex(
    (token, at) => estimates.has(token.lower) && /^(its|their|his|her)$/.test(tokens[at - 1]?.lower ?? ""),
  );
  return estimate < 2 || !revising.has(tokens[estimate - 2]?.lower ?? "") ? null : speakerBefore(words, estimate - 2);
}

function leadSpeaker(words: Words): { name: string } | null {
  const { tokens } = words;
  for (let at = 0; at < tokens.length; at += 1) {
    const lead = leads.find((candidate) => matchWords(tokens, at, candidate) >= 0);
    if (lead === undefined) continue;
    const phrase = sourcePhrase(words, at + lead.length);
    if (phrase.to > phrase.from) return named(tokens, releasedBy(words, phrase.to) ?? phrase);
  }
  return null;
}

/** "data from the survey": whose data they are. */
function sourcePhrase(words: Words, at: number): Range {
  const { tokens } = words;
  const phrase = nounPhraseFrom(words, at);
  const last = tokens[phrase.to - 1]?.lower ?? "";
  return nobody.has(last) && /^(from|by)$/.test(tokens[phrase.to]?.lower ?? "")
    ? nounPhraseFrom(words, phrase.to + 1)
    : phrase;
}

/** Who released the report, study or plan that a sentence speaks of: "the report, which was released by the institute". */
export function findPublisher(words: Words): string | null {
  const { tokens } = words;
  const report = tokens.findIndex((token) => publications.has(token.lower));
  const phrase = report < 0 ? null : releasedBy(words, report + 1, report + 12);
  return phrase === null ? null : (named(tokens, phrase)?.name ?? null);
}

/** "the report released by the institute": the institute speaks. */
function releasedBy(words: Words, at: number, limit?: number): Range | null {
  const { tokens } = words;
  const end = limit ?? tokens.findIndex((token, index) => index >= at && token.text === ",");
  const by = tokens.findIndex(
    (token, index) =>
      index >= at && index < end && token.lower === "by" && publishing.has(tokens[index - 1]?.lower ?? ""),
  );
  if (by < 0) return null;
  const phrase = nounPhraseFrom(words, by + 1);
  return phrase.to > phrase.from ? phrase : null;
}

/** "..., said the minister", "The ministry said", "X told Y", "a report showed". */
function verbSpeaker(words: Words): { name: string } | "pronoun" | null {
  const { tokens } = words;
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (token === undefined || !verbs.has(token.lower) || !isSaid(words, at) || isPassive(tokens, at)) continue;
    if (thatVerbs.has(token.lower) && !quotes(tokens, at)) continue;
    if (lowerAt(words, clauseStart(words, at) - 1) === "than") continue;
    const after = isSpeechMark(tokens[at - 1]) && !listenerVerbs.has(token.lower) ? speakerAfter(words, at) : null;
    const found = after ?? speakerBefore(words, at);
    if (found !== null) return found;
  }
  return null;
}

/** "an estimated 40", "reports of 40" say nothing; before "that" or a quotation a word that may be a noun is the verb. */
function isSaid(words: Words, at: number): boolean {
  const ends = at > 0 && (words.tokens[at + 1] === undefined || lowerAt(words, at + 1) === ".");
  if (has(words, at - 1, wordClass.determiner) && !words.verb[at]) return false;
  if (/['\u2019]s?$/.test(lowerAt(words, at - 1)) || isParticiple(words, at)) return false;
  return (
    words.verb[at] === true ||
    ends ||
    /^(that|["\u201c])$/.test(lowerAt(words, at + 1)) ||
    isSpeechMark(words.tokens[at - 1])
  );
}

/** "added that", "..., added the guard", "he added", "..., the guard added.": not "added 40 jobs". */
const quotes = (tokens: readonly Token[], at: number): boolean =>
  tokens[at + 1]?.lower === "that" ||
  isSpeechMark(tokens[at - 1]) ||
  pronouns.has(tokens[at - 1]?.lower ?? "") ||
  tokens[at + 1] === undefined ||
  tokens[at + 1]?.text === ".";

/** "damage estimated at 30 million": nobody is named as estimating. */
const isParticiple = (words: Words, at: number): boolean =>
  /ed$/.test(lowerAt(words, at)) &&
  /^(at|to|by)$/.test(lowerAt(words, at + 1)) &&
  !has(words, at - 1, wordClass.auxiliary | wordClass.pronoun);

/** "are also reported to have ...": nobody is named as saying it. "has said" is no passive. */
const isPassive = (tokens: readonly Token[], verb: number): boolean => {
  const at = /^(also|widely|reportedly|now)$/.test(tokens[verb - 1]?.lower ?? "") ? verb - 2 : verb - 1;
  return /^(is|are|was|were|be|been|being)$/.test(tokens[at]?.lower ?? "");
};

const isSpeechMark = (token: Token | undefined): boolean =>
  token === undefined || /^[,"'\u201d\u2019]$/.test(token.text);

function speakerAfter(words: Words, verb: number): { name: string } | "pronoun" | null {
  const { tokens } = words;
  if (pronouns.has(tokens[verb + 1]?.lower ?? "")) return "pronoun";
  const phrase = nounPhraseFrom(words, verb + 1);
  const [first, next] = [tokens[phrase.from]?.lower ?? "", tokens[phrase.to]];
  const nameless = !tokens.slice(phrase.from, phrase.to).some(isCapital);
  if (phrase.to === phrase.from || stops.has(first) || (nameless && !saying.has(tokens[verb]?.lower ?? "")))
    return null;
  const clause = words.verb[phrase.to] === true && next !== undefined && !/(ed|ing)$/.test(next.lower);
  return clause ? null : named(tokens, phrase);
}

function speakerBefore(words: Words, verb: number): { name: string } | "pronoun" | null {
  const { tokens } = words;
  if (pronouns.has(tokens[helped(words, verb) - 1]?.lower ?? "")) return "pronoun";
  const apposed = apposition(tokens, helped(words, verb));
  if (apposed !== null) return named(tokens, apposed);
  const from = clauseStart(words, verb);
  if (/^(his|her)$/.test(tokens[from]?.lower ?? "")) return "pronoun";
  const phrase = releasedBy(words, from, verb) ?? subjectRange(words, from, verb);
  if (words.verb.slice(phrase.from, phrase.to).includes(true)) return null;
  const content = tokens
    .slice(from, verb)
    .filter((token) => token.kind === "word" && (!isFunctionWord(token.lower) || isAcronym(token)));
  return content.length > 0 && content.length <= 9 ? named(tokens, phrase) : null;
}

/** The subject as printed; before "who" that whom the clause is about: "residents who asked for help reported". */
function subjectRange(words: Words, from: number, verb: number): Range {
  const { tokens } = words;
  const relative = /^(who|which|that)$/.test(tokens[from - 1]?.lower ?? "") && words.verb[from] === true;
  return relative ? phraseBefore(words, from - 1, 0) : { from, to: Math.max(from, helped(words, verb)) };
}

/** Where the auxiliaries before a verb begin. */
function helped(words: Words, verb: number): number {
  let at = verb;
  while (at > 0 && isAuxiliary(words.tokens[at - 1]?.lower ?? "")) at -= 1;
  return at;
}

/** "Adams, a spokesman for the port, told reporters": the name before the apposition. */
function apposition(tokens: readonly Token[], verb: number): Range | null {
  if (tokens[verb - 1]?.text !== ",") return null;
  const comma = tokens.findLastIndex((token, index) => index < verb - 1 && token.text === ",");
  if (comma < 1 || !isCapital(tokens[comma - 1])) return null;
  let from = comma;
  while (from > 0 && isCapital(tokens[from - 1]) && tokens[from - 1]?.kind === "word") from -= 1;
  return from < comma ? { from, to: comma } : null;
}

/** "WHO" is an organisation. */
const isInCapitals = (name: string): boolean => /^\p{Lu}{2,}$/u.test(name);

/** The phrase without determiners and what follows a stop word. */
function named(tokens: readonly Token[], { from, to }: Range): { name: string } | null {
  let start = from;
  while (start < to && isFunctionWord(tokens[start]?.lower ?? "") && !isAcronym(tokens[start])) start += 1;
  const stop = tokens.findIndex(
    (token, index) => index > start && index < to && stops.has(token.lower) && !isCapital(token),
  );
  let end = stop < 0 ? to : stop;
  while (end > start && isFunctionWord(tokens[end - 1]?.lower ?? "") && !isAcronym(tokens[end - 1])) end -= 1;
  const name = textOf(tokens, { from: start, to: end });
  return /^[^\d]*\p{L}{2}[^\d]*$/u.test(name) && (isInCapitals(name) || !nobody.has(name.toLowerCase()))
    ? { name }
    : null;
}
