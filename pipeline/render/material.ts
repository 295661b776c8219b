/** Everything the sections and charts draw on: the documents and findings, with what is looked up in them. */

import { unitEntry } from "../lexicon/units.ts";
import { dayInWords, plural } from "../lexicon/wording.ts";
import type { Reference, Run } from "../model/briefing.ts";
import { type Claim, pointOf } from "../model/claim.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { type Document, shortTitle } from "../model/document.ts";
import type { Cluster, Findings, Quote, QuotePlace } from "../model/finding.ts";
import { type Conversion, defaultSettings, type NumberStyle } from "../model/settings.ts";
import { countInWords, plain } from "./phrases.ts";

/** A sentence that is quoted among the sources, with the claims that were read from it in the order of their places; none when it is there for what is said in it. */
export interface Quotation {
  label: string;
  anchor: string;
  line: number;
  sentence: string;
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
  /** By claim id and by the id of a quote's place. */
  references: ReadonlyMap<string, Reference>;
  /** By document id: a short name that no two documents share. */
  sourceNames: ReadonlyMap<string, string>;
  /** How the charts write their numbers. */
  numbers: NumberStyle;
  conversion: Conversion | null;
}

/** Puts the results of the run in order and numbers what will be quoted. */
export function gatherMaterial(
  documents: readonly Document[],
  findings: Findings,
  diagnostics: readonly Diagnostic[],
): Material {
  const ordered = [...documents].sort((a, b) => (a.file < b.file ? -1 : 1));
  const used = new Set([...findings.clusters, ...findings.checks].flatMap((finding) => finding.claims));
  const places = shownQuotes(findings.quotes).flatMap((shown) => shown.places);
  const placesIn = (id: string): QuotePlace[] => places.filter(({ document }) => document === id);
  const quoted = new Map(
    ordered.map((document, index) => [document.id, quote(document, index + 1, used, placesIn(document.id))] as const),
  );
  return {
    documents: ordered,
    findings,
    diagnostics,
    claims: new Map(ordered.flatMap((document) => document.claims.map((claim) => [claim.id, claim] as const))),
    documentOf: new Map(ordered.map((document) => [document.id, document])),
    clusters: new Map(findings.clusters.map((cluster) => [cluster.id, cluster])),
    quotations: new Map([...quoted].map(([id, { quotations }]) => [id, quotations])),
    references: new Map([...quoted.values()].flatMap(({ references }) => references)),
    sourceNames: nameSources(ordered),
    numbers: defaultSettings.numbers,
    conversion: defaultSettings.conversion,
  };
}

/** What is said, at most: of one speaker no more than two. */
const mostQuotes = 8;
const mostOfSpeaker = 2;

/** Words that a quote has at least when it is no whole sentence: "… not months" says nothing alone. */
const fewestWords = 8;

const isScrap = ({ words }: Quote): boolean => /^\p{Ll}/u.test(words) && words.split(/\s+/).length < fewestWords;

/** The quotes that the page shows: of speakers that are known, the best first. */
export function shownQuotes(quotes: readonly Quote[]): Quote[] {
  const counts = new Map<string, number>();
  const shown = quotes.filter((quote) => {
    if (isScrap(quote)) return false;
    const { speaker } = quote;
    const count = speaker === null ? mostOfSpeaker : (counts.get(speaker) ?? 0);
    if (speaker !== null) counts.set(speaker, count + 1);
    return count < mostOfSpeaker;
  });
  return shown.slice(0, mostQuotes);
}

/** What stands in a sentence that is to be quoted: a claim, or the place of a quote. */
type Entry = Pick<Claim, "id" | "line" | "start" | "sentence"> & { claim: Claim | null };

interface Quoted {
  quotations: Quotation[];
  references: (readonly [string, Reference])[];
}

/** The sentences of a document that carry a figure or a quote that is shown, each once, in reading order, with what leads to them. */
function quote(document: Document, number: number, used: ReadonlySet<string>, places: readonly QuotePlace[]): Quoted {
  const claims = document.claims.filter((claim) => claim.background !== true || used.has(claim.id));
  const entries = [
    ...claims.map((claim): Entry => ({ ...claim, claim })),
    ...places.map((place): Entry => ({ ...place, claim: null })),
  ].sort((a, b) => a.start - b.start || (a.claim === null ? 1 : -1));
  const sentences: Entry[][] = [];
  for (const entry of entries) {
    const open = sentences.at(-1);
    // The same words further on in the document are another sentence: there the marks start again from the left.
    if (open && isSameSentence(open, entry)) open.push(entry);
    else sentences.push([entry]);
  }
  const quoted = sentences.map((open, index) => {
    const label = `${number}${letters(index)}`;
    const [first] = open;
    const { line = 0, sentence = "" } = first ?? {};
    const quotation = {
      label,
      anchor: `source-${label}`,
      line,
      sentence,
      claims: open.flatMap(({ claim }) => claim ?? []),
    };
    return { quotation, references: open.map((entry) => [entry.id, referenceTo(quotation, entry)] as const) };
  });
  return {
    quotations: quoted.map(({ quotation }) => quotation),
    references: quoted.flatMap(({ references }) => references),
  };
}

function isSameSentence(open: readonly Entry[], { sentence, claim, start }: Entry): boolean {
  const before = open.findLast((entry) => entry.claim !== null)?.claim;
  const [first] = open;
  if (first === undefined || first.sentence !== sentence) return false;
  return before && claim ? before.mark.start < claim.mark.start : start - first.start <= sentence.length;
}

/** To the words of a claim, and to the whole sentence of a quote. */
function referenceTo(quotation: Quotation, { claim }: Entry): Reference {
  const index = claim === null ? -1 : quotation.claims.indexOf(claim);
  return { label: quotation.label, target: index < 0 ? quotation.anchor : markAnchor(quotation, index) };
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

/**
 * The outlet; with its day, or else its number, where one outlet has several articles; where no outlet is known as few words of the title as no other
 * has; the file at last.
 */
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
  if (outlet === null)
    return title === null ? [] : [`“${shortTitle(title)}”`, `“${shortTitle(title, 60)}”`, `“${title}”`];
  const dated = published === null ? [] : [`${outlet}, ${dayInWords(published)}`];
  return [outlet, ...dated, `${outlet} (source ${number})`];
}

/** The claims with these ids, in this order. */
export function claimsWith(material: Material, ids: readonly string[]): Claim[] {
  return ids.flatMap((id) => material.claims.get(id) ?? []);
}

/** References to the sentences of these claims or places of quotes, each sentence once. */
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

/** The amount of a claim in the base unit of its dimension: 6 miles and 10 kilometres can be compared, their numbers cannot. */
export function amountOf({ value, unit }: Pick<Claim, "value" | "unit">): number {
  return pointOf(value) * unitEntry(unit).factor;
}

/** "three sources" */
export function sourcesInWords(count: number): string {
  return `${countInWords(count)} ${plural("source", count)}`;
}
