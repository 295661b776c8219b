/** Units: what each is called, what kind it is and how units of one dimension convert. */
import currencies from "./en/currencies.json" with { type: "json" };
import units from "./en/units.json" with { type: "json" };

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
  /** Names of the hundredth part. */
  minor: string[];
}

const money: UnitForms[] = currencies.map((currency) => ({
  entry: {
    unit: currency.code,
    kind: "money",
    dimension: currency.code,
    factor: 1,
    word: currency.word,
    sign: currency.sign ?? null,
  },
  symbols: currency.symbols,
  names: currency.names,
  minor: currency.minor ?? [],
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
  minor: [],
}));

const byUnit = new Map([...money, ...measures].map(({ entry }) => [entry.unit, entry]));

/** The entry of a claim's unit, "USD per barrel" included; any other string is a counted noun. */
export function unitEntry(unit: string): UnitEntry {
  const [base = unit, per] = unit.split(" per ");
  if (per === undefined) return plainEntry(unit);
  const entry = plainEntry(base);
  return { ...entry, unit, dimension: `${entry.dimension} per ${per}`, word: `${entry.word} per ${per}`, per };
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

/** Every unit with its written forms, for the finders. */
export const moneyForms: readonly UnitForms[] = money;
export const measureForms: readonly UnitForms[] = measures;
