/** Section: where the sources conflict, side by side in their own words. */
import { bearingOf, otherWays } from "../../lexicon/compass.ts";
import { figureInWords } from "../../lexicon/wording.ts";
import { type Block, type Section, type Side, sectionTitles } from "../../model/briefing.ts";
import type { Claim } from "../../model/claim.ts";
import type { Cluster } from "../../model/finding.ts";
import type { NamedChart } from "../charts/chart.ts";
import type { Material } from "../material.ts";
import { amountOf, cite, claimsWith, shownClusters } from "../material.ts";
import { figure, named, ofPeriod, subject, text, value } from "../phrases.ts";
import { convertedOf, figureBlock, quoted, sourceLine } from "./figures.ts";

/** A comparison for each conflict, below the chart about it. */
export function conflicts(material: Material, charts: readonly NamedChart[]): Section | null {
  const clusters = shownClusters(material).filter((cluster) => cluster.verdict === "conflict");
  if (clusters.length === 0) return null;
  const blocks = clusters.flatMap((cluster) => [
    ...charts.filter((chart) => chart.section === "conflicts" && chart.cluster === cluster.id).map(figureBlock),
    comparison(material, cluster),
  ]);
  return { id: "conflicts", title: sectionTitles.conflicts, blocks };
}

function comparison(material: Material, cluster: Cluster): Block {
  return {
    kind: "comparison",
    heading: [named(subject(cluster)), ...ofPeriod(cluster)],
    sides: sidesOf(claimsWith(material, cluster.claims)).map((side) => sideBlock(material, side)),
    reason: [value(cluster.reason, cluster.claims)],
  };
}

/** The claims that say one thing, and the words that tell them from the others where the figure does not: "west". */
interface Told {
  claims: Claim[];
  way: string;
}

/** By what is in conflict: by the directions of one distance, else by the amounts, the smallest first. */
function sidesOf(claims: readonly Claim[]): Told[] {
  const ways = otherWays(claims).map((claim) => bearingOf(claim)?.point ?? "");
  if (ways.length > 0) {
    const going = (claim: Claim): string => bearingOf(claim)?.point ?? "";
    const unsaid = claims.filter((claim) => !ways.includes(going(claim)));
    return [
      ...ways.map((way) => ({ way: ` ${way}`, claims: claims.filter((claim) => going(claim) === way) })),
      ...(unsaid.length > 0 ? [{ way: ", direction not told", claims: unsaid }] : []),
    ];
  }
  return [...groupBy(claims, amountOf)].sort(([a], [b]) => a - b).map(([, same]) => ({ way: "", claims: same }));
}

/** One side, under the most careful of its wordings ("more than 3,700" rather than a headline's "3,700"), else under the most common one. */
function sideBlock(material: Material, { claims, way }: Told): Side {
  const common = [...groupBy(claims, figureInWords).values()].sort((a, b) => b.length - a.length)[0]?.[0];
  const careful = claims.find((claim) => claim.value.bound !== "exact") ?? common;
  const ours = careful
    ? convertedOf(
        material,
        careful,
        claims.map(({ id }) => id),
      )
    : null;
  return {
    figure: [
      ...(careful ? [figure(careful), ...(way === "" ? [] : [text(way)])] : []),
      ...(ours === null ? [] : [text(" ("), ours, text(", converted)")]),
    ],
    voices: oneEach(claims).map((claim) => ({
      source: [...sourceLine(material, claim.document), cite(material, [claim.id])],
      quote: quoted(claim),
    })),
  };
}

function groupBy<Key>(claims: readonly Claim[], keyOf: (claim: Claim) => Key): Map<Key, Claim[]> {
  const groups = new Map<Key, Claim[]>();
  for (const claim of claims) groups.set(keyOf(claim), [...(groups.get(keyOf(claim)) ?? []), claim]);
  return groups;
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
