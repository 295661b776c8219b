#!/usr/bin/env node
/** Commands and flags: builds the real World, prints the messages and sets the exit code. */
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { Command, CommanderError } from "commander";
import { correct } from "./analyze/corrections.ts";
import { compareFigures } from "./analyze/explain.ts";
import { ingest } from "./ingest/index.ts";
import { figurePlace, placeInWords } from "./model/correction.ts";
import { type Diagnostic, diagnostic } from "./model/diagnostic.ts";
import { explain } from "./normalize/explain.ts";
import { extract } from "./normalize/extract.ts";
import { type RunResult, readDocuments, run } from "./run.ts";
import { createWorld } from "./world/index.ts";
import { linesOf, lineWriter } from "./world/lines.ts";
import { printable } from "./world/printable.ts";

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

program
  .command("explain")
  .description("say what became of each number of a line, or why the figures of two lines are together or apart")
  .argument("<place>", "an article and a line of it, as in notes/ports.txt:12")
  .argument("[other]", 'another, each perhaps with its figure, "notes/ports.txt:12 3,700 boats"; or two ids of claims')
  .option("--in <folder>", "the folder of articles; that of both files by default, for ids sources")
  .action((place: string, other: string | undefined, options: { in?: string }) =>
    other === undefined ? explainLine(place) : explainPair([place, other], options.in),
  );

program
  .command("extract")
  .description(
    'read lines {"text": ...} from standard input and write each with its quantities, one JSON object a line',
  )
  .option("--plain", "take each line as text")
  .action(extractLines);

async function report(folder: string, { output }: { output: string }): Promise<void> {
  const world = createWorld();
  try {
    world.startBrowser();
    const result = await run(world, folder, output);
    for (const message of result.diagnostics) process.stderr.write(`${messageLine(message)}\n`);
    process.stdout.write(summary(result, output));
    process.exitCode = result.diagnostics.some(({ severity }) => severity === "error")
      ? exitCodes.errors
      : exitCodes.done;
  } finally {
    await world.close();
  }
}

async function explainLine(place: string): Promise<void> {
  const [, file, line] = /^(.+):([1-9]\d*)$/.exec(place) ?? [];
  if (file === undefined) return program.error(`error: "${place}" names no file and line, as in notes/ports.txt:12`);
  const world = createWorld();
  const one = { ...world, listFiles: async () => ({ ok: true as const, value: [basename(file)] }) };
  const { texts, diagnostics } = await ingest(one, dirname(file));
  for (const message of diagnostics) process.stderr.write(`${messageLine(message)}\n`);
  for (const text of texts) process.stdout.write(`${explain(text, Number(line)).join("\n")}\n`);
  process.exitCode = texts.length === 0 ? exitCodes.errors : exitCodes.done;
}

async function explainPair(written: [string, string], given: string | undefined): Promise<void> {
  const places = written.map(figurePlace);
  const folder = given ?? commonFolder(places.flatMap((place) => (place === null ? [] : [dirname(place.file)])));
  const [first = "", second = ""] = places.map((place, at) =>
    place === null ? written[at] : placeInWords({ ...place, file: relative(folder, place.file).replaceAll("\\", "/") }),
  );
  const sources = await ingest(createWorld(), folder);
  const { documents, corrections, diagnostics } = correct(readDocuments(sources.texts), sources.corrections);
  for (const message of [...sources.diagnostics, ...diagnostics]) process.stderr.write(`${messageLine(message)}\n`);
  const { found, lines } = compareFigures(documents, corrections, [first, second]);
  process.stdout.write(`${lines.map(printable).join("\n")}\n`);
  process.exitCode = found ? exitCodes.done : exitCodes.errors;
}

/** The folder that holds all of some folders; the sample's where none is named. */
function commonFolder([first, ...others]: readonly string[]): string {
  if (first === undefined) return "sources";
  let folder = first;
  while (others.some((other) => /^\.\.(?:$|[\\/])/.test(relative(folder, other)))) folder = join(folder, "..");
  return folder;
}

async function extractLines({ plain = false }: { plain?: boolean }): Promise<void> {
  const write = lineWriter(process.stdout);
  let number = 0;
  for await (const line of linesOf(process.stdin)) {
    number += 1;
    if (!plain && line.trim() === "") continue;
    const text = plain ? line : textIn(line);
    if (text === null) {
      const found = `"${line.slice(0, 60)}"`;
      process.stderr.write(
        `${messageLine(diagnostic("extract/bad-line", { file: "standard input", line: number, found }))}\n`,
      );
      process.exitCode = exitCodes.errors;
    } else if (!(await write(JSON.stringify({ text, ...extract(text) })))) return;
  }
}

/** The text of a JSON line, or null when there is none. */
function textIn(line: string): string | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && "text" in value && typeof value.text === "string"
      ? value.text
      : null;
  } catch {
    return null;
  }
}

/** One message on one line, for people and for grep: `error ingest/unreadable notes/a.txt:3: found ...; expected .... Remedy.` */
function messageLine({ severity, id, file, line, found, expected, remedy }: Diagnostic): string {
  const place = file === null ? "" : ` ${file}${line === null ? "" : `:${line}`}`;
  return printable(`${severity} ${id}${place}: found ${found}; expected ${expected}. ${remedy}`);
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
