/** Chart: how much of each target is reached, as bars that fill. */
import { figureInWords } from "../../lexicon/wording.ts";
import type { Claim } from "../../model/claim.ts";
import type { Progress } from "../../model/finding.ts";
import { cite, leadOf, type Material } from "../material.ts";
import { inStyle } from "../numbers.ts";
import { countInWords, rounded, subject, text } from "../phrases.ts";
import type { Chart, Row } from "./chart.ts";
import { filling, rowChart, titleLines } from "./chart.ts";

/** One target is a sentence. */
const fewest = 2;
const most = 10;

interface Goal {
  progress: Progress;
  target: Claim;
}

/** One chart of the targets of which a part is known, those that are reached furthest first. */
export function progress(material: Material): Chart[] {
  const goals = material.findings.progress
    .flatMap((entry): Goal[] => {
      const cluster = material.clusters.get(entry.target);
      const target = cluster && leadOf(material, cluster);
      return target === undefined ? [] : [{ progress: entry, target }];
    })
    // A forecast is nothing to reach, and a percentage is reached by points: half of it is no half of the way.
    .filter(
      ({ progress: { reached }, target }) => target.modality === "target" && target.unit !== "percent" && reached > 0,
    )
    .sort((a, b) => b.progress.reached - a.progress.reached)
    .slice(0, most);
  return goals.length < fewest ? [] : [draw(material, goals)];
}

function draw(material: Material, goals: readonly Goal[]): Chart {
  const rows = goals.map(
    ({ progress: { reached }, target }, row): Row => ({
      row,
      words: subject(target),
      figure: inStyle(`${rounded(reached * 100)} percent of ${figureInWords(target)}`, material.numbers),
      // More than the whole fills the bar; by how much is in words.
      amount: Math.min(100, reached * 100),
    }),
  );
  const title = "How much of each target is reached?";
  const [furthest] = rows;
  const found = furthest ? `Of ${countInWords(rows.length)} targets the furthest reached is ${furthest.words}. ` : "";
  const claims = [...new Set(goals.flatMap((goal) => goal.progress.claims))];
  return {
    about: "progress to targets",
    section: "targets",
    cluster: null,
    alternative: `${found}${rows.map((row) => `${row.words}: ${row.figure}`).join("; ")}.`,
    caption: [text("The full width of each bar is the target; the dark part is reached."), cite(material, claims)],
    claims,
    spec: rowChart(titleLines(title), rows, 100, filling),
  };
}
