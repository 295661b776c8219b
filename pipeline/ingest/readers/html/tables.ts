/** The tables of a page: each row one line of the text, its cells parted by bars, with the columns that they stand in. */
import type { Block, Table } from "../../../model/source.ts";
import type { DraftBlock } from "./blocks.ts";
import { type PageElement, tidy } from "./dom.ts";

export interface DraftRow {
  cells: { column: number; text: string }[];
  /** True for the first row of its table. */
  first: boolean;
  /** A table with tables in it lays things out: its rows are no data. */
  nested: boolean;
}

const joint = " | ";
/** Columns over which one cell can reach: no page shows more. */
const widest = 1000;

/** The rows of a table that are not empty; a caption goes first, as a row of one cell. */
export function draftRows(table: PageElement): DraftBlock[] {
  const nested = table.querySelector("table") !== null;
  const rows: DraftRow[] = [];
  const open = new Map<number, number>();
  const caption = tidy(table.querySelector("caption")?.textContent);
  if (caption !== "") rows.push({ cells: [{ column: 1, text: caption }], first: true, nested });
  for (const row of table.querySelectorAll("tr")) {
    const cells = placeCells(row, open);
    if (cells.length > 0) rows.push({ cells, first: rows.length === 0, nested });
  }
  return rows.map((row) => ({ kind: "item", text: row.cells.map(({ text }) => text).join(joint), table: row }));
}

/** The cells of a row by column. `open` has how many more rows a cell from above reaches down, by column. */
function placeCells(row: PageElement, open: Map<number, number>): DraftRow["cells"] {
  const cells: DraftRow["cells"] = [];
  const reaching: [number, number][] = [];
  let column = 1;
  for (const cell of row.querySelectorAll("td, th")) {
    while ((open.get(column) ?? 0) > 0) column += 1;
    const text = tidy(cell.textContent);
    if (text !== "") cells.push({ column, text });
    const [wide, high] = [span(cell, "colspan"), span(cell, "rowspan")];
    for (let under = column; under < column + wide; under += 1) if (high > 1) reaching.push([under, high]);
    column += wide;
  }
  for (const [under, left] of open) open.set(under, left - 1);
  for (const [under, high] of reaching) open.set(under, high - 1);
  return cells;
}

function span(cell: PageElement, name: string): number {
  const printed = Number(cell.getAttribute(name) ?? 1);
  return Number.isInteger(printed) && printed > 0 ? Math.min(printed, widest) : 1;
}

/** The tables whose rows stand among the blocks of the page; a heading right before one is its title. */
export function placeTables(drafts: readonly DraftBlock[], blocks: readonly Block[]): Table[] {
  const tables: Table[] = [];
  for (const [at, { table }] of drafts.entries()) {
    if (table === undefined || table.nested) continue;
    const before = drafts[at - 1];
    const titled = before?.table === undefined && (before?.kind === "heading" || before?.kind === "caption");
    if (table.first) tables.push({ title: titled ? before.text : null, rows: [] });
    const line = blocks[at]?.line ?? at + 1;
    let source = blocks[at]?.segments[0]?.source ?? 0;
    const cells = table.cells.map(({ column, text }) => {
      const cell = { column, text, segments: [{ at: 0, source }] };
      source += text.length + joint.length;
      return cell;
    });
    tables.at(-1)?.rows.push({ line, cells });
  }
  return tables;
}
