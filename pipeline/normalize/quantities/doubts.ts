/** Doubts: numbers that cannot be read with certainty because of what stands beside them. Better none than a wrong one. */
import notFigures from "../../lexicon/en/not-figures.json" with { type: "json" };
import numbers from "../../lexicon/en/numbers.json" with { type: "json" };
import { isFunctionWord } from "../../lexicon/words.ts";
import { compoundOf } from "./compound.ts";
import { readNoun } from "./nouns.ts";
import type { Numeral } from "./numerals.ts";
import { role } from "./roles.ts";
import { can, type Token } from "./tokens.ts";
import { contradicts, readRate, readUnit, signBefore, unitAt, unitKindAt } from "./units.ts";

const largeScales = new Set(["thousand", "million", "billion", "trillion", "bn", "mn", "lakh", "crore"]);
const priced = new Set(notFigures.pricedIn);

/** Why a number with what stands beside it has no certain reading, by the name of the rule, or null. */
export function doubtOf(tokens: readonly Token[], numeral: Numeral): string | null {
  const { from, to, form } = numeral;
  if (form === "words" && isSomeDay(tokens, numeral)) return "some day";
  const signed = tokens[from - 1]?.kind === "currency";
  if (signed || can(tokens[from - 1], role.doubtful) || can(tokens[to], role.doubtful)) {
    const doubt = doubtBeside(tokens, numeral);
    if (doubt !== null) return doubt;
  }
  if (form !== "digits") return null;
  if (isStrangeSign(tokens, from)) return "currency that is not known";
  if (isSplitBySign(tokens, to) || isSplitBySign(tokens, from - 1)) return "currency sign within a number";
  if (signed && contradicts(tokens, numeral)) return "two currencies of one amount";
  return to === from + 1 ? doubtOfPlain(tokens, numeral, signed) : null;
}

/** What words and signs of `role.doubtful` beside a number make of it. */
function doubtBeside(tokens: readonly Token[], numeral: Numeral): string | null {
  const { from, to } = numeral;
  if (isMargin(tokens, from)) return "margin of error";
  if (isNegative(tokens, from)) return "number called negative";
  if (isHalfPoint(tokens, numeral)) return "score";
  if (numeral.low < 13 && /^(?:figures?|digits)$/.test(tokens[to]?.lower ?? "")) return "number of figures";
  if (isCompound(tokens, numeral)) return "measure in two units";
  if (isRating(tokens, numeral)) return "rating";
  if (isSuspended(tokens, numeral)) return "number that is completed by another";
  return isSprint(tokens, numeral) ? "speed that is reached from rest" : null;
}

/** Digits alone, without a scale: full stops that group or begin decimals, and years in whose money something is counted. */
function doubtOfPlain(tokens: readonly Token[], numeral: Numeral, signed: boolean): string | null {
  const text = tokens[numeral.from]?.text ?? "";
  const digits = can(tokens[numeral.from], role.digits);
  const dotted = !digits && /^\d{1,3}(?:\.\d{3})+$/.test(text);
  const year =
    !signed &&
    digits &&
    text.length === 4 &&
    /^(?:1[89]|20)/.test(text) &&
    priced.has(tokens[numeral.from - 1]?.lower ?? "");
  if (!dotted && !year) return null;
  const unit = readUnit(tokens, numeral);
  if (dotted && text.length > 7) return unit === null ? "number that can be read in more than one way" : null;
  const money = unit !== null && unit.factor === 1 && (signed || unitKindAt(tokens, numeral.to) === "money");
  if (year) return money ? "year of prices" : null;
  if (unit === null && text.endsWith("000") && readNoun(tokens, numeral.to, 2) !== null) return "thousands or decimals";
  return money && !text.startsWith("0") && readRate(tokens, unit.unit, unit.to) === null
    ? "thousands or decimals"
    : null;
}

/** "X$5", "\u20bf5": a sign that no currency of ours has, or that a letter before it makes another. */
function isStrangeSign(tokens: readonly Token[], from: number): boolean {
  const sign = tokens[from - 1];
  if (sign?.kind !== "currency" || !/^\p{Sc}$/u.test(sign.text) || sign.text === "\u00a2") return false;
  const suffix = sign.glued && tokens[from - 2]?.kind === "number" && tokens[from]?.glued !== true;
  if (!suffix && signBefore(tokens, from) === null) return true;
  const before = tokens[from - 2];
  return sign.glued && before?.kind === "word" && /^\p{Lu}{1,4}$/u.test(before.text);
}

