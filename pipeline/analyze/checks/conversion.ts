/** Conversions: an amount and the same amount in another unit ("300 billion yuan ($43.1 billion)") against the rate of the others. */
import { unitEntry } from "../../lexicon/units.ts";
import { numberInWords, valueInWords } from "../../lexicon/wording.ts";
import { singular } from "../../lexicon/words.ts";
import { type Claim, pointOf } from "../../model/claim.ts";
import type { Check } from "../../model/finding.ts";
import { documentOf, type Evidence, sourceName } from "../evidence.ts";
import { groupBy } from "../identity.ts";
import { hedgeSlack, printedSlack } from "../values.ts";
import { makeCheck } from "./check.ts";

interface Conversion {
  from: Claim;
  to: Claim;
  /** Units of `from` for one unit of `to`, as the two figures imply it. */
  rate: number;
}

/** Rates move while the articles of a folder appear; a conversion that is off by more than this beyond its rounding has another cause. */
const drift = 0.1;

/**
 * Measures are compared with their fixed factor. Money is compared with the median rate of all conversions between the two currencies, of
 * two with the other one: Quorum knows no exchange rates, so a single conversion is no check.
 */
export function checkConversions(evidence: Evidence): Check[] {
  const conversions = evidence.claims.flatMap((to): Conversion[] => {
    const from = to.conversionOf === null ? undefined : evidence.claimOf.get(to.conversionOf);
    const usable = from !== undefined && from.unit !== to.unit && pointOf(from.value) > 0 && pointOf(to.value) > 0;
    return usable ? [{ from, to, rate: pointOf(from.value) / pointOf(to.value) }] : [];
  });
  const pairs = [...groupBy(conversions, ({ from, to }) => `${from.unit} ${to.unit}`).values()];
  return pairs.flatMap((pair) => pair.flatMap((conversion) => checkOne(evidence, conversion, pair)));
}

function checkOne(evidence: Evidence, conversion: Conversion, pair: readonly Conversion[]): Check[] {
  const [unit, other] = [unitEntry(conversion.from.unit), unitEntry(conversion.to.unit)];
  if (unit.kind === "physical" && unit.dimension === other.dimension) {
    return [compare(evidence, conversion, other.factor / unit.factor, 0, [])];
  }
  const others = pair.filter(
    (candidate) => candidate !== conversion && pointOf(candidate.from.value) !== pointOf(conversion.from.value),
  );
  if (unit.kind !== "money" || other.kind !== "money" || others.length === 0) return [];
  const compared = others.length === 1 ? others : [conversion, ...others];
  return [compare(evidence, conversion, median(compared.map(({ rate }) => rate)), drift, others)];
}

function compare(
  evidence: Evidence,
  { from, to, rate }: Conversion,
  reference: number,
  moved: number,
  others: readonly Conversion[],
): Check {
  const expected = pointOf(from.value) / reference;
  const actual = pointOf(to.value);
  // Who converts a measure rounds: 40,000 kilometres are "25,000 miles".
  const slackOf = (claim: Claim): number =>
    (moved > 0 ? printedSlack(claim) : hedgeSlack(claim)) / unitEntry(claim.unit).factor;
  const tolerance = slackOf(from) / reference + slackOf(to) + moved * expected;
  const suspect = Math.abs(expected - actual) > tolerance;
  const said = `${sourceName(documentOf(evidence, from))} equates ${valueInWords(from)} with ${valueInWords(to)}`;
  const implied = `${rate.toPrecision(4)} ${unitEntry(from.unit).word} to ${oneOf(to.unit)}`;
  const compared =
    moved > 0
      ? `the conversions of the folder imply ${reference.toPrecision(4)}`
      : `the true factor is ${reference.toPrecision(4)}`;
  const end = suspect ? `; it would have to be ${numberInWords(expected, to.unit, to.value.precision)}.` : ".";
  return makeCheck({
    kind: "conversion",
    claims: [from, to, ...others.flatMap((one) => [one.from, one.to])],
    expected,
    actual,
    tolerance,
    suspect,
    reason: `${said}, ${implied}; ${compared}${end}`,
  });
}

/** "the US dollar", "the mile": one of a unit whose plural the lexicon writes. */
const oneOf = (unit: string): string => `the ${unitEntry(unit).word.split(" ").map(singular).join(" ")}`;

/** The middle value; of an even number the lower of the two in the middle, so that it is a rate that somebody used. */
function median(values: readonly number[]): number {
  const ordered = values.toSorted((a, b) => a - b);
  return ordered[Math.floor((ordered.length - 1) / 2)] ?? 0;
}
