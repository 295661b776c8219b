/** What a page states about itself: JSON-LD, meta tags, the title and the day that it prints, surest first. */

import { bylineStart, isAccount } from "../../../lexicon/bylines.ts";
import type { StatedMetadata } from "../../../model/source.ts";
import { defined } from "../front-matter.ts";
import { readDay } from "./day/index.ts";
import { readInstants } from "./day/instants.ts";
import type { Page } from "./dom.ts";
import { tidy } from "./dom.ts";
import { readLinkedData } from "./linked-data.ts";
import { readTitle, titleLimit, titleWords } from "./titles.ts";

/** Reads title, outlet, author, language, day and address. What the page does not say is absent. Nothing outside the page is asked. */
export function readMetadata(page: Page): StatedMetadata {
  const linked = readLinkedData(page);
  const tags = readMetaTags(page);
  const meta = (...names: string[]): string | undefined => first(names.map((name) => tags.get(name)));
  const url = first([page.querySelector("link[rel=canonical]")?.getAttribute("href"), meta("og:url"), linked.url]);
  const titles = {
    tab: shortened(page.querySelector("title")?.textContent),
    social: shortened(meta("og:title", "twitter:title")),
    linked: shortened(linked.title),
  };
  const outlets = [
    linked.outlet,
    ...["og:site_name", "application-name", "publisher", "article:publisher_name"].map((name) => meta(name)),
  ];
  const outlet = outlets.find((name) => name !== undefined && namesSomebody(name) && name !== titles.social);
  const authors = [
    linked.author,
    ...["author", "article:author", "dc.creator", "parsely-author"].map((name) => meta(name)),
  ];
  const languages = [page.documentElement?.getAttribute("lang"), linked.language, meta("og:locale")];
  const language = first(languages)?.replace("_", "-");
  const day = readDay(page, {
    instants: readInstants(linked, tags),
    address: url,
    language: withRegion(language ?? "", languages),
    titleWords: titleWords(titles),
  });
  return defined({
    title: readTitle(page, titles, outlet),
    outlet,
    author: authors
      .map((author) => author?.replace(bylineStart, ""))
      .find((author) => author !== undefined && namesSomebody(author) && author !== outlet && !isAccount(author)),
    language,
    published: day?.published,
    publishedBasis: day?.basis,
    url,
  });
}

/** Not an address, an account of a network or a machine. */
const namesSomebody = (name: string): boolean => !/^@|https?:|\bwww\.|^[\w.-]+\.[a-z]{2,}\/|^\d[\d.:]*$/i.test(name);

/** What each meta tag says, by its name in lower case; of two the first. */
function readMetaTags(page: Page): Map<string, string> {
  const tags = new Map<string, string>();
  for (const tag of page.querySelectorAll("meta[content]")) {
    const name =
      tag.getAttribute("property") ??
      tag.getAttribute("name") ??
      tag.getAttribute("itemprop") ??
      tag.getAttribute("http-equiv") ??
      "";
    const content = tidy(tag.getAttribute("content"));
    if (name !== "" && content !== "" && !tags.has(name.toLowerCase())) tags.set(name.toLowerCase(), content);
  }
  return tags;
}

/** A language without a region, with the one that the page states elsewhere. */
function withRegion(language: string, languages: readonly (string | null | undefined)[]): string {
  const regional = new RegExp(`^${language}[-_][a-z]{2}$`, "i");
  return (/^[a-z]{2}$/i.test(language) ? languages.find((other) => regional.test(other ?? "")) : null) ?? language;
}

const shortened = (title: string | null | undefined): string | undefined => first([title?.slice(0, titleLimit)]);

function first(values: readonly (string | null | undefined)[]): string | undefined {
  return values.map((value) => tidy(value)).find((value) => value !== "");
}
