/** Where a figure is about: beside it, in its own phrase, in its sentence, its paragraph or its document. */
import words from "../../lexicon/en/place-kinds.json" with { type: "json" };
import type { Place } from "../../lexicon/places.ts";
import { isAuxiliary } from "../../lexicon/words.ts";
import { subjectOf } from "../grammar/clauses.ts";
import type { Range, Words } from "../grammar/words.ts";
import type { Quantity } from "../quantities/index.ts";
import type { Token } from "../quantities/tokens.ts";
import type { Context } from "./context.ts";
import { bare, type PlaceMention } from "./places.ts";

interface PlaceQuestion {
  words: Words;
  quantity: Quantity;
  quantities: readonly Quantity[];
  phrases: readonly Range[];
  places: readonly PlaceMention[];
  context: Context;
  /** For a share "global" belongs to the whole, not to the one that has the share. */
  share: boolean;
}

/** Words that stand for the place last named of a kind. */
const references = words.references as Record<string, Place["kind"] | undefined>;

/** "the country", "the city's", "his district" before a figure, the nearest first: the place that it stands for, or null. */
function placeReference(tokens: readonly Token[], before: number, context: Context): string | null {
  for (let index = before - 1; index > 0; index -= 1) {
    if (!isDefinite(tokens[index - 1])) continue;
    const place = referredTo(tokens[index], context);
    if (place !== null) return place;
  }
  return null;
}

const isDefinite = (token: Token | undefined): boolean => /^(the|his|her|their|its)$/.test(token?.lower ?? "");

const bareLower = (token: Token | undefined): string => bare(token).toLowerCase();

/**
 * The place of a figure, from the surest sign to the weakest: beside the figure ("34 percent in Peru", "Peru with 34 percent"),
 * in its own phrase ("Peru's core industry"), the last one named before it in the sentence, the one that "the city" or "its" stands
 * for, the one its paragraph is about, the first one named after it, the country that the document is mainly about.
 */
export function placeFor(question: PlaceQuestion): string | null {
  const { quantity, phrases, context } = question;
  const { tokens } = question.words;
  const places = question.places.filter(
    ({ place, from }) => !(question.share && place.kind === "world") && !insideFigure(question, from),
  );
  const inside = phrases.flatMap((phrase) =>
    places.filter((mention) => mention.from >= phrase.from && mention.to <= phrase.to && phrase.to <= quantity.to + 12),
  );
  const beside = besideFigure(tokens, quantity, places)?.place.name ?? referredTo(tokens[quantity.from - 1], context);
  if (beside !== null) return beside;
  const owner = question.share
    ? (sharer(question, places) ?? inside.find(({ to }) => isPossessive(tokens[to - 1])))
    : undefined;
  const found = owner?.place.name ?? placedAfter(question, places) ?? (question.share ? null : inside[0]?.place.name);
  if (found) return found;
  const before =
    subjectPlace(question, places) ??
    places.findLast((mention) => mention.to <= quantity.from && mention.place.kind !== "world");
  if (before !== undefined) return before.place.name;
  const referred = placeReference(tokens, quantity.from, context);
  const its = phrases.some((phrase) => tokens.slice(phrase.from, phrase.to).some((token) => token.lower === "its"))
    ? context.recent
    : null;
  const after = places.find((mention) => mention.from >= quantity.to && mention.from < quantity.to + 2 * reach);
  return referred ?? its ?? inside[0]?.place.name ?? context.topic ?? after?.place.name ?? context.mainCountry;
}

/** "the country's 2,200 firms": the place last named that the document calls so, or of the kind that the word stands for; or null. */
function referredTo(token: Token | undefined, context: Context): string | null {
  const word = bareLower(token);
  const called = context.calledPlaces.get(word);
  const kind = references[word];
  const last = called && context.named.findLast((name) => called.includes(name));
  return last ?? (kind === undefined ? null : (context.last[kind] ?? null));
}

/**
 * "killed 300 people in ten towns around the Black Sea", "65 percent of traffic to Chile", "22 houses were damaged in the district": the place
 * said in the same breath.
 */
function placedAfter(
  { words, quantity, share, context }: PlaceQuestion,
  places: readonly PlaceMention[],
): string | null {
  const { tokens, verb } = words;
  const joints = share ? /^(in|across|to|with|from|between)$/ : /^(in|across|around|near|throughout|off)$/;
  let told = false;
  for (let at = quantity.to; at < Math.min(tokens.length, quantity.to + reach); at += 1) {
    const word = tokens[at]?.lower ?? "";
    const again = verb[at] && !verb[at - 1] && told;
    if (/^[,;.:)]$/.test(word) || again || (verb[at] && at > quantity.to + nearVerb && !isAuxiliary(word))) return null;
    told ||= verb[at] === true;
    if (!joints.test(word)) continue;
    const from = isDefinite(tokens[at + 1]) ? at + 2 : at + 1;
    const mention = places.find((candidate) => candidate.from === from);
    if (mention !== undefined && !isPossessive(tokens[mention.to - 1])) return mention.place.name;
    const referred = from === at + 2 ? referredTo(tokens[from], context) : null;
    if (referred !== null) return referred;
  }
  return null;
}

/** How far after a figure its predicate may begin: "three cables were damaged in", "22 houses were badly damaged in". */
const nearVerb = 3;

/** "Peru was the seat of 28 percent of the firms": the subject is a place and nothing else. */
function sharer(question: PlaceQuestion, places: readonly PlaceMention[]): PlaceMention | undefined {
  const subject = subjectOf(question.words, question.quantity.from);
  return places.find(
    ({ from, to }) => subject !== null && to === subject.to && from - subject.from <= 1 && from >= subject.from,
  );
}

/** "Peru and Chile, on the Pacific, lost 70 percent": the first place of the subject. */
function subjectPlace({ words, quantity }: PlaceQuestion, places: readonly PlaceMention[]): PlaceMention | undefined {
  const subject = subjectOf(words, quantity.from);
  return subject === null
    ? undefined
    : places.find(({ from, to, place }) => from >= subject.from && to <= subject.to && place.kind !== "world");
}

const isPossessive = (token: Token | undefined): boolean => /['\u2019]s?$/.test(token?.text ?? "");

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
  if (after !== undefined && !isPossessive(tokens[after.to - 1])) return after;
  const lead = tokens[quantity.from - 1]?.lower;
  return (
    (/^(with|:|at|for|by)$/.test(lead ?? "")
      ? places.find((mention) => mention.to === quantity.from - 1)
      : undefined) ?? null
  );
}
