/** Numerals: every written number of a sentence with its scale, before anything is known about what it counts. */
import notFigures from "../../lexicon/en/not-figures.json" with { type: "json" };
import numbers from "../../lexicon/en/numbers.json" with { type: "json" };
import { readScale } from "./digits.ts";
import { readFraction, readOneIn, readVulgar } from "./fractions.ts";
import { readRun } from "./grouped.ts";
import { readHalf, readSpelled } from "./spelled.ts";
import type { Token } from "./tokens.ts";
import { contradicts, readRate, readUnit, signBefore, unitKindAt } from "./units.ts";

export interface Numeral {
  /** Token indexes, half-open. */
  from: number;
  to: number;
  low: number;
  /** Equal to `low` but for vague plurals ("tens of thousands"). */
  high: number;
  /** The worth of the last digit printed. */
  precision: number;
  form: "digits" | "words" | "fraction" | "multiple" | "vague";
}

/** A number that has no certain reading, and why. */
export interface Unread {
  /** Token indexes, half-open. */
  from: number;
  to: number;
  rule: string;
}

const table = (entries: Record<string, number>): ReadonlyMap<string, number> => new Map(Object.entries(entries));
const vague = table(numbers.vague);
const multiples = table(numbers.multiples);
const cardinals = table(numbers.cardinals);
const comparing = new Set(numbers.comparing);

/** All numerals that can be read in one way only, left to right, none overlapping another. */
export const findNumerals = (tokens: readonly Token[]): Numeral[] => readNumerals(tokens).numerals;

/** All numerals, and the numbers that have no certain reading: those are no numerals, and no part of them is one. */
export function readNumerals(tokens: readonly Token[]): { numerals: Numeral[]; unread: Unread[] } {
  const numerals: Numeral[] = [];
  const unread: Unread[] = [];
  let index = 0;
  while (index < tokens.length) {
    const read = readAt(tokens, index);
    const rule = read === null ? null : "rule" in read ? read.rule : doubtOf(tokens, read);
    if (read !== null && rule !== null) unread.push({ from: read.from, to: read.to, rule });
    else if (read !== null && !("rule" in read)) numerals.push(read);
    index = read?.to ?? index + 1;
  }
  return { numerals, unread };
}

type Reader = (tokens: readonly Token[], from: number) => Numeral | Unread | null;

/** Each knows one way of writing a number; the first that reads wins. */
const readers: Reader[] = [
  readVague,
  readHalfScale,
  readFraction,
  readOneIn,
  readVulgar,
  readWords,
  readDigits,
  readMultiple,
];

function readAt(tokens: readonly Token[], index: number): Numeral | Unread | null {
  for (const reader of readers) {
    const read = reader(tokens, index);
    if (read !== null) return read;
  }
  return null;
}

/** "4,400", "578.4 billion", "$1.2bn", "130km" (the number alone), "1 234 567", "$(50.8) million". */
function readDigits(tokens: readonly Token[], from: number): Numeral | Unread | null {
  const token = tokens[from];
  if (token?.kind !== "number") return null;
  const run = readRun(tokens, from);
  if (run === null) return { from, to: from + 1, rule: "number that can be read in more than one way" };
  if ("rule" in run) return { from, ...run };
  const bracket = isBracketedLoss(tokens, from, run.to);
  const start = bracket ? from - 1 : from;
  const money = signBefore(tokens, start) !== null;
  const scale = readScale(tokens, bracket ? run.to + 1 : run.to, money);
  if (scale === null) return { from, to: run.to + 1, rule: "scale that is not certain" };
  const worth = bracket || isMinus(tokens, from) ? -scale.worth : scale.worth;
  const value = scaled(run.digits, worth);
  const precision = scale.worth * 10 ** -run.decimals;
  return { from: start, to: scale.to, low: value, high: value, precision, form: "digits" };
}

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

/** Rounded to fifteen digits, which a double holds exactly in decimal: 0.1 million is 100000 and not 100000.00000000001. */
const scaled = (digits: string, worth: number): number => Number((Number(digits) * worth).toPrecision(15));

/** "half a billion", "a quarter of a million", "two and a half million". */
function readHalfScale(tokens: readonly Token[], from: number): Numeral | null {
  const read = readHalf(tokens, from);
  return read && { from, to: read.to, low: read.value, high: read.value, precision: read.precision, form: "words" };
}

