/** Unreal: "would have", "could have" and their like, which tell what did not happen or what perhaps did. */
import outcomes from "../../lexicon/en/outcomes.json" with { type: "json" };
import { wordClass } from "../grammar/word-classes.ts";
import { is, type Token } from "../quantities/tokens.ts";

/** "could have sunk", "should have held", "would not have been", "may have killed": a guess at what was, given by its first token. */
export function isPastGuess(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at];
  if (word === undefined || !guesses.has(word.lower)) return false;
  if (word.lower === "may" && word.text === "May") return true;
  return participleAfter(tokens, at) >= 0;
}

/**
 * What a guess makes of its figures: "would have been 4 boats" is unreal, for it was not so; "could have killed 40 people" and "might have
 * cost $4 million" are estimates of what happened. Null for "may have", which reports, and for "would not have sold 40 boats", which were sold.
 */
export function guessAt(tokens: readonly Token[], at: number): "unreal" | "estimate" | null {
  const word = tokens[at]?.lower ?? "";
  if (!/^(would|could|might|should)$/.test(word) || tokens[at + 1]?.lower === "not") return null;
  const participle = participleAfter(tokens, at);
  if (participle < 0) return null;
  const estimated = word === "might" || (word === "could" && happened.has(tokens[participle]?.lower ?? ""));
  return estimated ? "estimate" : "unreal";
}

/** The index of the participle after a modal with "have", one adverb before each passed over; -1 when there is none. */
function participleAfter(tokens: readonly Token[], at: number): number {
  const have = [at + 1, at + 2].find((index) => tokens[index]?.lower === "have");
  if (have === undefined || (have === at + 2 && !isAdverb(tokens[at + 1]))) return -1;
  const after = isAdverb(tokens[have + 1]) ? have + 2 : have + 1;
  const { lower = "", kind } = tokens[after] ?? {};
  const participle = kind === "word" && (/(ed|en|wn|unk|ung)$/.test(lower) || is(tokens[after], wordClass.past));
  return participle ? after : -1;
}

const guesses = new Set(["may", "might", "could", "would", "should"]);

/** What becomes of people and things: "killed", "damaged". */
const happened = new Set(outcomes.flatMap(({ forms }) => forms));

const isAdverb = (token: Token | undefined): boolean =>
  token !== undefined && (token.lower === "not" || is(token, wordClass.adverb));
