/** Numerals: every written number of a sentence with its scale, before anything is known about what it counts. */

import numbers from "../../lexicon/en/numbers.json" with { type: "json" };
import { cardinals, multiples, scales, vague } from "../../lexicon/numbers.ts";
import { wordClass } from "../grammar/word-classes.ts";
import { readScale } from "./digits.ts";
import { doubtOf } from "./doubts.ts";
import { readFraction, readOneIn, readVulgar } from "./fractions.ts";
import { readRun } from "./grouped.ts";
import { role } from "./roles.ts";
import { readHalf, readSpelled } from "./spelled.ts";
import { can, is, type Token } from "./tokens.ts";
import { signBefore, unitKindAt } from "./units.ts";

export interface Numeral {
  /** Token indexes, half-open. */
  from: number;
  to: number;
  low: number;
  /** Equal to `low` but for vague plurals ("tens of thousands"). */
  high: number;
  /** The worth of the last digit printed. */
  precision: number;
  /** The worth of the scale words: 1e6 for "2.5 million", 1 for "2,500,000". */
  scale: number;
  form: "digits" | "words" | "fraction" | "multiple" | "vague";
}

/** A number that has no certain reading, and why. */
export interface Unread {
  /** Token indexes, half-open. */
  from: number;
  to: number;
  rule: string;
}

const rangeSigns = new Set(["-", "\u2013", "\u2014", "to", "or"]);
const comparing = new Set(numbers.comparing);

/** All numerals, and the numbers that have no certain reading: those are no numerals, and no part of them is one. */
export function readNumerals(tokens: readonly Token[]): { numerals: Numeral[]; unread: Unread[] } {
  const numerals: Numeral[] = [];
  const unread: Unread[] = [];
  let index = 0;
  while (index < tokens.length) {
    const read = canOpen(tokens, index) ? readAt(tokens, index) : null;
    const rule = read === null ? null : "rule" in read ? read.rule : doubtOf(tokens, read);
    if (read !== null && rule !== null) unread.push({ from: read.from, to: read.to, rule });
    else if (read !== null && !("rule" in read)) numerals.push(read);
    index = read?.to ?? index + 1;
  }
  return { numerals: numerals.map((numeral, at) => scaledAs(tokens, numeral, numerals[at + 1])), unread };
}

/** Whether a numeral can begin at an index; an article needs a number word after it. Asking first saves the readers. */
function canOpen(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.kind === "number") return true;
  if (token.kind !== "word") return false;
  return is(token.lower === "a" || token.lower === "an" ? tokens[at + 1] : token, wordClass.numeral);
}

/** "10-12 lakh", "$1.1 to 1.3 trillion", "between 5 and 7 million": the smaller number before has the scale of the one it is joined to. */
function scaledAs(tokens: readonly Token[], numeral: Numeral, next: Numeral | undefined): Numeral {
  if (next === undefined || numeral.scale > 1 || next.scale < 1000 || numeral.form !== next.form) return numeral;
  const { from, to, low, precision } = numeral;
  const sign = tokens[to]?.lower ?? "";
  const before = tokens[tokens[from - 1]?.kind === "currency" ? from - 2 : from - 1]?.lower;
  const joined = rangeSigns.has(sign) || (sign === "and" && before === "between");
  const near = next.from === to + 1 || (next.from === to + 2 && tokens[to + 1]?.kind === "currency");
  if (!joined || !near || low <= 0 || low >= 1000 || low >= next.low / next.scale) return numeral;
  const value = scaled(`${low}`, next.scale);
  return { ...numeral, low: value, high: value, precision: precision * next.scale, scale: next.scale };
}

type Reader = (tokens: readonly Token[], from: number) => Numeral | Unread | null;

/** Each knows one way of writing a number that begins with digits, or with a word; the first that reads wins. Most digits are no part of more. */
const ofDigits: readonly Reader[] = [readVague, readHalfScale, readOneIn, readVulgar, readDigits];
const ofWords: readonly Reader[] = [
  readSeveral,
  readVague,
  readHalfScale,
  readFraction,
  readOneIn,
  readWords,
  readMultiple,
];

function readAt(tokens: readonly Token[], index: number): Numeral | Unread | null {
  const first = tokens[index];
  if (can(first, role.plain) && !(can(first, role.digits) && can(tokens[index + 1], role.goesOn)))
    return readDigits(tokens, index);
  for (const reader of first?.kind === "number" ? ofDigits : ofWords) {
    const read = reader(tokens, index);
    if (read !== null) return read;
  }
  return null;
}

/** "3,700", "312.6 billion", "$1.2bn", "130km" (the number alone), "1 234 567", "$(50.8) million". */
function readDigits(tokens: readonly Token[], from: number): Numeral | Unread | null {
  const token = tokens[from];
  if (token?.kind !== "number") return null;
  const run = readRun(tokens, from);
  if (run === null) return { from, to: from + 1, rule: "number that can be read in more than one way" };
  if ("rule" in run) return { from, ...run };
  const bracket = isBracketedLoss(tokens, from, run.to);
  const start = bracket ? from - 1 : from;
  const money = signBefore(tokens, start) !== null;
  const end = bracket ? run.to + 1 : overMargin(tokens, run.to);
  const scale = readScale(tokens, end, money);
  if (scale === null) return { from, to: run.to + 1, rule: "scale that is not certain" };
  const worth = bracket || isMinus(tokens, from) ? -scale.worth : scale.worth;
  const value = scaled(run.digits, worth);
  const precision = scale.worth * 10 ** -run.decimals;
  return { from: start, to: scale.to, low: value, high: value, precision, scale: scale.worth, form: "digits" };
}

