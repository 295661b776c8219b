/** Parts: bare numbers of things that a number before them counts: "39 of them", "of whom 12", "Of the 80 boats, 12", "seven more than", "Chile six cranes, Peru three". */
import type { Quantity } from "./index.ts";
import type { Token } from "./tokens.ts";

/** How a bare number goes on with what a number before it counts, and which one that is. */
export interface Part {
  /** Index of the quantity that says what is counted. */
  of: number;
  /** True for a part of that number, false for another number of the same kind of thing. */
  within: boolean;
}

/** Of what counted before it a bare number is a part or a further number; null when nothing says so. */
export function partOf(tokens: readonly Token[], quantities: readonly Quantity[], at: number): Part | null {
  const quantity = quantities[at];
  if (quantity === undefined || quantity.noun !== null || quantity.unit !== null) return null;
  const last = quantities[at - 1];
  const bareBefore = last !== undefined && last.unit === null && last.noun === null && isMore(tokens, quantity);
  const counted = bareBefore ? at - 1 : countedBefore(quantities, at);
  const other = counted < 0 ? undefined : quantities[counted];
  if (other === undefined || quantity.from - other.to > farthest) return null;
  const between = tokens.slice(other.to, quantity.from);
  if (between.some(({ text }) => /^[.!?]$/.test(text))) return null;
  if (isOfThem(tokens, quantity) || isOfWhole(tokens, other, between)) return { of: counted, within: true };
  const further =
    isMore(tokens, quantity) || isListed(tokens, quantity, between) || isElsewhere(tokens, quantity, between);
  return further ? { of: counted, within: false } : null;
}

/** The index of the nearest quantity with a noun before a quantity, no further back than a whole may stand, or -1. */
function countedBefore(quantities: readonly Quantity[], at: number): number {
  const floor = (quantities[at]?.from ?? 0) - farthest;
  let index = at - 1;
  while (index >= 0 && (quantities[index]?.to ?? 0) >= floor) {
    if (quantities[index]?.noun !== null) return index;
    index -= 1;
  }
  return -1;
}

/** How many words before a part the number of the whole may stand. */
const farthest = 30;

const pronoun = /^(?:them|those|these|whom|which|whose)$/;

/** "39 of them", "of whom 39", "Of those, 39". */
function isOfThem(tokens: readonly Token[], { from, to }: Quantity): boolean {
  if (tokens[to]?.lower === "of" && pronoun.test(tokens[to + 1]?.lower ?? "")) return true;
  const last = tokens[from - 1]?.text === "," ? from - 2 : from - 1;
  return pronoun.test(tokens[last]?.lower ?? "") && tokens[last - 1]?.lower === "of";
}

/** "Of the 80 boats in the bay, 12": the whole opens its clause. */
function isOfWhole(tokens: readonly Token[], whole: Quantity, between: readonly Token[]): boolean {
  const start = /^(?:the|its|their|my|our|his|her|some|about)$/.test(tokens[whole.from - 1]?.lower ?? "")
    ? whole.from - 2
    : whole.from - 1;
  const opens = start === 0 || /^[,;:\u201c"]$/.test(tokens[start - 1]?.text ?? "");
  return tokens[start]?.lower === "of" && opens && between.at(-1)?.text === "," && between.length <= 12;
}

/** "seven more than a day earlier", "12 fewer", "nine others". */
const isMore = (tokens: readonly Token[], { to }: Quantity): boolean =>
  /^(?:more|fewer|others)$/.test(tokens[to]?.lower ?? "") && !/^\p{L}*s$/u.test(tokens[to + 1]?.lower ?? "");

/** "Four boats sank in Ash Bay, three in Birch Bay": the same elsewhere, in the same words. */
function isElsewhere(tokens: readonly Token[], { from, to }: Quantity, between: readonly Token[]): boolean {
  const joint = tokens[to]?.lower ?? "";
  const before = tokens[from - 1]?.lower === "another" ? from - 2 : from - 1;
  return (
    /^(?:in|at|near|on|off)$/.test(joint) &&
    /^(?:,|;|and)$/.test(tokens[before]?.lower ?? "") &&
    (/^\p{Lu}/u.test(tokens[to + 1]?.text ?? "") || tokens[to + 1]?.lower === "the") &&
    between.some(({ lower }) => lower === joint)
  );
}

/** "Chile six cranes, Peru three and Ecuador one", "in Chile (24 cranes), Peru (9)": between the numbers stand names and the marks of a list. */
function isListed(tokens: readonly Token[], { from, to }: Quantity, between: readonly Token[]): boolean {
  const named = between.some(({ text }) => /^\p{Lu}/u.test(text));
  const listed = between.every(
    ({ text, lower }) => /^(?:[,;()&]|and|or|in|the|\d+)$/.test(lower) || /^\p{Lu}/u.test(text),
  );
  const ends = tokens[to] === undefined || /^(?:[,;.()]|and|or)$/.test(tokens[to].lower);
  return named && listed && ends && /^(?:\p{Lu}.*|\()$/u.test(tokens[from - 1]?.text ?? "");
}
