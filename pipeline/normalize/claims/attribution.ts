/** Attribution: who is quoted for a sentence's figures ("according to X", "X said", "said X", "(via X)"). */
import words from "../../lexicon/en/attribution.json" with { type: "json" };
import { isAuxiliary, isFunctionWord } from "../../lexicon/words.ts";
import { matchWords, type Token } from "../quantities/tokens.ts";
import { clauseStart, isCapital, isName, nounPhraseFrom, type Range, textOf } from "./phrases.ts";

const leads = words.lead.map((lead) => lead.split(" "));
const verbs = new Set(words.verbs);
const pronouns = new Set(words.pronouns);
const stops = new Set(words.stops);
const publishing = new Set(words.publishing);
const publications = new Set(words.publications);
/** Verbs that quote somebody only before "that": "found that", not "found a way". */
const thatVerbs = new Set(words.thatVerbs);
const listenerVerbs = new Set(words.listenerVerbs);
const nobody = new Set(words.nobody);

/** Who is quoted in a sentence: a phrase of it, "pronoun" for "he said" (somebody named before), or null. */
export function findSpeaker(tokens: readonly Token[]): { name: string } | "pronoun" | null {
  return viaSpeaker(tokens) ?? leadSpeaker(tokens) ?? verbSpeaker(tokens);
}

/** "(via Xinhua)". */
function viaSpeaker(tokens: readonly Token[]): { name: string } | null {
  const at = tokens.findIndex((token, index) => token.lower === "via" && tokens[index - 1]?.text === "(");
  if (at < 0) return null;
  const close = tokens.findIndex((token, index) => index > at && token.text === ")");
  return close > at + 1 ? named(tokens, { from: at + 1, to: close }) : null;
}

function leadSpeaker(tokens: readonly Token[]): { name: string } | null {
  for (let at = 0; at < tokens.length; at += 1) {
    const lead = leads.find((candidate) => matchWords(tokens, at, candidate) >= 0);
    if (lead === undefined) continue;
    const phrase = sourcePhrase(tokens, at + lead.length);
    if (phrase.to > phrase.from) return named(tokens, releasedBy(tokens, phrase.to) ?? phrase);
  }
  return null;
}

/** "data from the survey": whose data they are. */
function sourcePhrase(tokens: readonly Token[], at: number): Range {
  const phrase = nounPhraseFrom(tokens, at);
  const last = tokens[phrase.to - 1]?.lower ?? "";
  return nobody.has(last) && /^(from|by)$/.test(tokens[phrase.to]?.lower ?? "")
    ? nounPhraseFrom(tokens, phrase.to + 1)
    : phrase;
}

/** Who released the report, study or plan that a sentence speaks of: "the report, which was released by the institute". */
export function findPublisher(tokens: readonly Token[]): string | null {
  const report = tokens.findIndex((token) => publications.has(token.lower));
  const phrase = report < 0 ? null : releasedBy(tokens, report + 1, report + 12);
  return phrase === null ? null : (named(tokens, phrase)?.name ?? null);
}

/** "the report released by the institute": the institute speaks. */
function releasedBy(tokens: readonly Token[], at: number, limit?: number): Range | null {
  const end = limit ?? tokens.findIndex((token, index) => index >= at && token.text === ",");
  const by = tokens.findIndex(
    (token, index) =>
      index >= at && index < end && token.lower === "by" && publishing.has(tokens[index - 1]?.lower ?? ""),
  );
  if (by < 0) return null;
  const phrase = nounPhraseFrom(tokens, by + 1);
  return phrase.to > phrase.from ? phrase : null;
}

/** "..., said the minister", "The ministry said", "X told Y", "a report showed". */
function verbSpeaker(tokens: readonly Token[]): { name: string } | "pronoun" | null {
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (token === undefined || !verbs.has(token.lower) || isPassive(tokens, at)) continue;
    if (thatVerbs.has(token.lower) && tokens[at + 1]?.lower !== "that") continue;
    const after = isSpeechMark(tokens[at - 1]) && !listenerVerbs.has(token.lower) ? speakerAfter(tokens, at) : null;
    const found = after ?? speakerBefore(tokens, at);
    if (found !== null) return found;
  }
  return null;
}

/** "are also reported to have ...": nobody is named as saying it. "has said" is no passive. */
const isPassive = (tokens: readonly Token[], verb: number): boolean => {
  const at = /^(also|widely|reportedly|now)$/.test(tokens[verb - 1]?.lower ?? "") ? verb - 2 : verb - 1;
  return /^(is|are|was|were|be|been|being)$/.test(tokens[at]?.lower ?? "");
};

const isSpeechMark = (token: Token | undefined): boolean =>
  token === undefined || /^[,"'\u201d\u2019]$/.test(token.text);

function speakerAfter(tokens: readonly Token[], verb: number): { name: string } | "pronoun" | null {
  if (pronouns.has(tokens[verb + 1]?.lower ?? "")) return "pronoun";
  const phrase = nounPhraseFrom(tokens, verb + 1);
  return phrase.to > phrase.from && !stops.has(tokens[phrase.from]?.lower ?? "") ? named(tokens, phrase) : null;
}

function speakerBefore(tokens: readonly Token[], verb: number): { name: string } | "pronoun" | null {
  if (pronouns.has(tokens[verb - 1]?.lower ?? "")) return "pronoun";
  const apposed = apposition(tokens, verb);
  if (apposed !== null) return named(tokens, apposed);
  const from = clauseStart(tokens, verb);
  let to = verb;
  while (to > from && isAuxiliary(tokens[to - 1]?.lower ?? "")) to -= 1;
  const phrase = { from, to };
  const content = tokens.slice(from, verb).filter((token) => token.kind === "word" && !isFunctionWord(token.lower));
  return content.length > 0 && content.length <= 9 ? named(tokens, phrase) : null;
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

/** The phrase without determiners and what follows a stop word. */
function named(tokens: readonly Token[], { from, to }: Range): { name: string } | null {
  let start = from;
  while (start < to && isFunctionWord(tokens[start]?.lower ?? "") && !isName(tokens[start])) start += 1;
  const stop = tokens.findIndex(
    (token, index) => index > start && index < to && stops.has(token.lower) && !isCapital(token),
  );
  const name = textOf(tokens, { from: start, to: stop < 0 ? to : stop });
  return /^[^\d]*\p{L}{2}[^\d]*$/u.test(name) && !nobody.has(name.toLowerCase()) ? { name } : null;
}