/** "plus or minus 3 points", "+/-3": how exact another figure is. */
const isMargin = (tokens: readonly Token[], from: number): boolean =>
  (tokens[from - 1]?.lower === "minus" && tokens[from - 2]?.lower === "or") ||
  tokens[from - 1]?.text === "\u00b1" ||
  (tokens[from - 1]?.text === "/" && tokens[from - 2]?.text === "+" && /^[-\u2212]/.test(tokens[from]?.text ?? ""));

/** "cash flow was negative $1.4 billion". */
const isNegative = (tokens: readonly Token[], from: number): boolean =>
  tokens[tokens[from - 1]?.kind === "currency" ? from - 2 : from - 1]?.lower === "negative";

const durations = new Set(numbers.durationWords);

/** "One day she will return", "would love to one day row", against "within one day" and "one day later". */
function isSomeDay(tokens: readonly Token[], { from, to, low }: Numeral): boolean {
  if (
    low !== 1 ||
    tokens[from]?.lower !== "one" ||
    !/^(?:day|night|morning|evening|afternoon)$/.test(tokens[to]?.lower ?? "")
  )
    return false;
  const next = tokens[to + 1];
  if (tokens[from - 1]?.lower === "to" && next?.kind === "word" && !isFunctionWord(next.lower)) return true;
  return !durations.has(tokens[from - 1]?.lower ?? "") && !durations.has(tokens[to + 1]?.lower ?? "");
}

/** "0-60 mph in 4.5 seconds", "zero to 100 km/h": neither end of it is a speed of anything. */
function isSprint(tokens: readonly Token[], { from, to, low }: Numeral): boolean {
  const joint = low === 0 ? to : from - 1;
  if (joint < 1 || (tokens[joint]?.lower !== "to" && !isDash(tokens[joint]))) return false;
  const rest = tokens[joint - 1]?.lower;
  if (rest !== "0" && rest !== "zero") return false;
  return Number(tokens[joint + 1]?.text) >= slowest && sprintUnits.has(unitAt(tokens, joint + 2) ?? "");
}

/** The lowest speed that is timed from rest; winds blow at "0 to 10 mph". */
const slowest = 30;
const sprintUnits = new Set(["km/h", "[mi_i]/h"]);

/** "1½-½": half points on both sides of a hyphen. */
const isHalfPoint = (tokens: readonly Token[], { from, to }: Numeral): boolean =>
  joinsHalf(tokens, to) || joinsHalf(tokens, from - 1);

const joinsHalf = (tokens: readonly Token[], hyphen: number): boolean =>
  isDash(tokens[hyphen]) && tokens[hyphen - 1]?.text === "½" && tokens[hyphen + 1]?.kind === "number";

const isDash = (token: Token | undefined): boolean => token?.text === "-" || token?.text === "\u2013";

/**
 * "$6.13-1/2", "$3- to $5-million", "5-to-7-million": the first number lacks what the second has, and the second alone would mislead; "$100-200,000" may mean
 * two thousands or one; "5 and 6 million dollars" means millions twice.
 */
function isSuspended(tokens: readonly Token[], { from, to, form, scale }: Numeral): boolean {
  if (form !== "digits") return false;
  const start = tokens[from - 1]?.kind === "currency" ? from - 1 : from;
  const hangs = (at: number): boolean =>
    tokens[at]?.text === "-" && tokens[at]?.glued === true && /^(?:to|and|or)$/.test(tokens[at + 1]?.lower ?? "");
  const back = tokens[start - 1]?.text === "-" && tokens[start]?.glued === true ? start - 2 : start - 1;
  const rest = tokens[to]?.text === "-" ? tokens[to + 1] : tokens[to];
  if (tokens[from]?.text.includes(".") === true && rest?.kind === "number" && /^\d\/\d+$/.test(rest.text)) return true;
  if (
    hangs(to) ||
    (tokens[back - 2]?.kind === "number" && hangs(back - 1) && /^(?:to|and|or)$/.test(tokens[back]?.lower ?? ""))
  )
    return true;
  if (scale > 1 || to > from + 1) return false;
  return isUnlike(tokens, from, to) || isUnlike(tokens, start - 2, start - 1) || sharesScale(tokens, from, to);
}

