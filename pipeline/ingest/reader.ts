/** What a reader is: one file format turned into blocks of text with positions. */
import type { DiagnosticId } from "../model/diagnostic.ts";
import type { Format, SourceText } from "../model/source.ts";

/** A message of the catalogue about the file that is being read. */
export interface Problem {
  id: DiagnosticId;
  line?: number;
  found: string;
}

export interface Reading extends Pick<SourceText, "text" | "derived" | "blocks" | "stated" | "excluded"> {
  problems: Problem[];
}

export interface Reader {
  format: Format;
  /** Lower case, without the dot. */
  extensions: readonly string[];
  /** Whether a text without a known extension is of this format. */
  recognises(text: string): boolean;
  /** Reads a whole decoded file; a byte-order mark is still in it. Heavy parsers are imported here, when the first such file comes. */
  read(text: string): Promise<Reading>;
  /** What to say when the parser throws. */
  failure: DiagnosticId;
}
