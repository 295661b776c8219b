/** HTML that is the article and nothing around it: the body of a mail, an item of a feed. No part has to be found, only read. */
import type { DraftBlock } from "./blocks.ts";
import { readBlocks } from "./blocks.ts";
import type { Page, PageElement } from "./dom.ts";
import { parsePage, tidy } from "./dom.ts";
import { checkSize } from "./extract.ts";

/** Letters with their styles stay far below. Characters. */
const sizeLimit = 3_000_000;
/** A cell of data is short. Characters. */
const longestCell = 120;

const neverShown = "script, style, noscript, template, iframe, object, svg, select, button, form, title, [hidden]";
/** Styles by which a mail hides what only its list of messages shows. A size of zero is no sign: columns are laid out with it. */
const hiding =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|max-height\s*:\s*0(?:px)?\s*(?:;|$)|opacity\s*:\s*0\s*(?:;|$))/i;

/** Parses a fragment, takes out what is not shown and makes plain boxes of tables that only lay the page out. Throws for one too large or too deep. */
export async function openFragment(html: string): Promise<Page> {
  if (html.length > sizeLimit) throw new Error(`HTML of ${html.length} characters`);
  const page = await parsePage(html);
  checkSize(page);
  for (const element of [...page.querySelectorAll(neverShown)]) element.remove();
  for (const element of [...page.querySelectorAll("[style]")])
    if (hiding.test(element.getAttribute("style") ?? "")) element.remove();
  for (const table of [...page.querySelectorAll("table")].filter((each) => !holdsData(each))) unwrap(page, table);
  return page;
}

/** The blocks of a fragment, in order. */
export const readFragment = async (html: string): Promise<DraftBlock[]> => readBlocks(await openFragment(html));

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

/** Only the table's own rows and cells: what lies in a table inside it is looked at on its own. */
function unwrap(page: Page, table: PageElement): void {
  const parts = [table];
  for (const part of parts) {
    for (const child of part.childNodes)
      if (isElement(child) && /^(?:TBODY|THEAD|TFOOT|TR|TD|TH)$/.test(child.nodeName)) parts.push(child);
  }
  for (const part of parts) {
    const box = page.createElement("div");
    for (const child of [...part.childNodes]) box.append(child);
    part.replaceWith(box);
  }
}

const isElement = (node: { nodeType: number }): node is PageElement => node.nodeType === 1;
