/** Expected: whoever looked for a figure that a sentence compares with ("the 40 boats that analysts had expected"), and for that figure alone. */
import lists from "../../../lexicon/en/attribution.json" with { type: "json" };
import { isBody, isPeople, isRole } from "../../../lexicon/speech.ts";
import { wordClass } from "../../grammar/word-classes.ts";
import { has, isCapital, lowerAt, type Words } from "../../grammar/words.ts";
import { matchWords } from "../../quantities/tokens.ts";
import type { Voice } from "../attribution.ts";
import { helped } from "./subject.ts";
import { pronominal, pronounAt, whoIs } from "./who.ts";

const verbs = new Set(lists.expected);
const phrases = lists.expectedPhrases.map((phrase) => phrase.split(" "));

export function lookedFor(words: Words, verb: number): Voice | null {
  const phrase = phrases.find((candidate) => matchWords(words.tokens, verb, candidate) >= 0);
  if (phrase === undefined && !verbs.has(lowerAt(words, verb))) return null;
  if (!endsAt(words, verb + (phrase?.length ?? 1))) return null;
  const end = helped(words, verb);
  const start = nounStart(words, end);
  const relative = /^(?:that|which)$/.test(lowerAt(words, start - 1)) ? start - 1 : start;
  const figure = figureBefore(words, relative);
  if (figure === null || start >= end || !isLooker(words, end - 1)) return null;
  const pronoun = pronounAt(words, start);
  const who = pronoun === null ? whoIs(words, { from: start, to: end }) : pronominal(pronoun);
  return who === null ? null : { who, at: start, scope: [{ from: figure, to: relative }] };
}

/** No object follows: a mark, a preposition, a joining word or a time. */
const endsAt = (words: Words, at: number): boolean =>
  words.tokens[at] === undefined ||
  words.tokens[at]?.kind === "symbol" ||
  (has(words, at, wordClass.preposition | wordClass.joins) && !/^(?:at|to|by|that)$/.test(lowerAt(words, at))) ||
  has(words, at, wordClass.timeNoun);

/** A name, a pronoun or a noun for people: "a profit of 5 cents expected" names nobody. */
const isLooker = (words: Words, at: number): boolean =>
  isCapital(words.tokens[at]) ||
  pronounAt(words, at) !== null ||
  [isPeople, isRole, isBody].some((test) => test(lowerAt(words, at)));

/** Where the noun or name before a verb begins, numbers not among it. */
function nounStart(words: Words, end: number): number {
  let at = end - 1;
  while (at > 0 && isCapital(words.tokens[end - 1]) && isCapital(words.tokens[at - 1]) && end - at < 5) at -= 1;
  const article = has(words, at - 1, wordClass.determiner) && !/^(?:that|which)$/.test(lowerAt(words, at - 1));
  return article ? at - 1 : at;
}

/** How many words the phrase with the figure has at most. */
const reach = 10;

/** Where the noun phrase with the figure begins: no mark and no verb stands between; null when it has no figure. */
function figureBefore(words: Words, end: number): number | null {
  let figure = false;
  let at = end;
  while (at > 0 && end - at < reach) {
    const word = lowerAt(words, at - 1);
    const apart = /^(?:[,;:"\u201d()]|than|of|by|from|with|at|below|above|and|what)$/.test(word);
    if (apart || words.verb[at - 1]) break;
    figure ||= /^(?:number|currency)$/.test(words.tokens[at - 1]?.kind ?? "");
    at -= 1;
  }
  return figure ? at : null;
}
