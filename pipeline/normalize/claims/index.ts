/** Claims of an article: each quantity of each sentence with what it measures, where, when, how it is meant and who says it. */
import type { Claim } from "../../model/claim.ts";
import type { Article, Document } from "../../model/document.ts";
import { readWords } from "../grammar/words.ts";
import { tokenize } from "../quantities/tokens.ts";
import { readContext } from "./context.ts";
import { readNames } from "./document-names.ts";
import { readQuotations } from "./quotations.ts";
import { inferUnits, nameFully, settleBackground } from "./relations.ts";
import { claimsOf } from "./sentence.ts";
import { readSpeakers } from "./speakers.ts";

/** What an article says, who is quoted in it and whom it names. */
export type Statements = Pick<Document, "claims" | "quotations" | "names">;

/** Every claim of an article, in the order of the text. */
export const extractClaims = (article: Article): Claim[] => readStatements(article).claims;

/** Every claim, quotation and name of an article, in the order of the text. `surface` is the source text at their span, by construction. */
export function readStatements(article: Article): Statements {
  const words = article.sentences.map((sentence) => readWords(tokenize(sentence.text)));
  let context = readContext(article, words);
  const paragraphs = article.sentences.map(({ paragraph }) => paragraph);
  const names = readNames(article, words, context);
  const speeches = readSpeakers(words, paragraphs, {
    ...context,
    people: [...context.names].filter((name) => name.includes(" ")),
  });
  const claims: Claim[] = [];
  article.sentences.forEach((sentence, at) => {
    const read = claimsOf({ article, sentence, speech: speeches[at] ?? [] }, context);
    claims.push(...read.claims);
    context = read.context;
  });
  const titles = new Set(article.sentences.filter(({ role }) => role === "title").map(({ line }) => line));
  return {
    claims: settleBackground(nameFully(inferUnits(claims)), titles),
    quotations: readQuotations(article, words, speeches),
    names,
  };
}
