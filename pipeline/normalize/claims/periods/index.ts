/** Periods: the stretches of time a sentence names, in ISO 8601, resolved against the day of publication. Finders, each for one wording, in order. */
import type { Token } from "../../quantities/tokens.ts";
import { dayOrMonth, monthSpan, relativeDay } from "./days.ts";
import type { Finder, PeriodMention } from "./mention.ts";
import { ago, namedStretch, soon, theWeekend, window } from "./stretches.ts";
import { century, decade, firstMonths, namedYear, partOfYear, plainYear, sinceYear, yearSpan } from "./years.ts";

const finders: readonly Finder[] = [
  yearSpan,
  sinceYear,
  decade,
  century,
  partOfYear,
  firstMonths,
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

/** Every period that a sentence names, left to right, none inside another. `published` resolves "last year" and weekdays; null leaves them unresolved. */
export function findPeriods(tokens: readonly Token[], published: string | null): PeriodMention[] {
  const found: PeriodMention[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const mention = mentionAt(tokens, at, published);
    if (mention === null) continue;
    found.push(mention);
    at = mention.to - 1;
  }
  return found;
}

function mentionAt(tokens: readonly Token[], at: number, published: string | null): PeriodMention | null {
  if (tokens[at]?.kind === "symbol") return null;
  for (const finder of finders) {
    const mention = finder(tokens, at, published);
    if (mention !== null) return mention;
  }
  return null;
}

export type { PeriodMention } from "./mention.ts";
