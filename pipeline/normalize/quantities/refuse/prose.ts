/** Ranks, pronouns and set phrases: numerals that stand in running text and count nothing. */

import words from "../../../lexicon/en/not-figures.json" with { type: "json" };
import nouns from "../../../lexicon/en/nouns.json" with { type: "json" };
import { wordClass } from "../../grammar/word-classes.ts";
import type { Numeral } from "../numerals.ts";
import { is, matchWords, type Token } from "../tokens.ts";
import type { Rule } from "./rule.ts";

const pronounOne = new Set(words.pronounOne);
const parents = new Set(words.parents);
const pasts = new Set(nouns.notHeads);
const ranking = new Set(words.ranking);

export const proseRules: Rule[] = [
  { name: "rank", refuses: isRank },
  { name: "one as a pronoun", of: "words", refuses: isPronoun },
  { name: "those told of before", refuses: isKnownGroup },
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
  for (let at = from; at < Math.min(to, from + 4); at += 1) {
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
  return next === undefined || next.kind !== "word" || pronounOne.has(next.lower) || isOneByOne(tokens, from, to);
}

/** "one boat after another", "from one port to another", "at one point". */
function isOneByOne(tokens: readonly Token[], from: number, to: number): boolean {
  if (tokens[from - 1]?.lower === "at" && /^(?:point|stage|moment)$/.test(tokens[to]?.lower ?? "")) return true;
  const other = tokens.slice(to + 1, to + 5).findIndex(({ lower }) => lower === "another");
  return other > 0 && /^(?:after|to|or|from|upon|into|for)$/.test(tokens[to + other]?.lower ?? "");
}

/** "the two met", "all three left": those told of before, not how many there are. */
function isKnownGroup(tokens: readonly Token[], { from, to, form, low }: Numeral): boolean {
  if (form !== "words" || low < 2 || low > 10 || !/^(?:the|these|those|all)$/.test(tokens[from - 1]?.lower ?? ""))
    return false;
  const next = tokens[to];
  if (next === undefined || /^[.,;:)]$/.test(next.text) || pasts.has(next.lower)) return true;
  return is(next, wordClass.endsPhrase) && !is(next, wordClass.nounVerb) && !is(tokens[to + 1], wordClass.plural);
}
