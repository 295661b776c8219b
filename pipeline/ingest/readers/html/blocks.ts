/** The article's elements as blocks of text: a heading, a paragraph, an item of a list, a caption, or a row of a table. */
import type { Block } from "../../../model/source.ts";
import { isElement, type PageElement, type PageNode, tidy } from "./dom.ts";
import { type DraftRow, draftRows } from "./tables.ts";

export interface DraftBlock {
  kind: Block["kind"];
  text: string;
  /** The cells of a row of a table of data, which is not prose. */
  table?: DraftRow;
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

/** Walks the elements in document order. Linear in their number; bounded in depth by the call stack, whose overflow the caller reports. */
export function readBlocks(root: PageNode): DraftBlock[] {
  const blocks: DraftBlock[] = [];
  let open = "";
  const flush = (kind: Block["kind"]): void => {
    const text = tidy(open);
    if (text !== "") blocks.push({ kind, text });
    open = "";
  };
  const visit = (node: PageNode, kind: Block["kind"]): void => {
    let breaks = 0;
    for (const child of node.childNodes) {
      if (child.nodeType === 3) {
        if ((child.textContent ?? "").trim() !== "") breaks = 0;
        open += child.textContent ?? "";
      } else if (child.nodeType === 1 && child.nodeName === "BR") {
        breaks += 1;
        open += " ";
        if (breaks === 2) flush(kind);
      } else if (child.nodeType === 1 && !silent.has(child.nodeName)) {
        breaks = 0;
        if (inline.has(child.nodeName)) {
          visit(child, kind);
        } else {
          flush(kind);
          const own = kindOf(child.nodeName, kind);
          if (child.nodeName === "TABLE" && isData(child)) blocks.push(...draftRows(child));
          else visit(child, own);
          flush(own);
        }
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
function isData(table: PageNode): table is PageElement {
  if (!isElement(table)) return false;
  const cells = [...table.querySelectorAll("td, th")];
  return cells.length > 1 && cells.every((cell) => tidy(cell.textContent).length < 120);
}
