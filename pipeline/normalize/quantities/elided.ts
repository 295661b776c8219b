/** Elided units: what a bare number counts when the words for it stand elsewhere in the sentence. */
import concepts from "../../lexicon/en/concepts.json" with { type: "json" };
import numbers from "../../lexicon/en/numbers.json" with { type: "json" };
import { cardinals, scales } from "../../lexicon/numbers.ts";
import { unitEntry } from "../../lexicon/units.ts";
import type { Value } from "../../model/claim.ts";
import { wordClass } from "../grammar/word-classes.ts";
import type { Quantity } from "./index.ts";
import { moveOf } from "./moves.ts";
import { type NounReading, readNoun } from "./nouns.ts";
import { partOf } from "./parts.ts";
import { is, type Token } from "./tokens.ts";

/** A unit or counted noun for a quantity that has none beside it; `inferred` when it is another quantity's. */
export interface Elided {
  unit: string | null;
  noun: NounReading | null;
  inferred: boolean;
  /** What the printed number must be multiplied by: 0.01 after an amount in cents, else 1. */
  factor: number;
}

/**
 * The quantity's own unit and noun, or what its sentence says it counts: the first word of a compound ("a 12 page document"), what follows
 * "of" ("two of the clubs", "a third of voters"), the unit of a like amount before it, or of the points by which an index moved.
 */
export function elidedUnit(tokens: readonly Token[], quantities: readonly Quantity[], at: number): Elided {
  const quantity = quantities[at] as Quantity;
  const { unit, noun, form } = quantity;
  if (form === "fraction" && unit === "percent")
    return { unit, noun: nounOfShare(tokens, quantity.to), inferred: false, factor: 1 };
  if (unit !== null || form === "vague") return { unit, noun, inferred: false, factor: 1 };
  const counted =
    compound(tokens, quantity.to) ?? nounOfShare(tokens, quantity.to) ?? nounBefore(tokens, quantity.from);
  if (counted !== null) return { unit: counted.head, noun: counted, inferred: false, factor: 1 };
  const part = partOf(tokens, quantities, at);
  const like =
    (part && quantities[part.of]) ??
    endOfMove(tokens, quantities, at) ??
    movedIndex(tokens, quantities, at) ??
    likeBefore(tokens, quantities, at);
  if (like === null) return { unit, noun, inferred: false, factor: 1 };
  return { unit: like.unit, noun: like.noun, inferred: true, factor: like.factor };
}

/** "a 12 page document", "an 11 member trade pact": a singular noun in lower case between the number and the noun it describes; an acronym ("5 RBI"). */
function compound(tokens: readonly Token[], to: number): NounReading | null {
  const start = tokens[to]?.text === "-" && tokens[to]?.glued ? to + 1 : to;
  const [word, next] = [tokens[start], tokens[start + 1]];
  const plain = (token: Token | undefined): boolean =>
    token?.kind === "word" && !is(token, wordClass.function) && /^\p{L}{2,}$/u.test(token.text);
  if (word !== undefined && /^\p{Lu}{2,}$/u.test(word.text) && next?.kind !== "word")
    return { head: word.text, phrase: word.text, from: start, to: start + 1 };
  if (
    word === undefined ||
    whenWords.has(word.lower) ||
    !plain(word) ||
    word.lower !== word.text ||
    is(word, wordClass.plural) ||
    is(word, wordClass.endsPhrase)
  )
    return null;
  if (!plain(next) || is(next, wordClass.endsPhrase)) return null;
  return { head: word.lower, phrase: word.text, from: start, to: start + 1 };
}

/** "60 next year" counts no next, "a 300-strong crowd" no strong. */
const whenWords = new Set([...concepts.timeAdjectives, ...numbers.dimensions]);

