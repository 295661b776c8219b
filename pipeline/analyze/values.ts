/** What a printed figure allows the true number to be, from its bound and its printed precision. */
import { unitEntry } from "../lexicon/units.ts";
import { isMultiple } from "../lexicon/wording.ts";
import { type Claim, pointOf } from "../model/claim.ts";

/** Closed; infinite on an open side. */
export interface Interval {
  low: number;
  high: number;
}

type Figure = Pick<Claim, "value" | "unit">;

/** Floating point leaves this much, relative to the larger number. */
const noise = 1e-9;

/** The number in the base unit of its dimension: "6 miles" is 9,656 (metres). Money and counts stay as they are. */
export const baseAmount = ({ value, unit }: Figure): number => pointOf(value) * unitEntry(unit).factor;

/** Half the worth of the last printed digit, in the base unit: a printed 312 stands for 311.5 to 312.5. */
export const roundingSlack = ({ value, unit }: Figure): number => (value.precision * unitEntry(unit).factor) / 2;

/**
 * Half the worth of the last digit that is not a zero, in the base unit: 50 for "500", 0.05 for "1.4". A hedged figure ("about 500") and a
 * level that somebody computes with may be rounded that far; never less than the printed rounding.
 */
export function hedgeSlack(figure: Figure): number {
  const { precision } = figure.value;
  const amount = Math.abs(pointOf(figure.value));
  let worth = precision;
  while (worth > 0 && worth * 10 <= amount * (1 + noise) && isMultiple(amount, worth * 10)) worth *= 10;
  return Math.max((worth * unitEntry(figure.unit).factor) / 2, roundingSlack(figure));
}

/** How far the true number may be from the printed one, in the base unit: further for one that is called approximate. */
export const printedSlack = (figure: Figure): number =>
  figure.value.bound === "about" ? hedgeSlack(figure) : roundingSlack(figure);

/** How many digits a figure is given to: 4 for "312.6", 2 for "3,700", 1 for "500". Agreement of many digits is no accident. */
export function significantDigits(figure: Figure): number {
  const amount = Math.abs(baseAmount(figure));
  if (amount === 0) return 0;
  return Math.max(1, Math.floor(Math.log10(amount / (2 * hedgeSlack(figure))) + noise) + 1);
}

/** What the true number can be, in the base unit. */
export function allowed(figure: Figure): Interval {
  const { bound, low, high } = figure.value;
  const factor = unitEntry(figure.unit).factor;
  const slack = printedSlack(figure);
  if (bound === "more-than" || bound === "at-least")
    return { low: baseAmount(figure) - slack, high: Number.POSITIVE_INFINITY };
  if (bound === "less-than" || bound === "at-most")
    return { low: Number.NEGATIVE_INFINITY, high: baseAmount(figure) + slack };
  return { low: (low ?? high ?? 0) * factor - slack, high: (high ?? low ?? 0) * factor + slack };
}

/** Whether one true number fits all the figures; touching only at the edge of a rounding ("13" and "14" at 13.5) is no fit. */
export function jointlyPossible(figures: readonly Figure[]): boolean {
  const intervals = figures.map(allowed);
  const low = Math.max(...intervals.map((interval) => interval.low));
  const high = Math.min(...intervals.map((interval) => interval.high));
  return high - low > noise * Math.abs(Number.isFinite(low) ? low : 0);
}

/** Whether two figures are the same number, or one is the other rounded to the coarser of the two printed precisions. */
export function sameNumber(a: Figure, b: Figure): boolean {
  const [first, second] = [baseAmount(a), baseAmount(b)];
  const slack = Math.max(roundingSlack(a), roundingSlack(b));
  return (
    Math.abs(first - second) <=
    Math.min(slack, 0.1 * Math.max(Math.abs(first), Math.abs(second))) * (1 + noise) + noise * Math.abs(first)
  );
}

/** Whether the units of figures are one, or powers of ten of each other: megawatts are gigawatts without rounding, miles are not kilometres. */
export function convertExactly(figures: readonly Figure[]): boolean {
  const scales = figures.map(({ unit }) => Math.log10(unitEntry(unit).factor));
  return scales.every((scale) => {
    const steps = scale - (scales[0] ?? scale);
    return Math.abs(steps - Math.round(steps)) <= noise;
  });
}

/** Whether a figure is one number, without "about", "more than" and the like. */
export const isPlain = ({ value }: Figure): boolean => value.bound === "exact";

/** Whether the number itself is excluded by the wording: "more than 40" is not 40. */
export const isStrict = ({ value }: Figure): boolean => value.bound === "more-than" || value.bound === "less-than";

/** Whether a plain figure lies on the open side of a bound: 312.6 is "over 312". */
export function satisfies(plain: Figure, bounded: Figure): boolean {
  const difference = baseAmount(plain) - baseAmount(bounded);
  return bounded.value.bound === "more-than"
    ? difference > 0
    : bounded.value.bound === "less-than"
      ? difference < 0
      : true;
}

/** Whether a range is so wide that it tells only an order of magnitude: "dozens", "millions". */
export const isVague = ({ value: { low, high } }: Figure): boolean =>
  low !== null && high !== null && low > 0 && high >= 8 * low;

/** A stock that is counted again after this many days may have changed. */
export const anotherVintage = 30;

/** Whether two figures differ by no more than half: a stock that changes more from one report to the next would need an explanation. */
export function plausiblyChanged(a: Figure, b: Figure): boolean {
  const [first, second] = [Math.abs(baseAmount(a)), Math.abs(baseAmount(b))];
  return Math.max(first, second) <= 1.5 * Math.min(first, second);
}
