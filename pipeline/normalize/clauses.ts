/** Clauses: which words of a tokenised sentence are verbs, where clauses begin, and what a noun phrase covers. No tagger: neighbours decide. */
import { saysWhen } from "../lexicon/calendar.ts";
import words from "../lexicon/en/concepts.json" with { type: "json" };
import { inflected, isAuxiliary, isDeterminer, isFunctionWord, isNounToo, isPlural, isPreposition, isVerb } from "../lexicon/words.ts";
import { moveIn } from "./quantities/moves.ts";
import type { Token } from "./quantities/tokens.ts";

/** Token indexes, half-open. */
export interface Range {
  from: number;
  to: number;
}

const timeNouns = new Set(words.timeNouns);
const timeAdjectives = new Set(words.timeAdjectives);
const fillers = new Set(words.fillers);
const complements = new Set(words.complements);
const moreVerbs = new Set([...words.verbs.flatMap(inflected), ...words.pastForms]);
const pastForms = new Set(words.pastForms);
const verbNouns = new Set(words.verbNouns);
const movers = new Set(words.movers);
const notAdverbs = new Set(words.notAdverbs);
const isAdverb = (token: Token | undefined): boolean =>
  token !== undefined && ((/^[a-z]+ly$/.test(token.text) && !notAdverbs.has(token.text)) || /^(?:also|already|now|still|even|just|not|then|again)$/.test(token.lower));
const knownVerb = (word: string): boolean => isVerb(word) || moreVerbs.has(word) || moveIn(word) !== null;
/** Verbs whose base form or -s form is a noun as well; forms in -ed, -ing and irregular pasts are not. */
export const nounToo = (word: string): boolean =>
  isNounToo(word) ||
  verbNouns.has(word) ||
  verbNouns.has(word.replace(/e?s$/, "")) ||
  verbNouns.has(word.replace(/s$/, "")) ||
  (moveIn(word) !== null && !/(ed|ing)$/.test(word) && !pastForms.has(word));
const conjunctions = new Set(["how", "why", "what", "whether", "whilst", "and", "but", "while", "as", "because", "although", "though", "when", "where", "if", "whereas", "after", "before", "since", "than", "so", "or"]);

const lowerAt = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? "";
const isCapital = (token: Token | undefined): boolean => token !== undefined && /^\p{Lu}/u.test(token.text);
const isAcronym = (token: Token | undefined): boolean => token !== undefined && /^(?:\p{Lu}\.?){2,}$/u.test(token.text);

/** A word that can name something: no function word (capitals as in "US" and "IT" excepted), no word of time alone. */
export function isContent(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== "word") return false;
  if (isAcronym(token)) return true;
  if (token.glued && tokens[at - 1]?.kind === "number") return false;
  const inName = isCapital(token) && isCapital(tokens[at - 1]) && !isDeterminer(token.lower) && !isPreposition(token.lower);
  if (isFunctionWord(token.lower)) return inName && !pronoun.test(token.lower);
  return !(movers.has(token.lower) || isAdverb(token) || contraction.test(token.lower));
}

/** "we've", "I'm", "they'll": a pronoun and its verb. */
const contraction = /^(?:i|you|he|she|it|we|they|that|there|who)['\u2019](?:m|ve|s|re|ll|d)$/;
const pronoun = /^(?:i|you|he|she|it|we|they|who|which|that)$/;

/** Whether a word is the verb of its clause; neighbours tell where a word can be a noun or an adjective as well. */
export function isVerbAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== "word") return false;
  const { lower } = token;
  if (isAuxiliary(lower)) return !isAcronym(token) && (lower !== "am" || lowerAt(tokens, at - 1) === "i");
  if (contraction.test(lower)) return true;
  if ((isCapital(token) && at > 0) || movers.has(lower)) return false;
  if (!knownVerb(lower)) return looksLikeVerb(tokens, at);
  const [before, after] = [lowerAt(tokens, at - 1), lowerAt(tokens, at + 1)];
  if (pronoun.test(before) || isAuxiliary(before) || before === "to") return !(isDeterminer(before) && before !== "which" && before !== "that");
  const attributive = isDeterminer(before) || isPreposition(before) || /['\u2019]s?$/.test(before) || countsBefore(tokens, at);
  if (/ing$/.test(lower) && opensObject(tokens, at + 1)) return true;
  if (/ing$/.test(lower)) return !attributive && !isContent(tokens, at + 1) && after !== "of" && !isBoundary(tokens, at + 1);
  if (/ed$/.test(lower)) return !(attributive && isContent(tokens, at + 1)) && !isAuxiliary(after);
  if (attributive || isAuxiliary(after)) return false;
  if (!nounToo(lower)) return true;
  if (isAdverb(tokens[at - 1])) return true;
  if (moveIn(lower) !== null && /^(?:from|to|by)$/.test(after) && !isDeterminer(before)) return true;
  if (tokens[at - 1]?.kind !== "word" && at > 0) return opensObject(tokens, at + 1);
  if (isPlural(before) && !/s$/.test(lower) && (isCapital(tokens[at + 1]) || !isContent(tokens, at + 1)) && after !== "of") return true;
  if (at === 0) return opensObject(tokens, at + 1);
  if (isContent(tokens, at - 1)) return opensObject(tokens, at + 1) || after === "to" || after === "by";
  return opensObject(tokens, at + 1) || !isContent(tokens, at + 1);
}

