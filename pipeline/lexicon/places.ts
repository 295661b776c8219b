/** Places: names of countries, regions and large cities with the words for their people, and which lies in which. */
import places from "./en/places.json" with { type: "json" };
import { singular } from "./words.ts";

export interface Place {
  name: string;
  kind: "country" | "region" | "city" | "area" | "world";
  /** Name of the country it lies in, or null. */
  within: string | null;
}

const byForm = new Map<string, Place>();
for (const { name, kind, forms, within } of places as {
  name: string;
  kind: Place["kind"];
  forms: string[];
  within?: string | null;
}[]) {
  const place = { name, kind, within: within ?? null };
  for (const form of [name, ...forms]) if (!byForm.has(form)) byForm.set(form, place);
}

/** The most words a place's name has. */
export const longestPlaceName = Math.max(...[...byForm.keys()].map((form) => form.split(" ").length));

/** The place that a name, an adjective ("Kenyan") or a word for its people ("Kenyans", "Britons") belongs to, or null. Case counts. */
export function placeOf(form: string): Place | null {
  return byForm.get(form) ?? byForm.get(singular(form)) ?? null;
}
