/** Ages of persons: "Ann Lee, 42,", "rowers 18 and older", "at the age of 9", "She was 43". */
import words from "../../../lexicon/en/not-figures.json" with { type: "json" };
import { isFunctionWord, isPlural, isPreposition, isVerb } from "../../../lexicon/words.ts";
import { wordClass } from "../../grammar/word-classes.ts";
import { readNoun } from "../nouns.ts";
import type { Numeral } from "../numerals.ts";
import { role } from "../roles.ts";
import { can, is, type Token } from "../tokens.ts";
import type { Rule } from "./rule.ts";

export const ageRules: Rule[] = [{ name: "age of a person", refuses: isAge }];

const oldest = 120;
const aged = new Set(words.agedPeople);
const amidAges = new Set(["of", "between", "over", "under"]);
/** How many words back "aged" may stand: "aged 24, 31, 40 and 45". */
const longestAges = 12;

/** A small number without a unit that tells how old someone is. */
function isAge(tokens: readonly Token[], numeral: Numeral): boolean {
  const { low, high, form } = numeral;
  if ((form !== "digits" && form !== "words") || low <= 0 || high > oldest || !Number.isInteger(low)) return false;
  return (
    isAfterAged(tokens, numeral) ||
    isAfterName(tokens, numeral) ||
    isAtAge(tokens, numeral) ||
    isOlder(tokens, numeral) ||
    isOfPronoun(tokens, numeral)
  );
}

/** "women aged 31", "aged 24, 31 and 45", "rowers age 12 and older": only other ages stand between. */
function isAfterAged(tokens: readonly Token[], { from }: Numeral): boolean {
  for (let at = from - 1; at >= Math.max(0, from - longestAges); at -= 1) {
    const word = tokens[at]?.lower ?? "";
    if (word === "aged" || word === "ages") return true;
    if (!can(tokens[at], role.digits | role.joint) && !amidAges.has(word)) return false;
  }
  return false;
}

/** "said Ann Lee, 42.", "Ann Lee, 42, sold", "James Lee Jr., 55, left", "Lee, 42, who": set off after a name. */
function isAfterName(tokens: readonly Token[], { from, to, form }: Numeral): boolean {
  if (form !== "digits" || tokens[from - 1]?.text !== ",") return false;
  const dotted = tokens[from - 2]?.text === ".";
  const junior = /^(?:jr|sr|ii|iii)$/.test(tokens[dotted ? from - 3 : from - 2]?.lower ?? "");
  const last = junior ? from - (dotted ? 4 : 3) : from - 2;
  const named = (at: number): boolean => tokens[at]?.kind === "word" && /^\p{Lu}\p{Ll}/u.test(tokens[at]?.text ?? "");
  const ends = tokens[to] === undefined || /^[,.;]$/.test(tokens[to]?.text ?? "");
  if (!ends || !named(last)) return false;
  if (named(last - 1)) return true;
  const next = tokens[to + 1]?.lower ?? "";
  return (
    tokens[to]?.text === "," && (/^(?:who|whose|an?|from)$/.test(next) || /^(?:said|says|told|was|is)$/.test(next))
  );
}

/** "at age 43", "at the age of 9", "under the age of five", "At 16, he left"; an "average age of 43" and a "retirement age of 65" are figures. */
function isAtAge(tokens: readonly Token[], { from, to }: Numeral): boolean {
  const before = tokens[from - 1]?.lower ?? "";
  const at = before === "of" && tokens[from - 2]?.lower === "age" ? from - 2 : from - 1;
  if (tokens[at]?.lower === "age") {
    const lead = tokens[at - 1]?.lower === "the" ? at - 2 : at - 1;
    return (
      at === 0 || isPreposition(tokens[lead]?.lower ?? "") || isYears(tokens, to) || isPlural(tokens[lead]?.text ?? "")
    );
  }
  return before === "at" && from === 1 && tokens[to]?.text === "," && persons.has(tokens[to + 1]?.lower ?? "");
}

const persons = new Set(["he", "she", "i", "they", "we"]);

/** "12 and older", "65 or over". */
const isYears = (tokens: readonly Token[], at: number): boolean =>
  (tokens[at]?.lower === "and" || tokens[at]?.lower === "or") &&
  /^(?:older|younger|over|under|up)$/.test(tokens[at + 1]?.lower ?? "");

/** "those 65 or older", "rowers 18 and over", "children under five", "younger than five", "adults 18 to 29". */
function isOlder(tokens: readonly Token[], { from, to, low }: Numeral): boolean {
  if (isYears(tokens, to)) return /^(?:older|younger)$/.test(tokens[to + 1]?.lower ?? "") || isWho(tokens[from - 1]);
  const [who, before] = [tokens[from - 2]?.lower ?? "", tokens[from - 1]?.lower ?? ""];
  const compared = before === "than" && (who === "older" || who === "younger");
  const limited = limits.has(before) && aged.has(who);
  return (compared || limited || isAgeRange(tokens, from, to)) && readNoun(tokens, to, low) === null;
}

const limits = new Set(["under", "over", "above", "below"]);

/** "adults 18 to 29": either end. */
function isAgeRange(tokens: readonly Token[], from: number, to: number): boolean {
  const joins = (at: number): boolean =>
    can(tokens[at], role.joint) && /^(?:to|[-\u2013])$/.test(tokens[at]?.lower ?? "");
  if (joins(to) && tokens[to + 1]?.kind === "number") return aged.has(tokens[from - 1]?.lower ?? "");
  return joins(from - 1) && tokens[from - 2]?.kind === "number" && aged.has(tokens[from - 3]?.lower ?? "");
}

const isWho = (token: Token | undefined): boolean =>
  token !== undefined &&
  (aged.has(token.lower) || isPlural(token.text) || /^(?:those|anyone|everyone|all)$/.test(token.lower));

/** "I'm 74", "She was 43.", "He turned 50 in May": of a person told by a pronoun. */
function isOfPronoun(tokens: readonly Token[], { from, to }: Numeral): boolean {
  if (!is(tokens[from - 1], wordClass.contraction | wordClass.verb)) return false;
  const [subject, verb, next] = [tokens[from - 2]?.lower ?? "", tokens[from - 1]?.lower ?? "", tokens[to]];
  const ends =
    next === undefined ||
    /^[,.;)!?]$/.test(next.text) ||
    (next.kind === "word" && (isFunctionWord(next.lower) || isVerb(next.lower)) && !/^(?:of|per|to)$/.test(next.lower));
  if (!ends) return false;
  if (/^(?:i|he|she)['\u2019](?:m|s)$/.test(verb)) return true;
  return /^(?:i|he|she|who)$/.test(subject) && /^(?:am|is|was|turned|turns)$/.test(verb);
}
