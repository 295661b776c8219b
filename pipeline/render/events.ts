/** What happened when: the dated statements that carry a figure of their own day or month. */
import { isBase } from "../lexicon/comparison.ts";
import type { Claim } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { Cluster } from "../model/finding.ts";
import { documentsOf, type Material, shownClusters } from "./material.ts";

export interface DatedEvent {
  /** ISO 8601 day, month or interval of them. */
  period: string;
  cluster: Cluster;
  /** The figures of the event, one for each document that dates it; the first is shown. */
  claims: Claim[];
}

/** Fewer dates are no course of events; more are a diary. */
const fewest = 3;
const most = 12;

/** The weightiest event of each day or month, in the order in which they happened; none when there are too few to make a course. */
export function datedEvents(material: Material): DatedEvent[] {
  const clusters = new Map(shownClusters(material).flatMap((cluster) => cluster.claims.map((id) => [id, cluster])));
  const byPeriod = new Map<string, DatedEvent[]>();
  for (const claim of material.documents.flatMap(dated)) {
    const cluster = clusters.get(claim.id);
    if (cluster === undefined || claim.period === null) continue;
    const events = byPeriod.get(claim.period) ?? [];
    byPeriod.set(claim.period, events);
    const known = events.find((event) => event.cluster === cluster);
    if (known === undefined) events.push({ period: claim.period, cluster, claims: [claim] });
    else if (!documentsOf(known.claims).includes(claim.document)) known.claims.push(claim);
  }
  const highlighted = new Set(material.findings.highlights.map(({ about }) => about));
  const weight = ({ cluster, claims }: DatedEvent): number =>
    (highlighted.has(cluster.id) ? 100 : 0) + claims.length * 10 + cluster.origins;
  const weightiest = (events: DatedEvent[]): DatedEvent[] => events.sort((a, b) => weight(b) - weight(a));
  const best = weightiest([...byPeriod.values()].flatMap((events) => weightiest(events).slice(0, 1))).slice(0, most);
  // Dates that one article alone mentions in passing are no course of what the folder is about.
  const matters = best.some(({ cluster, claims }) => highlighted.has(cluster.id) || claims.length > 1);
  return best.length < fewest || !matters ? [] : best.sort((a, b) => (a.period < b.period ? -1 : 1));
}

/** The figures of a document that are for a day or month which their own sentence names, but for those that another is only compared with. */
function dated({ claims, timeline }: Document): Claim[] {
  const days = new Map<string, Set<string>>();
  for (const { sentence, period } of timeline) days.set(sentence, (days.get(sentence) ?? new Set()).add(period));
  return claims.filter((claim) => {
    const { sentence, period, asReported, background, conversionOf } = claim;
    return (
      !isBase(claim) &&
      asReported !== true &&
      background !== true &&
      conversionOf === null &&
      period !== null &&
      days.get(sentence)?.has(period) === true
    );
  });
}
