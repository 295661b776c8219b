/** `quorum report`: from a folder of articles to the files of a briefing. */
import { Command } from "commander";
import type { RunResult } from "../run.ts";
import { count, exitCodeAfter, tell } from "./messages.ts";
import { printStage, type Stage, untilOption } from "./until.ts";

export const reportCommand = (): Command =>
  new Command("report")
    .description("turn a folder of articles into a briefing: PDF, Markdown, web page, charts and ledger")
    .argument("[folder]", "folder of articles", "sources")
    .option("-o, --output <folder>", "where to write the briefing", "output")
    .addOption(untilOption())
    .action(report);

async function report(folder: string, { output, until }: { output: string; until?: Stage }): Promise<void> {
  if (until !== undefined) return await printStage(until, folder, output);
  const { createWorld } = await import("../world/index.ts");
  const world = createWorld();
  try {
    // While the stages are loaded and at work.
    world.startBrowser();
    const { run } = await import("../run.ts");
    const result = await run(world, folder, output);
    tell(result.diagnostics);
    process.stdout.write(summary(result, output));
    process.exitCode = exitCodeAfter(result.diagnostics);
  } finally {
    await world.close();
  }
}

function summary({ documents, findings, written }: RunResult, output: string): string {
  if (written.length === 0) return "";
  const claims = documents.flatMap((document) => document.claims).length;
  const conflicts = findings.clusters.filter(({ verdict }) => verdict === "conflict").length;
  const suspect = findings.checks.filter(({ verdict }) => verdict === "suspect").length;
  return [
    `${count(documents.length, "article")}, ${count(claims, "figure")}, ${count(conflicts, "conflict")}, ${count(suspect, "suspect sum")}`,
    ...written.filter((path) => !path.includes("/")).map((path) => `  ${output}/${path}`),
    "",
  ].join("\n");
}
