/** All documents of a folder as the findings need them: in one order, with what was worked out about each claim. */

import type { Claim } from "../model/claim.ts";
import type { Correction } from "../model/correction.ts";
import { type Document, type Sentence, shortTitle } from "../model/document.ts";
import { findArticleCopies } from "./article-copies.ts";
import { withoutUnspoken } from "./collections.ts";
import { type Copies, findCopies } from "./copies.ts";
import { byCodeUnit } from "./identity.ts";
import { type Abbreviations, abbreviationsOf, subjectConcepts, topicsOf } from "./phrases.ts";
import { type Ruled, rulingsOf } from "./rulings.ts";

export interface Evidence {
  /** By file, each id once. */
  documents: Document[];
  documentOf: ReadonlyMap<string, Document>;
  /** The sentences that are a document's title, by document id. */
  titlesOf: ReadonlyMap<string, readonly Sentence[]>;
  /** Every claim, by file and position, without those of long tables of which nothing else speaks. */
  claims: Claim[];
  claimOf: ReadonlyMap<string, Claim>;
  /** Sorted concepts of what each claim measures, by claim id. */
  subjectOf: ReadonlyMap<string, readonly string[]>;
  /** Concepts that a document is about throughout, by document id. */
  topicsOf: ReadonlyMap<string, ReadonlySet<string>>;
  abbreviations: Abbreviations;
  /** Copied sentences. */
  copies: Copies;
  /** The original of each article that is a copy as a whole, by document id. */
  articleCopies: ReadonlyMap<string, string>;
  /** What a user has corrected, and what is ruled about a claim by it. */
  corrections: readonly Correction[];
  ruledOf(claim: Claim): Ruled;
}

/** Reads the documents once; nothing depends on the order in which they come. */
export function gatherEvidence(given: readonly Document[], corrections: readonly Correction[] = []): Evidence {
  const ordered = given.toSorted((a, b) => byCodeUnit(a.file, b.file) || byCodeUnit(a.id, b.id));
  const documentOf = new Map<string, Document>();
  for (const document of ordered) if (!documentOf.has(document.id)) documentOf.set(document.id, document);
  const documents = [...documentOf.values()];
  const abbreviations = abbreviationsOf(documents);
  const every = documents.flatMap((document) =>
    document.claims.toSorted((a, b) => a.start - b.start || byCodeUnit(a.id, b.id)),
  );
  const subjects = new Map(every.map((claim) => [claim.id, subjectConcepts(claim, abbreviations)]));
  const ruled = new Set(corrections.flatMap(({ kind, claims }) => (kind === "alias" ? [] : claims)));
  const claims = withoutUnspoken(every, ({ id }) => subjects.get(id) ?? [], ruled);
  return {
    documents,
    documentOf,
    titlesOf: new Map(documents.map(({ id, sentences }) => [id, sentences.filter(({ role }) => role === "title")])),
    claims,
    claimOf: new Map(claims.map((claim) => [claim.id, claim])),
    subjectOf: subjects,
    topicsOf: new Map(documents.map((document) => [document.id, topicsOf(document, abbreviations)])),
    abbreviations,
    copies: findCopies(documents),
    articleCopies: findArticleCopies(documents),
    corrections,
    ruledOf: rulingsOf(corrections),
  };
}

/** What the claim measures, as sorted concepts. */
export const subjectOf = (evidence: Evidence, claim: Claim): readonly string[] =>
  evidence.subjectOf.get(claim.id) ?? [];

/** The document that a claim stands in. */
export function documentOf(evidence: Evidence, claim: Claim): Document {
  const document = evidence.documentOf.get(claim.document);
  if (document === undefined)
    throw new Error(`claim ${claim.id} names a document that is not in the folder: ${claim.document}`);
  return document;
}

/** How an article is named in a reason: its outlet, else the first words of its title, else its file. */
export function sourceName(document: Pick<Document, "outlet" | "title" | "file">): string {
  return document.outlet ?? (document.title === null ? document.file : `\u201c${shortTitle(document.title)}\u201d`);
}
