/** Chart: the shares that one article gives, each against its whole. */

import { figureInWords } from "../../lexicon/wording.ts";
import type { Claim } from "../../model/claim.ts";
import { pointOf } from "../../model/claim.ts";
import type { Cluster } from "../../model/finding.ts";
import type { Material } from "../material.ts";
import { cite, claimsWith, documentsOf, shownClusters } from "../material.ts";
import { capitalised, named, plain, text } from "../phrases.ts";
import type { Chart, Row } from "./chart.ts";
import { filling, rowChart, titleLines } from "./chart.ts";

const fewestShares = 3;
const mostShares = 8;

interface Share {
  cluster: Cluster;
  claim: Claim;
}

/**
 * A chart of the shares that one article gives, when there are at least three: the article with most of them.
 * Each is drawn against its own whole and never added to another, for two articles may mean two wholes by the same words.
 */
export function shares(material: Material): Chart[] {
  const given = new Map<string, Share[]>();
  for (const cluster of shownClusters(material)) {
    // The figure that is printed for the cluster stands for its article; another article has its own first one.
    const leadFirst = [cluster.lead, ...cluster.claims.filter((id) => id !== cluster.lead)];
    for (const claim of claimsWith(material, leadFirst).filter(isShare)) {
      const known = given.get(claim.document) ?? [];
      if (known.every((share) => share.cluster !== cluster)) given.set(claim.document, [...known, { cluster, claim }]);
    }
  }
  const [most] = [...given.values()].sort((a, b) => b.length - a.length);
  return most === undefined || most.length < fewestShares ? [] : [draw(material, inOrder(most).slice(0, mostShares))];
}

/** Shares of one thing together, in the order in which the article comes to them, the largest first. */
function inOrder(parts: readonly Share[]): Share[] {
  const metrics = [...new Set(parts.map(({ cluster }) => cluster.metric))];
  const place = ({ cluster }: Share): number => metrics.indexOf(cluster.metric);
  return [...parts].sort((a, b) => place(a) - place(b) || pointOf(b.claim.value) - pointOf(a.claim.value));
}

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
  const rows = parts.map(({ cluster, claim }, row): Row => {
    const owner = claim.entity ?? claim.place ?? "";
    return {
      row,
      words: plain(`${owner}: ${cluster.metric}`),
      figure: figureInWords(claim),
      amount: pointOf(claim.value),
    };
  });
  const wholes = [...new Set(parts.map(({ cluster }) => wholeOf(cluster.metric)))];
  const title = `Who has which share? ${plain(capitalised(wholes.join("; ")))}`;
  const claims = parts.map(({ claim }) => claim.id);
  const sources = documentsOf(parts.map(({ claim }) => claim)).map((id) => material.sourceNames.get(id) ?? "");
  return {
    about: `shares ${wholes.join(" ")}`,
    section: "key-figures",
    cluster: null,
    alternative: `${title}. ${rows.map((row) => `${row.words}: ${row.figure}`).join("; ")}.`,
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
