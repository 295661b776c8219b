/** A web page: what it states about itself, and its article as a text of our own making, one line a block. */
import type { TextReader } from "../../reader.ts";
import { layOut } from "../lay-out.ts";
import type { DraftBlock } from "./blocks.ts";
import { parsePage } from "./dom.ts";
import { extractArticle } from "./extract.ts";
import { readMetadata } from "./metadata.ts";
import { placeTables } from "./tables.ts";
import { findWall } from "./walls.ts";

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
    const wall = findWall(page, body);
    if (wall !== null) {
      yield wall;
      const left = layOut(body.map((draft) => ({ ...draft, reason: "page without an article" })));
      yield { kind: "article", format: "html", ...left, derived: true, tables: [], stated, refused: true };
      return;
    }
    const drafts = body.length === 0 ? [] : [...headline, ...body];
    const marked = drafts.map((draft) => (draft.table === undefined ? draft : { ...draft, reason: "table" }));
    const tables = placeTables(drafts, layOut(drafts).blocks);
    yield { kind: "article", format: "html", ...layOut(marked), derived: true, tables, stated };
  },
};
