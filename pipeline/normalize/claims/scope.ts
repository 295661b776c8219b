/** Scope: how far left the words reach that say how a figure is meant; a figure under a verb of its own is not under the "will" of another clause. */
import { clauseEnd, clauseStart } from "../grammar/clauses.ts";
import { wordClass } from "../grammar/word-classes.ts";
import { has, lowerAt, type Range, type Words } from "../grammar/words.ts";
import { cueAt } from "./cues.ts";

/** The first token of what can say how a figure, given as half-open token indexes, is meant. */
export function scopeStart(words: Words, { from, to }: Range): number {
  const own = clauseStart(words, from);
  if (own > 0 && isTold(words, own, { from, to })) return own;
  const infinite = underVerb(words, own, from);
  for (let at = from - 1; at >= 0; at -= 1) {
    if (ends(words, at, from)) return at + 1;
    if (at < own && words.boundary[at] && isFact(words, at, !infinite)) return at + 1;
  }
  return 0;
}

/** Marks and words that nothing said before them reaches over: "will be an issue: the bill was 4 million", "against a price of 64". */
function ends(words: Words, at: number, figure: number): boolean {
  const token = words.tokens[at];
  const text = token?.text ?? "";
  if (/^[;:\u201d]$/.test(text)) return true;
  if (text === '"') return token?.glued === true && /^[,.!?]$/.test(words.tokens[at - 1]?.text ?? "");
  if (/^(but|against|versus|having|whereas)$/.test(token?.lower ?? "")) return true;
  if (token?.lower === "after") return /ing$/.test(lowerAt(words, at + 1)) || lowerAt(words, at - 1) === ",";
  if (token?.lower === "compared") return true;
  return token?.lower === "from" && at + 3 === figure && standing.test(lowerAt(words, at + 2));
}

/** "from the usual 75 percent": so it is. */
const standing = /^(usual|current|present|existing|previous|normal|former)$/;

/** Whether the clause of a figure has a verb of its own that tells a fact: "as deaths reached 53", "which killed 53 people". */
function isTold(words: Words, own: number, { from, to }: Range): boolean {
  const joint = lowerAt(words, own - 1);
  if (isComplement(words, own - 1)) return false;
  const verb = governing(words, own, from);
  if (verb >= 0) return hasTense(words, own, verb) && !isImagined(words, own - 1, verb);
  if (verbsIn(words, own, from) && !isAdded(words, own, from)) return false;
  const end = clauseEnd(words, to);
  const next = words.verb.indexOf(true, to);
  if (next < 0 || next >= end || isAhead(words, to, end)) return false;
  if (words.tokens.slice(to, next).some(({ lower }) => /^(once|until|unless)$/.test(lower))) return false;
  return /^(who|which|where|while|because|as|although|though)$/.test(joint)
    ? !isImagined(words, own - 1, next)
    : has(words, next, wordClass.auxiliary) && hasTense(words, from, next) && joins(words, own - 1);
}

/** "adding that 40 boats had sunk". */
const isAdded = (words: Words, own: number, from: number): boolean =>
  /^(adding|saying|noting)$/.test(lowerAt(words, own)) && from - own <= 3;

