/** A sentence as tokens: numbers, words, currency signs and single symbols, each at its place. */
import { moneyForms } from "../../lexicon/units.ts";
import type { Span } from "../../model/span.ts";

export interface Token extends Span {
  text: string;
  lower: string;
  kind: "number" | "word" | "currency" | "symbol";
  /** True when no space stands before it. */
  glued: boolean;
}

const escapeForPattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/** Longest first, so that "US$" is not read as "US" and "$". */
const currencySigns = moneyForms
  .flatMap(({ entry, symbols }) => [...symbols, entry.unit])
  .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  .map(escapeForPattern);

/** Western and Indian grouping, a fraction, decimals with or without a leading zero, plain digits. */
const digits =
  "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?(?!\\d)|\\d{1,2}(?:,\\d{2})+,\\d{3}(?!\\d)|\\d+/\\d+(?![\\d/])|\\d+\\.\\d+|(?<![\\d\\p{L}])\\.\\d+|\\d+";
/** A minus belongs to the number only where no number or word stands before it: "-1.3%", "$-50bn", not "2014-2023". */
const sign = "(?:(?<=^|[\\s(\\[$\u20ac\u00a3\u00a5])[-\u2212](?=\\.?\\d))?";

/**
 * Alternatives in order: a currency sign or code before a digit or standing alone as a sign; a number; a vulgar fraction; a word
 * with inner hyphens and full stops between single letters (U.S.); any other character.
 */
const tokenPattern = new RegExp(
  [
    `(?<currency>(?<![\\p{L}])(?:${currencySigns.join("|")})(?=\\s?[-\u2212]?\\.?\\d)|[$\u20ac\u00a3\u00a5\u20b9\u20a9\uffe5])`,
    `(?<number>${sign}(?:${digits})|[\u00bc-\u00be\u2150-\u215e])`,
    "(?<word>(?:\\p{L}\\.){2,}|\\p{L}[\\p{L}\\p{M}\\p{N}]*(?:[-'\u2019&\u2011]\\p{L}[\\p{L}\\p{M}\\p{N}]*)*)",
    "(?<symbol>\\S)",
  ].join("|"),
  "gu",
);

/** The tokens of a sentence, in order; every character that is not white space belongs to exactly one. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(tokenPattern)) {
    const { currency, number, word } = match.groups ?? {};
    const kind = currency ? "currency" : number ? "number" : word ? "word" : "symbol";
    const start = match.index;
    const end = start + match[0].length;
    tokens.push({
      start,
      end,
      text: match[0],
      lower: match[0].toLowerCase(),
      kind,
      glued: tokens.at(-1)?.end === start,
    });
  }
  return tokens;
}

/** Whether the words of a phrase stand in the tokens from an index on; gives the index after them, or -1. */
export function matchWords(tokens: readonly Token[], from: number, words: readonly string[]): number {
  if (from < 0) return -1;
  return words.every((word, offset) => tokens[from + offset]?.lower === word) ? from + words.length : -1;
}
