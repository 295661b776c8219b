/** Runs of words that make one name: "Save the Children", "Smith & Sons Co", "Lindgren A/S", "University of Lamu", "Gov. Ann F. Lee". */
import { saysWhen } from "../../lexicon/calendar.ts";
import lists from "../../lexicon/en/names.json" with { type: "json" };
import { abbreviationKind } from "../../lexicon/sentences.ts";
import { isAuxiliary, isFunctionWord } from "../../lexicon/words.ts";
import { isAcronym, isCapital, type Range, withoutPossessive } from "../grammar/words.ts";
import { joinTokens } from "../quantities/nouns.ts";
import type { Token } from "../quantities/tokens.ts";
import { directions, isPossessive } from "./place-names.ts";

type Tokens = readonly Token[];

const heads = new Set(lists.heads);
const generic = new Set(lists.generic);
const roles = new Set(lists.roles);
/** "Save the Children". */
const imperatives = new Set(lists.imperatives);
const addressed = new Set(lists.addressed);

/** The end of the name that begins at a token, or the token itself when none does. A possessive ends it. */
export function runEnd(tokens: Tokens, at: number, to: number): number {
  if (!isCapital(tokens[at]) || isFunctionWord(tokens[at]?.lower ?? "") || isTimeBefore(tokens, at)) return at;
  let end = at + 1;
  while (end < to && !isPossessive(tokens[end - 1])) {
    const next = isCapital(tokens[end]) ? end + 1 : joint(tokens, at, end);
    if (next === end || next > to) break;
    end = next;
  }
  return end;
}

/** "[Last] [Friday] Acme bought", "[in] August Acme sold": a time that only stands before a name. "The Sunday Star", "April Lee" are names. */
export function isTimeBefore(tokens: Tokens, at: number): boolean {
  const [before, word, next] = [at - 1, at, at + 1].map((index) => tokens[index]?.lower ?? "");
  if (orders.test(word ?? "") && saysWhen(next ?? "")) return true;
  if (!saysWhen(word ?? "")) return false;
  if (!/day$/.test(word ?? "")) return beforeMonths.test(before ?? "");
  return before !== "the" && (!isCapital(tokens[at - 1]) || at === 1);
}

const orders = /^(?:last|next|this|late|early)$/;
const beforeMonths = /^(?:in|since|until|last|next|this|early|late|mid)$/;

/** Where a name begins that a range begins inside of: "Save the [Children]". */
export function runStart(tokens: Tokens, from: number): number {
  for (let at = Math.max(0, from - 3); at < from; at += 1) if (runEnd(tokens, at, from + 4) > from) return at;
  return from;
}

/** Where a name goes on after a word or mark inside it, or the place itself. */
function joint(tokens: Tokens, from: number, at: number): number {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (token === undefined || before === undefined) return at;
  if (token.text === "." && token.glued && isCapital(next)) return isShort(before.text) ? at + 2 : at;
  if (!isCapital(next)) return /^(?:of|for)$/.test(token.lower) ? afterArticle(tokens, from, at) : at;
  if (token.text === "&" || (token.text === "/" && token.glued && next?.glued)) return at + 2;
  if (token.lower === "the") return at === from + 1 && imperatives.has(before.lower) ? at + 2 : at;
  if (/^(?:of|for)$/.test(token.lower)) return isHead(tokens, from, at) ? at + 2 : at;
  return token.lower === "and" && isMinistry(tokens, from, at) ? at + 2 : at;
}

/** "Ann F. Lee", "Gov. Lee", "St. Ives". */
const isShort = (word: string): boolean => /^\p{Lu}$/u.test(word) || abbreviationKind(word) === "title";

/** "Bank of the Philippine Islands". */
const afterArticle = (tokens: Tokens, from: number, at: number): number =>
  tokens[at + 1]?.lower === "the" && isCapital(tokens[at + 2]) && isHead(tokens, from, at) ? at + 3 : at;

