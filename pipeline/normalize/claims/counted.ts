/** Counted: bare numbers of what the sentence before counted: "Some of them", "At least 40 were damaged", "The number fell to 40". */
import measures from "../../lexicon/en/measures.json" with { type: "json" };
import { isAuxiliary } from "../../lexicon/words.ts";
import { lowerAt, type Range, type Words } from "../grammar/words.ts";
import type { Quantity } from "../quantities/index.ts";
import { stateAfter } from "./metric/predicate.ts";

/** "650 of them", "of those, 40". */
export const isOfThem = (words: Words, { from, to }: Quantity): boolean =>
  (lowerAt(words, to) === "of" && pronoun.test(lowerAt(words, to + 1))) ||
  (lowerAt(words, from - 1) === "," && pronoun.test(lowerAt(words, from - 2)) && lowerAt(words, from - 3) === "of");

const pronoun = /^(?:them|those|these)$/;

/** "At least 40 were damaged": the number is the subject of its sentence. */
export const isAlone = (words: Words, { from, to }: Quantity): boolean =>
  (from === 0 || (from === 1 && lowerAt(words, 0) === "another")) && isAuxiliary(lowerAt(words, to));

/** What is said of the part: "damaged", "in hospital". */
export const partState = (words: Words, { to }: Quantity): string =>
  stateAfter(words, lowerAt(words, to) === "of" ? to + 2 : to);

const stands = new Set([...measures.counts, ...measures.standsForCount]);

/** "The number", "The target", "The figure": nothing but a word that stands for a count. */
export function standsForCount({ tokens, content }: Words, phrases: readonly Range[]): boolean {
  const [phrase, ...others] = phrases;
  if (phrase === undefined || others.length > 0) return false;
  const named = tokens.slice(phrase.from, phrase.to).filter((_, at) => content[phrase.from + at]);
  return named.length === 1 && stands.has(named[0]?.lower ?? "");
}
