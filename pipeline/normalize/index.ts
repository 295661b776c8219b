/** normalize: one source text becomes a document: an attributed, dated article in sentences, with its claims. */
import type { Document } from "../model/document.ts";
import type { SourceText } from "../model/source.ts";
import { readArticle } from "./article.ts";
import { readStatements } from "./claims/index.ts";
import { refusal } from "./refusal.ts";
import { readTables } from "./tables/index.ts";
import { readTimeline } from "./timeline.ts";

/** Works on one document at a time and knows no other; what others tell of its time comes as `told`, two days. No figure is read from what is no whole article in English. */
export function normalize(source: SourceText, told: string | null = null): Document {
  const article = readArticle(source, told);
  const problem = refusal(source, article);
  if (problem !== null)
    return { ...article, claims: [], quotations: [], names: [], timeline: [], diagnostics: [problem] };
  const said = readStatements(article);
  const cells = readTables(article, source.tables);
  const claims = [...said.claims, ...cells.claims];
  return { ...article, ...said, claims, timeline: readTimeline(article), diagnostics: cells.diagnostics };
}
