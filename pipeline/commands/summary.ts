/** What a person wants to know when a run is done, on the lines of a terminal. */
import { Help } from "commander";
import { printable } from "../world/printable.ts";
import { count } from "./messages.ts";
import type { Conflict, Outcome } from "./outcome.ts";
import { paint } from "./paint.ts";
import type { Lap, Step } from "./steps.ts";

/** What was read, what of it conflicts or does not add up, what was left out and where the files are. */
export function summaryLines(outcome: Outcome): string[] {
  return [...findingLines(outcome), ...writtenLines(outcome)];
}

/** The same without the files, for whoever knows them: the next builds of `watch`. */
export function findingLines({ conflicts, suspectSums, leftOut, ...outcome }: Outcome): string[] {
  const outlets = outcome.outlets === 0 ? "" : ` of ${count(outcome.outlets, "outlet")}`;
  const found = [
    count(outcome.figures, "figure"),
    count(conflicts.length, "conflict"),
    count(suspectSums.length, "suspect sum"),
  ];
  return [
    bold(`${count(outcome.articles, "article")}${outlets}: ${found.join(", ")}`),
    ...group("Conflicts", conflicts.map(conflictLine)),
    ...group(
      "Sums that do not add up",
      suspectSums.map(({ reason }) => reason),
    ),
    ...group(
      "Left out",
      leftOut.map(({ id, files }) => `${files.length} ${wordsOf(id)}: ${some(files, ", ")}`),
    ),
  ];
}

/** What every group shows at most; the briefing has the rest. */
const mostLines = 5;
const mostSides = 3;
const mostNames = 3;

function group(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length - mostLines;
  return [
    bold(title),
    ...lines.slice(0, mostLines).map((line) => wrapped(printable(line))),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

/** Set in by two, and by four where a terminal is too narrow for the line: elsewhere a line stays one, for grep. */
function wrapped(line: string): string {
  const { isTTY, columns } = process.stdout;
  return `  ${isTTY ? new Help().boxWrap(line, columns - 4).replaceAll("\n", "\n    ") : line}`;
}

/** "Fishing boats, 2023: 310 boats (Quay Post) | 325 boats (Mole News)"; of many figures the outermost. */
function conflictLine({ about, sides }: Conflict): string {
  const [first, last] = [sides[0], sides.at(-1)];
  const between = sides.length > mostSides ? ` | ${sides.length - 2} more figures` : "";
  const shown = sides.length > mostSides && first && last ? [first, last] : sides;
  return `${about}: ${shown.map(({ figure, sources }) => `${figure} (${some(sources, "; ")})`).join(" | ")}${between}`;
}

function some(names: readonly string[], separator: string): string {
  const shown = names.slice(0, mostNames).join(separator);
  return names.length > mostNames ? `${shown} and ${names.length - mostNames} more` : shown;
}

/** "ingest/unknown-format": "unknown format". */
const wordsOf = (id: string): string => id.slice(id.indexOf("/") + 1).replaceAll("-", " ");

/** The files at the top by name, those of each folder in it by number; each kept edition by itself. */
function writtenLines({ written, unchanged, output }: Outcome): string[] {
  const folders = new Map<string, number>();
  for (const path of written) {
    const folder = path.split("/").slice(0, -1).slice(0, 2).join("/");
    if (folder !== "") folders.set(folder, (folders.get(folder) ?? 0) + 1);
  }
  const files = written.filter((path) => !path.includes("/"));
  const lines = [
    ...files.map((path) => `  ${output}/${path}`),
    ...[...folders].map(([folder, number]) => `  ${output}/${folder}/ (${count(number, "file")})`),
  ];
  return lines.length === 0
    ? []
    : [bold(unchanged ? "Unchanged since it was written" : "Written"), ...lines.map(printable)];
}

const stepNames: Record<Step, string> = {
  start: "start",
  ingest: "ingest",
  normalize: "normalize",
  analyze: "analyze",
  render: "render",
  print: "print the PDF",
  write: "write the files",
};

/** How long each step took, and all of them. */
export function timingLines(laps: readonly Lap[]): string[] {
  const total = laps.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const rows = [
    ...laps.map(({ step, milliseconds }) => [stepNames[step], milliseconds] as const),
    ["total", total] as const,
  ];
  return [
    bold("Time"),
    ...rows.map(([name, milliseconds]) => `  ${name.padEnd(15)} ${(milliseconds / 1000).toFixed(2).padStart(7)} s`),
  ];
}

const bold = (words: string): string => paint(process.stdout, "bold", words);
