/** Section: the figures that several articles report, with who says so and how well they stand. */
import type { Cell, Column, Section } from "../../model/briefing.ts";
import type { Cluster } from "../../model/finding.ts";
import type { NamedChart } from "../charts/chart.ts";
import type { Material } from "../material.ts";
import { apparatus, text } from "../phrases.ts";
import { figureBlock, figureCell, keyClusters, periodCell, sourcesCell, subjectCell, verdictCell } from "./figures.ts";

const columns: Column[] = [
  { title: "What", kind: "subject" },
  { title: "Figure", kind: "figure" },
  { title: "When", kind: "words" },
  { title: "Who says so", kind: "words" },
  { title: "Origins", kind: "count" },
  { title: "Verdict", kind: "words" },
];

/** A row for each of the key figures, then the charts about them. */
export function keyFigures(material: Material, charts: readonly NamedChart[]): Section | null {
  const clusters = keyClusters(material);
  if (clusters.length === 0) return null;
  return {
    id: "key-figures",
    title: "Key figures",
    blocks: [
      {
        kind: "table",
        label: "Key figures",
        columns,
        rows: clusters.map((cluster) => row(material, cluster)),
        note: [
          text(
            "Origins: how many independent origins a figure has. Copies of one text and reports of one release count once.",
          ),
        ],
      },
      ...charts.filter((chart) => chart.section === "key-figures").map(figureBlock),
    ],
  };
}

function row(material: Material, cluster: Cluster): Cell[] {
  return [
    subjectCell(cluster),
    figureCell(material, cluster),
    periodCell(material, cluster),
    sourcesCell(material, cluster),
    [[apparatus(String(cluster.origins))]],
    verdictCell(material, cluster),
  ];
}