/** "13.6 ± 2.1 tonnes": how exact a number is stands between it and its scale and unit. */
const overMargin = (tokens: readonly Token[], to: number): number =>
  tokens[to]?.text === "\u00b1" && tokens[to + 1]?.kind === "number" ? to + 2 : to;

/** "$(50.8) million": a number in brackets after the sign of its currency is a loss. */
const isBracketedLoss = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens[from - 1]?.text === "(" &&
  tokens[to]?.text === ")" &&
  tokens[from - 1]?.glued === true &&
  signBefore(tokens, from - 1) !== null;

/** "minus 5", "minus $5m", "-$5m". */
function isMinus(tokens: readonly Token[], from: number): boolean {
  const at = tokens[from - 1]?.kind === "currency" ? from - 2 : from - 1;
  if (tokens[at]?.lower === "minus" || (tokens[at]?.text === "-" && tokens[at - 1]?.lower === "minus")) return true;
  const before = tokens[at - 1];
  return (
    at === from - 2 &&
    /^[-\u2212\u2013]$/.test(tokens[at]?.text ?? "") &&
    tokens[at + 1]?.glued === true &&
    !(tokens[at]?.glued === true && before !== undefined && before.text !== "(") &&
    before?.kind !== "number" &&
    before?.kind !== "currency"
  );
}

/** Rounded to fifteen digits, which a double holds exactly in decimal: 0.1 million is 100000 and not 100000.00000000001. Zero has no sign. */
export function exactly(product: number): number {
  if (product === 0) return 0;
  const whole = Number.isInteger(product) && Math.abs(product) < 1e15;
  const millionths = Math.round(product * 1e6);
  const short = whole || (Math.abs(millionths) < 1e15 && millionths / 1e6 === product);
  return short ? product : Number(product.toPrecision(15));
}

const scaled = (digits: string, worth: number): number => exactly(Number(digits) * worth);

/** "half a billion", "a quarter of a million", "two and a half million". */
function readHalfScale(tokens: readonly Token[], from: number): Numeral | null {
  const read = readHalf(tokens, from);
  return (
    read && {
      from,
      to: read.to,
      low: read.value,
      high: read.value,
      precision: read.precision,
      scale: read.scale,
      form: "words",
    }
  );
}

/** "twenty-one", "a hundred", "two dozen"; zero only of something that can be none: "zero percent". */
function readWords(tokens: readonly Token[], from: number): Numeral | Unread | null {
  const read = readSpelled(tokens, from);
  if (read === null) return null;
  if ("unread" in read) return { from, to: read.unread, rule: "number words side by side" };
  const { value, precision, scale, to } = read;
  if (value === 0 && unitKindAt(tokens, to) === null) return { from, to, rule: "zero of nothing" };
  const minus = tokens[from - 1]?.lower === "minus" ? -value : value;
  return { from, to, low: minus, high: minus, precision, scale, form: "words" };
}

/** "twice", "sixfold", "six-fold"; "double" and its like only of something: "double the number", never "double standards". */
function readMultiple(tokens: readonly Token[], from: number): Numeral | null {
  const word = tokens[from]?.lower ?? "";
  const fold = word.endsWith("-fold") ? cardinals.get(word.slice(0, -5)) : undefined;
  const value = multiples.get(word) ?? fold;
  if (value === undefined || (!word.endsWith("fold") && !isCompared(tokens, from + 1))) return null;
  return { from, to: from + 1, low: value, high: value, precision: 1, scale: 1, form: "multiple" };
}

/** "twice the number", "twice as many"; "scored twice as Kenya won" compares nothing. */
function isCompared(tokens: readonly Token[], at: number): boolean {
  const [as, next] = [tokens[at], tokens[at + 1]];
  if (as?.lower !== "as") return comparing.has(as?.lower ?? "");
  return (
    next?.kind === "word" &&
    next.text === next.lower &&
    (/^(?:many|much|few|little)$/.test(next.lower) || !is(next, wordClass.function))
  );
}

/** "dozens", "tens of thousands", "hundreds of millions", "10s of millions": from one to ten of the named unit. */
function readVague(tokens: readonly Token[], from: number): Numeral | null {
  const word = tokens[from]?.lower ?? "";
  const plural =
    tokens[from + 1]?.text === "s" && tokens[from + 1]?.glued && /^10{1,3}$/.test(word) ? Number(word) : undefined;
  const first = plural ?? (word === "tens" ? 10 : vague.get(word));
  if (first === undefined) return null;
  const next = plural === undefined ? from + 1 : from + 2;
  const second = tokens[next]?.lower === "of" ? vague.get(tokens[next + 1]?.lower ?? "") : undefined;
  if ((word === "tens" || plural !== undefined) && second === undefined) return null;
  const low = first * (second ?? 1);
  return {
    from,
    to: second === undefined ? next : next + 2,
    low,
    high: low * 10,
    precision: low,
    scale: low,
    form: "vague",
  };
}

/** "several hundred", "a few thousand", "a few dozen": from two to ten of the named scale. */
function readSeveral(tokens: readonly Token[], from: number): Numeral | null {
  const at = tokens[from]?.lower === "a" ? from + 1 : from;
  const word = tokens[at]?.lower ?? "";
  if (word !== "few" && (word !== "several" || at > from)) return null;
  let [to, scale] = [at + 1, 1];
  for (; roundScales.has(tokens[to]?.lower ?? ""); to += 1) scale *= scales.get(tokens[to]?.lower ?? "") ?? 1;
  if (scale === 1) return null;
  return { from, to, low: 2 * scale, high: 10 * scale, precision: scale, scale, form: "vague" };
}

const roundScales = new Set(numbers.roundScales);
