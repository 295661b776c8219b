/** Verbs: who says, expects, counts or finds something in a sentence, and for which words. */
import lists from "../../../lexicon/en/attribution.json" with { type: "json" };
import { isBody, isPeople, isRole, isSource, type SpeechKind, speechKind } from "../../../lexicon/speech.ts";
import { isPlural } from "../../../lexicon/words.ts";
import { clauseEnd, clauseStart } from "../../grammar/clauses.ts";
import { wordClass } from "../../grammar/word-classes.ts";
import { has, isCapital, lowerAt, type Range, type Words } from "../../grammar/words.ts";
import type { Token } from "../../quantities/tokens.ts";
import type { Voice } from "../attribution.ts";
import { lookedFor } from "./expected.ts";
import { opens, quotesClause, type Said, scopes } from "./kinds-of-saying.ts";
import { afterTag, before, onwards, withoutAsides } from "./scope.ts";
import { joined, type Subject, subjectAfter, subjectBefore } from "./subject.ts";

const listenerVerbs = new Set(lists.listenerVerbs);
const estimates = new Set(lists.estimates);
const revising = new Set(lists.revising);
const adding = new Set(lists.sayIng);
const expecting = new Set(lists.figureIng);

/** The voices of the verbs outside quotations. */
export function verbVoices(words: Words, inside: readonly boolean[]): Voice[] {
  return words.tokens.flatMap((_, verb) => {
    if (inside[verb]) return [];
    const said = { words, inside, verb };
    const voice = lookedFor(words, verb) ?? revision(said) ?? spoken(said);
    return voice === null ? [] : [{ ...voice, scope: withoutAsides(words, inside, voice.scope) }];
  });
}

const voiceOf = ({ who, from }: Subject, scope: readonly Range[]): Voice | null =>
  scope.length === 0 ? null : { who, at: from, scope };

/** "The firm raised its estimate of the number to": an estimate is its owner's word. */
function revision({ words, inside, verb }: Said): Voice | null {
  if (!revising.has(lowerAt(words, verb)) || !/^(?:its|their|his|her)$/.test(lowerAt(words, verb + 1))) return null;
  const noun = words.tokens.findIndex(
    ({ lower }, at) => at > verb + 1 && at < verb + 6 && (estimates.has(lower) || isPriceTarget(words, at)),
  );
  const subject = noun < 0 ? null : subjectBefore(words, verb);
  return subject === null ? null : voiceOf(subject, [onwards(words, inside, noun)]);
}

/** An analyst's; a firm's own target is its plan. */
const isPriceTarget = (words: Words, at: number): boolean =>
  /^targets?$/.test(lowerAt(words, at)) && [lowerAt(words, at - 1), lowerAt(words, at + 1)].includes("price");

function spoken(said: Said): Voice | null {
  const { words, verb } = said;
  if (adding.has(lowerAt(words, verb))) return added(said);
  const kind =
    callsFor(words, verb) ?? cites(words, verb) ?? progressive(words, verb) ?? speechKind(lowerAt(words, verb));
  if (kind === null || isCapital(words.tokens[verb]) || !saysHere(words, verb, kind)) return null;
  if (progressive(words, verb) === null && isPassive(words.tokens, verb)) return null;
  const mark = isMark(words.tokens[verb - 1]) && !listenerVerbs.has(lowerAt(words, verb));
  const subject = subjectBefore(words, verb);
  const after = mark && (kind === "say" || kind === "that") && subject === null ? subjectAfter(words, verb) : null;
  if (after !== null) return voiceOf(after, invertedScope(said, after));
  if (subject === null || /^(?:than|what)$/.test(lowerAt(words, subject.from - 1))) return null;
  return voiceOf(subject, withinRelative(words, subject, scopes[kind](said, subject)));
}

/** "Acme, which said it had lost 40 boats, fell 4%": a relative clause ends where the verb of the main clause follows a comma. */
function withinRelative(words: Words, subject: Subject, scope: Range[]): Range[] {
  const relative = [subject.to, subject.to + 1, subject.from - 1].some((at) =>
    /^(?:who|which)$/.test(lowerAt(words, at)),
  );
  if (!relative) return scope;
  return scope.map(({ from, to }) => {
    const end = words.tokens.findIndex(({ text }, at) => at > from && at < to && text === "," && words.verb[at + 1]);
    return { from, to: end < 0 ? to : end };
  });
}

/** "cut 40 jobs, saying it had lost ...": the subject of the verb before says so. */
function added({ words, inside, verb }: Said): Voice | null {
  const subject =
    words.tokens[verb - 1]?.text === "," && quotesClause({ words, inside, verb }) ? joined(words, verb) : null;
  return subject === null ? null : voiceOf(subject, [onwards(words, inside, verb + 1)]);
}

/** "has called for 40 boats". */
const callsFor = (words: Words, verb: number): SpeechKind | null =>
  /^(?:called|calls|asked|asks)$/.test(lowerAt(words, verb)) && lowerAt(words, verb + 1) === "for" ? "demand" : null;

const citing = new Set(lists.citing);
const citingTo = new Set(lists.citingTo);

