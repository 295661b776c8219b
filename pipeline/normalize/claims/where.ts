/** Where a figure is about: beside it, in its own phrase, in its sentence, its paragraph or its document. */
import words from "../../lexicon/en/place-kinds.json" with { type: "json" };
import type { Place } from "../../lexicon/places.ts";
import { isAuxiliary } from "../../lexicon/words.ts";
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
  const { quantity, phrases, context } = question;
  const { tokens } = question.words;
  const places = question.places.filter(
    ({ place, from }) => !(question.share && place.kind === "world") && !insideFigure(question, from),
  );
  const inside = phrases.flatMap((phrase) =>
    places.filter((mention) => mention.from >= phrase.from && mention.to <= phrase.to && phrase.to <= quantity.to + 12),
  );
  const beside =
    besideFigure(tokens, quantity, places)?.place.name ??
    referredTo(tokens[quantity.from - 1], context) ??
    thereIn(tokens, quantity.to, context);
  if (beside !== null) return beside;
  const found = placedAfter(question, places) ?? (question.share ? null : inside[0]) ?? null;
  if (found !== null) return found.place.name;
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

/** "the country's 2,200 firms": the place last named of the kind that a word stands for, or null. */
function referredTo(token: Token | undefined, context: Context): string | null {
  const kind = references[bareLower(token)];
  return kind === undefined ? null : (context.last[kind] ?? null);
}

/** "12 boats in the province". */
function thereIn(tokens: readonly Token[], to: number, context: Context): string | null {
  const within = /^(in|across|throughout)$/.test(tokens[to]?.lower ?? "") && tokens[to + 1]?.lower === "the";
  return within ? referredTo(tokens[to + 2], context) : null;
}

/** "killed 300 people in ten towns around the Black Sea", "65 percent of traffic to Chile": the place said in the same breath. */
function placedAfter({ words, quantity, share }: PlaceQuestion, places: readonly PlaceMention[]): PlaceMention | null {
  const { tokens, verb } = words;
  const joints = share ? /^(in|across|to|with|from)$/ : /^(in|across|around|near|throughout|off)$/;
  for (let at = quantity.to; at < Math.min(tokens.length, quantity.to + reach); at += 1) {
    const word = tokens[at]?.lower ?? "";
    if (/^[,;.:)]$/.test(word) || (verb[at] && !isAuxiliary(word))) return null;
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
