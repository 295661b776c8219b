/** Section: what only one source reports, by source. */
import { periodInWords, plural } from "../../lexicon/wording.ts";
import type { Column, Line, Section } from "../../model/briefing.ts";
import type { Cluster, SoleReport } from "../../model/finding.ts";
import type { Material } from "../material.ts";
import { cite, leadOf } from "../material.ts";
import { apparatus, figure, named, subject, text } from "../phrases.ts";

const columns: Column[] = [
  { title: "Source", kind: "subject" },
  { title: "Reported by no other", kind: "words" },
];

/** Figures of one source that have a line; the others are counted. */
const mostFigures = 5;

/** A row for each source that has figures of its own, with the weightiest of them. */
export function alone(material: Material): Section | null {
  const rows = material.findings.soleReports.map((report) => [[sourceOf(material, report)], linesOf(material, report)]);
  if (rows.length === 0) return null;
  return {
    id: "alone",
    title: "Reported by one source alone",
    blocks: [{ kind: "table", label: "Reported by one source alone", columns, rows }],
  };
}

const sourceOf = (material: Material, { outlet, documents: [first = ""] }: SoleReport): Line => [
  named(outlet ?? material.sourceNames.get(first) ?? ""),
];

function linesOf(material: Material, { clusters }: SoleReport): Line[] {
  const known = clusters.flatMap((id) => material.clusters.get(id) ?? []);
  const rest = known.length - mostFigures;
  const shown = known.slice(0, rest === 1 ? mostFigures + 1 : mostFigures).map((cluster) => lineOf(material, cluster));
  return rest > 1
    ? [...shown, [text("and "), apparatus(String(rest)), text(` more ${plural("figure", rest)}`)]]
    : shown;
}

/** "Boats lost, Norway, 2023: 40 boats". */
function lineOf(material: Material, cluster: Cluster): Line {
  const lead = leadOf(material, cluster);
  const period: Line = cluster.period === null ? [] : [text(", "), apparatus(periodInWords(cluster.period))];
  if (lead === undefined) return [];
  return [named(subject(cluster)), ...period, text(": "), figure(lead), cite(material, [lead.id])];
}
