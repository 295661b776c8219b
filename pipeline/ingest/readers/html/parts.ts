/** The parts of a page that are never its article, by what they are and what they are called. */
import type { Page, PageElement } from "./dom.ts";
import { isElement } from "./dom.ts";
import type { Size } from "./measure.ts";

/** An element that holds more than this share of the page's paragraphs is not a part beside the article, whatever its name says. */
const largestPart = 0.25;

const neverText = new Set(
  "SCRIPT STYLE NOSCRIPT TEMPLATE IFRAME OBJECT SVG SELECT BUTTON INPUT TEXTAREA VIDEO AUDIO CANVAS HEAD LINK META".split(
    " ",
  ),
);
/** More than that under a picture is more than a caption. Characters. */
const longestCaption = 500;
const pictureNames = /(?:^|[\s_-])(?:images?|img|photos?|pictures?|pic|fotos?)(?:$|[\s_-])/i;

/** A paragraph with that much text besides its links says something itself; a link as long is a headline. Characters. */
const ownText = 40;
/** What a link says of the page that it leads to, when that is no source of the article (https://html.spec.whatwg.org/#linkTypes). */
const relations = /(?:^|\s)(?:tag|category|author|prev|next)(?:$|\s)/i;

const besideTags = new Set("NAV ASIDE FORM DIALOG MENU FOOTER FIGURE FIGCAPTION".split(" "));
const besideRoles = new Set("navigation complementary banner search dialog".split(" "));

/** Words in a class or an id that name a part beside the article: each is a whole word of it. */
const partNames =
  /(?:^|[\s_-])(?:ad|ads|advert|advertisement|sponsored|promo|outbrain|taboola|share|sharing|sharebar|social|follow|related|recirc|recommended|recommendations|trending|popular|mostread|most-read|more-stories|read-more|readmore|see-also|newsletter|subscribe|subscription|signup|paywall|cookie|cookies|consent|gdpr|comments?|disqus|respond|byline|submitted|(?:post|entry|article)-meta|standfirst|dek|author-bio|author-box|authorbox|bio|breadcrumbs?|tags|taglist|topics|caption|credit|gallery|slideshow|hovercard|tooltip|toc|print|skip|sidebar|widget|pagination|copyright|disclaimer|correction-form)(?:$|[\s_-])/i;

/** Every element of `body` that is left out; what is inside one is not listed again. */
export function partsBeside(page: Page, body: PageElement, sizes: ReadonlyMap<PageElement, Size>): Set<PageElement> {
  const parts = new Set<PageElement>();
  const whole = sizes.get(body)?.prose ?? 0;
  const around = aroundHeadline(body);
  const isOther = otherArticles(around);
  const isSummary = summaries(page, around, sizes);
  const visit = (element: PageElement): void => {
    for (const child of element.childNodes) {
      if (!isElement(child)) continue;
      const size = sizes.get(child);
      if (neverText.has(child.nodeName)) parts.add(child);
      else if (
        size !== undefined &&
        size.prose <= whole * largestPart &&
        (isOther(child) || isSummary(child, size) || isBeside(child, size, sizes))
      )
        parts.add(child);
      else visit(child);
    }
  };
  visit(body);
  return parts;
}

/** Every element around a heading of the first level. */
function aroundHeadline(body: PageElement): Set<PageElement> {
  const around = new Set<PageElement>();
  for (const heading of body.querySelectorAll("h1"))
    for (let outer = heading.parentElement; outer !== null && !around.has(outer); outer = outer.parentElement)
      around.add(outer);
  return around;
}

/** Tells the articles of which a page shows only the beginning from the one that it is about, which has the page's first heading. */
function otherArticles(around: ReadonlySet<PageElement>): (element: PageElement) => boolean {
  const has = [...around].some(({ nodeName }) => nodeName === "ARTICLE");
  return (element) => has && element.nodeName === "ARTICLE" && !around.has(element);
}

/** Tells the line beside the headline that sums the article up, when the page gives the same summary for others to show. */
function summaries(
  page: Page,
  around: ReadonlySet<PageElement>,
  sizes: ReadonlyMap<PageElement, Size>,
): (element: PageElement, size: Size) => boolean {
  const stated = page
    .querySelectorAll("meta[name=description], meta[property='og:description'], meta[itemprop=description]")
    .map((meta) => bare(meta.getAttribute("content") ?? ""))
    .filter((text) => text !== "");
  const isStated = (text: string): boolean =>
    stated.some((whole) => whole === text || (text.length >= 40 && (whole.startsWith(text) || whole.endsWith(text))));
  return (element, { text, prose }) => {
    const outer = element.parentElement;
    if (outer === null || !around.has(outer) || text === 0 || text > longestCaption || around.has(element))
      return false;
    // Where the paragraphs of the article stand beside it, it is the first of them.
    return (sizes.get(outer)?.prose ?? 0) <= prose && isStated(bare(element.textContent));
  };
}

const bare = (text: string | null): string =>
  (text ?? "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

function isBeside(element: PageElement, size: Size, sizes: ReadonlyMap<PageElement, Size>): boolean {
  return (
    (isNamedBeside(element) && !isQuotation(size)) ||
    isHidden(element) ||
    isLinks(element, size, sizes) ||
    isPicture(element, size)
  );
}

/** What others wrote elsewhere and the article quotes is a part of it, whatever the box around it is called. */
export const isQuotation = ({ quoted, text }: Size): boolean => quoted > 0 && quoted >= text * 0.8;

/** A picture with what is written under it. */
function isPicture(element: PageElement, size: Size): boolean {
  return (
    size.text <= longestCaption &&
    pictureNames.test(words(element.className)) &&
    element.querySelector("img, picture") !== null
  );
}

function isNamedBeside(element: PageElement): boolean {
  if (besideTags.has(element.nodeName) || besideRoles.has(element.getAttribute("role") ?? "")) return true;
  const names = `${element.className} ${element.id}`;
  return names.length > 1 && partNames.test(words(names));
}

/** A name in camel case as words. */
const words = (names: string): string => names.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, "-");

function isHidden(element: PageElement): boolean {
  return (
    element.getAttribute("hidden") !== null ||
    element.getAttribute("aria-hidden") === "true" ||
    /display\s*:\s*none|(?:left|top|text-indent)\s*:\s*-\d{3}/i.test(element.getAttribute("style") ?? "")
  );
}

/**
 * Several links and next to nothing else, or one that fills a paragraph, lead to other pages, as do those that say what they lead to. But a word
 * of a sentence stays that is a link and opens a box of links.
 */
function isLinks(element: PageElement, size: Size, sizes: ReadonlyMap<PageElement, Size>): boolean {
  if (size.links === 0 || size.linked < size.text * 0.6) return false;
  const isParagraph = element.nodeName === "P";
  if (isParagraph && size.text - size.linked >= ownText) return false;
  if (element.nodeName !== "A" && saysWhereTo(element)) return true;
  if (isParagraph && size.links === 1) return size.linked >= size.text * 0.95 && size.text >= ownText;
  if (size.links < 3 || size.linked < size.text * 0.8) return false;
  const own = element.childNodes
    .filter(isElement)
    .filter((child) => child.nodeName === "A" && (sizes.get(child)?.text ?? 0) > 0);
  return !(element.nodeName === "SPAN" && own.length === 1);
}

const saysWhereTo = (element: PageElement): boolean =>
  element.querySelectorAll("a").every((link) => relations.test(link.getAttribute("rel") ?? ""));
