/** Scope: which words of a sentence a speaker is quoted for; what only the reporter adds is nobody's. */
import lists from "../../../lexicon/en/attribution.json" with { type: "json" };
import { nounPhraseFrom } from "../../grammar/phrases.ts";
import { wordClass } from "../../grammar/word-classes.ts";
import { has, isCapital, lowerAt, type Range, type Words } from "../../grammar/words.ts";

const listenerVerbs = new Set(lists.listenerVerbs);
const comparing = new Set(lists.comparing);

/** Where what is said begins after a verb of speech, or the mark at which a mere tag ends ("..., Adams said in a statement."). */
export function saidFrom(words: Words, verb: number): { at: number; tag: boolean } {
  let at = verb + 1;
  if (listenerVerbs.has(lowerAt(words, verb))) at = afterListener(words, at);
  for (;;) {
    const word = lowerAt(words, at);
    if (words.tokens[at] === undefined || /^[.,;)"\u201d\u2013\u2014\u2019-]$/.test(word)) return { at, tag: true };
    if (word === "that" || word === ":") return { at: at + 1, tag: false };
    const next = at > verb + 1 && word === "of" ? nounPhraseFrom(words, at + 1).to : afterAdverbial(words, at);
    if (next <= at) return { at, tag: false };
    at = next;
  }
}

/** "told reporters in the port". */
function afterListener(words: Words, at: number): number {
  if (/^(?:me|us|him|her|them)$/.test(lowerAt(words, at))) return at + 1;
  const { to } = nounPhraseFrom(words, at);
  const that = words.tokens.findIndex(({ lower }, index) => index >= at && index < to && lower === "that");
  return Math.max(at, that < 0 ? to : that);
}

/** Behind one phrase of place or time ("on Monday", "in a statement", "last week", "late Thursday"); the same index when none stands there. */
function afterAdverbial(words: Words, at: number): number {
  const word = lowerAt(words, at);
  if (/^(?:late|early|earlier|later|last|this)$/.test(word) && isDay(words, at + 1)) return at + 2;
  if (isDay(words, at) || /^(?:earlier|later|yesterday|today|also|recently|simply)$/.test(word)) return at + 1;
  const place =
    (word === "to" && lowerAt(words, at - 2) === "a") ||
    /^(?:in|on|at|during|after|before|by|via|through|from|following|with)$/.test(word);
  const amount = /^(?:least|most|up)$/.test(lowerAt(words, at + 1)) || words.tokens[at + 1]?.kind === "currency";
  const number = words.tokens[at + 1]?.kind === "number" && !/^(?:in|on|by)$/.test(word);
  if (!place || amount || number) return at;
  let from = at + 1;
  while (has(words, from, wordClass.determiner) && !words.content[from]) from += 1;
  let to = from;
  while (
    to < at + longestAdverbial &&
    (words.content[to] || isDay(words, to) || words.tokens[to]?.kind === "number") &&
    !opensClause(words, from, to)
  )
    to += 1;
  return to > at + 1 ? to : at;
}

/** "said in a statement 40 boats", "said on Monday prices will": a number after the noun, or a noun after the day, is what is said. */
const opensClause = (words: Words, from: number, at: number): boolean =>
  at > from &&
  (words.tokens[at]?.kind === "number" ? !isMonth(words, at - 1) : isDay(words, at - 1) && !isDay(words, at));

const isMonth = (words: Words, at: number): boolean =>
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/.test(lowerAt(words, at)) && isCapital(words.tokens[at]);

const isDay = (words: Words, at: number): boolean =>
  (has(words, at, wordClass.calendar) && isCapital(words.tokens[at])) || has(words, at, wordClass.timeNoun);

const longestAdverbial = 12;

/** From a word to the end of the sentence, as far as it is still one person's: not over a semicolon, not over "but Acme has". */
export function onwards(words: Words, inside: readonly boolean[], from: number, turnsAt = turns): Range {
  let to = from;
  while (to < words.tokens.length && !turnsAt(words, inside, from, to)) to += 1;
  return { from, to };
}

/** A semicolon, or "but", "while" before what another name does: "said that fares fell, while Acme has raised its own". */
function turns(words: Words, inside: readonly boolean[], from: number, at: number): boolean {
  if (inside[at]) return false;
  const word = lowerAt(words, at);
  if (word === ";") return true;
  if (!/^(?:but|while|whereas|although|though|yet)$/.test(word) || at === from || lowerAt(words, at - 1) !== ",")
    return false;
  return (
    isCapital(words.tokens[at + 1]) ||
    (/^(?:its|their|his|her|the)$/.test(lowerAt(words, at + 1)) && namesOther(words, at + 2))
  );
}

/** "its rival Acme has": a name stands before the verb. */
function namesOther(words: Words, at: number): boolean {
  for (let index = at; index < at + clause && !words.verb[index] && words.tokens[index]?.kind === "word"; index += 1)
    if (isCapital(words.tokens[index])) return true;
  return false;
}

const clause = 12;

/** After a tag in the middle of a complete clause: what belongs to it ("with", "up from", "or"), not what is told beside it ("while", "after", "which"). */
export function afterTag(words: Words, inside: readonly boolean[], comma: number, inverted: boolean): Range[] {
  const at = comma + 1;
  if (words.tokens[at] === undefined || words.tokens[comma] === undefined) return [];
  const quote = inside.indexOf(true, comma);
  if (quote >= 0 && quote <= comma + 2) return [onwards(words, inside, quote)];
  if (words.tokens[comma]?.text !== ",") return quote < 0 ? [] : [onwards(words, inside, quote)];
  const word = lowerAt(words, at);
  const joins =
    /^(?:with|up|down|compared|including|from|against|versus|or|leaving|bringing|making|taking|raising)$/.test(word);
  const aside =
    /^(?:while|but|although|though|whereas|yet|after|as|when|since|before|because|who|which|whose|where|according|a|an|in|at|on|by|for|amid|despite)$/.test(
      word,
    );
  const other = word === "and" && isCapital(words.tokens[at + 1]);
  if (joins || (!inverted && !aside && !other)) return [onwards(words, inside, at)];
  return quote < 0 ? [] : [onwards(words, inside, quote)];
}

/** Whether a finite verb stands between two tokens outside quotations: the clause before a tag is complete. */
export const isComplete = (words: Words, { from, to }: Range): boolean => words.verb.slice(from, to).includes(true);

/** Where the words of a tag's speaker begin before it: at the start, or after the last semicolon. */
export function before(words: Words, inside: readonly boolean[], to: number): Range {
  let from = to;
  while (from > 0 && (lowerAt(words, from - 1) !== ";" || inside[from - 1])) from -= 1;
  return { from, to };
}

/** The ranges without clauses that only explain ("the yard, which employs 300,"): they are the reporter's, unless quoted or told in reported tense. */
export function withoutAsides(words: Words, inside: readonly boolean[], ranges: readonly Range[]): Range[] {
  return ranges.flatMap((range) => {
    const kept: Range[] = [];
    let { from } = range;
    for (let at = range.from; at < range.to; at += 1) {
      if (inside[at] || lowerAt(words, at) !== "," || !isAside(words, at + 1)) continue;
      const end = asideEnd(words, inside, at + 1, range.to);
      kept.push({ from, to: at });
      from = end;
      at = end - 1;
    }
    return [...kept, { from, to: range.to }].filter((part) => part.to > part.from);
  });
}

function isAside(words: Words, at: number): boolean {
  if (!/^(?:which|who|whose|where)$/.test(lowerAt(words, at))) return false;
  for (let index = at + 1; index < at + clause; index += 1) {
    if (/^(?:would|could|had|might)$/.test(lowerAt(words, index))) return false;
    if (words.verb[index]) return true;
  }
  return true;
}

/** At the next comma or quotation. */
function asideEnd(words: Words, inside: readonly boolean[], at: number, limit: number): number {
  let end = at;
  while (end < limit && lowerAt(words, end) !== "," && !inside[end] && lowerAt(words, end) !== ";") end += 1;
  return end;
}

/** How many words back a comparison may begin before its source. */
const comparisonReach = 14;

/** "..., steeper than the 4% expected, according to Acme": Acme tells what was expected, not what came. */
export function comparedBefore(words: Words, tag: number): Range | null {
  let expected = false;
  for (let at = tag - 1; at > tag - comparisonReach && at > 0; at -= 1) {
    const word = lowerAt(words, at);
    expected ||= isExpectation(words, at);
    const counts = word === "than" && /^(?:more|less|fewer)$/.test(lowerAt(words, at - 1));
    if (expected && comparing.has(word) && !counts) return { from: at, to: tag };
  }
  return null;
}

/** "analysts' estimate", "than expected"; not "are expected to". */
const isExpectation = (words: Words, at: number): boolean =>
  /^(?:expected|expectations?|forecasts?|estimates?|consensus|predicted|analysts|economists)$/.test(
    lowerAt(words, at),
  ) &&
  lowerAt(words, at + 1) !== "to" &&
  !/^(?:is|are|was|were|be)$/.test(lowerAt(words, at - 1));
