/** Section: what only one source reports, by source. */
import type { FindingItem, Line, Section } from "../../model/briefing.ts";
import type { Cluster, SoleReport } from "../../model/finding.ts";
import type { Material } from "../material.ts";
import { cite, leadOf } from "../material.ts";
import { apparatus, changing, figure, named, ofPeriod, subject, text } from "../phrases.ts";
import { isActual, keyClusters } from "./figures.ts";

/** Figures of one source that are told; the others are counted. */
const mostFigures = 5;

/** An item for each source that has figures of its own, with the weightiest of them. */
export function alone(material: Material): Section | null {
  const items = material.findings.soleReports.flatMap((report) => item(material, report) ?? []);
  if (items.length === 0) return null;
  return { id: "alone", title: "Reported by one source alone", blocks: [{ kind: "findings", items }] };
}

/** The figures that the section tells of one source: what the key figures, the conflicts and the targets have is said there. */
function toldOf(material: Material, { clusters }: SoleReport): { told: Cluster[]; rest: number } {
  const key = new Set(keyClusters(material));
  const known = clusters
    .flatMap((id) => material.clusters.get(id) ?? [])
    .filter((cluster) => isActual(material, cluster) && cluster.verdict !== "conflict" && !key.has(cluster));
  const rest = known.length - mostFigures;
  return rest > 1 ? { told: known.slice(0, mostFigures), rest } : { told: known, rest: 0 };
}

/** Ids of the clusters that the section tells. */
export function toldAlone(material: Material): ReadonlySet<string> {
  const told = material.findings.soleReports.flatMap((report) => toldOf(material, report).told);
  return new Set(told.map(({ id }) => id));
}

function item(material: Material, report: SoleReport): FindingItem | null {
  const { told: known, rest } = toldOf(material, report);
  const {
    outlet,
    documents: [first = ""],
  } = report;
  if (known.length === 0) return null;
  const shown = known.map((cluster) => told(material, cluster));
  const more: Line = rest === 0 ? [] : [text("; and "), apparatus(String(rest)), text(" more figures")];
  return {
    tone: "plain",
    heading: [named(outlet ?? material.sourceNames.get(first) ?? "")],
    body: [...shown.flatMap((line, at) => (at === 0 ? line : [text("; "), ...line])), ...more, text(".")],
  };
}

/** "Boats lost, Norway, 2023: 40 boats". */
function told(material: Material, cluster: Cluster): Line {
  const lead = leadOf(material, cluster);
  if (lead === undefined) return [];
  return [
    named(subject(changing(cluster, lead))),
    ...ofPeriod(cluster),
    text(": "),
    figure(lead),
    cite(material, [lead.id]),
  ];
}
