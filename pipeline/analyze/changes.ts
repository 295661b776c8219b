/** Changes: what is new, revised, gone, newly in conflict or no longer so since the edition before. */
import { figureInWords } from "../lexicon/wording.ts";
import type { Claim } from "../model/claim.ts";
import type { Change, Changes, Cluster } from "../model/finding.ts";
import type { Ledger } from "../model/ledger.ts";
import { type Evidence, sourceName } from "./evidence.ts";
import { byCodeUnit } from "./identity.ts";
import { listed } from "./reasons.ts";
import { sameNumber } from "./values.ts";

/** One edition, as far as it is compared: clusters that show a figure, with their claims. */
export interface Edition {
  clusters: readonly Cluster[];
  claimOf: ReadonlyMap<string, Claim>;
  /** How the article of a claim is named. */
  nameOf(claim: Claim): string;
}

/**
 * Compares the clusters with those of an earlier edition. A cluster is the same one when its id is, which is made from what it measures and
 * not from where it stands, or else when most of its sentences are. Where the sources are still the same files with the same corrections, the changes are the ones that the
 * earlier edition told: so a run can be repeated.
 */
export function findChanges(evidence: Evidence, clusters: readonly Cluster[], earlier: Ledger | null): Changes {
  if (earlier === null) return { since: null, changes: [] };
  // A ledger of an earlier version has no corrections.
  const corrected = JSON.stringify(evidence.corrections) !== JSON.stringify(earlier.corrections ?? []);
  if (!corrected && sourcesOf(earlier.documents) === sourcesOf(evidence.documents))
    return { since: earlier.since, changes: earlier.changes };
  const now = editionOf(clusters, evidence.claims, new Map(evidence.documents.map((one) => [one.id, sourceName(one)])));
  const then = editionOf(
    earlier.clusters,
    earlier.claims,
    new Map(earlier.documents.map((one) => [one.id, sourceName(one)])),
  );
  const before = matchClusters(now, then);
  const matched = new Set([...before.values()].map(({ id }) => id));
  const changes = [
    ...now.clusters.flatMap((cluster) => compare(now, cluster, then, before.get(cluster.id) ?? null)),
    ...then.clusters.filter(({ id }) => !matched.has(id)).map((cluster) => withdrawn(then, cluster)),
  ];
  return { since: earlier.asOf, changes };
}

const sourcesOf = (documents: readonly { file: string; sha256: string }[]): string =>
  documents
    .map(({ file, sha256 }) => `${sha256} ${file}`)
    .toSorted(byCodeUnit)
    .join("\n");

/** What is compared of an edition; `names` say how each document is called, by id. */
export function editionOf(
  clusters: readonly Cluster[],
  claims: readonly Claim[],
  names: ReadonlyMap<string, string>,
): Edition {
  const claimOf = new Map(claims.map((claim) => [claim.id, claim]));
  const isShown = (id: string): boolean => claimOf.get(id) !== undefined && claimOf.get(id)?.background !== true;
  return {
    clusters: clusters.filter((cluster) => cluster.claims.some(isShown)),
    claimOf,
    nameOf: ({ document }) => names.get(document) ?? document,
  };
}

/** The claims of a cluster, in its order. */
export const claimsOf = ({ claimOf }: Edition, cluster: Cluster): Claim[] =>
  cluster.claims.flatMap((id) => claimOf.get(id) ?? []);

/** The sentence and the figure in it, whatever file it stands in and wherever there. */
export const keyOf = ({ sentence, mark }: Claim): string =>
  `${mark.start} ${sentence.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ")}`;

