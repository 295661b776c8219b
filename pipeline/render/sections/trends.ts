/** Section: how levels moved from one period to another. */
import { periodInWords } from "../../lexicon/wording.ts";
import type { Block, FindingItem, Section } from "../../model/briefing.ts";
import { type Claim, pointOf } from "../../model/claim.ts";
import type { NamedChart } from "../charts/chart.ts";
import { cite, type Material } from "../material.ts";
import { apparatus, countInWords, figure, named, subject, text } from "../phrases.ts";
import { isReached, levelSeries } from "../series.ts";
import { figureBlock } from "./figures.ts";

const most = 8;

/** An item for each quantity that is known for two periods or more, then the charts of those with three. */
export function trends(material: Material, charts: readonly NamedChart[]): Section | null {
  const items = levelSeries(material)
    .map((claims) => claims.filter(isReached))
    .filter((claims) => claims.length >= 2)
    .slice(0, most)
    .flatMap((claims) => item(material, claims) ?? []);
  if (items.length === 0) return null;
  const drawn = charts.filter((chart) => chart.section === "trends").map(figureBlock);
  const blocks: Block[] = [{ kind: "findings", items }, ...drawn];
  return { id: "trends", title: "Trends", blocks };
}

function item(material: Material, claims: readonly Claim[]): FindingItem | null {
  const [first, last] = [claims[0], claims.at(-1)];
  if (first === undefined || last === undefined) return null;
  const [from, to] = [pointOf(first.value), pointOf(last.value)];
  const move = from === to ? "Unchanged: from " : to > from ? "Up from " : "Down from ";
  const between = claims.length - 2;
  const ids = claims.map(({ id }) => id);
  return {
    tone: "plain",
    heading: [named(subject(first))],
    body: [
      text(move),
      figure(first),
      text(" in "),
      apparatus(periodInWords(first.period ?? "")),
      text(" to "),
      figure(last),
      text(" in "),
      apparatus(periodInWords(last.period ?? "")),
      ...(between === 0 ? [] : [text(", with figures for "), apparatus(countInWords(between)), text(" between")]),
      text("."),
      cite(material, ids),
    ],
  };
}