/** "twenty-one", "a hundred", "two dozen"; zero only of something that can be none: "zero percent". */
function readWords(tokens: readonly Token[], from: number): Numeral | Unread | null {
  const read = readSpelled(tokens, from);
  if (read === null) return null;
  if ("unread" in read) return { from, to: read.unread, rule: "number words side by side" };
  const { value, precision, to } = read;
  if (value === 0 && unitKindAt(tokens, to) === null) return { from, to, rule: "zero of nothing" };
  const minus = tokens[from - 1]?.lower === "minus" ? -value : value;
  return { from, to, low: minus, high: minus, precision, form: "words" };
}

/** "twice", "sixfold", "six-fold"; "double" and its like only of something: "double the number", never "double standards". */
function readMultiple(tokens: readonly Token[], from: number): Numeral | null {
  const word = tokens[from]?.lower ?? "";
  const fold = word.endsWith("-fold") ? cardinals.get(word.slice(0, -5)) : undefined;
  const value = multiples.get(word) ?? fold;
  if (value === undefined || (!word.endsWith("fold") && !comparing.has(tokens[from + 1]?.lower ?? ""))) return null;
  return { from, to: from + 1, low: value, high: value, precision: 1, form: "multiple" };
}

/** "dozens", "tens of thousands", "hundreds of millions": from one to ten of the named unit. */
function readVague(tokens: readonly Token[], from: number): Numeral | null {
  const word = tokens[from]?.lower ?? "";
  const first = word === "tens" ? 10 : vague.get(word);
  if (first === undefined) return null;
  const second = tokens[from + 1]?.lower === "of" ? vague.get(tokens[from + 2]?.lower ?? "") : undefined;
  if (word === "tens" && second === undefined) return null;
  const low = first * (second ?? 1);
  return { from, to: second === undefined ? from + 1 : from + 3, low, high: low * 10, precision: low, form: "vague" };
}

const priced = new Set(notFigures.pricedIn);

/** Why a number with what stands beside it has no certain reading, by the name of the rule, or null. */
function doubtOf(tokens: readonly Token[], numeral: Numeral): string | null {
  const { from, to, form } = numeral;
  if (isSomeDay(tokens, numeral)) return "some day";
  if (isHalfPoint(tokens, numeral)) return "score";
  if (form !== "digits") return null;
  const sign = tokens[from - 1];
  if (isStrangeSign(tokens, from)) return "currency that is not known";
  const text = tokens[from]?.text ?? "";
  const plain = to === from + 1;
  const unit = sign?.kind === "currency" || plain ? readUnit(tokens, numeral) : null;
  if (sign?.kind === "currency" && contradicts(tokens, numeral)) return "two currencies of one amount";
  if (plain && /^\d{1,3}(?:\.\d{3}){2,}$/.test(text) && unit === null)
    return "number that can be read in more than one way";
  const money = unit !== null && unit.factor === 1 && (sign?.kind === "currency" || unitKindAt(tokens, to) === "money");
  if (plain && money && /^[1-9]\d{0,2}\.\d{3}$/.test(text) && readRate(tokens, unit) === null)
    return "thousands or decimals";
  const year = plain && /^(?:1[89]|20)\d\d$/.test(text) && sign?.kind !== "currency";
  return year && money && priced.has(sign?.lower ?? "") ? "year of prices" : null;
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

const durations = new Set(numbers.durationWords);

/** "One day she will return", against "within one day" and "one day later". */
function isSomeDay(tokens: readonly Token[], { from, to, low, form }: Numeral): boolean {
  if (
    form !== "words" ||
    low !== 1 ||
    tokens[from]?.lower !== "one" ||
    !/^(?:day|night|morning|evening|afternoon)$/.test(tokens[to]?.lower ?? "")
  )
    return false;
  return !durations.has(tokens[from - 1]?.lower ?? "") && !durations.has(tokens[to + 1]?.lower ?? "");
}

/** "1½-½": half points on both sides of a hyphen. */
const isHalfPoint = (tokens: readonly Token[], { from, to }: Numeral): boolean =>
  [tokens.slice(to - 1, to + 2), tokens.slice(from - 2, to)].some(
    ([first, hyphen, last]) => /^[-\u2013]$/.test(hyphen?.text ?? "") && first?.text === "½" && last?.kind === "number",
  );
