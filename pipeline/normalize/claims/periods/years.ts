/** Years and their parts: "in 2023", "2014-2023", "since 2015", "the first half of 2023", "Q1 2024", "the 1990s". */
import words from "../../../lexicon/en/periods.json" with { type: "json" };
import { cardinals } from "../../../lexicon/numbers.ts";
import { isCapital } from "../../grammar/words.ts";
import type { Token } from "../../quantities/tokens.ts";
import { looksAhead } from "../modality.ts";
import {
  type Finder,
  inferred,
  isoMonth,
  lowerOf,
  monthOf,
  type PeriodMention,
  stated,
  yearAt,
  yearOf,
} from "./mention.ts";

const quarters = new Map(Object.entries(words.quarters));
const halves = new Map(Object.entries(words.halves));

/** "between 2014 and 2023", "from 2014 to 2023", "2014-2023", "2018/19". */
export const yearSpan: Finder = (tokens, at) => {
  const short = /^(\d{4})\/(\d{2})$/.exec(tokens[at]?.text ?? "");
  if (short) return spanOf(at, at + 1, Number(short[1]), Number(`${short[1]?.slice(0, 2)}${short[2]}`));
  const first = yearAt(tokens, at);
  const joint = lowerOf(tokens, at + 1);
  const before = lowerOf(tokens, at - 1);
  const dash = /^[-\u2013\u2014]$/.test(joint);
  const joins = dash || (joint === "and" && before === "between") || (joint === "to" && /^(from|for)$/.test(before));
  if (first === null || !joins) return null;
  const ending = tokens[at + 2];
  const short2 = dash && ending?.glued && /^\d\d$/.test(ending.text);
  const second = short2 ? Number(`${`${first}`.slice(0, 2)}${ending.text}`) : yearAt(tokens, at + 2);
  return second === null ? null : spanOf(at, at + 3, first, second);
};

const spanOf = (from: number, to: number, first: number, second: number): PeriodMention | null =>
  first < second ? stated(from, to, `${first}/${second}`) : null;

/** "the 1990s". */
export const decade: Finder = (tokens, at) => {
  const year = yearAt(tokens, at);
  const ending = tokens[at + 1]?.lower === "s" && tokens[at + 1]?.glued;
  return year !== null && year % 10 === 0 && ending ? stated(at, at + 2, `${year}/${year + 9}`) : null;
};

const centuries = new Map(Object.entries(words.centuries));

/** "the 14th century", "the fourteenth century": a hundred years, the last of which gives it its number. */
export const century: Finder = (tokens, at) => {
  const ordinal = /^(st|nd|rd|th)$/.test(lowerOf(tokens, at + 1)) && tokens[at + 1]?.glued;
  const number = ordinal ? Number(lowerOf(tokens, at)) : centuries.get(lowerOf(tokens, at));
  const said = lowerOf(tokens, at + (ordinal ? 2 : 1)) === "century";
  if (number === undefined || !said || !(number >= 2 && number <= 21)) return null;
  const year = (last: number): string => `${last}`.padStart(4, "0");
  return stated(at, at + (ordinal ? 3 : 2), `${year(number * 100 - 99)}/${year(number * 100)}`);
};

