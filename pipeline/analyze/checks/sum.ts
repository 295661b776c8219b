/** Sums: a level, what came on top of it, and the level after ("143, another 2.5" against 145.5). */
import { saysTotal } from "../../lexicon/comparison.ts";
import { unitEntry } from "../../lexicon/units.ts";
import { valueInWords } from "../../lexicon/wording.ts";
import type { Claim } from "../../model/claim.ts";
import type { Check, Cluster } from "../../model/finding.ts";
import { documentOf, type Evidence, sourceName, subjectOf } from "../evidence.ts";
import { groupBy } from "../identity.ts";
import { isAddition, thingOf } from "../phrases.ts";
import { baseAmount, isPlain, roundingSlack, significantDigits } from "../values.ts";
import { claimsOf, given, makeCheck } from "./check.ts";
import { claimsBySentence, only } from "./in-sentence.ts";

/** What came on top, the levels that it may lie between, and the one that its own sentence says it led to. */
interface Growing {
  addition: Claim;
  levels: readonly Claim[];
  total: Claim | null;
}

/**
 * Two levels of one cluster that differ by exactly an addition fit together, when the addition is of the same subject or its sentence has the
 * later level too. With fewer than three digits that may be chance, unless the sentence calls the level a total. A sum that does not come
 * out is no check: the addition may be to another level that no article prints.
 */
export function checkSums(evidence: Evidence, clusters: readonly Cluster[]): Check[] {
  const levels = clusters
    .map((cluster) => claimsOf(evidence, cluster))
    .filter((claims) => claims.length > 1 && claims.every(isStanding));
  const checks = [...ofSentence(evidence, levels), ...ofSubject(evidence, levels)].flatMap((growing) =>
    sum(evidence, growing),
  );
  // Several articles tell of one addition.
  const byFigures = groupBy(checks, ({ claims, expected, actual }) =>
    [expected, actual, evidence.claimOf.get(claims[0] ?? "")?.unit].join("|"),
  );
  return [...byFigures.values()].flatMap((same) => same.slice(0, 1));
}

/** Additions to clusters of the same subject. */
function ofSubject(evidence: Evidence, clusters: readonly Claim[][]): Growing[] {
  const additions = groupBy(
    evidence.claims.filter((claim) => claim.aspect === "level" && isAddition(claim)),
    (claim) => sumKey(evidence, claim),
  );
  return clusters.flatMap((levels) =>
    (levels[0] ? (additions.get(sumKey(evidence, levels[0])) ?? []) : []).map((addition) => ({
      addition,
      levels,
      total: null,
    })),
  );
}

/**
 * Additions beside the one larger figure of their sentence that counts the same kind of thing: "another 40, bringing the total to 312". The
 * level before stands with that one in a cluster, or earlier in the article.
 */
function ofSentence(evidence: Evidence, clusters: readonly Claim[][]): Growing[] {
  const clusterOf = new Map(clusters.flatMap((levels) => levels.map((claim) => [claim.id, levels] as const)));
  const told = new Map<string, readonly Claim[]>();
  return claimsBySentence(evidence).flatMap((claims) => {
    const addition = only(claims, isOnTop);
    const total = addition === null ? null : totalOf(claims, addition);
    const earlier = total === null ? [] : [...(clusterOf.get(total.id) ?? []), ...(told.get(thingKey(total)) ?? [])];
    for (const claim of claims.filter(isStanding)) {
      const key = thingKey(claim);
      told.set(key, [...(told.get(key) ?? []), claim].slice(-mostTold));
    }
    return addition === null || total === null ? [] : [{ addition, levels: earlier, total }];
  });
}

/** So many of the last figures of one thing in an article may be the level before. */
const mostTold = 6;

const thingKey = ({ document, unit, metric, place, modality }: Claim): string =>
  [document, unit, metric, place ?? "", modality].join("|");

const isStanding = (claim: Claim): boolean => claim.aspect === "level" && !isAddition(claim);

const totalOf = (claims: readonly Claim[], addition: Claim): Claim | null =>
  only(
    claims,
    (claim) =>
      isStanding(claim) && baseAmount(claim) > baseAmount(addition) && thingOf(claim.unit) === thingOf(addition.unit),
  );

/** Whether a figure comes on top of another: "another 40 boats", "40 boats more than before". */
const isOnTop = (claim: Claim): boolean =>
  claim.aspect === "level"
    ? isAddition(claim)
    : claim.aspect === "change" && claim.direction === "up" && unitEntry(claim.unit).kind !== "ratio";

const sumKey = (evidence: Evidence, claim: Claim): string =>
  [claim.unit, claim.place ?? "", claim.entity ?? "", claim.modality, ...subjectOf(evidence, claim)].join("|");

/** The level before may stand in any article but not in the sentence of the total, which would say how the two relate. */
function sum(evidence: Evidence, { addition, levels: given, total }: Growing): Check[] {
  if (!isSingle(addition)) return [];
  const levels = [...groupBy(given.filter(isPlain), (claim) => String(baseAmount(claim))).values()].flatMap((same) =>
    same.slice(0, 1),
  );
  const totals = total === null ? levels : [total].filter(isPlain);
  return totals.flatMap((after) =>
    levels.flatMap((before) => {
      const expected = baseAmount(before) + baseAmount(addition);
      const tolerance = slackOf(before) + slackOf(addition) + slackOf(after);
      const telling = significantDigits(after) >= 3 || (total !== null && saysTotal(after.sentence));
      const fits = Math.abs(expected - baseAmount(after)) <= tolerance * (1 + 1e-9);
      const apart = before !== after && (total === null || before.sentence !== after.sentence);
      return telling && fits && apart && tolerance < baseAmount(addition) / 2
        ? [sumCheck(evidence, { before, addition, after, expected, tolerance })]
        : [];
    }),
  );
}

/** Who counts to the last one does not round: 41 and 2 are 43. */
const slackOf = (claim: Claim): number =>
  unitEntry(claim.unit).kind === "count" && claim.value.precision === 1 ? 0 : roundingSlack(claim);

const isSingle = ({ value }: Claim): boolean => value.bound === "exact" || value.bound === "about";

interface Sum {
  before: Claim;
  addition: Claim;
  after: Claim;
  expected: number;
  tolerance: number;
}

function sumCheck(evidence: Evidence, { before, addition, after, expected, tolerance }: Sum): Check {
  return makeCheck({
    kind: "sum",
    claims: [before, addition, after],
    expected,
    actual: baseAmount(after),
    tolerance,
    suspect: false,
    reason: `${given(evidence, before)} and ${valueInWords(addition)} more (${sourceName(documentOf(evidence, addition))}) make ${given(evidence, after)}.`,
  });
}
