/** Messages about the input: every id, what was expected and what to do, in one catalogue. */
import { briefingMessages } from "./messages/briefing.ts";
import { commandsMessages } from "./messages/commands.ts";
import type { Message, Severity } from "./messages/message.ts";
import { readingMessages } from "./messages/reading.ts";

export type { Severity };

/** Every message Quorum can give. An error makes the exit code 1, one of a check (`check/`) 3; nothing else changes it. */
const catalogue = { ...readingMessages, ...briefingMessages, ...commandsMessages };

export type DiagnosticId = keyof typeof catalogue;

export interface Diagnostic {
  id: DiagnosticId;
  severity: Severity;
  /** Path inside the source folder, an output path, or null when it is about the whole run. */
  file: string | null;
  /** 1-based, or null when it is about the whole file. */
  line: number | null;
  found: string;
  expected: string;
  remedy: string;
}

/** A message of the catalogue about one place. `found` says what is there, in words; `expected` what can stand there, where the catalogue knows less. */
export function diagnostic(
  id: DiagnosticId,
  at: { file?: string; line?: number; found: string; expected?: string },
): Diagnostic {
  const { severity, expected, remedy } = catalogue[id];
  const { file = null, line = null, found } = at;
  return { id, severity, file, line, found, expected: at.expected ?? expected, remedy };
}

/** Every id with its entry, for the documentation and the tests. */
export const diagnosticCatalogue: Readonly<Record<DiagnosticId, Message>> = catalogue;
