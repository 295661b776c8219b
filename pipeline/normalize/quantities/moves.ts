/** Moves: whether a quantity is the amount by which something rose or fell ("rose 0.3%", "up 58 points"), not the level reached. */
import changes from "../../lexicon/en/changes.json" with { type: "json" };
import type { Quantity } from "./index.ts";
import type { Token } from "./tokens.ts";

export type Move = "up" | "down" | null;

const up = new Set(changes.up);
const down = new Set(changes.down);
const nouns = new Set(changes.nouns);
/** Amounts of these are levels: "a loss of 63 cents per share", "a discount of 5 percent". */
const levelNouns = new Set(changes.levelNouns);
/** Words that may stand between the verb and the amount; hedges belong to the quantity. */
const between = new Set(["by", "another", "further", "just", "only", "between"]);

/** "up" or "down" for the amount of a move, null for anything else. "up 58 points, or 0.4%" is one move twice. */
export function moveOf(tokens: readonly Token[], quantities: readonly Quantity[], at: number): Move {
  const quantity = quantities[at] as Quantity;
  const last = at > 0 ? quantities[at - 1] : undefined;
  if (last?.to === quantity.from - 2 && tokens[last.to]?.text === "," && tokens[last.to + 1]?.lower === "or")
    return moveBefore(tokens, last);
  return moveBefore(tokens, quantity);
}

function moveBefore(tokens: readonly Token[], quantity: Quantity): Move {
  let index = quantity.from - 1;
  while (index >= 0 && between.has(tokens[index]?.lower ?? "")) index -= 1;
  const word = index < 0 ? "" : (tokens[index]?.lower ?? "");
  if (word !== "of") return moveIn(word);
  const noun = tokens[index - 1]?.lower ?? "";
  return nouns.has(noun) && !levelNouns.has(noun) ? moveIn(noun) : null;
}

/** The direction that a word of change tells, lower case expected. */
export const moveIn = (word: string): Move => (down.has(word) ? "down" : up.has(word) ? "up" : null);
