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
/** A longer text is no title, and further headings are no headline. Characters, and headings of a kind. */
export const titleLimit = 500;
const headingLimit = 200;

/**
 * The headline as the page shows it: the level-one heading that the tab or the social title repeats, else one below it with which they begin,
 * else what the metadata says. A site name behind the headline ("Headline | Site") goes, and a heading that is a site's name is none.
 */
export function readTitle(
  page: Page,
  { tab, social, linked }: KnownTitles,
  outlet: string | undefined,
): string | undefined {
  const known = [social, tab].filter((title) => title !== undefined);
  const repeated = known.length > 0 || linked === undefined ? known : [linked];
  const headings = textsOf(page, "h1").filter((heading) => !known.some((title) => namesSite(heading, title, outlet)));
  const shown = headings.find((heading) =>
    repeated.some((title) => overlap(wordsOf(heading), wordsOf(title)).share >= alike),
  );
  if (shown !== undefined) return social !== undefined && wraps(shown, social) ? social : shown;
  const below = textsOf(page, "h2, h3, h4").find((heading) => repeated.some((title) => opens(title, heading)));
  const stated = [...known.map((title) => withoutSite(title, outlet)), linked];
  return below ?? [...stated, ...headings].find((title) => title !== undefined && title !== "");
}

const textsOf = (page: Page, selector: string): string[] =>
  [...page.querySelectorAll(selector)]
    .slice(0, headingLimit)
    .map((heading) => tidy(heading.textContent))
    .filter((text) => text !== "" && text.length <= titleLimit);

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
const bar = /\s+[|\u2013\u2014»·-]\s+/;

/** Whether a heading is the outlet and not the headline: it stands behind the much longer headline in the title, or is the known outlet's name. */
function namesSite(heading: string, title: string, outlet: string | undefined): boolean {
  const ends = title.length > heading.length && same(title.slice(-heading.length), heading);
  const before = ends ? title.slice(0, title.length - heading.length) : "";
  const behind = /\s[|\u2013\u2014»·-]\s$/.test(before) && before.length > 1.5 * heading.length;
  return behind || (outlet !== undefined && same(heading, outlet) && !same(title, outlet));
}

/** Whether a heading is the social title with a section or a badge around it. */
const wraps = (heading: string, social: string): boolean =>
  social.split(" ").length >= 3 &&
  heading.length > social.length &&
  (same(heading.slice(0, social.length + 1), `${social} `) || same(heading.slice(-social.length - 1), ` ${social}`));

/** Whether a title goes on behind the heading with the name of the site, which is hardly longer. */
const opens = (title: string, heading: string): boolean =>
  heading.length >= 10 &&
  title.length < 2 * heading.length + 12 &&
  same(title.slice(0, heading.length), heading) &&
  /^\s+[|\u2013\u2014»·-]\s/.test(title.slice(heading.length));

/** Tells how many words of the best of the titles a heading has; 0 for a heading that is none of them. */
export function titleWords({ tab, social, linked }: KnownTitles): (heading: string) => number {
  const titles = [tab, social, linked].filter((title) => title !== undefined).map(wordsOf);
  return (heading) => {
    if (heading.length > titleLimit) return 0;
    const words = wordsOf(heading);
    const matches = titles.map((title) => overlap(words, title)).filter(({ share }) => share >= alike);
    return matches.reduce((most, match) => Math.max(most, match.words), 0);
  };
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** What the words of two titles have in common: the share of the words of the shorter one, and how many. A word or two of many tell nothing. */
function overlap(a: readonly string[], b: readonly string[]): { share: number; words: number } {
  const [shorter, longer] = b.length < a.length ? [b, a] : [a, b];
  const have = new Set(longer);
  const words = shorter.filter((word) => have.has(word)).length;
  const tells = shorter.length > 0 && (shorter.length * 2 >= longer.length || shorter.length >= 3);
  return { share: tells ? words / shorter.length : 0, words };
}

/** "Headline | Site" and "Headline - Site" without what names the site: the outlet, or a last part of at most four words. */
function withoutSite(title: string, outlet: string | undefined): string {
  const parts = title.split(bar);
  const last = parts.at(-1) ?? "";
  if (parts.length < 2) return title;
  const named = outlet !== undefined && overlap(wordsOf(last), wordsOf(outlet)).share >= 0.5;
  const tail = title.slice(title.lastIndexOf(last)).length;
  const barred = /\|\s*$/.test(title.slice(0, title.length - tail)) && last.split(" ").length <= 4;
  return named || barred ? title.slice(0, title.length - tail).replace(/\s+[|\u2013\u2014»·-]\s+$/, "") : title;
}
