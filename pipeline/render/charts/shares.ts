/** Chart: the shares that one article gives, each against its whole. */

import { figureInWords } from "../../lexicon/wording.ts";
import type { Claim } from "../../model/claim.ts";
import { pointOf } from "../../model/claim.ts";
import type { Cluster } from "../../model/finding.ts";
import type { Material } from "../material.ts";
import { cite, claimsWith, documentsOf, shownClusters } from "../material.ts";
import { named, plain, text } from "../phrases.ts";
import type { Chart, Row } from "./chart.ts";
import { filling, rowChart, titleLines } from "./chart.ts";

const fewestShares = 3;
const mostShares = 8;

interface Share {
  cluster: Cluster;
  claim: Claim;
}

/**
 * A chart of the shares of one whole that one article gives, when there are at least three: the article with most of them.
 * They are never added up, for an article may name the parts that it cares for and leave the rest.
 */
export function shares(material: Material): Chart[] {
  const given = new Map<string, Share[]>();
  for (const cluster of shownClusters(material)) {
    // The figure that is printed for the cluster stands for its article; another article has its own first one.
    const leadFirst = [cluster.lead, ...cluster.claims.filter((id) => id !== cluster.lead)];
    for (const claim of claimsWith(material, leadFirst).filter(isShare)) {
      const key = JSON.stringify([claim.document, wholeOf(cluster.metric)]);
      const known = given.get(key) ?? [];
      if (known.every((share) => share.cluster !== cluster)) given.set(key, [...known, { cluster, claim }]);
    }
  }
  const [parts] = [...given.values()].sort((a, b) => b.length - a.length);
  return parts === undefined || parts.length < fewestShares ? [] : [draw(material, largestFirst(parts))];
}

const largestFirst = (parts: readonly Share[]): Share[] =>
  [...parts].sort((a, b) => pointOf(b.claim.value) - pointOf(a.claim.value)).slice(0, mostShares);

function isShare({ aspect, unit, modality, value, place, entity, background }: Claim): boolean {
  const amount = pointOf(value);
  return (
    background !== true &&
    aspect === "share" &&
    unit === "percent" &&
    modality === "actual" &&
    amount > 0 &&
    amount <= 100 &&
    (place ?? entity) !== null
  );
}

/** "share of tea estates" is a share of "tea estates". */
const wholeOf = (metric: string): string => metric.replace(/^(share|percentage|proportion) of /i, "");

function draw(material: Material, parts: readonly Share[]): Chart {
  const rows = parts.map(
    ({ claim }, row): Row => ({
      row,
      words: plain(claim.entity ?? claim.place ?? ""),
      figure: figureInWords(claim),
      amount: pointOf(claim.value),
    }),
  );
  const whole = wholeOf(parts[0]?.cluster.metric ?? "");
  const title = `Who has which share of ${plain(whole)}?`;
  const claims = parts.map(({ claim }) => claim.id);
  const sources = documentsOf(parts.map(({ claim }) => claim)).map((id) => material.sourceNames.get(id) ?? "");
  return {
    about: `shares ${whole}`,
    section: "key-figures",
    cluster: null,
    alternative: `${title} ${rows.map((row) => `${row.words}: ${row.figure}`).join("; ")}.`,
    caption: [
      text("The full width of each bar is the whole. Figures from "),
      named(sources.join(", ")),
      text("."),
      cite(material, claims),
    ],
    claims,
    spec: rowChart(titleLines(title), rows, 100, filling),
  };
}
