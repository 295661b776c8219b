/** The cells of a delimited text (RFC 4180), each with its place in the text: libraries that parse such files give values without places. */
import type { Cell, Row } from "../../model/source.ts";
import type { Piece } from "../../model/span.ts";
import { collapseSpace, joinPieces } from "../../model/span.ts";

export interface Scan {
  rows: Row[];
  /** How many cells each row has, empty ones counted. */
  widths: number[];
  /** The line of a quotation mark that is never closed, from which on such marks are letters like any other; or null. */
  openQuote: number | null;
  /** The line at which the limit of cells was reached, or null. */
  cut: number | null;
}

/** The longest cell of a table of data; a longer one in quotation marks means that a mark is missing. Characters. */
const longestCell = 32_767;

/** Reads a text cell by cell, at most so many. A line that begins with "#" and goes on with words is one cell. One pass, whatever the content. */
export function scanCells(text: string, delimiter: string, limit: number): Scan {
  const scan: Scan = { rows: [], widths: [], openQuote: null, cut: null };
  const lineEnds = /\r\n|\n|\r/g;
  let at = text.startsWith("\ufeff") ? 1 : 0;
  let line = 1;
  let cells = 0;
  while (at < text.length) {
    const row: Row = { line, cells: [] };
    const start = at;
    let column = 0;
    let end = at;
    for (let open = true; open; ) {
      column += 1;
      const field = column === 1 && isComment(text, at) ? null : fieldAt(text, at, delimiter, scan, line);
      end = field?.end ?? lineEnd(text, at);
      const cell = cellOf(field?.pieces ?? [{ text: text.slice(at, end), source: at }], column);
      if (cell !== null) row.cells.push(cell);
      cells += 1;
      open = text[end] === delimiter && field !== null && cells <= limit;
      at = open ? end + 1 : end;
    }
    scan.widths.push(column);
    if (cells > limit) {
      scan.cut = line;
      return scan;
    }
    if (row.cells.length > 0) scan.rows.push(row);
    lineEnds.lastIndex = end;
    const next = lineEnds.exec(text);
    const after = next === null ? text.length : next.index + next[0].length;
    line += countLines(text, start, after);
    at = after;
  }
  return scan;
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (const _end of text.slice(from, to).matchAll(/\r\n|\n|\r/g)) lines += 1;
  return lines;
}

/** "# Output by county, in tonnes"; "#,County" is the head of a column of numbers. */
const isComment = (text: string, at: number): boolean => text[at] === "#" && /^#+ ?\p{L}/u.test(text.slice(at, at + 8));

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== "\n" && text[at] !== "\r") at += 1;
  return at;
}

interface Field {
  pieces: Piece[];
  /** Where the delimiter or the line end behind it stands. */
  end: number;
}

function fieldAt(text: string, from: number, delimiter: string, scan: Scan, line: number): Field {
  const quoted = text[from] === '"' && scan.openQuote === null ? quotedAt(text, from, delimiter) : null;
  if (quoted !== null) return quoted;
  if (text[from] === '"' && scan.openQuote === null) scan.openQuote = line;
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== "\n" && text[end] !== "\r") end += 1;
  return { pieces: [{ text: text.slice(from, end), source: from }], end };
}

/** A field in quotation marks; null when the mark that closes it is missing. A doubled mark is one. */
function quotedAt(text: string, from: number, delimiter: string): Field | null {
  const pieces: Piece[] = [];
  let start = from + 1;
  for (;;) {
    const mark = text.indexOf('"', start);
    if (mark < 0 || mark - from > longestCell) return null;
    const next = text[mark + 1];
    if (next === '"') pieces.push({ text: text.slice(start, mark + 1), source: start });
    else pieces.push({ text: text.slice(start, mark), source: start });
    if (next === undefined || next === delimiter || next === "\n" || next === "\r") return { pieces, end: mark + 1 };
    // A mark inside that is not doubled: some programs write it so.
    if (next !== '"') pieces.push({ text: '"', source: mark });
    start = mark + (next === '"' ? 2 : 1);
  }
}

/** White space single; null for an empty cell. */
function cellOf(pieces: readonly Piece[], column: number): Cell | null {
  if (pieces.every((piece) => piece.text.trim() === "")) return null;
  return { column, ...collapseSpace(joinPieces(pieces)) };
}
