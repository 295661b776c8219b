/** `quorum report`: from a folder of articles to the files of a briefing. */
import { Command, Option } from "commander";
import { lineWriter } from "../world/lines.ts";
import { keepWritten } from "./archive.ts";
import { tellBriefly } from "./messages.ts";
import { outputInside, withoutFolder } from "./own-output.ts";
import { showProgress } from "./progress.ts";
import { follow, stopwatch } from "./steps.ts";

export const reportCommand = (): Command => {
  const command = new Command("report");
  return command
    .description("turn a folder of articles into a briefing: PDF, Markdown, web page, charts and ledger")
    .argument("[folder]", "folder of articles", "sources")
    .option("-o, --output <folder>", "where to write the briefing", "output")
    .option("-q, --quiet", "print nothing but errors")
    .addOption(new Option("--json", "print the summary and every message as one JSON object").conflicts("quiet"))
    .option("--timings", "say how long each step took")
    .option("--archive", "keep the edition below archive/ in the output folder, under its day")
    .action((folder: string, options: ReportOptions) => report(command, folder, options));
};

interface ReportOptions {
  output: string;
  archive?: boolean;
  quiet?: boolean;
  json?: boolean;
  timings?: boolean;
}

async function report(command: Command, folder: string, { output, ...options }: ReportOptions): Promise<void> {
  const { archive = false, quiet = false, json = false, timings = false } = options;
  const inside = await outputInside(command, folder, output);
  const { createWorld } = await import("../world/index.ts");
  const world = withoutFolder(createWorld(), inside);
  const watch = stopwatch(0);
  const progress = await showProgress(!quiet && !json);
  try {
    // While the stages are loaded and at work.
    world.startBrowser();
    const [{ run }, { outcomeOf }, { summaryLines, timingLines }] = await Promise.all([
      import("../run.ts"),
      import("./outcome.ts"),
      import("./summary.ts"),
    ]);
    const followed = follow(world, (...step) => {
      watch.begin(...step);
      progress.show(...step);
    });
    const result = await run(followed.world, folder, output, followed.options);
    if (archive) await keepWritten(result, output);
    const laps = watch.laps();
    progress.end();
    const outcome = outcomeOf(result, { folder, output, timings: timings ? laps : null });
    process.exitCode = outcome.exitCode;
    if (!json) tellBriefly(result.diagnostics, quiet);
    const lines = [
      ...(json ? [JSON.stringify(outcome, null, 2)] : []),
      ...(json || quiet || result.written.length === 0 ? [] : summaryLines(outcome)),
      ...(timings && !json ? timingLines(laps) : []),
    ];
    if (lines.length > 0) await lineWriter(process.stdout)(lines.join("\n"));
  } finally {
    progress.end();
    await world.close();
  }
}
