/** Themes: which words can name what a folder is about, and which can stand before them. No list of topics: only what tells nothing is listed. */
import { saysWhen, timeWords } from "./calendar.ts";
import { genericConcepts } from "./comparison.ts";
import nouns from "./en/nouns.json" with { type: "json" };
import placeKinds from "./en/place-kinds.json" with { type: "json" };
import lists from "./en/themes.json" with { type: "json" };
import { cardinals, scales } from "./numbers.ts";
import { isBody } from "./speech.ts";
import { measureForms, moneyForms } from "./units.ts";
import { countsPeople, isFunctionWord, isNounToo, isVerb, singular } from "./words.ts";

const tellNothing = new Set([...lists.tellNothing, ...nouns.filler]);
const kinds = new Set([...Object.keys(placeKinds.kinds), ...Object.keys(placeKinds.references)]);
const directions = new Set(placeKinds.directions);
const adjectives = new Set(nouns.adjectives);
/** Each word of a unit's names and symbols, in lower case: "per cent" is "per" and "cent". */
const units = new Set(
  [...measureForms, ...moneyForms]
    .flatMap(({ names, symbols }) => [...names, ...symbols])
    .flatMap((name) => name.toLowerCase().split(" "))
    .map(singular),
);

/** Whether a word in lower case ends every phrase that it stands beside: a small word, a verb, a number, a unit, a time. */
export const endsPhrase = (word: string): boolean =>
  word.length < 2 ||
  isFunctionWord(word) ||
  (isVerb(word) && !isNounToo(word)) ||
  cardinals.has(word) ||
  scales.has(word) ||
  units.has(singular(word)) ||
  saysWhen(word) ||
  timeWords.has(word) ||
  timeWords.has(singular(word));

/** Whether a word in lower case can be what a phrase is about: no adjective, no adverb, nothing that any article has. */
export const canHeadTheme = (word: string): boolean =>
  !endsPhrase(word) &&
  !adjectives.has(word) &&
  !countsPeople(word) &&
  !kinds.has(singular(word)) &&
  !genericConcepts.has(singular(word)) &&
  !tellNothing.has(singular(word)) &&
  !/(?:ly|ed|est|ic|ous|ive|ful|less|able|ible)$/.test(word);

/** Whether a word in lower case can be a theme by itself: no verb, no participle, and nothing that only says what kind of body something is. */
export const canBeTheme = (word: string): boolean => !isVerb(word) && !isBody(word) && !/ing$/.test(word);

/** Whether a word in lower case can open a phrase of several words: no direction ("northern coast") and nothing that any article has. */
export const canOpenTheme = (word: string): boolean =>
  !directions.has(word) && !tellNothing.has(singular(word)) && !genericConcepts.has(singular(word));

/** Whether a title has a name or a phrase, in any number: its words, in any case, in their order. */
export function isNamedBy(title: string, name: string): boolean {
  return keysOf(title).includes(keysOf(name));
}

/** The words in lower case and the singular, between blanks, without a possessive ending. */
function keysOf(words: string): string {
  const found =
    words
      .toLowerCase()
      .replace(/['\u2019]s?(?!\p{L})/gu, "")
      .match(/[\p{L}\p{N}-]+/gu) ?? [];
  return ` ${found.map(singular).join(" ")} `;
}
