/** What `normalize` makes of one source: an attributed, dated article in sentences, with its claims. */
import type { Claim } from "./claim.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { Basis, Exclusion, Format } from "./source.ts";
import type { MappedText } from "./span.ts";

/** One sentence: markup gone, every white space a single space, each character traceable to the source text. */
export interface Sentence extends MappedText {
  /** 1-based line of the source text on which the sentence starts. */
  line: number;
  /** Index of its paragraph in the document. Sentences with the same index follow each other. */
  paragraph: number;
  role: "title" | "heading" | "body";
}

/** A document before its claims are known. */
export interface Article {
  /** Stable: from the content, not the position. */
  id: string;
  file: string;
  sha256: string;
  format: Format;
  title: string | null;
  outlet: string | null;
  author: string | null;
  language: string | null;
  /** A day, `YYYY-MM-DD`, or null when nothing says it. */
  published: string | null;
  publishedBasis: Basis | null;
  /** For an article without a day: the first and the last on which it may have been written, `YYYY-MM-DD/YYYY-MM-DD`, as its own words or other articles of its story tell. Else null. */
  told: string | null;
  /** The day of its dateline, `MM-DD`, where that is printed without a year and nothing says one. */
  dateline?: string;
  excluded: Exclusion[];
  /** The text that every offset and line refers to. */
  text: string;
  /** True when `text` was made by the reader and is written beside the ledger. */
  derived: boolean;
  sentences: Sentence[];
}

/** A sentence that says on what day or in what month something happened or will: for a timeline, not an amount. */
export interface DatedStatement {
  id: string;
  /** Id of its document. */
  document: string;
  /** 1-based line of the source file on which the surface starts. */
  line: number;
  /** Offsets (UTF-16 code units) of the words that name the time. */
  start: number;
  end: number;
  /** Exactly `text.slice(start, end)`. */
  surface: string;
  sentence: string;
  /** ISO 8601 day, month or interval of them. */
  period: string;
  periodBasis: "stated" | "inferred";
}

/** Words that stand in quotation marks, and who says them. */
export interface Quotation {
  id: string;
  /** Id of its document. */
  document: string;
  /** 1-based line of the source file on which the surface starts. */
  line: number;
  /** Offsets (UTF-16 code units) of the words between the marks. */
  start: number;
  end: number;
  /** Exactly `text.slice(start, end)`. */
  surface: string;
  /** The same words, white space single and markup gone. */
  words: string;
  /** The sentence in which they begin. */
  sentence: string;
  /** Who says them, by the fullest name that the document has; null when that is not certain. */
  speaker: string | null;
  /** What the document calls the speaker: "spokesman of the harbour board". */
  title: string | null;
}

export type NameKind = "person" | "organisation" | "place" | "other";

/** A name as one document prints it. */
export interface DocumentName {
  name: string;
  /** What the words around it or inside it say that it is; "other" when they say nothing or different things. */
  kind: NameKind;
  /** Indexes of the sentences that print it, in ascending order. */
  sentences: number[];
}

export interface Document extends Article {
  claims: Claim[];
  quotations: Quotation[];
  names: DocumentName[];
  timeline: DatedStatement[];
  /** What kept `normalize` from reading it in full. */
  diagnostics: Diagnostic[];
}

/** The first words of a title, as an article without an outlet is called: "A slide at Averdal cuts off…". At most `most` characters and a sign that more follow. */
export function shortTitle(title: string, most = 32): string {
  if (title.length <= most) return title;
  return `${title
    .slice(0, most)
    .replace(/\s+\S*$/, "")
    .replace(/[\s,;:.\u2013\u2014-]+$/, "")}…`;
}

/** The titles of documents, each once. */
export const titlesOf = (documents: readonly Pick<Document, "title">[]): string[] => [
  ...new Set(documents.flatMap(({ title }) => (title === null ? [] : [title]))),
];
