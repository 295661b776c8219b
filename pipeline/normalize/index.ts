/** normalize: one source text becomes a document: an attributed, dated article in sentences, with its claims. */
import type { Document } from "../model/document.ts";
import type { SourceText } from "../model/source.ts";
import { readArticle } from "./article.ts";
import { readStatements } from "./claims/index.ts";
import { withinLimits } from "./limits.ts";
import { refusal } from "./refusal.ts";
import { readTables } from "./tables/index.ts";
import { readTimeline } from "./timeline.ts";

/** Works on one document at a time and knows no other; what others tell of its time comes as `told`, two days. No figure is read from what is no whole article in English. */
export function normalize(source: SourceText, told: string | null = null): Document {
  const { article, problem } = withinLimits(readArticle(source, told));
  const refused = refusal(source, article);
  if (refused !== null)
    return { ...article, claims: [], quotations: [], names: [], timeline: [], diagnostics: [refused] };
  const said = readStatements(article);
  const cells = readTables(article, source.tables);
  const claims = [...said.claims, ...cells.claims];
  const diagnostics = problem === null ? cells.diagnostics : [problem, ...cells.diagnostics];
  return { ...article, ...said, claims, timeline: readTimeline(article), diagnostics };
}
