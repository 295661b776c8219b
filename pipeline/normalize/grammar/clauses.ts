/** Clauses: where they begin and end, and what the verb that governs a place in a sentence is said of, over marks, infinitives and pronouns. */
import lists from "../../lexicon/en/concepts.json" with { type: "json" };
import { is } from "../quantities/tokens.ts";
import { contentWords, phraseBefore } from "./phrases.ts";
import { wordClass } from "./word-classes.ts";
import { canBeVerb, has, isCapital, lowerAt, type Range, type Words } from "./words.ts";

const antecedents = new Set(lists.antecedents);
const personal = new Set(lists.personalPronouns);
const third = new Set(lists.thirdPronouns);
const reporting = new Set(lists.reporting);

/** The subject of the verb that governs a place, or null; an empty range for a pronoun that says nothing. */
export const subjectOf = (words: Words, place: number): Range | null => subjectFrom(words, place, 0, false);

/** How many clauses back a subject is looked for. */
const clausesBack = 8;

/** `depth` counts the clauses passed; for a pronoun the verb of a report will do ("the firm said it ..."). */
function subjectFrom(words: Words, place: number, depth: number, forPronoun: boolean): Range | null {
  if (depth > clausesBack) return null;
  const mark = boundaryLeft(words, place);
  const verb = verbLeft(words, place);
  if (verb < 0) return beyond(words, mark, place, depth);
  const group = groupStart(words, verb);
  const before = lowerAt(words, group - 1);
  if (before === "to") return raised(words, group - 1) ?? subjectFrom(words, group - 1, depth + 1, forPronoun);
  if (is(words.tokens[group], wordClass.endsInIng)) {
    const noun = phraseBefore(words, group, 0);
    return contentWords(words, noun).length > 0 ? noun : subjectFrom(words, group, depth + 1, forPronoun);
  }
  const pronoun = group > 0 && is(words.tokens[group - 1], wordClass.pronoun);
  if (pronoun && personal.has(before)) return { from: group, to: group };
  if (pronoun && third.has(before)) return subjectFrom(words, group - 1, depth + 1, true) ?? { from: group, to: group };
  if (!forPronoun && (place === verb + 1 || lowerAt(words, place - 1) === "and") && onlySpeaks(words, verb))
    return null;
  const inner = certainVerbLeft(words, group);
  const clause = inner > mark && !is(words.tokens[inner], wordClass.endsInIng) && !reporting.has(lowerAt(words, inner));
  const joined = clause ? lastAnd(words, inner, group) : -1;
  const subject = afterAdverbial(words, { from: Math.max(inner, mark, joined) + 1, to: group });
  return contentWords(words, subject).length > 0 ? subject : beyond(words, mark, group, depth);
}

const expecting = new Set([...lists.expecting, ...lists.expects]);

/** "analysts had expected", not "is expected", "prices expected to": the subject of a verb only speaks of the figure, and is not what it measures. */
export function onlySpeaks(words: Words, verb: number): boolean {
  if (/^(?:is|are|was|were|be|been|as|than)$/.test(lowerAt(words, verb - 1))) return false;
  if (reporting.has(lowerAt(words, verb))) return true;
  return expecting.has(lowerAt(words, verb)) && lowerAt(words, verb + 1) !== "to";
}

const raising = new Set(lists.raising);

/** "expects sales to fall", "forced the yard to close": what stands between such a verb and its infinitive. */
function raised(words: Words, to: number): Range | null {
  const phrase = phraseBefore(words, to, 0);
  const verb = has(words, phrase.from - 1, wordClass.determiner) ? phrase.from - 2 : phrase.from - 1;
  return raising.has(lowerAt(words, verb)) && contentWords(words, phrase).length > 0 ? phrase : null;
}

/** "fell at noon and the index rose": after a verb, "and" opens a new clause. */
function lastAnd(words: Words, from: number, to: number): number {
  for (let at = to - 1; at > from; at -= 1) if (lowerAt(words, at) === "and") return at;
  return -1;
}

/** "in europe the new car": a phrase of place or time before the subject is left out. */
function afterAdverbial(words: Words, { from, to }: Range): Range {
  if (!has(words, from, wordClass.preposition)) return { from, to };
  for (let at = to - 1; at > from + 1; at -= 1)
    if (has(words, at, wordClass.determiner) && words.content[at - 1]) return { from: at, to };
  return { from, to };
}

