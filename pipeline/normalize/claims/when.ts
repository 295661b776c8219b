/** When: the period of a figure, from the periods that its sentence and its document name. */
import { unitEntry } from "../../lexicon/units.ts";
import type { Claim } from "../../model/claim.ts";
import { clauseEnd, clauseStart, verbLeft } from "../grammar/clauses.ts";
import { wordClass } from "../grammar/word-classes.ts";
import { has, lowerAt, type Words } from "../grammar/words.ts";
import type { Quantity } from "../quantities/index.ts";
import { isBaseline, isByNow, isComparand, setBack } from "./compared.ts";
import type { Material } from "./material.ts";
import {
  belongsTo,
  heads,
  isAside,
  isBygone,
  isComparedWith,
  isLabel,
  isOfBaseline,
  isRunningTotal,
  opensClause,
} from "./mentions.ts";
import { isOutcome } from "./metric/index.ts";
import { type PeriodMention, shiftBack, unknownTime } from "./periods/index.ts";

interface When extends Pick<Claim, "period" | "periodBasis"> {
  /** It is that of the happening that the document reports, for want of another. */
  carried?: true;
}

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
  const { reading, scene, described } = material;
  const quantity = reading.quantities[at] as Quantity;
  const after = mentionAfter(at, material);
  if (after === null && isBaseline(scene.words, quantity.from)) return { period: null, periodBasis: null };
  const mention = after ?? mentionBefore(at, material);
  const base = described[at]?.base ?? null;
  const closer =
    mention !== null && base !== null && (base > at || mention.from >= (reading.quantities[base]?.to ?? 0));
  const compared = base !== null && isBaseline(scene.words, reading.quantities[base]?.from ?? 0);
  const apart = closer || compared || isByNow(scene.words, quantity.from);
  const inherited = base === null || apart ? null : ownPeriod(base, material);
  if (inherited?.period) return inherited;
  if (mention === null) return inferredPeriod(material, at);
  return mention.period === unknownTime
    ? { period: null, periodBasis: null }
    : { period: mention.period, periodBasis: mention.basis };
}

/** The time that a figure carries itself ("today's 15 boats"), else the nearest named after it and before the next figure that can be its own. */
function mentionAfter(at: number, material: Material): PeriodMention | null {
  const { reading, scene, periods, described } = material;
  const { words, quantities } = { words: scene.words, quantities: reading.quantities };
  const quantity = quantities[at] as Quantity;
  const attached = periods.find((mention) => mention.to === quantity.from && belongsTo(words, mention, quantities));
  if (attached !== undefined) return attached;
  const next = nextFigure(at, material);
  const listed =
    next !== undefined &&
    reading.tokens.slice(quantity.to - 1, next.from + 1).some((token) => parting.test(token.lower));
  const nextFrom = next !== undefined && listed ? next.from : Number.POSITIVE_INFINITY;
  const change = described[at]?.aspect === "change";
  const found = periods.find(
    (mention) =>
      mention.from >= quantity.to &&
      mention.from < nextFrom &&
      lowerAt(words, mention.from - 1) !== "times" &&
      (within(words, quantity.to, mention.from) || isAsOf(words, mention)) &&
      !(change && isComparedWith(words, mention)) &&
      !isLabel(words, mention, quantity.from) &&
      !opensClause(words, mention, quantities) &&
      !belongsTo(words, mention, quantities),
  );
  return found ?? null;
}

/** The nearest time named before a figure that can be its own. */
function mentionBefore(at: number, { reading, scene, periods, context }: Material): PeriodMention | null {
  const { words } = scene;
  const { quantities } = reading;
  const { from } = quantities[at] as Quantity;
  if (isPriced(words, from)) return null;
  const found = periods.findLast(
    (mention) =>
      mention.to <= from &&
      !belongsTo(words, mention, quantities) &&
      leads(mention, quantities) &&
      !isAside(words, mention, from) &&
      !isBygone(words, mention, { figure: from, figures: quantities }, context.published) &&
      !isRunningTotal(words, mention, from) &&
      !isOfBaseline(words, mention, quantities) &&
      !(mention.from > (quantities[0]?.from ?? 0) && isComparedWith(words, mention) && !heads(words, mention, from)) &&
      !(isByNow(words, from) && mention.to <= clauseStart(words, from)),
  );
  return found !== undefined && isLabel(words, found, from) ? { ...found, period: unknownTime } : (found ?? null);
}

