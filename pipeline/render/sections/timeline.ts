/** Section: what happened when, in the words of the sources. */
import { periodInWords } from "../../lexicon/wording.ts";
import type { FindingItem, Line, Section } from "../../model/briefing.ts";
import type { NamedChart } from "../charts/chart.ts";
import { type DatedEvent, datedEvents } from "../events.ts";
import { cite, type Material } from "../material.ts";
import { apparatus, capitalised, changing, figure, listed, named, subject, text } from "../phrases.ts";
import { figureBlock, quoted } from "./figures.ts";

/** An item for each dated event, the earliest first, below the chart of them. */
export function timeline(material: Material, charts: readonly NamedChart[]): Section | null {
  const items = datedEvents(material).flatMap((event) => item(material, event) ?? []);
  if (items.length === 0) return null;
  const drawn = charts.filter((chart) => chart.section === "timeline").map(figureBlock);
  return { id: "timeline", title: "Timeline", blocks: [...drawn, { kind: "findings", items }] };
}

function item(material: Material, { period, cluster, claims }: DatedEvent): FindingItem | null {
  const [first] = claims;
  if (first === undefined) return null;
  const ahead: Line = first.modality === "actual" ? [] : [text(` (${first.modality})`)];
  const sources = claims.map(
    ({ id, document }): Line => [named(material.sourceNames.get(document) ?? ""), cite(material, [id])],
  );
  return {
    tone: first.modality === "actual" ? "plain" : "ahead",
    figure: [apparatus(capitalised(periodInWords(period)))],
    heading: [named(subject(changing(cluster, first))), text(": "), figure(first), ...ahead],
    body: [text("“"), ...quoted(first), text("” "), ...listed(sources)],
  };
}
