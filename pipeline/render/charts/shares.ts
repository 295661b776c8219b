/** Chart: the shares of one thing that one article gives, each against the whole. */

import { figureInWords, periodInWords } from "../../lexicon/wording.ts";
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
const mostCharts = 2;

interface Share {
  cluster: Cluster;
  claim: Claim;
}

/**
 * A chart for each thing of which one article gives the shares of three or more owners for one time; those with most first. Shares of other things, of
 * other times and of other articles stand in no chart together: each bar is drawn against the same whole.
 */
export function shares(material: Material): Chart[] {
  const given = new Map<string, Share[]>();
  for (const cluster of shownClusters(material)) {
    // The figure that is printed for the cluster stands for its article; another article has its own first one.
    const leadFirst = [cluster.lead, ...cluster.claims.filter((id) => id !== cluster.lead)];
    for (const claim of claimsWith(material, leadFirst).filter(isShare)) {
      const key = JSON.stringify([claim.document, cluster.metric, cluster.period]);
      const known = given.get(key) ?? [];
      const isNew = known.every((share) => share.cluster !== cluster && ownerOf(share.claim) !== ownerOf(claim));
      if (isNew) given.set(key, [...known, { cluster, claim }]);
    }
  }
  return [...given.values()]
    .filter((parts) => parts.length >= fewestShares)
    .sort((a, b) => b.length - a.length)
    .slice(0, mostCharts)
    .flatMap((parts) => draw(material, largestFirst(parts).slice(0, mostShares)));
}

const largestFirst = (parts: readonly Share[]): Share[] =>
  [...parts].sort((a, b) => pointOf(b.claim.value) - pointOf(a.claim.value));

/** Who or what has a share; null where the sentence tells nobody. */
const ownerOf = ({ entity, place }: Claim): string | null => entity ?? place;

function isShare(claim: Claim): boolean {
  const amount = pointOf(claim.value);
  return (
    claim.background !== true &&
    claim.aspect === "share" &&
    claim.unit === "percent" &&
    claim.modality === "actual" &&
    amount > 0 &&
    amount <= 100 &&
    ownerOf(claim) !== null
  );
}

function draw(material: Material, parts: readonly Share[]): Chart[] {
  const [first] = parts;
  if (first === undefined) return [];
  const rows = parts.map(
    ({ claim }, row): Row => ({
      row,
      words: plain(ownerOf(claim) ?? ""),
      figure: figureInWords(claim),
      amount: pointOf(claim.value),
    }),
  );
  const { metric, period } = first.cluster;
  const about = `${plain(capitalised(metric))}${period === null ? "" : `, ${periodInWords(period)}`}`;
  const claims = parts.map(({ claim }) => claim.id);
  const sources = documentsOf(parts.map(({ claim }) => claim)).map((id) => material.sourceNames.get(id) ?? "");
  return [
    {
      about: `shares ${metric.replace(/^(share|percentage|proportion) of /i, "")}`,
      section: "key-figures",
      cluster: null,
      alternative: `${about}: the largest is that of ${rows[0]?.words}. ${rows.map((row) => `${row.words}: ${row.figure}`).join("; ")}.`,
      caption: [
        text("The full width of each bar is the whole. Figures from "),
        named(sources.join(", ")),
        text("."),
        cite(material, claims),
      ],
      claims,
      spec: rowChart(titleLines(`How do the shares compare? ${about}`), rows, 100, filling),
    },
  ];
}
