/** Chart: the shares of one thing that one article gives, each against the whole. */

import { figureInWords, periodInWords } from "../../lexicon/wording.ts";
import type { Claim } from "../../model/claim.ts";
import { pointOf } from "../../model/claim.ts";
import type { Cluster } from "../../model/finding.ts";
import type { Material } from "../material.ts";
import { cite, claimsWith, documentsOf, shownClusters } from "../material.ts";
import { inStyle } from "../numbers.ts";
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

/** The shares that one article gives of one thing for one time, the largest first. */
type Whole = readonly Share[];

/**
 * A chart for each thing of which one article gives the shares of three or more owners for one time; those with most first. Two owners are a pair of
 * numbers, but where an article gives the shares of the same two in several things, one chart sets these side by side. Other shares stand in no chart
 * together.
 */
export function shares(material: Material): Chart[] {
  const wholes = wholesOf(material);
  const pairs = new Map<string, Whole[]>();
  for (const pair of wholes.filter(({ length }) => length === 2)) {
    const key = JSON.stringify([pair[0]?.claim.document, pair.map(({ claim }) => ownerOf(claim)).sort()]);
    pairs.set(key, [...(pairs.get(key) ?? []), pair]);
  }
  const single = wholes.filter(({ length }) => length >= fewestShares).map((whole) => [whole]);
  return [...single, ...[...pairs.values()].filter(({ length }) => length > 1)]
    .sort((a, b) => b.flat().length - a.flat().length)
    .slice(0, mostCharts)
    .flatMap((group) => draw(material, group));
}

function wholesOf(material: Material): Whole[] {
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
  return [...given.values()].map(largestFirst);
}

const largestFirst = (parts: Whole): Whole =>
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

/** What is shared, with its time: "Share of tea estates, 2023". */
function nameOf([share]: Whole): string {
  if (share === undefined) return "";
  const { metric, period } = share.cluster;
  return `${plain(capitalised(metric))}${period === null ? "" : `, ${periodInWords(period)}`}`;
}

function draw(material: Material, group: readonly Whole[]): Chart[] {
  const parts = group.flatMap((whole) => whole.slice(0, mostShares)).slice(0, mostShares);
  const [first] = group;
  if (first === undefined) return [];
  const compared = group.length > 1;
  const owner = ({ claim }: Share): string => plain(ownerOf(claim) ?? "");
  const rows = parts.map((part, row): Row => {
    const whole = group.find((one) => one.includes(part)) ?? first;
    return {
      row,
      words: compared ? `${nameOf(whole)}: ${owner(part)}` : owner(part),
      figure: inStyle(figureInWords(part.claim), material.numbers),
      amount: pointOf(part.claim.value),
    };
  });
  const found = group.map(
    (whole) => `${nameOf(whole)}: the ${compared ? "larger" : "largest"} is that of ${whole.slice(0, 1).map(owner)}`,
  );
  const claims = parts.map(({ claim }) => claim.id);
  const sources = documentsOf(parts.map(({ claim }) => claim)).map((id) => material.sourceNames.get(id) ?? "");
  return [
    {
      about: `shares ${group.map(([share]) => share?.cluster.metric.replace(/^(share|percentage|proportion) of /i, "")).join(" ")}`,
      section: "key-figures",
      cluster: null,
      alternative: `${found.join("; ")}. ${rows.map((row) => `${row.words}: ${row.figure}`).join("; ")}.`,
      caption: [
        text(`The full width of each bar is ${compared ? "its own" : "the"} whole. Figures from `),
        named(sources.join(", ")),
        text("."),
        cite(material, claims),
      ],
      claims,
      spec: rowChart(
        titleLines(compared ? "Who has the larger share?" : `How do the shares compare? ${nameOf(first)}`),
        rows,
        100,
        filling,
      ),
    },
  ];
}