/** The earlier cluster of each cluster, by its id: one by one, by id first, then by the number of shared sentences. */
export function matchClusters(now: Edition, then: Edition): Map<string, Cluster> {
  const byId = new Map(then.clusters.map((cluster) => [cluster.id, cluster]));
  const pairs = new Map<string, Cluster>();
  for (const { id } of now.clusters) {
    const same = byId.get(id);
    if (same !== undefined) pairs.set(id, same);
  }
  const holders = new Map(
    then.clusters.flatMap((cluster) => claimsOf(then, cluster).map((claim) => [keyOf(claim), cluster] as const)),
  );
  const taken = new Set([...pairs.values()].map(({ id }) => id));
  for (const cluster of now.clusters) {
    if (pairs.has(cluster.id)) continue;
    const shared = claimsOf(now, cluster).flatMap((claim) => holders.get(keyOf(claim)) ?? []);
    const earlier = shared.find(({ id }) => !taken.has(id));
    if (earlier === undefined) continue;
    pairs.set(cluster.id, earlier);
    taken.add(earlier.id);
  }
  return pairs;
}

function compare(now: Edition, cluster: Cluster, then: Edition, earlier: Cluster | null): Change[] {
  const after = now.claimOf.get(cluster.lead);
  const before = earlier === null ? undefined : then.claimOf.get(earlier.lead);
  if (after === undefined) return [];
  if (earlier === null || before === undefined)
    return [changeOf("new", cluster, null, after, `${inWords(given(now, cluster, after))}, for the first time.`)];
  const changes: Change[] = [];
  if (!sameNumber(before, after) || before.value.bound !== after.value.bound)
    changes.push(
      changeOf("revised", cluster, before, after, revision(given(then, earlier, before), given(now, cluster, after))),
    );
  if (cluster.verdict === "conflict" && earlier.verdict !== "conflict")
    changes.push(changeOf("conflict-opened", cluster, before, after, opposed(now, cluster, after)));
  if (cluster.verdict !== "conflict" && earlier.verdict === "conflict")
    changes.push(
      changeOf("conflict-settled", cluster, before, after, `The sources no longer conflict. ${cluster.reason}`),
    );
  return changes;
}

/** "300 boats (Quay Post) is now 340 boats (Harbour Times)."; of the same sources "Quay Post gave 300 boats before." */
function revision(before: Given, after: Given): string {
  return before.sources === after.sources
    ? `${before.sources} gave ${before.figure} before.`
    : `${inWords(before)} is now ${inWords(after)}.`;
}

/** "300 boats (Quay Post) against 340 boats (Harbour Times)." */
export function opposed(now: Edition, cluster: Cluster, lead: Claim): string {
  const others: Claim[] = [];
  for (const claim of claimsOf(now, cluster))
    if (![lead, ...others].some((known) => sameNumber(known, claim))) others.push(claim);
  if (others.length === 0) return cluster.reason;
  const against = others.map((other) => inWords(given(now, cluster, other)));
  return `${inWords(given(now, cluster, lead))} against ${listed(against, 3)}.`;
}

function withdrawn(then: Edition, cluster: Cluster): Change {
  const before = then.claimOf.get(cluster.lead) ?? null;
  const figure = before === null ? cluster.metric : inWords(given(then, cluster, before));
  return changeOf("withdrawn", { ...cluster, claims: [] }, before, null, `${figure} is in no article any more.`);
}

function changeOf(
  kind: Change["kind"],
  cluster: Cluster,
  before: Claim | null,
  after: Claim | null,
  reason: string,
): Change {
  const figureOf = (claim: Claim | null): string | null => (claim === null ? null : figureInWords(claim));
  const { id, metric, entity, place, period, claims } = cluster;
  return {
    kind,
    cluster: id,
    metric,
    entity,
    place,
    period,
    claims,
    before: figureOf(before),
    after: figureOf(after),
    reason,
  };
}

/** A figure and who gives it. */
interface Given {
  figure: string;
  sources: string;
}

function given(edition: Edition, cluster: Cluster, lead: Claim): Given {
  const sources = claimsOf(edition, cluster)
    .filter((claim) => sameNumber(claim, lead))
    .map(edition.nameOf);
  return { figure: figureInWords(lead), sources: listed([...new Set(sources)], 3) };
}

/** "300 boats (Quay Post and Harbour Times)" */
const inWords = ({ figure, sources }: Given): string => `${figure} (${sources})`;
