/** The cells of one sheet as a reader sees them: numbers in their formats, the last result of a formula, nothing that is hidden. */
import { format, getFormatDateInfo, getFormatFromId, isDateFormat, isValidFormat } from "numfmt";
import { isTrue, type Workbook } from "./workbook.ts";
import { readXml } from "./xml.ts";

export interface ShownCell {
  /** 1-based. */
  column: number;
  /** As the workbook names it: "C7". */
  reference: string;
  text: string;
}

export interface ShownSheet {
  rows: ShownCell[][];
  hiddenRows: number;
  /** True when the sheet has more cells than may be read. */
  cut: boolean;
}

/** What is known of a cell while its element is open. */
interface OpenCell {
  column: number;
  reference: string;
  type: string;
  style: number;
  value: string;
}

/** Reads the rows of a sheet that show something, at most so many cells. */
export function readSheet(xml: string, workbook: Workbook, limit: number): ShownSheet {
  const sheet: ShownSheet = { rows: [], hiddenRows: 0, cut: false };
  const hiddenColumns = new Set<number>();
  let row: ShownCell[] = [];
  let hidden = false;
  let cell: OpenCell | null = null;
  let inValue = false;
  let cells = 0;
  readXml(xml, {
    open: (name, attribute) => {
      if (name === "col" && isTrue(attribute("hidden")))
        for (const column of range(Number(attribute("min")), Number(attribute("max")))) hiddenColumns.add(column);
      if (name === "row") [row, hidden] = [[], isTrue(attribute("hidden"))];
      if (name === "c") cell = openCell(attribute, (row.at(-1)?.column ?? 0) + 1);
      inValue = name === "v" || name === "t";
    },
    text: (text) => {
      if (cell !== null && inValue) cell.value += text;
    },
    close: (name) => {
      inValue = false;
      if (name === "row" && hidden) sheet.hiddenRows += 1;
      else if (name === "row" && row.length > 0) sheet.rows.push(row);
      if (name !== "c" || cell === null) return;
      const text = shown(cell, workbook);
      if (text !== "" && !hidden && !hiddenColumns.has(cell.column)) {
        cells += 1;
        if (cells > limit) sheet.cut = true;
        else row.push({ column: cell.column, reference: cell.reference, text });
      }
      cell = null;
    },
  });
  return sheet;
}

/** Columns that a sheet can have: no more are listed, whatever it says. */
const mostColumns = 16_384;

const range = (from: number, to: number): number[] =>
  from >= 1 && to >= from ? Array.from({ length: Math.min(to, mostColumns) - from + 1 }, (_, at) => from + at) : [];

/** A cell without a reference stands beside the one before it. */
function openCell(attribute: (name: string) => string, next: number): OpenCell {
  const reference = attribute("r");
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference)?.[0] ?? "";
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { column: column || next, reference, type: attribute("t"), style: Number(attribute("s")), value: "" };
}

function shown({ type, style, value }: OpenCell, { strings, formats, from1904 }: Workbook): string {
  if (type === "s") return tidy(strings[Number(value)] ?? "");
  if (type === "e") return "";
  if (type === "b") return isTrue(value) ? "TRUE" : "FALSE";
  if (type === "d") return value.slice(0, 10);
  const amount = Number(value);
  if (type === "str" || type === "inlineStr" || value === "" || !Number.isFinite(amount)) return tidy(value);
  return tidy(inFormat(amount, formats[style] ?? 0, from1904));
}

/** Days between the two beginnings of time that workbooks know. */
const shift1904 = 1462;

/** A number as its format shows it; but a day, which each reader's program shows in the way of the country, as YYYY-MM-DD. */
function inFormat(amount: number, known: string | number, from1904: boolean): string {
  const code =
    typeof known === "number"
      ? (getFormatFromId(known) ?? "General")
      : known.replace(/\[\$([^\]-]*)-[^\]]*\]/g, "[$$$1]");
  if (!isValidFormat(code)) return String(amount);
  if (!isDateFormat(code)) return format(code, amount);
  const { year, day } = getFormatDateInfo(code);
  return format(year && day ? "yyyy-mm-dd" : code, from1904 ? amount + shift1904 : amount);
}

const tidy = (text: string): string => text.replace(/\s+/g, " ").trim();
