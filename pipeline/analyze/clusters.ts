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
import { completeSubjects } from "./subjects.ts";
import { twinsOf } from "./twins.ts";
import { isVague } from "./values.ts";
import { besideOf, chooseFigure, judge } from "./verdicts.ts";

/**
 * Puts claims together in steps that only ever split, then merges what the evidence joins. Figures of copied sentences count as one figure.
 * A group starts as the claims with equal kind (unit, aspect, direction, modality) and equal subject; it splits by place, entity and period,
 * and where an article or a leap in size tells two things apart; two groups of one kind join when the same unusual figure shows that two
 * wordings mean one thing. A conversion ("($45 billion)") stays out: it repeats the amount that it converts; a
 * vague figure ("dozens") stays alone: it agrees with everything. Nothing depends on the order of the files, and a claim about something else changes no group.
 */
export function findClusters(evidence: Evidence): Cluster[] {
  const [vague, claims] = partitionBy(
    evidence.claims.filter((claim) => claim.conversionOf === null),
    isVague,
  );
  const twins = twinsOf(evidence, claims, kindOf);
  const changes = changesBySubject(evidence);
  const blocks = [...groupBy([...twins.keys()], kindOf)].toSorted(([a], [b]) => byCodeUnit(a, b));
  const groups = blocks.flatMap(([, block]) => clusterBlock(evidence, block, changes));
  const compared = linkGroups(
    evidence,
    groups.map((group) => group.flatMap((claim) => twins.get(claim) ?? [claim])),
    changes,
  );
  return named(evidence, [...compared, ...vague.map((claim) => [claim])]);
}

/** What two claims must share in any case. Convertible units share a dimension; a count is of one kind of thing; what comes on top of a figure is another,
 * and equal only to the same number; a part of a figure is another as well. */
function kindOf(claim: Claim): string {
  const entry = unitEntry(claim.unit);
  const thing = entry.kind === "count" ? thingOf(claim.unit) : entry.dimension;
  const addition = isAddition(claim) ? `addition ${pointOf(claim.value)}` : "";
  return [entry.kind, thing, claim.aspect, claim.direction ?? "", claim.modality, addition, isPart(claim)].join("|");
}

function clusterBlock(evidence: Evidence, block: readonly Claim[], changes: Changes): Claim[][] {
  const subjects = completeSubjects(evidence, block);
  return [...groupBy(block, (claim) => subjects.get(claim.id) ?? claim.id).values()]
    .flatMap((group) => splitByPlace(evidence, group))
    .flatMap((group) => splitByEntity(evidence, group))
    .flatMap((group) => splitByPeriod(evidence, group, changes))
    .flatMap(splitDocuments)
    .flatMap(splitMagnitudes);
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
