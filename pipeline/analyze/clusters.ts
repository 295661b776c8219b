/** Clusters: claims that measure the same thing, over and within documents, each with its verdict. */
import { extentConcepts } from "../lexicon/comparison.ts";
import { unitEntry } from "../lexicon/units.ts";
import { conceptsOf } from "../lexicon/words.ts";
import { type Claim, pointOf } from "../model/claim.ts";
import type { Cluster } from "../model/finding.ts";
import { type Changes, changesBySubject } from "./arithmetic.ts";
import type { Evidence } from "./evidence.ts";
import { byCodeUnit, contentId, groupBy, partitionBy } from "./identity.ts";
import { linkGroups } from "./linking.ts";
import { countOrigins } from "./origins.ts";
import { splitByEntity, splitByPeriod, splitByPlace, splitDocuments, splitMagnitudes } from "./partition.ts";
import { isAddition, isPart, thingOf } from "./phrases.ts";
import { keepRulings } from "./ruled-groups.ts";
import { completeSubjects } from "./subjects.ts";
import { twinsOf } from "./twins.ts";
import { isVague } from "./values.ts";
import { besideOf, chooseFigure, judge } from "./verdicts.ts";

/**
 * Puts claims together in steps that only ever split, then merges what the evidence joins. Figures of copied sentences count as one figure.
 * A group starts as the claims with equal kind (unit, aspect, direction, modality) and equal subject; it splits by place, entity and period,
 * and where an article or a leap in size tells two things apart; groups join where named clues tell that two
 * wordings mean one thing. A conversion ("($45 billion)") stays out: it repeats the amount that it converts; a
 * vague figure ("dozens") stays alone: it agrees with everything. Nothing depends on the order of the files, and a claim about something else changes no group.
 */
export function findClusters(evidence: Evidence): Cluster[] {
  return clustersOf(evidence, groupClaims(evidence));
}

/** The clusters that the last step leads to. */
export const clustersOf = (evidence: Evidence, { linked, vague }: Grouping): Cluster[] =>
  named(evidence, [...linked, ...vague.map((claim) => [claim])]);

/** The claims of a folder on their way to clusters. */
export interface Grouping {
  /** Every claim under the one that speaks for it. */
  twins: Map<Claim, Claim[]>;
  changes: Changes;
  /** By equal words, and of one place, name and time. */
  alike: Claim[][];
  /** As a user has put them together and apart. */
  ruled: Claim[][];
  /** As the evidence joins them. */
  linked: Claim[][];
  /** Alone, each of them. */
  vague: Claim[];
}

/** The steps from claims to clusters, each as it leaves them. */
export function groupClaims(evidence: Evidence): Grouping {
  const [vague, claims] = partitionBy(
    evidence.claims.filter((claim) => claim.conversionOf === null),
    (claim) => isVague(claim) && evidence.ruledOf(claim).same === null,
  );
  const twins = twinsOf(evidence, claims, kindOf);
  const changes = changesBySubject(evidence);
  const blocks = [...groupBy([...twins.keys()], kindOf)].toSorted(([a], [b]) => byCodeUnit(a, b));
  const groups = blocks.flatMap(([, block]) => splitBlock(evidence, block, changes, splits));
  const alike = groups.map((group) => group.flatMap((claim) => twins.get(claim) ?? [claim]));
  const ruled = keepRulings(evidence, alike);
  return { twins, changes, alike, ruled, linked: linkGroups(evidence, ruled, changes), vague };
}

/** What two claims must share in any case. Convertible units share a dimension; a count is of one kind of thing; what comes on top of a figure is another,
 * and equal only to the same number; a part of a figure is another as well. */
function kindOf(claim: Claim): string {
  const entry = unitEntry(claim.unit);
  const thing = entry.kind === "count" ? thingOf(claim.unit) : entry.dimension;
  const addition = isAddition(claim) ? `addition ${pointOf(claim.value)}` : "";
  return [entry.kind, thing, claim.aspect, claim.direction ?? "", claim.modality, addition, isPart(claim)].join("|");
}

interface Split {
  /** What tells the claims apart. */
  by: string;
  split(evidence: Evidence, claims: readonly Claim[], changes: Changes): Claim[][];
}

