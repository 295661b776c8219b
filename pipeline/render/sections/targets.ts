/** Section: what is aimed at or expected, apart from what was reached. */
import { periodInWords } from "../../lexicon/wording.ts";
import type { Cell, Column, Section } from "../../model/briefing.ts";
import type { Cluster } from "../../model/finding.ts";
import type { NamedChart } from "../charts/chart.ts";
import type { Material } from "../material.ts";
import { cite, leadOf, shownClusters } from "../material.ts";
import { apparatus, capitalised, figure, text } from "../phrases.ts";
import { figureBlock, figureCell, isActual, sourcesCell, subjectCell } from "./figures.ts";

const columns: Column[] = [
  { title: "What", kind: "subject" },
  { title: "Figure", kind: "figure" },
  { title: "By when", kind: "words" },
  { title: "Reached so far", kind: "words" },
  { title: "Who says so", kind: "words" },
];

const reachedAt = columns.findIndex(({ title }) => title === "Reached so far");

/** A row for each target or forecast, the nearest first, beside the newest figure of the same quantity. */
export function targets(material: Material, charts: readonly NamedChart[]): Section | null {
  const ahead = shownClusters(material).filter((cluster) => !isActual(material, cluster));
  if (ahead.length === 0) return null;
  const last = "9999";
  const sorted = [...ahead].sort((a, b) =>
    (a.period ?? last) < (b.period ?? last) ? -1 : (a.period ?? last) > (b.period ?? last) ? 1 : 0,
  );
  const rows = sorted.map((cluster) => row(material, cluster));
  // Where nothing was reached in any row there is nothing to compare with, and no column for it.
  const compared = rows.some((cells) => (cells[reachedAt]?.length ?? 0) > 0);
  const shown = <Item>(items: readonly Item[]): Item[] => items.filter((_, index) => compared || index !== reachedAt);
  return {
    id: "targets",
    title: "Targets and forecasts",
    blocks: [
      { kind: "table", label: "Targets and forecasts", columns: shown(columns), rows: rows.map(shown) },
      ...charts.filter((chart) => chart.section === "targets").map(figureBlock),
    ],
  };
}

function row(material: Material, cluster: Cluster): Cell[] {
  const modality = leadOf(material, cluster)?.modality ?? "target";
  const period = cluster.period === null ? text("not stated") : apparatus(periodInWords(cluster.period));
  return [
    subjectCell(cluster),
    figureCell(material, cluster),
    [[period], [text(capitalised(modality))]],
    reachedCell(material, cluster),
    sourcesCell(material, cluster),
  ];
}

/** The newest dated figure of the very same quantity; conflicting figures are no ground to measure a target by. */
function reachedCell(material: Material, target: Cluster): Cell {
  const same = (cluster: Cluster): boolean =>
    cluster.metric === target.metric &&
    cluster.unit === target.unit &&
    cluster.entity === target.entity &&
    cluster.place === target.place;
  const reached = shownClusters(material)
    .filter((cluster) => same(cluster) && isActual(material, cluster) && cluster.verdict !== "conflict")
    .filter((cluster) => cluster.period !== null)
    .sort((a, b) => ((a.period ?? "") < (b.period ?? "") ? 1 : -1))[0];
  const lead = reached && leadOf(material, reached);
  if (!lead || !reached) return [];
  return [[figure(lead), cite(material, [lead.id])], [apparatus(periodInWords(reached.period ?? ""))]];
}
