/** Rulings: which claims a user has put together or apart. */
import type { Claim } from "../model/claim.ts";
import type { Correction } from "../model/correction.ts";
import { Unions } from "./identity.ts";

/** What a user has ruled about a claim. */
export interface Ruled {
  /** Claims with one key are of one thing; null when nothing is ruled. */
  same: string | null;
  /** Two claims that share one of these are of two things. */
  apart: ReadonlySet<number>;
}

const unruled: Ruled = { same: null, apart: new Set() };

/** The rulings among the corrections, by claim id. */
export function rulingsOf(corrections: readonly Correction[]): (claim: Claim) => Ruled {
  const unions = new Unions();
  const joined = new Set<string>();
  const apart = new Map<string, Set<number>>();
  corrections.forEach(({ kind, claims }, at) => {
    for (const id of claims) {
      if (kind === "apart") apart.set(id, (apart.get(id) ?? new Set()).add(at));
      if (kind !== "same") continue;
      joined.add(id);
      unions.join(claims[0] ?? id, id);
    }
  });
  if (joined.size + apart.size === 0) return () => unruled;
  return ({ id }) => ({ same: joined.has(id) ? unions.find(id) : null, apart: apart.get(id) ?? unruled.apart });
}

/** Whether two claims are ruled to be of two things. */
export const ruledApart = (a: Ruled, b: Ruled): boolean =>
  a.apart.size > 0 && [...a.apart].some((one) => b.apart.has(one));