/** The steps that split claims with equal words, in order. */
const splits: readonly Split[] = [
  { by: "their places", split: splitByPlace },
  { by: "whom they are about", split: splitByEntity },
  { by: "their times", split: splitByPeriod },
  { by: "an article that gives two different figures", split: (_evidence, claims) => splitDocuments(claims) },
  { by: "a leap from one size to another", split: (_evidence, claims) => splitMagnitudes(claims) },
];

function splitBlock(evidence: Evidence, block: readonly Claim[], changes: Changes, steps: readonly Split[]): Claim[][] {
  const subjects = completeSubjects(evidence, block);
  const worded = [...groupBy(block, (claim) => subjects.get(claim.id) ?? claim.id).values()];
  return steps.reduce<Claim[][]>(
    (groups, { split }) => groups.flatMap((group) => split(evidence, group, changes)),
    worded,
  );
}

/** What told two claims with equal words apart; null for claims whose words differ, and for those that nothing told apart. */
export function splitBetween(evidence: Evidence, { twins, changes }: Grouping, a: Claim, b: Claim): string | null {
  const speakerOf = (claim: Claim): Claim =>
    [...twins].find(([, members]) => members.some(({ id }) => id === claim.id))?.[0] ?? claim;
  const [first, second] = [speakerOf(a), speakerOf(b)];
  const block = [...twins.keys()].filter((claim) => kindOf(claim) === kindOf(first));
  const together = (steps: readonly Split[]): boolean =>
    splitBlock(evidence, block, changes, steps).some((group) => group.includes(first) && group.includes(second));
  if (!together([])) return null;
  return splits.find((_, at) => !together(splits.slice(0, at + 1)))?.by ?? null;
}

function named(evidence: Evidence, groups: readonly Claim[][]): Cluster[] {
  const position = new Map(evidence.claims.map((claim, at) => [claim.id, at]));
  const inOrder = (claims: readonly Claim[]): Claim[] =>
    claims.toSorted((a, b) => (position.get(a.id) ?? 0) - (position.get(b.id) ?? 0));
  const clusters = groups.map((claims) => clusterOf(evidence, inOrder(claims)));
  const taken = groupBy(clusters, ({ id }) => id);
  return clusters
    .map((cluster) =>
      (taken.get(cluster.id) ?? []).length > 1 ? { ...cluster, id: contentId("cluster", cluster.claims) } : cluster,
    )
    .toSorted((a, b) => b.claims.length - a.claims.length || byCodeUnit(a.id, b.id));
}

function clusterOf(evidence: Evidence, claims: readonly Claim[]): Cluster {
  const metric = commonest(claims.map((claim) => claim.metric)) ?? "";
  const place = commonest(claims.flatMap(({ place }) => place ?? []));
  const entity = commonest(claims.flatMap(({ entity }) => entity ?? []));
  const judged = judge(evidence, claims);
  const { claim: lead, rule } = chooseFigure(evidence, claims, judged.cause);
  const beside = judged.verdict === "conflict" ? besideOf(claims, lead).map(({ id }) => id) : [];
  const period =
    judged.verdict === "agree" ? (lead.period ?? commonest(claims.flatMap(({ period }) => period ?? []))) : lead.period;
  const concepts = conceptsOf(metric).filter((concept) => !extentConcepts.has(concept));
  const [first] = claims;
  const id = contentId("cluster", [
    first ? kindOf(first) : "",
    ...concepts.toSorted(byCodeUnit),
    place,
    entity,
    period,
  ]);
  return {
    id,
    metric,
    unit: lead.unit,
    entity,
    place,
    period,
    claims: claims.map((claim) => claim.id),
    verdict: judged.verdict,
    reason: judged.reason,
    origins: countOrigins(evidence, claims),
    lead: lead.id,
    use: { claim: lead.id, rule, beside },
  };
}

/** The most frequent; of equally frequent ones the longest, then the first in code-unit order. Null when there is none. */
function commonest(values: readonly string[]): string | null {
  const counts = [...groupBy(values, (value) => value)].map(([value, all]) => ({ value, count: all.length }));
  counts.sort((a, b) => b.count - a.count || b.value.length - a.value.length || byCodeUnit(a.value, b.value));
  return counts[0]?.value ?? null;
}
