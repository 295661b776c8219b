/** Places: names of countries, regions and large cities with the words for their people, and which lies in which. */
import places from "./en/places.json" with { type: "json" };
import { isPlural, singular } from "./words.ts";

export interface Place {
  name: string;
  kind: "country" | "region" | "city" | "area" | "world";
  /** Name of the country it lies in, or null. */
  within: string | null;
  /** The name is a common word or surname as well ("Reading"): only a place where its neighbours say so. */
  common?: boolean;
  /** A country's capital, which can stand for its government. */
  capital?: boolean;
}

interface Entry extends Omit<Place, "within"> {
  /** Other names of the place. */
  names?: string[];
  /** Adjectives and words for its people, in the singular. */
  forms: string[];
  within?: string | null;
}

const byName = new Map<string, Place[]>();
const byPeople = new Map<string, Place>();
for (const { names = [], forms, ...entry } of places as Entry[]) {
  const place: Place = { ...entry, within: entry.within ?? null };
  for (const name of [entry.name, ...names]) byName.set(name, [...(byName.get(name) ?? []), place]);
  for (const form of forms) if (!byPeople.has(form)) byPeople.set(form, place);
}

const forms = [...byName.keys(), ...byPeople.keys()];
/** By the first word of a form, how many words the longest has that begins with it; words as tokens part them ("St.", "Guinea-Bissau"). */
const longest = new Map<string, number>();
for (const form of forms) {
  const words = form.split(/[ .]+/).length + (form.includes(". ") ? 1 : 0);
  for (const first of new Set([form.split(" ")[0] ?? "", form.split(/[ .]/)[0] ?? ""]))
    longest.set(first, Math.max(longest.get(first) ?? 0, words));
}

/** The most tokens that a form beginning with a word has; 0 when none does. A capital alone says little: it is asked for first. */
export function longestFrom(word: string, capital: boolean): number {
  return longest.get(word) ?? (capital ? (longest.get(singular(word)) ?? 0) : 0);
}

/** The place that a name, an adjective ("Kenyan") or a word for its people ("Kenyans", "Britons") belongs to, or null. Case counts. */
export function placeOf(form: string): Place | null {
  return byName.get(form)?.[0] ?? peopleOf(form);
}

/** All places that share a name ("Georgia"), the best known first. */
export const placesNamed = (name: string): readonly Place[] => byName.get(name) ?? [];

/** The names that several places share. */
export const sharedNames: readonly string[] = [...byName].flatMap(([name, shared]) =>
  shared.length > 1 ? [name] : [],
);

/** The place whose adjective ("Kenyan") or people ("Kenyans") a word is, or null. */
export const peopleOf = (form: string): Place | null => byPeople.get(form) ?? byPeople.get(singular(form)) ?? null;

/** Whether a word is the plural of a people ("Kenyans", "Britons"): it says who they are, as no adjective does ("Kenyan"). */
export const isInhabitants = (word: string): boolean => isPlural(word) && peopleOf(word) !== null && !byName.has(word);
