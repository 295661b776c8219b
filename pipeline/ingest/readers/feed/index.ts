/** A feed (RSS, Atom, JSON Feed): every item is an article of its own, in the order of the file. feedsmith reads the formats; no entity is expanded. */

import { printedDay } from "../../../lexicon/calendar.ts";
import { mailLine } from "../../../lexicon/mail.ts";
import type { TextReader } from "../../reader.ts";
import { defined } from "../front-matter.ts";
import { readFragment } from "../html/fragment.ts";
import type { Draft } from "../lay-out.ts";
import { layOut } from "../lay-out.ts";
import type { Item } from "./items.ts";
import { readItems } from "./items.ts";

/** More than any feed has; the parser keeps all of them in memory. */
const itemLimit = 20_000;

export const feed: TextReader = {
  input: "text",
  extensions: ["rss", "atom"],
  recognises: (content) => isXmlFeed(content) || isJsonFeed(content),
  failure: "ingest/bad-feed",
  async *read(content) {
    const tags = content.match(/<(?:\w{1,20}:)?(?:item|entry)[\s>/]/g)?.length ?? 0;
    if (tags > itemLimit) throw new Error(`a feed of ${tags} items`);
    const empty: number[] = [];
    for (const [index, item] of (await readItems(content)).slice(0, itemLimit).entries()) {
      const drafts = await readItem(item);
      if (drafts.length === 0) {
        empty.push(index + 1);
        continue;
      }
      const { title, outlet, author, language, url } = item;
      const published = printedDay(item.published ?? "") ?? undefined;
      const address = /^https?:\/\/\S+$/i.test(url ?? "") ? url : undefined;
      const stated = defined({ title, outlet, author, language, published, url: address });
      const part = String(index + 1);
      yield { kind: "article", format: "feed", part, ...layOut(drafts), derived: true, tables: [], stated };
    }
    if (empty.length > 0)
      yield {
        kind: "problem",
        id: "ingest/no-text",
        found: `neither title nor text in ${empty.length} of the items, first in item ${empty[0]}`,
      };
  },
};

/** The title as headline, then the text. An item that is only a title is an article of one line. */
async function readItem({ title, html }: Item): Promise<Draft[]> {
  const headline: Draft[] = title === undefined ? [] : [{ kind: "heading", text: title }];
  const blocks = html === "" ? [] : await readFragment(html);
  const body = blocks.flatMap(({ kind, text, table }): Draft[] => {
    const reason = table !== undefined ? "table" : mailLine(text)?.reason;
    return text === title ? [] : [{ kind, text, ...(reason !== undefined && { reason }) }];
  });
  return body.length > 0 ? [...headline, ...body] : headline.map(({ text }) => ({ kind: "paragraph", text }));
}

/** What may stand before the root element. */
const before = /^\s*<(?:\?[^>]*|!--[\s\S]*?--|!DOCTYPE\b[^>[]*(?:\[[^\]]*\]\s*)?)>\s*/i;

function isXmlFeed(content: string): boolean {
  let rest = content.slice(0, 8000).replace(/^\ufeff/, "");
  for (let found = before.exec(rest); found !== null; found = before.exec(rest)) rest = rest.slice(found[0].length);
  return /^\s*<(?:rss\b|(?:\w{1,20}:)?RDF\b[\s\S]*purl\.org\/rss|(?:\w{1,20}:)?feed\b[\s\S]*\/Atom\b)/i.test(rest);
}

const isJsonFeed = (content: string): boolean =>
  /^\ufeff?\s*\{/.test(content.slice(0, 100)) &&
  /"version"\s{0,9}:\s{0,9}"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org\\?\/version/.test(content);
