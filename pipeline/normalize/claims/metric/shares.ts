/** Shares: "28 percent of the firms", "of which one accounts for 34%", "in terms of ..., with 36%". */

import measures from "../../../lexicon/en/measures.json" with { type: "json" };
import { isInhabitants } from "../../../lexicon/places.ts";
import { isFunctionWord, isVerb } from "../../../lexicon/words.ts";
import { clauseStart, verbLeft } from "../../grammar/clauses.ts";
import { contentWords, nounPhraseFrom } from "../../grammar/phrases.ts";
import { leftOf } from "../../grammar/scene.ts";
import { wordClass } from "../../grammar/word-classes.ts";
import { has, lowerAt, type Range, textOf, type Words } from "../../grammar/words.ts";
import type { Token } from "../../quantities/tokens.ts";
import { type Described, kindOf, level, type Question, quantityOf, subjectPhrases } from "./described.ts";
import { measureOf, shareNoun, verbObject, verbSubject } from "./levels.ts";
import { answerAfter, predicateAfter } from "./predicate.ts";

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

/** "a third went", against the participle of "one in 65 recorded patients". */
const isFiniteVerb = (word: string): boolean => isVerb(word) && !/(?:ed|ing)$/.test(word);

/** "28 percent of the 2,200 firms", "a third of voters", "three in four voters". */
export function shareOf(question: Question): Described | null {
  const quantity = quantityOf(question);
  const { tokens, quantities } = question.reading;
  const joint = tokens[quantity.to]?.lower;
  const { words } = question.scene;
  const direct =
    quantity.form === "fraction" && joint !== "of" && words.content[quantity.to] === true && !isFiniteVerb(joint ?? "");
  if (kindOf(quantity) !== "share" || !(joint === "of" || direct || (quantity.form === "fraction" && joint === "the")))
    return null;
  const phrase = nounPhraseFrom(words, direct ? quantity.to : quantity.to + 1);
  const whole = shareOfAll(question, phrase);
  if (whole !== null) return whole;
  const next = quantities[question.at + 1];
  const inside = next !== undefined && next.noun !== null && next.from >= phrase.from && next.from <= phrase.to;
  if (inside) {
    const counted = { from: phrase.from, to: Math.max(phrase.to, next.to) };
    return { ...share([counted], null, question.at + 1), suffix: predicateAfter(words, counted.to) };
  }
  const onlyPlace = question.places.some((mention) => mention.from <= phrase.from && mention.to >= phrase.to);
  if (phrase.to === phrase.from || (onlyPlace && !isInhabitants(tokens[phrase.to - 1]?.text ?? ""))) return null;
  const measure = measuredShare(question, phrase);
  return measure ?? { ...share([phrase], null, null), suffix: predicateAfter(words, phrase.to) };
}

/** "a deficit of 3 percent of GDP", "online sales made up 29 percent of revenue": what is measured stands before, and is no name alone. */
function measuredShare(question: Question, whole: Range): Described | null {
  const { words } = question.scene;
  const measured = measureOf(question);
  const of = `share of ${nameText(words, whole)}`;
  if (measured !== null) return { ...measured, aspect: "share", suffix: of };
  const [subject] = subjectPhrases(question);
  const named = subject === undefined || !words.tokens.slice(subject.from, subject.to).some(isPlain);
  const verb = lowerAt(words, verbLeft(words, leftOf(words, quantityOf(question).from)));
  return named || !equating.has(verb) ? null : { ...level([subject], of), aspect: "share" };
}

/** A word in small letters that is no pronoun or article. */
const isPlain = ({ kind, text, lower }: Token): boolean => kind === "word" && text === lower && !isFunctionWord(lower);

const equating = new Set(measures.equating);

const nameText = (words: Words, { from, to }: Range): string => contentWords(words, { from, to }).join(" ");

/** "29 percent of the total": a part of all that is like the subject; "two-thirds of it": of the figure before it. */
function shareOfAll(question: Question, { from, to }: Range): Described | null {
  const { words } = question.scene;
  const pronoun = /^(?:it|them|this|that|those|these|which|whom)$/.test(lowerAt(words, quantityOf(question).to + 1));
  const total = to > from && to <= from + 2 && totals.has(lowerAt(words, to - 1));
  if (total)
    return { ...level(subjectPhrases(question), `share of ${textOf(words.tokens, { from, to })}`), aspect: "share" };
  const before = question.at - 1;
  return pronoun && question.earlier[before] !== undefined ? share([], before, before) : null;
}

const totals = new Set(measures.totals);

/** "46 percent approve of the mayor", "Most said": a share of those asked is named by what they say. */
export function shareThat(question: Question): Described | null {
  const { to } = quantityOf(question);
  if (kindOf(quantityOf(question)) !== "share" || !opensClause(question)) return null;
  const answer = answerAfter(question.scene.words, to);
  return answer === "" ? null : { ...level([], answer), aspect: "share", prefix: "share" };
}

/** Nothing but a joining word, a mark or "found that" stands before the figure. */
const opensClause = ({ scene, at }: Question): boolean => {
  const from = leftOf(scene.words, scene.quantities[at]?.from ?? 0);
  const start = clauseStart(scene.words, from);
  return (
    from === start ||
    lowerAt(scene.words, from - 1) === "that" ||
    (has(scene.words, start, wordClass.preposition) && !scene.words.verb.slice(start, from).includes(true))
  );
};

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

const qualities = new Map(Object.entries(measures.qualities));

/** "The vaccine was 94 percent effective", "the fire is 30 percent contained": the quality of the subject. */
function quality(question: Question): Described | null {
  const { words } = question.scene;
  const word = lowerAt(words, quantityOf(question).to);
  const participle =
    words.content[quantityOf(question).to] && /ed$/.test(word) && !words.content[quantityOf(question).to + 1];
  const noun = qualities.get(word) ?? (participle ? word : null);
  const subject = noun === null ? [] : subjectPhrases(question);
  return noun === null || subject.length === 0 ? null : level(subject, noun);
}

/** "36 percent of the models, second only to 44 percent in another country": a further share of the same thing. */
export function sameShare(question: Question): Described | null {
  const quantity = quantityOf(question);
  if (kindOf(quantity) !== "share") return null;
  const base = question.earlier.findLastIndex((described) => described.aspect === "share");
  const same = question.earlier[base];
  if (same !== undefined) return { ...share([], base, same.whole), ofPhrases: same.ofPhrases };
  const subject =
    measureOf(question) ?? quality(question) ?? shareNoun(question) ?? verbObject(question) ?? verbSubject(question);
  return subject === null ? null : { ...subject, aspect: "share" };
}