const isHead = (tokens: Tokens, from: number, at: number): boolean =>
  tokens.slice(from, at).some(({ lower }) => heads.has(lower));

/** "Ministry of Trade and Ports". */
const isMinistry = (tokens: Tokens, from: number, at: number): boolean =>
  /^(?:ministry|department|centers?|office)$/.test(tokens[from]?.lower ?? "") &&
  /^(?:of|for)$/.test(tokens[from + 1]?.lower ?? "") &&
  at === from + 3;

/** Whether a token is the first word of its sentence, of a quotation or of a list item: its capital says nothing. */
export function opensSentence(tokens: Tokens, at: number): boolean {
  for (let index = at - 1; index >= 0; index -= 1) {
    const text = tokens[index]?.text ?? "";
    if (/^["\u201c\u2018\u2022*:\u2014\u2013-]$/.test(text) && !tokens[index]?.glued) return true;
    if (tokens[index]?.kind !== "symbol") return false;
  }
  return true;
}

/** The printed name of a run, without a possessive ending. */
export const nameIn = (tokens: Tokens, { from, to }: Range): string =>
  withoutPossessive(joinTokens(tokens.slice(from, to)));

/** Whether a name can be one: not a time, a label ("Q3"), a direction, a role or a body without its name ("Parliament"). */
export function canBeName(name: string): boolean {
  const words = name.toLowerCase().split(" ");
  if (name.length < 2 || /^[qh]\d$/.test(words[0] ?? "") || saysWhen(name)) return false;
  if (roles.has(words.at(-1) ?? "")) return false;
  return !words.every(
    (word) =>
      generic.has(word) || directions.has(word) || roles.has(word) || isFunctionWord(word) || /^\d+$/.test(word),
  );
}

/** "told Parliament": whom somebody speaks to has no part in what he says. */
export const isAddressed = (tokens: Tokens, at: number): boolean => {
  const before = tokens[at - 1]?.lower === "the" ? at - 2 : at - 1;
  return addressed.has(tokens[before]?.lower ?? "");
};

export const isRole = (word: string): boolean => roles.has(word);

/** "Chief Executive Ann Lee", "Mr Lee". */
export const hasRole = (name: string): boolean =>
  name.split(" ").some((word) => roles.has(word.toLowerCase().replace(".", "")));

/** Whether a run is the letters of something and nothing more. */
export const isLetters = (tokens: Tokens, { from, to }: Range): boolean => to === from + 1 && isAcronym(tokens[from]);

/** Whether a range has a capital that is more than its sentence's first letter: "Britain", "the Tea Board". */
export const namesSomebody = (tokens: Tokens, { from, to }: Range): boolean =>
  tokens
    .slice(from, to)
    .some(
      (token, at) =>
        isCapital(token) &&
        !isAcronym(token) &&
        !isFunctionWord(token.lower) &&
        !saysWhen(token.text) &&
        !opensSentence(tokens, from + at),
    );

/** Whether a name is that of a person: with a role, or one of the document's people, also by surname. */
export const isPerson = (name: string, people: readonly string[]): boolean =>
  hasRole(name) || people.some((full) => full.split(" ").some((word) => name.split(" ").includes(word)));

/** "Rival Acme", "Neighbouring Acme", "Brewer Acme": words that stand before a name without being part of it. */
export const precedesName = (word: string): boolean =>
  openingWords.has(word) || parties.has(word) || directions.has(word) || /maker$/.test(word);

const openingWords = new Set(lists.opening);
const parties = new Set(lists.parties);

/** "Lindgren had put the loss at 4 million euros": after a name, a verb with which it speaks of others. */
export function isEstimate(tokens: Tokens, from: number): boolean {
  let at = from;
  while (isAuxiliary(tokens[at]?.lower ?? "") || /^(?:now|also|\p{L}+ly)$/u.test(tokens[at]?.lower ?? "")) at += 1;
  return estimating.has(tokens[at]?.lower ?? "");
}

const estimating = new Set(lists.estimating);
