/** Periods: the stretches of time a sentence names, in ISO 8601, resolved against the day of publication. */
import { monthNumber } from "../../lexicon/calendar.ts";
import words from "../../lexicon/en/periods.json" with { type: "json" };
import { isCapital, type Range } from "../grammar/words.ts";
import { matchWords, type Token } from "../quantities/tokens.ts";

export interface PeriodMention extends Range {
  period: string;
  basis: "stated" | "inferred";
}

const quarters = new Map(Object.entries(words.quarters));
const relativeYears = Object.entries(words.relativeYears).map(([phrase, shift]) => ({
  phrase: phrase.split(" "),
  shift,
}));
const relativeDays = new Map(Object.entries(words.relativeDays));

/** Every period that a sentence names, left to right, none inside another. `published` resolves "last year" and weekdays; null leaves them unresolved. */
export function findPeriods(tokens: readonly Token[], published: string | null): PeriodMention[] {
  const found: PeriodMention[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const mention = finders.reduce<PeriodMention | null>(
      (result, finder) => result ?? finder(tokens, at, published),
      null,
    );
    if (mention === null) continue;
    found.push(mention);
    at = mention.to - 1;
  }
  return found;
}

type Finder = (tokens: readonly Token[], at: number, published: string | null) => PeriodMention | null;

const finders: Finder[] = [yearSpan, quarterOfYear, dayOrMonth, relativeYear, plainYear, relativeDay];

/** "between 2014 and 2023", "from 2014 to 2023", "2014-2023". */
function yearSpan(tokens: readonly Token[], at: number): PeriodMention | null {
  const first = yearAt(tokens, at);
  const joint = tokens[at + 1]?.lower ?? "";
  const second = yearAt(tokens, at + 2);
  const before = tokens[at - 1]?.lower;
  if (first === null || second === null || first >= second) return null;
  const joins =
    joint === "-" ||
    joint === "\u2013" ||
    (joint === "and" && before === "between") ||
    (joint === "to" && before === "from");
  return joins ? stated(at, at + 3, `${first}/${second}`) : null;
}

/** "the first quarter of 2024", "Q1 2024". */
function quarterOfYear(tokens: readonly Token[], at: number): PeriodMention | null {
  const quarter = quarters.get(tokens[at]?.lower ?? "");
  if (quarter === undefined) return null;
  const after = tokens[at + 1]?.lower === "quarter" ? at + 2 : at + 1;
  if (after === at + 1 && !/^q/.test(tokens[at]?.lower ?? "")) return null;
  const yearIndex = tokens[after]?.lower === "of" ? after + 1 : after;
  const year = yearAt(tokens, yearIndex);
  return year === null ? null : stated(at, yearIndex + 1, `${year}-Q${quarter}`);
}

/** "20 June 2024", "June 20, 2024", "June 2024", "April last year"; without a year it is the one nearest before publication. */
function dayOrMonth(tokens: readonly Token[], at: number, published: string | null): PeriodMention | null {
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
  if (relative !== null) return { from: at, to: relative.to, period: `${relative.period}-${date}`, basis: "inferred" };
  if (published === null || (day === null && tokens[at - 1]?.lower !== "in")) return null;
  const recent =
    `${published.slice(0, 4)}-${date}` <= published ? Number(published.slice(0, 4)) : Number(published.slice(0, 4)) - 1;
  return { from: at, to: afterDay, period: `${recent}-${date}`, basis: "inferred" };
}

function relativeYear(tokens: readonly Token[], at: number, published: string | null): PeriodMention | null {
  if (published === null) return null;
  const found = relativeYears.find(({ phrase }) => matchWords(tokens, at, phrase) >= 0);
  return found
    ? {
        from: at,
        to: at + found.phrase.length,
        period: `${Number(published.slice(0, 4)) + found.shift}`,
        basis: "inferred",
      }
    : null;
}

/** "in 2023", "by 2030", "the end of 2023", "2023's": four digits that nothing is counted by. */
function plainYear(tokens: readonly Token[], at: number): PeriodMention | null {
  const year = yearAt(tokens, at);
  if (year === null) return null;
  const named = isCapital(tokens[at + 1]) && tokens[at - 1]?.lower !== "in" && tokens[at - 1]?.lower !== "of";
  return named ? null : stated(at, at + 1, `${year}`);
}

/** "on Thursday", "yesterday": the nearest such day not after publication. */
function relativeDay(tokens: readonly Token[], at: number, published: string | null): PeriodMention | null {
  if (published === null) return null;
  const word = tokens[at]?.lower ?? "";
  const shift = relativeDays.get(word);
  const weekday = isCapital(tokens[at]) ? words.weekdays.indexOf(word) : -1;
  if (shift === undefined && weekday < 0) return null;
  const back = shift ?? -((dayOfWeek(published) - weekday + 7) % 7);
  return { from: at, to: at + 1, period: addDays(published, back), basis: "inferred" };
}

const dayOfWeek = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
const addDays = (day: string, shift: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + shift * 86_400_000).toISOString().slice(0, 10);

const stated = (from: number, to: number, period: string): PeriodMention => ({ from, to, period, basis: "stated" });

function yearAt(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at];
  if (token?.kind !== "number" || !/^(1[5-9]|20|21)\d\d$/.test(token.text) || tokens[at - 1]?.kind === "currency")
    return null;
  return Number(token.text);
}

function monthAt(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at];
  if (!isCapital(token)) return null;
  return monthNumber((token?.lower ?? "").replace(".", ""));
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
