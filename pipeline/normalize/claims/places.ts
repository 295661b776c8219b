/** Places: the names of places in a sentence, those of the lexicon and those that the document itself calls places. */

import { saysWhen } from "../../lexicon/calendar.ts";
import words from "../../lexicon/en/place-kinds.json" with { type: "json" };
import { longestPlaceName, type Place, placeOf } from "../../lexicon/places.ts";
import { isFunctionWord } from "../../lexicon/words.ts";
import { isAcronym, isCapital, type Range, withoutPossessive } from "../grammar/words.ts";
import { joinTokens } from "../quantities/nouns.ts";
import type { Token } from "../quantities/tokens.ts";

/** Without a possessive ending. */
export const bare = (token: Token | undefined): string => withoutPossessive(token?.text ?? "");

export interface PlaceMention extends Range {
  place: Place;
}

type LocalPlaces = ReadonlyMap<string, Place>;

/** What a word for a kind of place ("province") is said of in a document: the names, in the order of their first mention. */
export type CalledPlaces = ReadonlyMap<string, readonly string[]>;

const introduced = new Set(words.introduced);
const beforePlace = new Set(words.before);
const directions = new Set(words.directions);
const kindWords = new Map(Object.entries(words.kinds as Record<string, Place["kind"]>));

/** Every name of a place in a sentence, longest first at each position; a place inside a longer name ("Kenya Ports Authority") is none. */
export function findPlaces(tokens: readonly Token[], locals: LocalPlaces): PlaceMention[] {
  const found: PlaceMention[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    const mention = /^\p{Lu}|^world|^global/u.test(tokens[from]?.text ?? "") ? mentionAt(tokens, from, locals) : null;
    if (mention === null || isInsideName(tokens, mention)) continue;
    found.push(mention);
    from = mention.to - 1;
  }
  return found;
}

/** A capitalised word after it, unless that says what kind of place it is ("Lamu County") or the place is a possessor ("Kenya's Lamu"). */
function isInsideName(tokens: readonly Token[], { from, to }: PlaceMention): boolean {
  const next = tokens[to];
  const before = tokens[from - 1];
  if (isAcronym(tokens[from]) && to === from + 1 && next?.kind === "word" && !isCapital(next)) return false;
  const titleCase = isCapital(before) && from > 1 && isCapital(tokens[from - 2]) && isCapital(next);
  return (
    isCapital(next) &&
    next?.kind === "word" &&
    !titleCase &&
    !/['\u2019]s?$/.test(tokens[to - 1]?.text ?? "") &&
    !kindWords.has(next.lower) &&
    !isAcronym(next)
  );
}

/**
 * "Lamu county", "Central Lamu district", "the town of Witu", "in Mpeketoni, Kenya", "In Mpeketoni, ...": names that the text itself uses as
 * places.
 */
export function findLocalPlaces(sentences: readonly (readonly Token[])[]): Map<string, Place> {
  const found = new Map<string, Place>();
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
    });
  return found;
}

/** The places that each word for a kind of place is said of: "Lamu county", "the island of Pate". */
export function findCalledPlaces(sentences: readonly (readonly Token[])[]): CalledPlaces {
  const called = new Map<string, string[]>();
  for (const tokens of sentences)
    tokens.forEach((token, at) => {
      const name = kindWords.has(token.lower) ? (knownBefore(tokens, at) ?? calledAt(tokens, at)) : null;
      if (name !== null) called.set(token.lower, [...(called.get(token.lower) ?? []), name]);
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
  const within = isCapital(next) && mentionAt(tokens, to + 1, new Map()) !== null;
  return at === 0 || told || within ? name : null;
}

const isPlaceWord = (token: Token | undefined): boolean =>
  isCapital(token) &&
  token?.kind === "word" &&
  !isFunctionWord(token.lower) &&
  !kindWords.has(token.lower) &&
  placeOf(bare(token)) === null;

function nameBefore(tokens: readonly Token[], at: number): string | null {
  let from = at;
  while (isPlaceWord(tokens[from - 1]) && !/['\u2019]s?$/.test(tokens[from - 1]?.text ?? "") && at - from < 3)
    from -= 1;
  return from === at || from === 0 ? null : joinTokens(tokens.slice(from, at));
}

function nameAfter(tokens: readonly Token[], from: number): string | null {
  let to = from;
  while (isPlaceWord(tokens[to]) && to - from < 3) to += 1;
  return to === from ? null : joinTokens(tokens.slice(from, to));
}

function mentionAt(tokens: readonly Token[], from: number, locals: LocalPlaces): PlaceMention | null {
  for (let length = Math.min(longestPlaceName, tokens.length - from); length > 0; length -= 1) {
    const name = withoutPossessive(joinTokens(tokens.slice(from, from + length)));
    const place = placeOf(name) ?? locals.get(name);
    if (place) return { place, from, to: from + length };
  }
  return null;
}
