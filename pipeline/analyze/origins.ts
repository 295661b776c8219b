/** Where figures come from: passages copied from one source and reports of one named release count once. */
import type { Claim } from "../model/claim.ts";
import type { Origin } from "../model/finding.ts";
import { documentOf, type Evidence } from "./evidence.ts";
import { byCodeUnit, contentId, groupBy, Unions } from "./identity.ts";

type Passage = Origin["passages"][number];

/** Every origin that two or more documents share, the copied ones first, each with its passages by file and line. */
export function findOrigins(evidence: Evidence): Origin[] {
  return [...copiedOrigins(evidence), ...reportedOrigins(evidence)];
}

/**
 * How many independent origins a set of claims has. Documents are one origin when one is a copy of the other, when a copied passage that
 * contains their claims joins them, when they attribute the claims to the same named source, when one attributes its claim to the other's outlet, or when one outlet published
 * both. Several claims of one document are one origin.
 */
export function countOrigins(evidence: Evidence, claims: readonly Claim[]): number {
  const unions = new Unions();
  for (const claim of claims)
    for (const key of originKeys(evidence, claim)) unions.join(`document ${claim.document}`, key);
  return new Set(claims.map((claim) => unions.find(`document ${claim.document}`))).size;
}

function originKeys(evidence: Evidence, claim: Claim): string[] {
  const name = sourceKey(claim.attribution);
  const outlet = sourceKey(documentOf(evidence, claim).outlet);
  const copy = copyOf(evidence, claim);
  return [
    `article ${evidence.articleCopies.get(claim.document) ?? claim.document}`,
    ...(copy === null ? [] : [`copy ${copy}`]),
    ...(name === null ? [] : [`name ${name}`]),
    ...(outlet === null ? [] : [`name ${outlet}`]),
  ];
}

/** The group of copied sentences in which a claim stands, or null. */
export function copyOf(evidence: Evidence, claim: Claim): number | null {
  const { sentences } = documentOf(evidence, claim);
  const index = sentences.findIndex((sentence) => sentence.text === claim.sentence && sentence.line <= claim.line);
  return index < 0 ? null : evidence.copies.groupOf(claim.document, index);
}

const weakWords = /\b(?:the|a|an|of|for|and|s|inc|ltd|corp|plc)\b/g;

/** A named source in a form in which two spellings are equal, or null when it is no name ("officials", "a report"). */
function sourceKey(attribution: string | null): string | null {
  if (attribution === null || !/\p{Lu}/u.test(attribution)) return null;
  const key = attribution
    .toLowerCase()
    .replace(/\b(\p{L})\.(?=\p{L}\b)/gu, "$1")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(weakWords, " ")
    .trim()
    .replace(/\s+/g, " ");
  return key === "" ? null : key;
}

function copiedOrigins(evidence: Evidence): Origin[] {
  const files = new Map(evidence.documents.map((document, at) => [document.id, at]));
  const byDocuments = groupBy(evidence.copies.groups, (group) =>
    [...new Set(group.map(({ document }) => document))].toSorted(byCodeUnit).join(" "),
  );
  const origins = [...byDocuments.values()].map((groups) => {
    const passages = groups.flat().flatMap(({ document, index }): Passage[] => {
      const sentences = evidence.documentOf.get(document)?.sentences ?? [];
      const line = sentences[index]?.line;
      return line === undefined ? [] : [{ document, startLine: line, endLine: line }];
    });
    return origin("copied", passages, files);
  });
  return origins.toSorted((a, b) => b.passages.length - a.passages.length || byCodeUnit(a.id, b.id));
}

function reportedOrigins(evidence: Evidence): Origin[] {
  const files = new Map(evidence.documents.map((document, at) => [document.id, at]));
  const named = evidence.claims.filter((claim) => sourceKey(claim.attribution) !== null);
  const groups = [...groupBy(named, (claim) => sourceKey(claim.attribution) ?? "").values()];
  return groups
    .filter((group) => new Set(group.map(({ document }) => document)).size > 1)
    .map((group) =>
      origin(
        "same-report",
        group.map(({ document, line }) => ({ document, startLine: line, endLine: line })),
        files,
      ),
    )
    .toSorted((a, b) => b.passages.length - a.passages.length || byCodeUnit(a.id, b.id));
}

function origin(kind: Origin["kind"], passages: readonly Passage[], files: ReadonlyMap<string, number>): Origin {
  const place = ({ document }: Passage): number => files.get(document) ?? 0;
  const ordered = passages.toSorted((a, b) => place(a) - place(b) || a.startLine - b.startLine);
  const merged: Passage[] = [];
  for (const passage of ordered) {
    const last = merged.at(-1);
    const continues = last?.document === passage.document && passage.startLine <= last.endLine + 1;
    if (last && continues) merged[merged.length - 1] = { ...last, endLine: Math.max(last.endLine, passage.endLine) };
    else merged.push(passage);
  }
  const parts = merged.map(({ document, startLine, endLine }) => `${document}:${startLine}-${endLine}`);
  return { id: contentId("origin", [kind, ...parts.toSorted(byCodeUnit)]), kind, passages: merged };
}
