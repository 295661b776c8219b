/** The items of a feed in one form, whichever of the formats it is in. */
import type { AnyFeed, AtomFeed, JsonFeed, RssFeed } from "feedsmith";
import { parsePage, tidy } from "../html/dom.ts";

export interface Item {
  title: string | undefined;
  outlet: string | undefined;
  author: string | undefined;
  language: string | undefined;
  /** As printed. */
  published: string | undefined;
  url: string | undefined;
  /** The fullest text that the item has; empty when it has none. */
  html: string;
}

/** Throws for what is no whole feed. Items without any content at all are none. */
export async function readItems(content: string): Promise<Item[]> {
  const { parseFeed } = await import("feedsmith");
  const parsed = parseFeed(content.replace(/^\ufeff/, ""));
  const { items, title, language } = itemsOf(parsed);
  const outlet = await plain(title);
  return Promise.all(
    items.map(async (item): Promise<Item> => {
      const author = tidy(item.author);
      return {
        ...item,
        title: (await plain(item.title)) || undefined,
        outlet: (await plain(item.outlet)) || outlet,
        author: author === outlet || author.includes("@") ? undefined : author,
        language: item.language ?? language,
      };
    }),
  );
}

function itemsOf(parsed: AnyFeed): { items: Item[]; title: string | undefined; language: string | undefined } {
  switch (parsed.format) {
    case "atom": {
      const { entries = [], title, xml, authors } = parsed.feed;
      return { items: entries.map((entry) => ofAtom(entry, authors)), title: title?.value, language: xml?.lang };
    }
    case "json": {
      const { items = [], title, language, authors } = parsed.feed;
      return { items: items.map((item) => ofJson(item, authors)), title, language };
    }
    case "rdf": {
      const { items = [], title, dc } = parsed.feed;
      return { items: items.map(ofRss), title, language: dc?.languages?.[0] };
    }
    case "rss": {
      const { items = [], title, language, dc } = parsed.feed;
      return { items: items.map(ofRss), title, language: language ?? dc?.languages?.[0] };
    }
  }
}

const names = (people: readonly { name?: string }[] | undefined): string | undefined =>
  people
    ?.map(({ name }) => tidy(name))
    .filter(Boolean)
    .join(", ") || undefined;

/** RSS 1.0 has the same items as RSS 2.0 with less in them. */
type RssItem = Pick<
  RssFeed.Item<string>,
  "title" | "link" | "description" | "authors" | "pubDate" | "source" | "dc" | "content"
>;

function ofRss(item: RssItem): Item {
  return {
    title: item.title,
    outlet: item.source?.title,
    author: item.dc?.creators?.join(", ") ?? names(item.authors),
    language: item.dc?.languages?.[0],
    published: item.pubDate ?? item.dc?.dates?.[0],
    url: item.link,
    html: asHtml(item.content?.encoded ?? item.description, false),
  };
}

function ofAtom(entry: AtomFeed.Entry<string>, authors: AtomFeed.Feed<string>["authors"]): Item {
  const { title, content, summary, source, links, xml } = entry;
  const text = content?.value === undefined ? summary : content;
  const link = links?.find(({ rel }) => rel === undefined || rel === "alternate");
  return {
    title: isMarkup(title?.type) ? title?.value : escapeMarkup(title?.value ?? ""),
    outlet: source?.title?.value,
    author: names(entry.authors) ?? names(authors),
    language: xml?.lang ?? content?.xml?.lang,
    published: entry.published ?? entry.updated,
    url: link?.href,
    html: asHtml(text?.value, !isMarkup(text?.type)),
  };
}

function ofJson(item: JsonFeed.Item<string>, authors: JsonFeed.Feed<string>["authors"]): Item {
  const { content_html: html, content_text: text, summary } = item;
  return {
    title: escapeMarkup(item.title ?? ""),
    outlet: undefined,
    author: names(item.authors) ?? names(authors),
    language: item.language,
    published: item.date_published ?? item.date_modified,
    url: item.external_url ?? item.url,
    html: html === undefined ? asHtml(text ?? summary, true) : asHtml(html, false),
  };
}

const isMarkup = (type: string | undefined): boolean => /html/i.test(type ?? "");

const escapeMarkup = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Plain text as paragraphs, a line each. A feed that does not say which it is has plain text when there is no tag in it. */
function asHtml(value: string | undefined, isPlain: boolean): string {
  const text = value ?? "";
  if (!isPlain && /<\/?[a-z]/i.test(text)) return text;
  const escaped = isPlain ? escapeMarkup(text) : text;
  return escaped
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map((line) => `<p>${line}</p>`)
    .join("");
}

/** A title without its markup: most have none. */
async function plain(title: string | undefined): Promise<string> {
  const text = tidy(title);
  return /[<&]/.test(text) ? tidy((await parsePage(text)).body?.textContent) : text;
}
