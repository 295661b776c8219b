/** Where a figure is about: beside it, in its own phrase, in its sentence, its paragraph or its document. */
import words from "../../lexicon/en/place-kinds.json" with { type: "json" };
import { isInhabitants, type Place } from "../../lexicon/places.ts";
import { isAuxiliary } from "../../lexicon/words.ts";
import { clauseEnd, clauseStart, subjectOf } from "../grammar/clauses.ts";
import { lowerAt, type Range, type Words } from "../grammar/words.ts";
import type { Quantity } from "../quantities/index.ts";
import type { Token } from "../quantities/tokens.ts";
import type { Context } from "./context.ts";
import { governing, listOf, nameOf } from "./place-lists.ts";
import { directions, isPossessive } from "./place-names.ts";
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
  /** The figure's clause names whom it is about: then it need not be about the document's country. */
  named: boolean;
}

/** Words that stand for the place last named of a kind. */
const references = words.references as Record<string, Place["kind"] | undefined>;
const everywhere = new Set(words.everywhere);
const national = new Set(words.national);
const beyondEarth = new Set(words.beyondEarth);

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
  const { quantity, share, context } = question;
  const { tokens } = question.words;
  const places = question.places.filter(
    (mention) =>
      !mention.aside &&
      !(share && mention.place.kind === "world") &&
      !insideFigure(question, mention.from) &&
      !isOfPart(question, mention.from) &&
      !isCountedPeople(question, mention),
  );
  const beside = besideFigure(question, places);
  if (beside !== null) return nameOf(beside, question.words, places);
  const referred = referredTo(tokens[quantity.from - 1], context);
  if (referred !== null) return referred;
  const inside = insidePhrases(question, places);
  const owner = share ? (sharer(question, places) ?? inside.find(({ to }) => isPossessive(tokens[to - 1]))) : undefined;
  if (owner !== undefined) return nameOf(owner, question.words, places);
  const after = placedAfter(question, places);
  if (after !== null) return typeof after === "string" ? after : nameOf(after, question.words, places);
  if (isEverywhere(question)) return "world";
  if (!share && inside[0] !== undefined) return nameOf(inside[0], question.words, places);
  const before = placedBefore(question, places);
  if (before !== undefined) return nameOf(before, question.words, places);
  return referredBefore(question) ?? farther(question, places, inside[0]);
}

/** "300 staff, including 40 in Kenya": the place of a part is not that of the whole; not "300 staff, including 40 cooks, in Kenya". */
function isOfPart({ words, quantity, quantities }: PlaceQuestion, place: number): boolean {
  const part = quantities.find(({ from, to }) => from >= quantity.to && to < place);
  if (part === undefined || !/^(?:including|whom|which)$/.test(lowerAt(words, part.from - 1))) return false;
  return place - part.to <= longestPart;
}

/** How many words behind the number of a part its place stands. */
const longestPart = 3;

/** What "the country" and "its" stand for. */
function referredBefore({ words: { tokens }, quantity, phrases, context }: PlaceQuestion): string | null {
  const referred = placeReference(tokens, quantity.from, context);
  const its = phrases.some((phrase) => tokens.slice(phrase.from, phrase.to).some((token) => token.lower === "its"));
  return referred ?? (its ? context.recent : null);
}

/** What is not said beside the figure: the nation, the paragraph's place, one named later in the sentence, the document's country. */
function farther(
  question: PlaceQuestion,
  places: readonly PlaceMention[],
  own: PlaceMention | undefined,
): string | null {
  const { words, quantity, context, named } = question;
  if (own !== undefined) return nameOf(own, question.words, places);
  const clause = words.tokens.slice(clauseStart(words, quantity.from), clauseEnd(words, quantity.to) + 1);
  if (words.tokens.some(({ lower }) => beyondEarth.has(lower))) return null;
  if (clause.some(({ lower }) => national.has(lower))) return context.mainCountry ?? context.last.country ?? null;
  const after = places.find(
    (mention) =>
      mention.from >= quantity.to &&
      mention.from < quantity.to + 2 * reach &&
      !mention.adjective &&
      !isOrigin(words, mention, places),
  );
  if (context.topic !== null) return context.topic;
  if (after !== undefined) return nameOf(after, question.words, places);
  return named ? null : context.mainPlace;
}

const insidePhrases = ({ phrases, quantity }: PlaceQuestion, places: readonly PlaceMention[]): PlaceMention[] =>
  phrases.flatMap((phrase) =>
    places.filter((mention) => mention.from >= phrase.from && mention.to <= phrase.to && phrase.to <= quantity.to + 12),
  );

/** "half of them from Chile": whence somebody comes is not where they are counted. */
const isOrigin = (words: Words, mention: PlaceMention, places: readonly PlaceMention[]): boolean =>
  listOf(words, mention, places).some(({ from }) =>
    isWhence(words, lowerAt(words, from - 1) === "the" ? from - 2 : from - 1),
  );

const isWhence = (words: Words, at: number): boolean =>
  /^(?:from|than)$/.test(lowerAt(words, at)) && !/^(?:speaking|talking|reporting)$/.test(lowerAt(words, at - 1));

