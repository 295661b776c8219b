/** The ledger, `briefing.json`: the one machine-readable result of a run. Its JSON Schema beside this file is made from this type. */
import type { Claim } from "./claim.ts";
import type { Correction } from "./correction.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { DatedStatement, Document } from "./document.ts";
import type { Change, Check, Cluster, Highlight, Name, Origin, Progress, Quote, SoleReport, Theme } from "./finding.ts";
import type { Conversion } from "./settings.ts";

/** A document without its text and sentences: the file has them, or `text/<id>.txt` beside the ledger when `derived`. */
export interface LedgerDocument
  extends Omit<
    Document,
    "text" | "told" | "dateline" | "sentences" | "claims" | "quotations" | "names" | "timeline" | "diagnostics"
  > {
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
  /** The `asOf` of the edition that `changes` compares with; null for a first edition. */
  since: string | null;
  changes: Change[];
  highlights: Highlight[];
  /** What is said in quotation marks, the best first. */
  quotes: Quote[];
  /** People, organisations and places that two documents or three sentences name, those of most documents first. */
  names: Name[];
  /** What the folder is about, what most documents share first. */
  themes: Theme[];
  /** The figures that one outlet alone has, by outlet. */
  soleReports: SoleReport[];
  /** What happened when, by document in the order of the text. */
  timeline: DatedStatement[];
  /** What the settings beside the sources corrected, as far as something in the folder answers to it. */
  corrections: Correction[];
  diagnostics: Diagnostic[];
  /** The rates of the settings, by which the page converts amounts; claims and clusters never are. Absent without rates. */
  conversion?: Conversion;
}

/** A ledger from its JSON; null when the text is no ledger of this version. */
export function parseLedger(json: string): Ledger | null {
  try {
    const value: unknown = JSON.parse(json);
    return isLedger(value) ? value : null;
  } catch {
    return null;
  }
}

/** What a comparison of editions reads of each entry, by name. */
const compared = {
  documents: ["id", "file", "sha256"],
  claims: ["id", "document", "sentence", "unit", "metric"],
  clusters: ["id", "metric", "lead", "verdict", "reason"],
  checks: ["kind", "verdict"],
  changes: ["kind", "cluster", "metric", "reason"],
};

function isLedger(value: unknown): value is Ledger {
  const fields = fieldsOf(value);
  const whole = Object.entries(compared).every(([name, texts]) => {
    const entries = fields.get(name);
    return (
      Array.isArray(entries) &&
      entries.every((entry) => texts.every((text) => typeof fieldsOf(entry).get(text) === "string"))
    );
  });
  const lists = ["clusters", "checks"].every((name) => listsOf(fields.get(name)));
  return whole && fields.get("schema") === 1 && lists && numbersOf(fields.get("claims"));
}

const fieldsOf = (value: unknown): ReadonlyMap<string, unknown> =>
  new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);

/** Each entry lists its claims. */
const listsOf = (entries: unknown): boolean =>
  Array.isArray(entries) && entries.every((entry) => Array.isArray(fieldsOf(entry).get("claims")));

const numbersOf = (claims: unknown): boolean =>
  Array.isArray(claims) &&
  claims.every((claim) => {
    const [mark, figure] = [fieldsOf(fieldsOf(claim).get("mark")), fieldsOf(fieldsOf(claim).get("value"))];
    return typeof mark.get("start") === "number" && typeof figure.get("precision") === "number";
  });
