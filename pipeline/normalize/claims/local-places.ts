/** Local places: what a document itself says of names: that they are places, and which word for a kind of place is said of them. */
import { saysWhen } from "../../lexicon/calendar.ts";
import words from "../../lexicon/en/place-kinds.json" with { type: "json" };
import { type Place, placeOf, placesNamed, sharedNames } from "../../lexicon/places.ts";
import { isFunctionWord } from "../../lexicon/words.ts";
import { isCapital } from "../grammar/words.ts";
import { joinTokens } from "../quantities/nouns.ts";
import type { Token } from "../quantities/tokens.ts";
import { directions, isPossessive, isTitleCase, kindWords } from "./place-names.ts";
import { bare, isPlacedBy } from "./places.ts";

type Sentences = readonly (readonly Token[])[];

/** What a word for a kind of place ("province") is said of in a document: the names, in the order of their first mention. */
export type CalledPlaces = ReadonlyMap<string, ReadonlySet<string>>;

const introduced = new Set(words.introduced);
const beforePlace = new Set(words.before);

/**
 * "Lamu county", "Central Lamu district", "the town of Witu", "in Mpeketoni, Kenya", "In Mpeketoni, ...": names that the text itself uses as
 * places. A name that ends with a place's but stands inside sentences as a longer one ("Real Madrid") is none, also where it opens one.
 */
export function findLocalPlaces(sentences: Sentences): Map<string, Place | null> {
  const found = new Map<string, Place | null>();
  const add = (name: string | null, kind: Place["kind"]): void => {
    if (name !== null && placeOf(name) === null && !directions.has(name.toLowerCase()) && !found.has(name))
      found.set(name, { name, kind, within: null });
  };
  for (const tokens of sentences) {
    tokens.forEach((token, at) => {
      const kind = kindWords.get(token.lower);
      if (kind !== undefined) add(calledAt(tokens, at), kind);
    });
  }
  for (const tokens of sentences)
    tokens.forEach((token, at) => {
      if (beforePlace.has(token.lower)) add(situatedAt(tokens, at), "city");
      const place = placeOf(token.text);
      if (place?.common && isPlacedBy(tokens, { from: at, to: at + 1 })) found.set(place.name, place);
    });
  for (const name of longerNames(sentences)) if (!found.has(name)) found.set(name, null);
  return found;
}

/** "Georgia" in an article about the United States is the state: of the places that share a name the one in the document's country. */
export function sharedPlaces(country: string | null): [string, Place][] {
  return sharedNames.flatMap((name) => {
    const own = placesNamed(name).find(({ within }) => within === country);
    return country === null || own === undefined || own === placesNamed(name)[0] ? [] : [[name, own] as const];
  }) as [string, Place][];
}

/** Two capitalised words inside a sentence of which only the second is a place: "Real Madrid", "Air France". */
function longerNames(sentences: Sentences): string[] {
  return sentences
    .filter((tokens) => !isTitleCase(tokens))
    .flatMap((tokens) =>
      tokens.flatMap((token, at) => {
        const before = tokens[at - 1];
        if (at < 2 || !isCapital(token) || !isCapital(before) || before === undefined) return [];
        const plain = isFunctionWord(before.lower) || directions.has(before.lower) || kindWords.has(before.lower);
        if (plain || isPossessive(before) || placeOf(before.text) !== null || saysWhen(before.text)) return [];
        const name = joinTokens([before, { ...token, text: bare(token) }]);
        const place = placeOf(bare(token)) !== null && placeOf(name) === null;
        return place && !/^["\u201c:]$/.test(tokens[at - 2]?.text ?? "") ? [name] : [];
      }),
    );
}

/** The places that each word for a kind of place is said of: "Lamu county", "the island of Pate". */
export function findCalledPlaces(sentences: Sentences): CalledPlaces {
  const called = new Map<string, Set<string>>();
  for (const tokens of sentences)
    tokens.forEach((token, at) => {
      const name = kindWords.has(token.lower) ? (knownBefore(tokens, at) ?? calledAt(tokens, at)) : null;
      if (name !== null) called.set(token.lower, (called.get(token.lower) ?? new Set()).add(name));
    });
  return called;
}

/** "Kenya's Coast province": a place of the lexicon before the word for its kind. */
function knownBefore(tokens: readonly Token[], at: number): string | null {
  for (let from = Math.max(0, at - 3); from < at; from += 1) {
    const place = placeOf(joinTokens(tokens.slice(from, at)));
    if (place !== null) return place.name;
  }
  return null;
}

const calledAt = (tokens: readonly Token[], at: number): string | null =>
  nameBefore(tokens, at) ?? (tokens[at + 1]?.lower === "of" ? nameAfter(tokens, at + 2) : null);

/** A name after "in" that opens a sentence, or that a comma and a place or "the capital of" follow. */
function situatedAt(tokens: readonly Token[], at: number): string | null {
  const name = nameAfter(tokens, at + 1);
  const to = at + 1 + (name?.split(" ").length ?? 0);
  if (name === null || tokens[to]?.text !== "," || saysWhen(name) || /^\p{Lu}+$/u.test(name)) return null;
  const next = tokens[to + 1];
  const article = /^(a|an|the)$/.test(next?.lower ?? "");
  const told = article && [tokens[to + 2], tokens[to + 3]].some((token) => introduced.has(token?.lower ?? ""));
  const within = isCapital(next) && isPlaceFrom(tokens, to + 1);
  return at === 0 || told || within ? name : null;
}

const isPlaceFrom = (tokens: readonly Token[], from: number): boolean =>
  [1, 2, 3].some((length) => placeOf(joinTokens(tokens.slice(from, from + length))) !== null);

const isPlaceWord = (token: Token | undefined): boolean =>
  isCapital(token) &&
  token?.kind === "word" &&
  !isFunctionWord(token.lower) &&
  !kindWords.has(token.lower) &&
  placeOf(bare(token)) === null;

function nameBefore(tokens: readonly Token[], at: number): string | null {
  let from = at;
  while (isPlaceWord(tokens[from - 1]) && !isPossessive(tokens[from - 1]) && at - from < 3) from -= 1;
  return from === at || from === 0 ? null : joinTokens(tokens.slice(from, at));
}

function nameAfter(tokens: readonly Token[], from: number): string | null {
  let to = from;
  while (isPlaceWord(tokens[to]) && to - from < 3) to += 1;
  return to === from ? null : joinTokens(tokens.slice(from, to));
}
