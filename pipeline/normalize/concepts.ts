/** Concepts: the content words of what a quantity measures, from the phrase it belongs to and the subject of its clause. */
import words from "../lexicon/en/concepts.json" with { type: "json" };
import { unitEntry } from "../lexicon/units.ts";
import { isAuxiliary, isDeterminer, isPreposition } from "../lexicon/words.ts";
import {
  canBeVerb,
  contentWords,
  isBoundary,
  isContent,
  isVerbAt,
  nounToo,
  phraseBefore,
  phraseFrom,
  type Range,
} from "./clauses.ts";
import type { Quantity, Reading } from "./quantities/index.ts";
import type { Token } from "./quantities/tokens.ts";

const antecedents = new Set(words.antecedents);
const personal = new Set(words.personalPronouns);
const third = new Set(words.thirdPronouns);
const reporting = new Set(words.reporting);

/** The words, as printed, without function words; empty when the sentence does not say. `to` is where the quantity and what it counts end. */
export function conceptOf(reading: Reading, at: number, to: number): string[] {
  const { tokens, quantities } = reading;
  const quantity = quantities[at] as Quantity;
  if (repeats(tokens, quantities, at)) return conceptOf(reading, at - 1, quantities[at - 1]?.to ?? 0);
  const own = ownPhrases(reading, { ...quantity, to }, at);
  const place = Math.min(quantity.from, ...own.map(({ from }) => from));
  const apposed = own.length > 0 && tokens[quantity.from - 1]?.text === ",";
  const subject = apposed ? null : subjectOf(tokens, place, 0, false);
  const ranges = subject === null ? own : [...own, subject];
  if (ranges.length > 0) return [...new Set(ranges.flatMap((range) => contentWords(tokens, range)))];
  return contentWords(tokens, phraseBefore(tokens, leftOf(tokens, quantity.from), quantities[at - 1]?.to ?? 0));
}

/** The reading with the words of its amounts marked as numbers, so that no phrase takes them in; counted nouns stay words. */
export function withoutAmounts(reading: Reading): Reading {
  const tokens = [...reading.tokens];
  for (const { from, to, noun } of reading.quantities) {
    if (/old$/.test(tokens[to - 1]?.lower ?? "")) continue;
    for (let at = from; at < (noun?.from ?? to); at += 1) {
      const token = tokens[at];
      if (token?.kind === "word") tokens[at] = { ...token, kind: "number" };
    }
  }
  return { ...reading, tokens };
}

