/** Everything outside the program, as the stages see it. The real one is built by the commands; tests pass their own. */
import type { Diagnostic } from "./diagnostic.ts";
import type { Overrides } from "./settings.ts";

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
  /** Who stands for the briefing: an organisation, say. */
  author: string;
  keywords: string[];
  /** `YYYY-MM-DD`: stands for the time of making, so that the same briefing gives the same bytes. */
  asOf: string | null;
}

export interface PrintedPdf {
  bytes: Uint8Array;
  /** What the reader should know about how it was made: that the browser ran without its sandbox, say. */
  notes: Diagnostic[];
}

/** No archive, mailbox or scan that is a source is larger; a larger file would only cost memory. Bytes. */
export const largestFile = 100_000_000;

export interface World {
  /** Settings that flags and the environment give for this run, which beat those of the folder. */
  overrides?: Overrides;
  /**
   * Everything below a source folder that is not hidden, as paths with "/" separators, in code-unit order. What cannot be read (a link,
   * a pipe, a sub-folder without permission) is named as well: `readFile` says why, so that nothing is left out silently.
   */
  listFiles(folder: string): Promise<Attempt<string[]>>;
  /** The bytes of one file that `listFiles` named: a regular file inside the folder, of at most `largestFile` bytes. */
  readFile(folder: string, file: string): Promise<Attempt<Uint8Array>>;
  /** The ledger with which a run into an output folder compares: `briefing.json` of the last edition, as text; null when there is none that can be read. */
  readLedger(folder: string): Promise<string | null>;
  /** What an earlier run kept under a key; null when it kept nothing. */
  recall(key: string): Promise<string | null>;
  /** Keeps a text under a key that names all that it was made from. Never fails: what cannot be kept is made again. */
  keep(key: string, text: string): Promise<void>;
  /** A read-only file that belongs to the program: `templates/...`, or a file of an npm package as `npm:@fontsource/x/files/y.woff2`. */
  asset(path: string): Promise<Uint8Array>;
  /**
   * Prints a self-contained page: fonts and images are `data:` addresses, links are "#" or absolute. Nothing in it may reach the network or
   * the disk and no script runs. The same page gives the same bytes. A page whose fonts do not load gives no PDF.
   */
  printPdf(html: string, info: PdfInfo): Promise<Attempt<PrintedPdf>>;
  /**
   * Writes every file whole or none at all, and removes what an earlier edition left in the folders named in `replaces`. On any failure the
   * folder is as it was, and the message says why. No messages: all is written.
   */
  publish(folder: string, files: OutputFile[], replaces: string[]): Promise<Diagnostic[]>;
}
