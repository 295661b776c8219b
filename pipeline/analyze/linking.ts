/** Linking: joins groups of claims whose wordings differ, on evidence that they tell one figure or figures of one thing. */
import type { Claim } from "../model/claim.ts";
import { type Changes, fitsYearBefore } from "./arithmetic.ts";
import type { Evidence } from "./evidence.ts";
import { byCodeUnit, groupBy, Unions } from "./identity.ts";
import { barBetween, cluesBetween, isToll, placesDiffer, ratioOf, sameLoss, sameSubject, scoreOf } from "./likeness.ts";
import { type Portrait, portraitsOf } from "./portraits.ts";
import { baseAmount, jointlyPossible, sameNumber } from "./values.ts";
import { disagree } from "./verdicts.ts";

interface Group {
  key: string;
  portraits: readonly Portrait[];
}

interface Link {
  score: number;
  a: Group;
  b: Group;
}

/**
 * The evidence that is enough for one figure (percentages are few numbers and need more), for figures of one thing, for a toll, for a
 * disagreement that nothing explains, and for one that equal words brought about.
 */
const enough = { figure: 2.5, percentage: 2.8, thing: 2.8, toll: 1.5, conflict: 2.8, kept: 2.5 };

/** Two figures of one thing that is no toll differ by no more than this. */
const mostApart = 1.25;

/** From one report to the next a toll rises by no more than this factor. */
const mostRisen = 15;

/**
 * Joins groups, the surest first. Two join when a claim of each tells the same figure, or measures the same with a figure not far off, with
 * enough evidence; and when no claim of one excludes a claim of the other.
 */
export function linkGroups(evidence: Evidence, groups: readonly Claim[][], changes: Changes): Claim[][] {
  const portraits = portraitsOf(evidence, groups.flat());
  const keyed = groups.map(
    (claims): Group => ({
      key: claims.map(({ id }) => id).toSorted(byCodeUnit)[0] ?? "",
      portraits: claims.flatMap(({ id }) => portraits.get(id) ?? []),
    }),
  );
  const unions = new Unions();
  const grown = new Map(keyed.map(({ key, portraits }) => [key, portraits]));
  for (const { a, b, score } of linksBetween(keyed)) {
    const [first, second] = [unions.find(a.key), unions.find(b.key)];
    const [left, right] = [grown.get(first) ?? [], grown.get(second) ?? []];
    if (first === second || hindranceBetween(evidence, left, right, score, changes) !== null) continue;
    unions.join(first, second);
    grown.set(unions.find(first), [...left, ...right]);
  }
  const linked = [...groupBy(keyed, ({ key }) => unions.find(key)).values()];
  return linked.flatMap((parts) =>
    wellFounded(
      evidence,
      parts.flatMap(({ portraits }) => portraits),
    ),
  );
}

/**
 * A disagreement that nothing explains must be well founded: where the figures that contradict each other are held together by their topic
 * alone, they are of two things.
 */
function wellFounded(evidence: Evidence, portraits: readonly Portrait[]): Claim[][] {
  const claims = portraits.map(({ claim }) => claim);
  if (claims.length > tooMany || !disagree(evidence, claims)) return [claims];
  const unions = new Unions();
  portraits.forEach((a, at) => {
    for (const b of portraits.slice(at + 1)) if (heldTogether(a, b)) unions.join(a.claim.id, b.claim.id);
  });
  return [...groupBy(claims, ({ id }) => unions.find(id)).values()];
}

function heldTogether(a: Portrait, b: Portrait): boolean {
  if (a.ruled.same !== null && a.ruled.same === b.ruled.same) return true;
  const fit = sameNumber(a.claim, b.claim) || (jointlyPossible([a.claim, b.claim]) && ratioOf(a.claim, b.claim) <= 2);
  const twoArticles = a.claim.document !== b.claim.document;
  return fit || (twoArticles && scoreOf(cluesBetween(a, b)) >= enough.kept);
}

