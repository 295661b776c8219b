/** Modality: whether a figure is a fact, a target or a forecast, by the words of its clause that say how it is meant. */
import concepts from "../../lexicon/en/concepts.json" with { type: "json" };
import plans from "../../lexicon/en/plans.json" with { type: "json" };
import { isAuxiliary } from "../../lexicon/words.ts";
import type { Modality } from "../../model/claim.ts";
import { clauseStart, subjectOf } from "../grammar/clauses.ts";
import { wordClass } from "../grammar/word-classes.ts";
import { has, isCapital, lowerAt, type Range, type Words } from "../grammar/words.ts";
import type { Token } from "../quantities/tokens.ts";
import { isBaseline, isByNow } from "./compared.ts";
import { type Cue, cueAt } from "./cues.ts";
import { scopeStart } from "./scope.ts";
import { guessAt } from "./unreal.ts";

/** How a figure is meant: "unreal" is what did not happen, "would have been $4". */
export type Meant = Modality | "unreal";

/**
 * How a figure, given as half-open token indexes, is meant: as the nearest cue before it in its sentence says, else as the verb
 * whose subject it is ("40 boats are expected to leave"). What a share of people wants is no target.
 */
export function readModality(words: Words, stated: Range, share: boolean): Meant {
  const figure = withBrackets(words, stated);
  const { from, to } = figure;
  if (isBaseline(words, from)) return expectedAfter(words, to) ?? revised(words, figure) ?? "actual";
  const looked = expectedAfter(words, to);
  if (looked !== null && lowerAt(words, to) !== "to") return looked;
  if (isStanding(words, from)) return "actual";
  return modalityBefore(words, figure) ?? modalityAfter(words, figure, share) ?? "actual";
}

/** "40 jobs (10 percent) are likely to go": a figure alone in brackets stands where they stand. */
function withBrackets(words: Words, { from, to }: Range): Range {
  const alone = lowerAt(words, from - 1) === "(" && lowerAt(words, to) === ")";
  return alone ? { from: from - 1, to: to + 1 } : { from, to };
}

/** Whether a cue before a token, in its clause, says that what follows is still to come. */
export function looksAhead(tokens: readonly Token[], at: number): boolean {
  for (let index = at - 1; index >= Math.max(0, at - clauseReach); index -= 1) {
    if (/^[;.]$/.test(tokens[index]?.text ?? "")) return false;
    if (
      /^(from|against|versus)$/.test(tokens[index]?.lower ?? "") &&
      tokens[index + 1]?.kind === "number" &&
      index + 1 < at
    )
      return false;
    if (cueAt(tokens, index) !== undefined) return true;
  }
  if (at > opening && !(at <= 2 * opening && tokens[0]?.lower === "by")) return false;
  return tokens.some((_, index) => index > at && index < at + clauseReach && cueAt(tokens, index) !== undefined);
}

/** Up to which word a time opens its sentence: "On 1 July the fare will rise". */
const opening = 2;

/** How many words back a cue is looked for. */
const clauseReach = 16;

