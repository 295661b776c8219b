/** Lines of a column, and which of them are rows of a table. */
import type { Segment } from "./segments.ts";

export interface Line extends Pick<Segment, "text" | "x0" | "x1" | "y" | "size" | "font" | "noted"> {
  /** The pieces with wide gaps between them. */
  cells: Segment[];
  /** A row of a table, which is no prose. */
  table: boolean;
}

/** A cell is short; a piece of a justified line is not. Characters. */
const cellLength = 40;
/** How far from its column's edge a cell may begin or end. Points. */
const alignment = 4;

/** Segments of one column, from top to bottom, as lines. */
export function linesOf(column: readonly Segment[]): Line[] {
  const rows: Segment[][] = [];
  for (const segment of column) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (
      row !== undefined &&
      first !== undefined &&
      Math.abs(first.y - segment.y) <= 0.4 * Math.min(first.size, segment.size)
    )
      row.push(segment);
    else rows.push([segment]);
  }
  return markTables(rows.map(lineOf));
}

function lineOf(row: readonly Segment[]): Line {
  const cells = [...row].sort((a, b) => a.x0 - b.x0);
  const main = cells.reduce((best, cell) => (cell.text.length > best.text.length ? cell : best));
  return {
    text: cells.map(({ text }) => text).join(" "),
    x0: Math.min(...cells.map(({ x0 }) => x0)),
    x1: Math.max(...cells.map(({ x1 }) => x1)),
    y: main.y,
    size: main.size,
    font: main.font,
    noted: cells[0]?.noted ?? false,
    cells,
    table: false,
  };
}

/** Rows one below the other whose short cells stand in line are a table, with the single cells between them. */
function markTables(lines: readonly Line[]): Line[] {
  const inTable = new Set<number>();
  let last = -1;
  for (const [at, line] of lines.entries()) {
    if (!isRow(line)) continue;
    const before = lines[last];
    if (
      before !== undefined &&
      at - last <= 3 &&
      sharesColumns(before, line) &&
      at - last <= 1 + wrapped(lines.slice(last + 1, at), before)
    )
      for (let between = last; between <= at; between++) inTable.add(between);
    last = at;
  }
  return lines.map((line, at) => ({ ...line, table: inTable.has(at) }));
}

const isRow = ({ cells }: Line): boolean => cells.length >= 2 && cells.every(({ text }) => text.length <= cellLength);

/** Two rows have the edges of two cells in common. */
const sharesColumns = (a: Line, b: Line): boolean =>
  b.cells.filter((cell) =>
    a.cells.some(
      (other) =>
        Math.abs(other.x0 - cell.x0) <= alignment ||
        Math.abs(other.x1 - cell.x1) <= alignment ||
        Math.abs(other.x0 + other.x1 - cell.x0 - cell.x1) <= 2 * alignment,
    ),
  ).length >= 2;

/** How many lines go on with a cell of the row above. */
const wrapped = (between: readonly Line[], row: Line): number =>
  between.filter(
    ({ text, x0 }) => text.length <= cellLength && row.cells.some((cell) => Math.abs(cell.x0 - x0) <= alignment),
  ).length;
