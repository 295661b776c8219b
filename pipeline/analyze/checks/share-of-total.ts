/** Shares: a share of a printed whole against a printed part ("15 percent of nearly 30,000" against 4,500). */
import { unitEntry } from "../../lexicon/units.ts";
import { numberInWords, valueInWords } from "../../lexicon/wording.ts";
import { conceptsOf } from "../../lexicon/words.ts";
import { type Claim, pointOf } from "../../model/claim.ts";
import type { Check, Cluster } from "../../model/finding.ts";
import { documentOf, type Evidence, sourceName, subjectOf } from "../evidence.ts";
import { groupBy } from "../identity.ts";
import { listed } from "../reasons.ts";
import { allowed, baseAmount, jointlyPossible, printedSlack, roundingSlack } from "../values.ts";
import { claimsOf, makeCheck } from "./check.ts";

/**
 * The part is a level of what the whole counts, for the place that has the share. It fits when one of its sources prints a figure that the
 * share allows; when none does, the share, the whole or the part would have to be another.
 */
export function checkShares(evidence: Evidence, clusters: readonly Cluster[]): Check[] {
  const parts = groupBy(
    clusters.map((cluster) => claimsOf(evidence, cluster)).filter(([first]) => first?.aspect === "level"),
    ([first]) => (first === undefined ? "" : partKey(evidence, first, first.place)),
  );
  return evidence.claims.flatMap((share) => {
    const whole = share.partOf === null ? undefined : evidence.claimOf.get(share.partOf);
    if (share.unit !== "percent" || whole === undefined || share.place === null || share.place === whole.place)
      return [];
    return (parts.get(partKey(evidence, whole, share.place)) ?? []).flatMap((claims) =>
      compare(evidence, share, whole, claims),
    );
  });
}

function partKey(evidence: Evidence, claim: Claim, place: string | null): string {
  const thing = unitEntry(claim.unit).kind === "count" ? conceptsOf(claim.unit).join(" ") : claim.unit;
  return [thing, place ?? "", claim.modality, ...subjectOf(evidence, claim)].join("|");
}

function compare(evidence: Evidence, share: Claim, whole: Claim, parts: readonly Claim[]): Check[] {
  const expected = (baseAmount(whole) * pointOf(share.value)) / 100;
  const slack = (printedSlack(whole) * pointOf(share.value) + roundingSlack(share) * baseAmount(whole)) / 100;
  const implied: Claim = {
    ...whole,
    value: { low: expected - slack, high: expected + slack, bound: "range", precision: 0 },
  };
  const current = parts.filter(
    ({ period }) => period === null || share.period === null || period.slice(0, 4) === share.period.slice(0, 4),
  );
  const fitting = current.filter((part) => jointlyPossible([implied, part]) && near(implied, part));
  const [first] = fitting.length > 0 ? closest(fitting, expected) : closest(current, expected);
  if (first === undefined) return [];
  const suspect = fitting.length === 0;
  const named = suspect ? [first] : closest(fitting, expected).filter((part) => baseAmount(part) === baseAmount(first));
  const sources = listed([...new Set(named.map((part) => sourceName(documentOf(evidence, part))))], 3);
  const sum = numberInWords(
    expected / unitEntry(whole.unit).factor,
    whole.unit,
    Math.max(whole.value.precision, 10 ** Math.floor(Math.log10(expected) - 1)),
  );
  const verb = suspect ? "does not fit" : "fits";
  const end = suspect ? ": the share, the whole or the part would have to be another" : "";
  return [
    makeCheck({
      kind: "share-of-total",
      claims: [share, whole, ...named],
      expected,
      actual: baseAmount(first),
      tolerance: slack,
      suspect,
      reason: `${valueInWords(share)} of ${valueInWords(whole)} (${sourceName(documentOf(evidence, share))}) is ${sum}; ${valueInWords(first)} (${sources}) ${verb}${end}.`,
    }),
  ];
}

/** A bound is a witness only when its number is near: "more than 10" fits 4,500 and says nothing. */
function near(implied: Claim, part: Claim): boolean {
  const { low, high } = allowed(implied);
  const slack = roundingSlack(part);
  return baseAmount(part) >= low - slack && baseAmount(part) <= high + slack;
}

const closest = (claims: readonly Claim[], expected: number): Claim[] =>
  claims.toSorted((a, b) => Math.abs(baseAmount(a) - expected) - Math.abs(baseAmount(b) - expected));
