/** Cases: why two claims are in one cluster or in two, found by the same steps that made the clusters. */
import type { Claim } from "../model/claim.ts";
import { type Correction, settingsFile } from "../model/correction.ts";
import type { Document } from "../model/document.ts";
import type { Cluster } from "../model/finding.ts";
import { clustersOf, type Grouping, groupClaims, splitBetween } from "./clusters.ts";
import { documentOf, type Evidence, gatherEvidence } from "./evidence.ts";
import { barBetween, cluesBetween, scoreOf } from "./likeness.ts";
import { barredPair, hindranceBetween, neededFor, obstacleBetween, whyNotCompared } from "./linking.ts";
import { type Portrait, portraitsOf } from "./portraits.ts";
import { isVague, sameNumber } from "./values.ts";

/** All that is known of a folder when two of its claims are compared. */
export interface Case {
  evidence: Evidence;
  grouping: Grouping;
  /** By claim id. */
  clusterOf: ReadonlyMap<string, Cluster>;
  /** Of the claims that are compared, by id. */
  portraits: ReadonlyMap<string, Portrait>;
  /** The number of the class of twins and of the group of equal words that a claim is in, by its id. */
  twinClass: ReadonlyMap<string, number>;
  alikeGroup: ReadonlyMap<string, number>;
}

/** Goes the way of `analyze` as far as the clusters, and keeps the steps. */
export function gatherCase(documents: readonly Document[], corrections: readonly Correction[]): Case {
  const evidence = gatherEvidence(documents, corrections);
  const grouping = groupClaims(evidence);
  return {
    evidence,
    grouping,
    clusterOf: new Map(
      clustersOf(evidence, grouping).flatMap((cluster) => cluster.claims.map((id) => [id, cluster] as const)),
    ),
    portraits: portraitsOf(evidence, grouping.ruled.flat()),
    twinClass: numbered([...grouping.twins.values()]),
    alikeGroup: numbered(grouping.alike),
  };
}

/** A figure as printed and where: what a reader knows it by. */
export const figureName = ({ evidence }: Pick<Case, "evidence">, claim: Claim): string =>
  `"${claim.surface.replace(/\s+/g, " ")}" (${documentOf(evidence, claim).file}:${claim.line})`;

const numbered = (groups: readonly (readonly Claim[])[]): Map<string, number> =>
  new Map(groups.flatMap((claims, at) => claims.map(({ id }) => [id, at] as const)));

/** Why two claims of one cluster are in it. */
export function whyTogether(known: Case, a: Claim, b: Claim): string[] {
  const bond = bondBetween(known, a, b);
  if (bond !== null) return [bond];
  const path = pathBetween(known, a, b);
  if (path === null) return ["other figures of the cluster join them"];
  return [
    "not by themselves; each of these with the next:",
    ...path.map((claim, at) => {
      const before = path[at - 1];
      const why = before === undefined ? "" : `: ${bondBetween(known, before, claim)}`;
      return `${figureName(known, claim)}${why}`;
    }),
  ];
}

/** What holds two claims together by themselves, or null. */
function bondBetween({ twinClass, alikeGroup, portraits }: Case, a: Claim, b: Claim): string | null {
  const [first, second] = [portraits.get(a.id), portraits.get(b.id)];
  if (first === undefined || second === undefined) return null;
  if (first.ruled.same !== null && first.ruled.same === second.ruled.same) return `${settingsFile} puts them together`;
  if (shares(twinClass, a, b)) return "one figure printed again, in a copied sentence or in the title of its article";
  if (shares(alikeGroup, a, b)) return "what is measured is the same, and no place, name or time tells them apart";
  if (!isEnough(first, second)) return null;
  return sameNumber(a, b) ? "the same figure, told of one thing" : "figures near each other, told of one thing";
}

const shares = (numbers: ReadonlyMap<string, number>, a: Claim, b: Claim): boolean =>
  numbers.has(a.id) && numbers.get(a.id) === numbers.get(b.id);

