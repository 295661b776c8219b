/** Places: which place a figure is about, from its own words, its clause, the sentence and the document. */

import words from "../../lexicon/en/place-kinds.json" with { type: "json" };
import { longestPlaceName, type Place, placeOf } from "../../lexicon/places.ts";
import { isAuxiliary, isFunctionWord, isNounToo, isVerb } from "../../lexicon/words.ts";
import type { Quantity } from "../quantities/index.ts";
import { joinTokens } from "../quantities/nouns.ts";
import type { Token } from "../quantities/tokens.ts";
import type { Context } from "./context.ts";
import { isCapital, isName, type Range } from "./phrases.ts";

const bare = (token: Token | undefined): string => (token?.text ?? "").replace(/['\u2019]s?$/, "");

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
  if (isName(tokens[from]) && to === from + 1 && next?.kind === "word" && !isCapital(next)) return false;
  const titleCase = isCapital(before) && from > 1 && isCapital(tokens[from - 2]) && isCapital(next);
  return (
    isCapital(next) &&
    next?.kind === "word" &&
    !titleCase &&
    !/['\u2019]s?$/.test(tokens[to - 1]?.text ?? "") &&
    !kindWords.has(next.lower) &&
    !isName(next)
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
    const name = joinTokens(tokens.slice(from, from + length)).replace(/['\u2019]s?$/, "");
    const place = placeOf(name) ?? locals.get(name);
    if (place) return { place, from, to: from + length };
  }
  return null;
}

interface PlaceQuestion {
  tokens: readonly Token[];
  quantity: Quantity;
  quantities: readonly Quantity[];
  phrases: readonly Range[];
  places: readonly PlaceMention[];
  context: Context;
  /** For a share "global" belongs to the whole, not to the one that has the share. */
  share: boolean;
}

const references: Record<string, Place["kind"]> = {
  country: "country",
  nation: "country",
  city: "city",
  capital: "city",
  province: "region",
  state: "region",
};

/** "the country", "the city's" before a figure, the nearest first: the kind of place that it stands for, or null. */
function placeReference(tokens: readonly Token[], before: number): Place["kind"] | null {
  for (let index = before - 1; index > 0; index -= 1) {
    const kind = references[bareLower(tokens[index])];
    if (kind !== undefined && tokens[index - 1]?.lower === "the") return kind;
  }
  return null;
}

const bareLower = (token: Token | undefined): string => bare(token).toLowerCase();

/**
 * The place of a figure, from the surest sign to the weakest: beside the figure ("34 percent in Peru", "Peru with 34 percent"),
 * in its own phrase ("Peru's core industry"), the last one named before it in the sentence, the one that "the city" or "its" stands
 * for, the one its paragraph is about, the first one named after it, the country that the document is mainly about.
 */
export function placeFor(question: PlaceQuestion): string | null {
  const { tokens, quantity, phrases, context } = question;
  const places = question.places.filter(
    ({ place, from }) => !(question.share && place.kind === "world") && !insideFigure(question, from),
  );
  const inside = phrases.flatMap((phrase) =>
    places.filter((mention) => mention.from >= phrase.from && mention.to <= phrase.to && phrase.to <= quantity.to + 12),
  );
  const found =
    besideFigure(tokens, quantity, places) ??
    placedAfter(question, places) ??
    (question.share ? null : inside[0]) ??
    null;
  if (found !== null) return found.place.name;
  const there = references[bareLower(tokens[quantity.to + 2])];
  if (there !== undefined && tokens[quantity.to + 1]?.lower === "the" && context.last[there] !== undefined)
    return context.last[there];
  const owner = references[bareLower(tokens[quantity.from - 1])];
  if (owner !== undefined && context.last[owner] !== undefined) return context.last[owner];
  const before = places.findLast((mention) => mention.to <= quantity.from && mention.place.kind !== "world");
  if (before !== undefined) return before.place.name;
  const reference = placeReference(tokens, quantity.from);
  const referred = reference === null ? null : (context.last[reference] ?? null);
  const its = phrases.some((phrase) => tokens.slice(phrase.from, phrase.to).some((token) => token.lower === "its"))
    ? context.recent
    : null;
  const after = places.find((mention) => mention.from >= quantity.to && mention.from < quantity.to + 2 * reach);
  return referred ?? its ?? inside[0]?.place.name ?? context.topic ?? after?.place.name ?? context.mainCountry;
}

/** "killed 300 people in ten towns around the Black Sea", "65 percent of traffic to Chile": the place said in the same breath. */
function placedAfter({ tokens, quantity, share }: PlaceQuestion, places: readonly PlaceMention[]): PlaceMention | null {
  const joints = share ? /^(in|across|to|with|from)$/ : /^(in|across|around|near|throughout|off)$/;
  for (let at = quantity.to; at < Math.min(tokens.length, quantity.to + reach); at += 1) {
    const word = tokens[at]?.lower ?? "";
    if (/^[,;.:)]$/.test(word) || (isVerb(word) && !isNounToo(word) && !isAuxiliary(word))) return null;
    if (!joints.test(word)) continue;
    const from = tokens[at + 1]?.lower === "the" ? at + 2 : at + 1;
    const mention = places.find((candidate) => candidate.from === from);
    if (mention !== undefined && !/['\u2019]s?$/.test(tokens[mention.to - 1]?.text ?? "")) return mention;
  }
  return null;
}

/** How many tokens after a figure its place may stand. */
const reach = 14;

/** "U.S. dollars", "2,000 British boats": the first is no place, the second is. */
const insideFigure = ({ quantity, quantities, phrases }: PlaceQuestion, at: number): boolean =>
  quantities.some((other) => at >= other.from && at < other.to && other.noun === null) &&
  !phrases.some((phrase) => at >= phrase.from && at < phrase.to && quantity.noun !== null);

/** "34 percent in Peru", "34 percent of Peru", "Peru with 34 percent": no other word between. */
function besideFigure(
  tokens: readonly Token[],
  quantity: Quantity,
  places: readonly PlaceMention[],
): PlaceMention | null {
  const joint = tokens[quantity.to]?.lower ?? "";
  const start = tokens[quantity.to + 1]?.lower === "the" ? quantity.to + 2 : quantity.to + 1;
  const after = /^(in|of|with|from|to|across)$/.test(joint)
    ? places.find((mention) => mention.from === start)
    : undefined;
  if (after !== undefined && !/['\u2019]s?$/.test(tokens[after.to - 1]?.text ?? "")) return after;
  const lead = tokens[quantity.from - 1]?.lower;
  return (
    (lead === "with" || lead === ":" || lead === "at"
      ? places.find((mention) => mention.to === quantity.from - 1)
      : undefined) ?? null
  );
}
