/** Subject: who stands before a verb of speech, over titles, ages and what else is set between commas; or after it ("said Adams"). */
import lists from "../../../lexicon/en/attribution.json" with { type: "json" };
import { placeOf } from "../../../lexicon/places.ts";
import { isBody, isHonorific, isPeople, isRole, isSource } from "../../../lexicon/speech.ts";
import { isAuxiliary, isDeterminer } from "../../../lexicon/words.ts";
import { clauseStart } from "../../grammar/clauses.ts";
import { nounPhraseFrom, phraseBefore } from "../../grammar/phrases.ts";
import { wordClass } from "../../grammar/word-classes.ts";
import { has, isAcronym, isCapital, lowerAt, type Range, textOf, type Words } from "../../grammar/words.ts";
import { called, pronominal, pronounAt, type Who, whoIs } from "./who.ts";

/** Who speaks, and the words that say so. */
export interface Subject extends Range {
  who: Who;
  /** They are figures, a survey or a report: what it shows is what its owner says. */
  source: boolean;
}

const saying = new Set(lists.saying);
const publishing = new Set(lists.publishing);
const stops = new Set(lists.stops);

/** Where the auxiliaries, adverbs and the day before a verb begin: "Acme on Monday also said". */
export function helped(words: Words, verb: number): number {
  let at = verb;
  while (at > 0) {
    const word = lowerAt(words, at - 1);
    if (
      isAuxiliary(word) ||
      has(words, at - 1, wordClass.adverb) ||
      /^(?:so|far|later|yesterday|today|once)$/.test(word)
    )
      at -= 1;
    else if (has(words, at - 1, wordClass.calendar) && at > 1) at -= lowerAt(words, at - 2) === "on" ? 2 : 1;
    else if (has(words, at - 1, wordClass.timeNoun) && /^(?:last|this)$/.test(lowerAt(words, at - 2))) at -= 2;
    else break;
  }
  return at;
}

/** The subject of a verb. */
export function subjectBefore(words: Words, verb: number): Subject | null {
  const end = helped(words, verb);
  const pronoun = pronounAt(words, end - 1);
  if (pronoun !== null) return { from: end - 1, to: end, who: pronominal(pronoun), source: false };
  if (/^(?:who|which)$/.test(lowerAt(words, end - 1)) && !isAcronym(words.tokens[end - 1]))
    return antecedent(words, end - 1);
  if (words.tokens[end - 1]?.text === ",") return overCommas(words, end - 1);
  if (/^(?:and|but|or|then)$/.test(lowerAt(words, end - 1))) return joined(words, end);
  const close = beforeBracket(words, end);
  return phrased(words, clauseStart(words, Math.max(close, 1)), close);
}

/** How many words and verbs back the first of joined verbs is looked for. */
const joinedReach = 40;
const mostJoined = 3;

