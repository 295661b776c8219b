/** The claims of one sentence, which its own words relate to each other. */
import type { Claim } from "../../model/claim.ts";
import type { Evidence } from "../evidence.ts";
import { groupBy } from "../identity.ts";

/** Claims by the sentence that they stand in, each group in the order of the words. */
export function claimsBySentence(evidence: Evidence): Claim[][] {
  const groups = groupBy(evidence.claims, (claim) =>
    [claim.document, claim.start - claim.mark.start, claim.sentence].join("|"),
  );
  return [...groups.values()].map((group) => group.toSorted((a, b) => a.mark.start - b.mark.start));
}

/** The only claim that passes a test; null when there is none or more than one. */
export function only(claims: readonly Claim[], test: (claim: Claim) => boolean): Claim | null {
  const [first, ...others] = claims.filter(test);
  return first === undefined || others.length > 0 ? null : first;
}

/** The word before a claim's figure, lower case; empty at the start of the sentence. */
export const wordBefore = ({ sentence, mark }: Claim): string =>
  /([\p{L}]+)[^\p{L}]*$/u.exec(sentence.slice(0, mark.start))?.[1]?.toLowerCase() ?? "";
