/** A web page: what it states about itself, and its article as a text of our own making, one line a block. */
import type { Block } from "../../../model/source.ts";
import type { Reader } from "../../reader.ts";
import type { DraftBlock } from "./blocks.ts";
import { parsePage, tidy } from "./dom.ts";
import { extractArticle } from "./extract.ts";
import { readMetadata } from "./metadata.ts";

/** Pages with their scripts and styles stay far below. Characters. */
const sizeLimit = 6_000_000;

export const html: Reader = {
  format: "html",
  extensions: ["html", "htm", "xhtml"],
  recognises: (content) =>
    /^\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]/i.test(
      content.slice(0, 4000),
    ),
  failure: "ingest/bad-markup",
  async read(content) {
    if (content.length > sizeLimit) throw new Error(`a page of ${content.length} characters`);
    const page = await parsePage(content);
    const stated = readMetadata(page);
    const article = await extractArticle(page);
    const title = stated.title;
    const headline: DraftBlock[] = title === undefined ? [] : [{ kind: "heading", text: title }];
    const body = article.filter((block) => block.text !== title);
    // A page without an article has no figures to offer, whatever its title says.
    const { text, blocks } = layOut(body.length === 0 ? [] : [...headline, ...body]);
    const excluded = blocks.flatMap(({ line, endLine }, index) =>
      index >= headline.length && body[index - headline.length]?.table
        ? [{ startLine: line, endLine, reason: "table" }]
        : [],
    );
    const tableLines = new Set(excluded.map(({ startLine }) => startLine));
    return {
      text,
      derived: true,
      blocks: blocks.filter(({ line }) => !tableLines.has(line)),
      stated,
      excluded,
      problems: [],
    };
  },
};

/** One line a block: what every offset of the page refers to. */
function layOut(drafts: readonly DraftBlock[]): { text: string; blocks: Block[] } {
  const lines = drafts.map(({ text }) => tidy(text));
  let source = 0;
  const blocks = drafts.map(({ kind }, index): Block => {
    const text = lines[index] ?? "";
    const block: Block = { kind, line: index + 1, endLine: index + 1, text, segments: [{ at: 0, source }] };
    source += text.length + 1;
    return block;
  });
  return { text: lines.map((line) => `${line}\n`).join(""), blocks };
}
