/** The day of publication of a page as the outlet printed it, and how we know. Nothing outside the page is asked. */
import { dayOfAddress } from "../../../../lexicon/calendar.ts";
import type { Basis } from "../../../../model/source.ts";
import type { Page } from "../dom.ts";
import type { Placed } from "./choose.ts";
import { dayBesideHeadline, dayOfArticle, dayOfChange, dayOfThread, onlyDay, placeDays, shownDays } from "./choose.ts";
import type { Instants } from "./instants.ts";
import { dayInScripts, firstDay, outletDay } from "./instants.ts";
import { readPrintedDays } from "./printed.ts";

/** A day, `YYYY-MM-DD`, and what it was read from. */
export interface PageDay {
  published: string;
  basis: Basis;
}

/** What a page says of itself that helps to find its day. */
export interface About {
  instants: Instants;
  address: string | undefined;
  /** BCP 47, empty when unknown. */
  language: string;
  /** How many words of the page's title a heading has. */
  titleWords: (heading: string) => number;
}

/**
 * What is stated for machines, then the address, then what is printed at the headline, in the text, in scripts, as last change and over the
 * first post of a thread. Null when nothing says it.
 */
export function readDay(page: Page, { instants, address, language, titleWords }: About): PageDay | null {
  if (page.documentElement === null) return null;
  const printed = readPrintedDays(page.documentElement, language);
  const days = placeDays(printed, titleWords);
  const inAddress = dayOfAddress(address ?? "");
  const instant = firstDay(instants.published, language);
  if (instant !== null) {
    const shown = shownInstead(days, instants, language);
    const day = shown?.day ?? outletDay(instant, inAddress, shownDays(days));
    return { published: day, basis: shown !== null && shown.day !== instant.day ? "text" : "metadata" };
  }
  if (inAddress !== null) return { published: inAddress, basis: "url" };
  const article = dayOfArticle(days) ?? onlyDay(days);
  if (article !== null) return onPage(article, days);
  const stated = dayInScripts(printed.scripts, language) ?? firstDay(instants.created, language)?.day;
  if (stated !== undefined) return { published: stated, basis: "metadata" };
  const change = dayOfChange(days);
  if (change !== null) return onPage(change, days);
  const modified = firstDay(instants.modified, language);
  if (modified !== null) return { published: modified.day, basis: "metadata" };
  const post = dayOfThread(days);
  return post === null ? null : onPage(post, days);
}

/**
 * The only day beside the headline, against what is stated: an article that was rewritten bears the day of its new version, which is the day
 * of what we read.
 */
function shownInstead(days: readonly Placed[], instants: Instants, language: string): Placed | null {
  const shown = dayBesideHeadline(days);
  if (shown === null) return null;
  const changed = instants.modified.some((text) => firstDay([text], language)?.day === shown.day);
  return changed ? shown : null;
}

const onPage = (found: Placed, days: readonly Placed[]): PageDay => ({
  published: outletDay({ text: found.surface, day: found.day }, null, shownDays(days)),
  basis: found.shown ? "text" : "metadata",
});
