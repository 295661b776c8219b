/** Days with their year as pages print them beside an article, in many languages. Prose is for `calendar.ts`, which reads English only. */
import { exists, isoDay } from "./calendar.ts";
import words from "./day-words.json" with { type: "json" };
import monthNames from "./months.json" with { type: "json" };

/** A whole day and where it stands in the text; half-open. */
export interface WholeDay {
  /** `YYYY-MM-DD` */
  day: string;
  start: number;
  end: number;
}

/** A field that holds a day is no longer. Characters. */
const fieldLimit = 120;
/** No page is older. */
const earliest = 1995;

/** Letters without their accents and with their dots, in lower case: pages leave accents out, or write them as two characters. */
const fold = (word: string): string => word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ı", "i");

/** The month that a name stands for in each language that has the name. */
const named = new Map<string, Map<string, number>>();
for (const [language, names] of Object.entries(monthNames.months)) {
  for (const [index, spellings] of names.entries()) {
    for (const spelling of spellings.split(" ").map(fold)) {
      named.set(spelling, (named.get(spelling) ?? new Map()).set(language, index + 1));
    }
  }
}

/** 1 to 12; null for no month, and for a name that is two months unless the language tells which. */
function monthNamed(name: string, language: string): number | null {
  const meanings = named.get(fold(name));
  if (meanings === undefined) return null;
  const all = new Set(meanings.values());
  const [only] = all;
  return meanings.get(primary(language)) ?? (all.size === 1 ? (only ?? null) : null);
}

const primary = (language: string): string => language.toLowerCase().split(/[-_]/)[0] ?? "";

/** Whether 5/6 is a day and a month, in this order or the other; null where both are written. Languages as in BCP 47. */
function slashOrder(language: string): "day" | "month" | null {
  if (primary(language) !== "en") return language === "" ? null : "day";
  const region = language.toUpperCase().split(/[-_]/).at(-1) ?? "";
  if (region === "US" || region === "PH") return "month";
  return region === "EN" || region === "CA" ? null : "day";
}

const anyCase = (forms: readonly string[]): string => forms.flatMap((form) => [form, form.toUpperCase()]).join("|");
const link = `(?:(?:${anyCase(words.links)})\\s)?`;
const ordinal = `(?:${anyCase(words.ordinals)})?`;
const space = "[\\s,\\u2013-]{1,3}";
/** Whatever may be a month's name: what is none is not found among them. */
const name = "(?<name>[^\\s\\d!-/:-@[-`{-~\\u2013\\u2014]{3,15})";
const patterns = [
  // 2024-06-20T09:00, 2024/6/20, 2024. 06. 20., 2024年6月20日, 2024년 6월 20일
  /(?<![\d/.-])(?<year>(?:19|20)\d\d)(?:[-/.]\s?|\s?[年년]\s?)(?<month>[01]?\d)(?:[-/.]\s?|\s?[月월]\s?)(?<day>[0-3]?\d)(?![\d/-]|\.\d)/g,
  // 20.06.2024, 20. 6. 2024, 20/06/2024, 20-6-24, 20.6.24
  /(?<![\d/.,:-])(?<first>[0-3]?\d)(?<separator>[-/.])\s?(?<second>[0-3]?\d)\k<separator>\s?(?<short>(?:19|20)?\d\d)(?![\d/.-]{0,2}\d)(?![:%€$])/g,
  // 20 June 2024, 20. Juni 2024, 20 de junio de 2024, 02-Oct-2017, 20 Jun '24
  new RegExp(
    `(?<![\\d.,:/]|\\d\\.?\\s?[-–]\\s?)(?<day>[0-3]?\\d)${ordinal}(?:\\s|-|\\.\\s?)${link}${name}\\.?${space}${link}(?<short>(?:19|20)\\d\\d|['’]\\d\\d)(?!\\d)`,
    "g",
  ),
  // June 20, 2024, Jun. 20th 2024, Jun 20 10:00:00 CEST 2024
  new RegExp(
    `(?<![^\\s,.|:;()/-])${name}\\.?\\s{1,2}(?<day>[0-3]?\\d)${ordinal}\\.?(?:\\s\\d\\d:\\d\\d:\\d\\d(?:\\s[A-Z]{2,5})?)?${space}${link}(?<year>(?:19|20)\\d\\d)(?!\\d)`,
    "g",
  ),
  // 2024. június 20.
  new RegExp(`(?<!\\d)(?<year>(?:19|20)\\d\\d)\\.?[\\s,-]{1,2}${name}\\.?[\\s-](?<day>[0-3]?\\d)(?!\\d)`, "g"),
];

