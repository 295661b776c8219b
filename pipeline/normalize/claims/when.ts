/** When: the period of a figure, from the periods that its sentence and its document name. */
import type { Claim } from "../../model/claim.ts";
import { clauseStart, verbLeft } from "../grammar/clauses.ts";
import { wordClass } from "../grammar/word-classes.ts";
import { has, lowerAt, type Words } from "../grammar/words.ts";
import type { Quantity } from "../quantities/index.ts";
import type { Token } from "../quantities/tokens.ts";
import { isBaseline, isByNow, setBack } from "./compared.ts";
import { eventIn } from "./events.ts";
import type { Material } from "./material.ts";
import { isOutcome } from "./metric/index.ts";
import { type PeriodMention, shiftBack } from "./periods/index.ts";

type When = Pick<Claim, "period" | "periodBasis">;

/**
 * The period of a figure: the nearest one named after it before the next figure, else one named before the first figure of the
 * sentence, else the nearest before it. A change has that of the level it changes.
 */
export function periodFor(at: number, material: Material): When {
  const { reading, scene } = material;
  const quantity = reading.quantities[at] as Quantity;
  const next = nextFigure(at, material);
  const change = material.described[at]?.aspect === "change";
  const back = change ? null : setBack(scene.words, quantity.to, next?.from ?? Number.POSITIVE_INFINITY);
  return back === null ? ownPeriod(at, material) : earlierThan(at, material, back);
}

/** The figure after one, but for the same amount in another unit. */
function nextFigure(at: number, { reading, described }: Material): Quantity | undefined {
  return reading.quantities[described[at + 1]?.restates ? at + 2 : at + 1];
}

/** The period of a figure that is set back by nothing. */
function ownPeriod(at: number, material: Material): When {
  const { reading, scene, periods, described } = material;
  const { quantities } = reading;
  const quantity = quantities[at] as Quantity;
  const next = nextFigure(at, material);
  const listed =
    next !== undefined && reading.tokens.slice(quantity.to, next.from).some((token) => parting.test(token.lower));
  const nextFrom = next !== undefined && listed ? next.from : Number.POSITIVE_INFINITY;
  const change = described[at]?.aspect === "change";
  const after = periods.find(
    (mention) =>
      mention.from >= quantity.to &&
      mention.from < nextFrom &&
      (within(scene.words, quantity.to, mention.from) || isAsOf(scene.words, mention)) &&
      !(change && isComparedWith(reading.tokens, mention)),
  );
  if (after === undefined && isBaseline(scene.words, quantity.from)) return { period: null, periodBasis: null };
  const base = described[at]?.base ?? null;
  const inherited = base === null || after !== undefined ? null : ownPeriod(base, material);
  if (inherited?.period) return inherited;
  const before = periods.findLast(
    (mention) =>
      mention.to <= quantity.from &&
      leads(mention, quantities) &&
      !isAside(scene.words, mention, quantity.from) &&
      !(mention.from > (quantities[0]?.from ?? 0) && isComparedWith(reading.tokens, mention)) &&
      !(isByNow(scene.words, quantity.from) && mention.to <= clauseStart(scene.words, quantity.from)),
  );
  const mention = after ?? before ?? null;
  if (mention !== null) return { period: mention.period, periodBasis: mention.basis };
  return inferredPeriod(material, at);
}

/** What parts a figure from the next so that a time after that one is not the first one's. */
const parting = /^([,;]|and|or|but|from|than|compared|against|versus|up|down|after)$/;

/** "as of Monday evening", "as of September 2023". */
const isAsOf = (words: Words, { from }: PeriodMention): boolean =>
  lowerAt(words, from - 1) === "of" && lowerAt(words, from - 2) === "as";

/** The period before that of the figure it is compared with, one of the three before it: a year, a month or a day back. */
function earlierThan(at: number, material: Material, unit: "year" | "quarter" | "month" | "week" | "day"): When {
  const before = [1, 2, 3].map((back) => at - back).filter((index) => index >= 0);
  const periods = before.map((index) => ownPeriod(index, material).period);
  const period = periods.find((candidate) => candidate !== null) ?? null;
  const shifted = period === null ? null : shiftBack(period, unit);
  if (shifted !== null) return { period: shifted, periodBasis: "inferred" };
  const { published } = material.context;
  const year = unit === "year" && published !== null ? `${Number(published.slice(0, 4)) - 1}` : null;
  return { period: year, periodBasis: year === null ? null : "inferred" };
}

