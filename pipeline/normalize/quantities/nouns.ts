/** Counted nouns: the phrase after a numeral and its head ("3,700 coastal fishing boats" counts boats). */
import concepts from "../../lexicon/en/concepts.json" with { type: "json" };
import { peopleOf } from "../../lexicon/places.ts";
import { isPlural, isVerb, singular } from "../../lexicon/words.ts";
import { wordClass } from "../grammar/word-classes.ts";
import { is, type Token } from "./tokens.ts";

export interface NounReading {
  /** Singular, as printed; "person" for people named after their place ("Kenyans"). */
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
  const start = tokens[from]?.text === "-" && tokens[from]?.glued ? from + 1 : from;
  const first = tokens[start];
  if (first === undefined || first.kind !== "word") return null;
  let stated = start;
  while (is(tokens[stated], wordClass.auxiliary)) stated += 1;
  if (stated > start && is(tokens[stated], wordClass.people))
    return { head: "person", phrase: joinTokens(tokens.slice(stated, stated + 1)), from: start, to: start };
  if (is(first, wordClass.people) && !is(tokens[start + 1], wordClass.plural))
    return { head: "person", phrase: first.text, from: start, to: start + 1 };
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
    if (token.text === "(" || token.text === ")" || depth > 0) continue;
    if (!canBelong(tokens, index, start)) return null;
    const more = is(tokens[index + 1], wordClass.plural) && !is(tokens[index + 2], wordClass.auxiliary);
    const plural = is(token, wordClass.possessive) ? isPlural(bare(token)) : is(token, wordClass.plural);
    if (plural && areForecasters(tokens, index)) return null;
    if (plural && !more) return noun(tokens, start, index + 1);
  }
  return null;
}

/** Words inside the phrase: no closed class but "of" is let through, no verb, no punctuation but a comma between adjectives. */
function canBelong(tokens: readonly Token[], index: number, start: number): boolean {
  const token = tokens[index];
  if (token === undefined) return false;
  if (token.text === "-") return token.glued;
  if (token.text === "," || token.lower === "and")
    return (
      index > start &&
      tokens[index + 1]?.kind === "word" &&
      !is(tokens[index + 1], wordClass.endsPhrase | wordClass.function)
    );
  if (token.kind !== "word") return false;
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

function singularNoun(tokens: readonly Token[], start: number): NounReading | null {
  let end = start;
  while (end < tokens.length && end < start + 3) {
    const token = tokens[end];
    if (token?.kind !== "word" || is(token, wordClass.function | wordClass.endsPhrase | participle)) break;
    end += 1;
  }
  return end === start ? null : noun(tokens, start, end);
}

function noun(tokens: readonly Token[], start: number, to: number): NounReading {
  const words = tokens
    .slice(start, to)
    .filter((token, at) => at > 0 || !is(token, wordClass.function) || isAcronym(token));
  const last = words.at(-1);
  const head = last ? singular(bare(last)) : "";
  const parenthesis = words.findIndex((token) => token.text === "(");
  const kept =
    parenthesis < 0
      ? words
      : words.filter((_, at) => at < parenthesis || at > words.findLastIndex((token) => token.text === ")"));
  return { head: peopleOf(head) === null ? head : "person", phrase: joinTokens(kept), from: start, to };
}

/** Tokens as running text: a space between them unless they were printed without one. */
export function joinTokens(tokens: readonly Token[]): string {
  return tokens.map((token, at) => (at > 0 && !token.glued ? ` ${token.text}` : token.text)).join("");
}
