/** Counted nouns: the phrase after a numeral and its head ("3,700 coastal fishing boats" counts boats). */
import concepts from "../../lexicon/en/concepts.json" with { type: "json" };
import nouns from "../../lexicon/en/nouns.json" with { type: "json" };
import { cardinals, vague } from "../../lexicon/numbers.ts";
import { peopleOf, placeOf } from "../../lexicon/places.ts";
import { isPlural, isVerb, singular } from "../../lexicon/words.ts";
import { wordClass } from "../grammar/word-classes.ts";
import { is, type Token } from "./tokens.ts";

export interface NounReading {
  /** Singular, as printed; "person" for people named after their place ("Kenyans"); empty for "ones" of nothing named before. */
  head: string;
  /** The phrase as printed, from after the numeral to the head. */
  phrase: string;
  /** Token indexes of the phrase, half-open. */
  from: number;
  to: number;
}

/** How far a head may stand from its number. */
const reach = 7;

/**
 * The noun that the tokens from an index on count. Modifiers may be nouns, adjectives and a parenthesis; the head is the last of
 * the first run of plural nouns, but not whoever a clause is about ("the jobs economists had expected"). After "one" the head is singular and ends the run of words. Null when nothing is counted there.
 */
export function readNoun(tokens: readonly Token[], from: number, count: number): NounReading | null {
  const hyphen = tokens[from]?.text === "-" && tokens[from]?.glued === true;
  const start = hyphen || (isQuote(tokens[from]) && tokens[from]?.glued !== true) ? from + 1 : from;
  const first = tokens[start];
  if (first === undefined || first.kind !== "word") return null;
  let stated = start;
  while (is(tokens[stated], wordClass.auxiliary)) stated += 1;
  if (stated > start && is(tokens[stated], wordClass.people))
    return { head: "person", phrase: joinTokens(tokens.slice(stated, stated + 1)), from: start, to: start };
  const described = count === 1 && isBeforeNoun(tokens, start);
  if (is(first, wordClass.people) && !described && !is(tokens[start + 1], wordClass.plural))
    return { head: "person", phrase: first.text, from: start, to: start + 1 };
  if (first.lower === "in" && tokens[start + 1]?.lower === "attendance")
    return { head: "person", phrase: "people in attendance", from: start, to: start + 2 };
  return count === 1 ? singularNoun(tokens, start) : pluralNoun(tokens, start);
}

/** "the 240,000 analysts had expected": the analysts are not counted, they look for so many. */
const areForecasters = (tokens: readonly Token[], at: number): boolean =>
  forecasters.has(tokens[at]?.lower ?? "") &&
  [at + 1, at + 2].some((index) => expecting.has(tokens[index]?.lower ?? ""));

const forecasters = new Set(concepts.forecasters);
const expecting = new Set(concepts.expecting);

function pluralNoun(tokens: readonly Token[], start: number): NounReading | null {
  let depth = 0;
  for (let index = start; index < Math.min(tokens.length, start + reach); index += 1) {
    const token = tokens[index];
    if (token === undefined) return null;
    if (token.text === "(") depth += 1;
    else if (token.text === ")") depth -= 1;
    if (depth < 0) return null;
    if (token.text === "(" || token.text === ")" || depth > 0 || isQuote(token)) continue;
    if (!canBelong(tokens, index, start)) return null;
    if (!isHead(token)) continue;
    if (areForecasters(tokens, index)) return null;
    if (!goesOn(tokens, index)) return noun(tokens, start, index + 1);
  }
  return null;
}

/** Plurals without an ending that stand before another noun as well. */
const modifying = new Set(nouns.modifying);

/** "United States" in "two United States service members". */
const endsPlaceName = (tokens: readonly Token[], index: number): boolean =>
  is(tokens[index], wordClass.capital) &&
  tokens[index - 1]?.kind === "word" &&
  (tokens[index - 1]?.text === "United" || placeOf(joinTokens(tokens.slice(index - 1, index + 1))) !== null);

