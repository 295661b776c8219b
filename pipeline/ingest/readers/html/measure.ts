/** How much text stands in each element of a page, and how much of it is links: one walk for everything that is asked afterwards. */
import type { PageElement } from "./dom.ts";
import { isElement, tidy } from "./dom.ts";

export interface Size {
  /** Characters. */
  text: number;
  /** Characters inside links. */
  linked: number;
  links: number;
  /** Characters inside quotations that stand apart. */
  quoted: number;
  /** Characters of real paragraphs; of any text on a page that has none. */
  prose: number;
}

/** Shorter paragraphs are no sign of an article. Characters. */
const realParagraph = 80;

/** The size of every element of `root`, which is among them. Linear; as deep as the page, which the parser bounds. */
export function measure(root: PageElement): ReadonlyMap<PageElement, Size> {
  const sizes = new Map<PageElement, Size>();
  const visit = (element: PageElement, inLink: boolean): Size => {
    const link = inLink || element.nodeName === "A";
    const size: Size = { text: 0, linked: 0, links: 0, quoted: 0, prose: 0 };
    sizes.set(element, size);
    if (element.nodeName === "SCRIPT") return size;
    for (const child of element.childNodes) {
      if (isElement(child)) {
        const inner = visit(child, link);
        size.text += inner.text;
        size.linked += inner.linked;
        size.links += inner.links;
        size.quoted += inner.quoted;
        size.prose += inner.prose;
      } else {
        const length = tidy(child.textContent).length;
        size.text += length;
        if (link) size.linked += length;
      }
    }
    if (element.nodeName === "A" && !inLink) size.links += 1;
    if (element.nodeName === "BLOCKQUOTE") size.quoted = size.text;
    if (element.nodeName === "P" && size.text >= realParagraph) size.prose = size.text;
    return size;
  };
  const whole = visit(root, false);
  if (whole.prose === 0) for (const size of sizes.values()) size.prose = size.text;
  return sizes;
}
