/** Bounds: the hedge words before or after a figure ("more than", "nearly", "or so"), and what they make of its value. */
import changes from "../../lexicon/en/changes.json" with { type: "json" };
import hedges from "../../lexicon/en/hedges.json" with { type: "json" };
import numbers from "../../lexicon/en/numbers.json" with { type: "json" };
import { isDeterminer, isFunctionWord, isVerb } from "../../lexicon/words.ts";
import type { Bound, Value } from "../../model/claim.ts";
import { afterHedge, role } from "./roles.ts";
import { can, matchWords, type Token } from "./tokens.ts";

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

/** The longest hedge that touches the figure, or an exact reading. */
export function readBound(tokens: readonly Token[], from: number, to: number): BoundReading {
  const hedge = hedgeBefore(tokens, from, to) ?? hedgeAfter(tokens, to);
  if (hedge === null) return { bound: "exact", from, to };
  return { bound: hedge.bound, from: Math.min(from, hedge.from), to: Math.max(to, hedge.to) };
}

function hedgeBefore(tokens: readonly Token[], from: number, to: number): BoundReading | null {
  if (from < 1 || !can(tokens[from - 1], role.hedgeBefore)) return null;
  const near = tokens[from - 1]?.lower ?? "";
  const starts = afterHedge.has(near) ? [from, from - 1] : [from];
  if (near === "additional" && /^an?$/.test(tokens[from - 2]?.lower ?? "")) starts.push(from - 2);
  for (const start of starts) {
    if (tokens[start - 1]?.text === "~") return { bound: "about", from: start - 1, to: start };
    for (const { words, bound } of hedgesBefore.get(tokens[start - 1]?.lower ?? "") ?? []) {
      const at = start - words.length;
      if (matchWords(tokens, at, words) < 0 || isDirection(tokens, at, words) || isNoBound(tokens, from, to, words))
        continue;
      return near === "the" && isMeasuredAgainst(words) ? null : { bound, from: at, to: start };
    }
  }
  return null;
}

/** "less than the $53 million he cited", "short of the 95% needed": the figure is what something else is measured against. */
const isMeasuredAgainst = (words: readonly string[]): boolean =>
  words.at(-1) === "than" || (words[0] === "short" && words[1] === "of");

/**
 * "has passed 40 laws" made them, "has passed 2,000" is beyond; "the Max 8" and "4 min. 30" have no limit; "tickets from $20" and "starting at $20"
 * open a list of prices, "bought from 20 boats", "at 20 knots" and "tickets from $20 to $50" do not;
 * "a rise over two years" is during them, "for over two years" longer.
 */
function isNoBound(tokens: readonly Token[], from: number, to: number, words: readonly string[]): boolean {
  if (words[0] === "from" || (words[0] === "at" && words.length === 1)) {
    const [last, verb] = [tokens[from - 3]?.lower ?? "", tokens[from - 2]?.lower ?? ""];
    const opens = words[0] === "from" ? pricedFrom : startingAt;
    if (words[0] === "at" && tokens[from]?.kind !== "currency") return true;
    return (
      !opens.has(verb) ||
      (verb === "started" && !pricedFrom.has(last)) ||
      /^(?:to|-|\u2013)$/.test(tokens[to]?.lower ?? "")
    );
  }
  if (words[0] === "over" && words.length === 1 && times.test(tokens[to - 1]?.lower ?? ""))
    return tokens[to]?.lower !== "ago" && !lasting.has(tokens[from - 2]?.lower ?? "");
  if (words.at(-1) === "passed") return tokens[from]?.kind === "number" && /^\d{1,2}$/.test(tokens[from]?.text ?? "");
  if (!/^m(?:in|ax)$/.test(words[0] ?? "")) return false;
  const at = from - words.length;
  return tokens[at - 1]?.kind === "number" || (at > 0 && /^\p{Lu}/u.test(tokens[at]?.text ?? ""));
}

/** "edged up to 4 percent", "peaked at a maximum of 6 metres" reach it; it is no upper bound. Nor is "handed over $4 million" a lower one. */
const isDirection = (tokens: readonly Token[], at: number, words: readonly string[]): boolean =>
  (words[0] === "up" && drift.has(tokens[at - 1]?.lower ?? "")) ||
  (words.some((word) => /^m(?:ax|in)imum$/.test(word)) && isReached(tokens, at)) ||
  (words[0] === "over" && handedOver.has(tokens[at - 1]?.lower ?? ""));

/** "reached [a maximum of]". */
const isReached = (tokens: readonly Token[], at: number): boolean =>
  /^(?:to|at|reached|hit)$/.test(tokens[tokens[at - 1]?.lower === "a" ? at - 2 : at - 1]?.lower ?? "");

const handedOver = new Set(changes.handedOver);

const times = /^(?:second|minute|hour|day|week|month|year|decade)s?$/;
const lasting = new Set(numbers.lasting);
const startingAt = new Set(numbers.startingAt);
const pricedFrom = new Set([...numbers.startingAt, ...numbers.pricedFrom]);
const drift = new Set(changes.drift);

/** The hedge after a figure, or null. */
export function hedgeAfter(tokens: readonly Token[], to: number): BoundReading | null {
  if (!can(tokens[to], role.hedgeAfter)) return null;
  if (tokens[to]?.text === "+" && tokens[to]?.glued) return { bound: "at-least", from: to, to: to + 1 };
  for (const { words, bound } of hedgesAfter.get(tokens[to]?.lower ?? "") ?? []) {
    const end = matchWords(tokens, to, words);
    if (end >= 0 && (!openWords.has(words.at(-1) ?? "") || endsPhrase(tokens[end])))
      return { bound, from: to, to: end };
  }
  return null;
}

/** After "12 years and over" nothing may follow that would make it "and over the hill". */
const openWords = new Set(["over", "above", "up", "under", "below"]);
const endsPhrase = (next: Token | undefined): boolean =>
  next === undefined ||
  next.kind === "symbol" ||
  isVerb(next.lower) ||
  (isFunctionWord(next.lower) && !isDeterminer(next.lower));

/** A value of one number under a bound: a one-sided bound is open on its other side. */
export function boundValue(amount: { low: number; high: number; precision: number }, bound: Bound): Value {
  const { low, high, precision } = amount;
  if (low !== high) return { low, high, bound: "range", precision };
  if (bound === "more-than" || bound === "at-least") return { low, high: null, bound, precision };
  if (bound === "less-than" || bound === "at-most") return { low: null, high, bound, precision };
  return { low, high, bound, precision };
}
