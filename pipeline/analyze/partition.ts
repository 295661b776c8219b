/** Splits claims with one subject by what they are about: the place, the entity, the period. What a claim leaves open is settled by rule. */
import { tollConcepts } from "../lexicon/comparison.ts";
import { unitEntry } from "../lexicon/units.ts";
import type { Claim } from "../model/claim.ts";
import { type Changes, fitsYearBefore } from "./arithmetic.ts";
import { documentOf, type Evidence, subjectOf } from "./evidence.ts";
import { byCodeUnit, groupBy, Unions } from "./identity.ts";
import { contains, daysOf, isOneDay, isYear, yearOf } from "./periods.ts";
import { anotherVintage, baseAmount, jointlyPossible, plausiblyChanged, sameNumber } from "./values.ts";

/** Two places are two groups: a city is not its country. */
export function splitByPlace(_evidence: Evidence, claims: readonly Claim[]): Claim[][] {
  return splitBy(claims, ({ place }) => place);
}

/** Two entities are two groups; names of which one has all the words of the other ("Harbour Board", "Port Ellis Harbour Board") are one. */
export function splitByEntity(_evidence: Evidence, claims: readonly Claim[]): Claim[][] {
  const names = new Set(claims.flatMap(({ entity }) => (entity === null ? [] : [nameKey(entity)])));
  const withWord = new Map<string, Set<string>>();
  for (const name of names)
    for (const word of name.split(" ")) withWord.set(word, (withWord.get(word) ?? new Set()).add(name));
  const fullerOf = (key: string): string => {
    const [rarest, ...others] = key
      .split(" ")
      .map((word) => withWord.get(word) ?? new Set<string>())
      .toSorted((a, b) => a.size - b.size);
    const fuller = [...(rarest ?? [])].filter((name) => name !== key && others.every((holders) => holders.has(name)));
    return fuller.length === 1 ? (fuller[0] ?? key) : key;
  };
  return splitBy(claims, ({ entity }) => (entity === null ? null : fullerOf(nameKey(entity))));
}

