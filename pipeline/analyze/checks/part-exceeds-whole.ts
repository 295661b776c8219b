/** Parts: a branch of a field that is given as larger than the field ("the market for green tea" against "the tea industry"). */
import { coreConcepts, extentConcepts, fieldConcepts } from "../../lexicon/comparison.ts";
import { unitEntry } from "../../lexicon/units.ts";
import { valueInWords } from "../../lexicon/wording.ts";
import type { Claim } from "../../model/claim.ts";
import type { Check, Cluster } from "../../model/finding.ts";
import { documentOf, type Evidence, sourceName } from "../evidence.ts";
import { groupBy } from "../identity.ts";
import { yearOf } from "../periods.ts";
import { allowed, baseAmount } from "../values.ts";
import { claimsOf, makeCheck, subjectOfCluster } from "./check.ts";

interface Field {
  claim: Claim;
  /** What the field is of: "tea" of "the tea industry". */
  of: readonly string[];
  metric: string;
}

/**
 * Only where words say that one contains the other: both measure a field of trade in the same money, place and modality, the periods can be
 * the same, and the part names all that the whole names and something more. Suspect when the least that the part can be is above the
 * most that the whole, the largest of several, can be. What is still to come is no whole for today's part.
 */
export function checkParts(evidence: Evidence, clusters: readonly Cluster[]): Check[] {
  const fields = clusters.flatMap((cluster) => fieldOf(evidence, cluster));
  const settings = groupBy(fields, ({ claim }) =>
    [claim.unit, claim.place ?? "", claim.entity ?? "", claim.modality].join("|"),
  );
  return [...settings.values()].flatMap((group) =>
    group.flatMap((part) => {
      const wholes = group
        .filter((whole) => isPart(part, whole))
        .toSorted((a, b) => baseAmount(b.claim) - baseAmount(a.claim));
      return wholes.slice(0, 1).flatMap((whole) => compare(evidence, part, whole));
    }),
  );
}

function fieldOf(evidence: Evidence, cluster: Cluster): Field[] {
  const claims = claimsOf(evidence, cluster);
  const claim = claims.find(({ id }) => id === cluster.lead);
  if (claim === undefined || claim.aspect !== "level" || unitEntry(claim.unit).kind !== "money") return [];
  if (yearOf(claim.period) > yearOf(documentOf(evidence, claim).published)) return [];
  const concepts = subjectOfCluster(evidence, claims);
  if (!concepts.some((concept) => fieldConcepts.has(concept))) return [];
  const of = concepts.filter(
    (concept) => !fieldConcepts.has(concept) && !coreConcepts.has(concept) && !extentConcepts.has(concept),
  );
  return of.length > 0 ? [{ claim, of, metric: cluster.metric }] : [];
}

function isPart(part: Field, whole: Field): boolean {
  const periods = part.claim.period === whole.claim.period || part.claim.period === null || whole.claim.period === null;
  return periods && part.of.length > whole.of.length && whole.of.every((concept) => part.of.includes(concept));
}

function compare(evidence: Evidence, { claim: part, metric }: Field, { claim: whole, metric: field }: Field): Check[] {
  const [least, most] = [allowed(part).low, allowed(whole).high];
  if (!Number.isFinite(least) || !Number.isFinite(most) || least <= most) return [];
  const given = (claim: Claim): string => `${valueInWords(claim)} (${sourceName(documentOf(evidence, claim))})`;
  return [
    makeCheck({
      kind: "part-exceeds-whole",
      claims: [part, whole],
      expected: baseAmount(whole),
      actual: baseAmount(part),
      tolerance: baseAmount(part) - least + most - baseAmount(whole),
      suspect: true,
      reason: `The ${metric} of ${given(part)} is larger than the ${field} of ${given(whole)} that its name places it in; the two would have to be measured differently, or one of them is wrong.`,
    }),
  ];
}
