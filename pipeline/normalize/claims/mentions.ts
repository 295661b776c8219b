/** Mentions: which times of a sentence can be a figure's own, and which name something else, or what it is compared with. */
import lists from "../../lexicon/en/concepts.json" with { type: "json" };
import cues from "../../lexicon/en/periods.json" with { type: "json" };
import { clauseEnd, clauseStart, verbLeft } from "../grammar/clauses.ts";
import { wordClass } from "../grammar/word-classes.ts";
import { has, lowerAt, type Range, type Words } from "../grammar/words.ts";
import { isBaseline } from "./compared.ts";
import { eventIn } from "./events.ts";
import { type PeriodMention, unknownTime } from "./periods/index.ts";

/** "The yard, which the storm of 2004 destroyed, built ...", "Founded in 1998, the yard ...", "Since he joined in 2003, ...": a time inside another statement. */
export function isAside(words: Words, mention: PeriodMention, figure: number): boolean {
  const start = clauseStart(words, mention.from);
  const joint = lowerAt(words, start - 1);
  const apart = words.boundary.slice(mention.to, figure).includes(true);
  const relative = antecedent.test(joint) || (joint === "that" && isNoun(words, start - 2));
  const verb = words.verb.slice(start, mention.from).includes(true);
  if (relative) return apart || (verb && words.verb.slice(mention.to, figure).includes(true));
  if (!apart) return false;
  if (/^(since|before|because|although|though)$/.test(joint) && verb) return true;
  const opens = start === 0 || joint === ",";
  const participle =
    has(words, start, wordClass.endsInEd | wordClass.past) || /^(built|set|made|born)$/.test(lowerAt(words, start));
  return opens && participle && !has(words, start, wordClass.adverb);
}

const isNoun = (words: Words, at: number): boolean =>
  (words.content[at] === true || words.tokens[at]?.kind === "number") &&
  !words.verb[at] &&
  !has(words, at, wordClass.filler) &&
  !reporting.has(lowerAt(words, at));

const reporting = new Set(lists.reporting);

/** "the storm of 2004", "hit by the 2004 storm", "which sank in 2004": a time that names another happening and is not what the sentence is told of. */
function isNamesake(words: Words, { from, to }: PeriodMention): boolean {
  const named = words.tokens[from - 2];
  const of = lowerAt(words, from - 1) === "of" && named !== undefined && eventIn(named) !== null;
  const describes = words.content[to] === true && !has(words, from - 1, wordClass.preposition);
  return of || describes || antecedent.test(lowerAt(words, clauseStart(words, from) - 1));
}

const antecedent = /^(which|who|whose|whom|where)$/;

