/** Makes a check from what a relation expects and what is printed. */
import type { Claim } from "../../model/claim.ts";
import type { Check, CheckKind, Cluster } from "../../model/finding.ts";
import { type Evidence, subjectOf } from "../evidence.ts";
import { contentId } from "../identity.ts";

interface Relation {
  kind: CheckKind;
  /** The claims that the relation is between, the printed one among them. */
  claims: readonly Claim[];
  expected: number;
  actual: number;
  tolerance: number;
  suspect: boolean;
  reason: string;
}

export function makeCheck({ kind, claims, expected, actual, tolerance, suspect, reason }: Relation): Check {
  const ids = claims.map(({ id }) => id);
  const verdict = suspect ? "suspect" : "consistent";
  return { id: contentId("check", [kind, ...ids]), kind, claims: ids, expected, actual, tolerance, verdict, reason };
}

/** The claims of a cluster, in its order. */
export const claimsOf = (evidence: Evidence, cluster: Cluster): Claim[] =>
  cluster.claims.flatMap((id) => evidence.claimOf.get(id) ?? []);

/** The subject of a cluster: the fullest of its claims', for others may leave the topic unsaid. */
export function subjectOfCluster(evidence: Evidence, claims: readonly Claim[]): readonly string[] {
  return claims.map((claim) => subjectOf(evidence, claim)).toSorted((a, b) => b.length - a.length)[0] ?? [];
}
