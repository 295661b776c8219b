/** The ledger, `briefing.json`: the one machine-readable result of a run. Its JSON Schema beside this file is made from this type. */
import type { Claim } from "./claim.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { DatedStatement, Document } from "./document.ts";
import type { Check, Cluster, Highlight, Origin, Progress } from "./finding.ts";

/** A document without its text and sentences: the file has them, or `text/<id>.txt` beside the ledger when `derived`. */
export interface LedgerDocument
  extends Omit<Document, "text" | "told" | "dateline" | "sentences" | "claims" | "timeline" | "diagnostics"> {
  /** Id of the document that this one is a copy of as a whole, word for word or nearly; null when it is none. */
  copyOf: string | null;
}

/** Everything that the PDF, the Markdown and the web page say; other people's programs read it. */
export interface Ledger {
  /** Raised when a change breaks a reader. */
  schema: 1;
  title: string;
  /** The latest day of publication, `YYYY-MM-DD`; null when no document has one. */
  asOf: string | null;
  documents: LedgerDocument[];
  claims: Claim[];
  clusters: Cluster[];
  origins: Origin[];
  checks: Check[];
  progress: Progress[];
  highlights: Highlight[];
  /** What happened when, by document in the order of the text. */
  timeline: DatedStatement[];
  diagnostics: Diagnostic[];
}