/** A number before a word makes it a noun, unless it is the number of a name: "TA-125 lost". */
const countsBefore = (tokens: readonly Token[], at: number): boolean =>
  /^\d/.test(tokens[at - 1]?.text ?? "") &&
  !isYear(tokens[at - 1]) &&
  !isNamed(tokens[at - 2]) &&
  tokens[at - 2]?.text !== "-";

const isYear = (token: Token | undefined): boolean => /^(?:19|20)\d\d$/.test(token?.text ?? "");
/** A capital anywhere: "iPhone" is a name as well. */
const isNamed = (token: Token | undefined): boolean => token?.kind === "word" && /\p{Lu}/u.test(token.text);

/** A word that can be a verb where none is certain: "the stock trades on". */
export function canBeVerb(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== "word" || at === 0 || isCapital(token)) return false;
  const before = lowerAt(tokens, at - 1);
  return knownVerb(token.lower) && moveIn(token.lower) === null && !isDeterminer(before) && !isPreposition(before) && isPreposition(lowerAt(tokens, at + 1)) && lowerAt(tokens, at + 1) !== "of";
}

/** A word in lower case between a noun and an article, a number or a hedge is most often a verb that the lexicon lacks: "the firm envisages a". */
function looksLikeVerb(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !isContent(tokens, at) || token.lower !== token.text || token.text.includes("-")) return false;
  if (!isSubjectEnd(tokens, at - 1) || timeNouns.has(token.lower)) return false;
  if (/[a-z]{2}ed$/.test(token.lower)) return opensObject(tokens, at + 1) || isPreposition(lowerAt(tokens, at + 1)) || !isContent(tokens, at + 1);
  const object = opensObject(tokens, at + 1) && !/^(?:about|around|some|over|under)$/.test(lowerAt(tokens, at + 1));
  return /s$/.test(token.lower) !== isPlural(tokens[at - 1]?.text ?? "") && object;
}

const isSubjectEnd = (tokens: readonly Token[], at: number): boolean =>
  isContent(tokens, at) || pronoun.test(lowerAt(tokens, at)) || /ly$/.test(lowerAt(tokens, at));

/** What an object opens with: an article, a possessive, a number or a currency sign. */
const opensObject = (tokens: readonly Token[], at: number): boolean =>
  /^(?:a|an|the|its|their|his|her|nearly|about|around|almost|roughly|approximately|another|some|over|under)$/.test(lowerAt(tokens, at)) || tokens[at]?.kind === "number" || tokens[at]?.kind === "currency";

