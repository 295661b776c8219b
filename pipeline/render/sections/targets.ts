/** Section: what is aimed at or expected, apart from what was reached. */
import { periodInWords, plural } from "../../lexicon/wording.ts";
import type { Cell, Column, Section } from "../../model/briefing.ts";
import type { Cluster, Progress } from "../../model/finding.ts";
import type { NamedChart } from "../charts/chart.ts";
import type { Material } from "../material.ts";
import { cite, claimsWith, documentsOf, leadOf, shownClusters } from "../material.ts";
import { apparatus, capitalised, figure, rounded, text, value } from "../phrases.ts";
import { figureBlock, figureCell, isActual, notShown, sourcesCell, subjectCell } from "./figures.ts";

const columns: Column[] = [
  { title: "What", kind: "subject" },
  { title: "Figure", kind: "figure" },
  { title: "By when", kind: "words" },
  { title: "Latest figure", kind: "words" },
  { title: "Who says so", kind: "words" },
];

const reachedAt = columns.findIndex(({ title }) => title === "Latest figure");

/** More rows are a list of everything that anybody expects. */
const mostRows = 15;

/** The weightiest: what the highlights name, what is partly reached, what several articles have, what has a date. */
function weightiest(material: Material, ahead: readonly Cluster[]): Cluster[] {
  const highlighted = new Set(material.findings.highlights.map((highlight) => highlight.about));
  const compared = new Set(material.findings.progress.map(({ target }) => target));
  const weight = ({ id, claims, period }: Cluster): number =>
    (highlighted.has(id) || compared.has(id) ? 100 : 0) +
    documentsOf(claimsWith(material, claims)).length * 2 +
    (period === null ? 0 : 1);
  return [...ahead].sort((a, b) => weight(b) - weight(a)).slice(0, mostRows);
}

/** A row for each of the weightiest targets and forecasts, the nearest first, beside the newest figure of the same quantity. */
export function targets(material: Material, charts: readonly NamedChart[]): Section | null {
  const ahead = shownClusters(material).filter((cluster) => !isActual(material, cluster));
  if (ahead.length === 0) return null;
  const last = "9999";
  const sorted = weightiest(material, ahead).sort((a, b) =>
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
      ...notShown(ahead.length - rows.length),
      ...charts.filter((chart) => chart.section === "targets").map(figureBlock),
    ],
  };
}

function row(material: Material, cluster: Cluster): Cell[] {
  const modality = leadOf(material, cluster)?.modality ?? "target";
  const period = cluster.period === null ? text("not stated") : apparatus(periodInWords(cluster.period));
  return [
    subjectCell(material, cluster),
    figureCell(material, cluster),
    [[period], [text(capitalised(modality))]],
    reachedCell(material, cluster),
    sourcesCell(material, cluster),
  ];
}

/** The newest figure of the same quantity; of a target also which part of it that is, and what each year would have to bring. */
function reachedCell(material: Material, ahead: Cluster): Cell {
  const progress = material.findings.progress.find(({ target }) => target === ahead.id);
  const reached = progress && material.clusters.get(progress.actual);
  const lead = reached && leadOf(material, reached);
  if (!progress || !reached || !lead) return [];
  const goal = leadOf(material, ahead);
  const steps = goal?.modality === "target" ? progressInWords(progress, goal.unit === "percent") : [];
  return [
    [figure(lead), cite(material, [lead.id])],
    [apparatus(periodInWords(reached.period ?? ""))],
    ...steps.map((step) => [value(step, progress.claims)]),
  ];
}

/** "68 percent of it", "5.2 percent more a year would do it"; a percentage is reached by points, and what lies above its goal has no part of it. */
function progressInWords({ reached, yearly }: Progress, byPoints: boolean): string[] {
  const part = reached < 1 && !byPoints ? [`${rounded(reached * 100)} percent of it`] : [];
  if (yearly === null || rounded(yearly) === "0") return part;
  const unit = byPoints ? plural("percentage point", Number(rounded(yearly))) : "percent";
  return [...part, `${rounded(Math.abs(yearly))} ${unit} ${yearly > 0 ? "more" : "less"} a year would do it`];
}
