/** `quorum report`: from a folder of articles to the files of a briefing. */
import { Command, Option } from "commander";
import { lineWriter } from "../world/lines.ts";
import { tellBriefly } from "./messages.ts";
import { showProgress } from "./progress.ts";
import { follow, stopwatch } from "./steps.ts";

export const reportCommand = (): Command =>
  new Command("report")
    .description("turn a folder of articles into a briefing: PDF, Markdown, web page, charts and ledger")
    .argument("[folder]", "folder of articles", "sources")
    .option("-o, --output <folder>", "where to write the briefing", "output")
    .option("-q, --quiet", "print nothing but errors")
    .addOption(new Option("--json", "print the summary and every message as one JSON object").conflicts("quiet"))
    .option("--timings", "say how long each step took")
    .action(report);

interface ReportOptions {
  output: string;
  quiet?: boolean;
  json?: boolean;
  timings?: boolean;
}

async function report(folder: string, { output, ...options }: ReportOptions): Promise<void> {
  const { quiet = false, json = false, timings = false } = options;
  const { createWorld } = await import("../world/index.ts");
  const world = createWorld();
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
