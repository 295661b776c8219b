/** Parts: a count and what it consists of, told place by place ("24 died, 12 in one town and 12 in the other"). */
import { valueInWords } from "../../lexicon/wording.ts";
import type { Claim } from "../../model/claim.ts";
import type { Check } from "../../model/finding.ts";
import type { Evidence } from "../evidence.ts";
import { groupBy } from "../identity.ts";
import { isAddition } from "../phrases.ts";
import { listed } from "../reasons.ts";
import { allowed, baseAmount, isPlain, roundingSlack } from "../values.ts";
import { given, makeCheck } from "./check.ts";

/** So far apart may the whole and its parts stand. Characters of the source text. */
const reach = 600;

/** More parts than these are a list. */
const mostParts = 6;

/** What a text says that a count consists of. */
interface Division {
  whole: Claim;
  parts: readonly Claim[];
  /** Whether one sentence or two next to each other have it all, so that a sum that is too large is a mistake. */
  close: boolean;
}

/**
 * Parts have the unit, metric and period of the whole and each a place of its own. Those of one sentence may be some of all: a sum above what
 * the whole can be is suspect, one below it says nothing. Those that are spread over a text must be all that it tells of the thing, and come to
 * the whole.
 */
export function checkPartsOfWhole(evidence: Evidence): Check[] {
  const levels = evidence.claims.filter(({ aspect, modality }) => aspect === "level" && modality === "actual");
  const byThing = groupBy(levels, ({ document, unit, metric }) => [document, unit, metric].join("|"));
  return [...byThing.values()].flatMap((claims) => {
    const before = new Map(claims.map((claim, at) => [claim, claims[at - 1]]));
    const close = [...groupBy(claims, ({ sentence }) => sentence).values()].flatMap((together) =>
      divisionOf(together, before),
    );
    const ofPeriods = [...groupBy(claims, ({ period }) => period ?? "").values()];
    const divisions = close.length > 0 ? close : ofPeriods.flatMap(spreadDivisionOf);
    return divisions.flatMap((division) => compare(evidence, division));
  });
}

type Before = ReadonlyMap<Claim, Claim | undefined>;

function divisionOf(together: readonly Claim[], before: Before): Division[] {
  const whole = wholeOf(together, before);
  if (whole === null) return [];
  const parts = together.filter((claim) => claim !== whole && claim.place !== whole.place && claim.place !== null);
  return eachItsOwn(parts) && parts.every(({ period }) => period === whole.period)
    ? [{ whole, parts, close: true }]
    : [];
}

const eachItsOwn = (parts: readonly Claim[]): boolean =>
  parts.length >= 2 && parts.length <= mostParts && new Set(parts.map(({ place }) => place)).size === parts.length;

/** The largest figure: of the sentence itself when it comes first there, else the nearest before it. */
function wholeOf(together: readonly Claim[], before: Before): Claim | null {
  const [first] = together;
  if (first === undefined || together.length < 2) return null;
  if (together.slice(1).every((part) => baseAmount(part) < baseAmount(first)) && together.length > 2) return first;
  const nearest = before.get(first);
  if (nearest === undefined || nearest.start <= first.start - reach) return null;
  return together.every((part) => baseAmount(part) < baseAmount(nearest)) ? nearest : null;
}

/** The largest figure of a text, and all smaller ones near it: each of a place of its own, or on top of the others ("another two"). */
function spreadDivisionOf(claims: readonly Claim[]): Division[] {
  const plain = claims.filter(isPlain);
  const largest = plain.reduce((most, claim) => Math.max(most, baseAmount(claim)), 0);
  const parts = [...groupBy(plain, (claim) => `${claim.place} ${baseAmount(claim)}`).values()].flatMap((same) =>
    same.filter((claim) => baseAmount(claim) < largest).slice(0, 1),
  );
  if (parts.length > mostParts) return [];
  const placed = parts.filter((claim) => !isAddition(claim));
  const whole = plain.find(
    (claim) =>
      baseAmount(claim) === largest &&
      claim.place !== null &&
      placed.every(({ place }) => place !== claim.place && place !== null) &&
      parts.every((part) => Math.abs(part.start - claim.start) < reach),
  );
  return whole !== undefined && eachItsOwn(placed) ? [{ whole, parts, close: false }] : [];
}

function compare(evidence: Evidence, { whole, parts, close }: Division): Check[] {
  const expected = parts.reduce((sum, part) => sum + baseAmount(part), 0);
  const slack = parts.reduce((sum, part) => sum + roundingSlack(part), roundingSlack(whole));
  const fits = Math.abs(expected - baseAmount(whole)) <= slack * (1 + 1e-9);
  const suspect = close && expected - slack > allowed(whole).high;
  if (!fits && !suspect) return [];
  const named = parts.map((part) => (isAddition(part) ? `${valueInWords(part)} more` : placedInWords(part)));
  const all = given(evidence, whole);
  const end = suspect ? `more than the whole of ${all}: one of them would have to be another` : `the whole of ${all}`;
  return [
    makeCheck({
      kind: "sum",
      claims: [...parts, whole],
      expected,
      actual: baseAmount(whole),
      tolerance: slack,
      suspect,
      reason: `${listed(named, named.length)} are ${end}.`,
    }),
  ];
}

const placedInWords = (part: Claim): string => `${valueInWords(part)} in ${part.place}`;
