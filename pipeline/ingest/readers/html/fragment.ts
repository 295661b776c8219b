/** HTML that is the article and nothing around it: the body of a mail, an item of a feed. No part has to be found, only read. */
import type { DraftBlock, View } from "./blocks.ts";
import { readBlocks } from "./blocks.ts";
import type { Page, PageElement } from "./dom.ts";
import { parsePage, tidy } from "./dom.ts";

/** Letters with their styles stay far below. Characters. */
const sizeLimit = 3_000_000;
/** A cell of data is short. Characters. */
const longestCell = 120;

const neverShown = new Set(
  ["script", "style", "noscript", "template", "iframe", "object", "svg", "select", "button", "form", "title"].map(
    (name) => name.toUpperCase(),
  ),
);
/** Styles by which a mail hides what only its list of messages shows. A size of zero is no sign: columns are laid out with it. */
const hiding =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|max-height\s*:\s*0(?:px)?\s*(?:;|$)|opacity\s*:\s*0\s*(?:;|$))/i;

/** Parses a fragment. Throws for one too large or too deep. */
export async function openFragment(html: string): Promise<Page> {
  if (html.length > sizeLimit) throw new Error(`HTML of ${html.length} characters`);
  return await parsePage(html);
}

/** All that a fragment shows; tables that only lay it out are prose. */
export const shown: View = {
  reads: (element) => (isHidden(element) ? null : "whole"),
  isData: holdsData,
};

const isHidden = (element: PageElement): boolean =>
  neverShown.has(element.nodeName) ||
  element.getAttribute("hidden") !== null ||
  hiding.test(element.getAttribute("style") ?? "");

/** The blocks of a fragment, in order. */
export const readFragment = async (html: string): Promise<DraftBlock[]> => readBlocks(await openFragment(html), shown);

/** A table of data has two rows and more of several short cells, and no table or picture in it. */
function holdsData(table: PageElement): boolean {
  if (/^(?:presentation|none)$/i.test(table.getAttribute("role") ?? "") || table.querySelector("table, img") !== null)
    return false;
  const rows = [...table.querySelectorAll("tr")];
  const full = rows.filter((row) => {
    const cells = [...row.querySelectorAll("td, th")].map((cell) => tidy(cell.textContent)).filter(Boolean);
    return cells.length > 1 && cells.every((cell) => cell.length < longestCell);
  });
  return full.length > 1 && full.length * 2 >= rows.length;
}
