/** Collections: of a long table only those figures are compared that something else in the folder speaks of; the ledger has them all. */
import { unitEntry } from "../lexicon/units.ts";
import { type Claim, pointOf } from "../model/claim.ts";

/** What is spoken of outside of long tables, by kind of figure and concept: of whom or where, and amounts of nobody named. */
interface Spoken {
  names: Set<string>;
  amounts: Set<number>;
}

/**
 * The claims without those of long tables of which nothing else speaks. A figure is spoken of when another one, of its kind and of a
 * concept that it has, is of its place or of whom it is of, or is the same amount, or when a user speaks of it. A look-up for each claim: time is linear in their number.
 */
export function withoutUnspoken(
  claims: readonly Claim[],
  conceptsOf: (claim: Claim) => readonly string[],
  ruled: ReadonlySet<string>,
): Claim[] {
  const collected = claims.filter(isCollected);
  if (collected.length === 0) return [...claims];
  const spoken = new Map<string, Spoken>();
  for (const claim of claims) {
    if (isCollected(claim)) continue;
    for (const key of keysOf(claim, conceptsOf(claim))) {
      const entry = spoken.get(key) ?? { names: new Set(), amounts: new Set() };
      for (const name of namesOf(claim)) entry.names.add(name);
      entry.amounts.add(pointOf(claim.value));
      spoken.set(key, entry);
    }
  }
  return claims.filter(
    (claim) =>
      !isCollected(claim) ||
      ruled.has(claim.id) ||
      keysOf(claim, conceptsOf(claim)).some((key) => {
        const entry = spoken.get(key);
        return entry?.amounts.has(pointOf(claim.value)) || namesOf(claim).some((name) => entry?.names.has(name));
      }),
  );
}

const isCollected = ({ cell, background }: Claim): boolean => cell !== undefined && background === true;

function keysOf({ unit, aspect }: Claim, concepts: readonly string[]): string[] {
  const { kind, dimension } = unitEntry(unit);
  return concepts.map((concept) => `${kind === "money" ? kind : dimension}|${aspect}|${concept}`);
}

const namesOf = ({ place, entity }: Claim): string[] =>
  [place, entity].flatMap((name) => (name === null ? [] : [name.toLowerCase()]));
