/** Layout: which rows of a table are its title, its head and its data, and what each column is. */
import { isMissing, isTableNote } from "../../lexicon/tables.ts";
import type { Cell, Row, Table } from "../../model/source.ts";
import type { NumberStyle } from "../quantities/style.ts";
import { type CellNumber, readCell, tableStyle } from "./cells.ts";
import { countedIn, type Head, readHead } from "./heads.ts";
import { readTime } from "./times.ts";
import { readUnitPhrase } from "./unit-phrase.ts";

export interface Column {
  /** 1-based. */
  column: number;
  /** Its head's rows, top to bottom. */
  heads: Head[];
  kind: "numbers" | "times" | "units" | "metrics" | "labels" | "none";
}

export interface DataRow {
  line: number;
  cells: ReadonlyMap<number, Cell>;
  numbers: ReadonlyMap<number, CellNumber>;
  /** The label of the part of the table that it stands in, or null. */
  section: string | null;
}

export interface Layout {
  /** The lines above the head. */
  preamble: string[];
  columns: Column[];
  /** Those of them that say what the others are of. */
  labels: Column[];
  rows: DataRow[];
}

/** More columns of words are notes, and each figure is read with every one of these. */
const mostLabels = 12;

/** Rows that a head has at most. */
const mostHeads = 4;

