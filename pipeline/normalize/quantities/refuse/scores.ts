/** Scores of games: "won 2-1", "7-6 (5), 3-6, 7-6 (7)". */
import words from "../../../lexicon/en/not-figures.json" with { type: "json" };
import type { Numeral } from "../numerals.ts";
import { role } from "../roles.ts";
import { can, type Token } from "../tokens.ts";
import type { Rule } from "./rule.ts";

export const scoreRules: Rule[] = [{ name: "score", of: "digits", refuses: isScore }];

const voting = new Set(words.voting);
/** How many tokens of a run of sets are looked at to each side. */
const longestRun = 40;

/** Two small numbers joined by a hyphen that do not rise, and every other pair of their run. */
function isScore(tokens: readonly Token[], { from, to }: Numeral): boolean {
  if (to !== from + 1 || !isPoints(tokens[from])) return false;
  return isPair(tokens, from, to) || isPair(tokens, from - 2, from - 1) || isInRun(tokens, from);
}

/** What may stand between the points of a run. */
const breaks = new Set("-\u2013,;()");

const isPoints = (token: Token | undefined): boolean => can(token, role.digits) && (token?.text.length ?? 0) < 4;

/** Two small numbers that do not rise around a hyphen, or around "to" where they are no change ("voted 52 to 48", not "from 52 to 48"). */
function isPair(tokens: readonly Token[], first: number, joint: number): boolean {
  const [one, sign, other] = [tokens[first], tokens[joint], tokens[joint + 1]];
  if (joint !== first + 1 || !isPoints(one) || !isPoints(other) || Number(other?.text) > Number(one?.text))
    return false;
  if (/^[-\u2013]$/.test(sign?.text ?? "")) return sign?.glued === true && other?.glued === true;
  return sign?.lower === "to" && voting.has(tokens[first - 1]?.lower ?? "");
}

/** "7-6 (5), 3-6, 7-6 (7)": two or more pairs with nothing but commas and tie-breaks between them, one of which does not rise. */
function isInRun(tokens: readonly Token[], at: number): boolean {
  const belongs = (token: Token | undefined): boolean => isPoints(token) || breaks.has(token?.text ?? "");
  let [first, last] = [at, at];
  while (first > at - longestRun && belongs(tokens[first - 1])) first -= 1;
  while (last < at + longestRun && belongs(tokens[last + 1])) last += 1;
  if (last - first < 6) return false;
  const run = tokens.slice(first, last + 1).map(({ text }) => text);
  const pairs = [...run.join("").matchAll(/(\d+)[-\u2013](\d+)/g)];
  return pairs.length > 1 && pairs.some(([, one, other]) => Number(one) >= Number(other));
}
