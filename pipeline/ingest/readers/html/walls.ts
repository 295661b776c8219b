/** Pages that show something in place of an article. Only clear cases: a page refused wrongly is worse than a wall read as an article. */
import { asksForConsent, asksToSubscribe } from "../../../lexicon/walls.ts";
import type { Problem } from "../../reader.ts";
import type { DraftBlock } from "./blocks.ts";
import type { Page, PageElement } from "./dom.ts";
import { isElement, tidy } from "./dom.ts";
import { measure } from "./measure.ts";

/** A stub has at most so many words before the offer to subscribe. */
const longestStub = 90;
/** A page that asks for consent has at most so many words. */
const longestConsent = 700;
/** So many headlines that are links make an index when no paragraph is as long as an article's. */
const fewestHeadlines = 12;
/** Characters. */
const shortestHeadline = 20;
const longestTeaser = 40;

/** Why a page is not to be briefed; null for an article. `drafts` are what has been read as its article. */
export function findWall(page: Page, drafts: readonly DraftBlock[]): Problem | null {
  const { body } = page;
  if (body === null) return null;
  const words = drafts.reduce((sum, { text }) => sum + countWords(text), 0);
  const asking = drafts.filter(({ text }) => asksForConsent(text));
  if (asking.length >= 2 && words <= longestConsent && asking.length * 2 >= drafts.length)
    return { kind: "problem", id: "ingest/no-article", found: `a question for consent: ${quote(asking[0]?.text)}` };
  if (words > 0 && words <= longestStub) {
    const offer = textsOf(body).find(asksToSubscribe);
    if (offer !== undefined)
      return {
        kind: "problem",
        id: "ingest/paywalled",
        found: `${words} words before an offer to subscribe: ${quote(offer)}`,
      };
  }
  if (drafts.some(({ text }) => countWords(text) > longestTeaser) || saysArticle(page)) return null;
  const headlines = headlinesIn(body);
  if (headlines < fewestHeadlines) return null;
  return {
    kind: "problem",
    id: "ingest/no-article",
    found: `${headlines} headlines that lead to other pages, and no paragraph`,
  };
}

/** What a page tells others to show it as. */
const saysArticle = (page: Page): boolean =>
  page
    .querySelectorAll("meta[property='og:type']")
    .some((meta) => /article/i.test(meta.getAttribute("content") ?? "")) ||
  page
    .querySelectorAll('script[type="application/ld+json"]')
    .some(({ textContent }) => /"(?:\w*Article|BlogPosting)"/.test(textContent ?? ""));

const countWords = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

const quote = (text = ""): string => (text.length > 80 ? `“${text.slice(0, 80)}…”` : `“${text}”`);

const silent = new Set("SCRIPT STYLE NOSCRIPT TEMPLATE NAV FOOTER HEADER".split(" "));

/** The texts of the page outside its menus, each that of a smallest element that holds more than marks of a sentence. */
function textsOf(body: PageElement): string[] {
  const found: string[] = [];
  const visit = (element: PageElement): void => {
    const inner = element.childNodes.filter(isElement).filter(({ nodeName }) => !silent.has(nodeName));
    if (inner.every(({ childNodes }) => !childNodes.some(isElement))) found.push(tidy(element.textContent));
    else for (const child of inner) visit(child);
  };
  visit(body);
  return found;
}

/** Headings that are nothing but a link. */
function headlinesIn(body: PageElement): number {
  const sizes = measure(body);
  return body.querySelectorAll("h2, h3, h4").filter((heading) => {
    const { text, linked } = sizes.get(heading) ?? { text: 0, linked: 0 };
    return text >= shortestHeadline && linked >= text * 0.9;
  }).length;
}