/** Whether a token ends the clause to its left: a mark, or a joining word that joins no names. */
export function isBoundary(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return true;
  if (token.kind === "symbol") return !/^[-'\u2019&%./+\u00b0]$/.test(token.text) || (token.text === "." && !token.glued) || (token.text === "-" && !token.glued);
  if (token.lower === "that" && opensObject(tokens, at + 1) && tokens[at + 1]?.kind !== "word") return false;
  if (/^(?:which|that|who)$/.test(token.lower)) return true;
  if (!conjunctions.has(token.lower)) return false;
  if (token.lower !== "and" || isVerbAt(tokens, at + 1)) return true;
  return !(isContent(tokens, at - 1) && isContent(tokens, at + 1)) && !(isDeterminer(lowerAt(tokens, at + 1)) && opensClause(tokens, at));
}

/** Whether no verb stands in the clause before a word: "the rate and the odds" is one subject. */
function opensClause(tokens: readonly Token[], at: number): boolean {
  for (let index = at - 1; index >= 0 && index > at - reach; index -= 1) {
    if (tokens[index]?.kind === "symbol" || conjunctions.has(lowerAt(tokens, index))) return true;
    if (isVerbAt(tokens, index)) return false;
  }
  return true;
}

/** How many words back the verb of a clause is looked for. */
const reach = 20;

/** The noun phrase to the right of a token: articles are passed over, complements ("of", "in", "for") belong to it. Ends before `limit`. */
export function phraseFrom(tokens: readonly Token[], start: number, limit: number): Range {
  let from = start;
  while (from < limit && (isDeterminer(lowerAt(tokens, from)) || lowerAt(tokens, from) === "both") && !isAcronym(tokens[from])) from += 1;
  let to = from;
  for (let at = from; at < limit; at += 1) {
    if (isBoundary(tokens, at) || (at > from && /^(?:its|their|his|her)$/.test(lowerAt(tokens, at)))) break;
    const joint = complements.has(lowerAt(tokens, at)) || isDeterminer(lowerAt(tokens, at));
    if ((isContent(tokens, at) && !(isVerbAt(tokens, at) && at > from)) || isNameNumber(tokens, at)) to = at + 1;
    else if (tokens[at]?.kind === "word" && !joint) break;
    if (isVerbAt(tokens, at) && at > from && !/(ed|ing)$/.test(lowerAt(tokens, at))) break;
  }
  return { from, to };
}

/** The noun phrase that ends at a token, back to an article, a preposition, a verb or a mark. */
export function phraseBefore(tokens: readonly Token[], end: number, limit: number): Range {
  let from = end;
  for (;;) {
    if (from <= limit) break;
    const inName = lowerAt(tokens, from - 1) === "of" && isCapital(tokens[from]) && isCapital(tokens[from - 2]);
    if (!inName && !isNameNumber(tokens, from - 1) && (!isContent(tokens, from - 1) || isVerbAt(tokens, from - 1))) break;
    from -= 1;
  }
  return { from, to: end };
}

/** The words of a range that name something, as printed without possessive endings; times and fillers left out. */
export function contentWords(tokens: readonly Token[], { from, to }: Range): string[] {
  const kept: string[] = [];
  for (let at = from; at < to; at += 1) {
    const token = tokens[at];
    if (token === undefined || !isContent(tokens, at) || fillers.has(token.lower) || isTime(tokens, at)) continue;
    const named = nameNumber(tokens, at, to);
    kept.push(token.text.replace(/['\u2019]s?$/, "") + (named.glued ? named.text : ""));
    if (named.text && !named.glued) kept.push(named.text);
  }
  return kept;
}

/** The number of a name ("Stoxx 600"): bare digits after a word with a capital. */
const isNameNumber = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.kind === "number" && /^\d/.test(tokens[at]?.text ?? "") && isNamed(tokens[at - 1]) && !isYear(tokens[at]);

/** The number that belongs to a name: "TA-25", "Stoxx 50"; a year does not. */
function nameNumber(tokens: readonly Token[], at: number, to: number): { text: string; glued: boolean } {
  const dash = tokens[at + 1]?.text === "-" && tokens[at + 1]?.glued ? 1 : 0;
  const number = tokens[at + 1 + dash];
  const none = { text: "", glued: false };
  if (number?.kind !== "number" || at + 1 + dash >= to || !isNamed(tokens[at]) || !/^\d/.test(number.text) || isYear(number)) return none;
  return { text: dash === 1 ? `-${number.text}` : number.text, glued: number.glued };
}

/** "last year", "this quarter", "Thursday", "March": says when, not what. */
function isTime(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at] as Token;
  if (timeNouns.has(token.lower)) return true;
  if (isCapital(token) && saysWhen(token.text) && !/^(May|March)$/.test(token.text) && !isAcronym(token)) return true;
  return timeAdjectives.has(token.lower) && (timeNouns.has(lowerAt(tokens, at + 1)) || tokens[at + 1]?.kind !== "word");
}

