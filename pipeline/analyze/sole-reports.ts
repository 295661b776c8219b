/** Sole reports: which outlet alone has which figures. */
import type { Claim } from "../model/claim.ts";
import type { Cluster, Highlight, SoleReport } from "../model/finding.ts";
import { type Evidence, subjectOf } from "./evidence.ts";
import { byCodeUnit, groupBy } from "./identity.ts";

/**
 * The shown figures that one outlet alone has, by outlet, the one with most first. An article without an outlet stands for itself. Highlights
 * come first, then what says whom or what it is about, then what stands further up. Nothing where there is only one outlet: it has no other to be alone among.
 */
export function findSoleReports(
  evidence: Evidence,
  clusters: readonly Cluster[],
  highlights: readonly Highlight[],
): SoleReport[] {
  const outlets = new Set(evidence.documents.map(({ id }) => outletKey(evidence, id)));
  if (outlets.size < 2) return [];
  const highlighted = new Set(highlights.map(({ about }) => about));
  const sole = clusters.flatMap((cluster) => {
    const claims = cluster.claims.flatMap((id) => evidence.claimOf.get(id) ?? []);
    const [first] = claims;
    const keys = new Set(claims.map(({ document }) => outletKey(evidence, document)));
    if (first === undefined || keys.size !== 1 || !claims.some(isShown)) return [];
    const weight = highlighted.has(cluster.id) ? 2 : isTold(evidence, first) ? 1 : 0;
    return [{ cluster, claims, first, weight, key: outletKey(evidence, first.document) }];
  });
  const order = new Map(evidence.documents.map(({ id }, at) => [id, at]));
  const groups = [...groupBy(sole, ({ key }) => key)].map(([key, group]) => {
    const ranked = group.toSorted(
      (a, b) => b.weight - a.weight || a.first.start - b.first.start || byCodeUnit(a.cluster.id, b.cluster.id),
    );
    const documents = new Set(group.flatMap(({ claims }) => claims.map(({ document }) => document)));
    const inOrder = [...documents].toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    const outlet = evidence.documentOf.get(inOrder[0] ?? "")?.outlet ?? null;
    return { key, report: { outlet, documents: inOrder, clusters: ranked.map(({ cluster }) => cluster.id) } };
  });
  return groups
    .toSorted((a, b) => b.report.clusters.length - a.report.clusters.length || byCodeUnit(a.key, b.key))
    .map(({ report }) => report);
}

/** Neither background nor another currency's wording of a figure. */
const isShown = ({ background, conversionOf }: Claim): boolean => background !== true && conversionOf === null;

const isTold = (evidence: Evidence, claim: Claim): boolean =>
  subjectOf(evidence, claim).length > 0 && (claim.entity !== null || claim.place !== null);

/** A copy of an article is its original's. */
function outletKey(evidence: Evidence, id: string): string {
  const original = evidence.documentOf.get(evidence.articleCopies.get(id) ?? id);
  return original?.outlet == null ? `article ${original?.id ?? id}` : `outlet ${original.outlet}`;
}
