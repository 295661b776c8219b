/** The place that a document is about: its country, or a place in it that is named more than all others and in the title or the opening. */
import { type Place, placeOf } from "../../lexicon/places.ts";
import type { Token } from "../quantities/tokens.ts";
import type { PlaceMention } from "./places.ts";

/** The places of a sentence with its tokens. */
export interface Placed {
  tokens: readonly Token[];
  places: readonly PlaceMention[];
}

type Sentences = readonly Placed[];

/** The country named more than all others together, or more than any other and in the title; null when there is none. */
export function mainCountry(sentences: Sentences, title: Placed): string | null {
  const countries = placesIn(sentences).flatMap((place) => countryOf(place) ?? []);
  const [most, next] = ranked(countries);
  if (most === undefined || most[1] < 2 || most[1] === next?.[1]) return null;
  const titled = placesIn([title]).some((place) => countryOf(place) === most[0]);
  return titled || most[1] * 2 > countries.length ? most[0] : null;
}

/** How often each country is named, by itself, by a place in it or by what is of it ("the Danish group"). */
export function countCountries(sentences: Sentences): ReadonlyMap<string, number> {
  const mentions = sentences.flatMap(({ places }) => places);
  return new Map(ranked(mentions.flatMap(({ place }) => countryOf(place) ?? [])));
}

/** How many sentences open a report, and how often a place must be named for a document to be about it. */
const opening = 3;
const enough = 3;

/** The province or town that a document is about, or null. A capital may stand for its government, so it is none. */
export function mainTown(
  sentences: Sentences,
  title: Placed,
  { country, event }: { country: string | null; event: boolean },
): string | null {
  const narrow = placesIn([title, ...sentences]).filter((place) => isNarrow(place) && !place.capital);
  const most = majority(narrow.map(({ name }) => name));
  const place = narrow.find(({ name }) => name === most?.name);
  const titled = placesIn([title]).some(({ name }) => name === most?.name);
  if (most === null || place === undefined || most.count < (titled ? enough - 1 : enough)) return null;
  if (place.within !== country && !(place.within === null && placeOf(place.name) === null)) return null;
  const first = placesIn(event ? [title, ...sentences.slice(0, opening)] : [title]);
  return first.some(({ name }) => name === most.name) ? most.name : null;
}

/** The stretch of the earth wider or other than a country ("Patagonia", "the Sahel") that is the only place of the title and named again, or null. */
export function mainArea(sentences: Sentences, title: Placed): string | null {
  const [area, ...others] = new Set(placesIn([title]).map(({ name }) => name));
  if (area === undefined || others.length > 0 || placeOf(area)?.kind !== "area") return null;
  return placesIn(sentences).some(({ name }) => name === area) ? area : null;
}

const placesIn = (sentences: Sentences): Place[] =>
  sentences.flatMap(({ tokens, places }) =>
    places
      .filter(({ to, aside }) => !aside && !/^(?:headquarters|head|-)$/.test(tokens[to]?.lower ?? ""))
      .map(({ place }) => place),
  );

const isNarrow = ({ kind, name, within }: Place): boolean =>
  kind === "city" || (kind === "region" && (within !== null || placeOf(name) === null));

/** Its own for a country and for a territory that the lexicon puts into no country ("Gaza"). */
const countryOf = ({ kind, name, within }: Place): string | null =>
  kind === "country" || (kind === "region" && within === null && placeOf(name) !== null) ? name : within;

/** The name that stands more often than all others together, or null. */
function majority(names: readonly string[]): { name: string; count: number } | null {
  const [most] = ranked(names);
  return most !== undefined && most[1] * 2 > names.length ? { name: most[0], count: most[1] } : null;
}

function ranked(names: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
