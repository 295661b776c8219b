/** The calendar as English prints it: finds days in a text and in an address, and knows which weekday a day was. */
import calendar from "./en/calendar.json" with { type: "json" };

/** A day as printed: the year is null when the text leaves it out. */
export interface PrintedDay {
  year: number | null;
  /** 1 to 12. */
  month: number;
  day: number;
  /** 0 is Monday; null when no weekday is printed beside it. */
  weekday: number | null;
  /** Where it stands in the text, the weekday included; half-open. */
  start: number;
  end: number;
}

/** Every way of writing a name, longest first so that "June" is not read as "Jun", with its index. */
function spellings(names: readonly { name: string; short: readonly string[] }[]): Map<string, number> {
  const all = names.flatMap(({ name, short }, index) =>
    [name, ...short].map((word): [string, number] => [word.toLowerCase(), index]),
  );
  return new Map(all.sort(([a], [b]) => b.length - a.length));
}

const months = spellings(calendar.months);
const weekdays = spellings(calendar.weekdays);
/** 1 to 12 for a month's name or short form, any case; else null. */
export const monthNumber = (word: string): number | null => {
  const index = months.get(word.toLowerCase());
  return index === undefined ? null : index + 1;
};
/** The name of a month, 1 to 12. */
export const monthName = (month: number): string => calendar.months[month - 1]?.name ?? "";
/** Words that stand beside a day without saying anything but the time of day; lower case. */
export const timeWords: ReadonlySet<string> = new Set(calendar.timeWords.map((word) => word.toLowerCase()));
/** Whether a word is a month, a weekday or a time zone; any case. */
export const saysWhen = (word: string): boolean =>
  [months, weekdays, timeWords].some((words) => words.has(word.toLowerCase()));
/** How each month and weekday is printed, one example each, for the tests. */
export const calendarExamples: readonly string[] = [...calendar.months, ...calendar.weekdays].map(
  ({ example }) => example,
);
/** What stands before the day of publication, and before the day of a later change; lower case, longest first. */
export const publishedLabels: readonly string[] = calendar.publishedLabels;
export const updatedLabels: readonly string[] = calendar.updatedLabels;

const month = `(?<month>${[...months.keys()].join("|")})\\.?`;
const weekday = `(?:(?<weekday>${[...weekdays.keys()].join("|")})\\.?,?\\s+)?`;
const dayNumber = "(?<day>[0-3]?[0-9])(?:st|nd|rd|th)?";
const year = "(?<year>(?:19|20)[0-9]{2})";
const patterns = [
  // 2024-06-20, 2024-06-20T09:00, 2024/06/20, 2024.6.20
  new RegExp(
    `(?<![0-9/.-])${year}(?<separator>[-/.])(?<month>[01]?[0-9])\\k<separator>(?<day>[0-3]?[0-9])(?![0-9]|[-/.][0-9])`,
    "gi",
  ),
  // 20.06.2024, and 20/06/2024 or 06/20/2024 where only one reading is possible
  new RegExp(
    `(?<![0-9/.-])(?<first>[0-3]?[0-9])(?<separator>[-/.])(?<second>[0-3]?[0-9])\\k<separator>${year}(?![0-9]|[-/.][0-9])`,
    "gi",
  ),
  // 3 July 2013, 02-Oct-2017, the 9th of August
  new RegExp(
    `(?<![0-9.,:$£€-])\\b${weekday}(?:the\\s+)?${dayNumber}(?:\\s+of\\s+|\\s+|-)${month}(?:,?\\s+|-)${year}(?![0-9])`,
    "gi",
  ),
  // July 2nd, 2013, Jul 2 2013, Thursday, June 20
  new RegExp(
    `\\b${weekday}${month}\\s+${dayNumber}(?:,?\\s+${year}(?![0-9])|(?![0-9:]|[.,][0-9]|\\s*(?:%|percent|per cent)))`,
    "gi",
  ),
  // 20 June, Tuesday 2 Jul
  new RegExp(`(?<![0-9.,:$£€-])\\b${weekday}${dayNumber}(?:\\s+of\\s+|\\s+)${month}(?![a-z0-9])`, "gi"),
];

/** What every day has: a month's name, or two numbers with a mark between them. Most texts have neither, and are not looked at twice. */
const hint = new RegExp(`[0-9][-/.][0-9]|${[...months.keys()].join("|")}`, "i");