/** "the board cited 40 deaths", "Lindgren points to records of 40 wrecks"; "the road links to 40 villages" says nothing. */
function cites(words: Words, verb: number): SpeechKind | null {
  const word = lowerAt(words, verb);
  if (!citing.has(word) && !(citingTo.has(word) && lowerAt(words, verb + 1) === "to")) return null;
  const subject = subjectBefore(words, verb);
  const last = subject?.who.name.split(" ").at(-1)?.toLowerCase() ?? "";
  if (subject === null) return null;
  const told = isBody(last) || isPeople(last) || isRole(last) || isSource(last);
  const named = words.tokens
    .slice(subject.from, subject.to)
    .some((token, at) => isCapital(token) && (subject.from + at > 0 || !isPlural(last)));
  return told || named || subject.who.pronoun !== null ? "figure" : null;
}

/** "is expecting 40 boats", "had been looking for a loss of". */
const progressive = (words: Words, verb: number): SpeechKind | null =>
  /^(?:is|are|was|were|been)$/.test(lowerAt(words, verb - 1)) &&
  (expecting.has(lowerAt(words, verb)) || (lowerAt(words, verb) === "looking" && lowerAt(words, verb + 1) === "for"))
    ? "figure"
    : null;

/** "an estimated 40", "reports of 40", "blaming weak demand" say nothing; before "that" or a quotation a word that may be a noun is the verb. */
function saysHere(words: Words, at: number, kind: SpeechKind): boolean {
  const [before, after] = [lowerAt(words, at - 1), lowerAt(words, at + 1)];
  const noun = !/(?:ed|ing|^said|^says|^told)$/.test(lowerAt(words, at));
  if (at === 0 || (noun && /['\u2019]s?$/.test(before) && before !== "'") || isParticiple(words, at)) return false;
  if (has(words, at - 1, wordClass.determiner) && !/^(?:that|which)$/.test(before)) return false;
  if (isCompound(words, at)) return false;
  if (/n['\u2019]t$|^(?:to|not|cannot|never)$/.test(before)) return false;
  if (/^(?:will|would|can|could|may|should)$/.test(before) && kind !== "say") return false;
  const ends = words.tokens[at + 1] === undefined || /^[.,]$/.test(after);
  const bare = noun && has(words, at, wordClass.nounToo) && !has(words, at - 1, wordClass.plural | wordClass.pronoun);
  if (ends && bare && !/s$/.test(lowerAt(words, at)) && !isCapital(words.tokens[at - 1]) && !isSource(before))
    return false;
  const sure =
    kind === "at" ||
    /^(?:said|told|says|wrote)$/.test(lowerAt(words, at)) ||
    isSource(before) ||
    (kind === "that" && before === ")") ||
    (kind === "figure" && isCapital(words.tokens[at - 1]) && isOnlyVerb(words, at)) ||
    has(words, at - 1, wordClass.auxiliary | wordClass.adverb);
  const opening =
    /^(?:that|["\u201c:])$/.test(after) ||
    isMark(words.tokens[at - 1]) ||
    opens(words, at + 1) ||
    has(words, at + 1, wordClass.auxiliary);
  return words.verb[at] === true || ends || sure || opening;
}

/** "Official count: 40": before a colon a verb without -s after one thing is a noun. */
const isCompound = (words: Words, at: number): boolean =>
  lowerAt(words, at + 1) === ":" &&
  has(words, at, wordClass.nounToo) &&
  !/(?:s|ed|ing)$/.test(lowerAt(words, at)) &&
  words.content[at - 1] === true &&
  !has(words, at - 1, wordClass.plural) &&
  (at === 1 || !isCapital(words.tokens[at - 1])) &&
  lowerAt(words, at - 2) !== "and";

/** "The World Bank forecasts growth": no other word of its clause is a verb. */
const isOnlyVerb = (words: Words, at: number): boolean =>
  !words.verb.slice(clauseStart(words, at), clauseEnd(words, at + 1)).includes(true);

/** "damage estimated at 30 million": nobody is named as estimating; not "reported at least 30". */
const isParticiple = (words: Words, at: number): boolean =>
  /ed$/.test(lowerAt(words, at)) &&
  /^(?:at|to|by)$/.test(lowerAt(words, at + 1)) &&
  !/^(?:least|most)$/.test(lowerAt(words, at + 2)) &&
  !has(words, at - 1, wordClass.auxiliary | wordClass.pronoun);

/** "are also reported to have ...": nobody is named as saying it. "has said" is no passive. */
const isPassive = (tokens: readonly Token[], verb: number): boolean => {
  const at = /^(?:also|widely|reportedly|now)$/.test(tokens[verb - 1]?.lower ?? "") ? verb - 2 : verb - 1;
  return /^(?:is|are|was|were|be|been|being)$/.test(tokens[at]?.lower ?? "");
};

const isMark = (token: Token | undefined): boolean => /^[,"'\u201d\u2019]$/.test(token?.text ?? "");

/** "..., said Adams": for what stands before, and what is quoted after. */
function invertedScope({ words, inside, verb }: Said, { to }: Subject): Range[] {
  return [before(words, inside, verb - 1), ...afterTag(words, inside, to, true)];
}