/** "to open in 2029, at a cost of 8 million": when it is paid is not said. */
function isPriced(words: Words, figure: number): boolean {
  const start = clauseStart(words, figure);
  const text = [0, 1, 2, 3].map((index) => lowerAt(words, start + index)).join(" ");
  return lowerAt(words, start - 1) === "," && /^(at an? (estimated |total )?(cost|price)|costing)\b/.test(text);
}

/** What parts a figure from the next so that a time after that one is not the first one's. */
const parting = /^([,;]|and|or|but|from|than|compared|against|versus|up|down|after|below|above)$/;

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
  const { words } = scene;
  if (isBaseline(words, quantity.from) || isComparand(words, quantity.from) || isLasting(words, quantity)) return false;
  return context.published !== null && context.past === null && !(before && lowerAt(scene.words, verb) !== "had");
}

/**
 * Of a happening: that of the other happening the sentence before spoke of, else the day of the one that the document reports. What is so still,
 * and what is told after another time, is not of that day.
 */
function inferredPeriod({ context, described, scene, reading }: Material, at: number): When {
  const own = described[at];
  const { from = 0, to = 0 } = reading.quantities[at] ?? {};
  const outcome = own !== undefined && isOutcome(own);
  const lasting = context.past !== null || isStill(scene.words, from, to);
  const period = outcome
    ? (context.past ?? context.eventDay)
    : context.event === null || lasting
      ? null
      : context.eventDay;
  return period === null ? { period, periodBasis: null } : { period, periodBasis: "inferred", carried: true };
}

/** Whether the clause of a figure tells what is, not what happened. */
function isStill(words: Words, from: number, to: number): boolean {
  const start = clauseStart(words, from);
  const verbs = words.verb.slice(start, from).includes(true) ? [start, from] : [to, clauseEnd(words, to)];
  const first = words.verb.indexOf(true, verbs[0]);
  return (
    first >= 0 &&
    first < (verbs[1] ?? 0) &&
    /^(is|are|has|have|can|[a-z]+[^su]s)$/.test(lowerAt(words, first)) &&
    !/^was$/.test(lowerAt(words, first))
  );
}

/** "40 miles from the coast", "must be 40 metres wide": so it is at any time. */
function isLasting(words: Words, { from, to, unit }: Quantity): boolean {
  const length = unit !== null && unitEntry(unit).dimension === "length";
  if (length && /^(from|away|off|north|south|east|west|inland|offshore)$/.test(lowerAt(words, to))) return true;
  const verb = verbLeft(words, from);
  return [verb, verb - 1, verb - 2, verb - 3].some((at) =>
    /^(requires?|must|allows?|permits?)$/.test(lowerAt(words, at)),
  );
}

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
    if (/^(;|than|against|versus)$/.test(lowerAt(words, at)) || isMeasure(words, at)) return false;
    attached ||= has(words, at, wordClass.preposition);
    const participle =
      has(words, at, wordClass.endsInEd | wordClass.endsInIng) && !has(words, at - 1, wordClass.determiner);
    crossed ||= words.boundary[at] === true;
    if (words.verb[at] && !continues(words, at)) groups += 1;
    if (groups > 1 || (groups > 0 && crossed) || (participle && attached && !words.verb[at - 1])) return false;
  }
  return true;
}

/** "11 percent, down from a quarter in 2010", "53 percent below the level of 1990": what follows is compared with. */
function isMeasure(words: Words, at: number): boolean {
  const word = lowerAt(words, at);
  if (word === "from")
    return has(words, at - 1, wordClass.mover | wordClass.move) || /^(up|down)$/.test(lowerAt(words, at - 1));
  if (/^(below|above)$/.test(word)) return has(words, at + 1, wordClass.determiner | wordClass.possessive);
  return word === "as" && /^(many|much|high|low)$/.test(lowerAt(words, at - 1));
}

/** "are expected to receive", "will likely receive": one group of verbs. */
const continues = (words: Words, at: number): boolean =>
  words.verb[at - 1] === true ||
  (words.verb[at - 2] === true &&
    (lowerAt(words, at - 1) === "to" || has(words, at - 1, wordClass.adverb | wordClass.filler)));

/** How many words after a figure its period may stand. */
const reach = 14;

/** A period named before the first figure holds for all of the sentence; "the three months to March" is no figure of its own. */
function leads(mention: PeriodMention, quantities: readonly Quantity[]): boolean {
  const others = quantities.filter(({ from, to }) => from < mention.from || to > mention.to);
  return mention.to <= (others[0]?.from ?? 0) || others.some((quantity) => quantity.to <= mention.from);
}
