/** One quantity in two units: "5 feet 4 inches", "6ft 2in", "6-foot-2", "7 pounds 4 ounces", "3 hours 20 minutes". */
import { cardinalOf } from "./spelled.ts";
import type { Token } from "./tokens.ts";
import { type UnitReading, unitAt } from "./units.ts";

type Unit = Pick<UnitReading, "unit" | "from" | "to">;

/** A quantity in its smaller unit, with the tokens of all its parts. */
interface Whole extends Unit {
  low: number;
}

interface Pair {
  small: string;
  /** How many of the small unit make one of the large. */
  ratio: number;
  /** How the small unit is written. */
  words: RegExp;
}

const pairs = new Map<string, Pair>([
  ["[ft_i]", { small: "[in_i]", ratio: 12, words: /^(?:in|ins|inch|inches|\u2033|")$/ }],
  ["[lb_av]", { small: "[oz_av]", ratio: 16, words: /^(?:oz|ounces?)$/ }],
  ["h", { small: "min", ratio: 60, words: /^(?:minutes?|mins?|m)$/ }],
  ["min", { small: "s", ratio: 60, words: /^(?:seconds?|secs?|s)$/ }],
]);

/** The whole in its smaller unit; null when what follows a measure does not belong to it. */
export function compoundOf(tokens: readonly Token[], { unit, from, to }: Unit, low: number): Whole | null {
  const pair = pairs.get(unit);
  if (pair === undefined || !Number.isInteger(low) || low < 0) return null;
  const hyphen = tokens[to]?.text === "-" && tokens[to]?.glued === true;
  const at = hyphen || tokens[to]?.lower === "and" ? to + 1 : to;
  const number = tokens[at];
  const rest =
    number?.kind === "number" && /^\d\d?$/.test(number.text) ? Number(number.text) : cardinalOf(number?.lower ?? "");
  if (rest === undefined || rest >= pair.ratio) return null;
  const sign = tokens[at + 1]?.text === "-" && tokens[at + 1]?.glued === true ? at + 2 : at + 1;
  const word = tokens[sign];
  const written = pair.words.test(word?.lower ?? "") && (word?.lower !== "in" || word.glued);
  if (!written && !(hyphen && unit === "[ft_i]")) return null;
  return { unit: pair.small, from, to: written ? sign + 1 : at + 1, low: low * pair.ratio + rest };
}

/** "an hour and 45 minutes": the first unit once, with an article for its number. */
export function withArticle(tokens: readonly Token[], { unit, from, to }: Unit, low: number): Whole | null {
  if (from < 3 || tokens[from - 1]?.lower !== "and" || !/^an?$/.test(tokens[from - 3]?.lower ?? "")) return null;
  const pair = pairs.get(unitAt(tokens, from - 2) ?? "");
  return pair?.small === unit && low < pair.ratio ? { unit, from: from - 3, to, low: low + pair.ratio } : null;
}
