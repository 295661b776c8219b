/** What the sections share: how a figure, its period, its sources and its verdict are written, and which section it belongs to. */
import { dayInWords, metricInWords, periodInWords, plural } from "../../lexicon/wording.ts";
import type { Block, Cell, Line, QuotePiece, Run } from "../../model/briefing.ts";
import type { Claim } from "../../model/claim.ts";
import type { Cluster, Verdict } from "../../model/finding.ts";
import type { Chart } from "../charts/chart.ts";
import { converted } from "../converted.ts";
import type { Material } from "../material.ts";
import { amountOf, cite, claimsWith, documentsOf, leadOf, shownClusters } from "../material.ts";
import {
  about,
  apparatus,
  capitalised,
  changing,
  countInWords,
  daysInWords,
  figure,
  listed,
  named,
  text,
  value,
} from "../phrases.ts";

const verdictInWords: Record<Verdict, string> = {
  single: "One source",
  agree: "Sources agree",
  compatible: "Difference explained",
  conflict: "Sources conflict",
};

/** Whether a cluster is about what was or is, not about what is aimed at or expected. */
export function isActual(material: Material, cluster: Cluster): boolean {
  return leadOf(material, cluster)?.modality === "actual";
}

/** More rows are no longer the key figures. */
const mostKeyFigures = 12;

/**
 * The weightiest of what two or more articles report and what the highlights name; of everything when that leaves none. What several independent origins
 * have comes first: it is what the page can vouch for.
 */
export function keyClusters(material: Material): Cluster[] {
  const actual = shownClusters(material).filter((cluster) => isActual(material, cluster));
  const highlighted = new Set(material.findings.highlights.map((highlight) => highlight.about));
  const shared = (cluster: Cluster): boolean => documentsOf(claimsWith(material, cluster.claims)).length >= 2;
  const key = actual.filter((cluster) => shared(cluster) || highlighted.has(cluster.id));
  const weight = (cluster: Cluster): number =>
    (highlighted.has(cluster.id) ? 1e6 : 0) +
    cluster.origins * 1000 +
    documentsOf(claimsWith(material, cluster.claims)).length;
  const chosen = (key.length > 0 ? key : actual).sort((a, b) => weight(b) - weight(a)).slice(0, mostKeyFigures);
  return [...chosen.filter(isShared), ...chosen.filter((cluster) => !isShared(cluster))];
}

/** Whether more than one independent origin has the figure. */
export const isShared = ({ origins }: Cluster): boolean => origins > 1;

/** What is measured, and below it whom and where. */
export function subjectCell(material: Material, cluster: Cluster): Cell {
  const lead = leadOf(material, cluster);
  const measured = lead === undefined ? cluster : changing(cluster, lead);
  const rest = about(cluster);
  return [[named(capitalised(metricInWords(measured)))], ...(rest === "" ? [] : [[named(rest)]])];
}

/** The figure, and below it the same amount in other units as the sources give it, or in the currency of the settings. */
export function figureCell(material: Material, cluster: Cluster): Cell {
  const lead = leadOf(material, cluster);
  if (!lead) return [];
  const given = conversionsOf(material, cluster.claims).map(
    (claim): Line => [figure(claim), cite(material, [claim.id])],
  );
  const ours = convertedOf(material, lead, cluster.claims);
  return [
    [figure(lead)],
    ...(given.length > 0 ? [[text("given as "), ...listed(given)]] : []),
    ...(ours === null ? [] : [[ours, text(", converted")]]),
  ];
}

/** A figure in the currency of the settings, unless these claims or what they are said to be worth give it so already. */
export function convertedOf(material: Material, claim: Claim, ids: readonly string[]): Run | null {
  return converted(material, claim, [...claimsWith(material, ids), ...conversionsOf(material, ids)]);
}

/** Claims that give the amount of one of these claims in another unit, each wording once. */
function conversionsOf(material: Material, ids: readonly string[]): Claim[] {
  const wordings = new Map<string, Claim>();
  for (const claim of material.claims.values()) {
    if (claim.conversionOf === null || !ids.includes(claim.conversionOf)) continue;
    const key = JSON.stringify([claim.unit, claim.value]);
    if (!wordings.has(key)) wordings.set(key, claim);
  }
  return [...wordings.values()];
}

