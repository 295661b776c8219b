/** Points: parts of a percentage point and of a percent: "half a point", "a quarter of a percentage point", "two-tenths of one percent", "a half-point rise". */
import measures from "../../lexicon/en/measures.json" with { type: "json" };
import type { Token } from "./tokens.ts";

/** A unit that the words after a fraction name, and the index after them. */
export interface PointReading {
  unit: "percentage-point" | "percent" | "point";
  to: number;
}

const moving = new Set(measures.inPercent);

/**
 * What stands after a fraction that ends at an index: "of a percentage point", "a point", "percent"; null when it is a fraction of something else. A
 * bare point is a percentage point where the sentence speaks of a rate or of percents, else one of a score or an index.
 */
export function pointAfter(tokens: readonly Token[], end: number): PointReading | null {
  if (/-point$/.test(tokens[end - 1]?.lower ?? "")) return { unit: ofPoint(tokens), to: end };
  let at = tokens[end]?.lower === "of" ? end + 1 : end;
  const of = at > end;
  if (/^(?:a|an|one)$/.test(tokens[at]?.lower ?? "")) at += 1;
  const word = tokens[at]?.lower ?? "";
  const next = tokens[at + 1]?.lower ?? "";
  if (/^points?$/.test(word)) return { unit: ofPoint(tokens), to: at + 1 };
  if (/^percent(?:age)?$/.test(word) && /^points?$/.test(next)) return { unit: "percentage-point", to: at + 2 };
  if (!of && at === end) return null;
  if (word === "per" && next === "cent") return { unit: "percent", to: at + 2 };
  return word === "percent" ? { unit: "percent", to: at + 1 } : null;
}

const ofPoint = (tokens: readonly Token[]): PointReading["unit"] =>
  tokens.some(({ lower }) => moving.has(lower)) ? "percentage-point" : "point";
