/** How messages are told on a terminal. */
import type { Diagnostic, Severity } from "../model/diagnostic.ts";
import { printable } from "../world/printable.ts";
import { exitCodes } from "./exit-codes.ts";
import { paint } from "./paint.ts";

/** Writes each message on one line of standard error. */
export function tell(diagnostics: readonly Diagnostic[]): void {
  for (const message of diagnostics) write(message.severity, messageLine(message));
}

/** Of the warnings with one id so many are told in full: whoever has more mends them by their kind. */
const mostOfOne = 10;

/** Errors in full, warnings up to ten of a kind, and how many more there are; `quiet`: errors alone. */
export function tellBriefly(diagnostics: readonly Diagnostic[], quiet: boolean): void {
  const rest = new Map<string, number>();
  for (const message of diagnostics) {
    const { severity, id } = message;
    if (severity === "info" || (quiet && severity === "warning")) continue;
    const more = rest.get(id) ?? -mostOfOne;
    if (severity === "warning") rest.set(id, more + 1);
    if (severity === "error" || more < 0) write(severity, messageLine(message));
  }
  if (quiet) return;
  for (const [id, more] of rest)
    if (more > 0) write("warning", `warning ${id}: ${more} more; report --json gives them all`);
  const notes = countsOf(diagnostics.filter(({ severity }) => severity === "info").map(({ id }) => id));
  if (notes.length > 0) write("info", `info: ${notes.join(", ")}; report --json says what they are`);
}

/** "ingest/guessed-encoding (12)", in the order in which they come first. */
function countsOf(ids: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].map(([id, number]) => (number === 1 ? id : `${id} (${number})`));
}

const colours = { error: "red", warning: "yellow", info: "dim" } as const;

/** The first word in a colour, where the terminal shows any. */
function write(severity: Severity, line: string): void {
  process.stderr.write(`${paint(process.stderr, colours[severity], severity)}${line.slice(severity.length)}\n`);
}

/** One message on one line, for people and for grep: `error ingest/unreadable notes/a.txt:3: found ...; expected .... Remedy.` */
export function messageLine({ severity, id, file, line, found, expected, remedy }: Diagnostic): string {
  const place = file === null ? "" : ` ${file}${line === null ? "" : `:${line}`}`;
  return printable(`${severity} ${id}${place}: found ${found}; expected ${expected}. ${remedy}`);
}

/** The exit code after these messages. */
export const exitCodeAfter = (diagnostics: readonly Diagnostic[]): number =>
  diagnostics.some(({ severity }) => severity === "error") ? exitCodes.errors : exitCodes.done;

/** "1 article", "2 articles". */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;
