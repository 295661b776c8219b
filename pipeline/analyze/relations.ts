/** Relations: how the places, the times and the names of two claims stand to each other. */
import { placeOf } from "../lexicon/places.ts";
import { conceptsOf } from "../lexicon/words.ts";
import { contains, isOneDay } from "./periods.ts";
import type { Portrait } from "./portraits.ts";

export type Relation = "open" | "same" | "near" | "other" | "apart";

/**
 * Places: one lies in the other, for all that is known of them. A place of no gazetteer is taken to lie in the regions that its article names;
 * two of them are others, unless the figures tell that they are two names for where one thing was.
 */
export function placeBetween(a: Portrait, b: Portrait): Relation {
  const [x, y] = [a.claim.place, b.claim.place];
  if (x === null || y === null) return "open";
  if (x === y) return "same";
  const [first, second] = [placeOf(x), placeOf(y)];
  if (first?.within === y || second?.within === x) return "near";
  if ([first, second].some((place) => place?.kind === "area" || place?.kind === "world")) return "near";
  if (first !== null && second !== null) {
    if ((first.within ?? x) !== (second.within ?? y)) return "apart";
    return a.document.text.includes(y) && b.document.text.includes(x) ? "near" : "other";
  }
  if (first === null && second !== null)
    return second.kind !== "city" && a.document.text.includes(y) ? "near" : "other";
  if (second === null && first !== null) return first.kind !== "city" && b.document.text.includes(x) ? "near" : "other";
  return "other";
}

/** Periods: equal, one within the other, or days of one month. Inferred ones are only a hint. */
export function periodBetween(a: Portrait, b: Portrait): Relation {
  if (a.days === null || b.days === null) return "open";
  if (a.claim.period === b.claim.period) return "same";
  if (contains(a.days, b.days) || contains(b.days, a.days)) return "near";
  const days = [a.days, b.days];
  const gap = Math.max(a.days.from, b.days.from) - Math.min(a.days.to, b.days.to);
  const inferred = [a, b].some(({ claim }) => claim.periodBasis === "inferred");
  if (gap <= 31 && (inferred || days.every(isOneDay))) return "near";
  const oneYear = a.claim.period?.slice(0, 4) === b.claim.period?.slice(0, 4);
  return inferred && oneYear ? "other" : "apart";
}

const keysOf = (name: string): string[] => conceptsOf(name.replace(/['\u2019]s\b/g, ""));

/** A name that is none, but the word for what happened: "explosion", "2015 flood". */
const isBare = (name: string): boolean => !/\p{Lu}/u.test(name);

/** Whether an article has the word of a bare name, or the whole of another. */
export const mentions = ({ document }: Portrait, name: string): boolean =>
  document.text.includes(isBare(name) ? name.replace(/^\d+ /, "") : name);

/**
 * Entities: the same, sharing a word ("Harbour Board", "Port Ellis Harbour Board"), or each named in the other's sentence. A word for what happened
 * leaves open what it is called, where both articles have that word.
 */
export function entityBetween(a: Portrait, b: Portrait): Relation {
  const [x, y] = [a.claim.entity, b.claim.entity];
  if (x === null || y === null) return "open";
  const [first, second] = [keysOf(x), keysOf(y)];
  if (first.join(" ") === second.join(" ")) return "same";
  const [small, large] = first.length <= second.length ? [first, second] : [second, first];
  if (small.every((word) => large.includes(word))) return "near";
  if (small.some((word) => /^\d{4}$/.test(word) && large.includes(word))) return "near";
  if ((isBare(x) && mentions(b, x)) || (isBare(y) && mentions(a, y))) return "open";
  const both = [a.claim.sentence.includes(y), b.claim.sentence.includes(x)].every(Boolean);
  return both ? "open" : "apart";
}
