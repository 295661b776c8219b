/** Section: what happened when, in the words of the sources. */
import { periodInWords } from "../../lexicon/wording.ts";
import type { Cell, Column, Line, Section } from "../../model/briefing.ts";
import type { NamedChart } from "../charts/chart.ts";
import { type DatedEvent, datedEvents } from "../events.ts";
import { cite, type Material } from "../material.ts";
import { apparatus, capitalised, figure, listed, named, subject, text } from "../phrases.ts";
import { figureBlock, quoted } from "./figures.ts";

const columns: Column[] = [
  { title: "When", kind: "subject" },
  { title: "What", kind: "words" },
  { title: "Who says so", kind: "words" },
];

/** A row for each dated event, the earliest first, below the chart of them. */
export function timeline(material: Material, charts: readonly NamedChart[]): Section | null {
  const events = datedEvents(material);
  if (events.length === 0) return null;
  const rows = events.map((event) => row(material, event));
  return {
    id: "timeline",
    title: "Timeline",
    blocks: [
      ...charts.filter((chart) => chart.section === "timeline").map(figureBlock),
      { kind: "table", label: "Timeline", columns, rows },
    ],
  };
}

function row(material: Material, { period, cluster, claims }: DatedEvent): Cell[] {
  const [first] = claims;
  if (first === undefined) return [];
  const ahead: Line[] = first.modality === "actual" ? [] : [[text(capitalised(first.modality))]];
  const sources = claims.map(
    ({ id, document }): Line => [named(material.sourceNames.get(document) ?? ""), cite(material, [id])],
  );
  return [
    [[apparatus(capitalised(periodInWords(period)))], ...ahead],
    [
      [named(subject(cluster)), text(": "), figure(first)],
      [text("“"), ...quoted(first), text("”")],
    ],
    [listed(sources)],
  ];
}
