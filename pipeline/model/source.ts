/** What `ingest` makes of one file: its text, where its blocks stand in it, and what the file itself says about its origin. */
import type { MappedText } from "./span.ts";

export type Format = "text" | "markdown" | "html" | "pdf" | "docx" | "mail" | "feed" | "table";

/** A block as the reader saw it. Text dumps have only paragraphs; which of them are page chrome is for `normalize` to decide. */
export interface Block extends MappedText {
  kind: "heading" | "paragraph" | "item" | "caption";
  /** 1-based line of the source text on which the block starts. */
  line: number;
  /** 1-based line of the source text on which the block ends. */
  endLine: number;
}

/** One cell of a table, `column` 1-based; empty ones are left out. */
export interface Cell extends MappedText {
  column: number;
  /** What a workbook calls it, "Output!C7"; absent where the text is the file's own. */
  reference?: string;
}

/** A row of a table that is not empty. */
export interface Row {
  /** 1-based line of the source text on which the row starts. */
  line: number;
  cells: Cell[];
}

/** A table of data, its head among its rows. */
export interface Table {
  /** What is printed as its name: a caption, the name of a sheet; null when nothing is. */
  title: string | null;
  rows: Row[];
}

/** Where a piece of metadata was found, surest first. */
export type Basis = "metadata" | "text" | "url" | "inferred";

/** Metadata that stands in the file apart from its prose: front matter, meta tags, JSON-LD. Absent when the file says nothing. */
export interface StatedMetadata {
  title?: string;
  outlet?: string;
  author?: string;
  /** BCP 47, as the file states it. */
  language?: string;
  /** A day, `YYYY-MM-DD`, as the outlet printed it. */
  published?: string;
  /** Where a reader found the day that finds it elsewhere too: in the page's own text, or in its address. Absent for metadata. */
  publishedBasis?: Basis;
  /** The address the page was saved from. */
  url?: string;
}

/** Lines left out of the analysis, and why. */
export interface Exclusion {
  startLine: number;
  endLine: number;
  reason: string;
}

export interface SourceText {
  /**
   * Path inside the source folder, with "/" separators. It goes on inside a file that holds others ("week.zip/2/ports.txt"), and an article of
   * several in one file is named by its part ("feed.xml#2").
   */
  file: string;
  /** Of the file's bytes, or of the text of an article of several in one file; in hexadecimal. */
  sha256: string;
  /** Path of an earlier source (in code-unit order) with the very same bytes; absent when there is none. */
  twinOf?: string;
  format: Format;
  /** The text that every offset and line refers to. */
  text: string;
  /** True when `text` is not the file's own but made by the reader (HTML): it is written beside the ledger then. */
  derived: boolean;
  blocks: Block[];
  /** Tables of data, which are no prose; their lines are in no block. */
  tables: Table[];
  stated: StatedMetadata;
  /** ISO 639-1, as the words of the blocks tell; null when they tell nothing. */
  language: string | null;
  /** What the reader itself left out. */
  excluded: Exclusion[];
}