/** Why two groups stay two although a claim of each would join them, or null. */
export function hindranceBetween(
  evidence: Evidence,
  left: readonly Portrait[],
  right: readonly Portrait[],
  score: number,
  changes: Changes,
): string | null {
  if (areRuledApart(evidence, left, right)) return "the settings keep a figure of one and a figure of the other apart";
  if (barredPair(left, right) !== null) return "a figure of one excludes a figure of the other";
  if (ofManyPlaces(left, right)) return "most of their places may be two";
  if (ofOtherYears(evidence, left, right, changes)) return "a growth figure shows that they are of two years";
  if (score < enough.conflict && addsConflict(evidence, left, right))
    return "their figures would contradict each other, and the evidence is not sure enough for that";
  return null;
}

/** Two claims, one of each side, of which one excludes the other. */
export function barredPair(all: readonly Portrait[], others: readonly Portrait[]): [Portrait, Portrait] | null {
  const right = others.slice(0, tooMany);
  for (const a of all.slice(0, tooMany)) for (const b of right) if (barBetween(a, b) !== null) return [a, b];
  return null;
}

/** A group is known by its first claims, but what a user has ruled holds for all. */
function areRuledApart(evidence: Evidence, left: readonly Portrait[], right: readonly Portrait[]): boolean {
  if (evidence.corrections.every(({ kind }) => kind !== "apart")) return false;
  const rulings = new Set(left.flatMap(({ ruled }) => [...ruled.apart]));
  return right.some(({ ruled }) => [...ruled.apart].some((one) => rulings.has(one)));
}

/** Of most pairs of claims the places may not be one. */
function ofManyPlaces(all: readonly Portrait[], others: readonly Portrait[]): boolean {
  const [left, right] = [all.slice(0, tooMany), others.slice(0, tooMany)];
  const doubtful = left.reduce((count, a) => count + right.filter((b) => placesDiffer(a, b)).length, 0);
  return 2 * doubtful > left.length * right.length;
}

/** Whether a growth figure tells that an undated level of one side is that of the year before a dated one of the other. */
function ofOtherYears(
  evidence: Evidence,
  left: readonly Portrait[],
  right: readonly Portrait[],
  changes: Changes,
): boolean {
  const claims = [left, right].map((side) => side.map(({ claim }) => claim));
  const [first = [], second = []] = claims;
  const open = ({ period }: Claim): boolean => period === null;
  const earlier = (some: readonly Claim[], others: readonly Claim[]): boolean => {
    const dated = others.filter((claim) => !open(claim));
    return some.some((claim) => open(claim) && fitsYearBefore(evidence, claim, dated, changes));
  };
  return earlier(first, second) || earlier(second, first);
}

function addsConflict(evidence: Evidence, left: readonly Portrait[], right: readonly Portrait[]): boolean {
  const [first, second] = [left, right].map((side) => side.map(({ claim }) => claim));
  if (first === undefined || second === undefined || disagree(evidence, first) || disagree(evidence, second))
    return false;
  return disagree(evidence, [...first, ...second]);
}

/** The links between groups, the surest first; each pair of groups by its best pair of claims. */
function linksBetween(groups: readonly Group[]): Link[] {
  const links: Link[] = [];
  for (const [a, b] of candidates(groups)) {
    let best = Number.NEGATIVE_INFINITY;
    for (const one of told(a)) for (const other of told(b)) best = Math.max(best, linkScore(one, other));
    if (best > 0) links.push({ score: best, a, b });
  }
  return links.toSorted((x, y) => y.score - x.score || byCodeUnit(x.a.key, y.a.key) || byCodeUnit(x.b.key, y.b.key));
}

/** A group by so many of its claims that it can be known by them: a story that a thousand outlets print is still one story. */
const told = ({ portraits }: Group): readonly Portrait[] => portraits.slice(0, tooMany);