/** "its 40 boats", "of the 40 boats", "today's 40", "for your $10 fee": they are there. */
function isStanding(words: Words, from: number): boolean {
  const before = lowerAt(words, from - 1);
  if (/^(today['\u2019]s|current|present|existing|usual)$/.test(before)) return true;
  return (
    /^(its|their|his|her|our|your)$/.test(before) ||
    (before === "the" && /^(of|than|below|above|beyond)$/.test(lowerAt(words, from - 2)))
  );
}

function modalityBefore(words: Words, figure: Range): Meant | null {
  const { tokens } = words;
  const start = scopeStart(words, figure);
  let byNow = isByNow(words, figure.from);
  for (let at = figure.from - 1; at >= start; at -= 1) {
    if (byNow && /^(and|while)$/.test(lowerAt(words, at))) break;
    byNow ||= /^(now|already|currently|far)$/.test(lowerAt(words, at));
    if (isLookedFor(words, at)) return "forecast";
    if (isRequired(words, at)) return "forecast";
    if (isPurpose(words, at) || isHeadline(words, at)) return "target";
    const guess = guessAt(tokens, at);
    if (guess !== null) return guess === "unreal" ? guess : "forecast";
    const cue = cueAt(tokens, at);
    if (cue !== undefined && !(cue.noun && isApart(words, at, figure.from)))
      return isGivenUp(words, cue, at, figure.to) ? null : meantBy(words, cue, at);
  }
  return null;
}

/** "had planned to spend 40 million": no plan any more, where no time to come is named ("by 2030"). */
const isGivenUp = (words: Words, cue: Cue, at: number, to: number): boolean =>
  cue.modality === "target" &&
  [1, 2].some((back) => lowerAt(words, at - back) === "had") &&
  !words.tokens.slice(to, to + untilAim).some(({ lower }) => lower === "by");

/** How far behind a figure the time may stand by which it is to be reached. */
const untilAim = 4;

/** "beat its forecast, selling 40 boats", "missed its target of 40 boats by 12": a noun that the figure does not belong to. */
const isApart = (words: Words, cue: number, figure: number): boolean =>
  lowerAt(words, cue + 1) === "," || lowerAt(words, figure - 1) === "by";

/** "said it would add 600 posts": who says so of what is its own to do has decided it. */
function meantBy(words: Words, cue: Cue, at: number): Modality {
  if (/^call/.test(cue.words[0] ?? "") && isForetold(words, at)) return "forecast";
  const verb = has(words, at + 1, wordClass.adverb) ? at + 2 : at + 1;
  const will = /^(will|would)$/.test(lowerAt(words, at)) && /^(it|they|he|she)$/.test(lowerAt(words, at - 1));
  const contracted = /^(it|they|we|he|she)['\u2019]ll$/.test(lowerAt(words, at));
  if (!(will || contracted) || !announced.has(lowerAt(words, verb))) return cue.modality;
  const said = [at - 2, at - 3, at - 4].some((index) =>
    /^(said|says|announced|promised|pledged)$/.test(lowerAt(words, index)),
  );
  return said ? "target" : cue.modality;
}

const announced = new Set(plans.announced);

/** "Forecasts call for 40 mm of rain", "a model calling for 40 mm": a forecast wants nothing; "unions called for 40 more boats" do. */
function isForetold(words: Words, call: number): boolean {
  const subject = subjectOf(words, call + 2) ?? { from: call - 1, to: call };
  const start = Math.min(clauseStart(words, call), subject.from);
  const foretells = words.tokens.findIndex(({ lower }, at) => at >= start && at < call && foretelling.has(lower));
  if (foretells < 0) return false;
  const inSubject = foretells >= subject.from && foretells < subject.to;
  if (inSubject || foretells === call - 1) return true;
  const led = words.tokens.slice(start, foretells).some((_, at) => has(words, start + at, wordClass.preposition));
  return (
    !led && !words.tokens.slice(foretells, call).some(({ text }, at) => text === "," || words.verb[foretells + at])
  );
}

const foretelling = new Set(plans.foretelling);

/** "To reach 60 boats the port needs ...": a sentence that opens with what is to be reached. */
const isPurpose = (words: Words, at: number): boolean =>
  at <= 1 &&
  lowerAt(words, at) === "to" &&
  (at === 0 || words.tokens[0]?.kind === "symbol") &&
  /^(reach|meet|hit|achieve|attain)$/.test(lowerAt(words, at + 1));

/** "The next two rounds must buy 40 boats": what is required of what is still to come. */
const isRequired = (words: Words, at: number): boolean =>
  /^(must|needs?)$/.test(lowerAt(words, at)) &&
  words.tokens.slice(clauseStart(words, at), at).some(({ lower }) => /^(next|coming)$/.test(lower));

/** "Port to buy 40 boats", as headlines say what is decided. */
const isHeadline = (words: Words, at: number): boolean =>
  lowerAt(words, at) === "to" &&
  announced.has(lowerAt(words, at + 1)) &&
  at > 0 &&
  isCapital(words.tokens[at - 1]) &&
  isCapital(words.tokens[0]) &&
  !has(words, 0, wordClass.function) &&
  !words.verb.slice(0, at).includes(true);

/** "analysts polled last week expected a profit of", "it expected 40": they look for it; not "than expected", "was expected" or "an expected". */
function isLookedFor(words: Words, at: number): boolean {
  const word = lowerAt(words, at);
  const before = lowerAt(words, at - 1);
  if (/^(looking|model+ing|model+ed)$/.test(word))
    return (word !== "looking" || lowerAt(words, at + 1) === "for") && byLookers(words, at);
  if (!expecting.has(word) || words.verb[at] !== true || /^(than|as)$/.test(before)) return false;
  return words.content[at - 1] === true || /^(he|she|it|they|we|who|which|now|also)$/.test(before);
}

/** "Analysts had been looking for 40". */
const byLookers = (words: Words, at: number): boolean =>
  [1, 2, 3, 4].some((back) => lookers.has(lowerAt(words, at - back)));

const lookers = new Set(plans.lookers);

/** "cut its forecast for ferries to 40 boats from 50": the second figure is of the same kind as the first. */
function revised(words: Words, figure: Range): Modality | null {
  const joint = figure.from - 1;
  if (lowerAt(words, joint) !== "from" || !/^(?!,$|up$|down$)/.test(lowerAt(words, joint - 1))) return null;
  const start = clauseStart(words, joint);
  for (let at = joint - 1; at >= start; at -= 1) {
    const cue = cueAt(words.tokens, at);
    const determined = [1, 2, 3, 4].some((back) => has(words, at - back, wordClass.determiner | wordClass.possessive));
    if (cue?.noun === true && determined) return cue.modality;
  }
  return null;
}

/** "1.15 expected by analysts", "0.3 percent analysts had forecast": a figure that was looked for; not "17 times the expected price". */
function expectedAfter(words: Words, to: number): Modality | null {
  for (let at = to; at < to + 8; at += 1) {
    const word = lowerAt(words, at);
    if (expecting.has(word)) return words.content[at + 1] && !has(words, at + 1, wordClass.adverb) ? null : "forecast";
    if (isLookedFor(words, at)) return "forecast";
    if (/^[,.;:]$/.test(word) || opensClause.test(word)) return null;
    if (words.verb[at] && !/^(had|were|was|been)$/.test(word)) return null;
  }
  return null;
}

/** "was 4 percent while economists had forecast 3": what is expected behind such a word is another figure. */
const opensClause = /^(?:while|although|though|whereas|because|but|and|when|after|before|since|if|unless|even)$/;

const expecting = new Set(concepts.expecting);

/** How far behind a figure its verb may stand: "a third of the mill's 200 weavers will leave". */
const reach = 9;

/** The first verb after the figure in its clause must be, or open, a cue; auxiliaries may stand before it. */
function modalityAfter(words: Words, { from, to }: Range, share: boolean): Meant | null {
  const { tokens } = words;
  const described = /^(a|an|the)$/.test(lowerAt(words, from - 1));
  if (isObject(words, from)) return null;
  const first = afterBrackets(words, to);
  for (let at = first; at < first + reach; at += 1) {
    const word = lowerAt(words, at) || ".";
    if (word === "would" && guessAt(tokens, at) !== null)
      return described && !promisedTo(words, to, at) ? null : "unreal";
    const cue = cueAt(tokens, at);
    if (cue !== undefined && !cue.noun)
      return (share && cue.modality === "target") || (described && !promisedTo(words, to, at)) ? null : cue.modality;
    if (word === "planned" && has(words, at - 1, wordClass.auxiliary)) return "target";
    if (/^([,.;:()]|that|which|who|as)$/.test(word) || opensClause.test(word)) return null;
    if (words.verb[at] && !isAuxiliary(word)) return null;
  }
  return null;
}

/** "40 jobs (10 percent of all) are likely to go": what stands in brackets is said by the way. */
function afterBrackets(words: Words, to: number): number {
  if (lowerAt(words, to) !== "(") return to;
  const closing = words.tokens.slice(to, to + aside).findIndex(({ text }) => text === ")");
  return closing < 0 ? to : to + closing + 1;
}

/** How many words brackets are taken to hold. */
const aside = 12;

/** "the 300 million it has promised to spend", "the 40 boats slated to leave": said of the figure, where "the 40 boats will leave" is said of boats that are there. */
const promisedTo = (words: Words, to: number, cue: number): boolean =>
  words.tokens.slice(to, cue).some(({ lower }) => /^(it|he|she|they|we)$/.test(lower)) ||
  (/^(slated|scheduled|set|planned|due|expected)$/.test(lowerAt(words, cue)) &&
    !has(words, cue - 1, wordClass.auxiliary));

/** "the outage that hit 40 boats would be the last": a figure with a verb of its own in a relative clause is not what the next verb is said of. */
function isObject(words: Words, from: number): boolean {
  const start = clauseStart(words, from);
  return (
    /^(that|which|who)$/.test(lowerAt(words, start - 1)) &&
    (words.content[start - 2] === true || /^(those|anyone|everyone)$/.test(lowerAt(words, start - 2))) &&
    words.verb[start - 2] !== true &&
    words.verb.slice(start, from).includes(true)
  );
}

/** Whether a period begins after a day or goes on for years after it; a quarter is compared by its first month. */
export function isLater(period: string | null, day: string): boolean {
  const begins =
    (period ?? "").split("/")[0]?.replace(/-Q(\d)$/, (_, quarter) => `-${`${quarter * 3 - 2}`.padStart(2, "0")}`) ?? "";
  const ends = Number((period ?? "").split("/")[1]?.slice(0, 4) ?? 0);
  return (begins !== "" && begins > day.slice(0, begins.length)) || ends > Number(day.slice(0, 4)) + 1;
}