const isQuote = (token: Token | undefined): boolean => /^["'\u2018\u2019\u201c\u201d]$/.test(token?.text ?? "");

/** The same inside a phrase: an apostrophe belongs to its word. */
const quotes = /["\u201c\u201d\u2018]|(?<=\s|^)'|['\u2019](?=\s|$)/gu;

/** A plural, or a people whose name ends as no plural does ("Israelis", "Pakistanis"). */
function isHead(token: Token): boolean {
  if (is(token, wordClass.possessive) ? isPlural(bare(token)) : is(token, wordClass.plural)) return true;
  return is(token, wordClass.capital) && endsAsPeople.test(token.text) && peopleOf(token.text.slice(0, -1)) !== null;
}

const endsAsPeople = /^\p{Lu}\p{Ll}+is$/u;

/** "fishing boats owners", "police officers were", "United States troops"; but "the boats were", "rowers plans", "two free throws moments later" end with the first plural. */
function goesOn(tokens: readonly Token[], index: number): boolean {
  const [token, next, after] = [tokens[index], tokens[index + 1], tokens[index + 2]];
  if (next?.kind !== "word") return false;
  if (endsPlaceName(tokens, index)) return true;
  if (!is(next, wordClass.plural)) return false;
  if (modifying.has(token?.lower ?? "") || (isName(token) && next.text === next.lower)) return true;
  if (/(?:er|or|ee)s$/.test(token?.lower ?? "") && is(next, wordClass.endsPhrase)) return false;
  return !is(after, wordClass.auxiliary) && !/^(?:later|earlier|ago|before|after|apart)$/.test(after?.lower ?? "");
}

/** "200 Hamas fighters": a name in -s that is no word for people stands before what is counted. */
const isName = (token: Token | undefined): boolean =>
  is(token, wordClass.capital) && !is(token, wordClass.acronym) && peopleOf(token?.text ?? "") === null;

/** Words inside the phrase: no closed class but "of" is let through, no verb, no punctuation but a comma between adjectives. */
function canBelong(tokens: readonly Token[], index: number, start: number): boolean {
  const token = tokens[index];
  if (token === undefined) return false;
  if (token.text === "-") return token.glued;
  if (token.text === "," || token.lower === "and")
    return (
      index > start &&
      tokens[index + 1]?.kind === "word" &&
      !isNumberWord(tokens[index + 1]?.lower ?? "") &&
      !is(tokens[index + 1], wordClass.endsPhrase | wordClass.function)
    );
  if (token.kind !== "word" || isContraction(token.lower)) return false;
  if (isNumberWord(token.lower)) return isJoined(tokens, index);
  if (token.lower === "more" || token.lower === "other" || token.lower === "such") return index === start;
  if (isAcronym(token) || (index === start && isAdjectival(token))) return true;
  if (!is(token, wordClass.endsPhrase)) return !is(token, wordClass.function);
  if (index > start && !is(token, wordClass.nounVerb) && token.lower.endsWith("s")) return false;
  return !is(token, wordClass.function) && (is(token, wordClass.plural) || is(tokens[index + 1], wordClass.plural));
}

/** "2.7m combined sales", "four separate plans": right after a number a participle or the base form of a verb is an adjective. */
const isAdjectival = (word: Token): boolean =>
  is(word, wordClass.endsPhrase) &&
  word.lower !== "last" &&
  (is(word, participle) || isVerb(`${word.lower}d`) || isVerb(`${word.lower}ed`));

const participle = wordClass.endsInEd | wordClass.endsInIng;

/** "US customers", "IT firms": in capitals these are no pronouns. */
const isAcronym = (token: Token): boolean => is(token, wordClass.acronym);

/** Without a possessive ending: "400 people's homes" counts people. */
const bare = (token: Token): string => token.text.replace(/['\u2019]s?$/, "");

/** "one boat", "one small, fast boat": up to four words, of which the last is the noun; what follows a noun and the verb of the clause end it. */
function singularNoun(tokens: readonly Token[], start: number): NounReading | null {
  let end = start;
  for (let index = start; index < tokens.length && index < start + reach; index += 1) {
    const token = tokens[index];
    if (isQuote(token) || (token?.text === "," && index > start && end === index)) continue;
    if (isNumberWord(token?.lower ?? "") && isJoined(tokens, index)) {
      index += 1;
      continue;
    }
    if (token?.kind !== "word" || (endsSingular(tokens, index, start) && !isAcronym(token))) break;
    end = index + 1;
    if (index === start && measures.has(token.lower)) break;
    if (tokens[end]?.text === "," && !adjectives.has(token.lower)) break;
  }
  if (end === start) return null;
  const found = noun(tokens, start, end);
  return adjectives.has(found.head.toLowerCase()) ? null : found;
}

/** Verbs end the words after "one"; the base form of a verb that is a noun too does not ("one lengthy stretch"). */
function endsSingular(tokens: readonly Token[], at: number, start: number): boolean {
  const token = tokens[at];
  const word = token?.lower ?? "";
  if (is(token, wordClass.plural) && !isModifier(tokens, at, start)) return true;
  if (is(token, wordClass.function) || isContraction(word) || word === "last") return true;
  const nounToo = is(token, wordClass.nounVerb);
  if (notHeads.has(word) && (at > start || !nounToo)) return true;
  if (nounToo) return false;
  if (!is(token, wordClass.endsPhrase))
    return is(token, participle) && word.length > 5 && !(at === start && isBeforeNoun(tokens, at));
  return at === start || !isVerb(`${word}s`) || !(isVerb(`${word}d`) || isVerb(`${word}ed`));
}

/** "one sports car", "one human rights group": a plural that stands before another noun. */
const isModifier = (tokens: readonly Token[], at: number, start: number): boolean =>
  canBeNoun(tokens[at + 1]) &&
  !is(tokens[at + 1], wordClass.plural) &&
  (at === start || pluralModifiers.has(tokens[at]?.lower ?? "")) &&
  !is(tokens[at], wordClass.endsPhrase);

/** "one unmanned boat": after the participle stands a word that can be the noun. */
const isBeforeNoun = (tokens: readonly Token[], at: number): boolean =>
  is(tokens[at], wordClass.endsInEd) && canBeNoun(tokens[at + 1]);

const canBeNoun = (token: Token | undefined): boolean =>
  token?.kind === "word" && token.text === token.lower && !is(token, wordClass.function | wordClass.endsPhrase);

/** "1 cup sweet peppers": what measures out is what is counted. */
const measures = new Set(nouns.measuresOut);
const pluralModifiers = new Set(nouns.pluralModifiers);
const adjectives = new Set(nouns.adjectives);
const notHeads = new Set(nouns.notHeads);
const isNumberWord = (word: string): boolean => cardinals.has(word) || vague.has(word);
/** "two" in "a two-month study". */
const isJoined = (tokens: readonly Token[], index: number): boolean =>
  tokens[index + 1]?.text === "-" && tokens[index + 1]?.glued === true;

/** "doesn't", "who's" name nothing; "Kenya's" may. */
const isContraction = (word: string): boolean => /(?:n['\u2019]t|['\u2019](?:ll|re|ve|d|m))$/.test(word);

function noun(tokens: readonly Token[], start: number, to: number): NounReading {
  const words = tokens
    .slice(start, to)
    .filter((token, at) => at > 0 || !is(token, wordClass.function) || isAcronym(token));
  const last = words.at(-1);
  const people = last !== undefined && /^\p{Lu}\p{Ll}+is$/u.test(last.text);
  const named = last?.lower === "ones" ? tokens[namedBefore(tokens, start)] : last;
  const head = named ? (people ? bare(named).slice(0, -1) : singular(bare(named))) : "";
  const parenthesis = words.findIndex((token) => token.text === "(");
  const kept =
    parenthesis < 0
      ? words
      : words.filter((_, at) => at < parenthesis || at > words.findLastIndex((token) => token.text === ")"));
  return {
    head: peopleOf(head) === null ? head : "person",
    phrase: joinTokens(kept).replace(quotes, ""),
    from: start,
    to,
  };
}

/** "The boats are old, and 12 of the best ones sank": the index of the plural before it that "ones" stands for, or -1. */
export const namedBefore = (tokens: readonly Token[], from: number): number =>
  tokens.findLastIndex(
    (token, at) =>
      at < from &&
      token.kind === "word" &&
      is(token, wordClass.plural) &&
      !is(token, wordClass.possessive | wordClass.timeNoun | wordClass.endsPhrase) &&
      token.lower !== "ones",
  );

/** Tokens as running text: a space between them unless they were printed without one. */
export function joinTokens(tokens: readonly Token[]): string {
  return tokens.map((token, at) => (at > 0 && !token.glued ? ` ${token.text}` : token.text)).join("");
}
