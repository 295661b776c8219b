/** Places: the names of places in a sentence, those of the lexicon and those that the document itself calls places. */

import names from "../../lexicon/en/names.json" with { type: "json" };
import words from "../../lexicon/en/place-kinds.json" with { type: "json" };
import { longestFrom, type Place, peopleOf, placeOf, placesNamed } from "../../lexicon/places.ts";
import { isPlural, singular } from "../../lexicon/words.ts";
import { isCapital, type Range, withoutPossessive } from "../grammar/words.ts";
import { joinTokens } from "../quantities/nouns.ts";
import type { Token } from "../quantities/tokens.ts";
import { isInsideName, isPossessive, isTitleCase, kindWords, ownsName } from "./place-names.ts";

/** Without a possessive ending. */
export const bare = (token: Token | undefined): string => withoutPossessive(token?.text ?? "");

export interface PlaceMention extends Range {
  place: Place;
  /** An adjective ("Kenyan"): it is said of the noun it stands before, and of nothing else in the sentence. */
  adjective: boolean;
  /** Said of somebody or something that need not be where the figure is: "the German group", "Denmark's Orsted", "Mexican food". */
  aside: boolean;
}

/** What a document makes of names: places it introduces as such, and longer names that only look like a place's (null). */
export type LocalPlaces = ReadonlyMap<string, Place | null>;

const inside = new Set(words.inside);
const parties = new Set([...words.parties, ...names.parties]);
const styles = new Set(words.styles);
const wholes = /^(?:largest|biggest|most|least|only|first|\p{Ll}{3,}est)$/u;
const noSuperlative = /^(?:interest|forest|harvest|west|request|protest|latest|guest|test|northwest|southwest)$/;

/** Every name of a place in a sentence, longest first at each position; a place inside a longer name ("Kenya Ports Authority") is none. */
export function findPlaces(tokens: readonly Token[], locals: LocalPlaces): PlaceMention[] {
  const found: PlaceMention[] = [];
  const titleCase = isTitleCase(tokens);
  const dateline = datelineEnd(tokens);
  for (let from = 0; from < tokens.length; from += 1) {
    const mention = mentionAt(tokens, from, locals);
    if (mention === null) continue;
    const { place, to } = mention;
    const named = { ...mention, place: place as Place, aside: false };
    if (place !== null && isPlaceHere(tokens, named, locals, titleCase))
      found.push({ ...named, aside: from < dateline || isAside(tokens, named, locals, titleCase) });
    from = to - 1;
  }
  return found;
}

/** "MOMBASA, Kenya (AP) -": where an article was written is not where its figures are. */
function datelineEnd(tokens: readonly Token[]): number {
  if (!/^\p{Lu}{3,}$/u.test(tokens[0]?.text ?? "")) return 0;
  const dash = tokens.findIndex(
    ({ text, glued }, at) => at < longestDateline && /^[-\u2013\u2014]$/.test(text) && !glued,
  );
  const head = tokens.slice(1, Math.max(1, dash));
  return head.some(({ text }) => text === "," || text === "(" || text === ")") || dash === 1 ? dash : 0;
}

const longestDateline = 14;

function isPlaceHere(
  tokens: readonly Token[],
  mention: PlaceMention,
  locals: LocalPlaces,
  titleCase: boolean,
): boolean {
  const { place, from } = mention;
  if (place.kind === "world") return isWorld(tokens, mention);
  if (place.common && !locals.has(place.name) && !isPlacedBy(tokens, mention)) return false;
  if (place.kind === "area" && isFrame(tokens, from)) return false;
  return !isInsideName(tokens, mention, titleCase, placeTest(locals));
}

const placeTest =
  (locals: LocalPlaces) =>
  (name: string): boolean =>
    locals.get(name) !== null && (placeOf(name) !== null || locals.has(name));

function isAside(
  tokens: readonly Token[],
  { adjective, from, to }: PlaceMention,
  locals: LocalPlaces,
  titleCase: boolean,
): boolean {
  if (isSetOff(tokens, { from, to })) return true;
  const party = (adjective || tokens[from - 1]?.kind === "word") && qualifies(tokens, to, parties);
  const owner = !titleCase && isPossessive(tokens[to - 1]) && ownsName(tokens, to, placeTest(locals));
  return party || owner || (adjective && qualifies(tokens, to, styles));
}

