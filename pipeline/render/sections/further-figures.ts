/** Section: the figures that no other section has. */
import type { Column, Section } from "../../model/briefing.ts";
import type { Cluster } from "../../model/finding.ts";
import { claimsWith, documentsOf, type Material, shownClusters } from "../material.ts";
import { toldAlone } from "./alone.ts";
import { figureCell, isActual, keyClusters, notShown, periodCell, sourcesCell, subjectCell } from "./figures.ts";

const columns: Column[] = [
  { title: "What", kind: "subject" },
  { title: "Figure", kind: "figure" },
  { title: "When", kind: "words" },
  { title: "Who says so", kind: "words" },
];

/** More rows are the appendix, where each figure is marked in its sentence. */
const most = 24;

/** A row for each figure that no other section tells, those of several articles first, then as the articles have them; what is left is counted. */
export function furtherFigures(material: Material): Section | null {
  const elsewhere = new Set([...keyClusters(material).map(({ id }) => id), ...toldAlone(material)]);
  const rest = shownClusters(material).filter(
    (cluster) => isActual(material, cluster) && cluster.verdict !== "conflict" && !elsewhere.has(cluster.id),
  );
  if (rest.length === 0) return null;
  const places = new Map([...material.claims.keys()].map((id, place) => [id, place]));
  const placeOf = ({ claims: [first = ""] }: Cluster): number => places.get(first) ?? 0;
  const articles = ({ claims }: Cluster): number => documentsOf(claimsWith(material, claims)).length;
  const rows = rest
    .sort((a, b) => articles(b) - articles(a) || placeOf(a) - placeOf(b))
    .slice(0, most)
    .map((cluster) => [
      subjectCell(material, cluster),
      figureCell(material, cluster),
      periodCell(material, cluster),
      sourcesCell(material, cluster),
    ]);
  return {
    id: "further-figures",
    title: "Further figures",
    blocks: [{ kind: "table", label: "Further figures", columns, rows }, ...notShown(rest.length - rows.length)],
  };
}
