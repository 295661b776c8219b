/** Shares: "28 percent of the firms", "of which one accounts for 34%", "in terms of ..., with 36%". */

import { placeOf } from "../../../lexicon/places.ts";
import { isPlural, singular } from "../../../lexicon/words.ts";
import { nounPhraseFrom } from "../../grammar/phrases.ts";
import type { Range } from "../../grammar/words.ts";
import { type Described, kindOf, type Question, quantityOf } from "./described.ts";
import { measureOf, shareNoun, verbObject, verbSubject } from "./levels.ts";
import { predicateAfter } from "./predicate.ts";

const share = (phrases: Range[], base: number | null, whole: number | null): Described => ({
  aspect: "share",
  direction: null,
  phrases,
  prefix: "",
  suffix: "",
  base,
  restates: false,
  whole,
  ofPhrases: true,
});

/** "28 percent of the 2,200 firms", "a third of voters". */
export function shareOf(question: Question): Described | null {
  const quantity = quantityOf(question);
  const { tokens, quantities } = question.reading;
  const joint = tokens[quantity.to]?.lower;
  if (kindOf(quantity) !== "share" || !(joint === "of" || (quantity.form === "fraction" && joint === "the")))
    return null;
  const { words } = question.scene;
  const phrase = nounPhraseFrom(words, quantity.to + 1);
  const next = quantities[question.at + 1];
  const inside = next !== undefined && next.noun !== null && next.from >= phrase.from && next.from <= phrase.to;
  if (inside) return share([{ from: phrase.from, to: Math.max(phrase.to, next.to) }], null, question.at + 1);
  const onlyPlace = question.places.some((mention) => mention.from <= phrase.from && mention.to >= phrase.to);
  const people = onlyPlace && isInhabitants(tokens[phrase.to - 1]?.text ?? "") ? "people" : "";
  if (phrase.to === phrase.from || (onlyPlace && people === "")) return null;
  return { ...share([phrase], null, null), prefix: people, suffix: predicateAfter(words, phrase.to) };
}

/** "Kenyans", not "Kenya" or "the United States": the plural of a word for what is of a place. */
const isInhabitants = (word: string): boolean => isPlural(word) && placeOf(singular(word)) !== null;

/** "nearly 30,000 companies, of which one country accounts for 34%, followed by another with 15%". */
export function shareOfWhich(question: Question): Described | null {
  const quantity = quantityOf(question);
  const { tokens, quantities } = question.reading;
  if (kindOf(quantity) !== "share") return null;
  const which = tokens.findLastIndex(
    (token, index) =>
      index < quantity.from && (token.lower === "which" || token.lower === "whom") && tokens[index - 1]?.lower === "of",
  );
  if (which < 0) return null;
  const whole = quantities.findLastIndex((candidate) => candidate.to <= which && candidate.noun !== null);
  return whole < 0 ? null : share([], whole, whole);
}

/** "In terms of the number of models, one country ranks second with 36%". */
export function shareOfTopic(question: Question): Described | null {
  const quantity = quantityOf(question);
  const { words } = question.scene;
  const { tokens } = words;
  if (
    kindOf(quantity) !== "share" ||
    tokens[0]?.lower !== "in" ||
    tokens[1]?.lower !== "terms" ||
    tokens[2]?.lower !== "of"
  )
    return null;
  const topic = nounPhraseFrom(words, 3);
  return topic.to > topic.from ? share([topic], null, null) : null;
}

/** "36 percent of the models, second only to 44 percent in another country": a further share of the same thing. */
export function sameShare(question: Question): Described | null {
  const quantity = quantityOf(question);
  if (kindOf(quantity) !== "share") return null;
  const base = question.earlier.findLastIndex((described) => described.aspect === "share");
  const same = question.earlier[base];
  if (same !== undefined) return { ...share([], base, same.whole), ofPhrases: same.ofPhrases };
  const subject = measureOf(question) ?? shareNoun(question) ?? verbObject(question) ?? verbSubject(question);
  return subject === null ? null : { ...subject, aspect: "share" };
}