/** "half the flats", "a third of voters", "two of the company's plants". */
function nounOfShare(tokens: readonly Token[], to: number): NounReading | null {
  let start = to;
  if (tokens[start]?.lower === "of") start += 1;
  else if (!/^(the|its|their|all)$/.test(tokens[start]?.lower ?? "")) return null;
  while (/^(the|its|their|his|her|our|all|these|those)$/.test(tokens[start]?.lower ?? "")) start += 1;
  for (let at = start; at < start + longestOwner; at += 1) {
    if (!/['\u2019]s?$/.test(tokens[at]?.text ?? "") || !isNumber(tokens[at + 1])) continue;
    start = at + 1;
    break;
  }
  if (isNumber(tokens[start + 1]) && /^(last|past|first|remaining|other)$/.test(tokens[start]?.lower ?? "")) start += 1;
  while (isNumber(tokens[start])) start += 1;
  return readNoun(tokens, start, 2);
}

/** How many words the owner in "two of the town of Arica's 300 boats" has at most. */
const longestOwner = 4;

const isNumber = (token: Token | undefined): boolean =>
  token !== undefined &&
  !token.glued &&
  (token.kind === "number" || cardinals.has(token.lower) || scales.has(token.lower));

/** "a day or two", "another boat or two". */
function nounBefore(tokens: readonly Token[], from: number): NounReading | null {
  const [article, word, or] = [tokens[from - 3], tokens[from - 2], tokens[from - 1]];
  if (or?.lower !== "or" || word?.kind !== "word" || !/^(a|an|another)$/.test(article?.lower ?? "")) return null;
  return { head: word.lower, phrase: word.text, from: from - 2, to: from - 1 };
}

/** "rose 64 points to 4,577", "ended at 1,463 points ... to end at 1,334", "16,369 (up 58 points)": the level of an index that moves in points. */
function movedIndex(tokens: readonly Token[], quantities: readonly Quantity[], at: number): Quantity | null {
  const quantity = quantities[at] as Quantity;
  const points = quantities.slice(Math.max(0, at - near), at + near).find((other) => other.unit === "point");
  if (points === undefined || pointOf(quantity.value) < 100) return null;
  const before = tokens[quantity.from - 1]?.lower ?? "";
  const next = quantities[at + 1];
  return /^(to|at)$/.test(before) || next?.unit === "point" ? points : null;
}

/** "from 19 to 25 percent", "from nine to six boats": both ends of a move are of one kind. */
function endOfMove(tokens: readonly Token[], quantities: readonly Quantity[], at: number): Quantity | null {
  const [quantity, next] = [quantities[at], quantities[at + 1]];
  if (quantity === undefined || next === undefined || (next.unit === null && next.noun === null)) return null;
  const moves = tokens[quantity.from - 1]?.lower === "from" && tokens[quantity.to]?.lower === "to";
  const [a, b] = [Math.abs(pointOf(quantity.value)), Math.abs(pointOf(next.value) / next.factor)];
  return moves && next.from === quantity.to + 1 && Math.max(a, b) <= likeness * Math.min(a, b) ? next : null;
}

/** How many times one amount may be the other for both to be of one kind. */
const likeness = 10;
/** How many amounts back, and how many words, a like one may stand. */
const near = 6;
const apart = 40;

/** The nearest amount before it of like size in the same construction: "84.75 cents, while the lowest is 74.07", "rose 2 percent but fell by 1". */
function likeBefore(tokens: readonly Token[], quantities: readonly Quantity[], at: number): Quantity | null {
  const quantity = quantities[at] as Quantity;
  const move = moveOf(tokens, quantities, at);
  for (let index = at - 1; index >= Math.max(0, at - near); index -= 1) {
    const other = quantities[index] as Quantity;
    if (other.unit === null) continue;
    const [a, b] = [Math.abs(pointOf(quantity.value)), Math.abs(pointOf(other.value) / other.factor)];
    const alike = a > 0 && b > 0 && Math.max(a, b) / Math.min(a, b) <= likeness;
    if (!alike || !parallel(tokens, other, quantity)) continue;
    const share = unitEntry(other.unit).kind === "share";
    if (share ? move !== null && moveOf(tokens, quantities, index) !== null : move === null || !share) return other;
  }
  return null;
}

const joints = new Set([
  "and",
  "while",
  "but",
  "or",
  "from",
  "to",
  "including",
  "than",
  "against",
  "versus",
  "compared",
  "whereas",
]);

/** A bare number stands parallel to an amount when a joining word is between them and no mark ends the sentence of the first. */
const parallel = (tokens: readonly Token[], other: Quantity, quantity: Quantity): boolean =>
  quantity.from - other.to <= apart &&
  tokens.slice(other.to, quantity.from).some((token) => joints.has(token.lower)) &&
  !tokens.slice(other.to, quantity.from).some((token) => /^[.;:!?]$/.test(token.text));

const pointOf = ({ low, high }: Value): number => low ?? high ?? 0;
