/** Word classes: what the lexicon says of a word by itself, as bits, looked up once for each word. */
import { saysWhen } from "../../lexicon/calendar.ts";
import changes from "../../lexicon/en/changes.json" with { type: "json" };
import words from "../../lexicon/en/concepts.json" with { type: "json" };
import { cardinals, multiples, parts, scales, vague } from "../../lexicon/numbers.ts";
import {
  countsPeople,
  inflected,
  isAuxiliary,
  isDeterminer,
  isFunctionWord,
  isNounToo,
  isPlural,
  isPreposition,
  isVerb,
  singular,
} from "../../lexicon/words.ts";
import { moveIn } from "../quantities/moves.ts";
import { rolesOf } from "../quantities/roles.ts";

/** The classes of a word in lower case; a word has any number of them. */
export const wordClass = {
  function: 1,
  determiner: 2,
  preposition: 4,
  auxiliary: 8,
  pronoun: 16,
  /** Can be a verb. */
  verb: 32,
  /** A verb whose form is a noun as well: "plan", "rise". */
  nounToo: 64,
  /** Tells a direction: "rose", "fall". */
  move: 128,
  plural: 256,
  joins: 512,
  timeNoun: 1024,
  timeAdjective: 2048,
  filler: 4096,
  /** "higher", "up": neither verb nor noun. */
  mover: 8192,
  adverb: 16384,
  contraction: 32768,
  possessive: 65536,
  endsInEd: 131072,
  endsInIng: 262144,
  /** A month, a weekday. */
  calendar: 524288,
  /** "about", "nearly": opens an amount. */
  hedge: 1048576,
  /** An irregular past or participle: "found", "rose". */
  past: 2097152,
  /** A finite verb or participle that ends a noun phrase. */
  endsPhrase: 4194304,
  /** A verb that does not end a noun phrase it stands in: "plan", "rise". */
  nounVerb: 8388608,
  /** "dead", "injured": counts people without a noun. */
  people: 16777216,
  /** A numeral can begin with it: "twenty-one", "half", "dozens". */
  numeral: 33554432,
  /** Its singular is another word. */
  inflected: 67108864,
  /** Its first letter is a capital. */
  capital: 134217728,
  /** A capital anywhere: "iPhone" is a name as well. */
  named: 268435456,
  /** In capitals: "US" is no pronoun. */
  acronym: 536870912,
} as const;

export interface Word {
  text: string;
  lower: string;
  /** Bits of `wordClass`. */
  classes: number;
  /** Bits of `role`. */
  roles: number;
}

