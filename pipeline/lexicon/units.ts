/** Units: what each is called, what kind it is and how units of one dimension convert. */
import bareCurrencies from "./en/bare-currencies.json" with { type: "json" };
import currencies from "./en/currencies.json" with { type: "json" };
import units from "./en/units.json" with { type: "json" };

import { plural } from "./words.ts";

export type UnitKind = "money" | "share" | "ratio" | "scale" | "physical" | "count";

export interface UnitEntry {
  /** As in a claim's `unit`. */
  unit: string;
  kind: UnitKind;
  /** Units with the same dimension can be converted: `amount * factor` is in the dimension's base unit. For money the code itself. */
  dimension: string;
  /** 1 for money: rates are not the lexicon's to know. */
  factor: number;
  /** How it is written in our own text: "billion yuan", "kilometres". */
  word: string;
  /** For a rate what it is per: "barrel", "year". */
  per?: string;
  /** A sign that goes before the amount in our own text, or null. */
  sign: string | null;
}

interface UnitForms {
  entry: UnitEntry;
  symbols: string[];
  names: string[];
}

export interface MoneyForms extends UnitForms {
  /** Names and signs of the hundredth part. */
  minor: string[];
  minorSymbols: string[];
  /** Words after "$5 million" that say whose dollars they are. */
  adjectives: string[];
  /** What the bare code may mean as well: an English word, or another abbreviation. Null for a code that means nothing else. */
  codeAlso: "word" | "abbreviation" | null;
  /** What the sign becomes where a text was made plain ASCII. */
  asciiSigns: string[];
  /** ISO 4217 code. */
  code: string;
}

/** A currency word or sign that several countries share: "dollar", "peso", "$". */
export interface BareCurrency extends UnitForms {
  minor: string[];
  minorSymbols: string[];
  /** ISO 4217 codes it may stand for. */
  of: string[];
  /** The one that it stands for by convention when nothing qualifies it, or null when there is none: its unit is the word itself then. */
  convention: string | null;
}

interface CurrencyData {
  code: string;
  places: string[];
  symbols: string[];
  names: string[];
  minor?: string[];
  minorSymbols?: string[];
  adjectives?: string[];
  asciiSigns?: string[];
  codeAlso?: string;
  word: string;
  sign?: string;
}

interface BareData {
  word: string;
  names: string[];
  symbols: string[];
  minor?: string[];
  minorSymbols?: string[];
  of: string[];
  convention: string | null;
}

const moneyEntry = (unit: string, word: string, sign: string | null): UnitEntry => ({
  unit,
  kind: "money",
  dimension: unit,
  factor: 1,
  word,
  sign,
});

const money: MoneyForms[] = (currencies as CurrencyData[]).map((currency) => ({
  code: currency.code,
  entry: moneyEntry(currency.code, currency.word, currency.sign ?? null),
  symbols: currency.symbols,
  names: currency.names,
  minor: currency.minor ?? [],
  minorSymbols: currency.minorSymbols ?? [],
  adjectives: currency.adjectives ?? [],
  asciiSigns: currency.asciiSigns ?? [],
  codeAlso: currency.codeAlso === "word" || currency.codeAlso === "abbreviation" ? currency.codeAlso : null,
}));

const bare: BareCurrency[] = (bareCurrencies as BareData[]).map((currency) => ({
  entry: moneyEntry(currency.word, plural(currency.word, 2), null),
  names: currency.names,
  symbols: currency.symbols,
  minor: currency.minor ?? [],
  minorSymbols: currency.minorSymbols ?? [],
  of: currency.of,
  convention: currency.convention,
}));

const measures: UnitForms[] = units.map((unit) => ({
  entry: {
    unit: unit.unit,
    kind: unit.kind as UnitKind,
    dimension: unit.dimension ?? unit.unit,
    factor: unit.factor ?? 1,
    word: unit.word,
    sign: null,
  },
  symbols: unit.symbols,
  names: unit.names,
}));

const byUnit = new Map([...bare, ...money, ...measures].map(({ entry }) => [entry.unit, entry]));

const unitWords = new Set(
  [...byUnit.values()].filter(({ kind }) => kind !== "count").map(({ word }) => word.toLowerCase()),
);

/** Whether a metric is no more than the name of a unit, "US dollars": the sentence does not say what is measured. */
export const isUnitWord = (metric: string): boolean => unitWords.has(metric.toLowerCase().split(" per ")[0] ?? "");

/** The entry of a claim's unit, "USD per barrel" included; any other string is a counted noun. */
export function unitEntry(unit: string): UnitEntry {
  if (!unit.includes(" per ")) return plainEntry(unit);
  const [base = unit, per = ""] = unit.split(" per ");
  const { kind, dimension, factor, word, sign } = plainEntry(base);
  return { unit, kind, dimension: `${dimension} per ${per}`, factor, word: `${word} per ${per}`, sign, per };
}

function plainEntry(unit: string): UnitEntry {
  return byUnit.get(unit) ?? { unit, kind: "count", dimension: unit, factor: 1, word: unit, sign: null };
}

/** Whether amounts in two different units can be the same amount: two currencies, or two units of one dimension. */
export function convertible(a: string, b: string): boolean {
  const [first, second] = [unitEntry(a), unitEntry(b)];
  if (a === b || first.kind !== second.kind) return false;
  return first.kind === "money" || (first.kind === "physical" && first.dimension === second.dimension);
}

const currenciesOfPlace = new Map<string, string[]>();
for (const { code, places } of currencies as CurrencyData[])
  for (const place of places) currenciesOfPlace.set(place, [...(currenciesOfPlace.get(place) ?? []), code]);

/** The ISO code that a word several countries share ("peso", "dollar") stands for in a country, by its English name; null when it is not that country's. */
export function localCurrency(word: string, place: string): string | null {
  const shared = bare.find(({ entry }) => entry.unit === word);
  return currenciesOfPlace.get(place)?.find((code) => shared?.of.includes(code)) ?? null;
}

/** The signs and names that mean one currency and no other: "C$", "Canadian dollar". */
export const currencyNames = (code: string): readonly string[] =>
  money.filter((form) => form.code === code).flatMap(({ symbols, names }) => [code, ...symbols, ...names]);

const codes = new Set(money.map(({ code }) => code));
/** Whether letters are the ISO 4217 code of a currency that we know. */
export const isCurrency = (letters: string): boolean => codes.has(letters);

/** Every unit with its written forms, for the finders. */
export const moneyForms: readonly MoneyForms[] = money;
export const bareMoneyForms: readonly BareCurrency[] = bare;
export const measureForms: readonly UnitForms[] = measures;
