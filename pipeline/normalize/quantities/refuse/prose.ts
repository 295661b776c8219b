/** Scores, ranks, pronouns and set phrases: numerals that stand in running text and count nothing. */
import words from "../../../lexicon/en/not-figures.json" with { type: "json" };
import { wordClass } from "../../grammar/word-classes.ts";
import type { Numeral } from "../numerals.ts";
import { is, matchWords, type Token } from "../tokens.ts";
import type { Rule } from "./rule.ts";

const pronounOne = new Set(words.pronounOne);
const voting = new Set(words.voting);
const parents = new Set(words.parents);
const ranking = new Set(words.ranking);

export const proseRules: Rule[] = [
  { name: "score", refuses: isScore },
  { name: "rank", refuses: isRank },
  { name: "one as a pronoun", refuses: isPronoun },
  { name: "age of a person", refuses: isAge },
  { name: "children of a parent", refuses: isFamily },
  { name: "what a rate is per", refuses: isBase },
  { name: "set phrase", refuses: isIdiom },
];

/** Phrases by their number word: the words of each, and where in it the number word stands. */
const idioms = new Map<string, { phrase: string[]; offset: number }[]>();
for (const { words: phrase, number } of words.idioms) {
  const all = phrase.split(" ");
  idioms.set(number, [...(idioms.get(number) ?? []), { phrase: all, offset: all.indexOf(number) }]);
}

/** "forty winks", "a picture is worth a thousand words". */
function isIdiom(tokens: readonly Token[], { from, to }: Numeral): boolean {
  for (let at = from; at < Math.min(to, from + 2); at += 1) {
    const known = idioms.get(tokens[at]?.lower ?? "") ?? [];
    if (known.some(({ phrase, offset }) => matchWords(tokens, at - offset, phrase) >= 0)) return true;
  }
  return false;
}

/** "A mother of three was hurt". */
function isFamily(tokens: readonly Token[], { from, form }: Numeral): boolean {
  return form === "words" && tokens[from - 1]?.lower === "of" && parents.has(tokens[from - 2]?.lower ?? "");
}

/** "5.5 per 100,000 people", "one in every 40 boats": the number that another is counted by. */
function isBase(tokens: readonly Token[], { from, low }: Numeral): boolean {
  const before = tokens[from - 1]?.lower ?? "";
  return low >= 10 && (before === "per" || (before === "every" && /^(in|of|for)$/.test(tokens[from - 2]?.lower ?? "")));
}

/** "said Ann Lee, 42.", "Ann Lee, 42, sold", "women aged 31", "aged 24, 31 and 45": a small number set off after a name of two words, or after "aged". */
function isAge(tokens: readonly Token[], { from, to, form, low }: Numeral): boolean {
  if (form !== "digits") return false;
  if (isAged(tokens, from)) return true;
  if (tokens[from - 1]?.text !== "," || low <= 0 || low >= 120) return false;
  const ends = tokens[to] === undefined || /^[,.;]$/.test(tokens[to]?.text ?? "");
  return ends && isNamePart(tokens[from - 3]) && isNamePart(tokens[from - 2]);
}

const isNamePart = (token: Token | undefined): boolean => token?.kind === "word" && /^\p{Lu}\p{Ll}/u.test(token.text);

/** Whether only other ages stand between "aged" and a number. */
function isAged(tokens: readonly Token[], from: number): boolean {
  for (let at = from - 1; at >= Math.max(0, from - longestAges); at -= 1) {
    const word = tokens[at]?.lower ?? "";
    if (word === "aged" || word === "ages") return true;
    if (!/^(?:\d+|to|and|of|or|between|[-\u2013,])$/.test(word)) return false;
  }
  return false;
}

/** How many words back "aged" may stand: "aged 24, 31, 40 and 45". */
const longestAges = 12;

/** "won 2-1", "a 2-2 draw": two small numbers joined by a hyphen that do not rise. */
function isScore(tokens: readonly Token[], { from, to }: Numeral): boolean {
  if (to !== from + 1 || !isPoints(tokens[from])) return false;
  return isPair(tokens, from, to) || isPair(tokens, from - 2, from - 1);
}

const isPoints = (token: Token | undefined): boolean => token !== undefined && /^\d{1,3}$/.test(token.text);

/** Two small numbers that do not rise around a hyphen, or around "to" where they are no change ("voted 52 to 48", not "from 52 to 48"). */
function isPair(tokens: readonly Token[], first: number, joint: number): boolean {
  const [one, sign, other] = [tokens[first], tokens[joint], tokens[joint + 1]];
  if (joint !== first + 1 || !isPoints(one) || !isPoints(other) || Number(other?.text) > Number(one?.text))
    return false;
  if (/^[-\u2013]$/.test(sign?.text ?? "")) return sign?.glued === true && other?.glued === true;
  return sign?.lower === "to" && voting.has(tokens[first - 1]?.lower ?? "");
}

/** "the bottom three", "the top 10", "the big four" without a noun that is counted; "the big four firms" either. */
function isRank(tokens: readonly Token[], { from, to }: Numeral): boolean {
  const before = tokens[from - 1]?.lower ?? "";
  if (before === "big" && tokens[from - 2]?.lower === "the") return true;
  return ranking.has(before) && !is(tokens[to], wordClass.plural) && !is(tokens[to + 1], wordClass.plural);
}

/** "one of the largest", "no one", "the one that": a number only before a noun it counts ("one boat"). */
function isPronoun(tokens: readonly Token[], { from, to, form, low }: Numeral): boolean {
  if (form !== "words" || low !== 1 || tokens[from]?.lower !== "one") return false;
  const before = tokens[from - 1]?.lower;
  if (
    before === "no" ||
    before === "any" ||
    before === "every" ||
    before === "the" ||
    before === "this" ||
    before === "each" ||
    before === "that"
  )
    return true;
  const next = tokens[to];
  return next === undefined || next.kind !== "word" || pronounOne.has(next.lower);
}
