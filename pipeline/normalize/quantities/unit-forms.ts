/** Unit forms: every name and sign of a measure or of money, and how many tokens the longest has that begins with a word. */
import { measureForms } from "../../lexicon/units.ts";
import { singular } from "../../lexicon/words.ts";
import { type MoneyForm, moneyNames, moneySigns } from "./money-forms.ts";

/** What a name or a sign stands for. */
export interface Form extends MoneyForm {
  money: boolean;
}

/** A name as these tables know it. */
export const key = (name: string): string => name.toLowerCase().split(/[ -]/).map(singular).join(" ");
const measure = (unit: string): Form => ({ unit, factor: 1, bare: null, of: [unit], money: false });

/** Names of measures, of which a few are names of money as well ("pound"). */
export const measureNames: ReadonlyMap<string, Form> = new Map(
  measureForms.flatMap(({ entry, names: all }) => all.map((name) => [key(name), measure(entry.unit)] as const)),
);
/** Every name of a unit, of money too. */
export const names: ReadonlyMap<string, Form> = new Map([
  ...measureNames,
  ...moneyNames.map(([name, form]) => [key(name), { ...form, money: true }] as const),
]);
/** As printed. Case counts. */
export const signs: ReadonlyMap<string, Form> = new Map([
  ...measureForms.flatMap(({ entry, symbols }) => symbols.map((sign) => [sign, measure(entry.unit)] as const)),
  ...[...moneySigns]
    .filter(([sign]) => !sign.endsWith("."))
    .map(([sign, form]) => [sign, { ...form, money: true }] as const),
]);

/** For each first word of a name, and for each first token of a sign, the most tokens that a unit beginning with it has. */
export const nameLengths = new Map<string, number>();
export const signLengths = new Map<string, number>();
const enter = (lengths: Map<string, number>, first: string, length: number): void => {
  lengths.set(first, Math.max(length, lengths.get(first) ?? 0));
};
for (const name of names.keys()) enter(nameLengths, name.split(" ")[0] ?? "", name.split(" ").length);
for (const sign of signs.keys()) enter(signLengths, sign, 1);
for (const sign of [...measureForms.flatMap(({ symbols }) => symbols), ...moneySigns.keys()])
  enter(signLengths, /^(?:\p{L}[\p{L}\p{N}]*|.)/u.exec(sign)?.[0] ?? "", Math.min(sign.length, 4));