const isEnough = (a: Portrait, b: Portrait): boolean =>
  obstacleBetween(a, b) === null && scoreOf(cluesBetween(a, b)) >= neededFor(a, b);

/** Of a large cluster so many claims are tried as steps. */
const mostSteps = 100;

/** The shortest way from one claim of a cluster to another over claims that hold together by themselves, or null. */
function pathBetween(known: Case, a: Claim, b: Claim): Claim[] | null {
  const members = (known.clusterOf.get(a.id)?.claims ?? []).slice(0, mostSteps);
  const free = new Map(members.flatMap((id) => known.portraits.get(id)?.claim ?? []).map((claim) => [claim.id, claim]));
  free.set(b.id, b).delete(a.id);
  const paths: Claim[][] = [[a]];
  for (const path of paths) {
    const last = path.at(-1) ?? a;
    for (const next of free.values()) {
      if (bondBetween(known, last, next) === null) continue;
      if (next.id === b.id) return [...path, next];
      free.delete(next.id);
      paths.push([...path, next]);
    }
  }
  return null;
}

/** Why two claims are in two clusters, or one of them in none. */
export function whyApart(known: Case, a: Claim, b: Claim): string[] {
  const outside = [a, b].flatMap((claim) => whyAlone(known, claim) ?? []);
  const [first, second] = [known.portraits.get(a.id), known.portraits.get(b.id)];
  if (outside.length > 0 || first === undefined || second === undefined) return [...new Set(outside)];
  const bar = barBetween(first, second);
  const split = splitBetween(known.evidence, known.grouping, a, b);
  const told = split === null ? [] : [`what is measured is the same, but they are told apart by ${split}`];
  if (bar !== null) return [`they cannot be of one thing: ${bar}`, ...told];
  const obstacle = obstacleBetween(first, second);
  if (obstacle !== null) return [...told, obstacle];
  const score = scoreOf(cluesBetween(first, second));
  return score < neededFor(first, second)
    ? [...told, "the evidence is not enough"]
    : [...told, ...whyHindered(known, a, b, score)];
}

function whyAlone({ evidence }: Case, claim: Claim): string | null {
  const name = figureName({ evidence }, claim);
  if (claim.conversionOf !== null) return `${name} repeats the figure before it in another unit and is in no cluster`;
  if (!evidence.claimOf.has(claim.id)) return `${name} stands in a long table, and nothing else speaks of it`;
  return isVague(claim) && evidence.ruledOf(claim).same === null ? `${name} is too vague to be compared` : null;
}

const portraitsIn = ({ portraits }: Case, claims: readonly Claim[]): Portrait[] =>
  claims.flatMap(({ id }) => portraits.get(id) ?? []);

/** What stands between the clusters of two claims of which the evidence alone would be enough. */
function whyHindered(known: Case, a: Claim, b: Claim, score: number): string[] {
  const [left = [], right = []] = [a, b].map((claim) =>
    (known.clusterOf.get(claim.id)?.claims ?? []).flatMap((id) => known.portraits.get(id) ?? []),
  );
  const groups = known.grouping.ruled.map((claims) => portraitsIn(known, claims));
  const groupOf = (claim: Claim): readonly Portrait[] =>
    groups.find((group) => group.some((portrait) => portrait.claim.id === claim.id)) ?? [];
  const unheard = whyNotCompared(groups, groupOf(a), groupOf(b));
  if (unheard !== null) return [unheard];
  const pair = barredPair(left, right);
  const hindrance = hindranceBetween(known.evidence, left, right, score, known.grouping.changes);
  const example = ([one, other]: [Portrait, Portrait]): string =>
    `${figureName(known, one.claim)} and ${figureName(known, other.claim)}: ${barBetween(one, other)}`;
  return [
    `the evidence is enough for these two, but not for their clusters: ${hindrance ?? "each had joined others before, and with all of them it is not"}`,
    ...(pair === null ? [] : [example(pair)]),
  ];
}
