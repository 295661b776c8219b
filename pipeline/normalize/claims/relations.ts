/** Relations: what the claims of a document say about each other: inferred units, fuller names, repeats. */
import { unitEntry } from "../../lexicon/units.ts";
import { canonicalNoun, conceptsOf } from "../../lexicon/words.ts";
import { type Claim, pointOf } from "../../model/claim.ts";
import { unknownMoney, unknownUnit } from "./units.ts";

/**
 * "reached 312.6 billion" after "300 billion yuan" of a like thing: the unit is certain when the document states like amounts in
 * one currency only. A claim whose unit stays unknown is no claim: it is left out.
 */
export function inferUnits(claims: readonly Claim[]): Claim[] {
  return claims.flatMap((claim) => {
    if (claim.unit === unknownUnit) return [];
    if (claim.unit !== unknownMoney) return [claim];
    const like = claims.filter(
      (other) => unitEntry(other.unit).kind === "money" && other.conversionOf === null && shareConcept(claim, other),
    );
    const [unit, ...others] = new Set(like.map((other) => other.unit));
    const certain = unit !== undefined && others.length === 0 && pointOf(claim.value) >= 1000;
    return certain ? [{ ...claim, unit, unitInferred: true as const }] : [];
  });
}

function shareConcept(a: Claim, b: Claim): boolean {
  const concepts = new Set(conceptsOf(a.metric));
  return conceptsOf(b.metric).some((concept) => concepts.has(concept));
}

/** "3,900 companies" in the headline is "3,900 tea companies" in the text: the same figure takes the fuller name. */
export function nameFully(claims: readonly Claim[]): Claim[] {
  const groups = byAmount(claims);
  return claims.map((claim) => {
    const concepts = conceptsOf(claim.metric);
    const fuller = (groups.get(amountOf(claim)) ?? [])
      .filter((other) => sameFigure(claim, other) && other.metric !== claim.metric)
      .map((other) => ({ metric: other.metric, concepts: conceptsOf(other.metric) }))
      .filter(
        (other) =>
          other.concepts.length > concepts.length && concepts.every((concept) => other.concepts.includes(concept)),
      )
      .sort((a, b) => a.concepts.length - b.concepts.length);
    return fuller[0] ? { ...claim, metric: fuller[0].metric } : claim;
  });
}

const amountOf = ({ unit, value }: Claim): string => `${pointOf(value)} ${canonicalNoun(unit)}`;

/** Claims by amount and unit, so that a document of many figures takes no time out of proportion; of one amount at most so many are compared. */
function byAmount(claims: readonly Claim[]): ReadonlyMap<string, Claim[]> {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const group = groups.get(amountOf(claim));
    if (group === undefined) groups.set(amountOf(claim), [claim]);
    else if (group.length < mostAlike) group.push(claim);
  }
  return groups;
}

const mostAlike = 100;

/** One amount of one kind of thing at one place. */
const sameFigure = (a: Claim, b: Claim): boolean =>
  canonicalNoun(a.unit) === canonicalNoun(b.unit) &&
  a.aspect === b.aspect &&
  pointOf(a.value) === pointOf(b.value) &&
  a.place === b.place &&
  a.modality === b.modality;

/**
 * A figure that the document gives again for the same thing is background. So is a title's whose amount its body gives: a title is
 * too short to say what it measures.
 */
export function settleBackground(claims: readonly Claim[], titles: ReadonlySet<number>): Claim[] {
  const inTitle = (claim: Claim): boolean => titles.has(claim.line);
  const groups = byAmount(claims);
  return claims.map((claim) => {
    const alike = groups.get(amountOf(claim)) ?? [];
    const own = alike.indexOf(claim);
    const earlier = own < 0 ? alike : alike.slice(0, own);
    const again = inTitle(claim)
      ? alike.some((other) => !inTitle(other))
      : earlier.some((other) => !inTitle(other) && same(claim, other));
    return again ? { ...claim, background: true as const } : claim;
  });
}

const same = (a: Claim, b: Claim): boolean =>
  a !== b &&
  sameFigure(a, b) &&
  a.value.bound === b.value.bound &&
  conceptsOf(a.metric).join(" ") === conceptsOf(b.metric).join(" ");
