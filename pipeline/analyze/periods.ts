/** Periods as stretches of days: which can be the same, and when a figure was current. */
import type { Claim } from "../model/claim.ts";

/** Days since 1 January 1970, both ends inside. */
export interface Days {
  from: number;
  to: number;
}

const day = (year: number, month: number, date: number): number => Date.UTC(year, month - 1, date) / 86_400_000;

/** The days of an ISO 8601 year, quarter, month, day or interval a/b; null for anything else. */
export function daysOf(period: string): Days | null {
  const ends = period.split("/");
  if (ends.length === 2) {
    const [first, last] = ends.map(daysOf);
    return first && last ? { from: first.from, to: last.to } : null;
  }
  const match = /^(\d{4})(?:-Q([1-4])|-(\d{2})(?:-(\d{2}))?)?$/.exec(period);
  if (!match) return null;
  const [year, quarter, month, date] = match.slice(1).map((part) => (part === undefined ? null : Number(part)));
  if (year === null || year === undefined) return null;
  if (quarter) return { from: day(year, quarter * 3 - 2, 1), to: day(year, quarter * 3 + 1, 1) - 1 };
  if (month && date) return { from: day(year, month, date), to: day(year, month, date) };
  if (month) return { from: day(year, month, 1), to: day(year, month + 1, 1) - 1 };
  return { from: day(year, 1, 1), to: day(year + 1, 1, 1) - 1 };
}

export const isOneDay = (days: Days): boolean => days.from === days.to;
export const contains = (outer: Days, inner: Days): boolean => outer.from <= inner.from && inner.to <= outer.to;

/** The year before a period, in the same form ("2022" of "2023", "2023-Q1" of "2024-Q1"); null for an interval. */
export function yearBefore(period: string): string | null {
  return period.includes("/") || !/^\d{4}/.test(period) ? null : `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;
}

export const isYear = (period: string | null): boolean => period !== null && /^\d{4}$/.test(period);

/** The year of a period or a day; NaN for null. */
export const yearOf = (period: string | null): number => Number((period ?? "?").slice(0, 4));

/** Reports about a time that lies further back than this are history, not news. Days. */
const settledAfter = 60;

/**
 * The day on which a figure was current: the end of its period, or the day of publication when the period goes on then or nothing says one;
 * null when neither is known.
 */
function currentDay(claim: Claim, published: string | null): number | null {
  const told = published === null ? null : (daysOf(published)?.from ?? null);
  const days = claim.period === null ? null : daysOf(claim.period);
  if (days === null) return told;
  return told === null ? (isOneDay(days) ? days.to : null) : Math.min(days.to, Math.max(told, days.from));
}

/** The day on which a figure was current; a rising toll is that of the day on which it was published, whatever the day of the event. */
export function dayOfFigure(claim: Claim, published: string | null, rising: boolean): number | null {
  const told = rising && published !== null ? currentDay({ ...claim, period: null }, published) : null;
  return told ?? currentDay(claim, published);
}

/** Whether a figure is of a time that was over when its article appeared: nobody counts on, and a later report does not outdate it. */
export function isSettled(claim: Claim, published: string | null): boolean {
  const told = published === null ? null : (daysOf(published)?.from ?? null);
  const days = claim.period === null ? null : daysOf(claim.period);
  return told !== null && days !== null && told - days.to > settledAfter;
}

/** A day, counted from 1 January 1970, as `YYYY-MM-DD`. */
export const dayOf = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10);
