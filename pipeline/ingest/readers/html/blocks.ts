/** The article's elements as blocks of text: a heading, a paragraph, an item of a list, a caption, or a row of a table. */
import type { Block } from "../../../model/source.ts";
import type { PageElement } from "./dom.ts";
import { isElement, tidy } from "./dom.ts";
import { type DraftRow, draftRows } from "./tables.ts";

export interface DraftBlock {
  kind: Block["kind"];
  text: string;
  /** A row of a table of data, which is not prose. */
  table?: DraftRow;
}

/** How the elements of a page are looked at. */
export interface View {
  /** Whether an element is read with its own text, only for what stands in its children, or not at all. */
  reads(element: PageElement): "whole" | "children" | null;
  /** Whether a table holds data; one that only lays the page out is read as prose. */
  isData(table: PageElement): boolean;
  /** Texts that stand for where an element begins and ends, as blocks of their own; null for most. */
  bounds?(element: PageElement): readonly [string, string] | null;
}

const inline = new Set(
  "A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK Q S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR".split(
    " ",
  ),
);
/** What a reader of the article does not read as its text. */
const silent = new Set(
  "SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH IFRAME OBJECT VIDEO AUDIO CANVAS BUTTON SELECT INPUT TEXTAREA IMG PICTURE HEAD DEL S STRIKE".split(
    " ",
  ),
);

/** The text of a page as a view shows it, in document order. Linear in its elements; as deep as the page, which the parser bounds. */
export function readBlocks(root: PageElement, view: View): DraftBlock[] {
  const blocks: DraftBlock[] = [];
  let open = "";
  const flush = (kind: Block["kind"]): void => {
    const text = tidy(open);
    if (text !== "") blocks.push({ kind, text });
    open = "";
  };
  const visitBlock = (element: PageElement, outer: Block["kind"]): void => {
    const kind = kindOf(element.nodeName, outer);
    const [before, after] = view.bounds?.(element) ?? [];
    flush(outer);
    if (before !== undefined) blocks.push({ kind: "paragraph", text: before });
    if (element.nodeName === "TABLE" && view.isData(element)) blocks.push(...draftRows(element));
    else visit(element, kind);
    flush(kind);
    if (after !== undefined) blocks.push({ kind: "paragraph", text: after });
  };
  const visit = (element: PageElement, kind: Block["kind"]): void => {
    const own = view.reads(element) === "whole";
    let breaks = 0;
    for (const child of element.childNodes) {
      if (!isElement(child)) {
        if (!own) continue;
        if ((child.textContent ?? "").trim() !== "") breaks = 0;
        open += child.textContent ?? "";
      } else if (child.nodeName === "BR") {
        breaks += 1;
        open += " ";
        if (breaks === 2) flush(kind);
      } else if (view.reads(child) !== null && !silent.has(child.nodeName)) {
        breaks = 0;
        if (inline.has(child.nodeName)) visit(child, kind);
        else visitBlock(child, kind);
      }
    }
  };
  visit(root, "paragraph");
  flush("paragraph");
  return blocks;
}

function kindOf(name: string, outer: Block["kind"]): Block["kind"] {
  if (/^H[1-6]$/.test(name)) return "heading";
  if (name === "LI" || name === "DT" || name === "DD") return "item";
  if (name === "FIGCAPTION" || name === "CAPTION") return "caption";
  return outer === "item" || outer === "caption" ? outer : "paragraph";
}

/** A table of data has several cells and none long enough to be a paragraph; old pages lay out whole articles in tables. */
export function isData(table: PageElement): boolean {
  const cells = [...table.querySelectorAll("td, th")];
  return cells.length > 1 && cells.every((cell) => tidy(cell.textContent).length < 120);
}
