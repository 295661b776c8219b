/** Money: where a word or code that means something else as well is a form of it. */
import notFigures from "../../lexicon/en/not-figures.json" with { type: "json" };
import { moneyForms } from "../../lexicon/units.ts";
import { wordClass } from "../grammar/word-classes.ts";
import { is, type Token } from "./tokens.ts";

/** A form of money after a number, as tokens: half-open. */
export interface MoneyWord {
  start: number;
  to: number;
  /** The value of the number before it. */
  amount: number;
  /** True when a hyphen joins them. */
  joint: boolean;
}

const doubtfulCodes = new Set(moneyForms.filter(({ codeAlso }) => codeAlso !== null).map(({ code }) => code));
const videoLines = new Set(notFigures.videoLines);
const perNouns = /^(?:day|week|month|year|hour|night|head|share|person|kilo|litre|tonne|ton)$/;

/** Whether the words after a number mean money there. Each doubtful form has its own rule; all others always do. */
export function isMoney(tokens: readonly Token[], word: MoneyWord): boolean {
  const { start, to, amount, joint } = word;
  const sign = tokens[start];
  const next = tokens[to];
  if (sign === undefined) return false;
  if (sign.kind === "currency") return !joint && (sign.glued || next?.kind !== "number" || !next.glued);
  if (doubtfulCodes.has(sign.text)) return amount >= 1000 && !is(next, wordClass.plural);
  if (sign.text === "p") return sign.glued && amount < 1000 && !videoLines.has(amount);
  if (/^crowns?$/.test(sign.lower)) return amount >= 1000;
  if (sign.lower === "won") return isWon(tokens, to, amount);
  if (to === start + 1 && /^pounds?$/.test(sign.lower)) return isPoundOfMoney(tokens, word);
  return joint || amount >= 1000 || is(tokens[to - 1], wordClass.plural) || !is(next, wordClass.plural);
}

/** "500 won", not "12 won the prize" or "Of the 500 candidates 300 won". */
function isWon(tokens: readonly Token[], to: number, amount: number): boolean {
  const next = tokens[to];
  if (amount < 100) return false;
  if (next === undefined || next.kind !== "word") return amount >= 1000 || next !== undefined;
  if (is(next, wordClass.determiner)) return perNouns.test(tokens[to + 1]?.lower ?? "");
  return is(next, wordClass.function | wordClass.endsPhrase) || amount >= 10_000;
}

const weightWords = new Set(notFigures.weightWords);
const weightChanges = new Set(notFigures.weightChanges);
const poundWords = new Set(notFigures.poundWords);

/** "5 million pounds" and "40 pounds per megawatt hour" are money, "40 pounds" only beside a word or sign of money, and never beside one of weight. */
function isPoundOfMoney(tokens: readonly Token[], word: MoneyWord): boolean {
  const [per, of] = [tokens[word.to]?.lower ?? "", tokens[word.to + 1]?.lower ?? ""];
  if (/^(?:per|a|an|\/)$/.test(per) && pricedPer.has(of)) return true;
  if (isWeight(tokens, word)) return false;
  if (isLarge(word) || around(tokens, word).some((near) => poundWords.has(near))) return true;
  return per !== "of" && !word.joint && tokens.some(isPoundSign);
}

const pricedPer = new Set(notFigures.pricedPer);
const isPoundSign = (token: Token, at: number, tokens: readonly Token[]): boolean =>
  /^(?:\u00a3|pence|sterling|GBP)$/.test(token.text) ||
  (/^(?:per|\/)$/.test(token.lower) &&
    /^pounds?$/.test(tokens[at - 1]?.lower ?? "") &&
    pricedPer.has(tokens[at + 1]?.lower ?? ""));

/** Whether a word of weight stands near: "weighs 40 pounds", "lost 40 pounds". */
export const isWeight = (tokens: readonly Token[], word: MoneyWord): boolean =>
  around(tokens, word).some((near) => weightWords.has(near) || (!isLarge(word) && weightChanges.has(near)));

const isLarge = ({ amount }: MoneyWord): boolean => amount >= 250_000;

const around = (tokens: readonly Token[], { start, to }: MoneyWord): string[] =>
  [...tokens.slice(Math.max(0, start - 7), start), ...tokens.slice(to, to + 3)].map(({ lower }) => lower);
