/** What describing a figure means: the question and the answer that every describer shares. */
import { unitEntry } from "../../../lexicon/units.ts";
import { isVerb } from "../../../lexicon/words.ts";
import type { Aspect } from "../../../model/claim.ts";
import type { Quantity, Reading } from "../../quantities/index.ts";
import { type Range, subjectOf, verbBefore } from "../phrases.ts";
import type { PlaceMention } from "../places.ts";

export interface Described {
  aspect: Aspect;
  direction: "up" | "down" | null;
  /** The phrases that name the metric, in the order in which a name is made of them. */
  phrases: Range[];
  /** Words of our own after the phrases: "growth", "killed". */
  suffix: string;
  /** Index of an earlier quantity of the sentence whose metric this one shares. */
  base: number | null;
  /** True when this is the very amount of its base in another unit. */
  restates: boolean;
  /** Index of the quantity of which this is a share. */
  whole: number | null;
  /** True for a share whose phrases name the whole ("28 percent of the firms") and not the share itself ("adoption rate"). */
  ofPhrases: boolean;
}

export interface Question {
  reading: Reading;
  /** Index of the quantity in the reading. */
  at: number;
  places: readonly PlaceMention[];
  /** What earlier quantities of the sentence were found to measure. */
  earlier: readonly Described[];
}

/** Knows one way of saying what a figure measures; null when the sentence does not say it that way. */
export type Describer = (question: Question) => Described | null;

/** A level named by phrases of the sentence and a word of our own. */
export const level = (phrases: Range[], suffix = ""): Described => ({
  aspect: "level",
  direction: null,
  phrases,
  suffix,
  base: null,
  restates: false,
  whole: null,
  ofPhrases: false,
});

/** The quantity that is asked about. */
export const quantityOf = ({ reading, at }: Question): Quantity => reading.quantities[at] as Quantity;
/** The kind of its unit, or "bare". */
export const kindOf = (quantity: Quantity): string => (quantity.unit === null ? "bare" : unitEntry(quantity.unit).kind);

/** The subject of the verb that a figure depends on, or no phrase. */
export function subjectPhrases(question: Question): Range[] {
  const quantity = quantityOf(question);
  const { tokens } = question.reading;
  const inside = tokens.findIndex(
    (token, index) => index >= quantity.from && index < quantity.to && isVerb(token.lower),
  );
  const verb = inside >= 0 ? inside : verbBefore(tokens, quantity.from);
  const subject = verb >= 0 ? subjectOf(tokens, verb) : null;
  return subject ? [subject] : [];
}
