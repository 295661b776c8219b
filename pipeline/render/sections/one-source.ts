/** Section: the figures that one article alone reports. */
import type { Column, Section } from "../../model/briefing.ts";
import { type Material, shownClusters } from "../material.ts";
import { figureCell, isActual, keyClusters, periodCell, sourcesCell, subjectCell } from "./figures.ts";

const columns: Column[] = [
  { title: "What", kind: "subject" },
  { title: "Figure", kind: "figure" },
  { title: "When", kind: "words" },
  { title: "Who says so", kind: "words" },
];

/** A row for each figure that is not among the key figures. */
export function oneSource(material: Material): Section | null {
  const key = new Set(keyClusters(material).map((cluster) => cluster.id));
  const rest = shownClusters(material).filter((cluster) => isActual(material, cluster) && !key.has(cluster.id));
  if (rest.length === 0) return null;
  const rows = rest.map((cluster) => [
    subjectCell(cluster),
    figureCell(material, cluster),
    periodCell(material, cluster),
    sourcesCell(material, cluster),
  ]);
  return {
    id: "one-source",
    title: "Reported by one source alone",
    blocks: [{ kind: "table", label: "Figures that one source alone reports", columns, rows }],
  };
}
