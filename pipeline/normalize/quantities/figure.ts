/** A figure: a numeral with what it is of, before ranges are joined and bounds read. */
import type { Bound } from "../../model/claim.ts";
import type { NounReading } from "./nouns.ts";
import type { Numeral } from "./numerals.ts";

/** A numeral that stands for a figure, with its unit; token indexes cover both. */
export interface Figure {
  from: number;
  to: number;
  low: number;
  high: number;
  precision: number;
  form: Numeral["form"];
  unit: string | null;
  noun: NounReading | null;
  /** A bound that stands between the number and its noun: "500 or more boats". */
  hedge?: Bound;
  /** As in a quantity. */
  factor: number;
  /** As in a quantity. */
  bare: string | null;
}

export interface Counted {
  from: number;
  to: number;
  unit: string | null;
  noun: NounReading | null;
}

/** A numeral that needs no conversion, with what it counts. */
export const countedFigure = ({ low, high, precision, form }: Numeral, { from, to, unit, noun }: Counted): Figure => ({
  from,
  to,
  low,
  high,
  precision,
  form,
  unit,
  noun,
  factor: 1,
  bare: null,
});