/** "Kilifi and Lamu, on the Gulf of Aden, lost 40 boats": a phrase of place between commas says where the place before it lies. */
function isSetOff(tokens: readonly Token[], { from, to }: Range): boolean {
  const start = tokens[from - 1]?.lower === "the" ? from - 2 : from - 1;
  const before = tokens[start - 2];
  return (
    /^(?:on|off|near)$/.test(tokens[start]?.lower ?? "") &&
    tokens[start - 1]?.text === "," &&
    tokens[to]?.text === "," &&
    /^\p{Lu}/u.test(before?.text ?? "")
  );
}

/** "in Reading", "Reading, Berkshire": where a name that is a common word as well is a place. */
export function isPlacedBy(tokens: readonly Token[], { from, to }: Range): boolean {
  const capital = (at: number): boolean => /^\p{Lu}/u.test(tokens[at]?.text ?? "");
  if (inside.has(tokens[from - 1]?.lower ?? "")) return !capital(to) || kindWords.has(tokens[to]?.lower ?? "");
  return tokens[to]?.text === "," && capital(to + 1) && placeAt(tokens, to + 1);
}

const placeAt = (tokens: readonly Token[], at: number): boolean => {
  const mention = mentionAt(tokens, at, new Map());
  return mention !== null && !mention.adjective && mention.place?.common !== true;
};

/** "worldwide", "global demand", "across the globe"; not "the world's biggest port", "the lowest in the world", "a world record". */
function isWorld(tokens: readonly Token[], { from }: Range): boolean {
  const { text = "", lower = "" } = tokens[from] ?? {};
  if (lower.startsWith("global") || lower === "worldwide") return !isFrame(tokens, from);
  if (tokens[from - 1]?.lower !== "the")
    return /^world$/.test(lower) && /^[a-z]+s$/.test(tokens[from + 1]?.lower ?? "");
  const within = /^(?:in|across|around|of|throughout|over)$/.test(tokens[from - 2]?.lower ?? "");
  if (!/['\u2019]s?$/.test(text)) return within && !isFrame(tokens, from);
  const next = tokens[from + 1]?.lower ?? "";
  return !wholes.test(next) && !isFrame(tokens, from);
}

/** "the busiest port in the world": a place that says how far a superlative holds. */
function isFrame(tokens: readonly Token[], at: number): boolean {
  for (let index = at - 1; index >= Math.max(0, at - frame); index -= 1) {
    const { lower = "", text = "" } = tokens[index] ?? {};
    if (text === "," || /^(?:at|of)$/.test(tokens[index + 1]?.lower ?? "")) return false;
    if (wholes.test(lower) && !noSuperlative.test(lower)) return !/^at$/.test(tokens[index - 1]?.lower ?? "");
  }
  return wholes.test(tokens[at + 1]?.lower ?? "") && /['\u2019]s?$/.test(tokens[at]?.text ?? "");
}

const frame = 6;

/** "the German energy group", "a Barcelona player", "British thrillers": a few words on, in the singular, one of these. */
function qualifies(tokens: readonly Token[], to: number, nouns: ReadonlySet<string>): boolean {
  for (let at = to; at < to + 3; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind !== "word" || token.text !== token.lower) return false;
    if (nouns === parties ? nouns.has(token.lower) || /maker$/.test(token.lower) : nouns.has(singular(token.lower)))
      return true;
    if (isPlural(token.lower) || /^(?:of|in|and|to|is|was|has|have)$/.test(token.lower)) return false;
  }
  return false;
}

interface Found extends Range {
  place: Place | null;
  adjective: boolean;
}

/** The most words that a name of the document itself is looked for with. */
const longestLocal = 3;

function mentionAt(tokens: readonly Token[], from: number, locals: LocalPlaces): Found | null {
  const token = tokens[from];
  if (token?.kind !== "word") return null;
  const capital = isCapital(token);
  const first = bare(token);
  const known = longestFrom(first, capital);
  if (known === 0 && (!capital || locals.size === 0)) return null;
  const most = Math.min(Math.max(known, capital && locals.size > 0 ? longestLocal : 0), tokens.length - from);
  for (let length = most; length > 0; length -= 1) {
    if (tokens[from + length - 1]?.kind !== "word") continue;
    const name = length === 1 ? first : withoutPossessive(joinTokens(tokens.slice(from, from + length)));
    const local = locals.get(name);
    if (local !== undefined) return { place: local, from, to: from + length, adjective: false };
    const place = placesNamed(name)[0] ?? peopleOf(name);
    if (place) return { place, from, to: from + length, adjective: isAdjective(name, tokens[from + length]) };
  }
  return null;
}

/** "Kenyan farmers", not "12 Kenyans" and not "US". */
const isAdjective = (name: string, next: Token | undefined): boolean =>
  placesNamed(name).length === 0 && !(isPlural(name) && !/ese$/.test(name)) && next?.kind === "word";
