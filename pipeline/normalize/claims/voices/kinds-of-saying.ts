/** Kinds of saying: for which words a speaker is quoted, by what the verb asks for (`SpeechKind`). */
import lists from "../../../lexicon/en/attribution.json" with { type: "json" };
import { cardinals } from "../../../lexicon/numbers.ts";
import { placeOf } from "../../../lexicon/places.ts";
import { isBody, isPeople, isRole, type SpeechKind } from "../../../lexicon/speech.ts";
import { clauseStart } from "../../grammar/clauses.ts";
import { wordClass } from "../../grammar/word-classes.ts";
import { has, lowerAt, type Range, type Words } from "../../grammar/words.ts";
import type { Token } from "../../quantities/tokens.ts";
import { kindOf } from "./kinds.ts";
import { afterTag, before, isComplete, onwards, saidFrom } from "./scope.ts";
import type { Subject } from "./subject.ts";

/** What a verb of speech is looked at with. */
export interface Said {
  words: Words;
  /** Which tokens stand in quotation marks. */
  inside: readonly boolean[];
  verb: number;
}

const counting = new Set(lists.counting);
const notCounting = new Set(lists.notCounting);

/** The words that a verb of each kind quotes its subject for; none when it does not quote here. */
export const scopes: Record<SpeechKind, (said: Said, subject: Subject) => Range[]> = {
  say: (said, subject) => {
    if (notCounting.has(lowerAt(said.words, said.verb)) && countsThings(said)) return [];
    return countsThings(said) && isCounting(said) ? countScope(said, subject) : sayScope(said, subject);
  },
  that: (said, subject) => {
    if (subject.source || quotesClause(said) || isTag(said, subject)) return sayScope(said, subject);
    return isCounting(said) && countsThings(said) ? countScope(said, subject) : [];
  },
  figure: (said, subject) =>
    isTag(said, subject) || lowerAt(said.words, said.verb + 1) === "that"
      ? sayScope(said, subject)
      : countScope(said, subject),
  at: (said, subject) => {
    if (putsIt(said)) return asLead(said, subject, said.verb + 2);
    return atFigure(said) ? countScope(said, subject) : [];
  },
  see: (said, subject) => (isOutlook(said) ? countScope(said, subject) : []),
  demand: (said, subject) => (lowerAt(said.words, said.verb + 1) === "to" ? [] : countScope(said, subject)),
  quote: ({ words, inside, verb }) => {
    const open = inside.indexOf(true, verb);
    const close = inside.indexOf(false, open);
    return open < 0 ? [] : [{ from: open, to: close < 0 ? words.tokens.length : close }];
  },
  colon: ({ words, inside, verb }) => {
    const colon = words.tokens.findIndex(({ text }, at) => at > verb && text === ":");
    return colon < 0 ? [] : [onwards(words, inside, colon)];
  },
};

/** A number, an article or a pronoun: an object or a clause opens. */
export const opens = (words: Words, at: number): boolean =>
  has(words, at, wordClass.determiner | wordClass.pronoun | wordClass.hedge) || isAmount(words, at);

const isAmount = (words: Words, at: number): boolean =>
  /^(?:number|currency)$/.test(words.tokens[at]?.kind ?? "") || cardinals.has(lowerAt(words, at));

/** "reported 251 cases", "claimed some 40 lives": a figure is the object; not "admitted 40 patients had died". */
function countsThings(said: Said): boolean {
  const { words, verb } = said;
  const hedged =
    has(words, verb + 1, wordClass.hedge) || /^(?:only|just|more|at|up|fewer|less)$/.test(lowerAt(words, verb + 1));
  const at = hedged ? verb + 2 : verb + 1;
  return (isAmount(words, at) || isAmount(words, at + 1)) && !quotesClause(said);
}

const isCounting = ({ words, verb }: Said): boolean => counting.has(lowerAt(words, verb));

/** Who counts or expects is a person or a body: a country has its cases, and a place sees its visitors. */
function countScope(said: Said, subject: Subject): Range[] {
  const { words, inside, verb } = said;
  if (!isCounter(said, subject)) return [];
  const { from, to } = onwards(words, inside, asksMany(words, subject) ? subject.from : verb + 1);
  const aside = words.tokens.findIndex(
    ({ text }, at) => at > verb && text === "," && /^(?:which|who)$/.test(lowerAt(words, at + 1)),
  );
  return [{ from, to: aside < 0 ? to : Math.min(to, aside) }];
}

function isCounter(said: Said, { who, source }: Subject): boolean {
  if (who.pronoun !== null || source) return true;
  const name = who.name.replace(/^the /i, "");
  if (name.split(" and ").some((part) => placeOf(part.replace(/^the /i, "")) !== null)) return false;
  const head = name.split(" ").at(-1) ?? "";
  if (!/\p{Lu}/u.test(name)) return isBody(head) || isPeople(head) || isRole(head) || kindOf(name) !== "unknown";
  const cases = isCounting(said) && isAmount(said.words, said.verb + 1);
  return !cases || name.includes(" ") || kindOf(name) !== "unknown";
}

