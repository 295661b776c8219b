/** Units: the currency sign before a numeral, or the longest unit name or sign after it. */
import words from "../../lexicon/en/measures.json" with { type: "json" };
import { measureForms, moneyForms } from "../../lexicon/units.ts";
import { isFunctionWord, singular } from "../../lexicon/words.ts";
import type { Numeral } from "./numerals.ts";
import type { Token } from "./tokens.ts";

export interface UnitReading {
  unit: string;
  /** Token indexes of the numeral together with its unit, half-open. */
  from: number;
  to: number;
  /** What the numeral must be multiplied by: 0.01 for cents, else 1. */
  factor: number;
}

interface Form {
  unit: string;
  factor: number;
}

const key = (name: string): string => name.toLowerCase().split(/[ -]/).map(singular).join(" ");

const names = new Map<string, Form>([
  ...[...measureForms, ...moneyForms].flatMap(({ entry, names: all }) =>
    all.map((name) => [key(name), { unit: entry.unit, factor: 1 }] as const),
  ),
  ...moneyForms.flatMap(({ entry, minor }) =>
    minor.map((name) => [key(name), { unit: entry.unit, factor: 0.01 }] as const),
  ),
]);
const moneyBefore = new Map<string, string>(
  moneyForms.flatMap(({ entry, symbols }) => [entry.unit, ...symbols].map((sign) => [sign, entry.unit] as const)),
);
const signs = new Map<string, Form>([
  ...measureForms.flatMap(({ entry, symbols }) =>
    symbols.map((sign) => [sign, { unit: entry.unit, factor: 1 }] as const),
  ),
  ...[...moneyBefore].map(([sign, unit]) => [sign, { unit, factor: 1 }] as const),
]);
const longestName = Math.max(...[...names.keys()].map((name) => name.split(" ").length));

/** The unit of a numeral with the tokens it covers, or null when none is printed beside it. */
export function readUnit(tokens: readonly Token[], numeral: Numeral): UnitReading | null {
  return unitBefore(tokens, numeral) ?? unitAfter(tokens, numeral);
}

function unitBefore(tokens: readonly Token[], numeral: Numeral): UnitReading | null {
  const { from, to } = numeral;
  const sign = tokens[from - 1];
  const code = sign?.kind === "currency" ? moneyBefore.get(sign.text === "\uffe5" ? "\u00a5" : sign.text) : undefined;
  if (code === undefined) return null;
  const after = unitAfter(tokens, numeral);
  const qualified = after !== null && after.factor === 1 && moneyForms.some(({ entry }) => entry.unit === after.unit);
  return { unit: qualified ? after.unit : code, from: from - 1, to: qualified ? after.to : to, factor: 1 };
}

/** Longest name first, so that "percentage points" is not read as "percentage"; a hyphen may join number and unit. */
function unitAfter(tokens: readonly Token[], { from, to, form }: Numeral): UnitReading | null {
  const joint = (tokens[to]?.text === "-" && tokens[to]?.glued) || (form === "vague" && tokens[to]?.lower === "of");
  const start = joint ? to + 1 : to;
  for (let length = longestName; length > 0; length -= 1) {
    const slice = tokens.slice(start, start + length);
    if (slice.length < length || slice.some((token, at) => at > 0 && token.text === ",")) continue;
    const form =
      names.get(key(slice.map((token) => token.lower).join(" "))) ??
      signs.get(slice.map((token) => token.text).join("")) ??
      hyphenated(slice);
    const of = slice.at(-1)?.lower === "of" ? 1 : 0;
    if (form !== undefined) return { ...form, from, to: start + length - of };
  }
  return null;
}

/** "$52 a barrel", "63 cents per share", "40 litres per square metre": the unit with what it is per, or null. */
export function readRate(tokens: readonly Token[], { unit, to }: UnitReading): { unit: string; to: number } | null {
  const joint = tokens[to]?.lower ?? "";
  const noun = tokens[to + 1];
  if (noun?.kind !== "word" || isFunctionWord(noun.lower)) return null;
  const per = joint === "per" || ((joint === "a" || joint === "an") && perNouns.has(noun.lower));
  return per ? { unit: `${unit} per ${noun.lower}`, to: to + 2 } : null;
}

const perNouns = new Set(words.perNouns);

/** "a 55-kilometre-long", "6.4-magnitude": the unit is the first part of a hyphenated word. */
function hyphenated(slice: readonly Token[]): Form | undefined {
  const [first, ...rest] = slice[0]?.lower.split("-") ?? [];
  return slice.length === 1 && rest.length > 0 && first ? names.get(key(first)) : undefined;
}
