/** Numbers in words: "twenty-one", "two thousand and fifty", "one and a half million", "three point five billion". */

import { cardinals, parts, scales } from "../../lexicon/numbers.ts";
import { afterHyphen } from "./digits.ts";
import { firstPart, type Token } from "./tokens.ts";

export interface Spelled {
  value: number;
  /** The worth of the last word. */
  precision: number;
  /** The worth of the scale at its end. */
  scale: number;
  /** Index of the token after the number. */
  to: number;
}

/** "twenty-one" is one token: its parts are added. */
export function cardinalOf(word: string): number | undefined {
  const whole = cardinals.get(word);
  if (whole !== undefined || !word.includes("-")) return whole;
  const [tens, ones, ...rest] = word.split("-", 3).map((part) => cardinals.get(part));
  return tens !== undefined && ones !== undefined && rest.length === 0 && tens >= 20 && ones < 10 && ones > 0
    ? tens + ones
    : undefined;
}

const scaleOf = (word: string): number | undefined => scales.get(word);
const isArticle = (word: string): boolean => word === "a" || word === "an";

/** "two hundred five" and "thirty five" add up; "one two" and "twenty thirty" are separate numbers. */
const canAdd = (group: number, cardinal: number): boolean =>
  group === 0 ||
  (group % 100 === 0 && cardinal < 100) ||
  (group % 100 >= 20 && group % 10 === 0 && cardinal < 10 && cardinal > 0);

interface State {
  sum: number;
  group: number;
  smallest: number;
  last: "scale" | "cardinal" | null;
}

/** One word more, or null when it does not continue the number. */
function extend(state: State, word: string): State | null {
  const { sum, group, last } = state;
  const cardinal = cardinalOf(word);
  if (cardinal !== undefined)
    return canAdd(group, cardinal) && !(group === 0 && last === "cardinal")
      ? { sum, group: group + cardinal, smallest: 1, last: "cardinal" }
      : null;
  const scale = scaleOf(word);
  if (scale === undefined || last === null) return null;
  if (group === 0) return last === "scale" ? { sum: sum * scale, group, smallest: state.smallest * scale, last } : null;
  const smallest = state.smallest > 1 ? state.smallest * scale : scale;
  if (scale === 100 || scale === 12) return { sum, group: group * scale, smallest, last: "scale" };
  return { sum: sum + group * scale, group: 0, smallest, last: "scale" };
}

/**
 * The number in words from an index on; null when there is none, "unread" with the index after it when its words do not make one number
 * ("nineteen eighty-four", "one two three").
 */
export function readSpelled(tokens: readonly Token[], from: number): Spelled | { unread: number } | null {
  const article = isArticle(tokens[from]?.lower ?? "") && scaleOf(tokens[from + 1]?.lower ?? "") !== undefined;
  const another =
    /^(?:another|some)$/.test(tokens[from - 1]?.lower ?? "") && scaleOf(tokens[from]?.lower ?? "") !== undefined;
  const opened = article || another;
  let state: State = { sum: 0, group: opened ? 1 : 0, smallest: 1, last: opened ? "scale" : null };
  let to = article ? from + 1 : from; // "another dozen" has its article outside
  for (;;) {
    const joined = state.last === null || to === from ? to : afterHyphen(tokens, to);
    const and =
      tokens[joined]?.lower === "and" && state.last === "scale" && cardinalOf(tokens[joined + 1]?.lower ?? "");
    const at = and ? joined + 1 : joined;
    const next = extend(state, tokens[at]?.lower ?? "");
    if (next === null) break;
    state = next;
    to = at + 1;
  }
  if (state.last === null) return null;
  const word = tokens[to]?.lower ?? "";
  const joined = tokens[to + 1]?.text === "-" && tokens[to + 1]?.glued === true;
  if (cardinalOf(word) !== undefined && !joined) return { unread: endOfRun(tokens, to) };
  const value = state.sum + state.group;
  if (word === "point") return readPoint(tokens, to, value);
  return { value, precision: state.smallest, scale: state.last === "scale" ? state.smallest : 1, to };
}

function endOfRun(tokens: readonly Token[], from: number): number {
  let to = from;
  while (cardinalOf(tokens[to]?.lower ?? "") !== undefined || scaleOf(tokens[to]?.lower ?? "") !== undefined) to += 1;
  return to;
}