/** "repaid a 2025 bond", "outsold 1978's hit": a year that tells one thing from others of its kind. */
export function isLabel(words: Words, { from, to, period, basis }: PeriodMention, quantity: number): boolean {
  const day = period.length === 10 && /['\u2019]s$/.test(lowerAt(words, to - 1));
  if (day && /^(with|despite|after|following|before|under)$/.test(lowerAt(words, from - 1))) return true;
  if (basis !== "stated" || !/^\d{4}(\/\d{4})?$/.test(period)) return false;
  if (/^['\u2019]$/.test(lowerAt(words, to)) && lowerAt(words, to + 1) === "s")
    return from !== clauseStart(words, from);
  if (!words.content[to] || words.verb[to]) return false;
  const before = lowerAt(words, from - 1);
  const event = [to, to + 1].some((at) => words.tokens[at] !== undefined && eventIn(words.tokens[at]) !== null);
  if (event && has(words, from - 2, wordClass.preposition | wordClass.joins)) return false;
  if (before === "a" || before === "an") return true;
  if (has(words, from - 1, wordClass.preposition | wordClass.possessive) || /^(its|their|his|her|our)$/.test(before))
    return false;
  if (stretches.has(lowerAt(words, to)) || stretches.has(lowerAt(words, to + 1))) return false;
  const inside = has(words, from - 1, wordClass.determiner) && has(words, from - 2, wordClass.preposition);
  const subject = !words.verb.slice(clauseStart(words, from), from).includes(true);
  return !(inside || subject || (lowerAt(words, to + 1) === "of" && quantity <= to + 4 && quantity > to));
}

const stretches = new Set(cues.stretchNouns);

/** "the 2023 figure of 40": the year of that figure, whatever it is compared with. */
export function heads(words: Words, mention: PeriodMention, figure: number): boolean {
  if (figure - mention.to > 5 || figure - mention.to < 2 || lowerAt(words, figure - 1) !== "of") return false;
  for (let at = mention.to; at < figure - 1; at += 1) if (!words.content[at] || words.verb[at]) return false;
  return true;
}

/** "up 3 percent from 2022", "5 percent more than in 2022", "53 percent below the level of 1990": the time compared with is not that of the change. */
export function isComparedWith(words: Words, { from, period }: PeriodMention): boolean {
  let at = from - 1;
  while (at > from - furthest && fillers.test(lowerAt(words, at))) at -= 1;
  const word = lowerAt(words, at);
  if (/^(from|than|with|over|below|above|versus|against)$/.test(word)) return true;
  if (word === "as")
    return lowerAt(words, at - 1) !== "," && /^(as|much|many|high|low|same)$/.test(lowerAt(words, at - 1));
  if (word === "on") return (at === from - 1 && period.length !== 10) || /^(the|a|its)$/.test(lowerAt(words, at + 1));
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
export function isBygone(
  words: Words,
  mention: PeriodMention,
  { figure, figures }: { figure: number; figures: readonly { from: number }[] },
  published: string | null,
): boolean {
  const start = clauseStart(words, figure);
  if (mention.to > start) return false;
  if (!isApart(words, mention, figures)) return false;
  if (/^(costs?|worth)$/.test(lowerAt(words, verbLeft(words, figure)))) return true;
  const told = words.verb.slice(start, figure).includes(true) ? figure : clauseEnd(words, figure);
  if (isReported(words, mention)) return false;
  const now = tells(words, start, told, present) || hasVerb(words, start, told, /[^su]s$/);
  const ahead = tells(words, start, told, modal);
  const past = !now && !ahead && hasVerb(words, start, figure, /./);
  if (published === null) return now || ahead;
  const ends = mention.period.split("/").at(-1) ?? "";
  const begins = mention.period.slice(0, 10).split("/")[0] ?? "";
  const gone = ends < published.slice(0, ends.length);
  return (gone && (now || ahead)) || ((past || now) && begins > published.slice(0, begins.length));
}

/** "The paper reported on Sunday that it is to cut 40 jobs": it was so on that day. */
const isReported = (words: Words, { from, period }: PeriodMention): boolean =>
  period.length === 10 && [1, 2].some((back) => reporting.has(lowerAt(words, from - back)));

/** Whether the clause of a time has a verb or a figure of its own, or explains a name: ", champions in 2019,". */
function isApart(words: Words, mention: PeriodMention, figures: readonly { from: number }[]): boolean {
  const start = clauseStart(words, mention.from);
  if (figures.some(({ from }) => from >= start && from < mention.from)) return true;
  if (words.verb.slice(start, clauseEnd(words, mention.to)).includes(true)) return true;
  return lowerAt(words, start - 1) === "," && start < mention.from && words.content[start] === true;
}

const present = /^(has|have|is|are|now)$/;
const modal = /^(will|can|could|would|may|might|should)$/;

/** Whether a stretch has a verb of a form; auxiliaries aside. */
const hasVerb = (words: Words, from: number, to: number, form: RegExp): boolean =>
  words.verb.slice(from, to).some((verb, at) => {
    const auxiliary = has(words, from + at, wordClass.auxiliary);
    const past = has(words, from + at, wordClass.past | wordClass.endsInEd);
    return verb && !auxiliary && form.test(lowerAt(words, from + at)) && (past || form.source !== ".");
  });

const tells = (words: Words, from: number, to: number, pattern: RegExp): boolean =>
  words.tokens.slice(from, to).some(({ lower }) => pattern.test(lower));

/** "up from 32 in 2019, with debt of 40": the time of the figure compared with. */
export function isOfBaseline(words: Words, mention: PeriodMention, figures: readonly Range[]): boolean {
  const before = figures.findLast(({ to }) => to <= mention.from);
  return before !== undefined && mention.from - before.to <= 4 && isBaseline(words, before.from);
}

/** "The site was chosen in 2018, bringing the total to 14": the total is that of now. */
export const isRunningTotal = (words: Words, mention: PeriodMention, figure: number): boolean =>
  /^\d{4}$/.test(mention.period) &&
  lowerAt(words, figure - 1) === "to" &&
  /^(total|number|tally|count)$/.test(lowerAt(words, figure - 2)) &&
  mention.to <= clauseStart(words, figure);

/** "almost twice today's 15 boats": the time of that figure and of no other. */
export const belongsTo = (words: Words, mention: PeriodMention, figures: readonly { from: number }[]): boolean =>
  /['\u2019]s$/.test(lowerAt(words, mention.to - 1)) && figures.some(({ from }) => from === mention.to);

/** The first period of another year than that of publication that the sentence is told of. */
export function pastIn(words: Words, periods: readonly PeriodMention[], published: string | null): string | null {
  if (published === null) return null;
  const past = periods.filter(({ period }) => period !== unknownTime && period.slice(0, 4) < published.slice(0, 4));
  return past.find((mention) => !isNamesake(words, mention))?.period ?? null;
}
