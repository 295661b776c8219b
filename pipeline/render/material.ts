/** Everything the sections and charts draw on: the documents and findings, with what is looked up in them. */

import { dayInWords, plural } from "../lexicon/wording.ts";
import type { Reference, Run } from "../model/briefing.ts";
import type { Claim } from "../model/claim.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Document } from "../model/document.ts";
import type { Cluster, Findings } from "../model/finding.ts";
import { countInWords, plain } from "./phrases.ts";

/** A sentence that is quoted among the sources, with the claims that were read from it in the order of their places. */
export interface Quotation {
  label: string;
  anchor: string;
  claims: Claim[];
}

export interface Material {
  /** In code-unit order of their files: a document's place is its number on the page, counted from one. */
  documents: readonly Document[];
  findings: Findings;
  diagnostics: readonly Diagnostic[];
  claims: ReadonlyMap<string, Claim>;
  documentOf: ReadonlyMap<string, Document>;
  clusters: ReadonlyMap<string, Cluster>;
  /** By document id. */
  quotations: ReadonlyMap<string, readonly Quotation[]>;
  /** By claim id. */
  references: ReadonlyMap<string, Reference>;
  /** By document id: a short name that no two documents share. */
  sourceNames: ReadonlyMap<string, string>;
}

/** Puts the results of the run in order and numbers what will be quoted. */
export function gatherMaterial(
  documents: readonly Document[],
  findings: Findings,
  diagnostics: readonly Diagnostic[],
): Material {
  const ordered = [...documents].sort((a, b) => (a.file < b.file ? -1 : 1));
  const used = new Set([...findings.clusters, ...findings.checks].flatMap((finding) => finding.claims));
  const quotations = new Map(
    ordered.map((document, index) => [document.id, quote(document, index + 1, used)] as const),
  );
  return {
    documents: ordered,
    findings,
    diagnostics,
    claims: new Map(ordered.flatMap((document) => document.claims.map((claim) => [claim.id, claim] as const))),
    documentOf: new Map(ordered.map((document) => [document.id, document])),
    clusters: new Map(findings.clusters.map((cluster) => [cluster.id, cluster])),
    quotations,
    references: referencesTo([...quotations.values()].flat()),
    sourceNames: nameSources(ordered),
  };
}

/** The sentences of a document that carry a figure, each once, in reading order. */
function quote(document: Document, number: number, used: ReadonlySet<string>): Quotation[] {
  const sentences: Claim[][] = [];
  const shown = document.claims.filter((claim) => claim.background !== true || used.has(claim.id));
  for (const claim of [...shown].sort((a, b) => a.start - b.start)) {
    const open = sentences.at(-1);
    const before = open?.at(-1);
    // The same words further on in the document are another sentence: there the marks start again from the left.
    if (open && before && before.sentence === claim.sentence && before.mark.start < claim.mark.start) open.push(claim);
    else sentences.push([claim]);
  }
  return sentences.map((claims, index) => {
    const label = `${number}${letters(index)}`;
    return { label, anchor: `source-${label}`, claims };
  });
}

/** 0 is a, 25 is z, 26 is aa. */
function letters(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

/** The anchor of the words that the claim at `index` of a quotation was read from. */
export function markAnchor(quotation: Quotation, index: number): string {
  return `${quotation.anchor}-${index + 1}`;
}

function referencesTo(quotations: readonly Quotation[]): Map<string, Reference> {
  return new Map(
    quotations.flatMap((quotation) =>
      quotation.claims.map(
        (claim, index) => [claim.id, { label: quotation.label, target: markAnchor(quotation, index) }] as const,
      ),
    ),
  );
}

/** The outlet; with its day, or else its number, where one outlet has several articles; the title where no outlet is known; the file at last. */
function nameSources(documents: readonly Document[]): Map<string, string> {
  const candidates = documents.map((document, index) => [...namesFor(document, index + 1), document.file].map(plain));
  const shared = (name: string): boolean => candidates.filter((names) => names.includes(name)).length > 1;
  return new Map(
    documents.map((document, index) => [
      document.id,
      candidates[index]?.find((name) => !shared(name)) ?? plain(document.file),
    ]),
  );
}

function namesFor({ outlet, published, title }: Document, number: number): string[] {
  if (outlet === null) return title === null ? [] : [`“${shortened(title)}”`];
  const dated = published === null ? [] : [`${outlet}, ${dayInWords(published)}`];
  return [outlet, ...dated, `${outlet} (source ${number})`];
}

/** At most 48 characters, cut at a word. */
function shortened(title: string): string {
  return title.length <= 48 ? title : `${title.slice(0, 48).replace(/\s+\S*$/, "")}…`;
}

/** The claims with these ids, in this order. */
export function claimsWith(material: Material, ids: readonly string[]): Claim[] {
  return ids.flatMap((id) => material.claims.get(id) ?? []);
}

/** References to the sentences of these claims, each sentence once. */
export function cite(material: Material, ids: readonly string[]): Run {
  const references = new Map<string, Reference>();
  for (const id of ids) {
    const reference = material.references.get(id);
    if (reference && !references.has(reference.label)) references.set(reference.label, reference);
  }
  return { kind: "cite", references: [...references.values()] };
}

/** Ids of the documents of some claims, each once, in the order of the claims. */
export function documentsOf(claims: readonly Claim[]): string[] {
  return [...new Set(claims.map((claim) => claim.document))];
}

/** The claim that stands for a cluster. */
export function leadOf(material: Material, cluster: Cluster): Claim | undefined {
  return material.claims.get(cluster.lead) ?? claimsWith(material, cluster.claims)[0];
}

/** Clusters to show as figures of their own: neither background nor another currency's wording of a figure that is shown. */
export function shownClusters(material: Material): Cluster[] {
  return material.findings.clusters.filter((cluster) =>
    claimsWith(material, cluster.claims).some((claim) => claim.background !== true && claim.conversionOf === null),
  );
}

/** "three sources" */
export function sourcesInWords(count: number): string {
  return `${countInWords(count)} ${plural("source", count)}`;
}
