/** Money: the written forms of every currency, and where a word or code that means something else as well is one. */
import notFigures from "../../lexicon/en/not-figures.json" with { type: "json" };
import { bareMoneyForms, moneyForms } from "../../lexicon/units.ts";
import { wordClass } from "../grammar/word-classes.ts";
import { is, type Token } from "./tokens.ts";

export interface MoneyForm {
  /** ISO 4217, or the word itself where several countries share it and none is meant by convention. */
  unit: string;
  /** What the number must be multiplied by: 0.01 for cents. */
  factor: number;
  /** The shared word ("dollar", "peso") when nothing qualifies it; null for a currency that is named in full. */
  bare: string | null;
  /** ISO codes it may stand for. */
  of: readonly string[];
}

const named = moneyForms.flatMap(({ code, names, minor, symbols, minorSymbols }) => {
  const form = (factor: number): MoneyForm => ({ unit: code, factor, bare: null, of: [code] });
  return { names, minor, symbols: [code, ...symbols], minorSymbols, form };
});
const shared = bareMoneyForms.map(({ entry, convention, of, names, minor, symbols, minorSymbols }) => {
  const form = (factor: number): MoneyForm => ({ unit: convention ?? entry.unit, factor, bare: entry.unit, of });
  return { names, minor, symbols, minorSymbols, form };
});
const all = [...named, ...shared];

/** Names in lower and upper case as the lexicon has them, with what they mean. */
export const moneyNames: readonly (readonly [string, MoneyForm])[] = all.flatMap(({ names, minor, form }) => [
  ...names.map((name) => [name, form(1)] as const),
  ...minor.map((name) => [name, form(0.01)] as const),
]);

/** Signs and codes; case counts. */
export const moneySigns: ReadonlyMap<string, MoneyForm> = new Map(
  all.flatMap(({ symbols, minorSymbols, form }) => [
    ...symbols.map((sign) => [sign, form(1)] as const),
    ...minorSymbols.map((sign) => [sign, form(0.01)] as const),
  ]),
);

/** What a sign became where a text was made plain ASCII: money only before its amount ("PS20m"); after it the letters mean something else ("151 PS"). */
export const asciiMoneySigns: ReadonlyMap<string, MoneyForm> = new Map(
  moneyForms.flatMap(({ code, asciiSigns }) =>
    asciiSigns.map((sign) => [sign, { unit: code, factor: 1, bare: null, of: [code] }] as const),
  ),
);

/** "Canadian" after "$5 million", with its code. */
export const moneyAdjectives: ReadonlyMap<string, string> = new Map(
  moneyForms.flatMap(({ code, adjectives }) => adjectives.map((adjective) => [adjective, code] as const)),
);

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