const nameKey = (name: string): string =>
  [
    ...new Set(
      name
        .toLowerCase()
        .replace(/['\u2019]s\b/g, "")
        .match(/[\p{L}\p{N}]+/gu) ?? [],
    ),
  ]
    .filter((word) => word !== "the")
    .toSorted(byCodeUnit)
    .join(" ");

/**
 * Groups by a property that a claim may leave open. An open claim goes, in this order, to the one group that has its figure, to the one
 * group that other claims of its document belong to, to the only group there is; else the open ones form a group of their own.
 */
function splitBy(claims: readonly Claim[], keyOf: (claim: Claim) => string | null): Claim[][] {
  const settled = groupBy(
    claims.filter((claim) => keyOf(claim) !== null),
    (claim) => keyOf(claim) ?? "",
  );
  const open = claims.filter((claim) => keyOf(claim) === null);
  if (settled.size === 0) return open.length > 0 ? [open] : [];
  const groups = new Map([...settled].map(([key, group]) => [key, [...group]]));
  const rest: Claim[] = [];
  for (const claim of open) {
    const only = (test: (group: readonly Claim[]) => boolean): string | null => {
      const keys = [...settled].filter(([, group]) => test(group)).map(([key]) => key);
      return keys.length === 1 ? (keys[0] ?? null) : null;
    };
    const home =
      only((group) => group.some((other) => sameNumber(other, claim))) ??
      only((group) => group.some((other) => other.document === claim.document)) ??
      only(() => true);
    if (home === null) rest.push(claim);
    else groups.get(home)?.push(claim);
  }
  return rest.length > 0 ? [...groups.values(), rest] : [...groups.values()];
}

/**
 * Groups by period. Equal periods are one; of two periods of which one contains the other, only when the figures agree, for a quarter is not
 * its year; days of one week are one for tolls, which are counted on from day to day. A claim without a period goes to the one group that
 * has its figure, else to the only group of the year of its own publication, the year before or the week before, unless a growth figure shows that it fits
 * the year before that group (275, then "312, up 14 percent").
 */
export function splitByPeriod(evidence: Evidence, claims: readonly Claim[], changes: Changes): Claim[][] {
  const dated = claims.filter((claim) => claim.period !== null);
  const open = claims.filter((claim) => claim.period === null);
  const groups = datedGroups(evidence, dated);
  const own: Claim[] = [];
  const homes = new Map<Claim, number>();
  for (const claim of open) {
    const home = homeOf(evidence, claim, groups, changes);
    if (home === null) own.push(claim);
    else homes.set(claim, home);
  }
  const filled = groups.map((group, at) => [
    ...group,
    ...[...homes].filter(([, home]) => home === at).map(([claim]) => claim),
  ]);
  return own.length > 0 ? [...filled, own] : filled;
}

function datedGroups(evidence: Evidence, dated: readonly Claim[]): Claim[][] {
  const byPeriod = [...groupBy(dated, (claim) => claim.period ?? "")].toSorted(([a], [b]) => byCodeUnit(a, b));
  const unions = new Unions();
  byPeriod.forEach(([period, group], at) => {
    for (const [other, others] of byPeriod.slice(at + 1))
      if (canBeOne(evidence, group, others)) unions.join(period, other);
  });
  return [...groupBy(byPeriod, ([period]) => unions.find(period)).values()].map((parts) =>
    parts.flatMap(([, group]) => group),
  );
}

function canBeOne(evidence: Evidence, group: readonly Claim[], others: readonly Claim[]): boolean {
  const [first, second] = [daysOf(group[0]?.period ?? ""), daysOf(others[0]?.period ?? "")];
  if (first === null || second === null) return false;
  const toll = group.some((claim) => countsOn(evidence, claim));
  if (toll && isOneDay(first) && isOneDay(second) && Math.abs(first.from - second.from) <= 7) return true;
  if (!contains(first, second) && !contains(second, first)) return false;
  if (toll && (isOneDay(first) || isOneDay(second))) return true;
  return group.every((claim) => others.some((other) => sameNumber(claim, other)));
}

const countsOn = (evidence: Evidence, claim: Claim): boolean =>
  unitEntry(claim.unit).kind === "count" && subjectOf(evidence, claim).some((concept) => tollConcepts.has(concept));

function homeOf(evidence: Evidence, claim: Claim, groups: readonly Claim[][], changes: Changes): number | null {
  const only = (test: (group: readonly Claim[]) => boolean): number | null => {
    const found = groups.flatMap((group, at) => (test(group) ? [at] : []));
    return found.length === 1 ? (found[0] ?? null) : null;
  };
  const same = only((group) => group.some((other) => sameNumber(other, claim)));
  if (same !== null) return same;
  const home = only((group) => group.some((other) => isRecent(evidence, other, claim)));
  const group = home === null ? undefined : groups[home];
  return group === undefined || fitsYearBefore(evidence, claim, group, changes) ? null : home;
}

/**
 * Whether a dated figure is of the year in which an undated one was published or of the year before, or of a day in the
 * week before; or, when the two differ as a stock does from one count to the next, of a day in the year before.
 */
function isRecent(evidence: Evidence, dated: Claim, open: Claim): boolean {
  const published = documentOf(evidence, open).published ?? documentOf(evidence, dated).published;
  const [now, then] = [daysOf(published ?? ""), daysOf(dated.period ?? "")];
  if (now === null || then === null) return false;
  const passed = now.from - then.from;
  if (isOneDay(then))
    return passed >= 0 && (passed <= 7 || (passed >= anotherVintage && passed <= 366 && plausiblyChanged(dated, open)));
  const years = yearOf(published) - yearOf(dated.period);
  return isYear(dated.period) && (years === 0 || years === 1);
}

/**
 * An article rarely contradicts itself: two of its figures for one period that cannot both be true measure two things ("slashed from 47 to 8
 * billion", "12 in the valley, 24 in all"). The one that other articles repeat stays, else the last, which is the state that is reached.
 */
export function splitDocuments(claims: readonly Claim[]): Claim[][] {
  const leaving = new Set<Claim>();
  for (const group of groupBy(claims, (claim) => `${claim.document} ${claim.period ?? ""}`).values()) {
    const told = distinctIn(group);
    if (group.length < 2 || told.every((a) => told.every((b) => canBothStand(a, b)))) continue;
    const others = claims.filter(({ document }) => document !== group[0]?.document);
    const repeated = new Map(
      told.map((claim) => [toldAs(claim), others.filter((other) => sameNumber(other, claim)).length]),
    );
    const timesOf = (claim: Claim): number => repeated.get(toldAs(claim)) ?? 0;
    const staying = group.reduce((best, claim) => (timesOf(claim) >= timesOf(best) ? claim : best));
    for (const claim of group) if (!canBothStand(claim, staying)) leaving.add(claim);
  }
  return [claims.filter((claim) => !leaving.has(claim)), ...[...leaving].map((claim) => [claim])].filter(
    (group) => group.length > 0,
  );
}

/** One claim for each figure that an article gives in other words or another number: a long one gives most of them often. */
const distinctIn = (group: readonly Claim[]): Claim[] =>
  [...groupBy(group, toldAs).values()].flatMap((same) => same.slice(0, 1));

const toldAs = ({ value, unit, sentence }: Claim): string =>
  [value.low, value.high, value.bound, value.precision, unit, sentence].join("|");

/** Whether an article can give both figures for one thing; in one sentence it gives one number once. */
const canBothStand = (a: Claim, b: Claim): boolean =>
  jointlyPossible([a, b]) && (a === b || a.sentence !== b.sentence || sameNumber(a, b));

/** Figures that are further apart than this measure two things, whatever the words. */
const mostApart = 3;

/** Cuts a group where, in order of size, the next figure is more than three times the one before. */
export function splitMagnitudes(claims: readonly Claim[]): Claim[][] {
  const ordered = claims.toSorted((a, b) => baseAmount(a) - baseAmount(b) || byCodeUnit(a.id, b.id));
  const groups: Claim[][] = [];
  for (const claim of ordered) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    if (last && before && baseAmount(claim) <= mostApart * baseAmount(before)) last.push(claim);
    else groups.push([claim]);
  }
  return groups;
}
