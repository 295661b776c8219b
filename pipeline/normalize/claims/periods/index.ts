/** Periods: the stretches of time a sentence names, in ISO 8601, resolved against the day of publication. Finders, each for one wording, in order. */
import type { Token } from "../../quantities/tokens.ts";
import { dayOrMonth, daySpan, monthSpan, relativeDay, stretchTo } from "./days.ts";
import { type Finder, lowerOf, type PeriodMention } from "./mention.ts";
import { ago, namedStretch, soon, theWeekend, window } from "./stretches.ts";
import { century, decade, firstMonths, namedYear, partOfYear, plainYear, yearSpan } from "./years.ts";

const finders: readonly Finder[] = [
  yearSpan,
  decade,
  century,
  partOfYear,
  firstMonths,
  stretchTo,
  daySpan,
  monthSpan,
  dayOrMonth,
  window,
  soon,
  ago,
  namedYear,
  namedStretch,
  theWeekend,
  plainYear,
  relativeDay,
];

/**
 * Every period that a sentence names, left to right, none inside another. `published` resolves "last year" and weekdays; null leaves them
 * unresolved, and a day that is only `approximate` gives years.
 */
export function findPeriods(tokens: readonly Token[], published: string | null, approximate = false): PeriodMention[] {
  const found: PeriodMention[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const mention = mentionAt(tokens, at, published);
    if (mention === null) continue;
    const since = lowerOf(tokens, at - 1) === "since";
    if (!since) found.push(mention);
    else if (!isRecord(tokens, at)) found.push(untilNow(mention, published));
    at = mention.to - 1;
  }
  return approximate ? found.map((mention) => (mention.basis === "inferred" ? inYears(mention) : mention)) : found;
}

function inYears(mention: PeriodMention): PeriodMention {
  const years = new Set(mention.period.split("/").map((end) => end.slice(0, 4)));
  return { ...mention, period: [...years].join("/") };
}

/** "since Friday", "since October 2023": until the report. */
function untilNow(mention: PeriodMention, published: string | null): PeriodMention {
  const begins = mention.period.split("/")[0] ?? "";
  const now = published?.slice(0, begins.length) ?? "";
  return begins < now ? { ...mention, period: `${begins}/${now}` } : mention;
}

/** "the lowest since 2021", "the most cases since May": no time of the figure. */
const isRecord = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(Math.max(0, at - 5), at).some(({ lower }) => /^(most|least|worst|best|first|.{2,}est)$/.test(lower));

function mentionAt(tokens: readonly Token[], at: number, published: string | null): PeriodMention | null {
  if (tokens[at]?.kind === "symbol") return null;
  for (const finder of finders) {
    const mention = finder(tokens, at, published);
    if (mention !== null) return mention;
  }
  return null;
}

export type { PeriodMention } from "./mention.ts";
export { shiftBack } from "./stretches.ts";
