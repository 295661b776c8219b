/** The article of a page and nothing else: parts that are never the article go first, then Mozilla's Readability finds it. */
import type { DraftBlock } from "./blocks.ts";
import { readBlocks } from "./blocks.ts";
import type { Page, PageElement } from "./dom.ts";
import { tidy } from "./dom.ts";

/** Larger pages take too long for what an article can be. */
const elementLimit = 60_000;
const depthLimit = 400;
/** An element that holds more than this share of the page's paragraphs is not a part beside the article, whatever its name says. */
const largestPart = 0.25;
/** Shorter paragraphs are no sign of an article. Characters. */
const realParagraph = 80;

const neverText = "script, style, noscript, template, iframe, object, svg, select, button";
const besideArticle =
  "nav, aside, form, dialog, menu, header nav, footer, [hidden], [aria-hidden=true], [role=navigation], [role=complementary], [role=banner], [role=search], [role=dialog], figure, figcaption";

/** Words in a class or an id that name a part beside the article: each is a whole word of it. */
const partNames =
  /(?:^|[\s_-])(?:ad|ads|advert|advertisement|sponsored|promo|outbrain|taboola|share|sharing|sharebar|social|follow|related|recirc|recommended|recommendations|trending|popular|mostread|most-read|more-stories|read-more|readmore|see-also|newsletter|subscribe|subscription|signup|paywall|cookie|cookies|consent|gdpr|comments?|disqus|respond|byline|author-bio|author-box|authorbox|bio|breadcrumbs?|tags|taglist|topics|caption|credit|gallery|slideshow|hovercard|tooltip|toc|print|skip|sidebar|widget|pagination|copyright|disclaimer|correction-form)(?:$|[\s_-])/i;

/** The blocks of the article, in order; none when the page has none. Throws for a page too large or too deep to read. */
export async function extractArticle(page: Page): Promise<DraftBlock[]> {
  const { Readability } = await import("@mozilla/readability");
  checkSize(page);
  removeParts(page);
  const reader = new Readability<PageElement>(page, {
    serializer: (node) => node,
    charThreshold: 200,
    disableJSONLD: true,
  });
  const content = reader.parse()?.content;
  return content === null || content === undefined ? [] : readBlocks(content);
}

/** Throws for a page too large or too deep: what follows costs time in proportion to the number of elements times their depth. */
export function checkSize(page: Page): void {
  const depths = new Map<PageElement, number>();
  for (const element of page.querySelectorAll("*")) {
    const depth = (element.parentElement === null ? 0 : (depths.get(element.parentElement) ?? 0)) + 1;
    depths.set(element, depth);
    if (depth > depthLimit) throw new Error(`elements nested more than ${depthLimit} deep`);
    if (depths.size > elementLimit) throw new Error(`more than ${elementLimit} elements`);
  }
}

function removeParts(page: Page): void {
  const { body } = page;
  if (body === null) return;
  for (const element of page.querySelectorAll(neverText)) element.remove();
  const named = [...body.querySelectorAll("[class], [id]")].filter((element) =>
    partNames.test(`${element.getAttribute("class") ?? ""} ${element.id}`),
  );
  const candidates = [...body.querySelectorAll(besideArticle), ...named];
  const weightOf = weighElements(body);
  const whole = weightOf.get(body) ?? 0;
  for (const element of candidates) {
    if (element !== body && (weightOf.get(element) ?? 0) <= whole * largestPart) element.remove();
  }
}

/** How much text of real paragraphs stands in each element; of any text on a page without paragraphs. */
function weighElements(body: PageElement): Map<PageElement, number> {
  const lengthOf = (element: PageElement): number => tidy(element.textContent).length;
  const paragraphs = [...body.querySelectorAll("p")].filter((paragraph) => lengthOf(paragraph) >= realParagraph);
  const weighed =
    paragraphs.length > 0
      ? paragraphs
      : [...body.querySelectorAll("*")].filter((element) => element.querySelector("*") === null);
  const weights = new Map<PageElement, number>();
  for (const element of weighed) {
    const length = lengthOf(element);
    for (let outer: PageElement | null = element; outer !== null; outer = outer.parentElement)
      weights.set(outer, (weights.get(outer) ?? 0) + length);
  }
  return weights;
}
