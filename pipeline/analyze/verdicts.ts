/** Verdicts: whether the figures of a cluster agree, can all be true, or conflict, and which of them to print. */
import { fallingTolls, saysFormer, saysRevision, tollConcepts } from "../lexicon/comparison.ts";
import { bearingOf, otherWays } from "../lexicon/compass.ts";
import { unitEntry } from "../lexicon/units.ts";
import type { Claim } from "../model/claim.ts";
import type { UseRule, Verdict } from "../model/finding.ts";
import { documentOf, type Evidence, subjectOf } from "./evidence.ts";
import { byCodeUnit, groupBy } from "./identity.ts";
import { countOrigins } from "./origins.ts";
import { dayOfFigure, isSettled } from "./periods.ts";
import { isOfPeople } from "./phrases.ts";
import { type Cause, reasonFor } from "./reasons.ts";
import {
  anotherVintage,
  baseAmount,
  convertExactly,
  isPlain,
  isStrict,
  jointlyPossible,
  plausiblyChanged,
  sameNumber,
  satisfies,
  significantDigits,
} from "./values.ts";

export interface Judgement {
  verdict: Verdict;
  cause: Cause;
  /** One sentence a reader understands. */
  reason: string;
}

/** The verdict on claims that measure the same thing, with its reason. */
export function judge(evidence: Evidence, claims: readonly Claim[]): Judgement {
  const cause = causeOf(evidence, claims);
  return { verdict: verdictOf[cause], cause, reason: reasonFor(evidence, claims, cause, isToll(evidence, claims)) };
}

/** Whether nothing explains how these figures could be of one thing. */
export const disagree = (evidence: Evidence, claims: readonly Claim[]): boolean => causeOf(evidence, claims) === "none";

/** Whether a cluster counts what rises while an event goes on. */
const isToll = (evidence: Evidence, claims: readonly Claim[]): boolean =>
  claims.some(
    (claim) => claim.aspect === "level" && subjectOf(evidence, claim).some((concept) => tollConcepts.has(concept)),
  );

const verdictOf: Record<Cause, Verdict> = {
  alone: "single",
  equal: "agree",
  rounding: "agree",
  bound: "compatible",
  hedge: "compatible",
  units: "compatible",
  time: "compatible",
  moving: "compatible",
  former: "compatible",
  bearing: "conflict",
  none: "conflict",
};

function causeOf(evidence: Evidence, claims: readonly Claim[]): Cause {
  if (claims.length < 2) return "alone";
  const figures = distinct(claims);
  if (otherWays(claims).length > 0) return "bearing";
  const [equal, exact] = [sameAmounts(figures), convertExactly(figures)];
  if ((exact || equal) && agree(claims)) return equal ? "equal" : "rounding";
  const byTime = (): boolean => explainedByTime(evidence, claims, isToll(evidence, claims));
  if (toldChanges(claims).length > 0 && byTime()) return "time";
  if (jointlyPossible(figures))
    return !exact ? "units" : figures.every((figure) => !isStrict(figure) && !isOpen(figure)) ? "hedge" : "bound";
  if (byTime()) return "time";
  if (countedOn(evidence, claims)) return "moving";
  const now = claims.filter((claim) => !saysFormer(claim));
  const formersExplain = now.length > 0 && now.length < claims.length && causeOf(evidence, now) !== "none";
  return formersExplain ? "former" : "none";
}

/** The claims of sentences that give two figures, each for a time of its own: "about 300, down from 312 on Sunday" is no rounding. */
function toldChanges(claims: readonly Claim[]): Claim[] {
  const sentences = groupBy(
    claims.filter(({ period }) => period !== null),
    ({ document, sentence }) => `${document} ${sentence}`,
  );
  return [...sentences.values()].flatMap((same) => {
    const [first] = same;
    const changes = same.some(
      (claim) => first && claim.period !== first.period && baseAmount(claim) !== baseAmount(first),
    );
    return changes ? same : [];
  });
}

const isOpen = ({ value }: Claim): boolean => value.low === null || value.high === null;
const sameAmounts = (figures: readonly Claim[]): boolean =>
  figures.every(
    (figure) => Math.abs(baseAmount(figure) - baseAmount(figures[0] ?? figure)) <= 1e-9 * Math.abs(baseAmount(figure)),
  );

/** One claim for each figure that is printed differently. */
function distinct(claims: readonly Claim[]): Claim[] {
  return [...groupBy(claims, figureKey).values()].flatMap((same) => same.slice(0, 1));
}