/** A survey is quoted for whom it asked as well: "A survey by Acme of 400 firms found that". */
const asksMany = (words: Words, { from, to }: Range): boolean =>
  words.tokens.slice(from, to).some(({ lower }) => /^(?:survey|poll|study)$/.test(lower));

/** How many words a clause may have before its verb. */
const clauseReach = 14;

/** "that", or a clause with a subject and a verb of its own. */
export function quotesClause({ words, inside, verb }: Said): boolean {
  if (/^(?:that|:)$/.test(lowerAt(words, verb + 1)) || inside[verb + 1]) return true;
  if (has(words, verb + 1, wordClass.pronoun)) return true;
  if (words.verb[verb + 1] && /^(?:that|which)$/.test(lowerAt(words, verb - 2))) return true;
  for (let at = verb + 1; at < verb + clauseReach; at += 1) {
    if (words.boundary[at] && lowerAt(words, at) !== "than") return false;
    if (/^(?:will|would|could|had|has|have|was|were|is|are|may|might|can)$/.test(lowerAt(words, at)))
      return at > verb + 1;
  }
  return false;
}

const isMark = (token: Token | undefined): boolean => /^[,"'\u201d\u2019]$/.test(token?.text ?? "");

/** "He added.", "..., the guard adds,": before a mark; or after a quotation. */
function isTag({ words, inside, verb }: Said, { from }: Subject): boolean {
  if (inside[from - 1] || (inside[from - 2] && isMark(words.tokens[from - 1]))) return true;
  if (!saidFrom(words, verb).tag) return false;
  const alone = words.tokens[verb + 1] === undefined || lowerAt(words, verb + 1) === ",";
  return isMark(words.tokens[from - 1]) || (from === 0 && alone);
}

/** How far behind "puts" its "at" may stand. */
const atReach = 24;

/** "puts the cost at 40", "pegged losses at": a figure behind "at". */
function atFigure({ words, verb }: Said): boolean {
  for (let at = verb + 1; at < verb + atReach && words.tokens[at] !== undefined; at += 1) {
    if (/^[;.]$/.test(lowerAt(words, at))) return false;
    const figure =
      opens(words, at + 1) ||
      has(words, at + 1, wordClass.mover) ||
      /^(?:-|between|up|least|most)$/.test(lowerAt(words, at + 1));
    if (lowerAt(words, at) === "at" && figure) return true;
    if (lowerAt(words, at) === "on" && isAmount(words, at + 1)) return true;
  }
  return false;
}

/** "sees losses of", "sees sales falling", "sees the rate at": what somebody looks for; not "sees 40 ships a day". */
function isOutlook({ words, verb }: Said): boolean {
  if (words.tokens[verb + 1]?.kind === "number" && !/^20\d\d$/.test(lowerAt(words, verb + 1))) return false;
  for (let at = verb + 2; at < verb + 9; at += 1) {
    if (/^(?:of|at|falling|rising|growing|reaching|hitting|shrinking|slowing|climbing)$/.test(lowerAt(words, at)))
      return true;
    if (words.boundary[at]) return false;
  }
  return false;
}

/** What follows the verb; for a tag what stands before it and goes on after it. */
function sayScope(said: Said, subject: Subject): Range[] {
  const { words, inside, verb } = said;
  const { at, tag } = saidFrom(words, verb);
  const between = betweenNoun(words, subject, verb);
  if (between !== null) return [onwards(words, inside, between)];
  const quoted = inside[subject.from - 1] === true || inside[subject.from - 2] === true;
  if (!tag && !quoted) return [onwards(words, inside, asksMany(words, subject) ? subject.from : at)];
  const marked = isMark(words.tokens[subject.from - 1]);
  if (tag && subject.from === 0) return inside[at + 1] || inside[at] ? [onwards(words, inside, at)] : [];
  if (tag && !marked && !quoted) return asLead(said, subject, at);
  const ahead = before(words, inside, marked ? subject.from - 1 : subject.from);
  const complete = isComplete(words, ahead) || quoted;
  return [ahead, ...(tag && complete ? afterTag(words, inside, at, false) : [onwards(words, inside, at)])];
}

/** "As Adams put it, 40 boats sank"; any other tag without a mark before it says nothing. */
const asLead = ({ words, inside }: Said, { from }: Subject, at: number): Range[] => {
  const start = clauseStart(words, from);
  return lowerAt(words, start - 1) === "as" && start <= 2 ? [onwards(words, inside, at)] : [];
};

const putsIt = ({ words, verb }: Said): boolean => lowerAt(words, verb + 1) === "it" && isMark(words.tokens[verb + 2]);

/** "the 40 boats she said had sunk", "which the maker claims is": a verb follows at once, and what it is said of stands before. */
function betweenNoun(words: Words, { from }: Subject, verb: number): number | null {
  if (!words.verb[verb + 1] || isMark(words.tokens[from - 1]) || from === 0) return null;
  let at = from;
  while (at > 0 && from - at < 8 && !words.verb[at - 1] && !/^[,;:"\u201d]$/.test(lowerAt(words, at - 1))) at -= 1;
  return at < from ? at : null;
}