/** Finds the head of a table and reads its cells. Linear in their number. */
export function layOut({ rows }: Table): Layout {
  const style = tableStyle(rows.flatMap(({ cells }) => cells.map(({ text }) => text)));
  const width = commonestWidth(rows);
  let at = 0;
  while (at < rows.length && isPreamble(rows[at], width)) at += 1;
  const preamble = rows.slice(0, at).map(({ cells }) =>
    cells
      .map(({ text }) => text)
      .join(", ")
      .replace(/^#+\s*/, ""),
  );
  const heads = headRows(rows.slice(at, at + mostHeads), style);
  const data = readRows(rows.slice(at + heads.length), heads.at(-1) ?? null, style);
  const columns = readColumns(heads, data);
  const labels = columns.filter(({ kind }) => kind !== "numbers" && kind !== "none").slice(0, mostLabels);
  return { preamble, columns, labels, rows: data };
}

function commonestWidth(rows: readonly Row[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + (cells.length > 1 ? 1 : 0));
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/** A line of one cell, or a title of two that a comma parted. */
function isPreamble(row: Row | undefined, width: number): boolean {
  if (row === undefined || row.cells[0]?.column !== 1 || width < 2) return false;
  const { cells } = row;
  return (
    cells.length === 1 ||
    (cells.length === 2 && width >= 4 && cells[1]?.column === 2 && !cells.some(({ text }) => readTime(text) !== null))
  );
}

/** The rows before the first with numbers; after one whole row of heads only units, times and parts of a head follow. */
function headRows(rows: readonly Row[], style: NumberStyle): Row[] {
  const heads: Row[] = [];
  for (const row of rows) {
    const [first, ...rest] = row.cells.filter(({ text }) => !isMissing(text));
    if (first === undefined) break;
    const beyond = first.column > 1 ? [first, ...rest] : rest;
    const times = beyond.length > 0 && beyond.every(({ text }) => readTime(text) !== null);
    const known = heads.flatMap(({ cells }) => cells).some(({ text }) => readTime(text) !== null);
    const numbers = beyond.filter(({ text }) => readCell(text, style) !== null).length;
    // "1,000 t" beside "%" is a unit, and beside other numbers a figure.
    const units = numbers < beyond.length && beyond.every(({ text }) => readUnitPhrase(text) !== null);
    if (numbers > 0 && !units && (!times || known)) break;
    const open =
      heads.length === 0 ||
      first.column > 1 ||
      isGapped(heads.at(-1)) ||
      beyond.every(({ text }) => readUnitPhrase(text) !== null || readTime(text) !== null);
    if (!open || beyond.length === 0) break;
    heads.push(row);
  }
  return heads;
}

/** A head over several columns leaves those after the first of them empty. */
const isGapped = (row: Row | undefined): boolean =>
  row !== undefined && row.cells.length < (row.cells.at(-1)?.column ?? 0) - (row.cells[0]?.column ?? 1) + 1;

function readRows(rows: readonly Row[], head: Row | null, style: NumberStyle): DataRow[] {
  const printed = head?.cells.map(({ text }) => text).join("\t");
  const data: DataRow[] = [];
  let section: string | null = null;
  for (const { line, cells } of rows) {
    const [only] = cells;
    if (only === undefined || isTableNote(only.text)) continue;
    if (cells.length === 1 && only.column === 1) section = only.text;
    else if (cells.map(({ text }) => text).join("\t") !== printed) {
      const numbers = new Map<number, CellNumber>();
      for (const { column, text } of cells) {
        const number = readCell(text, style);
        if (number !== null) numbers.set(column, number);
      }
      data.push({ line, cells: new Map(cells.map((cell) => [cell.column, cell])), numbers, section });
    }
  }
  return data;
}

function readColumns(heads: readonly Row[], rows: readonly DataRow[]): Column[] {
  const filled = heads.map((row, at) =>
    spread(row, at === heads.length - 1 ? 0 : (heads.at(-1)?.cells.at(-1)?.column ?? 0)),
  );
  const known = new Map<string, Head>();
  const read = (text: string): Head => known.get(text) ?? known.set(text, readHead(text)).get(text) ?? readHead(text);
  const columns = new Set([
    ...filled.flatMap((row) => [...row.keys()]),
    ...rows.flatMap(({ cells }) => [...cells.keys()]),
  ]);
  const tally = tallyOf(rows);
  return [...columns]
    .sort((a, b) => a - b)
    .map((column) => {
      const texts = [...new Set(filled.flatMap((row) => row.get(column) ?? []))];
      const own = texts.map(read);
      return {
        column,
        heads: own,
        kind: kindOf(own, tally.get(column) ?? { cells: 0, numbers: 0, times: 0, plain: 0 }),
      };
    });
}

/** The cells of a head row by column; those left empty behind one, up to a column, are under it too. */
function spread({ cells }: Row, until: number): Map<number, string> {
  const row = new Map<number, string>();
  cells.forEach(({ column, text }, at) => {
    const end = cells[at + 1]?.column ?? Math.max(until + 1, column + 1);
    for (let under = column; under < (until === 0 || column === 1 ? column + 1 : end); under += 1) row.set(under, text);
  });
  return row;
}

interface Tally {
  cells: number;
  numbers: number;
  times: number;
  /** Numbers that look like years. */
  plain: number;
}

function tallyOf(rows: readonly DataRow[]): Map<number, Tally> {
  const tally = new Map<number, Tally>();
  for (const { cells, numbers } of rows)
    for (const [column, { text }] of cells) {
      if (isMissing(text)) continue;
      const count = tally.get(column) ?? { cells: 0, numbers: 0, times: 0, plain: 0 };
      const number = numbers.get(column);
      const time = readTime(text) !== null;
      count.cells += 1;
      count.numbers += number === undefined ? 0 : 1;
      count.times += time ? 1 : 0;
      count.plain += time && number?.plain === true ? 1 : 0;
      tally.set(column, count);
    }
  return tally;
}

function kindOf(heads: readonly Head[], { cells, numbers, times, plain }: Tally): Column["kind"] {
  const roles = heads.map(({ role }) => role);
  if (roles.includes("identifier")) return "none";
  if (roles.includes("period")) return "times";
  if (cells > 0 && times === cells) {
    if (heads.every(({ words, unit, time }) => words === "" && unit === null && time === null)) return "times";
    // Years and days under another head are of something else: when a port was opened.
    const figures = heads.some(({ unit, time, words }) => unit !== null || time !== null || countedIn(words) !== null);
    return plain === cells && figures ? "numbers" : "none";
  }
  if (numbers * 2 >= cells && cells > 0) return "numbers";
  if (roles.includes("unit")) return "units";
  return roles.includes("metric") ? "metrics" : "labels";
}