/** "the first quarter of 2024", "Q1 2024", "the second half of last year"; without a year the latest that has begun. */
export const partOfYear: Finder = (tokens, at, published) => {
  const joined = /^(\w+)-(quarter|half)$/.exec(lowerOf(tokens, at));
  const word = joined?.[1] ?? lowerOf(tokens, at);
  const named = joined?.[2] ?? lowerOf(tokens, at + 1);
  const quarter = named === "quarter" || /^q[1-4]$/.test(word) ? quarters.get(word) : undefined;
  const half = named === "half" || /^h[12]$/.test(word) ? halves.get(word) : undefined;
  if (quarter === undefined && half === undefined) return null;
  const after = joined === null && (named === "quarter" || named === "half") ? at + 2 : at + 1;
  const iso = (year: number): string =>
    quarter === undefined
      ? `${isoMonth(year, half === 1 ? 1 : 7)}/${isoMonth(year, half === 1 ? 6 : 12)}`
      : `${year}-Q${quarter}`;
  const yearIndex = lowerOf(tokens, after) === "of" ? after + 1 : after;
  const year = yearAt(tokens, yearIndex);
  if (year !== null) return stated(at, yearIndex + 1, iso(year));
  if (published === null || (lowerOf(tokens, after) === "of" && half !== undefined)) return null;
  if (isOfGame(tokens, half !== undefined)) return null;
  const begins = quarter === undefined ? (half === 1 ? 1 : 7) : quarter * 3 - 2;
  const ends = begins + (quarter === undefined ? 5 : 2);
  const past = monthOf(published) < begins ? -1 : 0;
  const shift = looksAhead(tokens, at) ? (monthOf(published) > ends ? 1 : 0) : past;
  return inferred(at, after, iso(yearOf(published) + shift));
};

/** "40 points in the first half": a half without a year is one of the calendar only beside results; a quarter is none beside points and goals. */
const isOfGame = (tokens: readonly Token[], half: boolean): boolean =>
  tokens.some(({ lower }) => games.has(lower)) ||
  (half && !tokens.some(({ lower, kind }) => results.has(lower) || kind === "currency" || lower === "%"));

const games = new Set(words.games);
const results = new Set(words.results);

/** "the first nine months of 2023". */
export const firstMonths: Finder = (tokens, at) => {
  const count = cardinals.get(lowerOf(tokens, at + 1)) ?? Number(lowerOf(tokens, at + 1));
  const said =
    lowerOf(tokens, at) === "first" && lowerOf(tokens, at + 2) === "months" && lowerOf(tokens, at + 3) === "of";
  const year = yearAt(tokens, at + 4);
  if (!said || year === null || !(count >= 2 && count <= 11)) return null;
  return stated(at, at + 5, `${isoMonth(year, 1)}/${isoMonth(year, count)}`);
};

/** "in 2023", "by 2030", "the end of 2023", "2023's": four digits that nothing is counted by. */
export const plainYear: Finder = (tokens, at) => {
  const year = yearAt(tokens, at);
  if (year === null) return null;
  const named = isCapital(tokens[at + 1]) && !/^(in|of|by|since|until|before|after)$/.test(lowerOf(tokens, at - 1));
  return named ? null : stated(at, at + 1, `${year}`);
};

/** The year of "last year", "this year", "the end of the year", relative to publication, with how many tokens say so; or null. */
export function relativeYear(
  tokens: readonly Token[],
  at: number,
  published: string | null,
): { year: number; to: number } | null {
  if (published === null) return null;
  const shift = words.shifts[lowerOf(tokens, at) as keyof typeof words.shifts] as number | undefined;
  if (shift !== undefined && lowerOf(tokens, at + 1) === "year") return { year: yearOf(published) + shift, to: at + 2 };
  const within =
    /^(of|in)$/.test(lowerOf(tokens, at - 1)) &&
    /^(end|later|earlier|rest|start|beginning)$/.test(lowerOf(tokens, at - 2));
  const same = lowerOf(tokens, at) === "the" && lowerOf(tokens, at + 1) === "year" && within;
  if (same) return { year: yearOf(published), to: at + 2 };
  const ends = lowerOf(tokens, at) === "the" && lowerOf(tokens, at + 1) === "decade" && within;
  if (ends && lowerOf(tokens, at - 2) === "end")
    return { year: 10 * Math.floor(yearOf(published) / 10) + 10, to: at + 2 };
  return /^year-?end$/.test(lowerOf(tokens, at)) ? { year: yearOf(published), to: at + 1 } : null;
}

/** "last year", "earlier this year", "by year-end". */
export const namedYear: Finder = (tokens, at, published) => {
  const found = relativeYear(tokens, at, published);
  return found === null ? null : inferred(at, found.to, `${found.year}`);
};
