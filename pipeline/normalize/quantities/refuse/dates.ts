/** Dates, years and times of day: numerals that say when. */
import measures from "../../../lexicon/en/measures.json" with { type: "json" };
import words from "../../../lexicon/en/not-figures.json" with { type: "json" };
import { wordClass } from "../../grammar/word-classes.ts";
import type { Numeral } from "../numerals.ts";
import { firstPart, is, type Token } from "../tokens.ts";
import { hasCurrency, joins, plainInteger, type Rule } from "./rule.ts";

const months = new Set(words.months);
const yearPrepositions = new Set(words.yearPrepositions);
const clock = new Set(words.clock);
const ordinalEndings = new Set(words.ordinalEndings);
const measureWords = new Set([...measures.levels, ...measures.counts]);

export const dateRules: Rule[] = [
  { name: "ordinal or decade", refuses: isOrdinal },
  { name: "ratio in two numbers", refuses: isRatio },
  { name: "time of day", refuses: isTime },
  { name: "day of a date", of: "digits", refuses: isDayOfDate },
  { name: "year", of: "digits", refuses: isYear },
  { name: "year of a named thing", of: "digits", refuses: isYearOfName },
];

/** "10th", "1990s", "the 2000s", "a 17th-century chapel". */
function isOrdinal(tokens: readonly Token[], { to }: Numeral): boolean {
  const next = tokens[to];
  return (
    next?.glued === true &&
    ordinalEndings.has(firstPart(next.lower)) &&
    /\d$/.test(tokens[to - 1]?.text ?? "") &&
    !hasCurrency(tokens, to - 2)
  );
}

/** "50:50", "a 16:9 screen", "odds of 3:1": two numbers around a colon that are no hour and minute. */
function isRatio(tokens: readonly Token[], { from, to }: Numeral): boolean {
  const at = tokens[to]?.text === ":" ? to : tokens[from - 1]?.text === ":" ? from - 1 : -1;
  if (at < 1) return false;
  const [hour, colon, minute] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (colon?.glued !== true || minute?.glued !== true || hour?.kind !== "number" || minute.kind !== "number")
    return false;
  return (
    /^\d{1,3}$/.test(hour.text) &&
    (!/^[0-5]\d/.test(minute.text) || Number(hour.text) > 24) &&
    tokens[at + 2]?.text !== ":"
  );
}

/** "7:37", "07.30 GMT", "9 am", "0800 GMT", "5 o'clock". */
function isTime(tokens: readonly Token[], { from, to }: Numeral): boolean {
  const before = tokens[from - 1];
  const after = tokens[to];
  if (before?.text === ":" && before.glued && tokens[from]?.glued && tokens[from - 2]?.kind === "number") return true;
  if (after?.text === ":" && after.glued && tokens[to + 1]?.glued && tokens[to + 1]?.kind === "number") return true;
  return (
    after?.kind === "word" &&
    clock.has(after.lower) &&
    after.lower !== "hours" &&
    /^\d{1,2}(\.\d\d)?$|^\d{4}$/.test(tokens[from]?.text ?? "")
  );
}

/** "20 June", "June 20", "Feb. 21", "July 2, 2013", "3-5 May", "Sept. 20-24", "24, 25 and 26 December". */
function isDayOfDate(tokens: readonly Token[], numeral: Numeral): boolean {
  if (!isDay(plainInteger(tokens, numeral))) return false;
  const { from, to } = numeral;
  let last = to;
  for (let days = 0; days < 6 && joins(tokens[last]) && isDay(tokens[last + 1]?.text ?? null); days += 1) last += 2;
  if (isMonth(tokens[last])) return true;
  let first = from;
  for (let days = 0; days < 6 && joins(tokens[first - 1]) && isDay(tokens[first - 2]?.text ?? null); days += 1)
    first -= 2;
  return isMonthBefore(tokens, first);
}

const isDay = (digits: string | null): boolean =>
  digits !== null && digits.length < 3 && /^\d{1,2}$/.test(digits) && Number(digits) >= 1 && Number(digits) <= 31;

const isMonthBefore = (tokens: readonly Token[], at: number): boolean =>
  isMonth(tokens[at - 1]) ||
  (tokens[at - 1]?.text === "." && tokens[at - 1]?.glued === true && isMonth(tokens[at - 2]));

/** "may", "march" and "mar" are months only where they are capitalised. */
const isMonth = (token: Token | undefined): boolean =>
  token !== undefined && months.has(token.lower) && (!/^mar?(y|ch)?$/.test(token.lower) || /^[A-Z]/.test(token.text));

/** Four bare digits that stand where a year stands. */
function isYear(tokens: readonly Token[], numeral: Numeral): boolean {
  const digits = plainInteger(tokens, numeral);
  if (digits?.length !== 4 || !/^(1[5-9]|20|21)\d\d$/.test(digits)) return false;
  const { from, to } = numeral;
  if (hasCurrency(tokens, from - 1)) return false;
  const before = tokens[from - 1]?.lower ?? "";
  if (before === "of" && measureWords.has(tokens[from - 2]?.lower ?? "")) return false;
  if (/^(?:[qh][1-4]|fy)$/.test(before)) return true;
  if (yearPrepositions.has(before) || months.has(before) || before === "," || before === "(") return true;
  const after = tokens[to];
  return (
    after === undefined ||
    after.kind !== "word" ||
    !(is(after, wordClass.plural) || is(tokens[to + 1], wordClass.plural)) ||
    is(after, wordClass.preposition)
  );
}

/**
 * "the 1848 revolutions", "Acme's 2017 prizes", "2019 Acme boats", "the Euro 2024 finals": four bare digits that look like a year after a word that makes one thing of what
 * follows, or before a name; "2000 boats" and "2,017 boats" are counts.
 */
function isYearOfName(tokens: readonly Token[], numeral: Numeral): boolean {
  const digits = plainInteger(tokens, numeral);
  if (digits?.length !== 4 || !/^(1[5-9]|20)\d\d$/.test(digits)) return false;
  const before = tokens[numeral.from - 1];
  if (/^(?:the|this|that)$/.test(before?.lower ?? "")) return true;
  if (before?.kind === "word" && /^\p{Lu}\p{Ll}+$/u.test(before.text) && numeral.from > 1 && /^20[0-4]\d$/.test(digits))
    return true;
  const recent = /^(19|20)\d[1-9]$/.test(digits);
  return recent && (/['\u2019]s?$/.test(before?.text ?? "") || isNamedNext(tokens[numeral.to]));
}

/** A name, no acronym and no word for people of a place ("2015 Kenyans"). */
const isNamedNext = (token: Token | undefined): boolean =>
  token?.kind === "word" && /^\p{Lu}\p{Ll}/u.test(token.text) && !is(token, wordClass.plural);
