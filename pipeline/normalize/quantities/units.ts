/** Units: the currency sign before a numeral, or the longest unit name or sign after it. */
import words from "../../lexicon/en/measures.json" with { type: "json" };
import numbers from "../../lexicon/en/numbers.json" with { type: "json" };
import { measureForms } from "../../lexicon/units.ts";
import { singular } from "../../lexicon/words.ts";
import { wordClass } from "../grammar/word-classes.ts";
import { markedUnit } from "./marks.ts";
import { isMoney, isWeight, type MoneyWord } from "./money.ts";
import { asciiMoneySigns, type MoneyForm, moneyAdjectives, moneySigns } from "./money-forms.ts";
import { joinTokens } from "./nouns.ts";
import type { Numeral } from "./numerals.ts";
import { role } from "./roles.ts";
import { can, firstPart, is, type Token } from "./tokens.ts";
import { type Form, key, measureNames, nameLengths, names, signLengths, signs } from "./unit-forms.ts";

export interface UnitReading {
  unit: string;
  /** Token indexes of the numeral together with its unit, half-open. */
  from: number;
  to: number;
  /** What the numeral must be multiplied by: 0.01 for cents, else 1. */
  factor: number;
  /** For money in a word or sign that several countries share ("$", "pesos"), that word; else null. */
  bare: string | null;
}

const lastParts = new Set(numbers.dimensions);

/** The unit of a numeral with the tokens it covers, or null when none is printed beside it. */
export function readUnit(tokens: readonly Token[], numeral: Numeral): UnitReading | null {
  return unitBefore(tokens, numeral) ?? unitAfter(tokens, numeral);
}

/** The currency that a sign or code before an index stands for; null when no sign belongs to the number there. */
export function signBefore(tokens: readonly Token[], from: number): MoneyForm | null {
  const sign = tokens[from - 1];
  if (sign?.kind !== "currency" || tokens[from]?.kind === "word") return null;
  const suffix = sign.glued && tokens[from - 2]?.kind === "number" && tokens[from]?.glued !== true;
  const form = suffix ? undefined : (moneySigns.get(sign.text) ?? asciiMoneySigns.get(sign.text));
  return form === undefined || form.factor !== 1 ? null : form;
}

/** Two currencies of one amount that cannot be the same: "$5 million euros". */
export function contradicts(tokens: readonly Token[], numeral: Numeral): boolean {
  const before = signBefore(tokens, numeral.from);
  const after = found(tokens, numeral)?.form;
  if (before === null || after === undefined || !after.money || after.factor !== 1) return false;
  return !after.of.some((code) => before.of.includes(code));
}

function unitBefore(tokens: readonly Token[], numeral: Numeral): UnitReading | null {
  const { from, to } = numeral;
  const form = signBefore(tokens, from);
  if (form === null) return null;
  const { unit, bare, of } = form;
  const stated = { unit, bare, from: from - 1, to, factor: 1 };
  const adjective = bare === null ? null : adjectiveAfter(tokens, to, of);
  if (adjective !== null) return { ...stated, unit: adjective.unit, bare: null, to: adjective.to };
  const after = found(tokens, numeral);
  if (after === null || !after.form.money || after.form.factor !== 1) return stated;
  if (!after.form.of.some((code) => of.includes(code))) return stated;
  const sharper = after.form.of.length < of.length;
  return sharper
    ? { ...stated, unit: after.form.unit, bare: after.form.bare, to: after.to }
    : { ...stated, to: after.to };
}

/** "$5 million Canadian": whose dollars they are, where no noun follows that the adjective would belong to. */
function adjectiveAfter(
  tokens: readonly Token[],
  at: number,
  of: readonly string[],
): { unit: string; to: number } | null {
  const first = tokens[at];
  if (first === undefined || !adjectiveStarts.has(first.text)) return null;
  for (const length of [2, 1]) {
    const printed = length === 1 ? first.text : `${first.text} ${tokens[at + 1]?.text ?? ""}`;
    const code = moneyAdjectives.get(printed);
    const next = tokens[at + length];
    const free = next === undefined || next.kind !== "word" || is(next, wordClass.function | wordClass.endsPhrase);
    if (code !== undefined && free && of.includes(code)) return { unit: code, to: at + length };
  }
  return null;
}

