/** Makes a check from what a relation expects and what is printed. */

import { unitEntry } from "../../lexicon/units.ts";
import { valueInWords } from "../../lexicon/wording.ts";
import { plural } from "../../lexicon/words.ts";
import type { Claim } from "../../model/claim.ts";
import type { Check, CheckKind, Cluster } from "../../model/finding.ts";
import { documentOf, type Evidence, sourceName, subjectOf } from "../evidence.ts";
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

/** A figure, what it is of and who gives it: "40 people killed (Quay Post)", "$8 million (exports, Quay Post)". */
export function given(evidence: Evidence, claim: Claim): string {
  const source = sourceName(documentOf(evidence, claim));
  return measureOf(claim) === null
    ? `${counted(claim)} (${source})`
    : `${counted(claim)} (${measureOf(claim)}, ${source})`;
}

/** A figure and what it is of: "40 people killed", "$8 million (exports)". */
export const measured = (claim: Claim): string =>
  measureOf(claim) === null ? counted(claim) : `${counted(claim)} (${measureOf(claim)})`;

/** What an amount is an amount of; null for a count, whose noun says it. */
const measureOf = ({ metric, unit }: Claim): string | null =>
  unitEntry(unit).kind === "count" || metric === unitEntry(unit).word ? null : metric;

/** A count with all its words: "40 people" that are "people killed" are "40 people killed". */
function counted(claim: Claim): string {
  const value = valueInWords(claim);
  const noun = `${plural(unitEntry(claim.unit).word, 2)} `;
  const more = unitEntry(claim.unit).kind === "count" && claim.metric.startsWith(noun) && value.endsWith(noun.trim());
  return more ? `${value} ${claim.metric.slice(noun.length)}` : value;
}
