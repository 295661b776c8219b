/** Fractions: "a third of", "two-thirds", "1/3", "2½", "one in five", "three out of four". */

import concepts from "../../lexicon/en/concepts.json" with { type: "json" };
import numbers from "../../lexicon/en/numbers.json" with { type: "json" };
import { parts, scales } from "../../lexicon/numbers.ts";
import { singular } from "../../lexicon/words.ts";
import { wordClass } from "../grammar/word-classes.ts";
import { readBound } from "./bounds.ts";
import { readScale } from "./digits.ts";
import { moveIn } from "./moves.ts";
import type { Numeral, Unread } from "./numerals.ts";
import { pointAfter } from "./points.ts";
import { cardinalOf, wordsFrom } from "./spelled.ts";
import { firstPart, is, type Token } from "./tokens.ts";
import { signBefore, unitKindAt } from "./units.ts";

const fractionSigns = new Map(Object.entries(numbers.fractionSigns));
const divisors = new Set(numbers.shareDivisors);
const timesCounted = new Set(numbers.timesCounted);
const periodWords = new Set(numbers.periodWords);

const fraction = (from: number, to: number, value: number): Numeral => ({
  from,
  to,
  low: value,
  high: value,
  precision: 0.001,
  scale: 1,
  form: "fraction",
});

/** "a third", "one-third", "two thirds", "three-quarters", "half", each before "of", "the" or a possessive; "the first half of" is none. */
export function readFraction(tokens: readonly Token[], from: number): Numeral | null {
  const first = tokens[from];
  const opens = firstPart(first?.lower ?? "");
  if (
    first?.kind !== "word" ||
    (opens !== "half" && opens !== "a" && opens !== "an" && cardinalOf(opens) === undefined)
  )
    return null;
  const [above, below, point] = wordsFrom(tokens, from, 2);
  const count = above?.word === "a" || above?.word === "an" ? 1 : cardinalOf(above?.word ?? "");
  const part = parts.get(below?.word ?? "");
  const to = below !== undefined && below.to < 0 && point?.word === "point" ? point.to : (below?.to ?? -1);
  const measured = measureAfter(tokens, first.lower === "half" ? from + 1 : to);
  if (measured > 0 && (first.lower === "half" || (count !== undefined && part !== undefined && count < part)))
    return fraction(from, measured, first.lower === "half" ? 0.5 : (count ?? 0) / (part ?? 1));
  if (count !== undefined && part !== undefined && to > 0 && count > 0 && count < part)
    return isShareOf(tokens, to) ||
      isMove(tokens, from, to) ||
      pointAfter(tokens, to) !== null ||
      isSubject(tokens, from, to, count)
      ? fraction(from, to, count / part)
      : null;
  if (above?.word === "half" && below?.word === "point") return fraction(from, below.to, 0.5);
  if (first.lower !== "half") return null;
  if (isMove(tokens, from, from + 1) || pointAfter(tokens, from + 1) !== null) return fraction(from, from + 1, 0.5);
  if (isSubject(tokens, from, from + 1, 2)) return fraction(from, from + 1, 0.5);
  return !isShareOf(tokens, from + 1) || periodWords.has(tokens[from - 1]?.lower ?? "")
    ? null
    : fraction(from, from + 1, 0.5);
}

/** "half a mile", "a quarter of an inch": where the measure stands of which it is a part, or -1; "half an hour" and "a quarter of a century" tell a time. */
function measureAfter(tokens: readonly Token[], at: number): number {
  const article = tokens[at]?.lower === "of" ? at + 1 : at;
  if (at < 1 || !/^(?:a|an)$/.test(tokens[article]?.lower ?? "")) return -1;
  return unitKindAt(tokens, article + 1) === "measure" && !is(tokens[article + 1], wordClass.timeNoun)
    ? article + 1
    : -1;
}

/** "fell by a third", "down by more than half", "up almost a quarter": by how much something moved; "by a third party" and "rose a quarter point" are none. */
function isMove(tokens: readonly Token[], from: number, to: number): boolean {
  const next = tokens[to];
  const word = next?.lower ?? "";
  const ends = next === undefined || next.kind === "symbol" || is(next, wordClass.function) || timeAdjectives.has(word);
  const lead = tokens[readBound(tokens, from, to).from - 1]?.lower ?? "";
  return ends && !/^(?:-|a|an)$/.test(word) && (lead === "by" || moveIn(lead) !== null);
}

/**
 * "About half came by boat", "two-thirds said yes": a share of those told of before, at the head of its clause and with its verb. A single part needs a
 * hedge: "A third said no" may be the third person, "A quarter ended" the time of year.
 */
