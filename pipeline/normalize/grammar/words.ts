/** Words: which words of a sentence are verbs, which name something, where clauses begin. No tagger: neighbours decide. */
import words from "../../lexicon/en/concepts.json" with { type: "json" };
import notFigures from "../../lexicon/en/not-figures.json" with { type: "json" };
import nouns from "../../lexicon/en/nouns.json" with { type: "json" };
import { cardinals } from "../../lexicon/numbers.ts";
import { joinTokens } from "../quantities/nouns.ts";
import { is, type Token } from "../quantities/tokens.ts";
import { wordClass } from "./word-classes.ts";

/** Token indexes, half-open. */
export interface Range {
  from: number;
  to: number;
}

/** The tokens of a sentence with what each is, by index. */
export interface Words {
  tokens: readonly Token[];
  classes: readonly number[];
  /** It can name something: no function word, no adverb, no contraction. */
  content: readonly boolean[];
  verb: readonly boolean[];
  /** It ends the clause to its left: a mark, or a joining word that joins no names. */
  boundary: readonly boolean[];
}

/** The tokens of a range as running text. */
export const textOf = (tokens: readonly Token[], { from, to }: Range): string => joinTokens(tokens.slice(from, to));

/** Without a possessive ending. */
export const withoutPossessive = (name: string): string => name.replace(/['\u2019]s?$/, "");

/** Tells the words of a sentence apart, in time linear in their number. */
export function readWords(tokens: readonly Token[]): Words {
  const classes = tokens.map((token) => (token.kind === "word" ? token.classes : 0));
  const content = tokens.map((_, at) => isContent(tokens, classes, at));
  const known = { tokens, classes, content };
  const verb = tokens.map((_, at) => isVerb(known, at));
  const clauses = { tokens, classes, content, verb };
  const boundary = tokens.map((_, at) => isBoundary(clauses, at));
  return { tokens, classes, content, verb, boundary };
}

type Known = Pick<Words, "tokens" | "classes" | "content">;

/** Whether the word at an index is of any of these classes. */
export const has = ({ classes }: Pick<Words, "classes">, at: number, bits: number): boolean =>
  at >= 0 && ((classes[at] ?? 0) & bits) !== 0;
/** The token at an index in lower case, or nothing outside the sentence. */
export const lowerAt = ({ tokens }: Pick<Words, "tokens">, at: number): string =>
  at < 0 ? "" : (tokens[at]?.lower ?? "");
/** Whether a token is a word that starts with a capital letter. */
export const isCapital = (token: Token | undefined): boolean => token?.kind === "word" && is(token, wordClass.capital);
/** A capital anywhere: "iPhone" is a name as well. */
export const isNamed = (token: Token | undefined): boolean => token?.kind === "word" && is(token, wordClass.named);
/** Whether a token is printed in capitals: "US" is no pronoun. */
export const isAcronym = (token: Token | undefined): boolean => is(token, wordClass.acronym);
/** Whether a token is the number of a year. */
export const isYear = (token: Token | undefined): boolean => token !== undefined && /^(?:19|20)\d\d$/.test(token.text);

/** "US" and "IT" in capitals are no pronouns; "Plus" inside a name is no conjunction. */
function isContent(tokens: readonly Token[], classes: readonly number[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== "word") return false;
  if (token.glued && tokens[at - 1]?.kind === "number") return false;
  const own = classes[at] ?? 0;
  if ((own & (wordClass.function | wordClass.mover | wordClass.adverb | wordClass.contraction)) === 0) return true;
  if (at === 0 && (own & wordClass.adverb) !== 0 && tokens[1]?.text === ",") return false;
  if (isAcronym(token)) return true;
  if ((own & wordClass.function) === 0)
    return (own & (wordClass.mover | wordClass.contraction)) === 0 && token.text !== token.lower;
  const closed = wordClass.determiner | wordClass.preposition | wordClass.pronoun;
  return (own & closed) === 0 && isCapital(token) && isCapital(tokens[at - 1]);
}

/** Whether a word is the verb of its clause; neighbours tell where it can be a noun or an adjective as well. */
function isVerb(known: Known, at: number): boolean {
  const { tokens } = known;
  const token = tokens[at];
  if (token?.kind !== "word") return false;
  if (has(known, at, wordClass.auxiliary))
    return !isAcronym(token) && !isMonthOfMay(known, at) && (token.lower !== "am" || lowerAt(known, at - 1) === "i");
  if (has(known, at, wordClass.contraction)) return true;
  if ((at > 0 && isCapital(token)) || has(known, at, wordClass.mover)) return false;
  if (has(known, at, wordClass.preposition)) return false;
  if (!has(known, at, wordClass.verb)) return looksLikeVerb(known, at);
  const before = lowerAt(known, at - 1);
  if (before === "to" || has(known, at - 1, wordClass.pronoun | wordClass.auxiliary))
    return !has(known, at - 1, wordClass.determiner) || before === "which" || before === "that";
  const attributive =
    has(known, at - 1, wordClass.determiner | wordClass.preposition | wordClass.possessive) || countsBefore(tokens, at);
  if (has(known, at, wordClass.endsInIng))
    return opensObject(known, at + 1) || (!attributive && endsVerbPhrase(known, at));
  if (has(known, at, wordClass.endsInEd))
    return !(attributive && known.content[at + 1]) && !has(known, at + 1, wordClass.auxiliary);
  if (attributive || has(known, at + 1, wordClass.auxiliary)) return false;
  return !has(known, at, wordClass.nounToo) || isVerbHere(known, at);
}

/** "in May was", not "May it sink". */
const isMonthOfMay = ({ tokens }: Known, at: number): boolean => at > 0 && tokens[at]?.text === "May";

/** "trading at", "rising sharply"; not "cooking times", "the meaning of", "heating,". */
const endsVerbPhrase = (known: Known, at: number): boolean =>
  !known.content[at + 1] &&
  lowerAt(known, at + 1) !== "of" &&
  known.tokens[at + 1]?.kind === "word" &&
  !has(known, at + 1, wordClass.joins);

/** A word that is noun and verb is the verb after an adverb, before what opens an object, and between a plural and a name. */
function isVerbHere(known: Known, at: number): boolean {
  const { tokens, content } = known;
  const after = lowerAt(known, at + 1);
  if (has(known, at - 1, wordClass.adverb) || isSaidOfShare(known, at)) return true;
  if (isOnlyVerb(known, at - 1)) return false;
  if (has(known, at, wordClass.move) && /^(?:from|to|by)$/.test(after)) return true;
  if (at === 0 || tokens[at - 1]?.kind !== "word") return opensObject(known, at + 1);
  if (content[at - 1] && verbFollows(known, at + 1)) return false;
  const apart = isCapital(tokens[at + 1]) || !content[at + 1];
  if (has(known, at - 1, wordClass.plural) && !/s$/.test(lowerAt(known, at)) && apart && after !== "of") return true;
  if (content[at - 1]) return opensObject(known, at + 1) || after === "to" || after === "by";
  return opensObject(known, at + 1) || !content[at + 1];
}

/** "sales decline in 2019 will be": behind one phrase of place or time stands the verb. */
function verbFollows(known: Known, at: number): boolean {
  if (!/^(?:in|for|on|at|during)$/.test(lowerAt(known, at))) return false;
  let end = at + 1;
  while (end < at + 5 && (known.content[end] || has(known, end, wordClass.determiner) || isYear(known.tokens[end])))
    end += 1;
  return end > at + 1 && has(known, end, wordClass.auxiliary) && !isCapital(known.tokens[end]);
}

/** Plurals that stand before another noun: "sales drop", "staff use". */
const modifiers = new Set([...nouns.pluralModifiers, ...nouns.modifying]);

/** "78% of adults live alone", "half of young nurses work nights": the base form after the plural of a share is its verb. */
function isSaidOfShare(known: Known, at: number): boolean {
  const { tokens, content } = known;
  const word = lowerAt(known, at);
  if (!has(known, at - 1, wordClass.plural) || modifiers.has(lowerAt(known, at - 1)) || /s$/.test(word)) return false;
  let of = at - 2;
  while (of > at - longestSharers && (content[of] || has(known, of, wordClass.determiner))) of -= 1;
  const whole = tokens[of - 1];
  return lowerAt(known, of) === "of" && (whole?.kind === "number" || whole?.text === "%");
}

/** How many words before their verb the "of" of a share stands at most. */
const longestSharers = 6;

/** "expects exports to": after a word that is nothing but a verb stands its object. */
const isOnlyVerb = (known: Known, at: number): boolean =>
  has(known, at, wordClass.verb) && !has(known, at, wordClass.nounToo | wordClass.auxiliary | wordClass.endsInEd);

/** A number before a word makes it a noun, unless it is a year or the number of a name: "TA-125 lost". */
const countsBefore = (tokens: readonly Token[], at: number): boolean => {
  const number = tokens[at - 1];
  if (number?.kind !== "number" && !is(number, wordClass.numeral)) return false;
  if (number === undefined || !(/^\d/.test(number.text) || cardinals.has(number.lower)) || isYear(number)) return false;
  return !isNamed(tokens[at - 2]) && tokens[at - 2]?.text !== "-";
};

/** A word in lower case between a noun and an article or a number is most often a verb that the lexicon lacks: "the firm envisages a". */
function looksLikeVerb(known: Known, at: number): boolean {
  const { tokens, content } = known;
  const token = tokens[at];
  const object = opensObject(known, at + 1);
  if (token === undefined || !content[at] || !(object || has(known, at, wordClass.endsInEd))) return false;
  if (has(known, at, wordClass.named) || token.text.includes("-")) return false;
  const past = has(known, at, wordClass.endsInEd) && /[a-z]{2}ed$/.test(token.lower);
  if (past && has(known, at - 1, wordClass.auxiliary)) return true;
  const subject = content[at - 1] || has(known, at - 1, wordClass.pronoun | wordClass.adverb);
  if (!subject || has(known, at, wordClass.timeNoun)) return false;
  if (past) return object || has(known, at + 1, wordClass.preposition) || !content[at + 1];
  const plain =
    object &&
    !isRate(known, at + 1) &&
    /^(?:\d|a$|an$|the$|its$|their$|his$|her$|nearly$|about$|almost$|roughly$|[^\p{L}\d])/u.test(
      lowerAt(known, at + 1),
    );
  return plain && /s$/.test(token.lower) !== has(known, at - 1, wordClass.plural);
}

/** "earnings [a share]", "jobs [a year]": a rate, no object and no part of the noun before. */
export const isRate = (known: Known, at: number): boolean =>
  lowerAt(known, at) === "a" && (has(known, at + 1, wordClass.timeNoun) || pricedPer.has(lowerAt(known, at + 1)));

const pricedPer = new Set(notFigures.pricedPer);

/** What an object opens with: an article, a possessive, a hedge, a number or a currency sign. */
function opensObject(known: Known, at: number): boolean {
  const token = known.tokens[at];
  if (token === undefined) return false;
  if (token.kind !== "word") return token.kind === "number" || token.kind === "currency";
  return has(known, at, wordClass.hedge) || (has(known, at, wordClass.function) && openers.has(token.lower));
}

const openers = new Set(["a", "an", "the", "its", "their", "his", "her"]);

function isBoundary(known: Known & Pick<Words, "verb">, at: number): boolean {
  const { tokens, content, verb } = known;
  const token = tokens[at];
  if (token === undefined) return true;
  if (token.kind === "symbol") {
    if (token.text === "." || token.text === "-") return !token.glued;
    return !inClause.has(token.text);
  }
  if (token.kind !== "word") return false;
  if (has(known, at, wordClass.pronoun) && antecedents.has(token.lower) && !isAcronym(token))
    return token.lower !== "that" || !(tokens[at + 1]?.kind === "currency" || /^\d/.test(lowerAt(known, at + 1)));
  if (!has(known, at, wordClass.joins)) return false;
  if (token.lower !== "and" || verb[at + 1]) return true;
  if (content[at - 1] && content[at + 1]) return false;
  return !(has(known, at + 1, wordClass.determiner) && isFirstPart(known, at));
}

const antecedents = new Set(words.antecedents);
/** Marks that do not end a clause. */
const inClause = new Set("'\u2019&%/+\u00b0");

/** Whether no verb stands in the clause before a word: "the rate and the odds" is one subject. */
function isFirstPart(known: Known & Pick<Words, "verb">, at: number): boolean {
  for (let index = at - 1; index >= 0 && index > at - reach; index -= 1) {
    if (known.tokens[index]?.kind === "symbol" || has(known, index, wordClass.joins)) return true;
    if (known.verb[index]) return false;
  }
  return true;
}

/** How many words back the verb of a clause is looked for. */
const reach = 20;

/** A word that can be a verb where none is certain: "the stock trades on". */
export function canBeVerb(known: Words, at: number): boolean {
  if (at === 0 || !has(known, at, wordClass.verb) || has(known, at, wordClass.move) || isCapital(known.tokens[at]))
    return false;
  if (has(known, at - 1, wordClass.determiner | wordClass.preposition)) return false;
  return has(known, at + 1, wordClass.preposition) && lowerAt(known, at + 1) !== "of";
}