/** "($22,480)", "/ 300 PS", ", or 0.4%": the amount before it in another unit. */
function repeats(tokens: readonly Token[], quantities: readonly Quantity[], at: number): boolean {
  const from = quantities[at]?.from ?? 0;
  const last = quantities[at - 1]?.to ?? -1;
  if (last < 0 || from - last > 2) return false;
  const joint = tokens
    .slice(last, from)
    .map((token) => token.lower)
    .join("");
  return /^(\(|\/|,or|\(or)$/.test(joint);
}

/** What the quantity describes ("a 5 kW system", "28% of voters") and what it measures ("a fine of $3 million", "bought the firm for $3 million"). */
function ownPhrases(reading: Reading, quantity: Quantity, at: number): Range[] {
  const { tokens } = reading;
  const measured = measuredBefore(tokens, quantity, reading.quantities[at - 1]?.to ?? 0);
  const before = measured === null ? objectBefore(reading, quantity, at) : [measured];
  const joined = measured !== null && isPreposition(tokens[quantity.to]?.lower ?? "") && tokens[quantity.to]?.lower !== "of";
  return [...before, ...(joined ? [] : describedAfter(reading, quantity, at))].filter((range) => range.to > range.from);
}

/** The phrase to the right: joined by "of" (or "in", "for" after money) or adjacent; quantities in between describe the same ("a 1.0l 3 cylinder engine"). */
function describedAfter({ tokens, quantities }: Reading, quantity: Quantity, at: number): Range[] {
  if (quantity.noun !== null || /^[-+\u2212]/.test(tokens[quantity.from]?.text ?? "")) return [];
  let { to } = quantity;
  let last = at;
  while (quantities[last + 1]?.from === to && quantities[last + 1]?.noun === null) {
    last += 1;
    to = quantities[last]?.to ?? to;
  }
  const restated = quantities[last + 1];
  if (restated !== undefined && restated.from === to + 1 && tokens[to]?.text === "(") {
    last += 1;
    to = restated.to + (tokens[restated.to]?.text === ")" ? 1 : 0);
  }
  const following = quantities[last + 1];
  const limit = following?.from ?? tokens.length;
  const next = tokens[to]?.lower ?? "";
  const money = quantity.unit !== null && unitEntry(quantity.unit).kind === "money";
  if (next === "of" || (money && /^(in|for|off|from)$/.test(next))) {
    const phrase = phraseFrom(tokens, to + 1, limit);
    const described = following !== undefined && phrase.to === phrase.from && limit - to <= 3;
    return described ? describedAfter({ tokens, quantities, refused: [] }, following, last + 1) : [phrase];
  }
  const describes =
    isContent(tokens, to) &&
    (!isVerbAt(tokens, to) || (nounToo(next) && !isDeterminer(tokens[to + 1]?.lower ?? "")) || (/(ed|ing)$/.test(next) && isContent(tokens, to + 1)));
  if (!describes || (duration(quantity) && !/old$/.test(tokens[to - 1]?.lower ?? ""))) return [];
  return [{ from: premodified(tokens, quantity.from), to: quantity.from }, phraseFrom(tokens, to, limit)];
}

const duration = ({ unit }: Quantity): boolean => unit !== null && unitEntry(unit).dimension === "time";

/** "a turbocharged 1.6 litre engine": adjectives between the article and the number belong to the phrase. */
function premodified(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at > 0 && isContent(tokens, at - 1) && !isVerbAt(tokens, at - 1)) at -= 1;
  return isDeterminer(tokens[at - 1]?.lower ?? "") ? at : from;
}

/** "an interest rate of 1.38%", "a target of 200": what stands before "of". */
function measuredBefore(tokens: readonly Token[], quantity: Quantity, floor: number): Range | null {
  const of = leftOf(tokens, quantity.from) - 1;
  const joint = tokens[of]?.lower ?? "";
  const noun = isContent(tokens, of - 1) && !isVerbAt(tokens, of - 1);
  if (joint !== "of" && !(noun && /^(with|from)$/.test(joint) && quantity.noun === null)) return null;
  const phrase = phraseBefore(tokens, of, floor);
  return contentWords(tokens, phrase).length > 0 ? phrase : null;
}

/** "bought the house for $3 million", "cut the rate to 2%", "took a 51% stake for $3 million": the object of the verb that the amount belongs to. */
function objectBefore(reading: Reading, quantity: Quantity, at: number): Range[] {
  const { tokens, quantities } = reading;
  const joint = leftOf(tokens, quantity.from) - 1;
  if (quantity.noun !== null || !/^(for|to|by|at|from)$/.test(tokens[joint]?.lower ?? "")) return [];
  const verb = verbLeft(tokens, joint);
  const last = quantities[at - 1];
  if (last !== undefined && last.from > verb && tokens[joint]?.lower === "for") {
    const described = describedAfter(reading, last, at - 1);
    return described.at(-1)?.to === joint ? described : [];
  }
  const particle = /^(up|down|out|off|back)$/.test(tokens[verb + 1]?.lower ?? "") && isDeterminer(tokens[verb + 2]?.lower ?? "");
  const start = particle ? verb + 2 : verb + 1;
  const bare = isPreposition(tokens[start]?.lower ?? "") || tokens[start]?.lower === "back" || /ing$/.test(tokens[start]?.lower ?? "");
  if (verb < (last?.to ?? 0) || isAuxiliary(tokens[verb]?.lower ?? "") || bare) return [];
  const object = phraseFrom(tokens, start, joint);
  return contentWords(tokens, object).length > 0 ? [object] : [];
}

/** The index after the last word before a quantity that is no mere emphasis. */
function leftOf(tokens: readonly Token[], from: number): number {
  let at = from;
  while (/^(just|only|exactly|a|an|the|another|even)$/.test(tokens[at - 1]?.lower ?? "")) at -= 1;
  return at;
}

/** How many clauses back a subject is looked for. */
const clausesBack = 8;

/** The subject of the verb that governs a place in the sentence, or null; an empty range for a pronoun that says nothing. */
function subjectOf(tokens: readonly Token[], place: number, depth: number, forPronoun: boolean): Range | null {
  if (depth > clausesBack) return null;
  const mark = boundaryLeft(tokens, place);
  const verb = verbLeft(tokens, place);
  if (verb < 0) return beyond(tokens, mark, place, depth);
  const group = groupStart(tokens, verb);
  const before = tokens[group - 1]?.lower ?? "";
  if (before === "to") return subjectOf(tokens, group - 1, depth + 1, forPronoun);
  if (/ing$/.test(tokens[group]?.lower ?? "")) {
    const noun = phraseBefore(tokens, group, 0);
    return contentWords(tokens, noun).length > 0 ? noun : subjectOf(tokens, group, depth + 1, forPronoun);
  }
  if (personal.has(before)) return { from: group, to: group };
  if (third.has(before)) return subjectOf(tokens, group - 1, depth + 1, true) ?? { from: group, to: group };
  if (!forPronoun && (place === verb + 1 || tokens[place - 1]?.lower === "and") && reporting.has(tokens[verb]?.lower ?? "")) return null;
  const inner = certainVerbLeft(tokens, group);
  const clause = inner > mark && !/ing$/.test(tokens[inner]?.lower ?? "") && !reporting.has(tokens[inner]?.lower ?? "");
  const joined = clause ? lastAnd(tokens, inner, group) : -1;
  const subject = afterAdverbial(tokens, { from: Math.max(inner, mark, joined) + 1, to: group });
  return contentWords(tokens, subject).length > 0 ? subject : beyond(tokens, mark, group, depth);
}

/** "fell at noon and the index rose": after a verb, "and" opens a new clause. */
function lastAnd(tokens: readonly Token[], from: number, to: number): number {
  for (let at = to - 1; at > from; at -= 1) if (tokens[at]?.lower === "and") return at;
  return -1;
}

/** "in europe the new car": a phrase of place or time before the subject is left out. */
function afterAdverbial(tokens: readonly Token[], { from, to }: Range): Range {
  if (!isPreposition(tokens[from]?.lower ?? "")) return { from, to };
  for (let at = to - 1; at > from + 1; at -= 1)
    if (isDeterminer(tokens[at]?.lower ?? "") && isContent(tokens, at - 1)) return { from: at, to };
  return { from, to };
}

/** Over a mark or a joining word: the noun before "which" or "(", the subject of the verb before "and", what an apposition stands after. */
function beyond(tokens: readonly Token[], mark: number, place: number, depth: number): Range | null {
  const word = tokens[mark]?.lower ?? "";
  if (mark < 0) return depth > 0 ? named(tokens, { from: 0, to: place }) : null;
  if (word === "(" || antecedents.has(word)) {
    const phrase = phraseBefore(tokens, tokens[mark - 1]?.text === "," ? mark - 1 : mark, 0);
    if (contentWords(tokens, phrase).length > 0) return phrase;
  }
  const start = boundaryLeft(tokens, mark);
  const opening = word === "," && start >= 0 && tokens[start]?.kind === "word" && certainVerbLeft(tokens, mark) < 0;
  const apposed = opening ? named(tokens, { from: start + 1, to: mark }) : null;
  return apposed ?? subjectOf(tokens, mark, depth + 1, false);
}

/** The range itself when it names something and is no phrase of place or time. */
const named = (tokens: readonly Token[], range: Range): Range | null =>
  !isPreposition(tokens[range.from]?.lower ?? "") && contentWords(tokens, range).length > 0 ? range : null;

/** The nearest verb left of a place in its clause, or -1; where none is certain, a word that can be one. */
function verbLeft(tokens: readonly Token[], place: number): number {
  const certain = certainVerbLeft(tokens, place);
  if (certain >= 0) return certain;
  const mark = boundaryLeft(tokens, place);
  for (let at = place - 1; at > mark; at -= 1) if (canBeVerb(tokens, at)) return at;
  return -1;
}

function certainVerbLeft(tokens: readonly Token[], place: number): number {
  const mark = boundaryLeft(tokens, place);
  for (let at = place - 1; at > mark; at -= 1) if (isVerbAt(tokens, at)) return at;
  return -1;
}

/** How many words a clause is taken to have at most, so that a line of any length takes time linear in it. */
const longestClause = 60;

/** The mark or joining word left of a place, or -1 at the start of the sentence. */
function boundaryLeft(tokens: readonly Token[], place: number): number {
  const end = Math.max(-1, place - 1 - longestClause);
  let at = place - 1;
  while (at > end && !isBoundary(tokens, at)) at -= 1;
  return at;
}

const adverb = /^[a-z]+ly$|^(already|also|now|still|even|just|not|then|again)$/;

/** The first word of the auxiliaries, adverbs and verbs that end at a verb. */
function groupStart(tokens: readonly Token[], verb: number): number {
  let at = verb;
  while (at > 0 && (isVerbAt(tokens, at - 1) || adverb.test(tokens[at - 1]?.text ?? ""))) at -= 1;
  return at;
}
