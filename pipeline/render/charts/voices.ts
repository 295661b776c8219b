/** Chart: who says what about one figure, as dots with bounds as arrows. */

import { unitEntry } from "../../lexicon/units.ts";
import { figureInWords } from "../../lexicon/wording.ts";
import type { Claim } from "../../model/claim.ts";
import type { Cluster } from "../../model/finding.ts";
import type { Material } from "../material.ts";
import { amountOf, cite, claimsWith, documentsOf, shownClusters } from "../material.ts";
import { inStyle } from "../numbers.ts";
import { countInWords, inBrackets, subject, text } from "../phrases.ts";
import type { Chart, Row, RowLayer } from "./chart.ts";
import { palette, rowChart, titleLines } from "./chart.ts";

/** Below this ratio of the largest to the smallest figure, dots drawn from zero lie on one another. */
const visibleRatio = 1.05;
const mostCharts = 3;
const mostRows = 10;

interface VoiceRow extends Row {
  shape: "exact" | "about" | "more" | "less" | "range";
  low: number;
  high: number;
}

/** A chart for each figure that three or more claims of two or more documents put differently; those with most documents first. */
export function voices(material: Material): Chart[] {
  return shownClusters(material)
    .map((cluster) => ({ cluster, claims: distinctClaims(claimsWith(material, cluster.claims)) }))
    .filter(({ claims }) => claims.length >= 3 && claims.length <= mostRows && documentsOf(claims).length >= 2)
    .filter(({ claims }) => differ(claims.map(amountOf)))
    .sort((a, b) => documentsOf(b.claims).length - documentsOf(a.claims).length)
    .slice(0, mostCharts)
    .map(({ cluster, claims }) => draw(material, cluster, claims));
}

function differ(amounts: readonly number[]): boolean {
  return Math.min(...amounts) > 0 && Math.max(...amounts) / Math.min(...amounts) >= visibleRatio;
}

/** For each document and number one claim, the most careful wording: "more than 3,700" rather than the headline's "3,700". */
function distinctClaims(claims: readonly Claim[]): Claim[] {
  const kept = new Map<string, Claim>();
  for (const claim of claims) {
    const key = `${claim.document} ${amountOf(claim)}`;
    const known = kept.get(key);
    if (!known || (known.value.bound === "exact" && claim.value.bound !== "exact")) kept.set(key, claim);
  }
  return [...kept.values()].sort((a, b) => amountOf(a) - amountOf(b));
}

function shapeOf(claim: Claim): VoiceRow["shape"] {
  if (claim.value.low === null) return "less";
  if (claim.value.high === null) return "more";
  if (claim.value.low !== claim.value.high) return "range";
  return claim.value.bound === "about" ? "about" : "exact";
}

function draw(material: Material, cluster: Cluster, claims: readonly Claim[]): Chart {
  const rows = claims.map((claim, row): VoiceRow => {
    const amount = amountOf(claim);
    const { factor } = unitEntry(claim.unit);
    return {
      row,
      words: material.sourceNames.get(claim.document) ?? "",
      figure: inStyle(figureInWords(claim), material.numbers),
      amount,
      shape: shapeOf(claim),
      low: claim.value.low === null ? amount : claim.value.low * factor,
      high: claim.value.high === null ? amount : claim.value.high * factor,
    };
  });
  const about = subject(cluster);
  const title = `Which figure does each source give? ${about}`;
  const largest = Math.max(...rows.map((row) => row.high)) * 1.07;
  return {
    about,
    section: sectionOf(cluster, claims),
    cluster: cluster.id,
    alternative: finding(about, rows),
    caption: [
      text(legend(rows)),
      cite(
        material,
        claims.map((claim) => claim.id),
      ),
    ],
    claims: claims.map((claim) => claim.id),
    spec: rowChart(titleLines(title), rows, largest, layers(rows)),
  };
}

/** What the chart shows, first how far apart the figures are, then each of them. */
function finding(about: string, rows: readonly VoiceRow[]): string {
  const [least, greatest] = [rows[0], rows.at(-1)];
  const span =
    least && greatest
      ? `from ${least.figure} (${inBrackets(least.words)}) to ${greatest.figure} (${inBrackets(greatest.words)})`
      : "";
  const each = rows.map((row) => `${row.words}: ${row.figure}`).join("; ");
  return `${about}: ${countInWords(rows.length)} figures, ${span}. ${each}.`;
}

function sectionOf(cluster: Cluster, claims: readonly Claim[]): Chart["section"] {
  if (cluster.verdict === "conflict") return "conflicts";
  return claims.every((claim) => claim.modality === "actual") ? "key-figures" : "targets";
}

/** Says what the signs mean, but only those that are there. */
function legend(rows: readonly VoiceRow[]): string {
  const signs = [
    rows.some((row) => row.shape === "more") ? "an arrow to the right stands for “more than” or “at least”" : "",
    rows.some((row) => row.shape === "less") ? "an arrow to the left for “less than” or “at most”" : "",
    rows.some((row) => row.shape === "about") ? "a ring for “about”" : "",
    rows.some((row) => row.shape === "range") ? "a bar for a range" : "",
  ].filter((sign) => sign !== "");
  return `Each dot is one source’s figure, measured from zero${signs.length > 0 ? `: ${signs.join(", ")}` : ""}.`;
}

const below = { yOffset: 9 } as const;
const only = (condition: string): { filter: string }[] => [{ filter: condition }];

function layers(rows: readonly VoiceRow[]): RowLayer[] {
  const shapes = new Set(rows.map((row) => row.shape));
  const arrow = (shape: "more" | "less", sign: 1 | -1): RowLayer => ({
    transform: only(`datum.shape === '${shape}'`),
    layer: [
      {
        mark: { type: "rule", ...below, y2Offset: 9, x2Offset: 15 * sign, strokeWidth: 2, color: palette.accent },
        encoding: { x2: { field: "amount" } },
      },
      {
        mark: {
          type: "point",
          ...below,
          shape: sign === 1 ? "triangle-right" : "triangle-left",
          xOffset: 15 * sign,
          size: 60,
          filled: true,
          opacity: 1,
          color: palette.accent,
        },
      },
    ],
  });
  return [
    {
      mark: { type: "rule", ...below, strokeWidth: 2, color: palette.track },
      encoding: { x: { datum: 0 }, x2: { field: "amount" } },
    },
    ...(shapes.has("range") ? [range] : []),
    ...(shapes.has("more") ? [arrow("more", 1)] : []),
    ...(shapes.has("less") ? [arrow("less", -1)] : []),
    dots("datum.shape !== 'about' && datum.shape !== 'range'", palette.accent),
    ...(shapes.has("about") ? [dots("datum.shape === 'about'", "#ffffff")] : []),
  ];
}

const range: RowLayer = {
  transform: only("datum.shape === 'range'"),
  mark: { type: "rule", ...below, strokeWidth: 8, opacity: 0.6, color: palette.accent },
  encoding: { x: { field: "low", type: "quantitative" }, x2: { field: "high" } },
};

function dots(condition: string, fill: string): RowLayer {
  return {
    transform: only(condition),
    mark: {
      type: "point",
      ...below,
      shape: "circle",
      size: 90,
      opacity: 1,
      fill,
      stroke: palette.accent,
      strokeWidth: 2,
    },
  };
}
