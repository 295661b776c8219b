/** Numerals: every written number of a sentence with its scale, before anything is known about what it counts. */
import numbers from "../../lexicon/en/numbers.json" with { type: "json" };
import { readNoun } from "./nouns.ts";
import type { Token } from "./tokens.ts";

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

const table = (entries: Record<string, number>): ReadonlyMap<string, number> => new Map(Object.entries(entries));
const cardinals = table(numbers.cardinals);
const scales = table(numbers.scales);
const gluedScales = table(numbers.gluedScales);
const vague = table(numbers.vague);
const parts = table(numbers.parts);
const multiples = table(numbers.multiples);
const fractionSigns = table(numbers.fractionSigns);

/** All numerals, left to right, none overlapping another. */
export function findNumerals(tokens: readonly Token[]): Numeral[] {
  const found: Numeral[] = [];
  let index = 0;
  while (index < tokens.length) {
    const numeral = readers.reduce<Numeral | null>((result, reader) => result ?? reader(tokens, index), null);
    if (numeral !== null) found.push(numeral);
    index = numeral?.to ?? index + 1;
  }
  return found;
}

/** Each knows one way of writing a number; the first that reads wins. */
const readers: ((tokens: readonly Token[], from: number) => Numeral | null)[] = [
  readVague,
  readHalfOfScale,
  readFraction,
  readOneIn,
  readDigits,
  readWords,
  readMultiple,
];

/** "4,400", "578.4 billion", "$1.2bn", "130km" (the number alone), "1/3", "½". */
function readDigits(tokens: readonly Token[], from: number): Numeral | null {
  const token = tokens[from];
  if (token?.kind !== "number") return null;
  const sign = fractionSigns.get(token.text);
  if (sign !== undefined) return { from, to: from + 1, low: sign, high: sign, precision: 0.001, form: "fraction" };
  if (token.text.includes("/")) return readVulgarFraction(token, from);
  const digits = token.text.replaceAll(",", "").replace("\u2212", "-");
  const decimals = digits.split(".")[1]?.length ?? 0;
  const { worth, to } = scaleAfter(tokens, from + 1);
  const minus =
    tokens[from - 1]?.lower === "minus" || (tokens[from - 1]?.text === "-" && tokens[from - 2]?.lower === "minus");
  const value = scaled(digits, minus ? -worth : worth);
  return { from, to, low: value, high: value, precision: worth * 10 ** -decimals, form: "digits" };
}

/** Rounded to fifteen digits, which a double holds exactly in decimal: 0.1 million is 100000 and not 100000.00000000001. */
const scaled = (digits: string, worth: number): number => Number((Number(digits) * worth).toPrecision(15));

function readVulgarFraction(token: Token, from: number): Numeral | null {
  const [above = 0, below = 0] = token.text.split("/").map(Number);
  if (above === 0 || below < 2 || above >= below || below > 100) return null;
  return { from, to: from + 1, low: above / below, high: above / below, precision: 0.001, form: "fraction" };
}

/** Scale words and suffixes after a number, multiplied: "million", "-billion", "bn", "k"; "m" and "b" only for money or before a plural noun. */
function scaleAfter(tokens: readonly Token[], from: number): { worth: number; to: number } {
  const hyphen = tokens[from]?.text === "-" && tokens[from]?.glued ? 1 : 0;
  const next = tokens[from + hyphen];
  if (next === undefined) return { worth: 1, to: from };
  const scale = scales.get(next.lower);
  if (scale !== undefined && next.lower !== "dozen") {
    const more = scaleAfter(tokens, from + hyphen + 1);
    return { worth: scale * more.worth, to: more.to };
  }
  const glued = next.glued && hyphen === 0 ? gluedScales.get(next.lower) : undefined;
  const money = tokens[from - 2]?.kind === "currency";
  const counts = next.lower === "m" && readNoun(tokens, from + 1, 2) !== null;
  if (glued !== undefined && (money || counts || next.lower === "k")) return { worth: glued, to: from + 1 };
  return { worth: 1, to: from };
}

/** "twenty-one", "a hundred", "two thousand and fifty", "one and a half million", "two dozen". */
function readWords(tokens: readonly Token[], from: number): Numeral | null {
  const lead = tokens[from]?.lower;
  const article = (lead === "a" || lead === "an") && scales.has(tokens[from + 1]?.lower ?? "");
  let sum = 0;
  let group = article ? 1 : 0;
  let smallest = Number.POSITIVE_INFINITY;
  let index = article ? from + 1 : from;
  let seen = article;
  while (index < tokens.length) {
    const word = tokens[index]?.lower ?? "";
    const cardinal = cardinalOf(word);
    const scale = scales.get(word);
    if (cardinal !== undefined && canAdd(group, cardinal)) {
      group += cardinal;
      smallest = 1;
      seen = true;
    } else if (scale !== undefined && seen && group > 0) {
      smallest = scale;
      if (scale === 100 || scale === 12) group *= scale;
      else {
        sum += group * scale;
        group = 0;
      }
    } else if (
      word === "and" &&
      seen &&
      group % 100 === 0 &&
      cardinalOf(tokens[index + 1]?.lower ?? "") !== undefined &&
      scales.has(tokens[index - 1]?.lower ?? "")
    ) {
      // "two hundred and fifty"
    } else break;
    index += 1;
  }
  const value = sum + group;
  if (!seen || value === 0 || tokens[index - 1]?.lower === "and") return null;
  return {
    from,
    to: index,
    low: value,
    high: value,
    precision: smallest === Number.POSITIVE_INFINITY ? value : smallest,
    form: "words",
  };
}