/** How sure two claims belong together, or nothing below what is enough. */
function linkScore(a: Portrait, b: Portrait): number {
  if (obstacleBetween(a, b) !== null) return Number.NEGATIVE_INFINITY;
  const score = scoreOf(cluesBetween(a, b));
  return score >= neededFor(a, b) ? score : Number.NEGATIVE_INFINITY;
}

/** Why no evidence joins two claims by themselves, or null. */
export function obstacleBetween(a: Portrait, b: Portrait): string | null {
  if (!sameNumber(a.claim, b.claim)) {
    if (!sameSubject(a, b) && !sameLoss(a, b)) return "neither the figure nor what is measured is the same";
    if (!comparable(a, b)) return "the figures are too far apart for one thing";
  }
  return placesDiffer(a, b) ? "their places may be two" : barBetween(a, b);
}

/** The evidence that is enough to join two claims. */
export function neededFor(a: Portrait, b: Portrait): number {
  if (sameNumber(a.claim, b.claim)) return a.claim.unit === "percent" ? enough.percentage : enough.figure;
  return isToll(a) ? enough.toll : enough.thing;
}

/** A toll rises by any factor, step by step; other figures of one thing are near each other. */
function comparable(a: Portrait, b: Portrait): boolean {
  const ratio = ratioOf(a.claim, b.claim);
  if (isToll(a) && isToll(b) && !(a.settled && b.settled)) return ratio <= mostRisen;
  return ratio <= mostApart || (ratio <= 2 * mostApart && jointlyPossible([a.claim, b.claim]));
}

/** Groups with one key that more than this share have too little in common; it also bounds the work. */
const tooMany = 60;

/** Pairs of groups that share a figure and a word, or a subject: not all pairs are compared. */
function candidates(groups: readonly Group[]): [Group, Group][] {
  const holders = new Map<string, Set<Group>>();
  for (const group of groups)
    for (const portrait of group.portraits)
      for (const key of keysOf(portrait)) holders.set(key, (holders.get(key) ?? new Set()).add(group));
  const pairs = new Map<string, [Group, Group]>();
  for (const holder of holders.values()) {
    if (holder.size > tooMany) continue;
    const ordered = [...holder].toSorted((a, b) => byCodeUnit(a.key, b.key));
    ordered.forEach((a, at) => {
      for (const b of ordered.slice(at + 1)) pairs.set(`${a.key}|${b.key}`, [a, b]);
    });
  }
  return [...pairs.values()];
}

/** Why two groups were never compared, or null. */
export function whyNotCompared(
  groups: readonly (readonly Portrait[])[],
  left: readonly Portrait[],
  right: readonly Portrait[],
): string | null {
  const keys = new Set(left.flatMap(keysOf));
  const shared = new Set(right.flatMap(keysOf).filter((key) => keys.has(key)));
  if (shared.size === 0) return "nothing is common to them beside the figure, so they are not compared";
  const holders = new Map<string, number>();
  for (const group of groups)
    for (const key of new Set(group.flatMap(keysOf)))
      if (shared.has(key)) holders.set(key, (holders.get(key) ?? 0) + 1);
  const telling = [...holders.values()].some((count) => count <= tooMany);
  return telling ? null : "what is common to them is common to so many others that they are not compared";
}

function keysOf(portrait: Portrait): string[] {
  const { claim, dimension, subject, thing, words } = portrait;
  const figures = buckets(baseAmount(claim)).flatMap((bucket) =>
    [...words.keys(), ...subject].map((word) => `${dimension} ${bucket} ${word}`),
  );
  return [
    ...figures,
    ...[...subject, thing].map((concept) => `${dimension} about ${concept} ${claim.place ?? ""}`),
    ...[...subject, thing].map((concept) => `${dimension} of ${concept}`),
  ];
}

/** A number's place on a logarithmic scale of two-percent steps, and its neighbours. */
function buckets(amount: number): string[] {
  if (amount === 0) return ["0"];
  const step = Math.round(Math.log(Math.abs(amount)) / Math.log(1.1));
  return [step, step + 1].map((at) => `${Math.sign(amount)} ${at}`);
}
