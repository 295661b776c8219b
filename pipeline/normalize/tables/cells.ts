/** Cells: the number that a cell prints, with its bound, its sign and what stands beside it; null for every other cell. */
import { isMissing } from "../../lexicon/tables.ts";
import type { Bound, Value } from "../../model/claim.ts";
import type { Span } from "../../model/span.ts";
import { boundValue } from "../quantities/bounds.ts";
import { findQuantities } from "../quantities/index.ts";
import { exactly, readNumerals } from "../quantities/numerals.ts";
import type { NumberStyle } from "../quantities/style.ts";
import { tokenize } from "../quantities/tokens.ts";

export interface CellNumber {
  value: Value;
  /** Printed in the cell; null when the cell is a number alone. */
  unit: string | null;
  bare: string | null;
  /** Where the number with its unit and sign stands in the cell's text. */
  mark: Span;
  /** Digits alone, as a year, a code or an index is printed. */
  plain: boolean;
  /** Whether it is printed with decimals: then nothing is counted. */
  whole: boolean;
}

/** Longer cells are words. Characters. */
const longest = 60;

const signs: Readonly<Record<string, Bound>> = {
  "<": "less-than",
  ">": "more-than",
  "\u2264": "at-most",
  "\u2265": "at-least",
  "~": "about",
  "\u2248": "about",
  "c.": "about",
  "ca.": "about",
};
const signBefore = /^(?:[<>\u2264\u2265~\u2248]|ca?\.(?=\s?\d))\s*/i;
/** "1,234 (a)", "5.2*", "12.4 p", "7\u00b9", "31 [2]". */
const footnote =
  /(?:\s?\([a-z]{1,2}\)|\s?\[\w{1,3}\]|\s?[*\u2020\u2021\u00a7\u00b9\u00b2\u00b3\u2070-\u2079]{1,3}|(?<=\d)\s[a-z]\/?)$/;
/** The letters that are no unit but a mark: provisional, estimated, revised. */
const flags = /\s[per]$/;

/** Reads a cell of a table whose numbers are written in this way. */
export function readCell(text: string, style: NumberStyle): CellNumber | null {
  if (text.length > longest || !/\d/.test(text) || isMissing(text)) return null;
  // "3-4-5" is a score or a code.
  if (/\d[-\u2013/]\d+[-\u2013/]\d/.test(text)) return null;
  const note = footnote.exec(text)?.[0] ?? "";
  const flagged = /^\s[a-z]$/.test(note) && !flags.test(note) ? "" : note;
  const core = text.slice(0, text.length - flagged.length).trimEnd();
  const inner = /^\((?=[^()]*\d)([^()]+)\)(\s?%)?$/.exec(core);
  if (inner?.[1] !== undefined) return negative(inner[1] + (inner[2] ?? ""), style, core.length);
  return readCore(core, style);
}

/** "(1,234)" is less than nothing, as accountants write it. */
function negative(printed: string, style: NumberStyle, length: number): CellNumber | null {
  const read = readCore(printed, style);
  if (read === null || read.value.low === null || read.value.low !== read.value.high) return null;
  const { low, bound, precision } = read.value;
  return { ...read, value: { low: -low, high: -low, bound, precision }, mark: { start: 0, end: length }, plain: false };
}

function readCore(core: string, style: NumberStyle): CellNumber | null {
  const sign = signBefore.exec(core)?.[0] ?? "";
  const plus = /^\+(?=[\d.\p{Sc}])/u.test(core.slice(sign.length)) ? 1 : 0;
  // Thousands set apart by plain spaces are one number here: nothing else stands in the cell.
  const printed = core.slice(sign.length + plus).replace(/(?<=\d) (?=\d{3}(?!\d))/g, "\u00a0");
  const read = numberAlone(printed, style) ?? measured(printed, style);
  if (read === null) return null;
  const { low, high, precision } = read.value;
  const value =
    sign === "" || low === null || high === null
      ? read.value
      : boundValue({ low, high, precision }, signs[sign.trim().toLowerCase()] ?? "about");
  return { ...read, value, mark: { start: 0, end: core.length }, plain: read.plain && sign === "" && plus === 0 };
}

function numberAlone(printed: string, style: NumberStyle): CellNumber | null {
  const tokens = tokenize(printed, style);
  const { numerals, unread } = readNumerals(tokens);
  const [numeral] = numerals;
  if (
    numeral === undefined ||
    numerals.length > 1 ||
    unread.length > 0 ||
    numeral.from !== 0 ||
    numeral.to !== tokens.length
  )
    return null;
  const { low, high, precision, form } = numeral;
  if (form !== "digits" || low !== high) return null;
  const value: Value = { low, high, bound: "exact", precision };
  return {
    value,
    unit: null,
    bare: null,
    mark: { start: 0, end: printed.length },
    plain: /^\d+$/.test(printed),
    whole: precision >= 1,
  };
}

/** A number with its unit, and nothing else. */
function measured(printed: string, style: NumberStyle): CellNumber | null {
  const { quantities, refused } = findQuantities(printed, style);
  const [quantity] = quantities;
  if (quantity === undefined || quantities.length > 1 || refused.length > 0 || quantity.form === "vague") return null;
  if (quantity.span.start > 0 || quantity.span.end < printed.length) return null;
  const { unit, bare, value } = quantity;
  return { value, unit, bare, mark: { start: 0, end: printed.length }, plain: false, whole: value.precision >= 1 };
}

/** A value in the unit of its column. */
export const timesFactor = ({ low, high, bound, precision }: Value, factor: number): Value => ({
  low: low === null ? null : exactly(low * factor),
  high: high === null ? null : exactly(high * factor),
  bound,
  precision: exactly(precision * factor),
});

const commas = /^[-+\u2212]?(?:\d{1,3}(?:\.\d{3})+,\d+|\d+,(?:\d{1,2}|\d{4,}))(?:\s?\D{0,6})?$/;
const points = /^[-+\u2212]?(?:\d{1,3}(?:,\d{3})+\.\d+|\d+\.(?:\d{1,2}|\d{4,}))(?:\s?\D{0,6})?$/;

/** How a table writes its numbers: with decimal commas only where one of them can be nothing else, and none is written with a point. */
export function tableStyle(cells: readonly string[]): NumberStyle {
  return cells.some((cell) => commas.test(cell)) && !cells.some((cell) => points.test(cell)) ? "comma" : "point";
}