const figureKey = ({ value, unit }: Claim): string =>
  [value.low, value.high, value.bound, value.precision, unit].join("|");

/**
 * All plain figures are one number, rounding allowed, and every hedged one gives it too: "about 312" when 312 is given plainly, "over 312" when
 * a plain figure is above it and rounds to it, or when the same article gives 312 plainly. When all are hedged, all have the same number.
 */
function agree(claims: readonly Claim[]): boolean {
  const plain = claims.filter(isPlain);
  const hedged = claims.filter((claim) => !isPlain(claim));
  const numbers = distinct(plain.length > 0 ? plain : hedged);
  if (!numbers.every((a) => numbers.every((b) => sameNumber(a, b)))) return false;
  if (plain.length === 0) return jointlyPossible(hedged) && sameAmounts(hedged);
  return jointlyPossible(claims) && hedged.every((claim) => givenPlainly(claim, plain));
}

function givenPlainly(claim: Claim, plain: readonly Claim[]): boolean {
  const equal = plain.filter((other) => baseAmount(other) === baseAmount(claim));
  if (!isStrict(claim)) return equal.length > 0;
  return (
    equal.some(({ document }) => document === claim.document) ||
    plain.some((other) => sameNumber(other, claim) && satisfies(other, claim))
  );
}

/**
 * Whether the days of the figures explain their difference. Every figure must be of a known day, or repeat one that is. Two dated figures may
 * differ when a toll moved from day to day (not one of the past, which is settled: a look back gives the last count), when the later sentence
 * speaks of a revision, or when at least 30 days lie between them and the change is small. Figures of one day may differ while a toll is still
 * being counted.
 */
function explainedByTime(evidence: Evidence, claims: readonly Claim[], toll: boolean): boolean {
  const rising = toll && claims.some((claim) => !isSettled(claim, documentOf(evidence, claim).published));
  const falling = rising && fallsAgain(evidence, claims);
  const dated = claims.map((claim) => ({
    claim,
    day: dayOfFigure(claim, documentOf(evidence, claim).published, rising),
  }));
  const all = dated.flatMap(({ claim, day }) => (day === null ? [] : [{ claim, day }]));
  const known = rising ? firstAppearances(all) : all;
  const past = ofOnePastEvent(claims);
  if (new Set(known.map(({ day }) => day)).size < (rising ? 1 : 2)) return false;
  const open = dated.filter(({ day }) => day === null);
  if (!open.every(({ claim }) => known.some((other) => jointlyPossible([claim, other.claim])))) return false;
  return known.every((a) =>
    known.every((b) => {
      if (a.day > b.day || jointlyPossible([a.claim, b.claim])) return true;
      const [from, to] = [baseAmount(a.claim), baseAmount(b.claim)];
      if (falling || (rising && (a.day === b.day || to >= from))) return true;
      if (a.day === b.day) return false;
      if (saysRevision(b.claim.sentence)) return true;
      return !past && b.day - a.day >= anotherVintage && plausiblyChanged(a.claim, b.claim);
    }),
  );
}

/** Whether all figures are of one event that is named by its year ("the 2019 flood"): it is over, and its measures change no more. */
const ofOnePastEvent = (claims: readonly Claim[]): boolean =>
  new Set(claims.map(({ entity }) => entity)).size === 1 && /\b\d{4}\b/.test(claims[0]?.entity ?? "");

/** Whether a count falls again while an event passes: the missing are found. */
const fallsAgain = (evidence: Evidence, claims: readonly Claim[]): boolean =>
  claims.some((claim) => subjectOf(evidence, claim).some((concept) => fallingTolls.has(concept)));

/** Whether people who came to harm are counted by articles that do not all say their day: which count is the later one is open. */
function countedOn(evidence: Evidence, claims: readonly Claim[]): boolean {
  const people = claims.every(({ unit }) => unitEntry(unit).kind === "count" && isOfPeople(unit));
  const undated = claims.some((claim) => {
    const { published } = documentOf(evidence, claim);
    return published === null && !isSettled(claim, published);
  });
  return people && undated && isToll(evidence, claims);
}

interface DatedClaim {
  claim: Claim;
  day: number;
}

