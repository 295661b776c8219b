/** Where on a page the article stands, by Mozilla's Readability. It gets a small copy of the page and answers with elements of the page itself. */
import type { PageElement } from "./dom.ts";
import { isElement } from "./dom.ts";

/** What Readability hands back: elements of its own document. */
interface CopyElement {
  querySelectorAll(selector: string): Iterable<{ getAttributeNames(): string[] }>;
}

/** What Readability judges an element by. */
const judgedAttributes = ["class", "id", "href", "role", "itemprop", "rel"];

/** The number of an element is a name and no value: where Readability makes one element of two it keeps both names. */
const numberName = "data-n";

/** Every element of `body` that Readability takes for the article or a part of it; none of `left` is. What repeats the title is not. */
export async function findReadable(
  body: PageElement,
  left: ReadonlySet<PageElement>,
  title: string,
): Promise<Set<PageElement>> {
  const [{ Readability }, { parseHTML }] = await Promise.all([
    import("@mozilla/readability"),
    import("linkedom/worker"),
  ]);
  const elements: PageElement[] = [];
  const copy = parseHTML(
    `<!doctype html><html><head><title>${escaped(title)}</title></head>${copyOf(body, left, elements)}</html>`,
  ).document;
  const reader = new Readability<CopyElement | null>(copy, {
    serializer: (node) => node,
    charThreshold: 200,
    disableJSONLD: true,
  });
  const found = new Set<PageElement>();
  for (const marked of reader.parse()?.content?.querySelectorAll("*") ?? []) {
    for (const name of marked.getAttributeNames()) {
      const element = name.startsWith(numberName) ? elements[Number(name.slice(numberName.length))] : undefined;
      if (element !== undefined) found.add(element);
    }
  }
  return found;
}

/**
 * The element as HTML without what is left out; each element with the number that it has in `elements`. A division that holds no other block is
 * a paragraph, as which Readability would replace it by one without a number.
 */
function copyOf(root: PageElement, left: ReadonlySet<PageElement>, elements: PageElement[]): string {
  const visit = (element: PageElement): { html: string; isBlock: boolean } => {
    const number = elements.push(element) - 1;
    const parts: string[] = [];
    let holdsBlock = false;
    for (const child of element.childNodes) {
      if (!isElement(child)) parts.push(escaped((child.textContent ?? "").replace(/\s+/g, " ")));
      else if (!left.has(child)) {
        const inner = visit(child);
        parts.push(inner.html);
        holdsBlock ||= inner.isBlock;
      }
    }
    if (isFlat(element)) return { html: parts.join(""), isBlock: holdsBlock };
    const own = element.nodeName === "DIV" && !holdsBlock ? "P" : element.nodeName;
    const html = `${startTag(element, own, number)}${parts.join("")}${empty.has(own) ? "" : `</${own}>`}`;
    return { html, isBlock: holdsBlock || blocks.has(own) };
  };
  return visit(root).html;
}

function startTag(element: PageElement, name: string, number: number): string {
  const judged = judgedAttributes.flatMap((attribute) => {
    const value = element.getAttribute(attribute);
    return value === null ? [] : [` ${attribute}="${escaped(value.slice(0, 300))}"`];
  });
  return `<${name} ${numberName}${number}${judged.join("")}>`;
}

const flat = new Set("ABBR B BIG CITE CODE EM FONT I MARK Q SMALL SPAN STRONG SUB SUP TIME U".split(" "));

/** Readability is not asked about the marks inside a sentence: they share what becomes of the element around them. */
export const isFlat = ({ nodeName }: PageElement): boolean => flat.has(nodeName);

/** What makes an element more than one paragraph. */
const blocks = new Set("BLOCKQUOTE DL DIV OL P PRE TABLE UL".split(" "));

/** Elements that have no end tag. */
const empty = new Set("AREA BASE BR COL EMBED HR IMG INPUT LINK META PARAM SOURCE TRACK WBR".split(" "));

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
