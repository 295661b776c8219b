/** Marks glued to a number that are a unit only where the sentence says so: 65" for inches, "40C" for a temperature, "3x" for a ratio. */
import numbers from "../../lexicon/en/numbers.json" with { type: "json" };
import type { Numeral } from "./numerals.ts";
import type { Token } from "./tokens.ts";

/** The unit that the mark after a number stands for, and the index after it; or null. */
export function markedUnit(tokens: readonly Token[], { to, low, form }: Numeral): { unit: string; to: number } | null {
  const mark = tokens[to];
  if (form !== "digits" || mark?.glued !== true || tokens[to - 1]?.kind !== "number") return null;
  if (mark.text === '"' && !closesQuote(tokens, to)) return { unit: "[in_i]", to: to + 1 };
  if (mark.text === "x" && low > 0 && tokens[to + 1]?.kind !== "number") return { unit: "ratio", to: to + 1 };
  const degrees = degreeLetters.get(mark.text);
  return degrees !== undefined && isTemperature(tokens, to) ? { unit: degrees, to: to + 1 } : null;
}

const degreeLetters = new Map([
  ["C", "Cel"],
  ["F", "[degF]"],
]);
const temperatureWords = new Set(numbers.temperatureWords);
const tenths = new Set(numbers.temperatureMoves);
/** How many words around a number are searched for a word of temperature, and for an opening quotation mark. */
const near = 12;
const farthestQuote = 80;

/** "51C on Sunday, the hottest day", "has risen 1.1C"; "gate 51C" is none. */
const isTemperature = (tokens: readonly Token[], at: number): boolean => {
  const decimal = tokens[at - 1]?.text.includes(".") === true;
  return tokens
    .slice(Math.max(0, at - near), at + near)
    .some(({ lower }) => temperatureWords.has(lower) || (decimal && tenths.has(lower)));
};

/** Whether a straight quotation mark that opened before a number ends at an index: 'the "class of 65"' has no inches. */
function closesQuote(tokens: readonly Token[], at: number): boolean {
  for (let index = at - 1; index >= Math.max(0, at - farthestQuote); index -= 1) {
    if (tokens[index]?.text !== '"') continue;
    if (tokens[index - 1]?.kind !== "number" || tokens[index]?.glued !== true) return tokens[index + 1]?.glued === true;
  }
  return at > farthestQuote;
}
