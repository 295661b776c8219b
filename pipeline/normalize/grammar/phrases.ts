/** Phrases: what a noun phrase covers, and the words of it that name something. */
import words from "../../lexicon/en/concepts.json" with { type: "json" };
import { is, type Token } from "../quantities/tokens.ts";
import { wordClass } from "./word-classes.ts";
import {
  has,
  isAcronym,
  isCapital,
  isNamed,
  isRate,
  isYear,
  lowerAt,
  type Range,
  type Words,
  withoutPossessive,
} from "./words.ts";

const complements: ReadonlySet<string> = new Set(words.complements);

/** How many words a phrase has at most. */
const longestPhrase = 40;

/** The noun phrase to the right of a token: articles are passed over, complements ("of", "in", "for") belong to it. Ends before `limit`. */
export const phraseFrom = (known: Words, start: number, limit: number): Range =>
  phraseWith(known, start, limit, complements);

/** The same with "and" but without any complement other than "of": "the value of the catch and landings", not "of the catch in the bay". */
export const nounPhraseFrom = (known: Words, start: number, limit = known.tokens.length): Range =>
  phraseWith(known, start, limit, possessing);

const owners = new Set(["its", "their", "his", "her"]);
const possessing: ReadonlySet<string> = new Set(["of"]);

function phraseWith(known: Words, start: number, limit: number, joints: ReadonlySet<string>): Range {
  const { tokens, content, verb, boundary } = known;
  let from = start;
  while (from < limit && has(known, from, wordClass.determiner) && !content[from]) from += 1;
  let to = from;
  const end = Math.min(limit, from + longestPhrase);
  for (let at = from; at < end; at += 1) {
    if (
      boundary[at] ||
      lowerAt(known, at) === "whose" ||
      (at > from && isRate(known, at)) ||
      (lowerAt(known, at) === "worth" && at > from && tokens[at + 1]?.kind !== "word") ||
      (at > from &&
        is(tokens[at], wordClass.function) &&
        owners.has(lowerAt(known, at)) &&
        !joints.has(lowerAt(known, at - 1)))
    )
      break;
    if (verb[at] && at > from && !isParticiple(known, at)) break;
    if (content[at] || isNameNumber(tokens, at)) to = at + 1;
    else if (tokens[at]?.kind === "word" && !isJoint(known, at, joints)) break;
  }
  return { from, to };
}

/** Whether a word that names nothing leads on inside a phrase. */
function isJoint(known: Words, at: number, joints: ReadonlySet<string>): boolean {
  if (has(known, at, wordClass.determiner | wordClass.adverb)) return true;
  const word = lowerAt(known, at);
  return joints.has(word) || (joints === possessing && word === "and" && isListed(known, at + 1));
}

const isListed = ({ content, verb }: Words, at: number): boolean => content[at] === true && verb[at] !== true;

/** "the skull found in the cave": a participle with what belongs to it; not "the firms reported losses". */
const isParticiple = (known: Words, at: number): boolean =>
  has(known, at, wordClass.endsInEd | wordClass.past) &&
  (complements.has(lowerAt(known, at + 1)) || has(known, at + 1, wordClass.adverb));

/** The noun phrase that ends at a token, back to an article, a preposition, a verb or a mark. */
export function phraseBefore(known: Words, end: number, limit: number): Range {
  const { tokens, content, verb } = known;
  const floor = Math.max(limit, end - longestPhrase);
  let from = end;
  while (from > floor) {
    const per = lowerAt(known, from - 1) === "per" && from < end && content[from - 2] === true;
    const inName = per || (lowerAt(known, from - 1) === "of" && isCapital(tokens[from]) && isCapital(tokens[from - 2]));
    if (!inName && !isNameNumber(tokens, from - 1) && (!content[from - 1] || verb[from - 1])) break;
    from -= 1;
  }
  return { from, to: end };
}

/** The words of a range that name something, as printed without possessive endings; times and fillers left out. */
export function contentWords(known: Words, { from, to }: Range): string[] {
  const kept: string[] = [];
  for (let at = from; at < to; at += 1) {
    const token = known.tokens[at];
    if (token === undefined || !known.content[at] || has(known, at, wordClass.filler) || isTime(known, at)) continue;
    const age = at > from && known.tokens[at - 1]?.kind === "number" && token.lower.endsWith("-old");
    if (age) kept.push(known.tokens[at - 1]?.text ?? "");
    const number = nameNumber(known.tokens, at, to);
    const text = has(known, at, wordClass.possessive) ? withoutPossessive(token.text) : token.text;
    if (number === null) kept.push(text);
    else if (number.glued) kept.push(text + number.text);
    else kept.push(text, number.text);
  }
  return kept;
}

/** The number of a name ("Stoxx 600"): bare digits after a word with a capital. */
const isNameNumber = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.kind === "number" && /^\d/.test(tokens[at]?.text ?? "") && isNamed(tokens[at - 1]) && !isYear(tokens[at]);

/** The number that belongs to a name: "TA-25", "Stoxx 50"; a year does not. */
function nameNumber(tokens: readonly Token[], at: number, to: number): { text: string; glued: boolean } | null {
  const dash = tokens[at + 1]?.text === "-" && tokens[at + 1]?.glued ? 1 : 0;
  const number = tokens[at + 1 + dash];
  const bare = number?.kind === "number" && /^\d/.test(number.text) && !isYear(number);
  if (number === undefined || !bare || at + 1 + dash >= to || !isNamed(tokens[at])) return null;
  return { text: dash === 1 ? `-${number.text}` : number.text, glued: number.glued };
}

/** "last year", "this quarter", "Thursday", "March": says when, not what. */
export function isTime(known: Words, at: number): boolean {
  if (has(known, at, wordClass.timeNoun)) return true;
  const token = known.tokens[at];
  const inPhrase = has(known, at - 1, wordClass.determiner) && known.content[at + 1];
  if (has(known, at, wordClass.calendar) && isCapital(token) && token !== undefined && !isAcronym(token))
    return !inPhrase;
  return (
    has(known, at, wordClass.timeAdjective) &&
    (has(known, at + 1, wordClass.timeNoun) || known.tokens[at + 1]?.kind !== "word")
  );
}