/**
 * Whether a figure without a time of its own is told as of the day of its article: a fact in an article with a day, where neither the
 * sentence before spoke of another year nor "had" says that it was so before.
 */
export function isAsReported({ scene, context }: Material, quantity: Quantity): boolean {
  const verb = verbLeft(scene.words, quantity.from);
  const before = verb > 0 && [verb, verb - 1, verb - 2].some((at) => lowerAt(scene.words, at) === "had");
  if (isBaseline(scene.words, quantity.from)) return false;
  return context.published !== null && context.past === null && !(before && lowerAt(scene.words, verb) !== "had");
}

/** "The yard, which the storm of 2004 destroyed, built ...", "Founded in 1998, the yard ...": a time inside another statement. */
function isAside(words: Words, mention: PeriodMention, figure: number): boolean {
  const start = clauseStart(words, mention.from);
  const apart = words.boundary.slice(mention.to, figure).includes(true);
  const relative = antecedent.test(lowerAt(words, start - 1));
  const opens = start === 0 || lowerAt(words, start - 1) === ",";
  const participle =
    opens && has(words, start, wordClass.endsInEd | wordClass.past) && !has(words, start, wordClass.adverb);
  return apart && (relative || participle);
}

/** "the storm of 2004", "hit by the 2004 storm", "which sank in 2004": a time that names another happening and is not what the sentence is told of. */
export function isNamesake(words: Words, { from, to }: PeriodMention): boolean {
  const named = words.tokens[from - 2];
  const of = lowerAt(words, from - 1) === "of" && named !== undefined && eventIn(named) !== null;
  const describes = words.content[to] === true && !has(words, from - 1, wordClass.preposition);
  return of || describes || antecedent.test(lowerAt(words, clauseStart(words, from) - 1));
}

const antecedent = /^(which|who|whose|whom|where)$/;

/** Of a happening: that of the other happening the sentence before spoke of, else the day of the one that the document reports. */
function inferredPeriod({ context, described }: Material, at: number): When {
  const own = described[at];
  const outcome = own !== undefined && isOutcome(own);
  const period = outcome ? (context.past ?? context.eventDay) : context.event === null ? null : context.eventDay;
  return { period, periodBasis: period === null ? null : "inferred" };
}

/** "up 3 percent from 2022", "5 percent more than in 2022": the year compared with is not the year of the change. */
const isComparedWith = (tokens: readonly Token[], { from }: PeriodMention): boolean =>
  [1, 2, 3, 4].some(
    (back) =>
      /^(from|than|with|on|over)$/.test(tokens[from - back]?.lower ?? "") &&
      tokens
        .slice(from - back + 1, from)
        .every(({ lower }) => /^(the|a|same|in|period|month|quarter|time|week)$/.test(lower)),
  );

/**
 * Few words and one statement between: "12 boats sank in 2023", not "12 boats sank, the port said in 2024" and not "12 boats in a port destroyed
 * by the storm of 2004".
 */
function within(words: Words, from: number, to: number): boolean {
  if (to - from > reach) return false;
  let attached = false;
  let crossed = false;
  let groups = 0;
  for (let at = from; at < to; at += 1) {
    if (/^(;|than|against|versus)$/.test(lowerAt(words, at))) return false;
    attached ||= has(words, at, wordClass.preposition);
    const participle = has(words, at, wordClass.endsInEd | wordClass.endsInIng);
    crossed ||= words.boundary[at] === true;
    if (words.verb[at] && !continues(words, at)) groups += 1;
    if (groups > 1 || (groups > 0 && crossed) || (participle && attached && !words.verb[at - 1])) return false;
  }
  return true;
}

/** "are expected to receive", "will likely receive": one group of verbs. */
const continues = (words: Words, at: number): boolean =>
  words.verb[at - 1] === true ||
  (words.verb[at - 2] === true &&
    (lowerAt(words, at - 1) === "to" || has(words, at - 1, wordClass.adverb | wordClass.filler)));

/** How many words after a figure its period may stand. */
const reach = 14;

/** A period named before the first figure holds for all of the sentence. */
const leads = (mention: PeriodMention, quantities: readonly Quantity[]): boolean =>
  mention.to <= (quantities[0]?.from ?? 0) || quantities.some((quantity) => quantity.to <= mention.from);
