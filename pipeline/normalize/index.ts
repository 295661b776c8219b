/** normalize: one source text becomes a document: an attributed, dated article in sentences, with its claims. */
import { diagnostic } from "../model/diagnostic.ts";
import type { Document } from "../model/document.ts";
import type { SourceText } from "../model/source.ts";
import { readArticle } from "./article.ts";
import { extractClaims } from "./claims/index.ts";
import { readTimeline } from "./timeline.ts";

/** Works on one document at a time and knows no other; what others tell of its time comes as `told`, two days. No figure is read from an article in another language than English. */
export function normalize(source: SourceText, told: string | null = null): Document {
  const article = readArticle(source, told);
  if (article.language === null || article.language === "en")
    return { ...article, claims: extractClaims(article), timeline: readTimeline(article), diagnostics: [] };
  const problem = diagnostic("normalize/not-english", {
    file: article.file,
    found: `an article in another language (${article.language})`,
  });
  return { ...article, claims: [], timeline: [], diagnostics: [problem] };
}
