/** Words of the language: closed classes, plurals, and which words name the same thing. */
import families from "./en/families.json" with { type: "json" };
import closed from "./en/function-words.json" with { type: "json" };
import nouns from "./en/nouns.json" with { type: "json" };

const functionWords = new Set([
  ...closed.determiners,
  ...closed.prepositions,
  ...closed.conjunctions,
  ...closed.pronouns,
  ...closed.auxiliaries,
  ...closed.adverbs,
]);
const verbs = new Set([...closed.verbs, ...closed.regularVerbs.flatMap(inflected)]);
const nounVerbs = new Set(closed.nounVerbs);
const prepositions = new Set(closed.prepositions);
const determiners = new Set(closed.determiners);
const auxiliaries = new Set(closed.auxiliaries);
const fillers = new Set(nouns.filler);
const irregular = new Map(Object.entries(nouns.irregular));
const plurals = new Map(Object.entries(nouns.plural));
const notPlural = new Set(nouns.notPlural);
const collective = new Set(nouns.collective);
const peopleWords = new Set(nouns.people);
const conceptOfWord = new Map(families.flatMap(({ concept, words }) => words.map((word) => [word, concept] as const)));

/** Determiners, prepositions, conjunctions, pronouns, auxiliaries and adverbs of time and degree; lower case expected. */
export const isFunctionWord = (word: string): boolean => functionWords.has(word);
/** A finite verb or participle that ends a noun phrase; lower case expected. */
export const isVerb = (word: string): boolean => verbs.has(word) || auxiliaries.has(word);
/** Verbs that are nouns as well ("plan", "rise"): inside a noun phrase they do not end it. */
export const isNounToo = (word: string): boolean => nounVerbs.has(word);
export const isAuxiliary = (word: string): boolean => auxiliaries.has(word);
export const isPreposition = (word: string): boolean => prepositions.has(word);
export const isDeterminer = (word: string): boolean => determiners.has(word);
/** Words that follow a number of people without a noun: "24 dead", "200 injured". */
export const countsPeople = (word: string): boolean => peopleWords.has(word);

/** The forms of a regular verb: "carry", "carries", "carried", "carrying". */
export function inflected(base: string): string[] {
  const stem = base.replace(/e$/, "");
  if (/[^aeiou]y$/.test(base)) return [base, `${base.slice(0, -1)}ies`, `${base.slice(0, -1)}ied`, `${base}ing`];
  return [base, /(s|x|z|ch|sh)$/.test(base) ? `${base}es` : `${base}s`, `${stem}ed`, `${stem}ing`];
}

/** Whether a word has the form of a plural noun ("routes", "people", "LLMs"). */
export function isPlural(word: string): boolean {
  const lower = word.toLowerCase();
  if (collective.has(lower) || /^\p{Lu}{2,10}s$/u.test(word)) return true;
  if (notPlural.has(lower) || functionWords.has(lower)) return false;
  return lower.length > 2 && /[^suiy']s$|(?:[aeou]y|by)s$/.test(lower);
}

/** The singular of a noun; names and acronyms keep their case ("LLMs" is "LLM"). Words that are no plural come back as they are. */
export function singular(word: string): string {
  const lower = word.toLowerCase();
  const known = irregular.get(lower);
  if (known !== undefined) return known;
  if (!isPlural(word)) return word;
  if (/[a-z]{2}ies$/i.test(word)) return `${word.slice(0, -3)}y`;
  if (/(ss|x|z|ch|sh)es$/i.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** The noun for a number of things: "1 company", "3,700 companies". */
export function plural(noun: string, count: number): string {
  if (count === 1) return noun;
  const known = plurals.get(noun);
  if (known !== undefined) return known;
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

/** The words of a phrase without possessive endings; hyphenated words stay whole. */
export function wordsOf(phrase: string): string[] {
  return (phrase.match(/[\p{L}\p{N}][\p{L}\p{N}'’&.-]*/gu) ?? []).map((word) => word.replace(/['’]s?$|[.-]+$/u, ""));
}

/** The head of a noun's family: "firm" and "enterprise" are "company". A noun without a family is its own. */
export const canonicalNoun = (noun: string): string => conceptOfWord.get(noun) ?? noun;

/**
 * What a phrase is about, for comparing phrases: lower case, singular, function words and fillers ("number", "total") gone,
 * each word replaced by the head of its family ("firms" is "company"). In order of appearance, each once.
 */
export function conceptsOf(phrase: string): string[] {
  const concepts = wordsOf(phrase)
    .map((word) => word.toLowerCase())
    .filter((word) => !functionWords.has(word) && !fillers.has(word))
    .map((word) => conceptOfWord.get(word) ?? singular(word))
    .map((word) => conceptOfWord.get(word) ?? word);
  return [...new Set(concepts)];
}