/** "three point five billion": digits in words after "point", then perhaps a scale. */
function readPoint(tokens: readonly Token[], point: number, whole: number): Spelled {
  let digits = "";
  let to = point + 1;
  for (; to < point + 10; to += 1) {
    const digit = cardinals.get(tokens[to]?.lower ?? "");
    if (digit === undefined || digit > 9) break;
    digits += digit;
  }
  if (digits === "") return { value: whole, precision: 1, scale: 1, to: point };
  const scale = scaleOf(tokens[to]?.lower ?? "");
  const worth = scale ?? 1;
  const value = Number((Number(`${whole}.${digits}`) * worth).toPrecision(15));
  return { value, precision: worth * 10 ** -digits.length, scale: worth, to: scale === undefined ? to : to + 1 };
}

interface Word {
  word: string;
  /** Index of the token after the word; -1 inside a hyphenated token. */
  to: number;
}

/** The words from an index on, hyphenated ones taken apart, at most `most`. */
export function wordsFrom(tokens: readonly Token[], from: number, most: number): Word[] {
  const found: Word[] = [];
  for (let at = from; at < tokens.length && found.length < most; at += 1) {
    const token = tokens[at];
    if (token === undefined || (token.text === "-" && token.glued)) continue;
    const pieces = token.kind === "word" && token.lower.includes("-") ? token.lower.split("-", most) : [token.lower];
    for (const word of pieces) found.push({ word, to: -1 });
    const last = found.at(-1);
    if (last !== undefined) last.to = at + 1;
  }
  return found;
}

/**
 * Halves and quarters of a scale: "half a million", "half-billion", "a quarter of a million", "three-quarters of a billion", "a million and a half",
 * "two and a half million"; and "two and a half" alone.
 */
export function readHalf(tokens: readonly Token[], from: number): Spelled | null {
  const first = tokens[from];
  if (first?.kind === "number" ? tokens[from + 1]?.lower !== "and" : !opensHalf(firstPart(first?.lower ?? "")))
    return null;
  const words = wordsFrom(tokens, from, 7);
  return readPartOfScale(words) ?? readWholeAndPart(words);
}

const opensHalf = (word: string): boolean =>
  isArticle(word) || word === "half" || word === "quarter" || cardinals.has(word);

function readPartOfScale(words: readonly Word[]): Spelled | null {
  let at = 0;
  const article = isArticle(words[0]?.word ?? "") ? 1 : undefined;
  const count = article ?? cardinals.get(words[0]?.word ?? "");
  if (count !== undefined) at = 1;
  const part = parts.get(words[at]?.word ?? "");
  if (part === undefined || (count ?? 1) >= part) return null;
  at += 1;
  if (words[at]?.word === "of" && isArticle(words[at + 1]?.word ?? "")) at += 2;
  else if (isArticle(words[at]?.word ?? "") && part === 2) at += 1;
  const scale = scaleOf(words[at]?.word ?? "");
  const to = words[at]?.to ?? -1;
  if (scale === undefined || to < 0 || part > 5) return null;
  const value = Number((((count ?? 1) * scale) / part).toPrecision(15));
  return { value, precision: scale / 10 ** (part === 4 ? 2 : 1), scale, to };
}

/** "two and a half million", "2 and a half", "a million and a half", "one and three-quarter million". */
function readWholeAndPart(words: readonly Word[]): Spelled | null {
  const [first, second] = words;
  const article = isArticle(first?.word ?? "");
  const digits = /^\d{1,3}$/.test(first?.word ?? "") ? Number(first?.word) : undefined;
  const whole = article ? 1 : (digits ?? cardinals.get(first?.word ?? ""));
  const early = article || second?.word !== "and" ? scaleOf(second?.word ?? "") : undefined;
  if (whole === undefined || (article && early === undefined)) return null;
  const rest = words.slice(early === undefined ? 1 : 2);
  const count = isArticle(rest[1]?.word ?? "") ? 1 : cardinals.get(rest[1]?.word ?? "");
  const part = parts.get(rest[2]?.word ?? "");
  if (rest[0]?.word !== "and" || count === undefined || part === undefined || part > 4 || count >= part) return null;
  const late = early === undefined ? scaleOf(rest[3]?.word ?? "") : undefined;
  const end = late === undefined ? rest[2] : rest[3];
  if (end === undefined || end.to < 0) return null;
  const scale = early ?? late ?? 1;
  return { value: (whole + count / part) * scale, precision: (scale * count) / part, scale, to: end.to };
}
