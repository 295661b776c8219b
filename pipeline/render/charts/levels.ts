/** Chart: one quantity over time, with what is aimed at or expected ahead of what was reached. */
import { figureInWords, periodInWords } from "../../lexicon/wording.ts";
import type { Claim } from "../../model/claim.ts";
import { pointOf } from "../../model/claim.ts";
import type { Material } from "../material.ts";
import { cite, leadOf, shownClusters } from "../material.ts";
import { subject, text } from "../phrases.ts";
import type { Chart, Row, RowLayer } from "./chart.ts";
import { palette, rowChart, titleLines } from "./chart.ts";

const fewestPeriods = 3;
const mostPeriods = 10;
const mostCharts = 3;

interface LevelRow extends Row {
  reached: boolean;
}

/** A chart for each quantity whose level is known for three or more periods; those with most periods first. */
export function levels(material: Material): Chart[] {
  const series = new Map<string, Claim[]>();
  for (const cluster of shownClusters(material)) {
    const claim = leadOf(material, cluster);
    if (claim?.aspect !== "level" || cluster.period === null || cluster.verdict === "conflict") continue;
    const key = JSON.stringify([cluster.metric, cluster.unit, cluster.entity, cluster.place]);
    series.set(key, [...(series.get(key) ?? []), claim]);
  }
  return [...series.values()]
    .map(inOrder)
    .filter((claims) => claims.length >= fewestPeriods && claims.length <= mostPeriods)
    .filter((claims) => claims.every((claim) => pointOf(claim.value) > 0) && alike(claims))
    .sort((a, b) => b.length - a.length)
    .slice(0, mostCharts)
    .map((claims) => draw(material, claims));
}

/**
 * Whether what was reached is known for periods of one length, years or quarters or months: then the figures are of one series.
 * Single days and mixed periods are as a rule separate events, and a chart would make a course of them.
 */
function alike(claims: readonly Claim[]): boolean {
  const forms = claims
    .filter((claim) => claim.modality === "actual")
    .map((claim) => /^(\d{4}|\d{4}-Q\d|\d{4}-\d{2})$/.exec(claim.period ?? "")?.[0]?.length ?? 0);
  return new Set(forms).size <= 1 && !forms.includes(0);
}

/** By the end of the period; periods of which two figures are known are left out with both. */
function inOrder(claims: readonly Claim[]): Claim[] {
  const end = (claim: Claim): string => claim.period?.split("/").at(-1) ?? "";
  return claims
    .filter((claim) => claims.filter((other) => other.period === claim.period).length === 1)
    .sort((a, b) => (end(a) < end(b) ? -1 : 1));
}

const suffix = { actual: "", target: " (target)", forecast: " (forecast)" } as const;

function draw(material: Material, claims: readonly Claim[]): Chart {
  const rows = claims.map(
    (claim, row): LevelRow => ({
      row,
      words: `${periodInWords(claim.period ?? "")}${suffix[claim.modality]}`,
      figure: figureInWords(claim),
      amount: pointOf(claim.value),
      reached: claim.modality === "actual",
    }),
  );
  const about = claims[0] ? subject(claims[0]) : "";
  const ahead = rows.some((row) => !row.reached);
  const title = `${ahead ? "How far is it to the target?" : "How has it changed?"} ${about}`;
  const ids = claims.map((claim) => claim.id);
  return {
    about: `over time ${about}`,
    section: ahead ? "targets" : "key-figures",
    cluster: null,
    alternative: `${title}. ${rows.map((row) => `${row.words}: ${row.figure}`).join("; ")}.`,
    caption: [
      text(ahead ? "Filled bars were reached; outlined bars are targets or forecasts." : "Measured from zero."),
      cite(material, ids),
    ],
    claims: ids,
    spec: rowChart(titleLines(title), rows, Math.max(...rows.map((row) => row.amount)), bars(ahead)),
  };
}

function bars(ahead: boolean): RowLayer[] {
  const filled: RowLayer = {
    transform: [{ filter: "datum.reached" }],
    mark: { type: "bar", yOffset: 9, height: 10, color: palette.accent },
    encoding: { x2: { datum: 0 } },
  };
  const outlined: RowLayer = {
    transform: [{ filter: "!datum.reached" }],
    mark: { type: "bar", yOffset: 9, height: 10, fill: "transparent", stroke: palette.accent, strokeWidth: 1.5 },
    encoding: { x2: { datum: 0 } },
  };
  return ahead ? [filled, outlined] : [filled];
}
