/** The article of a page and nothing else: parts that are never the article go first, then Mozilla's Readability finds it. */
import type { DraftBlock } from "./blocks.ts";
import { isData, readBlocks } from "./blocks.ts";
import type { Page, PageElement } from "./dom.ts";
import { isElement, tidy } from "./dom.ts";
import type { Size } from "./measure.ts";
import { measure } from "./measure.ts";
import { isQuotation, partsBeside } from "./parts.ts";
import { findReadable, isFlat } from "./readable.ts";

/** The blocks of the article, in order; none when the page has none. */
export async function extractArticle(page: Page): Promise<DraftBlock[]> {
  const { body } = page;
  if (body === null) return [];
  const sizes = measure(body);
  const left = partsBeside(page, body, sizes);
  const readable = await findReadable(body, left, tidy(page.querySelector("title")?.textContent));
  const parts = articleParts(body, { sizes, left, readable });
  const reads = (element: PageElement) => {
    const own = parts.get(element);
    return own === undefined ? null : own ? "whole" : "children";
  };
  return readBlocks(body, { reads, isData });
}

interface Findings {
  sizes: ReadonlyMap<PageElement, Size>;
  left: ReadonlySet<PageElement>;
  readable: ReadonlySet<PageElement>;
}

/** Every element of the article, and every one around a part of it: true when the element's own text is the article's too. */
function articleParts(body: PageElement, findings: Findings): Map<PageElement, boolean> {
  const { left, readable } = findings;
  const parts = new Map<PageElement, boolean>();
  /** Takes what is readable; `whole` takes the element whatever Readability says. True when anything of it is taken. */
  const visit = (element: PageElement, whole: boolean, outer: boolean): boolean => {
    const inner = element.childNodes.filter(isElement).filter((child) => !left.has(child));
    const kept = whole || (isFlat(element) ? outer : readable.has(element));
    const taken = inner.filter((child) => visit(child, whole, kept));
    if (!whole && taken.length > 1) for (const child of dropped(inner, taken, findings)) visit(child, true, true);
    if (kept || taken.length > 0) parts.set(element, kept);
    return kept || taken.length > 0;
  };
  visit(body, false, false);
  return parts;
}

/** Readability drops a paragraph, a heading or a quotation between two others for its links or its name. */
function dropped(
  inner: readonly PageElement[],
  taken: readonly PageElement[],
  { sizes, left }: Findings,
): PageElement[] {
  const have = new Set(taken);
  const alike = new Set(taken.map(({ nodeName, className }) => `${nodeName} ${className}`));
  const [first, last] = [taken[0], taken.at(-1)];
  return inner
    .slice(first === undefined ? 0 : inner.indexOf(first), last === undefined ? 0 : inner.indexOf(last))
    .filter((child) => !have.has(child))
    .filter((child) => {
      const size = sizes.get(child);
      const isAlike = alike.has(`${child.nodeName} ${child.className}`);
      return (isAlike || (size !== undefined && isQuotation(size))) && isProse(child, left, isAlike);
    });
}

/** Whether an element is a paragraph or a heading and no link; any text of a quotation is enough. */
function isProse(element: PageElement, left: ReadonlySet<PageElement>, isWhole: boolean): boolean {
  const only = innermost(element);
  const { text, linked } = shown(only, left);
  if (text === "" || linked * 2 > text.length) return false;
  return !isWhole || /^H[2-6]$/.test(only.nodeName) || (text.length >= 40 && /[.!?]["”’')\]]*$/.test(text));
}

/** The element that holds all that `element` has. */
function innermost(element: PageElement): PageElement {
  const inner = element.childNodes.filter((node) => isElement(node) || tidy(node.textContent) !== "");
  const [only] = inner;
  return inner.length === 1 && only !== undefined && isElement(only) ? innermost(only) : element;
}

/** The text of an element without what is left out, and how many characters of it are links. */
function shown(root: PageElement, left: ReadonlySet<PageElement>): { text: string; linked: number } {
  const texts: string[] = [];
  let linked = 0;
  const visit = (element: PageElement, isLink: boolean): void => {
    for (const child of element.childNodes) {
      if (!isElement(child)) {
        texts.push(child.textContent ?? "");
        if (isLink) linked += tidy(child.textContent).length;
      } else if (!left.has(child)) visit(child, isLink || child.nodeName === "A");
    }
  };
  visit(root, root.nodeName === "A");
  return { text: tidy(texts.join("")), linked };
}
