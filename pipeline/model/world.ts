/** Everything outside the program, as the stages see it. The real one is built by cli.ts; tests pass their own. */
import type { Diagnostic } from "./diagnostic.ts";

/** A result, or the message that says why there is none. */
export type Attempt<T> = { ok: true; value: T } | { ok: false; problem: Diagnostic };

export interface OutputFile {
  /** Path inside the output folder, with "/" separators. */
  path: string;
  content: string | Uint8Array;
}

export interface PdfInfo {
  title: string;
  /** BCP 47. */
  language: string;
  /** `YYYY-MM-DD`: stands for the time of making, so that the same briefing gives the same bytes. */
  asOf: string | null;
}

export interface World {
  /** The files below a source folder, as paths with "/" separators, in code-unit order; hidden ones and links out of it left out. */
  listFiles(folder: string): Promise<Attempt<string[]>>;
  /** The bytes of one file that `listFiles` named. */
  readFile(folder: string, file: string): Promise<Attempt<Uint8Array>>;
  /** A read-only file that belongs to the program: `templates/...`, or a file of an npm package as `npm:@fontsource/x/files/y.woff2`. */
  asset(path: string): Promise<Uint8Array>;
  /** Prints a self-contained page; nothing in it may reach the network or the disk. */
  printPdf(html: string, info: PdfInfo): Promise<Attempt<Uint8Array>>;
  /** Writes every file whole or not at all, and removes what an earlier edition left in the folders named in `replaces`. */
  publish(folder: string, files: OutputFile[], replaces: string[]): Promise<Diagnostic[]>;
}
