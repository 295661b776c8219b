/** The title of a page: the heading that it shows, checked against what the tab and the metadata say. */
import type { Page } from "./dom.ts";
import { tidy } from "./dom.ts";

/** What a page calls itself beside its headings; absent when it does not. */
export interface KnownTitles {
  /** Of the tab. */
  tab: string | undefined;
  /** For other sites. */
  social: string | undefined;
  /** Of its linked data. */
  linked: string | undefined;
}

const alike = 0.7;

/**
 * The headline as the page shows it: the level-one heading that the tab or the social title repeats, else what the metadata says. A site name
 * behind the headline ("Headline | Site") goes.
 */
export function readTitle(
  page: Page,
  { tab, social, linked }: KnownTitles,
  outlet: string | undefined,
): string | undefined {
  const known = [social, tab].filter((title) => title !== undefined);
  const repeated = known.length > 0 || linked === undefined ? known : [linked];
  const headings = [...page.querySelectorAll("h1")].map((heading) => tidy(heading.textContent));
  const shown = headings.find((heading) => repeated.some((title) => overlap(heading, title).share >= alike));
  const stated = [...known.map((title) => withoutSite(title, outlet)), linked];
  return shown ?? [...stated, ...headings].find((title) => title !== undefined && title !== "");
}

/** How many words of the best of the titles a heading has; 0 for a heading that is none of them. */
export function titleWords({ tab, social, linked }: KnownTitles, heading: string): number {
  const titles = [tab, social, linked].filter((title) => title !== undefined);
  const matches = titles.map((title) => overlap(heading, title)).filter(({ share }) => share >= alike);
  return matches.reduce((most, { words }) => Math.max(most, words), 0);
}

/** What two titles have in common: the share of the words of the shorter one, and how many. A word or two of many tell nothing. */
function overlap(a: string, b: string): { share: number; words: number } {
  const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const [shorter = [], longer = []] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.length - y.length);
  const have = new Set(longer);
  const words = shorter.filter((word) => have.has(word)).length;
  const tells = shorter.length > 0 && (shorter.length * 2 >= longer.length || shorter.length >= 3);
  return { share: tells ? words / shorter.length : 0, words };
}

/** "Headline | Site" and "Headline - Site" without what names the site: the outlet, or a last part of at most four words. */
function withoutSite(title: string, outlet: string | undefined): string {
  const parts = title.split(/\s+[|\u2013\u2014»·-]\s+/);
  const last = parts.at(-1) ?? "";
  if (parts.length < 2) return title;
  const named = outlet !== undefined && overlap(last, outlet).share >= 0.5;
  const tail = title.slice(title.lastIndexOf(last)).length;
  const bar = /\|\s*$/.test(title.slice(0, title.length - tail)) && last.split(" ").length <= 4;
  return named || bar ? title.slice(0, title.length - tail).replace(/\s+[|\u2013\u2014»·-]\s+$/, "") : title;
}