/** "Acme cut its dividend and said": the subject of the verb before. */
export function joined(words: Words, verb: number): Subject | null {
  let verbs = 0;
  for (let at = verb - 2; at > 0 && at > verb - joinedReach && verbs < mostJoined; at -= 1) {
    if (/^[;"\u201c\u201d]$/.test(lowerAt(words, at))) return null;
    if (!words.verb[at] || isCapital(words.tokens[at])) continue;
    const first = !/^(?:and|but|or|then)$/.test(lowerAt(words, helped(words, at) - 1));
    const subject = first ? subjectBefore(words, at) : null;
    if (subject !== null) return { ...subject, from: verb, to: verb };
    verbs += 1;
  }
  return null;
}

/** "the Harbour Board (HB) said": before the brackets. */
function beforeBracket({ tokens }: Words, end: number): number {
  if (tokens[end - 1]?.text !== ")") return end;
  const open = tokens.findLastIndex(({ text }, at) => at < end && text === "(");
  return open > 0 ? open : end;
}

const isSourced = (words: Words, { from, to }: Range): boolean =>
  words.tokens.slice(from, to).some(({ lower }) => isSource(lower));

/** "Adams, who expects": the noun before the relative. */
function antecedent(words: Words, relative: number): Subject | null {
  const comma = words.tokens[relative - 1]?.text === "," ? relative - 1 : relative;
  if (comma < relative && lowerAt(words, relative) === "who") return overCommas(words, comma, 1);
  return phrased(words, phraseBefore(words, comma, 0).from, comma) ?? overCommas(words, comma, 1);
}

/** A subject has at most so many words that mean something. */
const longest = 12;

/** The phrase between two tokens, when it is one: no verb stands in it. "residents who asked for help": the residents. */
function phrased(words: Words, start: number, end: number): Subject | null {
  const { tokens } = words;
  const relative = /^(?:who|which|that)$/.test(lowerAt(words, start - 1)) && words.verb[start] === true;
  if (saying.has(lowerAt(words, start)) && !relative && start + 1 < end) return phrased(words, start + 1, end);
  if (lowerAt(words, start) === "according" && lowerAt(words, start + 1) === "to")
    return phrased(words, start + 2, end);
  const range = relative ? phraseBefore(words, start - 1, 0) : { from: afterPlace(words, start, end), to: end };
  const { from, to } = listed(words, range);
  if (to - from < 1 || to - from > longest + 4) return null;
  if (words.verb.slice(from, to).some((verb, index) => verb && !isPartOfName(words, from + index))) return null;
  if (tokens.slice(from, to).some(({ kind }) => kind === "currency")) return null;
  const who = whoIs(words, { from, to });
  return who === null ? null : { from, to: end, who, source: isSourced(words, { from, to }) };
}

/** "a report published in May", "analysts led by", "search teams working": a participle after the noun is no verb of the clause. */
function isPartOfName(words: Words, at: number): boolean {
  const word = lowerAt(words, at);
  if (isCapital(words.tokens[at]) || isSource(word)) return true;
  const noun = words.content[at - 1] === true && (at === 1 || !isCapital(words.tokens[at - 1]));
  return noun && (/ing$/.test(word) || publishing.has(word) || (/ed$/.test(word) && lowerAt(words, at + 1) === "by"));
}

/** "In the port the board said": the phrase of place is no part of the subject. */
function afterPlace(words: Words, start: number, end: number): number {
  if (/^(?:as|with)$/.test(lowerAt(words, start))) return start + 1;
  if (!has(words, start, wordClass.preposition)) return start;
  if (isTimeWord(words, start + 1) && start + 2 < end) return start + 2;
  for (let at = end - 1; at > start + 1; at -= 1)
    if (isDeterminer(lowerAt(words, at)) && words.content[at - 1] === true) return at;
  return end;
}

const isTimeWord = (words: Words, at: number): boolean =>
  has(words, at, wordClass.calendar) || /^(?:May|March|(?:19|20)\d\d)$/.test(words.tokens[at]?.text ?? "");

/** "Acme, Bolt and Crane": all of them. */
function listed(words: Words, { from, to }: Range): Range {
  const { tokens } = words;
  const joined = tokens.slice(from, to).some(({ lower }) => lower === "and");
  let start = from;
  while (joined && tokens[start - 1]?.text === "," && isCapitalised(words, segmentBefore(words, start - 1)))
    start = segmentBefore(words, start - 1).from;
  return { from: start, to };
}

const isCapitalised = ({ tokens }: Words, { from, to }: Range): boolean =>
  to > from && tokens.slice(from, to).every(isCapital);

/** How many parts between commas a subject may have. */
const mostParts = 5;

/** The subject before a comma: a name in apposition ("the mayor, Jo Prado,"), or what stands before the parts that only explain it ("Adams, 34,"). */
function overCommas(words: Words, comma: number, first = 0): Subject | null {
  let end = comma;
  for (let part = first; part < first + mostParts; part += 1) {
    const segment = segmentBefore(words, end);
    const opening = words.tokens[segment.from - 1]?.text === ",";
    if (opening && part === 0 && isName(words, segment)) {
      const titled = segmentBefore(words, segment.from - 1);
      if (isTitle(words, titled))
        return { from: titled.from, to: comma, who: called(textOf(words.tokens, segment)), source: false };
    }
    if (!opening) return part === 0 ? null : head(words, segment, comma);
    if (part === 0 && isClause(words, segment)) return null;
    const before = segmentBefore(words, segment.from - 1);
    if (part > 0 && !explains(words, segment) && !endsInName(words, before, segment))
      return head(words, segment, comma);
    end = segment.from - 1;
  }
  return null;
}

/** "Jo Prado, national officer of the union,": a title in small letters behind a name. */
const endsInName = (words: Words, before: Range, { from, to }: Range): boolean =>
  !isCapital(words.tokens[from]) && isCapital(words.tokens[before.to - 1]) && isTitle(words, { from, to });

/** "fell by a third": a verb that no "who" opens is no explanation. */
const isClause = (words: Words, segment: Range): boolean =>
  !explains(words, segment) &&
  words.verb.slice(segment.from, segment.to).some((verb, index) => verb && !isPartOfName(words, segment.from + index));

function head(words: Words, { from, to }: Range, end: number): Subject | null {
  const found = phrased(words, Math.max(from, clauseStart(words, to)), to);
  return found === null ? null : { ...found, to: end };
}

/** From the mark before a token to the token; commas are marks. */
function segmentBefore(words: Words, end: number): Range {
  const to = beforeBracket(words, end);
  let from = to;
  while (
    from > 0 &&
    from > to - longestSegment &&
    !/^[,;:"\u201c\u201d()\u2013\u2014]$/.test(words.tokens[from - 1]?.text ?? "")
  )
    from -= 1;
  return { from, to };
}

const longestSegment = 40;

/** "of the port", "who runs it", "a planner", "34", "D.C.": says more about the name before. */
const explains = (words: Words, { from }: Range): boolean =>
  has(words, from, wordClass.preposition | wordClass.determiner) ||
  /^(?:who|which|whose|where|of|speaking|based|as)$/.test(lowerAt(words, from)) ||
  words.tokens[from]?.kind === "number" ||
  isRole(lowerAt(words, from)) ||
  (/[a-z]{3}(?:ed|ing)$/.test(lowerAt(words, from)) &&
    (has(words, from + 1, wordClass.preposition) || has(words, from + 1, wordClass.calendar)));

/** "Jo Prado", "Ann F. Lee", "Dr Prado": words with capitals alone, no place and no title. */
export function isName(words: Words, { from, to }: Range): boolean {
  const tokens = words.tokens.slice(from, to);
  const names = tokens.filter((token) => isCapital(token));
  const plain = tokens.every(
    (token) =>
      isCapital(token) || token.text === "." || /^(?:de|van|von|der|den|da|bin|al|el|la|of)$/.test(token.lower),
  );
  if (!plain || names.length < 1 || tokens.length > 6) return false;
  const titled = names.length > 1 || isHonorific(names[0]?.lower ?? "");
  return (
    titled &&
    placeOf(textOf(words.tokens, { from, to })) === null &&
    !names.some(({ lower }) => isRole(lower) && !isHonorific(lower))
  );
}

/** "the mayor", "Acme's chief executive", "the head of the port". */
const isTitle = (words: Words, { from, to }: Range): boolean =>
  words.tokens.slice(from, to).some(({ lower }) => isRole(lower) || isBody(lower) || isPeople(lower)) &&
  !words.verb.slice(Math.max(from, clauseStart(words, to)), to).includes(true);

/** "..., said the mayor, Jo Prado": the name, when a title stands before it. */
export function subjectAfter(words: Words, verb: number): Subject | null {
  const { tokens } = words;
  const pronoun = pronounAt(words, verb + 1);
  if (pronoun !== null && words.tokens[verb + 2]?.kind === "word") return null;
  if (pronoun !== null) return { from: verb + 1, to: verb + 2, who: pronominal(pronoun), source: false };
  const phrase = nounPhraseFrom(words, verb + 1);
  const nameless = !tokens.slice(phrase.from, phrase.to).some(isCapital);
  if (
    phrase.to === phrase.from ||
    stops.has(lowerAt(words, phrase.from)) ||
    (nameless && !saying.has(lowerAt(words, verb)))
  )
    return null;
  if (has(words, phrase.from, wordClass.calendar | wordClass.timeNoun)) return null;
  if (words.verb[phrase.to] === true && !/(?:ed|ing)$/.test(lowerAt(words, phrase.to))) return null;
  const named = nameAfter(words, phrase);
  if (named !== null) return { from: verb + 1, to: named.to, who: called(textOf(tokens, named)), source: false };
  const who = whoIs(words, { from: verb + 1, to: phrase.to });
  return who === null ? null : { from: verb + 1, to: phrase.to, who, source: isSourced(words, phrase) };
}

/** The name between commas after a title. */
export function nameAfter(words: Words, title: Range): Range | null {
  const { tokens } = words;
  if (tokens[title.to]?.text !== "," || !isTitle(words, title) || tokens.slice(title.to - 1, title.to).some(isCapital))
    return null;
  let to = title.to + 1;
  while (isCapital(tokens[to]) || (tokens[to]?.text === "." && isCapital(tokens[to + 1]) && tokens[to]?.glued)) to += 1;
  const name = { from: title.to + 1, to };
  const free = tokens[to] === undefined || /^[.,"\u201d;]$/.test(tokens[to]?.text ?? "");
  return free && isName(words, name) ? name : null;
}