/** What every day has: a year with a number near it, or a short year behind a mark. Most texts have neither, and are not looked at twice. */
const hint = /\d\D{1,24}(?:19|20)\d\d|(?:19|20)\d\d\D{1,20}\d|\d[./-]\s?\d\d(?!\d)|['’]\d\d/;

/**
 * Every whole day in a short text, in order. A day in figures that can be read in two ways is read as the language of the page writes it, and
 * not at all where that is unknown. Linear in the length of the text.
 */
export function findWholeDays(text: string, language: string): WholeDay[] {
  if (!hint.test(text)) return [];
  const all = patterns.flatMap((pattern) => daysBy(pattern, text, language));
  const found: WholeDay[] = [];
  for (const one of all.sort((a, b) => a.start - b.start || b.end - a.end))
    if (one.start >= (found.at(-1)?.end ?? 0)) found.push(one);
  return found;
}

/** With `exec`, as `matchAll` makes a new expression for every text, which costs more than the search. */
function daysBy(pattern: RegExp, text: string, language: string): WholeDay[] {
  const found: WholeDay[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const day = readMatch(match.groups ?? {}, language);
    if (day !== null) found.push({ day, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** The day of a field that holds a day and nothing else, such as 20240620, 20240620T0930 or what `findWholeDays` finds first; else null. */
export function wholeDay(field: string, language: string): string | null {
  const text = field.slice(0, fieldLimit).trim();
  const compact = /^((?:19|20)\d\d)([01]\d)([0-3]\d)(?:T?\d{4,6}Z?)?$/.exec(text);
  return findWholeDays(compact === null ? text : compact.slice(1).join("-"), language)[0]?.day ?? null;
}

function readMatch(groups: Readonly<Record<string, string | undefined>>, language: string): string | null {
  const { first, second, separator, name } = groups;
  const year = wholeYear(groups["year"] ?? groups["short"] ?? "");
  const order =
    first === undefined || second === undefined ? null : inOrder(Number(first), Number(second), separator, language);
  const month = order?.month ?? (name === undefined ? Number(groups["month"]) : monthNamed(name, language));
  const day = order?.day ?? Number(groups["day"]);
  return month !== null && year >= earliest && exists(year, month, day) ? isoDay(year, month, day) : null;
}

/** "24" and "'24" are of this century, and from 95 on of the last. */
function wholeYear(printed: string): number {
  const digits = printed.replace(/\D/g, "");
  if (digits.length === 4) return Number(digits);
  return Number(digits) + (Number(digits) >= 95 ? 1900 : 2000);
}

function inOrder(
  first: number,
  second: number,
  separator: string | undefined,
  language: string,
): { day: number; month: number } | null {
  if (separator === "." || first > 12 || first === second) return { day: first, month: second };
  if (second > 12) return { day: second, month: first };
  const order = slashOrder(language);
  if (order === null) return null;
  return order === "day" ? { day: first, month: second } : { day: second, month: first };
}

const either = (labels: readonly { label: string }[]): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${labels.map(({ label }) => label).join("|")})(?!\\p{L})`, "giu");
const neutral = new RegExp(either(words.neutral), "iu");
const labels = [
  { says: "published", pattern: either(words.published) },
  { says: "updated", pattern: either(words.updated) },
  { says: "unrelated", pattern: either(words.unrelated) },
] as const;

export type DayLabel = (typeof labels)[number]["says"];

/** What the words before a day say that it is the day of: publication, a later change, or something else. The nearest word counts. */
export function dayLabel(before: string): DayLabel | null {
  let says: DayLabel | null = neutral.test(before) ? "published" : null;
  let nearest = -1;
  for (const label of labels) {
    label.pattern.lastIndex = 0;
    for (let match = label.pattern.exec(before); match !== null; match = label.pattern.exec(before)) {
      const end = match.index + match[0].length;
      if (end > nearest) says = label.says;
      nearest = Math.max(nearest, end);
    }
  }
  return says;
}
