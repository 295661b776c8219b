/** Money forms: the names, signs and codes of every currency, with what each means. */
import { bareMoneyForms, moneyForms } from "../../lexicon/units.ts";

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