function isSubject(tokens: readonly Token[], from: number, to: number, count: number): boolean {
  const verb = tokens[to];
  if (!is(verb, wordClass.endsPhrase) || is(verb, wordClass.endsInIng)) return false;
  if (is(verb, wordClass.nounVerb) && !is(verb, wordClass.auxiliary)) return false;
  const hedge = readBound(tokens, from, to);
  const before = tokens[hedge.from - 1];
  const opens = before === undefined || /^(?:[,;:.("\u201c]|and|but|while|though|although|because)$/.test(before.lower);
  return opens && (count > 1 || hedge.bound !== "exact");
}

const timeAdjectives = new Set(concepts.timeAdjectives);

/** Whether a fraction of a whole is meant: "½ of the boats"; "½ cup of milk" and "¾ mile" are less than one of their unit. */
export const isSignOfPart = (tokens: readonly Token[], { from, to }: Numeral): boolean => {
  const next = tokens[to];
  const sign = tokens[from]?.kind === "number" && to === from + 1;
  return sign && next?.kind === "word" && !is(next, wordClass.function);
};

/** What a fraction sign measures out that is no unit: "½ cup of milk". */
export const portions: ReadonlySet<string> = new Set(numbers.portions);

/** A fraction is one only of something: "a third of", "half the"; "a quarter" of a year or "the third" are not. */
function isShareOf(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at]?.lower;
  if (next === "the") return !/^(?:battle|fun|story|time)$/.test(tokens[at + 1]?.lower ?? "");
  return next === "of" || next === "its" || next === "their" || next === "all";
}

/** "one in five", "1 in 10", "1-in-10", "three out of four", "three out of every four"; "two in three days" and "one in June" are none. */
export function readOneIn(tokens: readonly Token[], from: number): Numeral | null {
  const first = tokens[from];
  const opens = firstPart(first?.lower ?? "");
  if (first?.kind === "number" ? !/^\d{1,3}$/.test(first.text) : cardinalOf(opens) === undefined) return null;
  if (first?.kind === "number" && !/^(?:in|out|of|-)/.test(tokens[from + 1]?.lower ?? "")) return null;
  const read = wordsFrom(tokens, from, 5);
  const words = read.filter(({ word }, at) => !(word === "every" && at > 1));
  const outOf = words[1]?.word === "out" && words[2]?.word === "of";
  const ofEvery = words[1]?.word === "of" && read[2]?.word === "every";
  const last = words[outOf ? 3 : 2];
  const scale = /^(?:an?|one)$/.test(last?.word ?? "") ? scales.get(words[outOf ? 4 : 3]?.word ?? "") : undefined;
  const end = scale === undefined ? last : words[outOf ? 4 : 3];
  if (end === undefined || end.to < 0 || !(outOf || ofEvery || words[1]?.word === "in")) return null;
  const [above, below] = [smallNumber(words[0]?.word), scale ?? wholeNumber(end.word)];
  if (above === undefined || below === undefined || above >= below || above === 0 || (!outOf && !ofEvery && above > 10))
    return null;
  return timesCounted.has(singular(tokens[end.to]?.lower ?? "")) ? null : fraction(from, end.to, above / below);
}

/** "eight of every ten", "one in five": a share even before a unit. */
export const isOneIn = (tokens: readonly Token[], { from, to, form }: Numeral): boolean =>
  form === "fraction" && tokens.slice(from + 1, to).some(({ lower }) => /^(?:in|every|out)$/.test(lower));

/** The base of "one in 10,000" may be printed with its thousands set off. */
const wholeNumber = (word = ""): number | undefined =>
  /^[1-9]\d{0,2}(?:,\d{3})+$/.test(word) ? Number(word.replaceAll(",", "")) : smallNumber(word);

const smallNumber = (word = ""): number | undefined => (/^[1-9]\d{0,2}$/.test(word) ? Number(word) : cardinalOf(word));

/** "½", "2½", "1/3 of", "2 1/2 cups": a fraction after a whole number is added to it. Dates and scores ("9/11", "24/7", "on 3/4") are none. */
export function readVulgar(tokens: readonly Token[], from: number): Numeral | Unread | null {
  const first = tokens[from];
  if (first?.kind !== "number") return null;
  const alone = fractionOf(first.text);
  if (alone !== null) {
    const hyphen = tokens[from + 1]?.text === "-" && tokens[from + 1]?.glued === true ? 2 : 1;
    const measured = unitKindAt(tokens, from + hyphen) === "measure" || portions.has(tokens[from + 1]?.lower ?? "");
    const stated = !first.text.includes("/") || tokens[from + 1]?.lower === "of" || measured;
    return stated ? fraction(from, from + 1, alone) : { from, to: from + 1, rule: "date, score or shift" };
  }
  const joint = tokens[from + 1]?.text === "-" && tokens[from + 1]?.glued === true ? from + 2 : from + 1;
  const rest = tokens[joint];
  const part = rest?.kind === "number" && /^\d{1,3}$/.test(first.text) ? fractionOf(rest.text) : null;
  if (part === null) return null;
  const scale = readScale(tokens, joint + 1, signBefore(tokens, from) !== null);
  if (scale === null) return { from, to: joint + 1, rule: "scale that is not certain" };
  const value = (Number(first.text) + part) * scale.worth;
  return {
    from,
    to: scale.to,
    low: value,
    high: value,
    precision: 0.25 * scale.worth,
    scale: scale.worth,
    form: "digits",
  };
}

function fractionOf(printed: string): number | null {
  const sign = fractionSigns.get(printed);
  if (sign !== undefined) return sign;
  const [, above, below] = /^(\d{1,2})\/(\d{1,3})$/.exec(printed) ?? [];
  return above !== undefined && divisors.has(Number(below)) && Number(above) < Number(below) && Number(above) > 0
    ? Number(above) / Number(below)
    : null;
}
