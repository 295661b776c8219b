/** Shares that a sentence gives as the whole of something: the last of them is called the rest, or they come to a hundred. */
import { saysRest } from "../../lexicon/comparison.ts";
import { valueInWords } from "../../lexicon/wording.ts";
import type { Claim } from "../../model/claim.ts";
import type { Check } from "../../model/finding.ts";
import { documentOf, type Evidence, sourceName } from "../evidence.ts";
import { listed } from "../reasons.ts";
import { baseAmount, isPlain, printedSlack } from "../values.ts";
import { makeCheck } from "./check.ts";
import { claimsBySentence } from "./in-sentence.ts";

/**
 * Three shares and more, or two of which one is called the rest. A sum above a hundred is suspect only where a share is called the rest: who
 * may give several answers counts in several shares.
 */
export function checkSharesOfWhole(evidence: Evidence): Check[] {
  return claimsBySentence(evidence).flatMap((claims) => {
    const shares = claims.filter((claim) => claim.unit === "percent" && claim.aspect === "share");
    const rest = shares.find(({ sentence, mark }) => saysRest(sentence.slice(0, mark.start), sentence.slice(mark.end)));
    const enough = shares.length >= (rest === undefined ? 3 : 2) && shares.every((share) => isWhole(share));
    return enough ? compare(evidence, shares, rest !== undefined) : [];
  });
}

const isWhole = (share: Claim): boolean => isPlain(share) || share.value.bound === "about";

function compare(evidence: Evidence, shares: readonly Claim[], complete: boolean): Check[] {
  const actual = shares.reduce((sum, share) => sum + baseAmount(share), 0);
  const tolerance = shares.reduce((sum, share) => sum + printedSlack(share), 0);
  const suspect = Math.abs(actual - 100) > tolerance;
  const first = shares[0];
  if (first === undefined || (suspect && !complete)) return [];
  const sum = Number(actual.toFixed(4));
  const end = suspect ? `${sum} percent and not 100: one of them would have to be another` : `${sum} percent`;
  return [
    makeCheck({
      kind: "shares-of-whole",
      claims: shares,
      expected: 100,
      actual,
      tolerance,
      suspect,
      reason: `${listed(shares.map(valueInWords), shares.length)} (${sourceName(documentOf(evidence, first))}) come to ${end}.`,
    }),
  ];
}
