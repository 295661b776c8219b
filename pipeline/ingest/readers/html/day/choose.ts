/** Which of the days that a page prints is the one of its article: what stands beside it, and how near the headline it is. */
import type { PageElement } from "../dom.ts";
import type { Beside, Heading, Printed, PrintedDays } from "./printed.ts";

/** A printed day, seen from the headline. */
export interface Placed extends Printed {
  /** In characters; what stands above the headline counts double. */
  distance: number;
  /** True in a part with comments, and in another part that is not the article's. */
  comment: boolean;
  other: boolean;
}

/** How near the headline a day must stand: to be beside it, and to be about its article at all. */
const close = 600;
const near = 2000;
/** Headings that repeat the title are seldom more. */
const headlineLimit = 8;

/** The printed days in the order of the page. `matches` says how many words of its title a heading has. */
export function placeDays({ days, headings }: PrintedDays, matches: (heading: string) => number): Placed[] {
  const headlines = findHeadlines(headings, matches);
  const own = ancestors(headlines);
  const places = headlines.length === 0 ? [0] : headlines.map(({ at }) => at);
  return days.map((day) => {
    const beside = day.beside.filter(({ element }) => !own.has(element));
    const distances = places.map((at) => (day.at < at ? (at - day.at) * 2 : day.at - at));
    return {
      ...day,
      distance: Math.min(...distances),
      comment: beside.some(({ kind }) => kind === "comment"),
      other: beside.some(({ kind }) => kind === "other"),
    };
  });
}

/** The headings that have most of the title's words, those of the article before those of its teasers; else the first of level one. */
function findHeadlines(headings: readonly Heading[], matches: (heading: string) => number): Heading[] {
  const titles = headings.map((heading) => ({ ...heading, words: matches(heading.text) }));
  const most = titles.reduce((words, title) => Math.max(words, title.words), 0);
  if (most === 0) return headings.filter(({ level }) => level === 1).slice(0, 1);
  const best = titles.filter(({ words }) => words === most);
  const outside = best.filter(({ beside }) => !beside.some(isMenu));
  return (outside.length > 0 ? outside : best).slice(0, headlineLimit);
}

const isMenu = ({ element, kind }: Beside): boolean =>
  kind === "other" && /menu|nav/i.test(`${element.className} ${element.nodeName}`);

function ancestors(headlines: readonly Heading[]): Set<PageElement> {
  const own = new Set<PageElement>();
  for (const { element } of headlines) {
    for (let outer: PageElement | null = element; outer !== null && !own.has(outer); outer = outer.parentElement) {
      own.add(outer);
    }
  }
  return own;
}

const inArticle = ({ comment, other }: Placed): boolean => !comment && !other;
const notLater = ({ label }: Placed): boolean => label === null || label === "published";
const published = (day: Placed): boolean => notLater(day) && (day.mark === "published" || day.label === "published");
const marked = (day: Placed): boolean => notLater(day) && day.mark !== "none";
const alone = (day: Placed): boolean => notLater(day) && day.alone;
const isClose = ({ distance }: Placed): boolean => distance < close;
const isNear = ({ distance }: Placed): boolean => distance < near;

/** What makes a day the one of the article, surest first. Within one the nearest to the headline counts. */
const signs: readonly ((day: Placed) => boolean)[] = [
  (day) => inArticle(day) && isNear(day) && published(day),
  (day) => inArticle(day) && isClose(day) && marked(day),
  (day) => inArticle(day) && isClose(day) && alone(day),
  (day) => inArticle(day) && published(day),
  (day) => inArticle(day) && isClose(day) && day.label === "updated",
  (day) => inArticle(day) && isNear(day) && (marked(day) || alone(day)),
  (day) => inArticle(day) && alone(day) && day.mark !== "none",
  (day) => inArticle(day) && isNear(day) && day.label === "updated",
];

/** The day of the article as the page prints it beside its headline, or marks it; null when it does not. */
export function dayOfArticle(days: readonly Placed[]): Placed | null {
  for (const sign of signs) {
    const best = nearest(days.filter(sign));
    if (best !== null) return best;
  }
  return null;
}

/** The one day that a page prints alone: anywhere in the article, else marked or labelled in other parts, near the headline or anywhere. */
export function onlyDay(days: readonly Placed[]): Placed | null {
  const named = (day: Placed): boolean => !day.comment && (day.mark !== "none" || day.label !== null);
  for (const fits of [inArticle, (day: Placed) => isNear(day) && named(day), named]) {
    const found = days.filter((day) => alone(day) && fits(day));
    if (new Set(found.map(({ day }) => day)).size === 1) return found[0] ?? null;
  }
  return null;
}

/** The day of the last change as the page prints it, in the article or at its foot. */
export const dayOfChange = (days: readonly Placed[]): Placed | null =>
  nearest(days.filter(({ label, comment }) => label === "updated" && !comment));

/** The day of the first comment or post, on a page that is nothing but a thread. */
export const dayOfThread = (days: readonly Placed[]): Placed | null => days.find(({ comment }) => comment) ?? null;

/** What a reader sees as the day of the article: the only one that is printed close to the headline. */
export function dayBesideHeadline(days: readonly Placed[]): Placed | null {
  const found = days.filter(
    (day) => inArticle(day) && day.shown && day.alone && day.label !== "unrelated" && isClose(day),
  );
  const marking = found.find(({ mark }) => mark !== "none") ?? found[0] ?? null;
  return new Set(found.map(({ day }) => day)).size === 1 ? marking : null;
}

/** The days that the article shows close to its headline, in order. */
export const shownDays = (days: readonly Placed[]): string[] =>
  days.filter((day) => inArticle(day) && day.shown && day.alone && isClose(day)).map(({ day }) => day);

const nearest = (days: readonly Placed[]): Placed | null =>
  days.reduce<Placed | null>((best, day) => (best !== null && best.distance <= day.distance ? best : day), null);
