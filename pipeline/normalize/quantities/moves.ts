/** Moves: whether a quantity is the amount by which something rose or fell ("rose 0.3%", "up 58 points"), not the level reached. */
import changes from "../../lexicon/en/changes.json" with { type: "json" };
import type { Token } from "./tokens.ts";

export type Move = "up" | "down" | null;

const up = new Set(changes.up);
const down = new Set(changes.down);
/** Words that may stand between the verb and the amount. */
const between = new Set(["by", "another", "further", "some", "about", "nearly", "around", "almost", "roughly", "more", "than", "over", "under", "at", "least", "as", "much", "as", "just", "only", "between", "from", "a", "an"]);

/** "up" or "down" for the amount of a move, null for anything else. `from` and `to` are the quantity's token indexes. */
export function moveOf(tokens: readonly Token[], { from }: { from: number; to: number }): Move {
  let at = from - 1;
  while (at >= 0 && between.has(tokens[at]?.lower ?? "")) at -= 1;
  const word = tokens[at]?.lower ?? "";
  return down.has(word) ? "down" : up.has(word) ? "up" : null;
}
