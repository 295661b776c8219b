/** Names of metrics: from the phrases that describe a figure to a short name without places, articles and fillers. */
import { saysWhen } from "../../lexicon/calendar.ts";
import measures from "../../lexicon/en/measures.json" with { type: "json" };
import { isInhabitants } from "../../lexicon/places.ts";
import { isDeterminer, isFunctionWord, isNounToo, isPlural, isVerb, singular } from "../../lexicon/words.ts";
import { isTime } from "../grammar/phrases.ts";
import { wordClass } from "../grammar/word-classes.ts";
import { isAcronym, isCapital, type Range, type Words, withoutPossessive } from "../grammar/words.ts";
import { joinTokens, namedBefore } from "../quantities/nouns.ts";
import { is, type Token } from "../quantities/tokens.ts";
import type { PlaceMention } from "./places.ts";

export interface Abbreviation {
  short: string;
  long: string;
}

const counts = new Set(measures.counts);
const levels = new Set(measures.levels);
/** Words of a phrase that do not name what is measured. */
const dropped = new Set(measures.unnamed);

/** What a name is made of: words of our own around phrases of the sentence. */
interface Parts {
  prefix: string;
  phrases: readonly Range[];
  suffix: string;
}

/** What the document tells of names: abbreviations it introduces, and words that stand as names inside its sentences. */
interface Known {
  abbreviations: readonly Abbreviation[];
  names: ReadonlySet<string>;
}

/** The name of a metric: "The total scale of Kenya's core tea industry" is "core tea industry scale". */
export function nameOf(
  words: Words,
  { prefix, phrases, suffix }: Parts,
  places: readonly PlaceMention[],
  known: Known,
): string {
  const parts = phrases.map((phrase) => reorder(content(words, phrase, places, known.names)));
  const name = [prefix, ...parts, suffix].filter((part) => part.length > 0).join(" ");
  return shorten(name, known.abbreviations).trim();
}

/** The words of a phrase that say what is measured: no place, time, number, article, parenthesis or trailing preposition. */
function content(
  words: Words,
  { from, to }: Range,
  places: readonly PlaceMention[],
  names: ReadonlySet<string>,
): Token[] {
  const { tokens } = words;
  const kept: Token[] = [];
  let depth = 0;
  for (let at = from; at < to; at += 1) {
    const token = tokens[at];
    if (token === undefined) continue;
    if (token.text === "(") depth += 1;
    if (token.text === ")") depth -= 1;
    const place = places.some((mention) => at >= mention.from && at < mention.to) && !isInhabitants(token.text);
    if (kept.length > 0 && (endsName(tokens, at) || beginsTime(tokens, at))) break;
    if (depth > 0 || place || token.kind !== "word" || dropped.has(token.lower) || isTime(words, at)) continue;
    if (isDeterminer(token.lower) && !isAcronym(token)) continue;
    const known = token.lower === "ones" ? namedBefore(tokens, at) : at;
    const named = tokens[known] ?? token;
    kept.push(opensSentence(tokens, known, names) ? { ...named, text: named.lower } : named);
  }
  return oneOf(words, from) ? inSingular(trim(kept)) : trim(kept);
}

/** "one of the cables": a cable. */
const oneOf = ({ tokens }: Words, from: number): boolean =>
  tokens[from]?.lower === "one" && tokens[from + 1]?.lower === "of";

const inSingular = (tokens: readonly Token[]): Token[] =>
  tokens.map((token, at) => (at === tokens.length - 1 ? { ...token, text: singular(token.text) } : token));

/** The capital of a sentence's first word, which is no part of the word unless it is a name. */
function opensSentence(tokens: readonly Token[], at: number, names: ReadonlySet<string>): boolean {
  const token = tokens[at];
  const first = at === 0 || (at === 1 && tokens[0]?.kind === "symbol");
  if (token === undefined || !first || isAcronym(token) || isCapital(tokens[at + 1])) return false;
  return /^\p{Lu}\p{Ll}/u.test(token.text) && !names.has(withoutPossessive(token.text));
}

/** "patents filed by ...", "an industry booming with ...": a participle that no noun follows begins what is said about the noun before it. */
function endsName(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  const participle = /[a-z]{2}(ed|ing)$/.test(tokens[at]?.lower ?? "") && !isGerund(tokens, at);
  return participle && (next === undefined || next.kind !== "word" || isFunctionWord(next.lower));
}

/**
 * "counts of aggravated kidnapping", "of money laundering": after "of" and one or two words, no article ("of a yard
 * booming with trade") and no plural ("of boats sailing"), it is a noun.
 */
