/** Numbers in digits: how the parts of a written number are grouped, and what scale stands after it. */

import measures from "../../lexicon/en/measures.json" with { type: "json" };
import numbers from "../../lexicon/en/numbers.json" with { type: "json" };
import { moneyLetters, scaleLetters, scales } from "../../lexicon/numbers.ts";
import { peopleOf } from "../../lexicon/places.ts";
import { wordClass } from "../grammar/word-classes.ts";
import { readNoun } from "./nouns.ts";
import { role } from "./roles.ts";
import { can, is, type Token } from "./tokens.ts";
import { unitKindAt } from "./units.ts";

export interface Digits {
  /** For `Number()`: no grouping, a full stop before the decimals. */
  digits: string;
  decimals: number;
}

const spaces = "\u00a0\u2007\u2009\u202f";
/** The two commonest of these. */
const plainWhole = /^[1-9]\d{0,14}$/;
const plainDecimal = /^(?:0|[1-9]\d{0,14})\.\d{1,15}$/;
/** Ways to write a number that can be read in one way only: what stands before the decimals, and the decimals. */
const forms: readonly RegExp[] = [
  /^(0|[1-9]\d{0,14})$/,
  /^((?:0|[1-9]\d{0,14})?)[.\u00b7](\d{1,15})$/,
  /^([1-9]\d{0,2}(?:,\d{3}){1,5})(?:\.(\d{1,9}))?$/,
  /^([1-9]\d?(?:,\d\d){1,6},\d{3})(?:\.(\d{1,9}))?$/,
  /^([1-9]\d{0,2}(?:['\u2019]\d{3}){1,5})(?:[.,](\d\d?))?$/,
  new RegExp(`^([1-9]\\d{0,2}(?:[${spaces}]\\d{3}){1,5})(?:[.,\u00b7](\\d\\d?))?$`),
  /^([1-9]\d{0,2}(?:\.\d{3}){1,5}),(\d\d?)$/,
  /^([1-9]\d{0,2}(?:\.\d{3}){2,5})$/,
];

/** The number that a token shows, or null when its grouping is not one that can be read in one way only: "1,2", "3.4.5", "12,34". */
export function parseDigits(printed: string): Digits | null {
  if (plainWhole.test(printed)) return { digits: printed, decimals: 0 };
  if (plainDecimal.test(printed)) return { digits: printed, decimals: printed.length - printed.indexOf(".") - 1 };
  const signed = /^[-\u2212\u2013]/.test(printed);
  const unsigned = signed ? printed.slice(1) : printed;
  if (unsigned.length > 40) return null;
  for (const form of forms) {
    const [found, grouped = "", decimals = ""] = form.exec(unsigned) ?? [];
    if (found === undefined) continue;
    const whole = `${signed ? "-" : ""}${grouped.replace(/\D/g, "")}`;
    return { digits: decimals === "" ? whole : `${whole}.${decimals}`, decimals: decimals.length };
  }
  return null;
}

export interface Scale {
  worth: number;
  /** Index of the token after the scale. */
  to: number;
}

const unread = new Set(numbers.unreadScales);
const dimensions = new Set(numbers.dimensions);
const moneyWords = new Set(measures.money.filter((word) => !/^(?:size|scale)$/.test(word)));
const races = new Set(numbers.races);
const countedInMillions = new Set(numbers.countedInMillions);
const namesInK = new Set(numbers.namesInK);

/**
 * The scale after a number, multiplied up: "million", "-billion", "lakh crore", "bn", "k". Null when there is one whose worth is not certain
 * ("5 Mio", "fifty grand", "the 100m hurdles"): the number has no reading then. `money`: an amount sign stands before the number.
 */
export function readScale(tokens: readonly Token[], from: number, money: boolean): Scale | null {
  const first = tokens[from];
  if (first === undefined || !(can(first, role.scale) || first.text === "-" || (money && first.glued)))
    return { worth: 1, to: from };
  let to = from;
  let worth = 1;
  for (let words = 0; words < 3; words += 1) {
    const at = afterHyphen(tokens, to);
    const scale = scales.get(tokens[at]?.lower ?? "");
    if (scale === undefined) break;
    worth *= scale;
    to = at + 1;
    if (isAbbreviated(tokens, at)) to += 1;
  }
  const next = tokens[to];
  if (next === undefined) return { worth, to };
  if (unread.has(next.lower) && !is(next, wordClass.capital) && !is(tokens[to + 1], wordClass.plural)) return null;
  if (worth > 1 || next.kind !== "word") return { worth, to };
  return money ? moneyLetter(tokens, to) : letterScale(tokens, to);
}

/** "1.2 bn. euros": the full stop of a shortened scale, before a word in lower case. */
const isAbbreviated = (tokens: readonly Token[], at: number): boolean =>
  /^(?:[bmt]n|[bm]ln|[bm]il|trn)$/.test(tokens[at]?.lower ?? "") &&
  tokens[at + 1]?.text === "." &&
  /^\p{Ll}/u.test(tokens[at + 2]?.text ?? "");

/** A hyphen that joins: "$1.2-billion", "two-million". */
export const afterHyphen = (tokens: readonly Token[], at: number): number =>
  tokens[at]?.text === "-" && tokens[at].glued && tokens[at + 1]?.glued ? at + 1 : at;

/** "$1.2bn", "£5 m", "$3MM", "₹40cr": what is glued to an amount of money is a scale, a unit or unreadable. */
function moneyLetter(tokens: readonly Token[], at: number): Scale | null {
  const next = tokens[at];
  if (next === undefined) return null;
  const letter = moneyLetters.get(next.lower);
  const spaced = /^(?:k|m|b|mm|cr)$/i.test(next.text) && !is(tokens[at + 1], wordClass.plural);
  if (letter !== undefined && (next.glued || spaced)) return { worth: letter, to: at + 1 };
  return next.glued && !isMoneyAt(tokens, at) ? null : { worth: 1, to: at };
}

function letterScale(tokens: readonly Token[], at: number): Scale | null {
  const next = tokens[at];
  const letter = scaleLetters.get(next?.lower ?? "");
  if (next === undefined || letter === undefined || (next.text === "t" && next.glued)) return { worth: 1, to: at };
  const scale = { worth: letter, to: at + 1 };
  if (isMoneyAt(tokens, at + 1) || isMoneyAt(tokens, afterHyphen(tokens, at + 1))) return scale;
  const noun = readNoun(tokens, at + 1, 2);
  if (!next.glued) return next.text === "m" && noun === null ? { worth: 1, to: at } : spacedLetter(next, at);
  if (noun !== null && races.has(noun.head)) return next.text === "m" ? { worth: 1, to: at } : null;
  if (next.lower === "k") return noun === null && namesInK.has(tokens[at - 1]?.text ?? "") ? null : scale;
  if (next.lower !== "m") return noun === null ? { worth: 1, to: at } : scale;
  return millionsOrMetres(tokens, at, noun?.head ?? null);
}

/** A letter alone after a space is a name or a scale: not certain before a noun, and nothing of ours otherwise. */
const spacedLetter = (next: Token, at: number): Scale | null =>
  next.text === "m" || next.text === "M" ? null : { worth: 1, to: at };

/** "50m users" and "44m litres" are millions, "50m deep" is metres; "10m waves" and a bare "34.6m" where nothing has a length may be either. */
function millionsOrMetres(tokens: readonly Token[], at: number, head: string | null): Scale | null {
  const metres = { worth: 1, to: at };
  const after = tokens[at + 1];
  const joined = afterHyphen(tokens, at + 1);
  const stretch = tokens[joined]?.lower ?? "";
  if (stretch === "strong") return { worth: 1e6, to: at + 1 };
  if (dimensions.has(stretch)) return metres;
  const squared = /^(sq|square|cubic|cu)$/.test(after?.lower ?? "");
  if ((is(after, wordClass.plural) || squared) && unitKindAt(tokens, at + 1) !== null)
    return { worth: 1e6, to: at + 1 };
  if (joined > at + 1 && tokens[joined]?.kind === "word") return { worth: 1e6, to: at + 1 };
  if (head !== null) return countedInMillions.has(head) || peopleOf(head) !== null ? { worth: 1e6, to: at + 1 } : null;
  const around = tokens.slice(Math.max(0, at - 30), at + 30);
  return around.some((token) => token.kind === "currency" || moneyWords.has(token.lower) || scales.has(token.lower))
    ? null
    : tokens.slice(Math.max(0, at - near), at + near).some(({ lower }) => spatial.has(lower))
      ? metres
      : null;
}

const spatial = new Set(numbers.spatial);
/** How many words around a bare "m" are searched for something that has a length. */
const near = 9;

/** Whether a currency's sign, code or name stands at an index. */
const isMoneyAt = (tokens: readonly Token[], at: number): boolean => unitKindAt(tokens, at) === "money";