/** "twenty-one" is one token: its parts are added. */
function cardinalOf(word: string): number | undefined {
  const whole = cardinals.get(word);
  if (whole !== undefined || !word.includes("-")) return whole;
  const [tens, ones, ...rest] = word.split("-").map((part) => cardinals.get(part));
  return tens !== undefined && ones !== undefined && rest.length === 0 && tens >= 20 && ones < 10 && ones > 0
    ? tens + ones
    : undefined;
}

/** "two hundred five" and "thirty five" add up; "one two" and "twenty thirty" are separate numbers. */
const canAdd = (group: number, cardinal: number): boolean =>
  group === 0 ||
  (group % 100 === 0 && cardinal < 100) ||
  (group % 100 >= 20 && group % 10 === 0 && cardinal < 10 && cardinal > 0);

/** "half a million", "one and a half billion", "two and a half thousand". */
function readHalfOfScale(tokens: readonly Token[], from: number): Numeral | null {
  const words = tokens.slice(from, from + 5).map((token) => token.lower);
  const [first = "", second, third, fourth, fifth = ""] = words;
  if (first === "half" && (second === "a" || second === "an")) {
    const scale = scales.get(third ?? "");
    return scale === undefined
      ? null
      : { from, to: from + 3, low: scale / 2, high: scale / 2, precision: scale / 10, form: "words" };
  }
  const whole = cardinals.get(first);
  const scale = scales.get(fifth);
  if (whole === undefined || second !== "and" || third !== "a" || fourth !== "half" || scale === undefined) return null;
  const value = (whole + 0.5) * scale;
  return { from, to: from + 5, low: value, high: value, precision: scale / 10, form: "words" };
}

/** "a third", "one-third", "two thirds", "three-quarters", "half" before "of", "the" or a possessive. */
function readFraction(tokens: readonly Token[], from: number): Numeral | null {
  const first = tokens[from]?.lower ?? "";
  const hyphenated = first.includes("-") ? first.split("-") : null;
  const [above = "", below = ""] = hyphenated?.length === 2 ? hyphenated : [first, tokens[from + 1]?.lower ?? ""];
  const to = from + (hyphenated ? 1 : 2);
  const count = above === "a" || above === "an" ? 1 : cardinals.get(above);
  const part = parts.get(below);
  if (count !== undefined && part !== undefined && count > 0 && count < part && isShareOf(tokens, to))
    return fraction(from, to, count / part);
  if (first === "half" && isShareOf(tokens, from + 1)) return fraction(from, from + 1, 0.5);
  return null;
}

const fraction = (from: number, to: number, value: number): Numeral => ({
  from,
  to,
  low: value,
  high: value,
  precision: 0.001,
  form: "fraction",
});

/** A fraction is one only of something: "a third of", "half the"; "a quarter" of a year or "the third" are not. */
function isShareOf(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at]?.lower;
  return next === "of" || next === "the" || next === "its" || next === "their" || next === "all";
}

/** "one in five", "1 in 10", "three out of four". */
function readOneIn(tokens: readonly Token[], from: number): Numeral | null {
  const above = smallNumber(tokens[from]);
  const outOf = tokens[from + 1]?.lower === "out" && tokens[from + 2]?.lower === "of";
  const within = tokens[from + 1]?.lower === "in";
  const to = from + (outOf ? 3 : 2);
  const below = smallNumber(tokens[to]);
  if (above === undefined || below === undefined || !(outOf || within) || above >= below || below > 1000) return null;
  if (within && above > 10) return null;
  return fraction(from, to + 1, above / below);
}

function smallNumber(token: Token | undefined): number | undefined {
  if (token?.kind === "number") return /^\d{1,3}$/.test(token.text) ? Number(token.text) : undefined;
  return token && cardinalOf(token.lower);
}

/** "twice", "sixfold", "six-fold", "6-fold". */
function readMultiple(tokens: readonly Token[], from: number): Numeral | null {
  const word = tokens[from]?.lower ?? "";
  const fold = word.endsWith("-fold") ? cardinals.get(word.slice(0, -5)) : undefined;
  const value = multiples.get(word) ?? fold;
  return value === undefined ? null : { from, to: from + 1, low: value, high: value, precision: 1, form: "multiple" };
}

/** "dozens", "tens of thousands", "hundreds of millions": from one to ten of the named unit. */
function readVague(tokens: readonly Token[], from: number): Numeral | null {
  const word = tokens[from]?.lower ?? "";
  const second = tokens[from + 1]?.lower === "of" ? vague.get(tokens[from + 2]?.lower ?? "") : undefined;
  const first = word === "tens" ? 10 : vague.get(word);
  if (first === undefined || (word === "tens" && second === undefined)) return null;
  const low = first * (second ?? 1);
  return { from, to: second === undefined ? from + 1 : from + 3, low, high: low * 10, precision: low, form: "vague" };
}
