/** Carried: figures that measure what a figure before them in the sentence measures: in another unit, compared with it, reached after a move, in a list. */
import concepts from "../../../lexicon/en/concepts.json" with { type: "json" };
import measures from "../../../lexicon/en/measures.json" with { type: "json" };
import { convertible } from "../../../lexicon/units.ts";
import { contentWords, phraseBefore } from "../../grammar/phrases.ts";
import { firstOfList, leftOf, measuredBefore } from "../../grammar/scene.ts";
import { wordClass } from "../../grammar/word-classes.ts";
import { has, lowerAt, type Words } from "../../grammar/words.ts";
import { elidedUnit } from "../../quantities/elided.ts";
import { isBaseline } from "../compared.ts";
import { type Described, kindOf, level, type Question, quantityOf } from "./described.ts";

/** The same as another figure, by its index, measures: all but its own words. */
const sameAs = (same: Described, base: number): Described => ({
  ...same,
  phrases: [],
  prefix: "",
  suffix: "",
  base,
  restates: false,
});

/** What stands between a figure and the one before it, without spaces and in lower case. */
function between({ reading, at }: Question, to: number): string {
  const from = reading.quantities[at - 1]?.to ?? to;
  return reading.tokens
    .slice(from, to)
    .map(({ lower }) => lower)
    .join("");
}

/** "300 billion yuan ($43.1 billion)", "10 kilometres (6 miles)": what stands in the parenthesis is what stands before it. */
export function restated(question: Question): Described | null {
  const { reading, at } = question;
  const quantity = quantityOf(question);
  const stated = reading.quantities[at - 1];
  if (
    stated === undefined ||
    stated.unit === null ||
    quantity.unit === null ||
    !convertible(stated.unit, quantity.unit)
  )
    return null;
  const opens = reading.tokens[quantity.from - 1]?.text === "(" && stated.to === quantity.from - 1;
  return opens ? { ...level([]), base: at - 1, restates: true } : null;
}

/**
 * "a profit of $22 million, or 28 cents a share", "fell $1.20, or 1.4 percent": the same in another measure; "40 boats, or 12 percent," is a share
 * of what the first counts.
 */
