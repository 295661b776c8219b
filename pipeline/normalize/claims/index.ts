/** Claims of an article: each quantity of each sentence with what it measures, where, when, how it is meant and who says it. */
import type { Claim } from "../../model/claim.ts";
import type { Article } from "../../model/document.ts";
import { readContext } from "./context.ts";
import { inferUnits, nameFully, settleBackground } from "./relations.ts";
import { claimsOf } from "./sentence.ts";

/** Every claim of an article, in the order of the text. `surface` is the source text at the claim's span, by construction. */
export function extractClaims(article: Article): Claim[] {
  let context = readContext(article);
  const claims: Claim[] = [];
  for (const sentence of article.sentences) {
    const read = claimsOf(sentence, article, context);
    claims.push(...read.claims);
    context = read.context;
  }
  const titles = new Set(article.sentences.filter(({ role }) => role === "title").map(({ line }) => line));
  return settleBackground(nameFully(inferUnits(claims)), titles);
}