/** Not "when 40 boats are sold", "to ensure that 40 boats are sold". */
const joins = (words: Words, mark: number): boolean =>
  lowerAt(words, mark) === "that"
    ? /^(said|says|saying|add(s|ed|ing)|not(es|ed|ing)|show(s|ed)|found|reported|confirmed)$/.test(
        lowerAt(words, mark - 1),
      )
    : !/^(when|if|than|or|[-\u2013\u2014(])$/.test(lowerAt(words, mark));

/** Whether a clause between a figure and the words before it tells a fact, so that a list goes on from it: "which sold 12 boats, 40 ferries". */
function isFact(words: Words, mark: number, lists: boolean): boolean {
  if (isComplement(words, mark)) return false;
  const joint = lowerAt(words, mark);
  if (/^(and|while)$/.test(joint) && statesAnew(words, mark)) return true;
  if (!lists || !/^(which|who|where|while|because|as|although|though|since)$/.test(joint)) return false;
  const end = clauseEnd(words, mark + 1);
  const verb = governing(words, mark + 1, end);
  return verb >= 0 && hasTense(words, mark + 1, verb) && !isImagined(words, mark, verb);
}

/** "may not sell the data and offers a remedy of ...": a new verb of its own after "and" is under no cue before it; "and have to pay" is. */
function statesAnew(words: Words, at: number): boolean {
  const verb = lowerAt(words, at + 1);
  if (words.verb[at + 1] !== true) return false;
  if (verb === "have") return has(words, at + 2, wordClass.endsInEd | wordClass.past);
  return /[^s]s$|^(had|has|was|were|is|are)$/.test(verb);
}

/** "expects that", "projections show that": what follows is what is expected. */
const isComplement = (words: Words, mark: number): boolean =>
  lowerAt(words, mark) === "that" && [1, 2].some((back) => cueAt(words.tokens, mark - back) !== undefined);

/** "will rise when the yard opens 40 docks", "a yard that employs 40 people": of what is not there yet, the present tense tells no fact. */
function isImagined(words: Words, mark: number, verb: number): boolean {
  if (has(words, verb, wordClass.past | wordClass.endsInEd) || /^(had|was|were)$/.test(lowerAt(words, verb)))
    return /^(if|unless)$/.test(lowerAt(words, mark));
  if (/^(when|if|unless|until|once|before|after|than|so)$/.test(lowerAt(words, mark))) return true;
  if (!/^(which|who|that|where)$/.test(lowerAt(words, mark))) return false;
  for (let at = mark - 1; at > mark - reach && at >= 0; at -= 1)
    if (has(words, at, wordClass.determiner)) return /^an?$/.test(lowerAt(words, at));
  return false;
}

/** How many words back an article is looked for. */
const reach = 6;

/** The verb that governs what ends before `to` in a clause: the nearest one, but for participles in "-ing". */
function governing(words: Words, from: number, to: number): number {
  for (let at = to - 1; at >= from; at -= 1) if (words.verb[at] && !has(words, at, wordClass.endsInIng)) return at;
  return -1;
}

const verbsIn = (words: Words, from: number, to: number): boolean => words.verb.slice(from, to).includes(true);

/** Whether a verb has a tense of its own: no infinitive, nothing after "will", no participle without a subject. */
function hasTense(words: Words, start: number, verb: number): boolean {
  let first = verb;
  while (first > start && (words.verb[first - 1] || has(words, first - 1, wordClass.adverb | wordClass.filler)))
    first -= 1;
  const group = { from: first, to: verb + 1 };
  if (lowerAt(words, first - 1) === "to" || isAhead(words, group.from, group.to)) return false;
  const relative = /^(which|who|that)$/.test(lowerAt(words, start - 1));
  if (first === start && isResumed(words, start)) return true;
  if (first === start && !relative) return false;
  if (has(words, first, wordClass.auxiliary))
    return !/^(be|been|being|have|do)$/.test(lowerAt(words, first)) || relative;
  if (has(words, verb, wordClass.past | wordClass.endsInEd)) return lowerAt(words, verb + 1) !== "by";
  if (/[^s]s$/.test(lowerAt(words, verb))) return true;
  return relative || has(words, first - 1, wordClass.plural | wordClass.pronoun);
}

/** "The port, which will open in May, cost": the verb after an inserted clause has its subject before that. */
function isResumed(words: Words, start: number): boolean {
  const inserted = clauseStart(words, start - 1) - 1;
  return (
    lowerAt(words, start - 1) === "," &&
    /^(which|who)$/.test(lowerAt(words, inserted)) &&
    lowerAt(words, inserted - 1) === "," &&
    words.verb[start] === true &&
    lowerAt(words, start + 1) !== "by"
  );
}

/** Whether words say that something is to come. */
function isAhead(words: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (cueAt(words.tokens, at) !== undefined) return true;
  return false;
}

/** Whether a clause has a verb without a tense before a figure: it goes on from what stands before an inserted clause. */
const underVerb = (words: Words, start: number, figure: number): boolean => {
  const verb = governing(words, start, figure);
  return verb >= 0 && !hasTense(words, start, verb);
};
