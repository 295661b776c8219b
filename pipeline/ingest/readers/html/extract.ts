/** The article of a page and nothing else: parts that are never the article go first, then Mozilla's Readability finds it. */
import type { DraftBlock } from "./blocks.ts";
import { readBlocks } from "./blocks.ts";
import type { Page, PageElement } from "./dom.ts";
import { tidy } from "./dom.ts";

/** Larger pages take too long for what an article can be. */
const elementLimit = 60_000;
/** An element that holds more than this share of the page's text is not a part beside the article, whatever its name says. */
const largestPart = 0.3;

const neverArticle =
  "script, style, noscript, template, iframe, object, svg, nav, aside, form, button, select, dialog, menu, [hidden], [aria-hidden=true], [role=navigation], [role=complementary], [role=banner], [role=search], [role=dialog], figure, figcaption";

/** Words in a class or an id that name a part beside the article: each is a whole word of it. */
const partNames =
  /(?:^|[\s_-])(?:ad|ads|advert|advertisement|sponsored|promo|outbrain|taboola|share|sharing|sharebar|social|follow|related|recirc|recommended|recommendations|trending|popular|mostread|most-read|more-stories|read-more|readmore|see-also|newsletter|subscribe|subscription|signup|paywall|cookie|cookies|consent|gdpr|comments?|disqus|respond|byline|author-bio|author-box|authorbox|bio|breadcrumbs?|tags|taglist|topics|caption|credit|gallery|slideshow|hovercard|tooltip|toc|print|skip|sidebar|widget|pagination|copyright|disclaimer|correction-form)(?:$|[\s_-])/i;

/** The blocks of the article, in order; none when the page has none. Throws for a page too large to read. */
export async function extractArticle(page: Page): Promise<DraftBlock[]> {
  const { Readability } = await import("@mozilla/readability");
  if (countElements(page) > elementLimit) throw new Error(`a page of more than ${elementLimit} elements`);
  removeParts(page);
  const reader = new Readability<PageElement>(page, { serializer: (node) => node, charThreshold: 200, disableJSONLD: true });
  const content = reader.parse()?.content;
  return content === null || content === undefined ? [] : readBlocks(content);
}

function countElements(page: Page): number {
  let elements = 0;
  for (const _element of page.querySelectorAll("*")) elements += 1;
  return elements;
}

function removeParts(page: Page): void {
  const { body } = page;
  if (body === null) return;
  for (const element of page.querySelectorAll(neverArticle)) element.remove();
  const whole = tidy(body.textContent).length;
  for (const element of body.querySelectorAll("[class], [id]")) {
    if (partNames.test(`${element.getAttribute("class") ?? ""} ${element.id}`) && tidy(element.textContent).length < whole * largestPart) element.remove();
  }
}