export function alternative(question: Question): Described | null {
  const { reading, at, earlier } = question;
  const [last, quantity, same] = [reading.quantities[at - 1], quantityOf(question), earlier[at - 1]];
  if (last === undefined || same === undefined || quantity.noun !== null) return null;
  if (!/^(?:,?or|\(or|\()$/.test(between(question, quantity.from))) return null;
  if (same.aspect === "change") return sameAs(same, at - 1);
  if (kindOf(quantity) === "share" && last.noun !== null)
    return { ...sameAs(same, at - 1), aspect: "share", suffix: "share" };
  return kindOf(quantity) === "money" && kindOf(last) === "money" ? sameAs(same, at - 1) : null;
}

/** "compared with 1.10 in the year-ago quarter", "up from 64 percent": a bare amount measures what the figure before it does. */
export function compared(question: Question): Described | null {
  const { reading, scene, at, earlier } = question;
  const { from, unit, noun } = quantityOf(question);
  if (noun !== null || !isBaseline(scene.words, from)) return null;
  const base = reading.quantities.findLastIndex(
    (other, index) => index < at && (other.unit === unit || other.unit?.startsWith(`${unit} per `) === true),
  );
  const same = earlier[base];
  const told = reading.quantities[base]?.noun !== null || (base === at - 1 && isMoved(between(question, from)));
  if (same === undefined || (unit === null && !told)) return null;
  return same.aspect === "change" ? null : sameAs(same, base);
}

/** "raised the toll to 78 from 61": nothing but the joint stands between the two ends of a move. */
const isMoved = (joint: string): boolean => /^,?(?:up|down)?from$/.test(joint);

const expectations = new Set(measures.expectations);

/** "short of the $1.36 billion analysts had forecast", "missing expectations of $1.37 billion": what was looked for is of the kind of what came. */
export function lookedFor(question: Question): Described | null {
  const { reading, scene, at, earlier } = question;
  const quantity = quantityOf(question);
  if (quantity.noun !== null || quantity.unit === null) return null;
  const own = measuredBefore(scene.words, quantity, scene.quantities[at - 1]?.to ?? 0);
  const noun = own !== null && expectations.has(lowerAt(scene.words, own.to - 1));
  if (!noun && !isExpected(scene.words, quantity.to)) return null;
  const base = reading.quantities.findLastIndex((other, index) => index < at && other.unit === quantity.unit);
  const same = earlier[base];
  return same === undefined || same.aspect === "change" ? null : sameAs(same, base);
}

const expecting = new Set(concepts.expecting);

/** "the $1.36 billion analysts had forecast", "expected by analysts": within a few words and no other verb between. */
function isExpected(words: Words, to: number): boolean {
  for (let at = to; at < to + 6; at += 1) {
    const word = lowerAt(words, at);
    if (expecting.has(word)) return true;
    if (/^[,.;:]$/.test(word) || (words.verb[at] && !has(words, at, wordClass.auxiliary))) return false;
  }
  return false;
}

/** "rose 20 percent to 1.3 million", "fell $1.20, or 1.4 percent, to $82.31": the level that the thing which moved has reached. */
export function reached(question: Question): Described | null {
  const { scene, at, earlier } = question;
  const { words, quantities } = scene;
  const quantity = quantities[at];
  const moved = earlier[at - 1];
  if (quantity === undefined || quantity.noun !== null || moved?.aspect !== "change") return null;
  const to = leftOf(words, quantity.from) - 1;
  if (!/^(?:,?to(?:reach)?|,?at)$/.test(between(question, to + 1))) return null;
  const first = earlier[moved.base ?? at - 1] ?? moved;
  return first.aspect === "change" ? level(first.phrases) : { ...level([]), base: moved.base };
}

/** "Oats fell 12 percent, barley 8 percent and rye 5", "Oats were at 12 percent and rye at 8": a noun alone before a like amount has the verb of the figure before it. */
export function gapped(question: Question): Described | null {
  const { reading, scene, at, earlier } = question;
  const { words } = scene;
  const [last, quantity, same] = [reading.quantities[at - 1], quantityOf(question), earlier[at - 1]];
  if (last === undefined || same === undefined || quantity.noun !== null || last.unit !== quantity.unit) return null;
  if (quantity.unit === null || same.phrases.length + (same.base === null ? 0 : 1) === 0) return null;
  const place = leftOf(words, quantity.from);
  const again =
    has(words, place - 1, wordClass.preposition) &&
    lowerAt(words, place - 1) === lowerAt(words, leftOf(words, last.from) - 1);
  const near = phraseBefore(words, again ? place - 1 : place, last.to);
  const joint = between(question, near.from).replace(/the$/, "");
  if (!/^(?:,|;|and|,and|,while|while)$/.test(joint) || contentWords(words, near).length === 0) return null;
  return { ...same, phrases: [near], base: null, restates: false, whole: null };
}

/** "40 schools in 1990 and 12 in 2020", "300 staff, including 40 in Kenya": a bare number whose noun is that of a count before it. */
export function likeCount({ reading, at, earlier }: Question): Described | null {
  const { noun, inferred } = elidedUnit(reading.tokens, reading.quantities, at);
  if (!inferred || noun === null) return null;
  const base = reading.quantities.findLastIndex((other, index) => index < at && other.noun === noun);
  const same = earlier[base];
  return same === undefined || same.aspect !== "level" ? null : sameAs(same, base);
}

/** "Exports rose 3% in May and 4% in June": an amount of a list has the move of the first. */
export function movedToo(question: Question): Described | null {
  const { scene, at, earlier } = question;
  const first = scene.quantities.indexOf(firstOfList(scene, at));
  const same = earlier[first];
  return same !== undefined && first < at && same.aspect === "change" ? sameAs(same, first) : null;
}