const adjectiveStarts = new Set([...moneyAdjectives.keys()].map((adjective) => adjective.split(" ", 1)[0]));

/** A hyphen may join number and unit; so may "of" after a vague number ("millions of dollars"). */
function unitAfter(tokens: readonly Token[], numeral: Numeral): UnitReading | null {
  const after = found(tokens, numeral);
  const marked = after === null ? markedUnit(tokens, numeral) : null;
  if (marked !== null) return { ...marked, factor: 1, bare: null, from: numeral.from };
  if (after === null) return null;
  const { unit, factor, bare } = after.form;
  return { unit, factor, bare, from: numeral.from, to: after.to };
}

interface Found {
  form: Form;
  to: number;
}

function found(tokens: readonly Token[], { from, to, low, form: written }: Numeral): Found | null {
  const joint = tokens[to]?.text === "-" && tokens[to]?.glued === true;
  const start = joint || (written === "vague" && tokens[to]?.lower === "of") ? to + 1 : to;
  const longest = longestUnit(tokens, start, joint);
  if (longest === null) return null;
  if (from === to || (written === "words" && isCapital(tokens[start]) && isCapital(tokens[longest.to]))) return null;
  const word = { start, to: longest.to, amount: low, joint };
  const form = !longest.form.money || isMoney(tokens, word) ? longest.form : weighed(tokens, word);
  return form && { form, to: longest.to - (tokens[longest.to - 1]?.lower === "of" ? 1 : 0) };
}

/** "Three Mile Island" is no distance. */
const isCapital = (token: Token | undefined): boolean => token?.kind === "word" && /^\p{Lu}\p{Ll}/u.test(token.text);

/** "a 500-pound bomb", "weighs 40 pounds": what is no money by its neighbours is a measure where they say so; else null. */
const weighed = (tokens: readonly Token[], word: MoneyWord): Form | null =>
  (word.joint || isWeight(tokens, word) ? measureNames.get(key(tokens[word.start]?.lower ?? "")) : undefined) ?? null;

/** The longest unit name or sign at an index, so that "percentage points" is not read as "percentage"; null when there is none. */
function longestUnit(tokens: readonly Token[], start: number, joint: boolean): Found | null {
  const first = tokens[start];
  if (first === undefined || first.kind === "number" || !can(first, role.unitName | role.unitSign)) return null;
  const named = first.kind === "word" && can(first, role.unitName) ? (nameLengths.get(firstKey(first)) ?? 0) : 0;
  const signed = can(first, role.unitSign) ? (signLengths.get(first.text) ?? 0) : 0;
  for (let length = Math.max(named, signed); length > 0; length -= 1) {
    const end = start + length;
    if (end > tokens.length || hasComma(tokens, start + 1, end)) continue;
    const form =
      (length <= named ? names.get(nameAt(tokens, start, end)) : undefined) ??
      (length <= signed ? signs.get(length === 1 ? first.text : joinTokens(tokens.slice(start, end))) : undefined) ??
      (length === 1 ? hyphenated(first, joint) : undefined);
    if (form !== undefined) return { form, to: end };
  }
  return null;
}

function hasComma(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (tokens[at]?.text === ",") return true;
  return false;
}

/** The key of the words from an index to another. */
function nameAt(tokens: readonly Token[], from: number, to: number): string {
  let name = keyOf(tokens[from]);
  for (let at = from + 1; at < to; at += 1) name += ` ${keyOf(tokens[at])}`;
  return name;
}

/** The key of a word, or of its part before a hyphen. */
const firstKey = (word: Token): string => (word.lower.includes("-") ? singular(firstPart(word.lower)) : keyOf(word));

function keyOf(token: Token | undefined): string {
  const lower = token?.lower ?? "";
  if (lower.includes("-")) return key(lower);
  return is(token, wordClass.inflected) ? singular(lower) : lower;
}

/** What kind of unit stands at an index, with no number before it: of money, of another kind, or none. */
export function unitKindAt(tokens: readonly Token[], at: number): "money" | "measure" | null {
  const longest = longestUnit(tokens, at, false);
  return longest === null ? null : longest.form.money ? "money" : "measure";
}

