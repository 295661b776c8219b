/** Chart: the shares that different places or organisations have of the same whole. */

import type { Claim } from "../../model/claim.ts";
import { pointOf } from "../../model/claim.ts";
import type { Cluster } from "../../model/finding.ts";
import type { Material } from "../material.ts";
import { cite, documentsOf, leadOf, shownClusters } from "../material.ts";
import { capitalised, figureInWords, named, plain, text } from "../phrases.ts";
import type { Chart, Row, RowLayer } from "./chart.ts";
import { palette, rowChart, titleLines } from "./chart.ts";

const fewestShares = 3;
const mostShares = 8;

interface Share {
  cluster: Cluster;
  claim: Claim;
}

/** One chart of all wholes of which two or more shares are known, when there are at least three shares to show. */
export function shares(material: Material): Chart[] {
  const wholes = new Map<string, Share[]>();
  for (const cluster of shownClusters(material)) {
    const claim = leadOf(material, cluster);
    if (!claim || !isShare(claim)) continue;
    // Shares are compared only within one article's account: another may mean another whole by the same words.
    const key = JSON.stringify([cluster.metric, claim.document, claim.period, claim.partOf]);
    wholes.set(key, [...(wholes.get(key) ?? []), { cluster, claim }]);
  }
  const shown = [...wholes.values()]
    .filter((parts) => parts.length >= 2)
    .flat()
    .slice(0, mostShares);
  return shown.length < fewestShares ? [] : [draw(material, shown)];
}

function isShare({ aspect, unit, modality, value, place, entity }: Claim): boolean {
  const amount = pointOf(value);
  return (
    aspect === "share" &&
    unit === "percent" &&
    modality === "actual" &&
    amount > 0 &&
    amount <= 100 &&
    (place ?? entity) !== null
  );
}

/** "share of AI models" is a share of "AI models". */
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
    spec: rowChart(titleLines(title), rows, 100, bars),
  };
}

const bars: RowLayer[] = [
  {
    mark: { type: "bar", yOffset: 9, height: 10, color: palette.track },
    encoding: { x: { datum: 0 }, x2: { datum: 100 } },
  },
  { mark: { type: "bar", yOffset: 9, height: 10, color: palette.accent }, encoding: { x2: { datum: 0 } } },
];
