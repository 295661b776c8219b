/** The doors through which tests reach the stages. */
import type { Claim } from "../pipeline/model/claim.ts";
import type { Article } from "../pipeline/model/document.ts";
import { extractClaims } from "../pipeline/normalize/claims/index.ts";

/** The claims of one sentence that is a document of its own. */
export function claimsIn(sentence: string, published: string | null): Claim[] {
  const article: Article = {
    id: "d-test",
    file: "test.txt",
    sha256: "",
    format: "text",
    title: null,
    outlet: null,
    author: null,
    language: "en",
    published,
    publishedBasis: published === null ? null : "metadata",
    excluded: [],
    text: sentence,
    derived: false,
    sentences: [{ text: sentence, segments: [{ at: 0, source: 0 }], line: 1, paragraph: 0, role: "body" }],
  };
  return extractClaims(article);
}