/** The unit that stands at an index, with no number before it, or null. */
export const unitAt = (tokens: readonly Token[], at: number): string | null =>
  longestUnit(tokens, at, false)?.form.unit ?? null;

/** "a 55-kilometre-long", "20 metre-high": the unit is the first part of a hyphenated word; "5 second-hand cars" has none. */
function hyphenated({ lower }: Token, joint: boolean): Form | undefined {
  const first = firstPart(lower);
  if (first === lower || first === "") return undefined;
  return joint || lastParts.has(lower.slice(lower.lastIndexOf("-") + 1)) ? names.get(key(first)) : undefined;
}

const perNouns = new Set(words.perNouns);
const perShort = new Map(Object.entries(words.perShort));

/** "$52 a barrel", "63 cents per share", "€40/MWh", "$2-a-day": the unit that ends at an index with what it is per, and the index after it; or null. */
export function readRate(tokens: readonly Token[], unit: string, to: number): { unit: string; to: number } | null {
  if (!can(tokens[to], role.rate)) return null;
  if (tokens[to]?.lower === "in" && tokens[to + 1]?.lower === "per-share") return { unit: `${unit} per share`, to };
  const hyphen = tokens[to]?.text === "-" && tokens[to]?.glued === true ? to + 1 : to;
  const compound = hyphen > to ? /^(?:a|an|per)-(\p{L}+)$/u.exec(tokens[hyphen]?.lower ?? "")?.[1] : undefined;
  if (compound !== undefined) return { unit: `${unit} per ${compound}`, to: hyphen + 1 };
  const joint = tokens[hyphen]?.lower ?? "";
  const next = hyphen > to && tokens[hyphen + 1]?.text === "-" ? hyphen + 2 : hyphen + 1;
  const long = /^(?:per|a|an|\/)$/.test(joint) ? longestUnit(tokens, next, false) : null;
  if (long !== null && !long.form.money && long.to > next + 1)
    return { unit: `${unit} per ${singular(joinTokens(tokens.slice(next, long.to)).toLowerCase())}`, to: long.to };
  const noun = tokens[next];
  const counted = tokens[next + 1];
  if (joint === "per" && noun?.kind === "number") {
    const named = counted?.kind === "word" && is(counted, wordClass.plural);
    return { unit: `${unit} per ${noun.text}${named ? ` ${counted.lower}` : ""}`, to: named ? next + 2 : next + 1 };
  }
  if (noun?.kind !== "word" || is(noun, wordClass.function)) return null;
  const per = joint === "per" || ((joint === "a" || joint === "an" || joint === "/") && isPerNoun(noun, joint === "/"));
  return per ? { unit: `${unit} per ${wordFor(noun)}`, to: next + 1 } : null;
}

/** "1,200 barrels of oil a day": the time that follows what is measured, as a rate; the words between belong to the metric. */
export function rateBehind(tokens: readonly Token[], unit: string, to: number): string | null {
  if (tokens[to]?.lower !== "of") return null;
  const at = tokens.slice(to + 1, to + 4).findIndex(({ lower }) => /^(?:a|an|per)$/.test(lower)) + to + 1;
  const [time, next] = [tokens[at + 1]?.lower ?? "", tokens[at + 2]?.lower ?? ""];
  const named =
    at > to + 1 && tokens.slice(to + 1, at).every((word) => word.kind === "word" && !is(word, wordClass.function));
  return named &&
    /^(?:minute|hour|day|week|month|year)$/.test(time) &&
    !/^(?:ago|earlier|later|before|after|or)$/.test(next)
    ? `${unit} per ${time}`
    : null;
}

/** After a slash a sign of measure will do: "€40/MWh". */
const isPerNoun = (noun: Token, slash: boolean): boolean =>
  perNouns.has(noun.lower) ||
  (slash && perShort.has(noun.lower)) ||
  (slash && noun.glued && signs.get(noun.text)?.money === false);

const wordOfSign = new Map(
  measureForms.flatMap(({ symbols, names: [name] }) => symbols.map((sign) => [sign, name ?? sign] as const)),
);
const wordFor = (noun: Token): string => wordOfSign.get(noun.text) ?? perShort.get(noun.lower) ?? noun.lower;