/**
 * Every day that is printed in a text, in order, without overlaps. A month's name must start with a capital ("may 3" is a verb). A numeric
 * day is read only if it can be read in one way: 20/06/2024 can, 05/06/2024 cannot, and dots mean day first.
 * Linear in the length of the text.
 */
export function findDays(text: string): PrintedDay[] {
  if (!/[0-9]/.test(text) || !hint.test(text)) return [];
  const all = patterns.flatMap((pattern) => daysBy(pattern, text));
  const inOrder = all.sort((a, b) => a.start - b.start || b.end - a.end);
  const found: PrintedDay[] = [];
  for (const day of inOrder) if (day.start >= (found.at(-1)?.end ?? 0)) found.push(day);
  return found;
}

/** With `exec`, as `matchAll` makes a new expression for every text, which costs more than the search. */
function daysBy(pattern: RegExp, text: string): PrintedDay[] {
  const found: PrintedDay[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const day = readMatch(match);
    if (day !== null) found.push(day);
  }
  return found;
}

function readMatch(match: RegExpExecArray): PrintedDay | null {
  const groups = match.groups ?? {};
  const numeric =
    groups["first"] === undefined
      ? null
      : numericOrder(Number(groups["first"]), Number(groups["second"]), groups["separator"]);
  const name = groups["month"] ?? "";
  if (groups["first"] !== undefined && numeric === null) return null;
  if (/^[a-z]/.test(name)) return null;
  const monthNumber =
    numeric?.month ?? (/^[0-9]/.test(name) ? Number(name) : (months.get(name.toLowerCase()) ?? -1) + 1);
  const day = numeric?.day ?? Number(groups["day"]);
  const printedYear = groups["year"] === undefined ? null : Number(groups["year"]);
  if (!exists(printedYear ?? 2000, monthNumber, day)) return null;
  return {
    year: printedYear,
    month: monthNumber,
    day,
    weekday: groups["weekday"] === undefined ? null : (weekdays.get(groups["weekday"].toLowerCase()) ?? null),
    start: match.index,
    end: match.index + match[0].length,
  };
}

function numericOrder(
  first: number,
  second: number,
  separator: string | undefined,
): { day: number; month: number } | null {
  if (separator === "." || first > 12 || first === second) return { day: first, month: second };
  return second > 12 ? { day: second, month: first } : null;
}

/** Whether a month has such a day. */
export function exists(yearNumber: number, monthNumber: number, day: number): boolean {
  const date = new Date(Date.UTC(yearNumber, monthNumber - 1, day));
  return date.getUTCMonth() === monthNumber - 1 && date.getUTCDate() === day;
}

/** 0 is Monday. */
export function weekdayOf(yearNumber: number, monthNumber: number, day: number): number {
  return (new Date(Date.UTC(yearNumber, monthNumber - 1, day)).getUTCDay() + 6) % 7;
}

/** `YYYY-MM-DD`. */
export function isoDay(yearNumber: number, monthNumber: number, day: number): string {
  return `${yearNumber}-${String(monthNumber).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** The first whole day in a text as `YYYY-MM-DD`, or null. For fields that hold a date and nothing else. */
export function printedDay(text: string): string | null {
  const day = findDays(text).find((candidate) => candidate.year !== null);
  return day?.year === null || day === undefined ? null : isoDay(day.year, day.month, day.day);
}

/** The day in the path of an address, such as /2017/09/27/, /2017/9/5/, /2019/nov/20/, /20170927/ or -2017-11-14/; null when there is none. */
export function dayOfAddress(address: string): string | null {
  const path = address.replace(/^[a-z]+:\/\/[^/]*/i, "").split(/[?#]/)[0] ?? "";
  const match =
    /(?<![0-9])((?:19|20)[0-9]{2})([-/_]?)([01][0-9]|[a-z]{3})\2([0-3][0-9])(?![0-9])/i.exec(path) ??
    /\/((?:19|20)[0-9]{2})([-/])([01]?[0-9])\2([0-3]?[0-9])(?:\/|$)/.exec(path);
  if (match === null) return null;
  const [, yearText = "", , monthText = "", dayText = ""] = match;
  const monthNumber = /^[0-9]/.test(monthText) ? Number(monthText) : (months.get(monthText.toLowerCase()) ?? -1) + 1;
  return exists(Number(yearText), monthNumber, Number(dayText))
    ? isoDay(Number(yearText), monthNumber, Number(dayText))
    : null;
}
