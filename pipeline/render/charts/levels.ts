/** Chart: one quantity over time, with what is aimed at or expected ahead of what was reached. */
import { figureInWords, periodInWords } from "../../lexicon/wording.ts";
import type { Claim } from "../../model/claim.ts";
import { pointOf } from "../../model/claim.ts";
import type { Material } from "../material.ts";
import { cite } from "../material.ts";
import { inStyle } from "../numbers.ts";
import { subject, text } from "../phrases.ts";
import { isReached, levelSeries, moveOf } from "../series.ts";
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
  return levelSeries(material)
    .filter((claims) => claims.length >= fewestPeriods && claims.length <= mostPeriods)
    .slice(0, mostCharts)
    .map((claims) => draw(material, claims));
}

const suffix = { actual: "", target: " (target)", forecast: " (forecast)" } as const;

function draw(material: Material, claims: readonly Claim[]): Chart {
  const rows = claims.map(
    (claim, row): LevelRow => ({
      row,
      words: `${periodInWords(claim.period ?? "")}${suffix[claim.modality]}`,
      figure: inStyle(figureInWords(claim), material.numbers),
      amount: pointOf(claim.value),
      reached: isReached(claim),
    }),
  );
  const about = claims[0] ? subject(claims[0]) : "";
  const ahead = rows.some((row) => !row.reached);
  const title = `${ahead ? "How far is it to the target?" : "How has it changed?"} ${about}`;
  const ids = claims.map((claim) => claim.id);
  return {
    about: `over time ${about}`,
    section: ahead ? "targets" : "trends",
    cluster: null,
    alternative: `${finding(about, claims)} ${rows.map((row) => `${row.words}: ${row.figure}`).join("; ")}.`,
    caption: [
      text(ahead ? "Filled bars were reached; outlined bars are targets or forecasts." : "Measured from zero."),
      cite(material, ids),
    ],
    claims: ids,
    spec: rowChart(titleLines(title), rows, Math.max(...rows.map((row) => row.amount)), bars(ahead)),
  };
}

/** What the chart shows: "Boats, Norway: up from 310 boats in 2021 to 350 boats in 2023; the target for 2030 is 400 boats." */
function finding(about: string, claims: readonly Claim[]): string {
  const dated = (claim: Claim): string => `${figureInWords(claim)} in ${periodInWords(claim.period ?? "")}`;
  const reached = claims.filter(isReached);
  const [first, last] = [reached[0], reached.at(-1)];
  const course = first && last && first !== last ? `${moveOf(first, last)} from ${dated(first)} to ${dated(last)}` : "";
  const ahead = claims
    .filter((claim) => !isReached(claim))
    .map((claim) => `the ${claim.modality} for ${periodInWords(claim.period ?? "")} is ${figureInWords(claim)}`);
  return `${about}: ${[course, ...ahead].filter((part) => part !== "").join("; ")}.`;
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
