/** Claims of an article: each quantity of each sentence with what it measures, where, when, how it is meant and who says it. */
import type { Claim } from "../../model/claim.ts";
import type { Article } from "../../model/document.ts";
import { readWords } from "../grammar/words.ts";
import { tokenize } from "../quantities/tokens.ts";
import { readContext } from "./context.ts";
import { inferUnits, nameFully, settleBackground } from "./relations.ts";
import { claimsOf } from "./sentence.ts";
import { readSpeakers } from "./speakers.ts";

/** Every claim of an article, in the order of the text. `surface` is the source text at the claim's span, by construction. */
export function extractClaims(article: Article): Claim[] {
  const words = article.sentences.map((sentence) => readWords(tokenize(sentence.text)));
  let context = readContext(article, words);
  const speeches = readSpeakers(
    words,
    article.sentences.map(({ paragraph }) => paragraph),
    { ...context, people: [...context.names].filter((name) => name.includes(" ")) },
  );
  const claims: Claim[] = [];
  article.sentences.forEach((sentence, at) => {
    const read = claimsOf({ article, sentence, speech: speeches[at] ?? [] }, context);
    claims.push(...read.claims);
    context = read.context;
  });
  const titles = new Set(article.sentences.filter(({ role }) => role === "title").map(({ line }) => line));
  return settleBackground(nameFully(inferUnits(claims)), titles);
}
