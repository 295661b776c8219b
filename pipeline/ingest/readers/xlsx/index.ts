/** Workbooks (.xlsx): each sheet a table, in a text of our own making: the sheet's name, then one line a row with tabs between its cells. */
import { isGenericTitle } from "../../../lexicon/tables.ts";
import type { Row, Table } from "../../../model/source.ts";
import type { Content, Problem } from "../../reader.ts";
import type { Member } from "../../unzip.ts";
import { cellLimit } from "../csv.ts";
import { readSheet, type ShownCell } from "./sheet.ts";
import { readWorkbook } from "./workbook.ts";

/** What one part of a workbook may hold when it is unpacked. Bytes. */
const partLimit = 100_000_000;

/** Reads the workbook that these members of a zip are. Rejects for one that is damaged or too large. */
export async function* readWorkbookFile(members: readonly Member[]): AsyncGenerator<Content> {
  const parts = await readParts(members);
  const part = (path: string): string => parts.get(path) ?? "";
  const workbook = readWorkbook(part);
  const laid = new Layout();
  let left = cellLimit;
  for (const { name, hidden, part: path } of workbook.sheets) {
    if (hidden) {
      yield problem("ingest/hidden-cells", `the hidden sheet \u201c${name}\u201d`);
      continue;
    }
    const { rows, hiddenRows, cut } = readSheet(part(path), workbook, left);
    left -= rows.reduce((sum, row) => sum + row.length, 0);
    if (hiddenRows > 0) yield problem("ingest/hidden-cells", `${hiddenRows} hidden rows of \u201c${name}\u201d`);
    if (cut) yield problem("ingest/large-table", `more cells, in \u201c${name}\u201d`);
    laid.add(name, rows);
  }
  yield laid.reading();
}

/** The parts that say something about cells. */
const readPart = /^xl\/(?:worksheets\/.*|_rels\/workbook|workbook|sharedStrings|styles)\.xml(?:\.rels)?$/;

async function readParts(members: readonly Member[]): Promise<Map<string, string>> {
  const parts = new Map<string, string>();
  let size = 0;
  for (const { name, refused, read } of members) {
    if (!readPart.test(name) || refused !== null) continue;
    const bytes = await read(partLimit - size);
    size += bytes.length;
    if (size > partLimit) throw new Error(`more than ${partLimit} bytes when unpacked`);
    parts.set(name, new TextDecoder().decode(bytes));
  }
  return parts;
}

const problem = (id: Problem["id"], found: string): Problem => ({ kind: "problem", id, found });

/** The text that is made of the sheets, and where the cells stand in it. */
class Layout {
  private readonly lines: string[] = [];
  private readonly tables: Table[] = [];
  private length = 0;

  add(name: string, rows: readonly ShownCell[][]): void {
    if (rows.length === 0) return;
    this.addLine(name);
    this.tables.push({ title: name, rows: rows.map((cells) => this.addRow(name, cells)) });
  }

  private addRow(sheet: string, cells: readonly ShownCell[]): Row {
    let source = this.length;
    this.addLine(cells.map(({ text }) => text).join("\t"));
    const placed = cells.map(({ column, text, reference }) => {
      const cell = { column, text, segments: [{ at: 0, source }], reference: `${sheet}!${reference}` };
      source += text.length + 1;
      return cell;
    });
    return { line: this.lines.length, cells: placed };
  }

  private addLine(text: string): void {
    this.lines.push(`${text}\n`);
    this.length += text.length + 1;
  }

  reading(): Content {
    const { tables } = this;
    const [first] = tables;
    const heading = first?.rows[0]?.cells;
    const name = first?.title ?? "";
    const title = heading?.length === 1 ? heading[0]?.text : isGenericTitle(name) ? undefined : name;
    return {
      kind: "article",
      format: "table",
      text: this.lines.join(""),
      derived: true,
      blocks: [],
      tables,
      stated: title === undefined || title === "" ? {} : { title },
      excluded: [],
    };
  }
}
