/** When: the period of a figure, from the periods that its sentence and its document name. */
import type { Claim } from "../../model/claim.ts";
import { clauseStart, verbLeft } from "../grammar/clauses.ts";
import { wordClass } from "../grammar/word-classes.ts";
import { has, lowerAt, type Words } from "../grammar/words.ts";
import type { Quantity } from "../quantities/index.ts";
import type { Token } from "../quantities/tokens.ts";
import type { Material } from "./material.ts";
import { isOutcome } from "./metric/index.ts";
import type { PeriodMention } from "./periods/index.ts";

/**
 * The period of a figure: the nearest one named after it before the next figure, else one named before the first figure of the
 * sentence, else the nearest before it. A change has that of the level it changes.
 */
export function periodFor(at: number, material: Material): Pick<Claim, "period" | "periodBasis"> {
  const { reading, scene, periods, described } = material;
  const { quantities } = reading;
  const quantity = quantities[at] as Quantity;
  const next = quantities.find((_, index) => index > at && described[index]?.restates !== true);
  const listed =
    next !== undefined &&
    reading.tokens.slice(quantity.to, next.from).some((token) => /^([,;]|and|or|but)$/.test(token.lower));
  const nextFrom = next !== undefined && listed ? next.from : Number.POSITIVE_INFINITY;
  const after = periods.find(
    (mention) =>
      mention.from >= quantity.to &&
      mention.from < nextFrom &&
      within(scene.words, quantity.to, mention.from) &&
      !(described[at]?.aspect === "change" && isComparedWith(reading.tokens, mention)),
  );
  const base = described[at]?.base ?? null;
  const inherited = base === null || after !== undefined ? null : periodFor(base, material);
  if (inherited?.period) return inherited;
  const before = periods.findLast(
    (mention) =>
      mention.to <= quantity.from && leads(mention, quantities) && !isAside(scene.words, mention, quantity.from),
  );
  const mention = after ?? before ?? null;
  if (mention !== null) return { period: mention.period, periodBasis: mention.basis };
  return inferredPeriod(material, at);
}

/**
 * Whether a figure without a time of its own is told as of the day of its article: a fact in an article with a day, where neither the
 * sentence before spoke of another year nor "had" says that it was so before.
 */
export function isAsReported({ scene, context }: Material, quantity: Quantity): boolean {
  const verb = verbLeft(scene.words, quantity.from);
  const before = verb > 0 && [verb, verb - 1, verb - 2].some((at) => lowerAt(scene.words, at) === "had");
  return context.published !== null && context.past === null && !(before && lowerAt(scene.words, verb) !== "had");
}

/** "The yard, which the storm of 2004 destroyed, built ...", "Founded in 1998, the yard ...": a time inside another statement. */
function isAside(words: Words, mention: PeriodMention, figure: number): boolean {
  const start = clauseStart(words, mention.from);
  const apart = words.boundary.slice(mention.to, figure).includes(true);
  const relative = antecedent.test(lowerAt(words, start - 1));
  const participle = start === 0 && has(words, 0, wordClass.endsInEd) && !has(words, 0, wordClass.adverb);
  return apart && (relative || participle);
}

const antecedent = /^(which|who|whose|whom|where)$/;

/** Of a happening: that of the other happening the sentence before spoke of, else the day of the one that the document reports. */
function inferredPeriod({ context, described }: Material, at: number): Pick<Claim, "period" | "periodBasis"> {
  const own = described[at];
  const outcome = own !== undefined && isOutcome(own);
  const period = outcome ? (context.past ?? context.eventDay) : context.event === null ? null : context.eventDay;
  return { period, periodBasis: period === null ? null : "inferred" };
}

/** "up 3 percent from 2022", "5 percent more than in 2022": the year compared with is not the year of the change. */
const isComparedWith = (tokens: readonly Token[], { from }: PeriodMention): boolean =>
  [tokens[from - 1], tokens[from - 2]].some(
    (token) => token !== undefined && /^(from|than|with|on)$/.test(token.lower),
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
