/** Phrases: noun phrases and clauses in a tokenised sentence, found by closed-class words and punctuation alone. */
import { isAuxiliary, isDeterminer, isFunctionWord, isNounToo, isVerb } from "../../lexicon/words.ts";
import { joinTokens } from "../quantities/nouns.ts";
import type { Token } from "../quantities/tokens.ts";

/** Token indexes, half-open. */
export interface Range {
  from: number;
  to: number;
}

const clauseMarks = new Set([",", ";", ":", "(", ")", '"', "\u201c", "\u201d", "\u2014", "\u2013", "?", "!"]);
const clauseWords = new Set([
  "and",
  "but",
  "as",
  "that",
  "which",
  "who",
  "while",
  "when",
  "where",
  "because",
  "although",
  "though",
  "with",
  "if",
  "whereas",
  "after",
  "before",
  "since",
]);

/** The tokens of a range as running text. */
export const textOf = (tokens: readonly Token[], { from, to }: Range): string => joinTokens(tokens.slice(from, to));

/** Where the clause around a token begins: after the nearest mark or joining word to its left. */
export function clauseStart(tokens: readonly Token[], at: number): number {
  for (let index = at - 1; index >= 0; index -= 1) {
    const token = tokens[index];
    if (token && (clauseMarks.has(token.text) || clauseWords.has(token.lower)) && !joinsNames(tokens, index))
      return index + 1;
  }
  return 0;
}

/** Where the clause around a token ends: before the nearest mark or joining word to its right. */
export function clauseEnd(tokens: readonly Token[], at: number): number {
  const index = tokens.findIndex(
    (token, position) =>
      position >= at && (clauseMarks.has(token.text) || clauseWords.has(token.lower) || token.text === "."),
  );
  return index < 0 ? tokens.length : index;
}

/** "Ministry of Trade and Industry": the "and" inside a name ends nothing. */
const joinsNames = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.lower === "and" && isCapital(tokens[at - 1]) && isCapital(tokens[at + 1]);

/** The nearest verb left of a token in its clause, or -1. */
export function verbBefore(tokens: readonly Token[], at: number): number {
  const start = clauseStart(tokens, at);
  for (let index = at - 1; index >= start; index -= 1) if (isVerb(tokens[index]?.lower ?? "")) return index;
  return -1;
}

/** The subject of a verb: what stands between the start of its clause and its auxiliaries, without a leading adverbial phrase. */
export function subjectOf(tokens: readonly Token[], verb: number): Range | null {
  let to = verb;
  while (to > 0 && (isAuxiliary(tokens[to - 1]?.lower ?? "") || isLooseAdverb(tokens[to - 1]?.lower ?? ""))) to -= 1;
  const from = clauseStart(tokens, to);
  return from < to ? { from, to } : null;
}

const looseAdverbs = new Set([
  "also",
  "already",
  "now",
  "still",
  "then",
  "even",
  "not",
  "currently",
  "recently",
  "only",
  "to",
]);
const isLooseAdverb = (word: string): boolean => looseAdverbs.has(word) || /[a-z]{3}ly$/.test(word);

/** The noun phrase that begins at a token: determiners are passed over, "of" phrases belong to it. Empty when there is none. */
export function nounPhraseFrom(tokens: readonly Token[], at: number): Range {
  let from = at;
  while (isDeterminer(tokens[from]?.lower ?? "") && !isName(tokens[from])) from += 1;
  let to = from;
  for (let index = from; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined || clauseMarks.has(token.text) || token.text === ".") break;
    const joins =
      token.lower === "of" ||
      joinsNames(tokens, index) ||
      (isDeterminer(token.lower) && tokens[index - 1]?.lower === "of");
    if (!joins && !isName(token) && (isFunctionWord(token.lower) || endsPhrase(tokens, index, from))) break;
    to = index + 1;
  }
  while (to > from && isFunctionWord(tokens[to - 1]?.lower ?? "") && !isName(tokens[to - 1])) to -= 1;
  return { from, to };
}

/** A verb that is no noun ends a phrase; a participle that opens it or follows "of" is an adjective ("of registered boats"). */
function endsPhrase(tokens: readonly Token[], index: number, from: number): boolean {
  const word = tokens[index]?.lower ?? "";
  const opens = index === from || tokens[index - 1]?.lower === "of";
  return isVerb(word) && !isNounToo(word) && !(opens && /(ed|ing)$/.test(word));
}

/** Whether a token is printed as a name or an acronym: "US" is no pronoun. */
export const isName = (token: Token | undefined): boolean =>
  token !== undefined && /^(?:\p{Lu}\.?){2,}$/u.test(token.text);

/** Whether a token starts with a capital letter. */
export const isCapital = (token: Token | undefined): boolean => token !== undefined && /^\p{Lu}/u.test(token.text);
