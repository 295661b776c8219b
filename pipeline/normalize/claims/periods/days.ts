/** Days and months: "20 June 2024", "June 2024", "between May and July", "on Thursday", "yesterday"; without a year they lie near publication. */
import { monthNumber } from "../../../lexicon/calendar.ts";
import words from "../../../lexicon/en/periods.json" with { type: "json" };
import { cardinals } from "../../../lexicon/numbers.ts";
import { isCapital } from "../../grammar/words.ts";
import type { Token } from "../../quantities/tokens.ts";
import { looksAhead } from "../modality.ts";
import {
  addDays,
  dayOfWeek,
  type Finder,
  inferred,
  isoMonth,
  lowerOf,
  type PeriodMention,
  stated,
  yearAt,
  yearOf,
} from "./mention.ts";
import { relativeYear } from "./years.ts";

/** "Good Friday" names a day of its own. */
const namedDays = new Set(words.namedDays);
/** "Tuesday's close" is the last one, wherever the sentence looks. */
const lookBack = new Set(words.lookBack);
const relativeDays = new Map(Object.entries(words.relativeDays));
/** Words before a month that stands alone: "may" and "march" are verbs elsewhere. */
const beforeMonth = new Set(words.beforeMonth);

/** "between May and July", "from April to June 2024", "from November 2023 to February 2024", "April-June". */
export const monthSpan: Finder = (tokens, at, published) => {
  const hyphenated = /^(\p{L}+)[-\u2013](\p{L}+)$/u.exec(tokens[at]?.text ?? "");
  const first = hyphenated ? monthNumber(hyphenated[1] ?? "") : monthAt(tokens, at);
  if (first === null) return null;
  const begins = hyphenated ? null : yearAt(tokens, at + 1);
  const joint = begins === null ? at + 1 : at + 2;
  if (!hyphenated && !/^(and|to|through|until|[-\u2013])$/.test(lowerOf(tokens, joint))) return null;
  const last = hyphenated ? at : joint + 1;
  const second = hyphenated ? monthNumber(hyphenated[2] ?? "") : monthAt(tokens, last);
  if (second === null || (lowerOf(tokens, joint) === "and" && lowerOf(tokens, at - 1) !== "between")) return null;
  const printed = yearAt(tokens, last + 1);
  if (begins !== null && printed === null) return null;
  if (printed === null && published === null) return null;
  const year = printed ?? yearNear(isoMonth(2000, second).slice(5), published ?? "", looksAhead(tokens, at));
  const starts = isoMonth(begins ?? (first > second ? year - 1 : year), first);
  const period = `${starts}/${isoMonth(year, second)}`;
  return printed === null ? inferred(at, last + 1, period) : stated(at, last + 2, period);
};

/** "between March 1 and June 18", "from 3 May to 7 June 2023": the second day has the year for both. */
export const daySpan: Finder = (tokens, at, published) => {
  if (!/^(between|from)$/.test(lowerOf(tokens, at - 1))) return null;
  const joint = [at + 2, at + 3].find((index) => /^(and|to|until|[-\u2013])$/.test(lowerOf(tokens, index)));
  const second = joint === undefined ? null : dayOrMonth(tokens, joint + 1, published);
  if (joint === undefined || second === null || second.period.length !== 10) return null;
  const first = dayOrMonth(tokens, at, `${second.period.slice(0, 4)}-12-31`);
  if (first === null || first.to !== joint || first.period >= second.period) return null;
  return { from: at, to: second.to, period: `${first.period}/${second.period}`, basis: second.basis };
};

/** "the year to March", "the six months to 31 March 2024", "the quarter ended June 30", "the 12 months ending September 2023". */
export const stretchTo: Finder = (tokens, at, published) => {
  const count =
    cardinals.get(lowerOf(tokens, at)) ?? (/^\d{1,2}$/.test(lowerOf(tokens, at)) ? Number(lowerOf(tokens, at)) : null);
  const unit = count === null ? at : at + 1;
  const months = lengths.get(lowerOf(tokens, unit).replace(/s$/, ""));
  if (months === undefined || !/^(to|ended|ending|through)$/.test(lowerOf(tokens, unit + 1))) return null;
  const said = tokens.slice(unit + 2, unit + 5).map(({ lower }) => lower);
  const skipped = said.join(" ") === "the end of" ? 5 : /^(in|on)$/.test(said[0] ?? "") ? 3 : 2;
  const end = dayOrMonth(tokens, unit + skipped, published);
  if (end === null) return null;
  const last = end.period.slice(0, 7);
  const first = isoMonth(yearOf(last), Number(last.slice(5)) - months * (count ?? 1) + 1);
  return { from: at, to: end.to, period: first === last ? last : `${first}/${last}`, basis: end.basis };
};

