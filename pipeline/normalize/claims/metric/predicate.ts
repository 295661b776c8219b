/** Predicates: what is said of those counted, as the end of a metric's name: "farms that have installed pumps". */
import concepts from "../../../lexicon/en/concepts.json" with { type: "json" };
import { isAuxiliary } from "../../../lexicon/words.ts";
import { clauseEnd } from "../../grammar/clauses.ts";
import { nounPhraseFrom } from "../../grammar/phrases.ts";
import { wordClass } from "../../grammar/word-classes.ts";
import { has, isCapital, lowerAt, textOf, type Words } from "../../grammar/words.ts";

/** Participles that neither end in "ed" nor are a past: "taken to hospital". */
const participles = new Set(concepts.participles);

/** Verbs whose clause is the answer: "said prices were too high". */
const answering = new Set(concepts.reporting);

/** "40 percent of farms have installed pumps": what was done is part of what is measured, or it would be any share of farms. */
export function predicateAfter(words: Words, at: number): string {
  let verb = at;
  while (isLight(words, verb)) verb += 1;
  if (lowerAt(words, at) === "that") return "";
  if (!words.verb[verb]) return linkedAfter(words, at, verb);
  if (answering.has(lowerAt(words, verb))) return answerAfter(words, at);
  const last = lowerAt(words, verb + 1) === "to" && words.verb[verb + 2] ? verb + 2 : verb;
  const object = nounPhraseFrom(words, last + 1);
  const bare = object.to === object.from;
  const to = bare && verb === at ? endOfPlain(words, last + 1) : Math.max(last + 1, endOfPair(words, object.to));
  return to < 0 ? "" : `that ${textOf(words.tokens, { from: at, to })}`;
}

/** "live paycheck to paycheck": where the second of two that are the same ends. */
const endOfPair = (words: Words, to: number): number =>
  lowerAt(words, to) === "to" && lowerAt(words, to + 1) === lowerAt(words, to - 1) ? to + 2 : to;

/** After a verb without an object: where "from home" ends in "work from home", but a name says where ("lie in Tuscany"); -1 where nothing is said. */
function endOfPlain(words: Words, at: number): number {
  if (!has(words, at, wordClass.preposition)) return -1;
  const { from, to } = nounPhraseFrom(words, at + 1);
  const named = words.tokens.slice(from, to).some(isCapital);
  return named || to === from || to - from > longestState ? -1 : to;
}

/** "have some credit card debt", "are without power", "are red": what stands after an auxiliary that is the verb itself; no place ("are in Lamu") and no amount ("is 40 percent"). */
function linkedAfter(words: Words, at: number, after: number): string {
  const last = lowerAt(words, after - 1);
  const owns = having.test(last);
  if (after === at || !(owns || being.test(last))) return "";
  const joined = has(words, after, wordClass.preposition) || (owns && words.tokens[after]?.kind === "number");
  const phrase = nounPhraseFrom(words, joined ? after + 1 : after);
  const named = joined && words.tokens.slice(phrase.from, phrase.to).some(isCapital);
  if (named || phrase.to === phrase.from || phrase.to - phrase.from > longestAnswer) return "";
  return `that ${textOf(words.tokens, { from: at, to: phrase.to })}`;
}

const having = /^(?:have|has|had)$/;
const being = /^(?:is|are|was|were|be|been|not|still)$/;

/** How many words of an answer a name holds. */
const longestAnswer = 9;

/** After "46 percent": "that approve of the mayor", "that said prices were too high"; empty where no verb follows or it only measures ("was 40 percent"). */
export function answerAfter(words: Words, at: number): string {
  let verb = at;
  while (isLight(words, verb)) verb += 1;
  if (!words.verb[verb] || (verb > at && /(?:ed|en)$/.test(lowerAt(words, verb)) === false)) return "";
  const end = lowerAt(words, verb + 1) === "that" ? clauseEnd(words, verb + 2) : clauseEnd(words, verb + 1);
  let to = Math.min(end, verb + longestAnswer);
  while (words.tokens[to - 1]?.kind === "symbol" || has(words, to - 1, wordClass.preposition | wordClass.determiner))
    to -= 1;
  return to > verb ? `that ${textOf(words.tokens, { from: at, to })}` : "";
}

/** An auxiliary, "not", "still", "fully": it opens a predicate and says nothing by itself. */
const isLight = (words: Words, at: number): boolean =>
  isAuxiliary(lowerAt(words, at)) ||
  /^(?:not|still|also|now|remain|remains|remained)$/.test(lowerAt(words, at)) ||
  has(words, at, wordClass.adverb);

/** After "300 homes were left" or "are": the state that those counted are in: "left without power", "in hospital", "vaccinated"; empty where they do something. */
export function stateAfter(words: Words, at: number): string {
  let state = at;
  let helped = false;
  for (; isLight(words, state); state += 1) helped ||= !has(words, state, wordClass.adverb);
  if (!helped) return "";
  const participle =
    (has(words, state, wordClass.endsInEd | wordClass.past) || participles.has(lowerAt(words, state))) &&
    lowerAt(words, state) !== "had";
  const joint = participle ? state + 1 : state;
  const phrase = stative.has(lowerAt(words, joint)) ? nounPhraseFrom(words, joint + 1) : null;
  const named = phrase !== null && phrase.to > phrase.from && phrase.to - phrase.from <= longestState;
  if (!participle && !named) return "";
  return textOf(words.tokens, { from: state, to: named ? phrase.to : state + 1 });
}

/** Prepositions that go on with a state: "without power", "with fraud", "in hospital"; not "by" and "for", which say who and why. */
const stative = new Set(["without", "with", "in", "under", "into", "to"]);
const longestState = 3;

/** After "left 300 homes": "without power"; empty where nothing is lacking. */
export function lacking(words: Words, at: number): string {
  if (lowerAt(words, at) !== "without") return "";
  const phrase = nounPhraseFrom(words, at + 1);
  const length = phrase.to - phrase.from;
  return length > 0 && length <= longestState ? textOf(words.tokens, { from: at, to: phrase.to }) : "";
}
