/** normalize: one source text becomes a document: an attributed, dated article in sentences, with its claims. */
import type { Document } from "../model/document.ts";
import type { SourceText } from "../model/source.ts";
import { readArticle } from "./article.ts";
import { extractClaims } from "./claims/index.ts";

/** Works on one document at a time and knows no other. */
export function normalize(source: SourceText): Document {
  const article = readArticle(source);
  return { ...article, claims: extractClaims(article) };
}
