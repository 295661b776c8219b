/** Concerns: conflicts and sums that do not add up which the edition before did not have. */
import { periodInWords } from "../lexicon/wording.ts";
import type { Claim } from "../model/claim.ts";
import { type Diagnostic, diagnostic } from "../model/diagnostic.ts";
import type { Document } from "../model/document.ts";
import type { Check, Cluster, Findings } from "../model/finding.ts";
import type { Ledger } from "../model/ledger.ts";
import { claimsOf, type Edition, editionOf, keyOf, matchClusters, opposed } from "./changes.ts";
import { sourceName } from "./evidence.ts";

/** A message for each conflict and each suspect check that an earlier edition did not tell, at the first line that is new in it. */
export function newConcerns(documents: readonly Document[], findings: Findings, earlier: Ledger): Diagnostic[] {
  const claims = documents.flatMap((document) => document.claims);
  const names = new Map(documents.map((document) => [document.id, sourceName(document)]));
  const now = editionOf(findings.clusters, claims, names);
  const then = editionOf(earlier.clusters, earlier.claims, new Map());
  const report: Report = {
    fileOf: new Map(documents.map(({ id, file }) => [id, file])),
    known: new Set(earlier.claims.map(keyOf)),
  };
  return [
    ...newConflicts(now, then).map((cluster) =>
      concern("check/new-conflict", report, claimsOf(now, cluster), subject(cluster), inWords(now, cluster)),
    ),
    ...newSuspects(now, findings.checks, then, earlier.checks).map(({ kind, claims: ids, reason }) =>
      concern("check/new-suspect-sum", report, claimsIn(now, ids), kind.replaceAll("-", " "), reason),
    ),
  ];
}

/**
 * Conflicts of clusters that were none, by the identity of the changes. One whose figures stood all in one conflict is not new: it was only
 * put together otherwise.
 */
function newConflicts(now: Edition, then: Edition): Cluster[] {
  const before = matchClusters(now, then);
  const told = then.clusters.filter(isConflict).map((cluster) => new Set(claimsOf(then, cluster).map(keyOf)));
  return now.clusters.filter((cluster) => {
    const earlier = before.get(cluster.id);
    if (!isConflict(cluster) || (earlier !== undefined && isConflict(earlier))) return false;
    const keys = claimsOf(now, cluster).map(keyOf);
    return !told.some((known) => keys.every((key) => known.has(key)));
  });
}

const isConflict = ({ verdict }: Cluster): boolean => verdict === "conflict";

/** Suspect checks of a kind and of figures of which none was suspect: an id would change with the name of a file. */
function newSuspects(now: Edition, checks: readonly Check[], then: Edition, earlier: readonly Check[]): Check[] {
  const isSuspect = ({ verdict }: Check): boolean => verdict === "suspect";
  const told = new Set(earlier.filter(isSuspect).map((check) => checkKey(then, check)));
  return checks.filter(isSuspect).filter((check) => !told.has(checkKey(now, check)));
}

const checkKey = (edition: Edition, { kind, claims }: Check): string =>
  [kind, ...new Set(claimsIn(edition, claims).map(keyOf).sort())].join("\n");

const claimsIn = ({ claimOf }: Edition, ids: readonly string[]): Claim[] => ids.flatMap((id) => claimOf.get(id) ?? []);

/** What the messages of a run need. */
interface Report {
  /** The file of each document, by its id. */
  fileOf: ReadonlyMap<string, string>;
  /** The figures of the earlier edition. */
  known: ReadonlySet<string>;
}

/** A message at the first figure that the earlier edition did not have, with the other places. */
function concern(
  id: "check/new-conflict" | "check/new-suspect-sum",
  { fileOf, known }: Report,
  claims: readonly Claim[],
  about: string,
  reason: string,
): Diagnostic {
  const fileOfClaim = ({ document }: Claim): string => fileOf.get(document) ?? document;
  const placeOf = (claim: Claim): string => `${fileOfClaim(claim)}:${claim.line}`;
  const first = claims.find((claim) => !known.has(keyOf(claim))) ?? claims[0];
  const others = [...new Set(claims.map(placeOf))].filter((place) => first === undefined || place !== placeOf(first));
  const also = others.length === 0 ? "" : ` (also ${placesInWords(others)})`;
  const found = `${about}${also}: ${reason.replace(/\.$/, "")}`;
  return diagnostic(id, first === undefined ? { found } : { file: fileOfClaim(first), line: first.line, found });
}

const mostPlaces = 8;

function placesInWords(places: readonly string[]): string {
  const more = places.length - mostPlaces;
  return `${places.slice(0, mostPlaces).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** Who gives what, and why they differ as far as that is known. */
function inWords(now: Edition, cluster: Cluster): string {
  const lead = now.claimOf.get(cluster.lead);
  const sides = lead === undefined ? "" : opposed(now, cluster, lead);
  return sides === cluster.reason ? sides : `${sides} ${cluster.reason}`;
}

/** "boats, Norway, 2023" */
function subject({ metric, entity, place, period }: Cluster): string {
  const parts = [metric, entity, place, period === null ? null : periodInWords(period)];
  return [...new Set(parts.filter((part) => part !== null))].join(", ");
}
