/** What a page states about itself: JSON-LD, meta tags, time elements and the title, surest first. */
import { dayOfAddress, printedDay } from "../../../lexicon/calendar.ts";
import type { StatedMetadata } from "../../../model/source.ts";
import { defined } from "../front-matter.ts";
import type { Page } from "./dom.ts";
import { tidy } from "./dom.ts";
import { readLinkedData } from "./linked-data.ts";

/** Reads title, outlet, author, language, day and address. What the page does not say is absent. Nothing outside the page is asked. */
export function readMetadata(page: Page): StatedMetadata {
  const linked = readLinkedData(page);
  const meta = readMetaTags(page);
  const url = first([page.querySelector("link[rel=canonical]")?.getAttribute("href"), meta("og:url"), linked.url]);
  const outlet = first([
    linked.outlet,
    meta("og:site_name"),
    meta("application-name"),
    meta("publisher"),
    meta("article:publisher_name"),
  ]);
  return defined({
    title: readTitle(page, meta("og:title") ?? meta("twitter:title"), linked.title, outlet),
    outlet,
    author: first(
      [linked.author, meta("author"), meta("article:author"), meta("dc.creator"), meta("parsely-author")].map(
        notAddress,
      ),
    ),
    language: first([page.documentElement?.getAttribute("lang"), linked.language, meta("og:locale")])?.replace(
      "_",
      "-",
    ),
    published: readDay(page, [linked.published, ...dayMeta.map(meta)], url),
    url,
  });
}

/** Names under which pages state the day, surest first. */
const dayMeta = [
  "article:published_time",
  "og:article:published_time",
  "datepublished",
  "parsely-pub-date",
  "sailthru.date",
  "dc.date.issued",
  "dcterms.created",
  "dc.date",
  "pubdate",
  "publishdate",
  "publish-date",
  "publication_date",
  "date",
];

function readMetaTags(page: Page): (name: string) => string | undefined {
  const tags = new Map<string, string>();
  for (const tag of page.querySelectorAll("meta[content]")) {
    const name = (
      tag.getAttribute("property") ??
      tag.getAttribute("name") ??
      tag.getAttribute("itemprop") ??
      ""
    ).toLowerCase();
    const content = tidy(tag.getAttribute("content"));
    if (name !== "" && content !== "" && !tags.has(name)) tags.set(name, content);
  }
  return (name) => tags.get(name);
}

/**
 * The headline as the page shows it: the level-one heading that the tab or the social title repeats, else what the metadata says. A site name
 * behind the headline ("Headline | Site") goes.
 */
function readTitle(
  page: Page,
  social: string | undefined,
  linked: string | undefined,
  outlet: string | undefined,
): string | undefined {
  const tab = tidy(page.querySelector("title")?.textContent);
  const known = [social ?? "", tab].filter((title) => title !== "");
  const repeated = known.length > 0 || linked === undefined ? known : [linked];
  const headings = [...page.querySelectorAll("h1")].map((heading) => tidy(heading.textContent));
  const shown = headings.find((heading) => heading !== "" && repeated.some((title) => overlap(heading, title) >= 0.7));
  return shown ?? first([...known.map((title) => withoutSite(title, outlet)), linked, ...headings]);
}

/** Share of the words of the shorter text that the longer one has too. */
function overlap(a: string, b: string): number {
  const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const [shorter, longer] = [words(a), words(b)].sort((x, y) => x.length - y.length);
  if (shorter === undefined || longer === undefined || shorter.length === 0) return 0;
  const have = new Set(longer);
  const share = shorter.filter((word) => have.has(word)).length / shorter.length;
  return shorter.length * 2 < longer.length && shorter.length < 3 ? 0 : share;
}

/** "Headline | Site" and "Headline - Site" without what names the site: the outlet, or a last part of at most four words. */
function withoutSite(title: string, outlet: string | undefined): string {
  const parts = title.split(/\s+[|\u2013\u2014»·-]\s+/);
  const last = parts.at(-1) ?? "";
  if (parts.length < 2) return title;
  const named = outlet !== undefined && overlap(last, outlet) >= 0.5;
  const tail = title.slice(title.lastIndexOf(last)).length;
  const bar = /\|\s*$/.test(title.slice(0, title.length - tail)) && last.split(" ").length <= 4;
  return named || bar ? title.slice(0, title.length - tail).replace(/\s+[|\u2013\u2014»·-]\s+$/, "") : title;
}

const second = 86_400_000;

/**
 * The day as the outlet printed it. An instant in universal time may fall on the day after or before the outlet's own: a day in the address,
 * or printed in a time element, that is one off from it is the outlet's.
 */
function readDay(page: Page, stated: readonly (string | undefined)[], url: string | undefined): string | undefined {
  const instants = stated.filter((text) => text !== undefined);
  const times = [...page.querySelectorAll("time")].slice(0, 20);
  const inMarkup = page.querySelector("[itemprop=datePublished]");
  const marked = [inMarkup?.getAttribute("content"), inMarkup?.getAttribute("datetime"), inMarkup?.textContent];
  const instant = first([...instants, ...marked].filter((text) => printedDay(text ?? "") !== null));
  const shown = times.map((time) => printedDay(tidy(time.textContent).slice(0, 200)));
  const inAddress = dayOfAddress(url ?? "");
  const day = printedDay(instant ?? "");
  if (day === null) {
    return first([
      shown.find((text) => text !== null),
      ...times.map((time) => printedDay(time.getAttribute("datetime") ?? "")),
    ]);
  }
  const universal = /(?:Z|[+-]00:?00|UTC|GMT)$/i.test(instant ?? "");
  const oneOff = (other: string | null): boolean =>
    other !== null && Math.abs(Date.parse(other) - Date.parse(day)) === second;
  return (universal ? [inAddress, ...shown].find(oneOff) : null) ?? day;
}

const notAddress = (author: string | undefined): string | undefined =>
  /^https?:\/\//i.test(author ?? "") ? undefined : author;

function first(values: readonly (string | null | undefined)[]): string | undefined {
  return values.map((value) => tidy(value)).find((value) => value !== "");
}
