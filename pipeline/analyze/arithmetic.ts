/** Arithmetic between levels and changes, with the tolerance that the printed digits leave. */
import { changeConcepts, extentConcepts } from "../lexicon/comparison.ts";
import type { Claim } from "../model/claim.ts";
import { type Evidence, subjectOf } from "./evidence.ts";
import { groupBy } from "./identity.ts";
import { baseAmount, hedgeSlack, roundingSlack } from "./values.ts";

/** A number worked out from printed ones, and how far the rounding of those lets it be off. */
export interface Estimate {
  amount: number;
  slack: number;
}

/**
 * The level before a change: 312.6 after "up 14.2 percent" was 273.7. Worst case over the printed rounding of both, as in the rounding-aware
 * bounds of statcheck and GRIM.
 */
export function levelBefore(level: Claim, change: Claim): Estimate {
  const sign = change.direction === "down" ? -1 : 1;
  const rate = (sign * baseAmount(change)) / 100;
  const amount = baseAmount(level) / (1 + rate);
  const furthest = (baseAmount(level) + roundingSlack(level)) / (1 + rate - roundingSlack(change) / 100);
  return { amount, slack: Math.abs(furthest - amount) };
}

/** Whether an estimate and a printed level can be one number. A round level ("500") may be rounded to its last digit that is not a zero. */
export const meets = (estimate: Estimate, level: Claim): boolean =>
  Math.abs(estimate.amount - baseAmount(level)) <= toleranceOf(estimate, level);

export const toleranceOf = (estimate: Estimate, level: Claim): number => estimate.slack + hedgeSlack(level);

/** Whether a change is that of a level: same place and period, and the same subject but for the words of change and size. */
export function isChangeOf(evidence: Evidence, change: Claim, level: Claim): boolean {
  if (change.aspect !== "change" || change.unit !== "percent" || change.direction === null) return false;
  if (level.aspect !== "level" || change.modality !== level.modality) return false;
  const places = change.place === level.place || change.place === null || level.place === null;
  const entities = change.entity === level.entity || change.entity === null || level.entity === null;
  return places && entities && change.period === level.period && isOfSameThing(evidence, change, level);
}

/** Whether a change and a level measure the same thing, but for the words of change and size. */
export const isOfSameThing = (evidence: Evidence, change: Claim, level: Claim): boolean =>
  bareSubject(evidence, change) === bareSubject(evidence, level);

/** A subject without words of change and size, as a key. */
const bareSubject = (evidence: Evidence, claim: Claim): string =>
  subjectOf(evidence, claim)
    .filter((concept) => !changeConcepts.has(concept) && !extentConcepts.has(concept))
    .join(" ");

/** The percentages by which things changed, by what changed. */
export type Changes = ReadonlyMap<string, readonly Claim[]>;

export function changesBySubject(evidence: Evidence): Changes {
  const changes = evidence.claims.filter(({ aspect, unit }) => aspect === "change" && unit === "percent");
  return groupBy(changes, (claim) => bareSubject(evidence, claim));
}

/** Whether an undated level is explained as that of the year before a dated group, by a growth figure of the same thing. */
export function fitsYearBefore(evidence: Evidence, open: Claim, dated: readonly Claim[], changes: Changes): boolean {
  return dated.some((level) =>
    (changes.get(bareSubject(evidence, level)) ?? []).some(
      (change) => isChangeOf(evidence, change, level) && meets(levelBefore(level, change), open),
    ),
  );
}