/** A figure of a rising toll is as old as its first appearance: a later article may repeat an early count. */
function firstAppearances(dated: readonly DatedClaim[]): DatedClaim[] {
  const byAmount = groupBy(dated, ({ claim }) => String(baseAmount(claim)));
  return [...byAmount.values()].flatMap((same) => {
    const day = Math.min(...same.map((one) => one.day));
    return distinct(same.map(({ claim }) => claim)).map((claim) => ({ claim, day }));
  });
}

/** The claim to print where one figure is wanted, and by which rule it is the first. */
export interface Choice {
  claim: Claim;
  rule: UseRule;
}

interface Ranked {
  claim: Claim;
  origins: number;
  day: number;
  digits: number;
}

/**
 * The claim to print where one figure is wanted: of the figure with the most independent origins, the most recent, then the most precise.
 * When time explains the difference the most recent comes first; when a bound or a hedge does, a plain figure does. A figure that stands
 * only in passing, in a title say, is printed when there is no other.
 */
export function chooseFigure(evidence: Evidence, claims: readonly Claim[], cause: Cause): Choice {
  const rising = cause === "time" && isToll(evidence, claims);
  // Of a count that only rises the largest figure is the latest, whether its day is told or not.
  const climbing = cause === "moving" && !fallsAgain(evidence, claims);
  const changed = toldChanges(claims);
  const origins = new Map(
    distinct(claims).map((figure) => {
      const same = claims.filter((other) => sameNumber(other, figure));
      return [figureKey(figure), countOrigins(evidence, same)] as const;
    }),
  );
  const shown = claims.filter(({ background }) => background !== true);
  const ranked = (shown.length > 0 ? shown : claims).map((claim) => ({
    claim,
    origins: origins.get(figureKey(claim)) ?? 0,
    day: climbing ? baseAmount(claim) : dayToRank(evidence, claim, cause, rising && !changed.includes(claim)),
    digits: significantDigits(claim),
  }));
  const rules = rulesFor(climbing ? "time" : cause);
  const [best, ...others] = ranked.toSorted(
    (a, b) => firstDifference(rules, a, b)?.order ?? byCodeUnit(a.claim.id, b.claim.id),
  );
  if (best === undefined) throw new Error("a cluster has at least one claim");
  const rival = others.find(({ claim }) => figureKey(claim) !== figureKey(best.claim));
  const rule = rival === undefined ? "only-figure" : (firstDifference(rules, best, rival)?.rule ?? "first-of-equals");
  return { claim: best.claim, rule };
}

/** What is told as a former figure is older than any other, those without a day included. */
function dayToRank(evidence: Evidence, claim: Claim, cause: Cause, rising: boolean): number {
  if (cause === "former" && saysFormer(claim)) return Number.NEGATIVE_INFINITY;
  return dayOfFigure(claim, documentOf(evidence, claim).published, rising) ?? Number.MIN_SAFE_INTEGER;
}

interface Preference {
  rule: UseRule;
  order: (a: Ranked, b: Ranked) => number;
}

const later = (a: number, b: number): number => (a === b ? 0 : b - a);
const mostOrigins: Preference = { rule: "most-origins", order: (a, b) => b.origins - a.origins };
const mostRecent: Preference = { rule: "most-recent", order: (a, b) => later(a.day, b.day) };
const mostPrecise: Preference = { rule: "most-precise", order: (a, b) => b.digits - a.digits };
const plainest: Preference = {
  rule: "plainest",
  order: (a, b) => Number(isPlain(b.claim)) - Number(isPlain(a.claim)),
};

function rulesFor(cause: Cause): Preference[] {
  if (cause === "time" || cause === "former") return [mostRecent, mostOrigins, mostPrecise, plainest];
  const hedged = cause === "bound" || cause === "hedge";
  return [...(hedged ? [plainest] : []), mostOrigins, mostRecent, mostPrecise, plainest];
}

function firstDifference(
  rules: readonly Preference[],
  a: Ranked,
  b: Ranked,
): { rule: UseRule; order: number } | undefined {
  return rules.map(({ rule, order }) => ({ rule, order: order(a, b) })).find(({ order }) => order !== 0);
}

/** Of a conflict, one claim for each other figure, or for each other direction of one: a reader must see both sides. */
export function besideOf(claims: readonly Claim[], chosen: Claim): Claim[] {
  const others = distinct(claims.filter((claim) => !sameNumber(claim, chosen)));
  const way = bearingOf(chosen)?.degrees;
  return others.length > 0 ? others : otherWays(claims).filter((claim) => bearingOf(claim)?.degrees !== way);
}
