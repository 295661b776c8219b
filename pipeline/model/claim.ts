/** A claim: one figure, in canonical form, with what it measures, where it stands and who says it. */
import type { Span } from "./span.ts";

export type Bound = "exact" | "about" | "more-than" | "at-least" | "less-than" | "at-most" | "range";

export interface Value {
  /** Scaled: "312.6 billion" is 312.6e9. A point has low = high; a one-sided bound has null on its open side. */
  low: number | null;
  high: number | null;
  bound: Bound;
  /** The worth of the last digit that was printed, scaled: 1e8 for "312.6 billion", 1e9 for "312 billion", 1e11 for "1.4 trillion". */
  precision: number;
}

export type Modality = "actual" | "target" | "forecast";

/**
 * What kind of figure it is: a level ("312.6 billion yuan", "3,700 firms"), a change of one ("up 14.2 percent", "cut by 40"),
 * a share of a whole ("36 percent of the models", "one in five"), or a multiple of something else ("six times that of ...").
 */
export type Aspect = "level" | "change" | "share" | "multiple";

/** The cell of a table in which a figure stands. */
export interface CellPlace {
  /** The table's name as printed, or null. */
  table: string | null;
  /** The labels of its row and the heads of its column, as printed; empty where there are none. */
  row: string;
  column: string;
  /** What a workbook calls it, "Output!C7"; absent elsewhere. */
  reference?: string;
}

export interface Claim {
  /** Stable: from the document's content, the surface and its position. */
  id: string;
  /** Document id. */
  document: string;
  /** 1-based line of the source text on which the surface starts. */
  line: number;
  /** Offsets (UTF-16 code units) in the source text. */
  start: number;
  end: number;
  /** Exactly `text.slice(start, end)`: the number with its unit and bound words. */
  surface: string;
  /** The sentence, white space single and markup gone; of a cell what stands around it: title, labels of the row and heads of the column, then the cell. */
  sentence: string;
  /** Where in `sentence` the surface stands. */
  mark: Span;
  value: Value;
  /** Money: ISO 4217; "percent"; "percentage-point"; physical: UCUM code; "ratio"; a count: singular noun, lower case. */
  unit: string;
  aspect: Aspect;
  /** For a change: whether the measured thing rose or fell. */
  direction: "up" | "down" | null;
  /**
   * What is measured, as a person would name it and without its place: "tea companies", "core tea industry size",
   * "core tea industry growth", "share of tea estates".
   */
  metric: string;
  /** Whom or what it is about (an organisation, a product, an event), resolved, or null. */
  entity: string | null;
  /** Where it is about, resolved ("the country" is China), or null. */
  place: string | null;
  /** ISO 8601 year, quarter (2024-Q1), month, day or interval a/b; null when nothing says. */
  period: string | null;
  periodBasis: "stated" | "inferred" | null;
  modality: Modality;
  /** Who is quoted for it, or null. */
  attribution: string | null;
  /** Id of the claim that this is the same amount of in another unit of the same kind ("(about $45 billion)"), or null. */
  conversionOf: string | null;
  /** Id of the claim that is the whole of which this is a share, or null. */
  partOf: string | null;
  /** Present when the figure stands in a table. */
  cell?: CellPlace;
  /** True when the unit is not printed but certain from the sentence or the document; absent otherwise. */
  unitInferred?: true;
  /** True when nothing says a time and the figure is told as current: the ledger then gives the day of its article as the inferred period. */
  asReported?: true;
  /** True for a figure that is kept but not shown as one of its own; absent otherwise. */
  background?: true;
}

/** The number that stands for a value: the point, the stated side of a bound, the middle of a range. */
export function pointOf(value: Value): number {
  if (value.low === null) return value.high ?? 0;
  if (value.high === null) return value.low;
  return (value.low + value.high) / 2;
}