/** "cut 800 posts worldwide", "Globally, 40 boats sank": in the figure's own clause or at the head of its sentence. */
function isEverywhere({ words, quantity, share }: PlaceQuestion): boolean {
  if (share) return false;
  if (everywhere.has(lowerAt(words, 0)) && lowerAt(words, 1) === ",") return true;
  const end = Math.min(clauseEnd(words, quantity.to), quantity.to + 4);
  return words.tokens.slice(quantity.to, end).some(({ lower }) => everywhere.has(lower));
}

/** The subject, else the place the sentence opens with ("In Peru, ..."), else the last one before the figure that nothing shuts out. */
function placedBefore(question: PlaceQuestion, places: readonly PlaceMention[]): PlaceMention | undefined {
  const { words, quantity } = question;
  const usable = places.filter((mention) => mention.to <= quantity.from && mention.place.kind !== "world");
  const leading = usable.find(({ from }) => isLeading(words, from));
  const subject = subjectPlace(question, usable);
  if (subject !== undefined && !(leading && isOrigin(words, subject, places))) return subject;
  const nouns = usable.filter(
    (mention) =>
      !mention.adjective &&
      !isOrigin(words, mention, places) &&
      !isShutOut(words, { from: mention.to, to: quantity.from }),
  );
  return (
    nouns.find(({ from }) => isLeading(words, from)) ?? nouns.at(-1) ?? usable.findLast(({ adjective }) => adjective)
  );
}

/** "a third of Peru's boats, according to Lindgren, which has 300 cranes": what follows is said of somebody else. */
const isShutOut = ({ tokens }: Words, { from, to }: Range): boolean =>
  tokens.slice(from, to).some(({ lower }) => /^(?:which|whose|according|;)$/.test(lower));

/** "In Peru, ...", "Across the Baltic, ...". */
const isLeading = (words: Words, from: number): boolean => {
  const at = lowerAt(words, from - 1) === "the" ? from - 2 : from - 1;
  return at === 0 && /^(?:in|across|throughout|around)$/.test(lowerAt(words, 0));
};

/** "the country's 2,200 firms": the place last named that the document calls so, or of the kind that the word stands for; or null. */
function referredTo(token: Token | undefined, context: Context): string | null {
  const word = bareLower(token);
  const called = context.calledPlaces.get(word);
  const kind = references[word];
  const last = called && context.named.findLast((name) => called.has(name));
  return last ?? (kind === undefined ? null : (context.last[kind] ?? null));
}

/**
 * "killed 300 people in ten towns around the Black Sea", "65 percent of traffic to Chile", "22 houses were damaged in the district": the place
 * said in the same breath.
 */
function placedAfter(
  { words, quantity, share, context }: PlaceQuestion,
  places: readonly PlaceMention[],
): PlaceMention | string | null {
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
    if (mention !== undefined && !isPossessive(tokens[mention.to - 1])) return mention;
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
  return subject === null ? undefined : places.find(({ from, to }) => from >= subject.from && to <= subject.to);
}

/** How many tokens after a figure its place may stand. */
const reach = 14;

/** "U.S. dollars", "2,000 British boats": the first is no place, the second is. */
const insideFigure = ({ quantity, quantities, phrases }: PlaceQuestion, at: number): boolean =>
  quantities.some((other) => at >= other.from && at < other.to && other.noun === null) &&
  !phrases.some((phrase) => at >= phrase.from && at < phrase.to && quantity.noun !== null);

/** "2 million Kenyans fled to Peru": a people that is counted says whence they come; not "2 million Kenyan farmers". */
const isCountedPeople = ({ words, quantities }: PlaceQuestion, { from, to }: Range): boolean =>
  isInhabitants(words.tokens[from]?.text ?? "") &&
  quantities.some(({ noun }) => noun !== null && from >= noun.from && to === noun.to);

/** "34 percent in Peru", "34 percent of Peru", "Peru with 34 percent", "and Peru 34", "Peru (34)": no other word between. */
function besideFigure({ words, quantity }: PlaceQuestion, places: readonly PlaceMention[]): PlaceMention | null {
  const { tokens } = words;
  const joint = tokens[quantity.to]?.lower ?? "";
  const start = tokens[quantity.to + 1]?.lower === "the" ? quantity.to + 2 : quantity.to + 1;
  const after = /^(in|of|with|from|to|across)$/.test(joint)
    ? places.find((mention) => mention.from === start)
    : undefined;
  if (after !== undefined && !isPossessive(tokens[after.to - 1])) return after;
  const lead = /^(with|:|at|for|by|\()$/.test(lowerAt(words, quantity.from - 1)) ? quantity.from - 1 : quantity.from;
  const before = places.find((mention) => mention.to === lead && !mention.adjective);
  if (before === undefined || isPossessive(tokens[before.to - 1])) return null;
  return lead < quantity.from || /^(?:and|or|but|while|,|;|\(|)$/.test(lowerAt(words, before.from - 1)) ? before : null;
}

/** The place that a sentence opens with: "Peru exports", "In Peru, ...", "Neighbouring Chile", "Worldwide, ...". */
export function openingPlace(words: Words, places: readonly PlaceMention[]): Place | null {
  const [first] = places;
  if (first === undefined || first.adjective || first.aside) return null;
  const before = words.tokens.slice(0, first.from).map(({ lower }) => lower);
  const led = before.every((word) => openers.has(word) || directions.has(word));
  return led && !governing(words, first) ? first.place : null;
}

const openers = new Set(["in", "across", "throughout", "around", "the"]);