/** Over a mark or a joining word: the noun before "which" or "(", the subject of the verb before "and", what an apposition stands after. */
function beyond(words: Words, mark: number, place: number, depth: number): Range | null {
  const word = lowerAt(words, mark);
  if (word === ":") return null;
  if (mark < 0) return depth > 0 ? named(words, { from: 0, to: place }) : null;
  if (antecedents.has(word) && certainVerbLeft(words, place) > mark) {
    const whole = overRelative(words, mark, mark);
    if (whole !== null) return whole;
  }
  if (word === "(" || antecedents.has(word)) {
    const phrase = phraseBefore(words, words.tokens[mark - 1]?.text === "," ? mark - 1 : mark, 0);
    if (contentWords(words, phrase).length > 0) return phrase;
  }
  const start = boundaryLeft(words, mark);
  const relative = word === "," && antecedents.has(lowerAt(words, start)) && lowerAt(words, start - 1) === ",";
  const before = relative ? overRelative(words, start, start - 1) : null;
  if (before !== null) return before;
  const opening =
    word === "," && start >= 0 && words.tokens[start]?.kind === "word" && certainVerbLeft(words, mark) < 0;
  const apposed = opening ? named(words, { from: start + 1, to: mark }) : explained(words, start, mark);
  return apposed ?? subjectFrom(words, mark, depth + 1, false);
}

/** "Shares of Acme, which has 40 boats, fell", "The loss for the months that ended in May was": before its verb a relative clause is passed over. */
function overRelative(words: Words, relative: number, end: number): Range | null {
  const start = boundaryLeft(words, end);
  return certainVerbLeft(words, end) >= 0 || relative < 1 ? null : named(words, { from: start + 1, to: end });
}

/** "Acme, its largest investor, spent": between commas, an article and no verb explain the name before. */
function explained(words: Words, start: number, mark: number): Range | null {
  if (words.tokens[start]?.text !== "," || words.tokens[mark]?.text !== ",") return null;
  if (!has(words, start + 1, wordClass.determiner) || certainVerbLeft(words, mark) >= 0) return null;
  const phrase = phraseBefore(words, start, 0);
  return isCapital(words.tokens[start - 1]) && phrase.to > phrase.from ? phrase : null;
}

/** The range itself when it names something and is no phrase of place or time. */
const named = (words: Words, range: Range): Range | null =>
  !has(words, range.from, wordClass.preposition) && contentWords(words, range).length > 0 ? range : null;

/** The nearest verb left of a place in its clause, or -1; where none is certain, a word that can be one. */
export function verbLeft(words: Words, place: number): number {
  const certain = certainVerbLeft(words, place);
  if (certain >= 0) return certain;
  const mark = boundaryLeft(words, place);
  for (let at = place - 1; at > mark; at -= 1) if (canBeVerb(words, at)) return at;
  return -1;
}

function certainVerbLeft(words: Words, place: number): number {
  const mark = boundaryLeft(words, place);
  for (let at = place - 1; at > mark; at -= 1) if (words.verb[at]) return at;
  return -1;
}

/** How many words a clause is taken to have at most, so that a line of any length takes time linear in it. */
const longestClause = 60;

/** The mark or joining word left of a place, or -1 at the start of the sentence. */
function boundaryLeft(words: Words, place: number): number {
  const end = Math.max(-1, place - 1 - longestClause);
  let at = place - 1;
  while (at > end && !words.boundary[at]) at -= 1;
  return at;
}

/** Where the clause around a place begins: after the nearest mark or joining word to its left. */
export const clauseStart = (words: Words, place: number): number => boundaryLeft(words, place) + 1;

/** Where the clause around a place ends: before the nearest mark or joining word to its right. */
export function clauseEnd(words: Words, place: number): number {
  let at = place;
  while (at < words.tokens.length && !words.boundary[at]) at += 1;
  return at;
}

/** The first word of the auxiliaries, adverbs and verbs that end at a verb. */
function groupStart(words: Words, verb: number): number {
  let at = verb;
  while (
    at > verb - longestClause &&
    at > 0 &&
    (words.verb[at - 1] || (has(words, at - 1, wordClass.adverb) && !words.content[at - 1]))
  )
    at -= 1;
  return at;
}
