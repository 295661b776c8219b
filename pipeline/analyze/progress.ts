/** Progress: how far a target is reached by the newest figure of the same thing, and how fast it would have to go on. */
import { changeConcepts, extentConcepts } from "../lexicon/comparison.ts";
import { type Claim, pointOf } from "../model/claim.ts";
import type { Cluster, Progress } from "../model/finding.ts";
import { subjectOfCluster } from "./checks/check.ts";
import type { Evidence } from "./evidence.ts";
import { groupBy } from "./identity.ts";
import { daysOf, yearOf } from "./periods.ts";
import { baseAmount, isVague } from "./values.ts";

interface Side {
  cluster: Cluster;
  lead: Claim;
}

/**
 * One for each dated target or forecast with a dated actual figure of the same unit, subject, entity and place before it; the newest counts, and figures
 * in conflict are no ground to measure a target by, nor is one of quite another size: that measures another thing by the same words. In the order of the
 * clusters.
 */
export function findProgress(evidence: Evidence, clusters: readonly Cluster[]): Progress[] {
  const sides = clusters.flatMap((cluster) => sideOf(evidence, cluster));
  const actuals = groupBy(
    sides.filter(({ cluster, lead }) => lead.modality === "actual" && cluster.verdict !== "conflict"),
    (side) => keyOf(evidence, side),
  );
  return sides.flatMap((target) => {
    if (target.lead.modality === "actual") return [];
    const reached = (actuals.get(keyOf(evidence, target)) ?? [])
      .filter(({ cluster }) => endOf(cluster) < endOf(target.cluster))
      .toSorted((a, b) => endOf(b.cluster) - endOf(a.cluster))[0];
    return reached === undefined || !isLikely(target, reached) ? [] : measure(target, reached);
  });
}

/** How much larger a goal may be than what was reached, and what was reached than a goal that lies below it. */
const furthest = { up: 100, down: 10 };

function isLikely(target: Side, actual: Side): boolean {
  const way = baseAmount(target.lead) / baseAmount(actual.lead);
  return way <= furthest.up && way >= 1 / furthest.down;
}

function sideOf(evidence: Evidence, cluster: Cluster): Side[] {
  const lead = evidence.claimOf.get(cluster.lead);
  const usable = lead !== undefined && (lead.aspect === "level" || lead.aspect === "share") && !isVague(lead);
  return usable && cluster.period !== null && pointOf(lead.value) > 0 ? [{ cluster, lead }] : [];
}

function keyOf(evidence: Evidence, { cluster, lead }: Side): string {
  const claims = cluster.claims.flatMap((id) => evidence.claimOf.get(id) ?? []);
  const subject = subjectOfCluster(evidence, claims).filter(
    (concept) => !extentConcepts.has(concept) && !changeConcepts.has(concept),
  );
  return [lead.unit, lead.aspect, cluster.entity ?? "", cluster.place ?? "", ...subject].join("|");
}

const endOf = ({ period }: Cluster): number => daysOf(period ?? "")?.to ?? Number.NaN;

/** The growth that compounds from the one to the other over the whole years between them; percentages go by points. */
function measure(target: Side, actual: Side): Progress[] {
  const [goal, now] = [baseAmount(target.lead), baseAmount(actual.lead)];
  const years = yearOf(target.cluster.period?.split("/").at(-1) ?? null) - yearOf(actual.cluster.period);
  const byPoints = target.lead.unit === "percent";
  const yearly = byPoints ? (goal - now) / years : 100 * ((goal / now) ** (1 / years) - 1);
  return [
    {
      target: target.cluster.id,
      actual: actual.cluster.id,
      claims: [target.lead.id, actual.lead.id],
      reached: now / goal,
      years: years > 0 ? years : null,
      yearly: years > 0 ? yearly : null,
    },
  ];
}
