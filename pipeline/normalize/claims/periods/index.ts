/** Periods: the stretches of time a sentence names, in ISO 8601, resolved against the day of publication. Finders, each for one wording, in order. */
import lists from "../../../lexicon/en/periods.json" with { type: "json" };
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
 * unresolved, and of an article written between `earliest` and `published` only the years are kept of which both make the same.
 */
export const findPeriods = (tokens: readonly Token[], published: string | null): PeriodMention[] =>
  findTimes(tokens, published, null).filter(({ period }) => period !== unknownTime);

/** The period of a time that is named and cannot be resolved: "by June" in an article without a day. */
export const unknownTime = "";

/** The same with those that cannot be resolved: they are times of their figures nonetheless. */
export function findTimes(
  tokens: readonly Token[],
  published: string | null,
  earliest: string | null,
): PeriodMention[] {
  const found = timesOn(tokens, published);
  if (earliest === null) return found;
  const early = new Map(timesOn(tokens, earliest).map((mention) => [mention.from, mention]));
  return found.map((mention) => settled(mention, early.get(mention.from)));
}

function timesOn(tokens: readonly Token[], published: string | null): PeriodMention[] {
  const found: PeriodMention[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const mention = mentionAt(tokens, at, published ?? someDay);
    if (mention === null) continue;
    at = mention.to - 1;
    const told = ownTime(tokens, mention, published);
    if (told !== null)
      found.push(published === null && told.basis === "inferred" ? { ...told, period: unknownTime } : told);
  }
  return found;
}

/** What a mention is where the article was written on one of two days, or between them. */
function settled(late: PeriodMention, early: PeriodMention | undefined): PeriodMention {
  if (late.basis === "stated" && late.period === early?.period) return late;
  const years = yearsOf(late.period);
  return { ...late, period: early !== undefined && years === yearsOf(early.period) ? years : unknownTime };
}

/** Where nothing says when an article was written, times are found all the same, and then left open. */
const someDay = "2000-06-14";

/** A mention as a time that a figure can be of: "since" reaches to the report; records, price bases and origins are none. */
function ownTime(tokens: readonly Token[], mention: PeriodMention, published: string | null): PeriodMention | null {
  const { from, to, period } = mention;
  const year = /^\d{4}$/.test(period) && mention.basis === "stated";
  if (priceBases.has(lowerOf(tokens, to)) && (year || /['\u2019]s$/.test(tokens[to - 1]?.lower ?? ""))) return null;
  if (/^(until|till)$/.test(lowerOf(tokens, from - 1))) return null;
  if (/^(in|on)$/.test(lowerOf(tokens, from - 1)) && isOfAnother(tokens, from - 2)) return null;
  if (year && lowerOf(tokens, from - 1) === "from" && !/^(on|onwards?)$/.test(lowerOf(tokens, to))) return null;
  const since = sinceBefore(tokens, from);
  if (since < 0) return mention;
  if (isRecord(tokens, since)) return null;
  return since === 0 && from - since > 3 ? null : untilNow({ ...mention, from: since }, published);
}

/** "bonds due in 2027", "the 4 percent predicted in May": when something is due or was said. */
const isOfAnother = (tokens: readonly Token[], at: number): boolean =>
  /^(due|maturing|expiring)$/.test(lowerOf(tokens, at)) ||
  (/^(predicted|projected|estimated)$/.test(lowerOf(tokens, at)) &&
    !/^(is|are|was|were|be|been)$/.test(lowerOf(tokens, at - 1)));

/** Where the "since" of a time stands: "since 2019", "since its peak in January 2021", "since the port opened in 2003"; -1 for none. */
function sinceBefore(tokens: readonly Token[], from: number): number {
  for (let at = from - 1; at >= Math.max(0, from - reach); at -= 1) {
    if (lowerOf(tokens, at) === "since") return at;
    if (tokens[at]?.kind !== "word") return -1;
  }
  return -1;
}

/** How many words back a "since" is looked for. */
const reach = 12;

const priceBases = new Set(lists.priceBases);

const yearsOf = (period: string): string => [...new Set(period.split("/").map((end) => end.slice(0, 4)))].join("/");

/** "since Friday", "since October 2023": until the report. */
function untilNow(mention: PeriodMention, published: string | null): PeriodMention {
  if (published === null) return { ...mention, period: unknownTime };
  const begins = mention.period.split("/")[0] ?? "";
  const now = published.slice(0, begins.length);
  return begins < now ? { ...mention, period: `${begins}/${now}` } : mention;
}

/** "the lowest since 2021", "the most cases since May", "since records began in 1964": no time of the figure. */
const isRecord = (tokens: readonly Token[], since: number): boolean =>
  tokens
    .slice(Math.max(0, since - 8), since)
    .some(({ lower }, at, near) => superlative.test(lower) && !(lower === "least" && near[at - 1]?.lower === "at")) ||
  tokens.slice(since + 1, since + 3).some(({ lower }) => /^record/.test(lower));

const superlative =
  /^(?!(?:(?:north|south|mid)?(?:west|east)|rest|interest|forest|protest|request|harvest|guest|contest|invest|arrest|modest|honest)$)(most|least|worst|best|first|.{2,}est)$/;

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
