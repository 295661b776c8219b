/** Stretches around publication: "last week", "over the weekend", "this summer", "three months ago", "the past five years". */
import words from "../../../lexicon/en/periods.json" with { type: "json" };
import { cardinals } from "../../../lexicon/numbers.ts";
import type { Token } from "../../quantities/tokens.ts";
import { addDays, dayOfWeek, type Finder, inferred, isoMonth, lowerOf, monthOf, yearOf } from "./mention.ts";

const shifts = new Map(Object.entries(words.shifts));
const seasons = new Set(words.seasons);

/** The week (Monday to Sunday), month, quarter or decade that lies `shift` from the one of publication. */
function shifted(unit: string, shift: number, published: string): string | null {
  const [year, month] = [yearOf(published), monthOf(published)];
  const monday = addDays(published, 7 * shift - ((dayOfWeek(published) + 6) % 7));
  if (unit === "week") return `${monday}/${addDays(monday, 6)}`;
  if (unit === "month") return isoMonth(year, month + shift);
  if (unit === "quarter") {
    const first = isoMonth(year, month + 3 * shift);
    return `${first.slice(0, 4)}-Q${Math.ceil(monthOf(`${first}-01`) / 3)}`;
  }
  const decade = 10 * (Math.floor(year / 10) + shift);
  return unit === "decade" ? `${decade}/${decade + 9}` : null;
}

/** "last week", "this month", "next quarter", "this summer": the one before, of or after publication. */
export const namedStretch: Finder = (tokens, at, published) => {
  const shift = shifts.get(lowerOf(tokens, at));
  const unit = lowerOf(tokens, at + 1);
  if (published === null || shift === undefined) return null;
  if (seasons.has(unit)) return shift === 0 ? inferred(at, at + 2, published.slice(0, 4)) : null;
  const period = unit === "weekend" ? weekend(published, shift) : shifted(unit, shift, published);
  return period === null ? null : inferred(at, at + 2, period);
};

/** "over the weekend", "at the weekend". */
export const theWeekend: Finder = (tokens, at, published) => {
  const said =
    /^(over|at|on|during)$/.test(lowerOf(tokens, at)) &&
    lowerOf(tokens, at + 1) === "the" &&
    lowerOf(tokens, at + 2) === "weekend";
  return published !== null && said ? inferred(at, at + 3, weekend(published, -1)) : null;
};

/** Saturday and Sunday: the last ones not after publication, or the next. */
function weekend(published: string, shift: number): string {
  const saturday = addDays(published, -((dayOfWeek(published) + 1) % 7) + (shift > 0 ? 7 : 0));
  return `${saturday}/${addDays(saturday, 1)}`;
}

/** The same period a year, quarter, month, week or day before; null where the period is too coarse to be set back so. */
export function shiftBack(period: string, unit: "year" | "quarter" | "month" | "week" | "day"): string | null {
  const ends = period.split("/").map((end) => shiftEnd(end, unit));
  return ends.every((end) => end !== null) ? ends.join("/") : null;
}

function shiftEnd(end: string, unit: string): string | null {
  if (unit === "year") return `${yearOf(end) - 1}${end.slice(4)}`;
  const [, year, quarter] = /^(\d{4})-Q(\d)$/.exec(end) ?? [];
  if (quarter !== undefined) {
    if (unit !== "quarter") return null;
    return quarter === "1" ? `${Number(year) - 1}-Q4` : `${year}-Q${Number(quarter) - 1}`;
  }
  if (end.length === 10) return unit === "day" ? addDays(end, -1) : unit === "week" ? addDays(end, -7) : null;
  const back = { month: 1, quarter: 3 }[unit];
  return end.length === 7 && back !== undefined ? isoMonth(yearOf(end), monthOf(`${end}-01`) - back) : null;
}

/** "three months ago", "a year ago", "two weeks earlier" is another matter: earlier than what, the sentence does not say. */
export const ago: Finder = (tokens, at, published) => {
  const count = countAt(tokens, at);
  const unit = unitAt(tokens, at + 1);
  if (published === null || count === null || unit === null || lowerOf(tokens, at + 2) !== "ago") return null;
  return inferred(at, at + 3, backFrom(published, unit, count));
};

function backFrom(published: string, unit: string, count: number): string {
  if (unit === "day") return addDays(published, -count);
  if (unit === "week" || unit === "month") return shifted(unit, -count, published) ?? published;
  return `${yearOf(published) - count * (unit === "decade" ? 10 : 1)}`;
}

/** "in the coming weeks", "over the next few days": a month or a week on. Vague months and years are left open. */
export const soon: Finder = (tokens, at, published) => {
  if (published === null || !/^(next|coming)$/.test(lowerOf(tokens, at))) return null;
  const unit = at + (/^(few|several|couple)$/.test(lowerOf(tokens, at + 1)) ? 2 : 1);
  const days = { weeks: 31, days: 7 }[lowerOf(tokens, unit)];
  return days === undefined ? null : inferred(at, unit + 1, `${published}/${addDays(published, days)}`);
};

/** "the past five years", "in the last decade", "the past week", "over the next three years": up to publication, or from it on. */
export const window: Finder = (tokens, at, published) => {
  const word = lowerOf(tokens, at);
  if (published === null || !/^(past|last|next|coming)$/.test(word)) return null;
  const counted = countAt(tokens, at + 1);
  const unit = unitAt(tokens, at + (counted === null ? 1 : 2));
  const single = word === "past" || (unit === "decade" && word === "last");
  if (unit === null || (counted === null && (!single || lowerOf(tokens, at + 1).endsWith("s")))) return null;
  const count = counted ?? 1;
  const to = at + (counted === null ? 2 : 3);
  const ahead = word === "next" || word === "coming";
  const other = edge(published, unit, ahead ? count : -count);
  const now = published.slice(0, other.length);
  return inferred(at, to, ahead ? `${now}/${other}` : `${other}/${now}`);
};

/** The far end of a stretch, as exact as its unit: a year for years, a month for months, a day for weeks and days. */
function edge(published: string, unit: string, shift: number): string {
  if (unit === "month") return isoMonth(yearOf(published), monthOf(published) + shift);
  if (unit === "week" || unit === "day") return addDays(published, shift * (unit === "week" ? 7 : 1));
  return `${yearOf(published) + shift * (unit === "decade" ? 10 : 1)}`;
}

function countAt(tokens: readonly Token[], at: number): number | null {
  const word = lowerOf(tokens, at);
  if (word === "a" || word === "an") return 1;
  const count = cardinals.get(word) ?? (/^\d{1,2}$/.test(word) ? Number(word) : null);
  return count !== null && count > 0 && count < 100 ? count : null;
}

function unitAt(tokens: readonly Token[], at: number): string | null {
  const unit = lowerOf(tokens, at).replace(/s$/, "");
  return words.units.includes(unit) ? unit : null;
}
