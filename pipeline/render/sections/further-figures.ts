/** Section: the figures that no other section has. */
import type { Column, Section } from "../../model/briefing.ts";
import { type Material, shownClusters } from "../material.ts";
import { toldAlone } from "./alone.ts";
import { figureCell, isActual, keyClusters, periodCell, sourcesCell, subjectCell } from "./figures.ts";

const columns: Column[] = [
  { title: "What", kind: "subject" },
  { title: "Figure", kind: "figure" },
  { title: "When", kind: "words" },
  { title: "Who says so", kind: "words" },
];

/** A row for each figure that is neither among the key figures nor told as one source's own. */
export function furtherFigures(material: Material): Section | null {
  const key = new Set(keyClusters(material).map((cluster) => cluster.id));
  const told = toldAlone(material);
  const rest = shownClusters(material).filter(
    (cluster) => isActual(material, cluster) && !key.has(cluster.id) && !told.has(cluster.id),
  );
  if (rest.length === 0) return null;
  const rows = rest.map((cluster) => [
    subjectCell(cluster),
    figureCell(material, cluster),
    periodCell(material, cluster),
    sourcesCell(material, cluster),
  ]);
  return {
    id: "further-figures",
    title: "Further figures",
    blocks: [{ kind: "table", label: "Further figures", columns, rows }],
  };
}
