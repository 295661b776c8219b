/** Units that are not printed beside their number: from what is counted, or unknown for now. */
import measures from "../../lexicon/en/measures.json" with { type: "json" };
import { peopleOf, placeOf } from "../../lexicon/places.ts";
import { bareMoneyForms, currencyNames, localCurrency, unitEntry } from "../../lexicon/units.ts";
import { countsPeople, isPlural, isPreposition, isVerb, singular } from "../../lexicon/words.ts";
import { wordClass } from "../grammar/word-classes.ts";
import { has, type Range, type Words } from "../grammar/words.ts";
import type { Quantity } from "../quantities/index.ts";
import type { Described } from "./metric/index.ts";

/** A unit that is not printed and not certain from the sentence: of an amount of money, or of nothing that can be told. */
export const unknownMoney = "?";
export const unknownUnit = "";

const impliedUnits = new Map(Object.entries(measures.units));
const levels = new Set(measures.levels);
const money = new Set(measures.money);

/** The unit of a bare number from its metric: "the number of boats reached 71" counts boats. The unknown unit when nothing is certain. */
export function countedUnit(words: Words, phrases: readonly Range[], described: Described, quantity: Quantity): string {
  const { tokens } = words;
  if (/^people /.test(described.suffix)) return "person";
  const unit = impliedUnit(words, phrases);
  if (unit !== null) return isStated(words, quantity) ? unit : unknownUnit;
  if (quantity.form === "vague") return unknownUnit;
  const [phrase] = phrases;
  if (phrase === undefined) return unknownUnit;
  const printed = tokens.slice(phrase.from, phrase.to);
  const of = printed.findIndex((token, at) => token.lower === "of" && printed[at - 1]?.lower === "number");
  const counted = of >= 0 ? printed.slice(of + 1) : printed;
  if (of < 0 && printed.some((token) => money.has(singular(token.lower)) || levels.has(singular(token.lower))))
    return unknownMoney;
  if (!isStated(words, quantity)) return unknownUnit;
  const stop = counted.findIndex((token, at) => at > 0 && isPreposition(token.lower));
  const head = counted
    .slice(0, stop < 0 ? undefined : stop)
    .findLast((token) => isPlural(token.text) && !/['\u2019]s?$/.test(token.text));
  if (head === undefined) return unknownUnit;
  const before = counted[counted.indexOf(head) - 1];
  if (head.lower === "numbers" && before?.kind === "word") return singular(before.text);
  return peopleOf(head.text) === null ? singular(head.text) : "person";
}

/** What a measure counts by its name alone: a toll people, a fleet vehicles; or null. */
function impliedUnit({ tokens }: Words, phrases: readonly Range[]): string | null {
  const named = phrases.flatMap(({ from, to }) => tokens.slice(from, to));
  return named.map(({ lower }) => impliedUnits.get(lower)).find((unit) => unit !== undefined) ?? null;
}

/** "boats number 71", "boats rose to 71 last year"; not "boats on ten Lindgren 40s", not "said Ann Lee, 42". */
function isStated(words: Words, { from, to }: Quantity): boolean {
  const { tokens, verb, content } = words;
  const before = tokens[from - 1]?.lower ?? "";
  const governed = verb[from - 1] === true || isVerb(tokens[from]?.lower ?? "") || statedBy.test(before);
  const more = before === "," && /^(more|less|fewer)$/.test(tokens[to]?.lower ?? "");
  return (governed || more) && (!content[to] || isWhen(words, to));
}

/** "last year", "next quarter". */
const isWhen = (words: Words, at: number): boolean =>
  has(words, at, wordClass.timeAdjective) && has(words, at + 1, wordClass.timeNoun);

const statedBy = /^(to|at|of|by|than|from|and|or|just|only|least|some|[:=])$/;

/**
 * The currency that a word which several countries share ("rupees", "pesos") stands for: that of the place, else the one that the document settles; or
 * null. A bare dollar is the document's whatever the place: one that "$4 million in Fiji" speaks of is as often an American one.
 */
export function currencyAt(
  bare: string | null,
  place: string | null,
  currencies: ReadonlyMap<string, string>,
): string | null {
  if (bare === null) return null;
  const local = place === null || isDollar(bare) ? null : localCurrency(bare, placeOf(place)?.within ?? place);
  return local ?? currencies.get(bare) ?? null;
}

const isDollar = (bare: string): boolean => bare.startsWith("dollar");

/** The countries that a text names, with how often, and the one that it is about or null. */
interface Named {
  countries: ReadonlyMap<string, number>;
  main: string | null;
}

/**
 * What each shared word without a convention stands for all through a text: the money of the only country named there that uses the word. For
 * dollars see `localDollar`.
 */
export function localCurrencies(text: string, named: Named): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const dollar = localDollar(text, named);
  for (const { entry, convention } of bareMoneyForms) {
    const word = entry.unit;
    const codes = new Set([...named.countries.keys()].flatMap((country) => localCurrency(word, country) ?? []));
    const [only] = codes.size === 1 && convention === null ? codes : [];
    const code = isDollar(word) ? dollar : (only ?? null);
    if (code !== null) found.set(word, code);
  }
  return found;
}

/** How many times as often as the United States a country is named at least for its dollar to be the document's. */
const often = 3;

/**
 * The dollar of the country that a text is about, where the text hardly names the United States and never that dollar in full ("C$", "Canadian
 * dollars"), as news for the world does; null when a bare dollar is the American one.
 */
function localDollar(text: string, { countries, main }: Named): string | null {
  const code = main === null ? null : localCurrency("dollar", main);
  if (code === null || main === null || code === "USD") return null;
  const american = [...countries].find(([country]) => localCurrency("dollar", country) === "USD")?.[1] ?? 0;
  const certain = (countries.get(main) ?? 0) >= often * american;
  return certain && !currencyNames(code).some((name) => text.includes(name)) ? code : null;
}

/** As in a claim: people of every kind of word are persons, a counted noun is in lower case. */
export const canonicalUnit = (unit: string): string =>
  countsPeople(unit) ? "person" : unitEntry(unit).kind === "count" ? unit.toLowerCase() : unit;
