/** `quorum report`: from a folder of articles to the files of a briefing. */
import { Command, Option } from "commander";
import type { World } from "../model/world.ts";
import type { RealWorld } from "../world/index.ts";
import { lineWriter } from "../world/lines.ts";
import { archived } from "./archive.ts";
import { tellBriefly } from "./messages.ts";
import type { Outcome } from "./outcome.ts";
import { outputInside, withoutFolder } from "./own-output.ts";
import { type Progress, showProgress } from "./progress.ts";
import { overridesOf, settingsOptions } from "./settings-options.ts";
import { follow, type Lap, type Stopwatch, stopwatch } from "./steps.ts";
import { keepOutcome, keyAgainst, noting, outcomeBefore, runKey } from "./unchanged.ts";
import { printStage, type Stage, untilOption } from "./until.ts";

export const reportCommand = (): Command => {
  const command = new Command("report");
  return settingsOptions(command)
    .description("turn a folder of articles into a briefing: PDF, Markdown, web page, charts and ledger")
    .argument("[folder]", "folder of articles", "sources")
    .option("-o, --output <folder>", "where to write the briefing", "output")
    .option("-q, --quiet", "print nothing but errors")
    .addOption(new Option("--json", "print the summary and every message as one JSON object").conflicts("quiet"))
    .option("--timings", "say how long each step took")
    .option("--archive", "keep the edition below archive/ in the output folder, under its day")
    .addOption(untilOption())
    .action((folder: string, options: ReportOptions) => report(command, folder, options));
};

interface ReportOptions {
  output: string;
  archive?: boolean;
  quiet?: boolean;
  json?: boolean;
  timings?: boolean;
  until?: Stage;
}

async function report(command: Command, folder: string, { output, ...options }: ReportOptions): Promise<void> {
  const { archive = false, quiet = false, json = false, timings = false } = options;
  const inside = await outputInside(command, folder, output);
  const overrides = await overridesOf(command);
  const { createWorld } = await import("../world/index.ts");
  const world = withoutFolder(createWorld(process.env, overrides), inside);
  if (options.until !== undefined) return await printStage(world, options.until, folder, output);
  const watch = stopwatch(0);
  const progress = await showProgress(!quiet && !json);
  try {
    const key = await runKey(world, folder, output, overrides);
    const before = key === null ? null : await outcomeBefore(world, await keyAgainst(key, output), output);
    const made = before ?? (await build(world, { folder, output, key, watch, progress }));
    const outcome = archive ? await archived(made) : made;
    progress.end();
    await tellOutcome(outcome, { quiet, json, timings: timings ? watch.laps() : null });
  } finally {
    progress.end();
    await world.close();
  }
}

interface Build {
  folder: string;
  output: string;
  key: string | null;
  watch: Stopwatch;
  progress: Progress;
}

async function build(world: RealWorld, { folder, output, key, watch, progress }: Build): Promise<Outcome> {
  // While the stages are loaded and at work.
  world.startBrowser();
  const [{ run }, { outcomeOf }] = await Promise.all([import("../run.ts"), import("./outcome.ts")]);
  // Nothing else is printed: the browser ends while the files are written.
  const printPdf: World["printPdf"] = async (html, info) => {
    const printed = await world.printPdf(html, info);
    void world.close();
    return printed;
  };
  const noted = noting({ ...world, printPdf });
  const followed = follow(noted.world, (...step) => {
    watch.begin(...step);
    progress.show(...step);
  });
  const result = await run(followed.world, folder, output, followed.options);
  const outcome = outcomeOf(result, { folder, output, timings: null });
  // By both names: with --archive it will be the last edition itself.
  for (const name of key === null ? [] : new Set([key, await keyAgainst(key, output)]))
    await keepOutcome(world, name, outcome, noted.published);
  return outcome;
}

interface Telling {
  quiet: boolean;
  json: boolean;
  timings: Lap[] | null;
}

async function tellOutcome(outcome: Outcome, { quiet, json, timings }: Telling): Promise<void> {
  const { summaryLines, timingLines } = await import("./summary.ts");
  process.exitCode = outcome.exitCode;
  if (!json) tellBriefly(outcome.diagnostics, quiet);
  const lines = [
    ...(json ? [JSON.stringify({ ...outcome, timings }, null, 2)] : []),
    ...(json || quiet || outcome.written.length === 0 ? [] : summaryLines(outcome)),
    ...(timings === null || json ? [] : timingLines(timings)),
  ];
  if (lines.length > 0) await lineWriter(process.stdout)(lines.join("\n"));
}
