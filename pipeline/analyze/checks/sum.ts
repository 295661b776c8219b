/** Sums: a level, what came on top of it, and the level after ("143, another 2.5" against 145.5). */
import { valueInWords } from "../../lexicon/wording.ts";
import type { Claim } from "../../model/claim.ts";
import type { Check, Cluster } from "../../model/finding.ts";
import { documentOf, type Evidence, sourceName, subjectOf } from "../evidence.ts";
import { groupBy } from "../identity.ts";
import { isAddition } from "../phrases.ts";
import { baseAmount, isPlain, roundingSlack, significantDigits } from "../values.ts";
import { claimsOf, makeCheck } from "./check.ts";

/**
 * Two levels of one cluster that differ by exactly an addition of the same subject fit together; with fewer than three digits that may be
 * chance. A sum that does not come out is no check:
 * the addition may be to another level that no article prints.
 */
export function checkSums(evidence: Evidence, clusters: readonly Cluster[]): Check[] {
  const additions = groupBy(
    evidence.claims.filter((claim) => claim.aspect === "level" && isAddition(claim)),
    (claim) => sumKey(evidence, claim),
  );
  return clusters
    .map((cluster) => claimsOf(evidence, cluster))
    .filter((claims) => claims.length > 1 && claims.every((claim) => claim.aspect === "level" && !isAddition(claim)))
    .flatMap((claims) =>
      (claims[0] ? (additions.get(sumKey(evidence, claims[0])) ?? []) : []).flatMap((addition) =>
        sum(evidence, claims, addition),
      ),
    );
}

const sumKey = (evidence: Evidence, claim: Claim): string =>
  [claim.unit, claim.place ?? "", claim.entity ?? "", claim.modality, ...subjectOf(evidence, claim)].join("|");

function sum(evidence: Evidence, claims: readonly Claim[], addition: Claim): Check[] {
  const levels = [...new Map(claims.filter(isPlain).map((claim) => [baseAmount(claim), claim])).values()];
  return levels.flatMap((before) =>
    levels.flatMap((after) => {
      const expected = baseAmount(before) + baseAmount(addition);
      const tolerance = roundingSlack(before) + roundingSlack(addition) + roundingSlack(after);
      const meaningful = tolerance < baseAmount(addition) / 2 && isPlain(addition) && significantDigits(after) >= 3;
      if (before === after || !meaningful || Math.abs(expected - baseAmount(after)) > tolerance * (1 + 1e-9)) return [];
      const [first, second] = [before, after].map(
        (claim) => `${valueInWords(claim)} (${sourceName(documentOf(evidence, claim))})`,
      );
      const reason = `${first} and ${valueInWords(addition)} more (${sourceName(documentOf(evidence, addition))}) make ${second}.`;
      return [
        makeCheck({
          kind: "sum",
          claims: [before, addition, after],
          expected,
          actual: baseAmount(after),
          tolerance,
          suspect: false,
          reason,
        }),
      ];
    }),
  );
}
