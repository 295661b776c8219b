/** Amounts that a sentence puts together, and what they come to: called a total there, or a package elsewhere ("4 and 5, in all 9"). */
import { bundleConcepts, includes, saysTotal } from "../../lexicon/comparison.ts";
import { unitEntry } from "../../lexicon/units.ts";
import type { Claim } from "../../model/claim.ts";
import type { Check } from "../../model/finding.ts";
import { type Evidence, subjectOf } from "../evidence.ts";
import { groupBy } from "../identity.ts";
import { listed } from "../reasons.ts";
import { baseAmount, isPlain, roundingSlack, significantDigits } from "../values.ts";
import { given, makeCheck } from "./check.ts";
import { claimsBySentence } from "./in-sentence.ts";

/** More amounts than these are a list. */
const mostParts = 5;

/** The words that make a figure a total stand so near to it: "for a total of 312 boats", "312 boats in total". Characters. */
const nearby = 24;

/**
 * Only what fits is a check: a sentence need not name every part. The total must be exactly the sum, for one that is merely near may be anything.
 */
export function checkCombined(evidence: Evidence): Check[] {
  const bundles = groupBy(
    evidence.claims.filter((claim) => isBundle(evidence, claim)),
    settingOf,
  );
  return claimsBySentence(evidence).flatMap((claims) => {
    const levels = claims.filter((claim) => claim.aspect === "level" && isPlain(claim) && !isIncluded(claim));
    const total = levels.findLast(isCalledTotal);
    if (total !== undefined) return compare(evidence, levels.slice(0, levels.indexOf(total)), [total]);
    const [first] = levels;
    return first === undefined || !levels.every((level) => settingOf(level) === settingOf(first))
      ? []
      : compare(evidence, levels, bundles.get(settingOf(first)) ?? []);
  });
}

/** Who pays what kind of money; amounts of nobody in particular are put together with nothing. */
const settingOf = (claim: Claim): string => (claim.entity === null ? claim.id : `${claim.entity}|${claim.unit}`);

const isBundle = (evidence: Evidence, claim: Claim): boolean =>
  claim.aspect === "level" &&
  isPlain(claim) &&
  unitEntry(claim.unit).kind === "money" &&
  significantDigits(claim) >= 2 &&
  subjectOf(evidence, claim).some((concept) => bundleConcepts.has(concept));

const isCalledTotal = ({ sentence, mark }: Claim): boolean =>
  saysTotal(sentence.slice(Math.max(0, mark.start - nearby), mark.start)) ||
  saysTotal(sentence.slice(mark.end, mark.end + nearby));

/** Whether an amount is a part of the one before it: "8 million, including 2 million for the mole". */
const isIncluded = ({ sentence, mark }: Claim): boolean => includes(sentence.slice(0, mark.start));

function compare(evidence: Evidence, parts: readonly Claim[], totals: readonly Claim[]): Check[] {
  const expected = parts.reduce((sum, part) => sum + baseAmount(part), 0);
  const total = totals.find((claim) => Math.abs(baseAmount(claim) - expected) <= 1e-9 * expected);
  const joined = parts.length >= 2 && parts.length <= mostParts && parts.every((part) => part.unit === total?.unit);
  if (total === undefined || !joined || !areListed(parts)) return [];
  return [
    makeCheck({
      kind: "sum",
      claims: [...parts, total],
      expected,
      actual: baseAmount(total),
      tolerance: [...parts, total].reduce((slack, claim) => slack + roundingSlack(claim), 0),
      suspect: false,
      reason: `${listed(
        parts.map((part) => given(evidence, part)),
        parts.length,
      )} make ${given(evidence, total)}.`,
    }),
  ];
}

/** Whether "and" or the like leads to the last of several figures. */
function areListed(parts: readonly Claim[]): boolean {
  const [before, last] = parts.slice(-2);
  return (
    before !== undefined &&
    last !== undefined &&
    / and | plus |&/.test(last.sentence.slice(before.mark.end, last.mark.start))
  );
}
