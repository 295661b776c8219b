/** Groups of claims that keep to what a user has ruled: joined where they are of one thing, parted where they are of two. */
import type { Claim } from "../model/claim.ts";
import type { Evidence } from "./evidence.ts";
import { byCodeUnit, groupBy, Unions } from "./identity.ts";
import { cluesBetween, scoreOf } from "./likeness.ts";
import { type Portrait, portraitsOf } from "./portraits.ts";

/** Groups joined where a user has put claims of them together, then parted where one has two that are kept apart. */
export function keepRulings(evidence: Evidence, groups: readonly Claim[][]): Claim[][] {
  if (evidence.corrections.every(({ kind }) => kind === "alias")) return [...groups];
  const unions = new Unions();
  const keyOf = (group: readonly Claim[]): string => `group ${group[0]?.id ?? ""}`;
  for (const group of groups) {
    for (const claim of group) {
      const { same } = evidence.ruledOf(claim);
      if (same !== null) unions.join(keyOf(group), `ruled ${same}`);
    }
  }
  const joined = [...groupBy(groups, (group) => unions.find(keyOf(group))).values()].map((parts) => parts.flat());
  return joined.flatMap((claims) => part(evidence, claims));
}

/** Claims that a ruling keeps in one, and what is ruled about them. */
interface Atom {
  portraits: Portrait[];
  apart: ReadonlySet<number>;
}

interface Part {
  claims: Claim[];
  /** What others are compared with. */
  seeds: Portrait[];
  apart: Set<number>;
}

/** Each claim that is kept apart from another opens a part, or joins one that is free of those; the other claims go where they are most alike. */
function part(evidence: Evidence, claims: readonly Claim[]): Claim[][] {
  const counts = claims.flatMap((claim) => [...evidence.ruledOf(claim).apart]);
  if (new Set(counts).size === counts.length) return [[...claims]];
  const portraits = portraitsOf(evidence, claims);
  const ordered = claims.toSorted((a, b) => byCodeUnit(a.id, b.id));
  const atoms = [...groupBy(ordered, (claim) => evidence.ruledOf(claim).same ?? claim.id).values()].map(
    (one): Atom => ({
      portraits: one.flatMap(({ id }) => portraits.get(id) ?? []),
      apart: new Set(one.flatMap((claim) => [...evidence.ruledOf(claim).apart])),
    }),
  );
  const parts: Part[] = [];
  for (const atom of atoms.toSorted((a, b) => Number(b.apart.size > 0) - Number(a.apart.size > 0))) {
    const home = homeOf(atom, parts) ?? { claims: [], seeds: [], apart: new Set<number>() };
    if (!parts.includes(home)) parts.push(home);
    home.claims.push(...atom.portraits.map(({ claim }) => claim));
    if (atom.apart.size > 0) home.seeds.push(...atom.portraits);
    for (const ruling of atom.apart) home.apart.add(ruling);
  }
  return parts.map((one) => one.claims);
}

/** A part is known by its first claims. */
const mostSeeds = 60;

/** The part that is most like, of those that hold nothing the claims are kept apart from. */
function homeOf({ portraits, apart }: Atom, parts: readonly Part[]): Part | null {
  const likeness = ({ seeds }: Part): number =>
    Math.max(
      ...seeds
        .slice(0, mostSeeds)
        .flatMap((seed) => portraits.map((portrait) => scoreOf(cluesBetween(seed, portrait)))),
    );
  const free = parts
    .filter((one) => ![...apart].some((ruling) => one.apart.has(ruling)))
    .map((one) => ({ one, score: likeness(one) }))
    .toSorted((a, b) => b.score - a.score);
  return free[0]?.one ?? null;
}
