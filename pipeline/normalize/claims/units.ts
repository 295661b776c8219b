/** Units that are not printed beside their number: from what is counted, or unknown for now. */
import measures from "../../lexicon/en/measures.json" with { type: "json" };
import { placeOf } from "../../lexicon/places.ts";
import { localCurrency, unitEntry } from "../../lexicon/units.ts";
import { countsPeople, isPlural, isPreposition, singular } from "../../lexicon/words.ts";
import type { Range } from "../grammar/words.ts";
import type { Quantity } from "../quantities/index.ts";
import type { Token } from "../quantities/tokens.ts";
import type { Described } from "./metric/index.ts";

/** A unit that is not printed and not certain from the sentence: of an amount of money, or of nothing that can be told. */
export const unknownMoney = "?";
export const unknownUnit = "";

const impliedUnits = new Map(Object.entries(measures.units));
const levels = new Set(measures.levels);
const money = new Set(measures.money);

/** The unit of a bare number from its metric: "the number of boats reached 71" counts boats. The unknown unit when nothing is certain. */
export function countedUnit(
  tokens: readonly Token[],
  phrases: readonly Range[],
  described: Described,
  form: Quantity["form"],
): string {
  if (/^people /.test(described.suffix)) return "person";
  const implied = phrases
    .flatMap(({ from, to }) => tokens.slice(from, to))
    .map((token) => impliedUnits.get(token.lower));
  const unit = implied.find((candidate) => candidate !== undefined);
  if (unit !== undefined) return unit;
  if (form === "vague") return unknownUnit;
  const [phrase] = phrases;
  if (phrase === undefined) return unknownUnit;
  const words = tokens.slice(phrase.from, phrase.to);
  const of = words.findIndex((token, at) => token.lower === "of" && words[at - 1]?.lower === "number");
  const counted = of >= 0 ? words.slice(of + 1) : words;
  if (of < 0 && words.some((token) => money.has(singular(token.lower)) || levels.has(singular(token.lower))))
    return unknownMoney;
  const stop = counted.findIndex((token, at) => at > 0 && isPreposition(token.lower));
  const head = counted.slice(0, stop < 0 ? undefined : stop).findLast((token) => isPlural(token.text));
  if (head === undefined) return unknownUnit;
  return placeOf(head.text) === null ? singular(head.text) : "person";
}

/**
 * The currency that a word which several countries share ("rupees", "pesos") stands for at a place, or null. Dollars are left to their
 * convention: a bare dollar in an article about another country is as often an American one.
 */
export function currencyAt(bare: string | null, place: string | null): string | null {
  if (bare === null || place === null || bare.startsWith("dollar")) return null;
  return localCurrency(bare, placeOf(place)?.within ?? place);
}

/** As in a claim: people of every kind of word are persons, a counted noun is in lower case. */
export const canonicalUnit = (unit: string): string =>
  countsPeople(unit) ? "person" : unitEntry(unit).kind === "count" ? unit.toLowerCase() : unit;