const isGerund = (tokens: readonly Token[], at: number): boolean =>
  /ing$/.test(tokens[at]?.lower ?? "") &&
  [at - 2, at - 3].some((of) => tokens[of]?.lower === "of" && !isDeterminer(tokens[of + 1]?.lower ?? "")) &&
  tokens[at - 1]?.kind === "word" &&
  !isPlural(tokens[at - 1]?.text ?? "");

/** "inventory at the end of the quarter", "profit in the three months to March": a preposition and the edge or the length of a time. */
const beginsTime = (tokens: readonly Token[], at: number): boolean =>
  isSpan(tokens, at) ||
  (/^(?:at|by|since|from|until)$/.test(tokens[at]?.lower ?? "") &&
    [1, 2].some((ahead) => /^(?:end|start|beginning|close|turn)$/.test(tokens[at + ahead]?.lower ?? "")));

/** How many words behind its preposition a time ends: "in the past three financial years". */
const longestSpan = 6;

function isSpan(tokens: readonly Token[], at: number): boolean {
  if (!/^(?:in|for|over|during|within)$/.test(tokens[at]?.lower ?? "")) return false;
  let end = at + 1;
  while (
    end < at + longestSpan &&
    !is(tokens[end], wordClass.timeNoun) &&
    (isDeterminer(tokens[end]?.lower ?? "") ||
      tokens[end]?.kind === "number" ||
      is(tokens[end], wordClass.timeAdjective | wordClass.numeral))
  )
    end += 1;
  return is(tokens[end], wordClass.timeNoun) || saysWhen(tokens[end]?.text ?? "");
}

/** Function words and verbs at the ends go, "of" and "in" in the middle stay. */
function trim(tokens: Token[]): Token[] {
  const loose = (token: Token | undefined): boolean =>
    token !== undefined && isFunctionWord(token.lower) && !isAcronym(token);
  let from = 0;
  let to = tokens.length;
  while (from < to && loose(tokens[from])) from += 1;
  while (
    to > from &&
    (loose(tokens[to - 1]) ||
      (isOnlyVerb(tokens[to - 1]?.lower ?? "") && to - from > 1 && !/s$/.test(tokens[to - 1]?.lower ?? "")))
  )
    to -= 1;
  return tokens.slice(from, to);
}

const isOnlyVerb = (word: string): boolean => isVerb(word) && !isNounToo(word);

/** "number of boats" is "boats"; "scale of the industry" is "industry scale"; other "of" phrases stay as they are. */
function reorder(tokens: readonly Token[]): string {
  const of = tokens.findIndex((token) => token.lower === "of");
  if (of < 1) return plain(tokens);
  const head = tokens[of - 1]?.lower ?? "";
  const before = tokens.slice(0, of);
  const after = trim(tokens.slice(of + 1));
  if (counts.has(head)) return [plain(before.slice(0, -1)), plain(after)].filter(Boolean).join(" ");
  return levels.has(head) || levels.has(singular(head)) ? `${plain(after)} ${plain(before)}` : plain(tokens);
}

const plain = (tokens: readonly Token[]): string =>
  joinTokens(tokens.map((token) => ({ ...token, text: withoutPossessive(token.text), glued: false })));

/** Long forms that the document abbreviates become their short forms. */
function shorten(name: string, abbreviations: readonly Abbreviation[]): string {
  return abbreviations.reduce((text, { short, long }) => {
    const at = text.toLowerCase().indexOf(long.toLowerCase());
    return at < 0 ? text : `${text.slice(0, at)}${short}${text.slice(at + long.length)}`;
  }, name);
}

/** The abbreviations that a text introduces: "artificial reef (AR)", when the letters are the initials of the words before. */
export function findAbbreviations(text: string): Abbreviation[] {
  const found: Abbreviation[] = [];
  for (const match of text.matchAll(/\((\p{Lu}{2,6})s?\)/gu)) {
    const short = match[1] ?? "";
    const before = text
      .slice(Math.max(0, match.index - 120), match.index)
      .trim()
      .split(/\s+/)
      .slice(-short.length);
    const initials = before
      .map((word) =>
        word
          .replace(/^[^\p{L}]+/u, "")
          .slice(0, 1)
          .toUpperCase(),
      )
      .join("");
    if (initials === short)
      found.push({
        short,
        long: before
          .map((word) => word.replace(/^[^\p{L}]+/u, ""))
          .map((word, at) => (at === before.length - 1 ? singular(word) : word))
          .join(" "),
      });
  }
  return found;
}
