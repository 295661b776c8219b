/** Mentions: which times of a sentence can be a figure's own, and which name something else, or what it is compared with. */
import cues from "../../lexicon/en/periods.json" with { type: "json" };
import { clauseEnd, clauseStart } from "../grammar/clauses.ts";
import { wordClass } from "../grammar/word-classes.ts";
import { has, lowerAt, type Words } from "../grammar/words.ts";
import { eventIn } from "./events.ts";
import type { PeriodMention } from "./periods/index.ts";

/** "The yard, which the storm of 2004 destroyed, built ...", "Founded in 1998, the yard ...", "After it opened in 2019, ...": a time inside another statement. */
export function isAside(words: Words, mention: PeriodMention, figure: number): boolean {
  const start = clauseStart(words, mention.from);
  const apart = words.boundary.slice(mention.to, figure).includes(true);
  if (!apart) return false;
  const joint = lowerAt(words, start - 1);
  const verb = words.verb.slice(start, mention.from).includes(true);
  if (antecedent.test(joint) || (joint === "that" && isNoun(words, start - 2))) return true;
  if (/^(since|after|before|because|although|though)$/.test(joint) && verb) return true;
  const opens = start === 0 || joint === ",";
  return opens && has(words, start, wordClass.endsInEd | wordClass.past) && !has(words, start, wordClass.adverb);
}

const isNoun = (words: Words, at: number): boolean => words.content[at] === true && words.verb[at] !== true;

/** "the storm of 2004", "hit by the 2004 storm", "which sank in 2004": a time that names another happening and is not what the sentence is told of. */
export function isNamesake(words: Words, { from, to }: PeriodMention): boolean {
  const named = words.tokens[from - 2];
  const of = lowerAt(words, from - 1) === "of" && named !== undefined && eventIn(named) !== null;
  const describes = words.content[to] === true && !has(words, from - 1, wordClass.preposition);
  return of || describes || antecedent.test(lowerAt(words, clauseStart(words, from) - 1));
}

const antecedent = /^(which|who|whose|whom|where)$/;

/** "repaid a 2025 bond", "outsold 1978's hit": a year that tells one thing from others of its kind. */
export function isLabel(words: Words, { from, to, period, basis }: PeriodMention, quantity: number): boolean {
  if (basis !== "stated" || !/^\d{4}(\/\d{4})?$/.test(period)) return false;
  if (/^['\u2019]$/.test(lowerAt(words, to)) && lowerAt(words, to + 1) === "s")
    return from !== clauseStart(words, from);
  if (!words.content[to] || words.verb[to]) return false;
  const before = lowerAt(words, from - 1);
  if (before === "a" || before === "an") return true;
  if (has(words, from - 1, wordClass.preposition | wordClass.possessive) || /^(its|their|his|her|our)$/.test(before))
    return false;
  if (stretches.has(lowerAt(words, to)) || stretches.has(lowerAt(words, to + 1))) return false;
  const inside = has(words, from - 1, wordClass.determiner) && has(words, from - 2, wordClass.preposition);
  const subject = !words.verb.slice(clauseStart(words, from), from).includes(true);
  return !(inside || subject || (lowerAt(words, to + 1) === "of" && quantity <= to + 4 && quantity > to));
}

const stretches = new Set(cues.stretchNouns);

/** "up 3 percent from 2022", "5 percent more than in 2022", "53 percent below the level of 1990": the time compared with is not that of the change. */
export function isComparedWith(words: Words, { from }: PeriodMention): boolean {
  let at = from - 1;
  while (at > from - furthest && fillers.test(lowerAt(words, at))) at -= 1;
  const word = lowerAt(words, at);
  if (/^(from|than|with|over|below|above|versus|against)$/.test(word)) return true;
  if (word === "as")
    return lowerAt(words, at - 1) !== "," && /^(as|much|many|high|low|same)$/.test(lowerAt(words, at - 1));
  if (word === "on") return at === from - 1 || fillers.test(lowerAt(words, from - 1)) === true;
  return word === "to" && /^(compared|premium|discount)$/.test(lowerAt(words, at - 1));
}

const furthest = 7;
const fillers =
  /^(the|its|their|a|same|in|of|at|period|month|quarter|time|week|level|levels|peak|record|high|low|figure|rate|average|total)$/;

/** "..., and in 2018 to 31 percent", "By 2030, 40 boats": a time that opens a clause belongs to the figure after it. */
export function opensClause(words: Words, { from, to }: PeriodMention, figures: readonly { from: number }[]): boolean {
  const opening = lowerAt(words, from) === "since" ? from : from - 1;
  if (opening < from && !has(words, opening, wordClass.preposition)) return false;
  if (!/^([,;:]|and|but|while|)$/.test(lowerAt(words, opening - 1))) return false;
  const end = lowerAt(words, to) === "," ? clauseEnd(words, to + 1) : clauseEnd(words, to);
  return figures.some((figure) => figure.from >= to && figure.from < end);
}

/**
 * A time of another clause that the figure's clause cannot be of: "The price was 37 dollars in 2022, which means that it has gone up by 8 percent":
 * what has or is to come since is not of the time before.
 */
export function isBygone(words: Words, mention: PeriodMention, figure: number, published: string | null): boolean {
  const start = clauseStart(words, figure);
  if (mention.to > start) return false;
  const other = clauseStart(words, mention.from);
  if (!words.verb.slice(other, clauseEnd(words, mention.to)).includes(true)) return false;
  const now = tells(words, start, figure, present);
  const past =
    !now &&
    words.tokens.slice(start, figure).some((_, at) => has(words, start + at, wordClass.past | wordClass.endsInEd));
  if (published === null) return now;
  const ends = mention.period.split("/").at(-1) ?? "";
  const begins = mention.period.slice(0, 10).split("/")[0] ?? "";
  const gone = ends < published.slice(0, ends.length);
  return (gone && now) || (past && begins > published.slice(0, begins.length));
}

const present = /^(has|have|is|are|will|can|could|would|may|might|should|now)$/;

const tells = (words: Words, from: number, to: number, pattern: RegExp): boolean =>
  words.tokens.slice(from, to).some(({ lower }) => pattern.test(lower));

/** "The site was chosen in 2018, bringing the total to 14": the total is that of now. */
export const isRunningTotal = (words: Words, mention: PeriodMention, figure: number): boolean =>
  /^\d{4}$/.test(mention.period) &&
  lowerAt(words, figure - 1) === "to" &&
  /^(total|number|tally|count)$/.test(lowerAt(words, figure - 2)) &&
  mention.to <= clauseStart(words, figure);
