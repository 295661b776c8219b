/** What describing a figure means: the question and the answer that every describer shares. */
import { unitEntry } from "../../../lexicon/units.ts";
import type { Aspect } from "../../../model/claim.ts";
import { subjectOf } from "../../grammar/clauses.ts";
import { contentWords } from "../../grammar/phrases.ts";
import { leftOf, type Scene } from "../../grammar/scene.ts";
import type { Range } from "../../grammar/words.ts";
import type { Quantity, Reading } from "../../quantities/index.ts";
import type { PlaceMention } from "../places.ts";

export interface Described {
  aspect: Aspect;
  direction: "up" | "down" | null;
  /** The phrases that name the metric, in the order in which a name is made of them. */
  phrases: Range[];
  /** Words of our own before the phrases: "spending on". */
  prefix: string;
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
  scene: Scene;
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
  prefix: "",
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
export const subjectPhrases = (question: Question): Range[] => subjectBefore(question, quantityOf(question).from);

/** The subject of the verb that governs a place, or no phrase. */
export function subjectBefore({ scene }: Question, place: number): Range[] {
  const subject = subjectOf(scene.words, leftOf(scene.words, place));
  return subject !== null && contentWords(scene.words, subject).length > 0 ? [subject] : [];
}
