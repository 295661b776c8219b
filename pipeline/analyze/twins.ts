/** Twins: claims that are one figure printed again, in a copied sentence or in an article's title. */
import type { Claim } from "../model/claim.ts";
import { type Evidence, subjectOf } from "./evidence.ts";
import { byCodeUnit, groupBy, Unions } from "./identity.ts";
import { copyOf } from "./origins.ts";
import { sameNumber } from "./values.ts";

/**
 * Every claim under the one that speaks for it. Equal figures of one kind in copies of one sentence are twins, and so are a title's figure and
 * an equal one of its article whose subject contains the title's. The one that says most speaks: what it says of subject, place and period
 * holds for all.
 */
export function twinsOf(
  evidence: Evidence,
  claims: readonly Claim[],
  kindOf: (claim: Claim) => string,
): Map<Claim, Claim[]> {
  const unions = new Unions();
  const copies = groupBy(
    claims.filter((claim) => copyOf(evidence, claim) !== null),
    (claim) => `${copyOf(evidence, claim)} ${kindOf(claim)}`,
  );
  for (const group of copies.values()) {
    const [first, ...others] = group;
    for (const other of others)
      if (first && sameNumber(first, other) && mayBeOne(first, other)) unions.join(first.id, other.id);
  }
  for (const group of groupBy(claims, (claim) => `${claim.document} ${kindOf(claim)}`).values()) {
    for (const title of group.filter((claim) => isInTitle(evidence, claim))) {
      const body = group.find(
        (claim) => !isInTitle(evidence, claim) && sameNumber(claim, title) && containsSubject(evidence, claim, title),
      );
      if (body) unions.join(body.id, title.id);
    }
  }
  const classes = [...groupBy(claims, (claim) => unions.find(claim.id)).values()];
  return new Map(
    classes.flatMap((members): [Claim, Claim[]][] => speaker(evidence, members).map((claim) => [claim, members])),
  );
}

/** Whether two claims can be about one: who tells the same of another firm, or of another year, in the same words has copied no figure. */
function mayBeOne(first: Claim, second: Claim): boolean {
  const years = [first, second].flatMap(({ period, periodBasis }) =>
    period !== null && periodBasis === "stated" ? period.slice(0, 4) : [],
  );
  if (new Set(years).size > 1) return false;
  const [a, b] = [first.entity, second.entity];
  if (a === null || b === null) return true;
  const words = new Set(a.toLowerCase().split(/\s+/));
  return b
    .toLowerCase()
    .split(/\s+/)
    .some((word) => words.has(word));
}

/** Whether a claim stands in the title of its article. */
export const isInTitle = (evidence: Evidence, claim: Claim): boolean =>
  evidence.titlesOf.get(claim.document)?.some(({ line, text }) => line === claim.line && text === claim.sentence) ===
  true;

const containsSubject = (evidence: Evidence, outer: Claim, inner: Claim): boolean =>
  subjectOf(evidence, inner).every((concept) => subjectOf(evidence, outer).includes(concept));

/** The member with the fullest subject, then with a period, a place and an entity, outside a title, by id. As a list of one. */
function speaker(evidence: Evidence, members: readonly Claim[]): Claim[] {
  const said = (claim: Claim): number =>
    [claim.period, claim.place, claim.entity].filter((value) => value !== null).length;
  const ranked = members.toSorted(
    (a, b) =>
      Number(isInTitle(evidence, a)) - Number(isInTitle(evidence, b)) ||
      subjectOf(evidence, b).length - subjectOf(evidence, a).length ||
      said(b) - said(a) ||
      byCodeUnit(a.id, b.id),
  );
  return ranked.slice(0, 1);
}
