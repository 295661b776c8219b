/** Bounds: the hedge words before or after a figure ("more than", "nearly", "or so"), and what they make of its value. */
import changes from "../../lexicon/en/changes.json" with { type: "json" };
import hedges from "../../lexicon/en/hedges.json" with { type: "json" };
import type { Bound, Value } from "../../model/claim.ts";
import { matchWords, type Token } from "./tokens.ts";

export interface BoundReading {
  bound: Bound;
  /** Token indexes of the figure together with its hedge, half-open. */
  from: number;
  to: number;
}

interface Hedge {
  words: string[];
  bound: Bound;
}

/** The hedges of one side by the word that touches the figure, longest first. */
function touching(side: string, word: (words: string[]) => string | undefined): ReadonlyMap<string, Hedge[]> {
  const byWord = new Map<string, Hedge[]>();
  for (const hedge of hedges.filter((entry) => entry.side === side)) {
    const words = hedge.words.split(" ");
    const key = word(words) ?? "";
    byWord.set(key, [...(byWord.get(key) ?? []), { words, bound: hedge.bound as Bound }]);
  }
  for (const list of byWord.values()) list.sort((a, b) => b.words.length - a.words.length);
  return byWord;
}

const hedgesBefore = touching("before", (words) => words.at(-1));
const hedgesAfter = touching("after", (words) => words[0]);

/** Words that may stand between a hedge and its figure: "over the 10,000 mark", "more than a third". */
const between = new Set(["the", "a", "an", "only", "just", "some", "of", "another", "additional"]);

/** The longest hedge that touches the figure, or an exact reading. */
export function readBound(tokens: readonly Token[], from: number, to: number): BoundReading {
  const hedge = hedgeBefore(tokens, from) ?? hedgeAfter(tokens, to);
  if (hedge === null) return { bound: "exact", from, to };
  return { bound: hedge.bound, from: Math.min(from, hedge.from), to: Math.max(to, hedge.to) };
}

function hedgeBefore(tokens: readonly Token[], from: number): BoundReading | null {
  for (const start of [from, between.has(tokens[from - 1]?.lower ?? "") ? from - 1 : from]) {
    if (tokens[start - 1]?.text === "~") return { bound: "about", from: start - 1, to: start };
    for (const { words, bound } of hedgesBefore.get(tokens[start - 1]?.lower ?? "") ?? []) {
      const at = start - words.length;
      if (matchWords(tokens, at, words) >= 0 && !isDirection(tokens, at, words)) return { bound, from: at, to: start };
    }
  }
  return null;
}

/** "edged up to 4 percent" reaches four percent; it is no upper bound. */
const isDirection = (tokens: readonly Token[], at: number, words: readonly string[]): boolean =>
  words[0] === "up" && drift.has(tokens[at - 1]?.lower ?? "");

const drift = new Set(changes.drift);

function hedgeAfter(tokens: readonly Token[], to: number): BoundReading | null {
  if (tokens[to]?.text === "+" && tokens[to]?.glued) return { bound: "at-least", from: to, to: to + 1 };
  for (const { words, bound } of hedgesAfter.get(tokens[to]?.lower ?? "") ?? []) {
    const end = matchWords(tokens, to, words);
    if (end >= 0) return { bound, from: to, to: end };
  }
  return null;
}

/** A value of one number under a bound: a one-sided bound is open on its other side. */
export function boundValue(amount: { low: number; high: number; precision: number }, bound: Bound): Value {
  const { low, high, precision } = amount;
  if (low !== high) return { low, high, bound: "range", precision };
  if (bound === "more-than" || bound === "at-least") return { low, high: null, bound, precision };
  if (bound === "less-than" || bound === "at-most") return { low: null, high, bound, precision };
  return { low, high, bound, precision };
}
