/** Small amounts that are written in ways of their own: "an app or two", "three times" for how often, "½ cup". */
import numbers from "../../lexicon/en/numbers.json" with { type: "json" };
import { unitEntry } from "../../lexicon/units.ts";
import { wordClass } from "../grammar/word-classes.ts";
import { readBound } from "./bounds.ts";
import { countedFigure, type Figure } from "./figure.ts";
import { portions } from "./fractions.ts";

import { moveIn } from "./moves.ts";
import { type NounReading, readNoun } from "./nouns.ts";
import type { Numeral } from "./numerals.ts";
import { is, type Token } from "./tokens.ts";
import { readRate, unitAt } from "./units.ts";

/** "an app or two", "a week or two": one or two of what the article stands before. */
export function orTwo(tokens: readonly Token[], numeral: Numeral): Figure | null {
  const { from, to, low, form } = numeral;
  if (form !== "words" || low !== 2 || tokens[from - 1]?.lower !== "or") return null;
  const [article, noun] = [tokens[from - 3], tokens[from - 2]];
  if (!/^an?$/.test(article?.lower ?? "") || noun?.kind !== "word" || is(noun, wordClass.function)) return null;
  if (readNoun(tokens, to, 2) !== null) return null;
  const unit = unitAt(tokens, from - 2);
  const counted = unit === null ? { head: noun.lower, phrase: noun.text, from: from - 2, to: from - 1 } : null;
  return {
    ...countedFigure(numeral, { from: from - 3, to, unit: unit ?? noun.lower, noun: counted }),
    low: 1,
    high: 2,
  };
}

/** "two more years", "four straight months": the unit of time when only words of sequence and length stand before it; else null. */
export function timeOf(tokens: readonly Token[], { from, to }: NounReading): string | null {
  const unit = unitAt(tokens, to - 1);
  const plain = tokens.slice(from, to - 1).every(({ lower }) => timeModifiers.has(lower));
  return plain && unit !== null && unitEntry(unit).dimension === "time" ? unit : null;
}

const timeModifiers = new Set(numbers.timeModifiers);

/** "31 per 100,000 people": what is counted stands elsewhere, but not without its base. */
export function perThousand(tokens: readonly Token[], { to }: Numeral): { unit: string | null; to: number } {
  const rate = tokens[to]?.lower === "per" && tokens[to + 1]?.kind === "number" ? readRate(tokens, "", to) : null;
  return rate === null ? { unit: null, to } : { unit: rate.unit.trim(), to: rate.to };
}

/** "a 34-strong team": how many are in it. */
export const isTeam = (tokens: readonly Token[], { to }: Numeral): boolean =>
  tokens[to]?.text === "-" &&
  tokens[to + 1]?.lower === "strong" &&
  tokens.slice(to + 2, to + 5).some(({ lower }) => teams.has(lower));

const teams = new Set(numbers.teams);

/** "viewed 500,000 times", "closed three times last year", "fined three times (for oil)": how often, where nothing is compared. */
export function isOccurrence(tokens: readonly Token[], { from, low, form }: Numeral, to: number): boolean {
  if (form === "multiple" || tokens[to - 1]?.lower !== "times" || !Number.isInteger(low)) return false;
  const before = tokens[readBound(tokens, from, to).from - 1]?.lower ?? "";
  if (before === "by" || moveIn(before) !== null || multiplied.has(before)) return false;
  return occasions.has(tokens[to]?.lower ?? (low >= 100 ? "." : ""));
}

const multiplied = new Set(numbers.multiplied);
/** What may follow "three times" where it tells how often: the end, a mark, or when it was. */
const occasions = new Set(numbers.occasions);

/** "½ cup of milk": half of what is measured out; of anything else that follows the sign nothing is certain. */
export function portionOf(tokens: readonly Token[], numeral: Numeral): Figure {
  const { from, to } = numeral;
  const word = tokens[to]?.lower ?? "";
  const noun = portions.has(word) ? { head: word, phrase: word, from: to, to: to + 1 } : null;
  const counted = { from, to: noun?.to ?? to, unit: noun?.head ?? null, noun };
  return { ...countedFigure(numeral, counted), form: "digits" };
}
