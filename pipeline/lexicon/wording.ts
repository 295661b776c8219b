/** How figures, periods and days are written in our own text: one house style. */
import type { Bound, Claim, Value } from "../model/claim.ts";
import { monthName } from "./calendar.ts";
import { isUnitWord, type UnitEntry, type UnitKind, unitEntry } from "./units.ts";
import { plural, singular } from "./words.ts";

const boundWords: Record<Bound, string> = {
  exact: "",
  about: "about ",
  "more-than": "more than ",
  "at-least": "at least ",
  "less-than": "less than ",
  "at-most": "up to ",
  range: "",
};

/** What a figure is where its sentence does not say what it measures. */
const unnamed: Record<UnitKind, string> = {
  money: "sum of money",
  share: "share or rate",
  ratio: "multiple",
  scale: "strength",
  physical: "amount",
  count: "number",
};

const ordinals = ["first", "second", "third", "fourth"];

const scales = [
  { worth: 1e12, word: "trillion" },
  { worth: 1e9, word: "billion" },
  { worth: 1e6, word: "million" },
];

/** "2024-06-20" as "20 June 2024". */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split("-");
  return `${Number(date)} ${monthName(Number(month))} ${year}`;
}

/**
 * An ISO 8601 period as a reader says it: "2023", "the first quarter of 2024", "June 2024", "20 June 2024", "2014 to 2023", "12 to 18 June 2024",
 * "March to June 2024".
 */
export function periodInWords(period: string): string {
  const [from = "", to] = period.split("/");
  if (to !== undefined) return `${beginning(from, to)} to ${periodInWords(to)}`;
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (quarter) return `the ${ordinals[Number(quarter[2]) - 1]} quarter of ${quarter[1]}`;
  const month = /^(\d{4})-(\d{2})$/.exec(period);
  if (month) return `${monthName(Number(month[2]))} ${month[1]}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(period) ? dayInWords(period) : period;
}

/** The first of two periods, without the month and the year that the second one tells. */
function beginning(from: string, to: string): string {
  const words = periodInWords(from);
  if (from.length !== to.length || from.includes("Q") || from === to) return words;
  if (from.length === 10 && from.slice(0, 7) === to.slice(0, 7)) return words.split(" ")[0] ?? words;
  return from.length > 4 && from.slice(0, 4) === to.slice(0, 4) ? words.replace(/ \d{4}$/, "") : words;
}

/** Whether a metric does not say what is measured: a unit, or a share of something unnamed. */
export const isUnnamed = (metric: string): boolean => isUnitWord(metric) || /^share(?: of share)?$/i.test(metric);

/** What a figure measures: its metric, or "length of time" where that is no more than the unit itself. */
export function metricInWords({ metric, unit }: Pick<Claim, "metric" | "unit">): string {
  if (!isUnnamed(metric)) return metric;
  const { kind, dimension } = unitEntry(unit);
  return dimension === unitEntry("a").dimension ? "length of time" : unnamed[kind];
}

/** A claim's figure with its bound and unit, in the precision its source printed: "more than 3,700 companies", "about $45 billion". */
export function valueInWords(claim: Pick<Claim, "value" | "unit" | "metric">): string {
  const { value } = claim;
  const unit = unitEntry(claim.unit).kind === "count" ? asPrinted(claim.unit, claim.metric) : claim.unit;
  if (value.low !== null && value.high !== null && value.low !== value.high) {
    return boundWords[value.bound] + amountInWords([value.low, value.high], unit, value.precision);
  }
  const amount = value.low ?? value.high ?? 0;
  return boundWords[value.bound] + amountInWords([amount], unit, value.precision);
}

/** A claim's figure in house style; a change says which way: "up 14.2 percent". */
export function figureInWords(claim: Claim): string {
  const words = valueInWords(claim);
  if (claim.aspect !== "change" || claim.direction === null) return words;
  return `${claim.direction} ${claim.value.bound === "at-most" ? "by " : ""}${words}`;
}

/** A unit is in lower case; a counted acronym is written as the metric writes it ("LLMs"). */
const asPrinted = (unit: string, metric: string): string =>
  metric
    .split(" ")
    .map(singular)
    .find((word) => word.toLowerCase() === unit && word !== unit && /\p{Lu}{2}/u.test(word)) ?? unit;

/** A number worked out by us, rounded to the precision of the figures it came from, so that "507.8 billion" has no more digits than they have. */
export function numberInWords(amount: number, unit: string, precision: number): string {
  return amountInWords([Math.round(amount / precision) * precision], unit, precision);
}

function amountInWords(amounts: readonly number[], unit: string, precision: Value["precision"]): string {
  const entry = unitEntry(unit);
  const largest = Math.max(...amounts.map(Math.abs));
  // "4,200,000" is 4.2 million; "4,234,567" would need more decimals than anybody reads.
  const short = (worth: number): boolean => amounts.every((amount) => isMultiple(amount, worth / 1000));
  const scale = scales.find(({ worth }) => largest >= worth && short(worth)) ?? { worth: 1, word: "" };
  const digits = amounts.map((amount) => decimal(amount / scale.worth, precision / scale.worth)).join(" to ");
  const number = scale.word ? `${digits} ${scale.word}` : digits;
  if (entry.sign !== null) return `${entry.sign}${number}${entry.per === undefined ? "" : ` per ${entry.per}`}`;
  if (entry.kind === "scale") return `${entry.word} ${number}`;
  if (entry.unit === "1") return number;
  return `${number} ${wordFor(entry, largest)}`;
}

/** "40 boats per day", "1 foot", "31 per 1,000 births": only what is counted stands in the plural. */
function wordFor({ kind, word, per }: UnitEntry, amount: number): string {
  const rate = per === undefined ? "" : ` per ${per}`;
  const base = word.slice(0, word.length - rate.length);
  if (base.startsWith("per ")) return word;
  if (kind === "count") return `${plural(base, amount)}${rate}`;
  return amount === 1 && kind === "physical" ? `${base.split(" ").map(singular).join(" ")}${rate}` : word;
}

/** Whether an amount is a whole number of steps, but for the noise of floating point. */
export const isMultiple = (amount: number, step: number): boolean =>
  Math.abs(amount / step - Math.round(amount / step)) < 1e-6;

/**
 * A number with commas between thousands and no more decimals than were printed; the sign is a typographic minus. Where more than three were
 * printed after a scale's point, as the zeros of "4,200,000" would be, those that are zeros go.
 */
function decimal(amount: number, precision: number): string {
  const places = precision >= 1 ? 0 : Math.min(6, Math.max(0, Math.ceil(-Math.log10(precision) - 1e-9)));
  const fixed = Math.abs(amount).toFixed(places);
  const [whole = "0", fraction] = (places > 3 ? fixed.replace(/\.?0+$/, "") : fixed).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${amount < 0 ? "\u2212" : ""}${fraction ? `${grouped}.${fraction}` : grouped}`;
}

export { plural };
