/** Section: the figures that several articles report, with who says so and how well they stand. */
import type { Block, Cell, Column, Section } from "../../model/briefing.ts";
import type { Cluster } from "../../model/finding.ts";
import type { NamedChart } from "../charts/chart.ts";
import type { Material } from "../material.ts";
import { apparatus, countInWords, text } from "../phrases.ts";
import {
  figureBlock,
  figureCell,
  isShared,
  keyClusters,
  periodCell,
  sourcesCell,
  subjectCell,
  verdictCell,
} from "./figures.ts";

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
      ...fewShared(clusters.filter(isShared).length, clusters.length),
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

/** Figures of one origin are nobody's confirmation: where most are of that kind the section says so before it shows them. */
function fewShared(shared: number, all: number): Block[] {
  if (shared * 2 > all) return [];
  const few = shared === 0 ? "None" : `Only ${countInWords(shared)}`;
  const words = shared < 2 ? "has" : "have";
  const others = " more than one independent origin; the others rest on one report or on copies of it.";
  const none = " more than one independent origin: each rests on one report or on copies of it.";
  return [
    {
      kind: "paragraph",
      line: [apparatus(few), text(` of these figures ${words}${shared === 0 ? none : others}`)],
    },
  ];
}

function row(material: Material, cluster: Cluster): Cell[] {
  return [
    subjectCell(material, cluster),
    figureCell(material, cluster),
    periodCell(material, cluster),
    sourcesCell(material, cluster),
    [[apparatus(String(cluster.origins))]],
    verdictCell(material, cluster),
  ];
}
