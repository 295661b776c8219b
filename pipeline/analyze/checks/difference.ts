/** Differences: a level, the level before it and the change between them, in one sentence ("rose 0.3 points to 4.1 percent from 3.8 percent"). */
import { unitEntry } from "../../lexicon/units.ts";
import { numberInWords, valueInWords } from "../../lexicon/wording.ts";
import type { Claim } from "../../model/claim.ts";
import type { Check } from "../../model/finding.ts";
import { type Estimate, isOfSameThing, levelBefore } from "../arithmetic.ts";
import { documentOf, type Evidence, sourceName } from "../evidence.ts";
import { baseAmount, isPlain, roundingSlack } from "../values.ts";
import { makeCheck, measured } from "./check.ts";
import { claimsBySentence, only, wordBefore } from "./in-sentence.ts";

/**
 * Only where the sentence has one change, one level behind "to" or directly before the change, and one behind "from", all of one metric: then
 * the three must fit, whoever printed them.
 */
export function checkDifferences(evidence: Evidence): Check[] {
  return claimsBySentence(evidence).flatMap((claims) => {
    const levels = claims.filter((claim) => isPlain(claim) && (claim.aspect === "level" || claim.aspect === "share"));
    const change = only(claims, ({ aspect, unit }) => aspect === "change" && unit !== "ratio");
    if (change === null || change.direction === null || !isPlain(change)) return [];
    const earlier = only(levels, (claim) => wordBefore(claim) === "from");
    const level =
      only(levels, (claim) => wordBefore(claim) === "to") ?? only(levels, (claim) => leadsTo(claim, change, earlier));
    if (level === null || earlier === null || level.unit !== earlier.unit || level.metric !== earlier.metric) return [];
    return isInUnitOf(change, level) && isOfSameThing(evidence, change, level)
      ? [compare(evidence, level, earlier, change)]
      : [];
  });
}

/** So few characters stand between a level, its change and the level before: "4.1 percent, up 0.3 points", "4.1 percent, a rise of 0.3 points". */
const beside = 16;

/** Whether a level, its change and the level before follow each other: "4.1 percent, up 0.3 points from 3.8 percent". */
const leadsTo = (level: Claim, change: Claim, earlier: Claim | null): boolean =>
  earlier !== null && follows(level, change) && follows(change, earlier);

const follows = (first: Claim, second: Claim): boolean =>
  second.mark.start > first.mark.end && second.mark.start - first.mark.end < beside;

const isInUnitOf = (change: Claim, level: Claim): boolean =>
  level.unit === "percent"
    ? change.unit === "percentage-point"
    : change.unit === "percent" || change.unit === level.unit;

function compare(evidence: Evidence, level: Claim, earlier: Claim, change: Claim): Check {
  const estimate = before(level, change);
  const tolerance = estimate.slack + roundingSlack(earlier);
  const suspect = Math.abs(estimate.amount - baseAmount(earlier)) > tolerance * (1 + 1e-9);
  const movement = `${change.direction === "down" ? "a fall" : "a rise"} of ${valueInWords(change)}`;
  const implied = numberInWords(estimate.amount / unitEntry(level.unit).factor, level.unit, level.value.precision);
  const end = suspect
    ? `does not fit ${valueInWords(earlier)}: one of the three would have to be another`
    : `fits ${valueInWords(earlier)}`;
  return makeCheck({
    kind: change.unit === "percent" ? "growth" : "difference",
    claims: [level, change, earlier],
    expected: estimate.amount,
    actual: baseAmount(earlier),
    tolerance,
    suspect,
    reason: `${measured(level)} after ${movement} (${sourceName(documentOf(evidence, level))}) implies ${implied} before, which ${end}.`,
  });
}

function before(level: Claim, change: Claim): Estimate {
  if (change.unit === "percent") return levelBefore(level, change);
  const sign = change.direction === "down" ? -1 : 1;
  return {
    amount: baseAmount(level) - sign * baseAmount(change),
    slack: roundingSlack(level) + roundingSlack(change),
  };
}
