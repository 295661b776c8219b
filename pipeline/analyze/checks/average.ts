/** Averages: a total, how many share it, and what one of them has, in one sentence ("9 million euros for 300 boats, 30,000 euros per boat"). */
import { averageConcepts } from "../../lexicon/comparison.ts";
import { unitEntry } from "../../lexicon/units.ts";
import { numberInWords, valueInWords } from "../../lexicon/wording.ts";
import { conceptsOf } from "../../lexicon/words.ts";
import type { Claim } from "../../model/claim.ts";
import type { Check } from "../../model/finding.ts";
import { documentOf, type Evidence, sourceName } from "../evidence.ts";
import { baseAmount, hedgeSlack, printedSlack } from "../values.ts";
import { makeCheck } from "./check.ts";
import { claimsBySentence, only } from "./in-sentence.ts";

/**
 * A sentence with one total, one count and one amount for each of them. What does not come out is suspect where the amount is called an
 * average; else the three may be of different things, and nothing is said.
 */
export function checkAverages(evidence: Evidence): Check[] {
  return claimsBySentence(evidence).flatMap((claims) => {
    const levels = claims.filter(({ aspect, modality }) => aspect === "level" && modality === claims[0]?.modality);
    const each = only(levels, (claim) => claim.unit.includes(" per ") || isAverage(claim));
    if (each === null) return [];
    const [unit = "", per = ""] = each.unit.split(" per ");
    const total = only(
      levels,
      (claim) => claim !== each && claim.unit === unit && baseAmount(claim) > baseAmount(each),
    );
    const count = only(levels, (claim) => (per === "" ? unitEntry(claim.unit).kind === "count" : claim.unit === per));
    return total === null || count === null || baseAmount(count) < 2 ? [] : compare(evidence, total, count, each);
  });
}

const isAverage = ({ metric }: Claim): boolean => conceptsOf(metric).some((concept) => averageConcepts.has(concept));

function compare(evidence: Evidence, total: Claim, count: Claim, each: Claim): Check[] {
  const expected = baseAmount(total) / baseAmount(count);
  const furthest = (baseAmount(total) + printedSlack(total)) / Math.max(baseAmount(count) - printedSlack(count), 1);
  const tolerance = furthest - expected + hedgeSlack(each);
  const suspect = Math.abs(expected - baseAmount(each)) > tolerance;
  if (suspect && !isAverage(each)) return [];
  const [unit = ""] = each.unit.split(" per ");
  const worth = numberInWords(expected / unitEntry(unit).factor, unit, each.value.precision);
  const end = suspect
    ? `not ${valueInWords(each)}: one of the three would have to be another`
    : `as ${valueInWords(each)} says`;
  return [
    makeCheck({
      kind: "average",
      claims: [total, count, each],
      expected,
      actual: baseAmount(each),
      tolerance,
      suspect,
      reason: `${valueInWords(total)} over ${valueInWords(count)} (${sourceName(documentOf(evidence, total))}) is ${worth} each, ${end}.`,
    }),
  ];
}
