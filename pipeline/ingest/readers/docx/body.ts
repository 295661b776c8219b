/** The text of a Word document in reading order: what a reader of the printed page reads, changes accepted, and nothing that is not on it. */
import { Paragraph } from "./paragraph.ts";
import type { Role } from "./styles.ts";
import { walkXml } from "./xml.ts";

export interface Line {
  kind: "line";
  role: Role;
  text: string;
}

/** A table of data: rows of cells, the empty ones too. */
export interface Grid {
  kind: "grid";
  rows: Cell[][];
}

interface Cell {
  /** 1-based; a cell that spans several columns stands in the first of them. */
  column: number;
  text: string;
}

interface OpenCell {
  span: number;
  content: (Line | Grid)[];
}

/** Longer cells are paragraphs: then the table is the layout of a page. */
const longestCell = 120;

/**
 * What is skipped with all that is in it: deleted and moved text, the old form of a drawing, codes of fields, former formats, settings and
 * placeholders, and the reading aid above a character.
 */
const skipped = new Set(
  "del moveFrom Fallback instrText delText delInstrText pPrChange rPrChange tblPrChange trPrChange tcPrChange sectPr sdtPr rt".split(
    " ",
  ),
);

/** Reads the main part of a document. Linear in its length; a table in a table stands after what comes before it. */
export function readBody(xml: string, roleOf: (styleId: string) => Role): (Line | Grid)[] {
  const body = new Body(roleOf);
  let skipping = 0;
  walkXml(xml, {
    open(name, attributes, path) {
      // In the properties of a paragraph or a row these are marks of it, and nothing is in them.
      const isMark = (name === "del" || name === "moveFrom") && /^(?:rPr|trPr)$/.test(path.at(-1) ?? "");
      if (skipping > 0 || (skipped.has(name) && !isMark)) skipping += 1;
      else body.open(name, attributes, path);
    },
    text(text, path) {
      if (skipping === 0 && path.at(-1) === "t") body.write(text);
    },
    close(name) {
      if (skipping > 0) skipping -= 1;
      else body.close(name);
    },
  });
  return body.content;
}

class Body {
  readonly content: (Line | Grid)[] = [];
  /** Open paragraphs: a text box stands in one. */
  private readonly paragraphs: Paragraph[] = [];
  private readonly tables: { rows: OpenCell[][]; isDeleted: boolean }[] = [];
  private readonly roleOf: (styleId: string) => Role;
  /** What a paragraph whose end was deleted hands on to the next. */
  private carried = "";

  constructor(roleOf: (styleId: string) => Role) {
    this.roleOf = roleOf;
  }

  open(name: string, { val = "", type }: Readonly<Record<string, string>>, path: readonly string[]): void {
    const paragraph = this.paragraphs.at(-1);
    const table = this.tables.at(-1);
    if (name === "p") this.paragraphs.push(new Paragraph());
    else if (name === "tbl") this.tables.push({ rows: [], isDeleted: false });
    else if (name === "tr" && table !== undefined) {
      table.rows.push([]);
      table.isDeleted = false;
    } else if (name === "tc") table?.rows.at(-1)?.push({ span: 1, content: [] });
    else if (name === "gridSpan") this.setSpan(Number(val));
    else if (name === "del" && path.at(-1) === "trPr" && table !== undefined) table.isDeleted = true;
    else if (name === "pStyle") paragraph?.setRole(this.roleOf(val));
    else paragraph?.open(name, val, type, path);
  }

  write(text: string): void {
    this.paragraphs.at(-1)?.write(text);
  }

  close(name: string): void {
    if (name === "p") this.closeParagraph();
    else if (name === "tbl") this.closeTable();
    else if (name === "tr" && this.tables.at(-1)?.isDeleted) this.tables.at(-1)?.rows.pop();
  }

  /** Where what is read now belongs: the cell that is open, or the body. A text box's paragraphs are not in the order of cells either way. */
  private get place(): (Line | Grid)[] {
    return this.tables.at(-1)?.rows.at(-1)?.at(-1)?.content ?? this.content;
  }

  private setSpan(span: number): void {
    const cell = this.tables.at(-1)?.rows.at(-1)?.at(-1);
    if (cell !== undefined && span > 1 && span < 1000) cell.span = span;
  }

  private closeParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (paragraph === undefined) return;
    const outer = this.paragraphs.at(-1);
    const { role, isOpenEnded } = paragraph;
    const [first = "", ...rest] = paragraph.texts();
    const texts = [`${this.carried}${first}`, ...rest];
    this.carried = isOpenEnded ? (texts.pop() ?? "") : "";
    const lines = texts.filter((text) => text.trim() !== "").map((text): Line => ({ kind: "line", role, text }));
    // A text box is read after the paragraph at which it is anchored, not in the middle of it.
    if (outer !== undefined) outer.boxes.push(...lines, ...paragraph.boxes);
    else this.place.push(...lines, ...paragraph.boxes);
  }

  private closeTable(): void {
    const table = this.tables.pop();
    if (table === undefined) return;
    const cells = table.rows.flat();
    const filled = cells.filter(({ content }) => content.length > 0);
    const isData = filled.length > 1 && filled.every(({ content }) => lengthOf(content) < longestCell);
    if (isData) this.place.push({ kind: "grid", rows: table.rows.map(cellsOf) });
    else for (const { content } of cells) for (const each of content) this.place.push(each);
  }
}

/** Of its lines; a table inside makes it longer than any cell of data. */
const lengthOf = (content: readonly (Line | Grid)[]): number =>
  content.reduce((length, each) => length + (each.kind === "line" ? each.text.length : longestCell), 0);

function cellsOf(row: readonly OpenCell[]): Cell[] {
  let column = 1;
  return row.map(({ span, content }) => {
    const cell = { column, text: content.map((each) => (each.kind === "line" ? each.text : "")).join(" ") };
    column += span;
    return cell;
  });
}
