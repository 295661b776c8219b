/** What `analyze` finds over all documents. Every finding names the claims it rests on. */
import type { Correction } from "./correction.ts";

import type { NameKind, Quotation } from "./document.ts";

export type Verdict = "single" | "agree" | "compatible" | "conflict";

/** Why a figure is the one to use: nobody gives another, or it has more origins, is more recent, plainer or more precise than the next best. */
export type UseRule = "only-figure" | "most-origins" | "most-recent" | "plainest" | "most-precise" | "first-of-equals";

/** Claims that measure the same thing. A claim is in at most one cluster. */
export interface Cluster {
  id: string;
  metric: string;
  unit: string;
  entity: string | null;
  place: string | null;
  period: string | null;
  /** Claim ids, in the order of documents (by file) and positions. */
  claims: string[];
  verdict: Verdict;
  /** One sentence a reader understands: rounding, a bound, a later revision, or what differs. */
  reason: string;
  /** How many independent origins: copies and reports of one release count once. */
  origins: number;
  /** Id of the claim to print where one figure is wanted: from the most origins, then the most recent, then the most precise. */
  lead: string;
  /** The figure to use: the lead, by which rule it was chosen, and, of a conflict, the claims that must be shown beside it. */
  use: { claim: string; rule: UseRule; beside: string[] };
}

/** Passages of several documents that have one origin. */
export interface Origin {
  id: string;
  kind: "copied" | "same-report";
  passages: { document: string; startLine: number; endLine: number }[];
}

export type CheckKind =
  | "conversion"
  | "growth"
  | "difference"
  | "multiple"
  | "average"
  | "share-of-total"
  | "shares-of-whole"
  | "sum"
  | "part-exceeds-whole";

/** An arithmetic relation between claims, worked out. */
export interface Check {
  id: string;
  kind: CheckKind;
  claims: string[];
  /** What the other claims imply. */
  expected: number;
  /** What is printed. */
  actual: number;
  /** How far apart they may be, from the printed precision; in the unit of `expected`. */
  tolerance: number;
  verdict: "consistent" | "suspect";
  /** One sentence a reader understands. */
  reason: string;
}

/** How far a target is reached by the newest figure of the same thing. */
export interface Progress {
  /** Ids of the two clusters. */
  target: string;
  actual: string;
  /** The figure aimed at and the one that was reached. */
  claims: string[];
  /** What was reached as a part of what is aimed at: 0.5 is half of it, more than 1 more than it. */
  reached: number;
  /** Whole years from the one to the other; null when it is less than one. */
  years: number | null;
  /** What each of these years would have to bring: percent, compounding; for percentages percentage points. */
  yearly: number | null;
}

/** What is different in this edition from the one before. */
export interface Change {
  kind: "new" | "revised" | "withdrawn" | "conflict-opened" | "conflict-settled";
  /** Id of the cluster: in the earlier edition for a withdrawn figure, else in this one. */
  cluster: string;
  metric: string;
  entity: string | null;
  place: string | null;
  period: string | null;
  /** Ids of its claims in this edition. */
  claims: string[];
  /** The figure in the earlier edition and in this one, as the page writes it; null where there is none. */
  before: string | null;
  after: string | null;
  /** One sentence a reader understands, which names who says so. */
  reason: string;
}

export interface Changes {
  /** The latest day of publication in the edition that is compared with; null for a first edition. */
  since: string | null;
  changes: Change[];
}

/** What matters most, best first: each points at one cluster or one check. */
export interface Highlight {
  kind: "agreement" | "conflict" | "level" | "target" | "check";
  /** Id of a cluster or of a check. */
  about: string;
  claims: string[];
}

/** Something that was said, with every place where it is quoted: copies and parts of it are the same quote. */
export interface Quote {
  id: string;
  /** Its words where they are quoted most fully. */
  words: string;
  /** Who says it; null when that is not certain. */
  speaker: string | null;
  /** What the speaker is called: "spokesman of the harbour board". */
  title: string | null;
  /** Ids of the claims inside its words. */
  claims: string[];
  /** The fullest one first, then by document; `text.slice(start, end) === surface`. */
  places: QuotePlace[];
}

export type QuotePlace = Pick<Quotation, "id" | "document" | "line" | "start" | "end" | "surface" | "sentence">;

/** A person, an organisation, a place or something else that the documents name. */
export interface Name {
  id: string;
  /** The fullest form. */
  name: string;
  kind: NameKind;
  /** The other forms that are printed for it: a surname, letters, "Acme Inc". */
  variants: string[];
  /** How many sentences name it. */
  sentences: number;
  /** Where it is named first in each document, and in how many sentences there. */
  places: { document: string; line: number; sentence: string; sentences: number }[];
}

/** What several documents are about: a phrase that they share. */
export interface Theme {
  id: string;
  phrase: string;
  /** How many sentences have it. */
  sentences: number;
  /** Ids, by file. */
  documents: string[];
}

/** The figures that one outlet alone has. */
export interface SoleReport {
  /** Null for an article whose outlet is not known: it stands for itself. */
  outlet: string | null;
  /** Ids of its documents that have them. */
  documents: string[];
  /** Ids of the clusters, the weightiest first. */
  clusters: string[];
}

export interface Findings {
  /** The original of each article that is a copy of it as a whole, word for word or nearly; ids of documents. */
  articleCopies: Record<string, string>;
  clusters: Cluster[];
  origins: Origin[];
  checks: Check[];
  progress: Progress[];
  changes: Changes;
  highlights: Highlight[];
  /** Best first: those with a speaker, then by documents, figures and themes. */
  quotes: Quote[];
  names: Name[];
  themes: Theme[];
  soleReports: SoleReport[];
  /** What a user has corrected, as far as the folder answers to it. */
  corrections: Correction[];
}

/** What a folder without articles gives. */
export const noFindings: Findings = {
  articleCopies: {},
  clusters: [],
  origins: [],
  checks: [],
  progress: [],
  changes: { since: null, changes: [] },
  highlights: [],
  quotes: [],
  names: [],
  themes: [],
  soleReports: [],
  corrections: [],
};
