/** Places: the names of places in a sentence, those of the lexicon and those that the document itself calls places. */

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

/** "Lamu county", "Central Lamu district", "the town of Witu": names that the text itself calls places. */
export function findLocalPlaces(sentences: readonly (readonly Token[])[]): Map<string, Place> {
  const found = new Map<string, Place>();
  for (const tokens of sentences) {
    tokens.forEach((token, at) => {
      const kind = kindWords.get(token.lower);
      if (kind === undefined) return;
      const name = nameBefore(tokens, at) ?? (tokens[at + 1]?.lower === "of" ? nameAfter(tokens, at + 2) : null);
      if (name !== null && placeOf(name) === null && !directions.has(name.toLowerCase()))
        found.set(name, { name, kind, within: null });
    });
  }
  return found;
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