const lengths = new Map(Object.entries(words.stretches));

/** "20 June 2024", "June 20, 2024", "June 2024", "April last year", "last April"; without a year it is the one nearest before publication. */
export const dayOrMonth: Finder = (tokens, at, published) => {
  const dayFirst = dayAt(tokens, at);
  const monthIndex = dayFirst === null ? at : at + dayFirst.length;
  const month = monthAt(tokens, monthIndex);
  if (month === null) return null;
  const next = monthIndex + 1 + (tokens[monthIndex + 1]?.text === "." ? 1 : 0);
  const dayLast = dayFirst === null ? dayAt(tokens, next) : null;
  const day = dayFirst ?? dayLast;
  const afterDay = next + (dayLast?.length ?? 0);
  const yearIndex = tokens[afterDay]?.text === "," ? afterDay + 1 : afterDay;
  const year = yearAt(tokens, yearIndex);
  const monthText = `${month}`.padStart(2, "0");
  const date = day === null ? monthText : `${monthText}-${`${day.value}`.padStart(2, "0")}`;
  if (year !== null) return stated(at, yearIndex + 1, `${year}-${date}`);
  const relative = relativeYear(tokens, afterDay, published);
  if (relative !== null) return inferred(at, relative.to, `${relative.year}-${date}`);
  if (published === null || (day === null && !beforeMonth.has(lowerOf(tokens, at - 1)))) return null;
  return inferred(at, afterDay, `${yearNear(date, published, looksAhead(tokens, at))}-${date}`);
};

/** The year of a month or day (`MM`, `MM-DD`) that is printed without one: the last one that came, or the next where the sentence looks ahead. */
function yearNear(date: string, published: string, ahead: boolean): number {
  const year = yearOf(published);
  const passed = `${year}-${date}` <= published;
  if (ahead) return passed && `${year}-${date}` < published.slice(0, 5 + date.length) ? year + 1 : year;
  return passed ? year : year - 1;
}

/** "on Thursday", "next Friday", "yesterday", "this morning", not "the Sunday Star": the nearest such day not after publication, or after it where the sentence says so. */
export const relativeDay: Finder = (tokens, at, published) => {
  if (published === null) return null;
  const word = lowerOf(tokens, at);
  const shift = relativeDays.get(word);
  if (shift !== undefined) return inferred(at, at + 1, addDays(published, shift));
  const weekday = isCapital(tokens[at]) ? words.weekdays.indexOf(word) : -1;
  if (weekday < 0) return partOfDay(tokens, at, published);
  if (namedDays.has(lowerOf(tokens, at - 1)) && isCapital(tokens[at - 1])) return null;
  if (lowerOf(tokens, at - 1) === "the" && isCapital(tokens[at + 1])) return null;
  const back = (dayOfWeek(published) - weekday + 7) % 7;
  const of = lookBack.has(lowerOf(tokens, at + 1)) && lowerOf(tokens, at) !== tokens[at]?.lower;
  const ahead = lowerOf(tokens, at - 1) === "next" || (!of && looksAhead(tokens, at) && back > 0);
  return inferred(at, at + 1, addDays(published, ahead ? 7 - back : -back));
};

/** "this morning", "last night". */
function partOfDay(tokens: readonly Token[], at: number, published: string): PeriodMention | null {
  if (!words.partsOfDay.includes(lowerOf(tokens, at + 1))) return null;
  const shift = { this: 0, last: -1, tomorrow: 1 }[lowerOf(tokens, at)];
  return shift === undefined ? null : inferred(at, at + 2, addDays(published, shift));
}

function monthAt(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at];
  return isCapital(token) ? monthNumber((token?.lower ?? "").replace(".", "")) : null;
}

/** A day of the month with an optional ordinal ending: how many tokens it takes and its number. */
function dayAt(tokens: readonly Token[], at: number): { value: number; length: number } | null {
  const token = tokens[at];
  if (token?.kind !== "number" || !/^\d{1,2}$/.test(token.text)) return null;
  const value = Number(token.text);
  const ordinal = tokens[at + 1];
  const length = ordinal?.glued && /^(st|nd|rd|th)$/.test(ordinal.lower) ? 2 : 1;
  return value >= 1 && value <= 31 ? { value, length } : null;
}
