/** The last stage under hostile words: nothing in an outlet, a title or a metric can become markup of any form. */
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, test } from "vitest";
import type { Document } from "../pipeline/model/document.ts";
import { ferries, file, type Results, renderAll } from "./render-fixture.ts";

/** The ferries as told by someone who wants to break the page. */
function hostile(words: string): Results {
  const results = ferries();
  const spoil = (document: Document): Document => ({
    ...document,
    outlet: `${words} ${document.id}`,
    title: words,
    author: words,
    claims: document.claims.map((claim) => ({
      ...claim,
      metric: `${words} ${claim.metric}`,
      attribution: `A ${words}`,
    })),
    excluded: [{ startLine: 1, endLine: 1, reason: words }],
  });
  const clusters = results.findings.clusters.map((cluster) => ({
    ...cluster,
    metric: `${words} ${cluster.metric}`,
    place: words,
    reason: words,
  }));
  return { ...results, documents: results.documents.map(spoil), findings: { ...results.findings, clusters } };
}

describe("hostile words stay words", () => {
  const kinds = (node: { type: string; children?: unknown[] }): string[] => [
    node.type,
    ...(node.children ?? []).flatMap((child) => kinds(child as { type: string; children?: unknown[] })),
  ];
  const shape = (markdown: string): string[] =>
    kinds(unified().use(remarkParse).use(remarkGfm).parse(markdown)).filter((kind) => kind !== "text");

  const harmless = renderAll(hostile("word"));

  test.each([
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "{{constructor}} {{{raw}}}",
    "[click](javascript:alert) ![x](y) [^1a]",
    "a | b || c",
    "# head",
    "- item",
    "1. item",
    "> quoted",
    "**bold** _it_ ~~gone~~ `code` ***",
    "```",
    "&lt;b&gt; &#x3c;",
    "line\n\n# next",
    "\\",
    "--- \n===",
    "https://example.org/<b>",
    "<!-- ",
    "$x$",
    "turned \u202e round",
  ])("%j", async (words) => {
    const plain = await harmless;
    const spoiled = await renderAll(hostile(words));
    const tags = (html: string): string[] =>
      (html.replace(/^[\s\S]*<\/head>/, "").match(/<\/?[a-z][a-z0-9]*/gi) ?? []).filter(
        (tag) => !/text|tspan/.test(tag),
      );
    expect(tags(file(spoiled, "briefing.html")).sort()).toEqual(tags(file(plain, "briefing.html")).sort());
    expect(file(spoiled, "briefing.html").match(/<\/style>/g)).toHaveLength(1);
    const links = (found: string[]): string[] =>
      found.filter((kind) => (words.startsWith("https:") ? kind !== "link" : true));
    expect(file(spoiled, "briefing.html").includes("\u202e")).toBe(false);
    expect(links(shape(file(spoiled, "briefing.md")))).toEqual(shape(file(plain, "briefing.md")));
  });
});
