/** Merges groups whose wordings differ, on evidence stronger than words: the same unusual figure. */
import { placeOf } from "../lexicon/places.ts";
import { unitEntry } from "../lexicon/units.ts";
import type { Claim } from "../model/claim.ts";
import { type Evidence, subjectOf } from "./evidence.ts";
import { byCodeUnit, groupBy, Unions } from "./identity.ts";
import { contains, daysOf } from "./periods.ts";
import { isTelling } from "./phrases.ts";
import { baseAmount, sameNumber, significantDigits } from "./values.ts";
import { disagree } from "./verdicts.ts";

interface Numbered {
  key: string;
  claims: readonly Claim[];
}

/**
 * Two groups of one kind join when a claim of each has the same figure, their places, entities and periods can be the same, and one of
 * these holds: the figure has at least three significant digits and one subject contains the other ("industry value", "core industry
 * value"; articles on one topic may leave it out); the subjects are equal, only the places differ ("Africa", "Kenya") and the figure has at
 * least two digits; it is a physical measure and the subjects share a concept that is no topic of the articles ("quake depth", "shallow
 * depth"). A merge never creates a disagreement that nothing explains.
 */
export function mergeOnEvidence(evidence: Evidence, groups: readonly Claim[][]): Claim[][] {
  const numbered = groups.map((claims) => ({ key: claims.map(({ id }) => id).toSorted(byCodeUnit)[0] ?? "", claims }));
  const unions = new Unions();
  const grown = new Map(numbered.map(({ key, claims }) => [key, claims]));
  for (const [a, b] of sharedFigures(numbered)) {
    const [first, second] = [unions.find(a.key), unions.find(b.key)];
    if (first === second || !linked(evidence, a.claims, b.claims)) continue;
    const both = [...(grown.get(first) ?? []), ...(grown.get(second) ?? [])];
    if (disagree(evidence, both) || !sameSetting(both)) continue;
    unions.join(first, second);
    grown.set(unions.find(first), both);
  }
  return [...groupBy(numbered, ({ key }) => unions.find(key)).values()].map((parts) =>
    parts.flatMap(({ claims }) => claims),
  );
}

/** A figure that more groups than this have in common is a round one and shows nothing; it also bounds the work. */
const tooMany = 40;

/** Pairs of groups that have a figure in common, looked up by the figure's first two digits so that not all pairs are compared. */
function sharedFigures(groups: readonly Numbered[]): [Numbered, Numbered][] {
  const holders = new Map<string, Set<Numbered>>();
  for (const group of groups) {
    for (const claim of group.claims) {
      for (const bucket of buckets(baseAmount(claim))) {
        const holder = holders.get(bucket) ?? new Set();
        holders.set(bucket, holder.add(group));
      }
    }
  }
  const pairs = new Map<string, [Numbered, Numbered]>();
  for (const holder of holders.values()) {
    const ordered = [...holder].toSorted((a, b) => byCodeUnit(a.key, b.key));
    if (ordered.length > tooMany) continue;
    ordered.forEach((a, at) => {
      for (const b of ordered.slice(at + 1)) pairs.set(`${a.key}|${b.key}`, [a, b]);
    });
  }
  return [...pairs].toSorted(([a], [b]) => byCodeUnit(a, b)).map(([, pair]) => pair);
}

/** A number's place on a logarithmic scale of two-percent steps, and its neighbours. */
function buckets(amount: number): string[] {
  if (amount === 0) return ["0"];
  const step = Math.round(Math.log(Math.abs(amount)) / Math.log(1.02));
  return [step - 1, step, step + 1].map((at) => `${Math.sign(amount)} ${at}`);
}

function linked(evidence: Evidence, first: readonly Claim[], second: readonly Claim[]): boolean {
  return first.some((a) =>
    second.some(
      (b) =>
        sameNumber(a, b) &&
        (unmistakable(evidence, a, b) || sameSubject(evidence, a, b) || sameMeasure(evidence, a, b)),
    ),
  );
}

function unmistakable(evidence: Evidence, a: Claim, b: Claim): boolean {
  if (Math.min(significantDigits(a), significantDigits(b)) < 3) return false;
  const [small, large] = [subjectOf(evidence, a), subjectOf(evidence, b)].toSorted((x, y) => x.length - y.length);
  const contained = small?.every((concept) => large?.includes(concept)) ?? false;
  return contained && (small?.length !== 0 || shareTopic(evidence, a, b));
}

function shareTopic(evidence: Evidence, a: Claim, b: Claim): boolean {
  const [first, second] = [a, b].map((claim) => evidence.topicsOf.get(claim.document));
  return first !== undefined && second !== undefined && [...first].some((topic) => second.has(topic));
}

function sameSubject(evidence: Evidence, a: Claim, b: Claim): boolean {
  const [first, second] = [subjectOf(evidence, a), subjectOf(evidence, b)];
  const accident = a.place !== b.place && Math.min(significantDigits(a), significantDigits(b)) < 2;
  return !accident && isTelling(a, first) && first.join(" ") === second.join(" ") && shareTopic(evidence, a, b);
}

function sameMeasure(evidence: Evidence, a: Claim, b: Claim): boolean {
  if (unitEntry(a.unit).kind !== "physical") return false;
  const topical = [a, b].map((claim) => evidence.topicsOf.get(claim.document));
  return subjectOf(evidence, a).some(
    (concept) => subjectOf(evidence, b).includes(concept) && !topical.some((topics) => topics?.has(concept)),
  );
}

/** Whether the places that are given can be one, the entities are one, and the periods are equal or contain each other. */
function sameSetting(claims: readonly Claim[]): boolean {
  const one = (values: readonly (string | null)[]): boolean =>
    new Set(values.filter((value) => value !== null)).size < 2;
  const places = [...new Set(claims.flatMap(({ place }) => place ?? []))];
  const periods = [...new Set(claims.flatMap(({ period }) => period ?? []))].map(daysOf);
  const nested = periods.every((a) =>
    periods.every((b) => a !== null && b !== null && (contains(a, b) || contains(b, a))),
  );
  const near = places.every((a) => places.every((b) => a === b || overlapping(a, b)));
  return near && one(claims.map(({ entity }) => entity?.toLowerCase() ?? null)) && nested;
}

/**
 * A region and its country, a place that no gazetteer knows and the country or region it may lie in, anything and a part of the world
 * ("Asia", "the Mediterranean") can be two names for where one thing was.
 */
function overlapping(a: string, b: string): boolean {
  const [first, second] = [placeOf(a), placeOf(b)];
  const wide = [first, second].some((place) => place?.kind === "area");
  if (wide || first?.within === b || second?.within === a) return true;
  const known = first ?? second;
  if ([a, b].some((name) => placeOf(name) === null && / and /.test(name))) return false;
  return (first === null) !== (second === null) && (known?.kind === "country" || known?.kind === "region");
}
