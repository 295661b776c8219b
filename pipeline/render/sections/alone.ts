/** Section: what only one source reports, by source. */
import { periodInWords, plural } from "../../lexicon/wording.ts";
import type { FindingItem, Line, Section } from "../../model/briefing.ts";
import type { Cluster, SoleReport } from "../../model/finding.ts";
import type { Material } from "../material.ts";
import { cite, leadOf } from "../material.ts";
import { apparatus, figure, named, subject, text } from "../phrases.ts";

/** Figures of one source that are told; the others are counted. */
const mostFigures = 5;

/** An item for each source that has figures of its own, with the weightiest of them. */
export function alone(material: Material): Section | null {
  const items = material.findings.soleReports.map((report) => item(material, report));
  if (items.length === 0) return null;
  return { id: "alone", title: "Reported by one source alone", blocks: [{ kind: "findings", items }] };
}

function item(material: Material, { outlet, documents: [first = ""], clusters }: SoleReport): FindingItem {
  const known = clusters.flatMap((id) => material.clusters.get(id) ?? []);
  const rest = known.length - mostFigures;
  const shown = known.slice(0, rest === 1 ? known.length : mostFigures).map((cluster) => told(material, cluster));
  const more: Line = rest > 1 ? [text("; and "), apparatus(String(rest)), text(` more ${plural("figure", rest)}`)] : [];
  return {
    tone: "plain",
    heading: [named(outlet ?? material.sourceNames.get(first) ?? "")],
    body: [...shown.flatMap((line, at) => (at === 0 ? line : [text("; "), ...line])), ...more, text(".")],
  };
}

/** "Boats lost, Norway, 2023: 40 boats". */
function told(material: Material, cluster: Cluster): Line {
  const lead = leadOf(material, cluster);
  const period: Line = cluster.period === null ? [] : [text(", "), apparatus(periodInWords(cluster.period))];
  if (lead === undefined) return [];
  return [named(subject(cluster)), ...period, text(": "), figure(lead), cite(material, [lead.id])];
}
