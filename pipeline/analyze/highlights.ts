/** Highlights: the few findings that matter most, by rules that are written down. */
import { unitEntry } from "../lexicon/units.ts";
import { type Claim, pointOf } from "../model/claim.ts";
import type { Check, Cluster, Highlight } from "../model/finding.ts";
import type { Evidence } from "./evidence.ts";
import { byCodeUnit } from "./identity.ts";

interface Candidate extends Highlight {
  score: number;
  /** Whether it stands among the highlights only where there are few. */
  fills: boolean;
}

/** Highlights in one briefing at most, and of one kind at most, so that no kind crowds out the others. */
const most = 8;
const mostOfKind: Record<Highlight["kind"], number> = { conflict: 3, agreement: 3, target: 2, check: 2, level: 3 };

/**
 * Scores: 3 for each independent origin (up to 4), 1 for each document (up to 5), 5 more for a conflict between documents, 6 for a suspect
 * check, 3 for a target that several articles have or whose time is ahead, 8 less for what lies two calendar years or more before the newest
 * article, and up to 1 for the size of a counted or paid amount (its digits over 12). Claims kept as background do not count.
 * Equal scores are ordered by id.
 */
export function findHighlights(
  evidence: Evidence,
  clusters: readonly Cluster[],
  checks: readonly Check[],
): Highlight[] {
  const today = newestOf(evidence);
  const candidates = [
    ...clusters.flatMap((cluster) => ofCluster(evidence, cluster, today)),
    ...checks.flatMap((check) => ofCheck(evidence, check)),
  ];
  candidates.sort((a, b) => b.score - a.score || byCodeUnit(a.about, b.about));
  return choose(candidates).map(({ kind, about, claims }) => ({ kind, about, claims }));
}

/** What one report alone has and nothing makes news only fills a list shorter than this: goals without a time ahead, and levels. */
const enough = { target: 5, level: 3 };

/** The best of each kind; a lone level is left out where a better finding already shows its figures. */
function choose(candidates: readonly Candidate[]): Candidate[] {
  const counts = new Map<Highlight["kind"], number>();
  const shown = new Set<string>();
  const chosen: Candidate[] = [];
  for (const candidate of candidates) {
    const { kind, claims } = candidate;
    const count = counts.get(kind) ?? 0;
    const filled = candidate.fills && (kind === "level" || kind === "target") && chosen.length >= enough[kind];
    const told = kind === "level" && claims.every((id) => shown.has(id));
    if (chosen.length === most || count === mostOfKind[kind] || filled || told) continue;
    counts.set(kind, count + 1);
    for (const id of claims) shown.add(id);
    chosen.push(candidate);
  }
  return chosen;
}

function ofCluster(evidence: Evidence, cluster: Cluster, today: string): Candidate[] {
  const claims = cluster.claims
    .flatMap((id) => evidence.claimOf.get(id) ?? [])
    .filter(({ background }) => background !== true);
  const [first] = claims;
  if (first === undefined) return [];
  const kind = kindOf(cluster, claims);
  const conflict = kind === "conflict" ? 5 : 0;
  const fills = breadth(claims) === 1 && (kind === "level" || !isOpen(cluster, today));
  const target = kind === "target" && !fills ? 3 : 0;
  const past = isPast(cluster, today) ? 8 : 0;
  const score = 3 * Math.min(cluster.origins, 4) + breadth(claims) + conflict + target + magnitude(first) - past;
  return [{ kind, about: cluster.id, claims: claims.map(({ id }) => id), score, fills }];
}

/** The day of the newest article; empty where none has one. */
const newestOf = ({ documents }: Evidence): string =>
  documents.reduce((newest, { published }) => (published !== null && published > newest ? published : newest), "");

/** Whether the time of a figure is known and not over yet. */
function isOpen({ period }: Cluster, today: string): boolean {
  const until = period?.split("/").at(-1) ?? "";
  return until !== "" && until >= today.slice(0, until.length);
}

/** Whether a figure is of another time than the articles: what they look back on is no news. */
function isPast({ period }: Cluster, today: string): boolean {
  const year = Number(today.slice(0, 4));
  const until = Number(period?.split("/").at(-1)?.slice(0, 4) ?? 0);
  return year > 0 && until > 0 && year - until > 1;
}

function kindOf(cluster: Cluster, claims: readonly Claim[]): Highlight["kind"] {
  if (cluster.verdict === "conflict" && breadth(claims) > 1) return "conflict";
  if (claims[0]?.modality !== "actual") return "target";
  return cluster.verdict === "agree" && breadth(claims) > 1 ? "agreement" : "level";
}

/** What a check adds: a suspect one is news; a consistent one matters when it links several documents. */
function ofCheck(evidence: Evidence, check: Check): Candidate[] {
  const claims = check.claims.flatMap((id) => evidence.claimOf.get(id) ?? []);
  const documents = breadth(claims);
  if (check.verdict === "consistent" && (documents < 2 || check.kind === "conversion")) return [];
  const score = documents + (check.verdict === "suspect" ? 9 : 3);
  return [{ kind: "check", about: check.id, claims: check.claims, score, fills: false }];
}

const breadth = (claims: readonly Claim[]): number => Math.min(5, new Set(claims.map(({ document }) => document)).size);

function magnitude({ value, unit }: Claim): number {
  const { kind } = unitEntry(unit);
  return kind === "count" || kind === "money" ? Math.min(1, Math.log10(1 + Math.abs(pointOf(value))) / 12) : 0;
}
