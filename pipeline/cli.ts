#!/usr/bin/env node
/** Commands and flags: builds the real World, prints the messages and sets the exit code. */
import { createRequire } from "node:module";
import { Command, CommanderError } from "commander";
import type { Diagnostic } from "./model/diagnostic.ts";
import { type RunResult, run } from "./run.ts";
import { createWorld } from "./world/index.ts";

/** 0 done, 1 done with errors or nothing done, 2 wrong usage. */
const exitCodes = { done: 0, errors: 1, usage: 2 };

const manifest: { version: string; description: string } = createRequire(import.meta.url)("quorum/package.json");

const program = new Command("quorum")
  .description(manifest.description)
  .version(manifest.version, "-v, --version")
  .exitOverride();

program
  .command("report", { isDefault: true })
  .description("turn a folder of articles into a briefing: PDF, Markdown, web page, charts and ledger")
  .argument("[folder]", "folder of articles", "sources")
  .option("-o, --output <folder>", "where to write the briefing", "output")
  .action(report);

async function report(folder: string, { output }: { output: string }): Promise<void> {
  const world = createWorld();
  try {
    world.startBrowser();
    const result = await run(world, folder, output);
    for (const message of result.diagnostics) process.stderr.write(`${messageLine(message)}\n`);
    process.stdout.write(summary(result, output));
    process.exitCode = result.diagnostics.some(({ severity }) => severity === "error") ? exitCodes.errors : exitCodes.done;
  } finally {
    await world.close();
  }
}

/** One message on one line, for people and for grep: `error ingest/unreadable notes/a.txt:3: found ...; expected .... Remedy.` */
function messageLine({ severity, id, file, line, found, expected, remedy }: Diagnostic): string {
  const place = file === null ? "" : ` ${file}${line === null ? "" : `:${line}`}`;
  return `${severity} ${id}${place}: found ${found}; expected ${expected}. ${remedy}`;
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

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
}
