/** Concepts: the content words of what a quantity measures, from the phrase it belongs to and the subject of its clause. */

import { subjectOf } from "./grammar/clauses.ts";
import { contentWords, phraseBefore } from "./grammar/phrases.ts";
import { leftOf, ownPhrases, type Scene } from "./grammar/scene.ts";
import { wordClass } from "./grammar/word-classes.ts";
import { has, type Range, type Words } from "./grammar/words.ts";
import type { Quantity } from "./quantities/index.ts";

/**
 * The words, as printed, without function words; empty when the sentence does not say. `to` is where the quantity and what it counts end,
 * `last` the concept of the quantity before it.
 */
export function conceptOf(scene: Scene, at: number, to: number, last: string[]): string[] {
  const { words, quantities } = scene;
  const quantity = quantities[at] as Quantity;
  const floor = at > 0 ? (quantities[at - 1]?.to ?? 0) : 0;
  if (at > 0 && restates(words, floor, quantity.from)) return last;
  const { from, unit, noun } = quantity;
  const own = ownPhrases(scene, { from, to, unit, noun }, at);
  const place = own.reduce((first, { from }) => Math.min(first, from), quantity.from);
  const joint = has(words, place - 1, wordClass.preposition) ? place - 2 : place - 1;
  const apposed = own.length > 0 && words.tokens[joint]?.text === ",";
  const subject = apposed ? null : subjectOf(words, place);
  const ranges = subject === null ? own : [...own, subject];
  if (ranges.length > 0) return wordsOnce(words, ranges);
  return contentWords(words, phraseBefore(words, leftOf(words, quantity.from), floor));
}

/** The content words of ranges, each once. */
function wordsOnce(words: Words, ranges: readonly Range[]): string[] {
  const once: string[] = [];
  for (const range of ranges) for (const word of contentWords(words, range)) if (!once.includes(word)) once.push(word);
  return once;
}

/** "($22,480)", "/ 300 PS", ", or 0.4%": the amount before it in another unit. */
function restates({ tokens }: Words, last: number, from: number): boolean {
  if (from - last > 2) return false;
  const joint = (tokens[last]?.lower ?? "") + (from - last === 2 ? (tokens[last + 1]?.lower ?? "") : "");
  return from > last && /^(?:\(|\/|,or|\(or)$/.test(joint);
}
