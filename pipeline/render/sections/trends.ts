/** Section: how levels moved from one period to another. */
import { periodInWords } from "../../lexicon/wording.ts";
import type { Block, FindingItem, Line, Section } from "../../model/briefing.ts";
import type { Claim } from "../../model/claim.ts";
import type { NamedChart } from "../charts/chart.ts";
import { cite, documentsOf, type Material } from "../material.ts";
import { apparatus, capitalised, countInWords, figure, listed, named, subject, text } from "../phrases.ts";
import { isReached, levelSeries, moveOf } from "../series.ts";
import { figureBlock } from "./figures.ts";

const most = 8;
/** Figures between the first and the last one that are told in words. */
const mostBetween = 3;

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
  const sources = documentsOf(claims).map((id): Line => [named(material.sourceNames.get(id) ?? "")]);
  return {
    tone: "plain",
    heading: [named(subject(first))],
    body: [
      text(`${capitalised(moveOf(first, last))} from `),
      ...dated(first),
      text(" to "),
      ...dated(last),
      ...between(claims.slice(1, -1)),
      text(", according to "),
      ...listed(sources),
      text("."),
      cite(
        material,
        claims.map(({ id }) => id),
      ),
    ],
  };
}

const dated = (claim: Claim): Line => [figure(claim), text(" in "), apparatus(periodInWords(claim.period ?? ""))];

/** The figures on the way: a few are told, more are counted. */
function between(claims: readonly Claim[]): Line {
  if (claims.length === 0) return [];
  if (claims.length > mostBetween)
    return [text(", with figures for "), apparatus(countInWords(claims.length)), text(" times between them")];
  return [text(", by way of "), ...listed(claims.map(dated))];
}