/** The word that is printed from an index of a text to another, with all its classes. */
export function wordAt(text: string, from: number, to: number): Word {
  let hash = 0;
  for (let at = from; at < to; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  const place = hash & (recent.length - 1);
  const printed = text.slice(from, to);
  const last = recent[place];
  if (last?.text === printed) return last;
  const word = wordOf(printed);
  recent[place] = word;
  return word;
}

/** The last word for each hash of its characters: most words came before, and a look at one place finds them. */
const recent = new Array<Word | null>(2 ** 15).fill(null);

function wordOf(printed: string): Word {
  const known = seen.get(printed);
  if (known !== undefined) return known;
  if (seen.size >= mostSeen) seen.clear();
  const text = [...printed].join("");
  const lower = text.toLowerCase();
  const classes = tests.reduce((bits, [bit, holds]) => (holds(lower) ? bits | bit : bits), caseOf(text, lower));
  const word = { text, lower: text === lower ? text : lower, classes, roles: rolesOf(text, lower) };
  seen.set(text, word);
  return word;
}

function caseOf(text: string, lower: string): number {
  if (text === lower) return 0;
  const acronym = /^(?:\p{Lu}\.?){2,}$/u.test(text) ? wordClass.acronym : 0;
  const plural = /^\p{Lu}{2,10}s$/u.test(text) ? wordClass.plural : 0;
  return wordClass.named | acronym | plural | (text[0] === lower[0] ? 0 : wordClass.capital);
}

/** A memory of what is computed anyway; cleared when a hostile text would make it grow. Its keys are copies, which hold on to no text. */
const seen = new Map<string, Word>();
const mostSeen = 50_000;

const sets = {
  verbs: new Set([...words.verbs.flatMap(inflected), ...words.pastForms]),
  past: new Set(words.pastForms),
  nouns: new Set(words.verbNouns),
  movers: new Set(words.movers),
  onlyNouns: new Set(changes.onlyNouns),
  notAdverbs: new Set(words.notAdverbs),
  adverbs: new Set(words.adverbs),
  joins: new Set(words.joins),
  timeNouns: new Set(words.timeNouns),
  timeAdjectives: new Set(words.timeAdjectives),
  fillers: new Set(words.fillers),
  hedges: new Set(words.hedges),
  pronouns: new Set([...words.personalPronouns, ...words.thirdPronouns, ...words.antecedents]),
};

/** In a word with hyphens the first part tells, an article too: "a-third". */
function beginsNumeral(word: string): boolean {
  const first = word.split("-", 1)[0] ?? "";
  return isNumberWord(word) || (first !== word && (first === "a" || first === "an" || isNumberWord(first)));
}

const isNumberWord = (word: string): boolean =>
  /^(?:tens|several|few)$/.test(word) ||
  [cardinals, scales, vague, parts, multiples].some((worths) => worths.has(word));

const isContraction = (word: string): boolean =>
  /^(?:i|you|he|she|it|we|they|that|there|who)['\u2019](?:m|ve|s|re|ll|d)$/.test(word);

const isNounAndVerb = (word: string): boolean =>
  isNounToo(word) ||
  [word, word.replace(/s$/, ""), word.replace(/es$/, "")].some((form) => sets.nouns.has(form)) ||
  (moveIn(word) !== null && !/(?:ed|ing)$/.test(word) && !sets.past.has(word));

const tests: readonly (readonly [number, (word: string) => boolean])[] = [
  [wordClass.function, isFunctionWord],
  [wordClass.determiner, isDeterminer],
  [wordClass.preposition, isPreposition],
  [wordClass.auxiliary, isAuxiliary],
  [wordClass.pronoun, (word) => sets.pronouns.has(word)],
  [
    wordClass.verb,
    (word) => isVerb(word) || sets.verbs.has(word) || (moveIn(word) !== null && !sets.onlyNouns.has(word)),
  ],
  [wordClass.nounToo, isNounAndVerb],
  [wordClass.move, (word) => moveIn(word) !== null],
  [wordClass.plural, isPlural],
  [wordClass.joins, (word) => sets.joins.has(word)],
  [wordClass.timeNoun, (word) => sets.timeNouns.has(word)],
  [wordClass.timeAdjective, (word) => sets.timeAdjectives.has(word)],
  [wordClass.filler, (word) => sets.fillers.has(word)],
  [wordClass.mover, (word) => sets.movers.has(word)],
  [wordClass.adverb, (word) => (/^[a-z]+ly$/.test(word) && !sets.notAdverbs.has(word)) || sets.adverbs.has(word)],
  [wordClass.contraction, isContraction],
  [wordClass.possessive, (word) => /['\u2019]s?$/.test(word)],
  [wordClass.endsInEd, (word) => /ed$/.test(word)],
  [wordClass.endsInIng, (word) => /ing$/.test(word)],
  [wordClass.calendar, (word) => saysWhen(word) && !/^(?:may|march|at|on)$/.test(word)],
  [wordClass.past, (word) => sets.past.has(word)],
  [wordClass.hedge, (word) => sets.hedges.has(word)],
  [wordClass.endsPhrase, isVerb],
  [wordClass.nounVerb, isNounToo],
  [wordClass.people, countsPeople],
  [wordClass.numeral, beginsNumeral],
  [wordClass.inflected, (word) => singular(word) !== word],
];
