/** A web page: what it states about itself, and its article as a text of our own making, one line a block. */
import type { Block, Exclusion } from "../../../model/source.ts";
import type { TextReader } from "../../reader.ts";
import type { DraftBlock } from "./blocks.ts";
import { parsePage, tidy } from "./dom.ts";
import { extractArticle } from "./extract.ts";
import { readMetadata } from "./metadata.ts";

/** Pages with their scripts and styles stay far below. Characters. */
const sizeLimit = 6_000_000;

export const html: TextReader = {
  input: "text",
  extensions: ["html", "htm", "xhtml"],
  recognises: (content) =>
    /^\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]/i.test(
      content.slice(0, 4000),
    ),
  failure: "ingest/bad-markup",
  async *read(content) {
    if (content.length > sizeLimit) throw new Error(`a page of ${content.length} characters`);
    const page = await parsePage(content);
    const stated = readMetadata(page);
    const article = await extractArticle(page);
    const title = stated.title;
    const headline: DraftBlock[] = title === undefined ? [] : [{ kind: "heading", text: title }];
    const body = article.filter((block) => block.text !== title);
    // A page without an article has no figures to offer, whatever its title says.
    const drafts = body.length === 0 ? [] : [...headline, ...body];
    const { text, blocks } = layOut(drafts);
    const prose = blocks.filter((_block, index) => drafts[index]?.table !== true);
    const excluded = tables(drafts);
    yield { kind: "article", format: "html", text, derived: true, blocks: prose, tables: [], stated, excluded };
  },
};

/** The lines of each table, which is data and no prose. */
function tables(drafts: readonly DraftBlock[]): Exclusion[] {
  const found: Exclusion[] = [];
  for (const [index, draft] of drafts.entries()) {
    const line = index + 1;
    const last = found.at(-1);
    if (draft.table !== true) continue;
    if (last !== undefined && last.endLine === index) found[found.length - 1] = { ...last, endLine: line };
    else found.push({ startLine: line, endLine: line, reason: "table" });
  }
  return found;
}

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
