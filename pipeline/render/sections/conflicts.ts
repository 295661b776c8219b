/** Section: where the sources conflict, side by side in their own words. */
import { periodInWords } from "../../lexicon/wording.ts";
import type { Block, Line, Section, Side } from "../../model/briefing.ts";
import type { Claim } from "../../model/claim.ts";
import type { Cluster } from "../../model/finding.ts";
import type { NamedChart } from "../charts/chart.ts";
import type { Material } from "../material.ts";
import { amountOf, cite, claimsWith, shownClusters } from "../material.ts";
import { apparatus, figure, named, subject, text, value } from "../phrases.ts";
import { figureBlock, quoted, sourceLine } from "./figures.ts";

/** A comparison for each conflict, below the chart about it. */
export function conflicts(material: Material, charts: readonly NamedChart[]): Section | null {
  const clusters = shownClusters(material).filter((cluster) => cluster.verdict === "conflict");
  if (clusters.length === 0) return null;
  const blocks = clusters.flatMap((cluster) => [
    ...charts.filter((chart) => chart.section === "conflicts" && chart.cluster === cluster.id).map(figureBlock),
    comparison(material, cluster),
  ]);
  return { id: "conflicts", title: "Where the sources conflict", blocks };
}

function comparison(material: Material, cluster: Cluster): Block {
  const sides = new Map<number, Claim[]>();
  for (const claim of claimsWith(material, cluster.claims)) {
    sides.set(amountOf(claim), [...(sides.get(amountOf(claim)) ?? []), claim]);
  }
  const period: Line = cluster.period === null ? [] : [text(", "), apparatus(periodInWords(cluster.period))];
  return {
    kind: "comparison",
    heading: [named(subject(cluster)), ...period],
    sides: [...sides].sort(([a], [b]) => a - b).map(([, claims]) => side(material, claims)),
    reason: [value(cluster.reason, cluster.claims)],
  };
}

/** The claims with one number, under the most careful of their wordings ("more than 3,700" rather than a headline's "3,700"). */
function side(material: Material, claims: readonly Claim[]): Side {
  const careful = claims.find((claim) => claim.value.bound !== "exact") ?? claims[0];
  return {
    figure: careful ? [figure(careful)] : [],
    voices: oneEach(claims).map((claim) => ({
      source: [...sourceLine(material, claim.document), cite(material, [claim.id])],
      quote: quoted(claim),
    })),
  };
}

/** One claim of each document: the one in the longest sentence, which says most. */
function oneEach(claims: readonly Claim[]): Claim[] {
  const longest = new Map<string, Claim>();
  for (const claim of claims) {
    const known = longest.get(claim.document);
    if (!known || claim.sentence.length > known.sentence.length) longest.set(claim.document, claim);
  }
  return [...longest.values()];
}