/** The period a figure is about; where nothing says it, when it was reported. */
export function periodCell(material: Material, cluster: Cluster): Cell {
  if (cluster.period !== null) return [[apparatus(periodInWords(cluster.period))]];
  const days = claimsWith(material, cluster.claims).map(
    (claim) => material.documentOf.get(claim.document)?.published ?? null,
  );
  const reported = daysInWords(days);
  return [[text("not stated")], ...(reported === null ? [] : [[text("reported "), apparatus(reported)]])];
}

/** Each source with references to its sentences; below, whom they quote. */
export function sourcesCell(material: Material, cluster: Cluster): Cell {
  const claims = claimsWith(material, cluster.claims);
  const voices = documentsOf(claims).map((id): Line => {
    const ids = claims.filter((claim) => claim.document === id).map((claim) => claim.id);
    return [named(material.sourceNames.get(id) ?? ""), cite(material, ids)];
  });
  const quoted = quotedIn(material, claims);
  return [
    listed(voices),
    ...(quoted.length > 0 ? [[text("citing "), ...listed(quoted.map((who): Line => [named(who)]))]] : []),
  ];
}

/**
 * Who is quoted for these claims, each once and by the name that the articles share: "agency spokesman Ann Lee" is Ann Lee. "A report" and
 * the like say nothing, nor does an outlet that is a source itself.
 */
function quotedIn(material: Material, claims: readonly Claim[]): string[] {
  const outlets = new Set(documentsOf(claims).map((id) => material.documentOf.get(id)?.outlet));
  const names = claims.flatMap(({ attribution }) => knownAs(material, attribution ?? "") ?? []);
  return [...new Set(names)].filter((name) => !outlets.has(name));
}

/** The name among these words that comes first; the words themselves when they are a name; null for "officials". */
function knownAs(material: Material, words: string): string | null {
  const places = new Set(material.findings.names.flatMap(({ name, kind }) => (kind === "place" ? [name] : [])));
  const spoken = words.replace(/\./g, "").toLowerCase();
  // The name of a country in that of its ministry is no voice.
  const found = material.findings.names
    .filter(({ kind }) => kind !== "place")
    .flatMap(({ name, variants }) =>
      [name, ...variants].map((form) => ({ name, form: form.replace(/\./g, "").toLowerCase() })),
    )
    .map(({ name, form }) => ({ name, at: ` ${spoken} `.indexOf(` ${form} `), length: form.length }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at || b.length - a.length);
  if (found[0] !== undefined) return found[0].name;
  return /\s\p{Lu}/u.test(words) && !places.has(words) ? words : null;
}

/** The verdict in plain words, and below it the reason where there is one; a conflict has its own section for that. */
export function verdictCell(material: Material, cluster: Cluster): Cell {
  const amounts = new Set(claimsWith(material, cluster.claims).map(amountOf));
  // That all give one figure is said by the row itself.
  const told = ["single", "conflict"].includes(cluster.verdict) || (cluster.verdict === "agree" && amounts.size === 1);
  const reason = told ? [] : [[value(cluster.reason, cluster.claims)]];
  return [[text(verdictInWords[cluster.verdict])], ...reason];
}

/** Outlet and day of a document: "Harbour Post, 3 May 2024". */
export function sourceLine(material: Material, documentId: string): Line {
  const document = material.documentOf.get(documentId);
  const name = material.sourceNames.get(documentId) ?? "";
  if (!document?.published || name.endsWith(dayInWords(document.published))) return [named(name)];
  return [named(name), text(", "), apparatus(dayInWords(document.published))];
}

/** A chart as a block of its section. */
export function figureBlock(chart: Chart & { name: string }): Block {
  const { name, alternative, caption, claims } = chart;
  return { kind: "figure", name, alternative, caption, claims };
}

/** The sentence with the surface marked, without an anchor: that is among the sources. */
export function quoted(claim: Claim): Line {
  const { sentence, mark } = claim;
  const pieces: QuotePiece[] = [
    { text: sentence.slice(0, mark.start) },
    { text: sentence.slice(mark.start, mark.end), marked: true },
    { text: sentence.slice(mark.end) },
  ];
  return [{ kind: "quote", pieces: pieces.filter((piece) => piece.text !== "") }];
}

/** What a table leaves out, counted: it is nowhere lost. */
export function notShown(count: number): Block[] {
  if (count === 0) return [];
  const words = ` more ${plural("figure", count)} of this kind ${count === 1 ? "is" : "are"} marked among the sources.`;
  return [{ kind: "paragraph", line: [apparatus(capitalised(countInWords(count))), text(words)] }];
}