/** A small number, a dash and a number with grouped thousands: "3-400,000". */
function isUnlike(tokens: readonly Token[], first: number, dash: number): boolean {
  if (first + 1 !== dash || !isDash(tokens[dash])) return false;
  const second = tokens[dash + 1]?.kind === "currency" ? "" : (tokens[dash + 1]?.text ?? "");
  return (
    /^\d{1,3}$/.test(tokens[first]?.text ?? "") &&
    /^\d{1,3}(?:,\d{3})+$/.test(second) &&
    Number(second.replaceAll(",", "")) > 100 * Number(tokens[first]?.text)
  );
}

/** "5 and 6 million dollars", "5, 6 and 7 million" without "between": the small number has the scale of the last. */
function sharesScale(tokens: readonly Token[], from: number, to: number): boolean {
  if (
    tokens[from - 1]?.kind === "currency" ||
    tokens[from - 1]?.lower === "between" ||
    !/^\d{1,3}(?:\.\d+)?$/.test(tokens[from]?.text ?? "")
  )
    return false;
  let at = to;
  for (
    let numbers = 0;
    numbers < 4 && tokens[at + 1]?.kind === "number" && /^(?:,|and|or)$/.test(tokens[at]?.lower ?? "");
    numbers += 1
  ) {
    const last = tokens[at]?.lower === "and" || numbers > 0;
    at += 2;
    if (last && largeScales.has(tokens[at]?.lower ?? "")) return true;
  }
  return false;
}

/** "12st 4lb", "6ft 2", "4x4", "a 3-for-2 split": a number whose measure goes on in a second number that does not make one quantity with it. */
function isCompound(tokens: readonly Token[], numeral: Numeral): boolean {
  const { from, to, form } = numeral;
  if (form !== "digits") return false;
  const before = tokens[from - 1]?.lower;
  if ((before === "st" || before === "stone") && tokens[from - 2]?.kind === "number") return true;
  if (isTimesSign(tokens, from, to)) return true;
  if (tokens[to]?.text === "-" && tokens[to + 1]?.lower === "for" && tokens[to + 2]?.text === "-") return true;
  const hyphen = tokens[to]?.text === "-" ? 1 : 0;
  const second = tokens[to + 2 * hyphen + 1];
  if (second?.kind !== "number" || (hyphen === 1 && tokens[to + 2]?.text !== "-")) return false;
  if (!/^(?:ft|foot|feet|lbs?|st|stone)$/.test(tokens[to + hyphen]?.lower ?? "") || !/^\d{1,2}$/.test(second.text))
    return false;
  const unit = readUnit(tokens, numeral);
  return unit === null || compoundOf(tokens, unit, numeral.low) === null;
}

/** "4×4", "1920 x 1080": the sides of one thing. */
const isTimesSign = (tokens: readonly Token[], from: number, to: number): boolean =>
  (isTimes(tokens[to]) && tokens[to + 1]?.kind === "number") ||
  (isTimes(tokens[from - 1]) && tokens[from - 2]?.kind === "number");

const isTimes = (token: Token | undefined): boolean => token?.text === "x" || token?.text === "×";

/** "4.5 out of 5 stars": what could not be read as a share of whole things. */
const isRating = (tokens: readonly Token[], { from, to, form }: Numeral): boolean =>
  form === "digits" &&
  ((tokens[to]?.lower === "out" && tokens[to + 1]?.lower === "of" && tokens[to + 2]?.kind === "number") ||
    (tokens[from - 1]?.lower === "of" && tokens[from - 2]?.lower === "out" && tokens[from - 3]?.kind === "number"));

/** "12€50": a sign with a number glued to each side. */
const isSplitBySign = (tokens: readonly Token[], at: number): boolean => {
  const sign = tokens[at];
  if (sign?.kind !== "currency" || !sign.glued) return false;
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  return before?.kind === "number" && after?.kind === "number" && after.glued;
};
