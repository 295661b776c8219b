/** Deeds: money by what is done with it: "spent $4 million on cranes" is spending on cranes, "the yard, which it bought for $4 million" a purchase price. */
import deeds from "../../../lexicon/en/deeds.json" with { type: "json" };
import measures from "../../../lexicon/en/measures.json" with { type: "json" };
import { subjectOf, verbLeft } from "../../grammar/clauses.ts";
import { contentWords, nounPhraseFrom, phraseBefore } from "../../grammar/phrases.ts";
import { firstOfList, leftOf } from "../../grammar/scene.ts";
import { wordClass } from "../../grammar/word-classes.ts";
import { has, isCapital, lowerAt, type Range, type Words } from "../../grammar/words.ts";
import type { Quantity } from "../../quantities/index.ts";
import { moveIn } from "../../quantities/moves.ts";
import { type Described, kindOf, level, type Question, quantityOf, subjectBefore } from "./described.ts";
import { measureAfter } from "./levels.ts";

interface Deed {
  deed: string;
  /** Of one word, or with the particle that makes the deed of the verb: "cough up". */
  forms: string[];
  /** Words after the amount with which the name goes on: spending "on" cranes. */
  joints?: string[];
  /** The amount stands behind "for": sold the pier "for" $4 million. */
  priced?: boolean;
  /** The amount stands behind "at": values the pier "at" $4 million. */
  rated?: boolean;
  /** The name follows the subject's: "the cranes cost $4 million" is "cranes cost". */
  ofSubject?: boolean;
}

const deedOf = new Map((deeds as Deed[]).flatMap((deed) => deed.forms.map((form) => [form, deed] as const)));

/** The deed that a word tells, with the particle after it or alone. */
const deedAt = (words: Words, at: number): Deed | undefined =>
  deedOf.get(`${lowerAt(words, at)} ${lowerAt(words, at + 1)}`) ?? deedOf.get(lowerAt(words, at));

/** "spent $4 million on cranes", "cost the town $4 million", "sold the yard for $4 million". */
export function deed(question: Question): Described | null {
  const quantity = quantityOf(question);
  const { words } = question.scene;
  if (kindOf(quantity) !== "money" || quantity.noun !== null || describesNoun(words, quantity)) return null;
  const joint = leftOf(words, quantity.from) - 1;
  const word = lowerAt(words, joint);
  const price = word === "for" || word === "at";
  const verb = price
    ? pricedBefore(words, joint, word === "at" ? "rated" : "priced")
    : governing(words, beforeAmount(words, leftOf(words, firstOfList(question.scene, question.at).from)));
  const found = verb < 0 ? undefined : deedAt(words, verb);
  if (
    found === undefined ||
    (word === "at" && !found.rated) ||
    (moveIn(lowerAt(words, verb)) !== null && isPrice(quantity))
  )
    return null;
  if (price) return level(thingBefore(words, verb, joint), found.deed);
  if (found.ofSubject) return level(subjectBefore(question, verb + 1), found.deed);
  const what = lowerAt(words, quantity.to) === "in" && !isCapital(words.tokens[quantity.to + 1]);
  const noun = what && !found.joints?.includes("in") ? measureAfter(question) : null;
  return noun ?? complemented(words, quantity.to, found);
}

/** "a $4 million contract": the amount says what kind of contract. */
const describesNoun = (words: Words, { from, to }: Quantity): boolean =>
  has(words, from - 1, wordClass.determiner) && words.content[to] === true && !words.verb[to];

/** A small amount is a price: the share that "lost $4" fell, the port that "lost $4 million" made a loss. */
const isPrice = ({ value }: Quantity): boolean => (value.low ?? value.high ?? 0) < 1000;

/** "paid out $4 million", "set aside $4 million". */
const particles = new Set(["out", "aside", "back", "off", "over", "in"]);

/** Where an amount begins with the words that only sum it up: "spent a combined $4 million", "a total of $4 million". */
function beforeAmount(words: Words, place: number): number {
  const of = lowerAt(words, place - 1) === "of" ? place - 1 : place;
  let at = of;
  while (summing.has(lowerAt(words, at - 1))) at -= 1;
  return at < of && has(words, at - 1, wordClass.determiner) ? at - 1 : place;
}

const summing = new Set(measures.summing);

/** The verb whose object an amount is: right before it, or before the one who is paid ("fined the port $4 million"). */
function governing(words: Words, place: number): number {
  if (deedOf.has(lowerAt(words, place - 1))) return place - 1;
  if (deedOf.has(`${lowerAt(words, place - 2)} ${lowerAt(words, place - 1)}`)) return place - 2;
  if (particles.has(lowerAt(words, place - 1)) && deedOf.has(lowerAt(words, place - 2))) return place - 2;
  if (has(words, place - 1, wordClass.pronoun) && deedOf.has(lowerAt(words, place - 2))) return place - 2;
  const paid = phraseBefore(words, place, place - 5);
  const verb = has(words, paid.from - 1, wordClass.determiner) ? paid.from - 2 : paid.from - 1;
  return paid.to > paid.from && deedOf.has(lowerAt(words, verb)) ? verb : -1;
}

/** The verb of sale or purchase before "for", or of valuation before "at", in its clause, over an infinitive, else the verb that governs the place. */
function pricedBefore(words: Words, joint: number, how: "priced" | "rated"): number {
  for (let at = joint - 1; at >= Math.max(0, joint - reach); at -= 1) {
    if (/^[,;:.]$/.test(lowerAt(words, at))) break;
    if (deedOf.get(lowerAt(words, at))?.[how]) return at;
  }
  return verbLeft(words, joint);
}

/** How many words before "for" the verb of a sale may stand. */
const reach = 14;

/** What was sold or bought: the object between verb and price, else what a relative clause is about ("the yard, which it bought for"). */
function thingBefore(words: Words, verb: number, joint: number): Range[] {
  const object = nounPhraseFrom(words, verb + 1, joint);
  if (contentWords(words, object).length > 0) return [secondObject(words, object)];
  const passive = has(words, verb - 1, wordClass.auxiliary) ? subjectOf(words, verb) : null;
  if (passive !== null) return [passive];
  const which = words.tokens.findLastIndex((token, at) => at < verb && at > verb - 5 && token.lower === "which");
  const end = words.tokens[which - 1]?.text === "," ? which - 1 : which;
  return which > 0 ? [phraseBefore(words, end, 0)] : [];
}

/** "sold the town the right to build": of two objects the second is what was sold. */
function secondObject(words: Words, { from, to }: Range): Range {
  for (let at = to - 1; at > from; at -= 1)
    if (has(words, at, wordClass.determiner) && lowerAt(words, at - 1) !== "of") return { from: at + 1, to };
  return { from, to };
}

function complemented(words: Words, to: number, { deed: noun, joints = [] }: Deed): Described {
  const joint = lowerAt(words, to);
  const phrase = joints.includes(joint) ? nounPhraseFrom(words, to + 1) : null;
  if (phrase === null || contentWords(words, phrase).length === 0) return level([], noun);
  return { ...level([phrase]), prefix: `${noun} ${joint}` };
}
