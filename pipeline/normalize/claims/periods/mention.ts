/** Mentions: a stretch of time that a sentence names, in ISO 8601, and what every finder of one is told. */
import type { Range } from "../../grammar/words.ts";
import type { Token } from "../../quantities/tokens.ts";

export interface PeriodMention extends Range {
  period: string;
  basis: "stated" | "inferred";
}

/** Knows one way of naming a time, at a token; null when it is not named so there, or cannot be resolved without the day of publication. */
export type Finder = (tokens: readonly Token[], at: number, published: string | null) => PeriodMention | null;

export const stated = (from: number, to: number, period: string): PeriodMention => ({
  from,
  to,
  period,
  basis: "stated",
});
export const inferred = (from: number, to: number, period: string): PeriodMention => ({
  from,
  to,
  period,
  basis: "inferred",
});

/** The token in lower case without a possessive ending: "Sunday's", "last week's". */
export const lowerOf = (tokens: readonly Token[], at: number): string =>
  (tokens[at]?.lower ?? "").replace(/['\u2019]s$/, "");

/** The number of a year at a token, or null; an amount of money is none. */
export function yearAt(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at];
  if (token?.kind !== "number" || !/^(1[5-9]|20|21)\d\d$/.test(token.text) || tokens[at - 1]?.kind === "currency")
    return null;
  return Number(token.text);
}

/** The year of an ISO period or day. */
export const yearOf = (period: string): number => Number(period.slice(0, 4));
/** Month of a day, 1 to 12. */
export const monthOf = (day: string): number => Number(day.slice(5, 7));

/** `YYYY-MM` of a month counted on from January of a year: month 13 is January of the next, 0 December of the one before. */
export function isoMonth(year: number, month: number): string {
  const date = new Date(Date.UTC(year, month - 1, 1));
  return date.toISOString().slice(0, 7);
}

/** A day shifted by days. */
export const addDays = (day: string, shift: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + shift * 86_400_000).toISOString().slice(0, 10);
/** 0 is Sunday. */
export const dayOfWeek = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
