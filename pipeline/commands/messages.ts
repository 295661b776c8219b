/** How messages are told on a terminal. */
import type { Diagnostic } from "../model/diagnostic.ts";
import { printable } from "../world/printable.ts";
import { exitCodes } from "./exit-codes.ts";

/** Writes each message on one line of standard error. */
export function tell(diagnostics: readonly Diagnostic[]): void {
  for (const message of diagnostics) process.stderr.write(`${messageLine(message)}\n`);
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
