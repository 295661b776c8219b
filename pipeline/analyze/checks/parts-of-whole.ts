/** Parts: a count and, in the same sentence or the next, what it consists of ("24 died, 12 in one town and 12 in the other"). */
import { valueInWords } from "../../lexicon/wording.ts";
import type { Claim } from "../../model/claim.ts";
import type { Check } from "../../model/finding.ts";
import { documentOf, type Evidence, sourceName } from "../evidence.ts";
import { groupBy } from "../identity.ts";
import { listed } from "../reasons.ts";
import { allowed, baseAmount, roundingSlack } from "../values.ts";
import { makeCheck } from "./check.ts";

/** So far apart may the whole and its last part stand. Characters of the source text. */
const reach = 600;

/**
 * Two to six figures of one sentence with the same unit and metric and each with a place of its own are parts; the whole is the same figure
 * for no such place, shortly before. Parts that come to the whole fit; a sum above what the whole can be is suspect; one below it says
 * nothing, as parts may be left out.
 */
export function checkPartsOfWhole(evidence: Evidence): Check[] {
  const levels = evidence.claims.filter(({ aspect, modality }) => aspect === "level" && modality === "actual");
  const byThing = groupBy(levels, ({ document, unit, metric }) => [document, unit, metric].join("|"));
  return [...byThing.values()].flatMap((claims) =>
    [...groupBy(claims, ({ sentence }) => sentence).values()].flatMap((together) =>
      checkSentence(evidence, together, claims),
    ),
  );
}

function checkSentence(evidence: Evidence, together: readonly Claim[], claims: readonly Claim[]): Check[] {
  const whole = wholeOf(together, claims);
  if (whole === null) return [];
  const parts = together.filter((claim) => claim !== whole && claim.place !== whole.place && claim.place !== null);
  const places = new Set(parts.map(({ place }) => place));
  const eachItsOwn = parts.length >= 2 && parts.length <= 6 && places.size === parts.length;
  return eachItsOwn && parts.every(({ period }) => period === whole.period) ? compare(evidence, whole, parts) : [];
}

/** The largest figure: of the sentence itself when it comes first there, else the nearest before it. */
function wholeOf(together: readonly Claim[], claims: readonly Claim[]): Claim | null {
  const [first] = together;
  if (first === undefined || together.length < 2) return null;
  if (together.slice(1).every((part) => baseAmount(part) < baseAmount(first)) && together.length > 2) return first;
  const before = claims.filter(({ start }) => start < first.start && start > first.start - reach).at(-1);
  return before !== undefined && together.every((part) => baseAmount(part) < baseAmount(before)) ? before : null;
}

function compare(evidence: Evidence, whole: Claim, parts: readonly Claim[]): Check[] {
  const expected = parts.reduce((sum, part) => sum + baseAmount(part), 0);
  const slack = parts.reduce((sum, part) => sum + roundingSlack(part), roundingSlack(whole));
  const fits = Math.abs(expected - baseAmount(whole)) <= slack * (1 + 1e-9);
  const suspect = expected - slack > allowed(whole).high;
  if (!fits && !suspect) return [];
  const named = parts.map((part) => `${valueInWords(part)} in ${part.place}`);
  const source = sourceName(documentOf(evidence, whole));
  const end = suspect
    ? `more than the whole of ${valueInWords(whole)}: one of them would have to be another`
    : `the whole of ${valueInWords(whole)}`;
  return [
    makeCheck({
      kind: "sum",
      claims: [...parts, whole],
      expected,
      actual: baseAmount(whole),
      tolerance: slack,
      suspect,
      reason: `${listed(named, named.length)} are ${end} (${source}).`,
    }),
  ];
}
