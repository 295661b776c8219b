/** Moves: whether a quantity is the amount by which something rose or fell ("rose 0.3%", "up 58 points"), not the level reached. */
import changes from "../../lexicon/en/changes.json" with { type: "json" };
import { unitEntry } from "../../lexicon/units.ts";
import { isAuxiliary, isNounToo, isVerb } from "../../lexicon/words.ts";
import { wordClass } from "../grammar/word-classes.ts";
import type { Quantity } from "./index.ts";
import { is, type Token } from "./tokens.ts";

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
  const last = index < 0 ? undefined : tokens[index];
  if (!is(last, wordClass.move) && last?.lower !== "of") return null;
  const word = tokens[quantity.from]?.lower === "short" ? "" : (last?.lower ?? "");
  if (isDefeat(tokens, quantity, index) || isFunding(tokens, quantity, word) || isPhrasal(tokens, quantity, index))
    return null;
  if (word !== "of") return moveIn(word);
  const noun = tokens[index - 1]?.lower ?? "";
  return nouns.has(noun) && !levelNouns.has(noun) ? moveIn(noun) : null;
}

/** "lost by five points": a margin of defeat. */
const isDefeat = (tokens: readonly Token[], { from }: Quantity, verb: number): boolean =>
  /^(?:lost|lose|loses|losing)$/.test(tokens[verb]?.lower ?? "") && tokens[from - 1]?.lower === "by";

/** "raise up to $12.9bn", "raised £5m": money that is found, where nothing is raised by it. */
const isFunding = (tokens: readonly Token[], { from, unit }: Quantity, word: string): boolean =>
  /^rais(?:e|ed|es|ing)$/.test(word) && tokens[from - 1]?.lower !== "by" && unit !== null && isMoneyUnit(unit);

const isMoneyUnit = (unit: string): boolean => unitEntry(unit).kind === "money";

/** "opened up 5 ports", "anted up $129": after a verb that is no move "up" belongs to the verb; "ended up 5 percent" is one. */
function isPhrasal(tokens: readonly Token[], { from, unit }: Quantity, at: number): boolean {
  if (tokens[from - 1]?.lower === "by") return false;
  const verb = tokens[at - 1]?.lower ?? "";
  if (!/^(?:up|down)$/.test(tokens[at]?.lower ?? "") || isAuxiliary(verb) || moveIn(verb) !== null || drift.has(verb))
    return false;
  const share = unit !== null && unitEntry(unit).kind === "share";
  return share ? sharing.has(verb) : (isVerb(verb) && !isNounToo(verb)) || /(?:ed|ing)$/.test(verb);
}

const drift = new Set([...changes.drift, ...changes.endings]);
const sharing = new Set(changes.sharing);

/** The direction that a word of change tells, lower case expected. */
export const moveIn = (word: string): Move => (down.has(word) ? "down" : up.has(word) ? "up" : null);
