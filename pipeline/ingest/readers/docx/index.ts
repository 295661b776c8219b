/** Word documents (.docx, .docm): the text as a text of our own making, one line a block and a row. No macro, link or picture is looked at. */
import type { Block, StatedMetadata, Table } from "../../../model/source.ts";
import { decode } from "../../decode.ts";
import type { Content } from "../../reader.ts";
import type { Member } from "../../unzip.ts";
import { defined } from "../front-matter.ts";
import type { Grid, Line } from "./body.ts";
import { readBody } from "./body.ts";
import { readAuthor, readCore } from "./core.ts";
import { readStyles } from "./styles.ts";

/** A long book has less. Bytes of one part unpacked, and characters of its text. */
const partLimit = 40_000_000;
const sizeLimit = 4_000_000;

/** The name of the main part; Word gives it a number when it saves on the web. */
export const isWordPart = (name: string): boolean => /^word\/document\d{0,3}\.xml$/.test(name);

/** Reads the document that these members of a zip are. Rejects for one that is damaged or too large. */
export async function readWord(members: readonly Member[]): Promise<Content> {
  const main = members.find(({ name }) => isWordPart(name));
  if (main?.refused === "encrypted")
    return { kind: "problem", id: "ingest/encrypted", found: "a document with a password" };
  const named = (name: string): Member | undefined => members.find((member) => member.name === name);
  const roleOf = readStyles(await readPart(named("word/styles.xml")));
  const body = readBody(await readPart(main), roleOf);
  const core = readCore(await readPart(named("docProps/core.xml")));
  const { text, blocks, tables } = layOut(body);
  if (text.length > sizeLimit) throw new Error(`a text of ${text.length} characters`);
  const stated = statedBy(body, core);
  return { kind: "article", format: "docx", text, derived: true, blocks, tables, stated, excluded: [] };
}

/** Empty when there is no such part. */
async function readPart(member: Member | undefined): Promise<string> {
  if (member === undefined || member.refused !== null) return "";
  const bytes = await member.read(partLimit);
  if (bytes.length > partLimit) throw new Error(`${member.name} of more than ${partLimit} bytes`);
  const decoded = await decode(bytes);
  if (decoded === null) throw new Error(`${member.name} is no XML`);
  return decoded.text;
}

/**
 * What the document says about itself. When the file was made, saved or printed is not when the article was published, and templates carry
 * the day of their own: a day comes from the text alone.
 */
function statedBy(body: readonly (Line | Grid)[], core: ReadonlyMap<string, string>): StatedMetadata {
  const lines = body.filter((each) => each.kind === "line");
  const withRole = (role: string): string[] =>
    lines.filter((line) => line.role === role).map((line) => line.text.trim());
  const shown = withRole("title").join(" ");
  const opening = lines
    .slice(0, 3)
    .find(({ role }) => role === "heading")
    ?.text.trim();
  return defined({
    title: shown === "" ? (opening ?? titleIn(core)) : shown,
    outlet: undefined,
    author: withRole("author").join(", ") || readAuthor(core.get("creator") ?? ""),
    language: core.get("language"),
    published: undefined,
    url: undefined,
  });
}

/** A title of several words; others are names of files and templates. */
function titleIn(core: ReadonlyMap<string, string>): string | undefined {
  const title = core.get("title") ?? "";
  return title.split(" ").length >= 3 && !/\.\w{2,4}$|^Microsoft Word\b/.test(title) ? title : undefined;
}

/** One line a paragraph and one a row, its cells divided by tabs: what every offset refers to. */
function layOut(body: readonly (Line | Grid)[]): { text: string; blocks: Block[]; tables: Table[] } {
  const lines: string[] = [];
  const blocks: Block[] = [];
  const tables: Table[] = [];
  let source = 0;
  const write = (text: string): number => {
    lines.push(text);
    source += text.length + 1;
    return lines.length;
  };
  for (const each of body) {
    if (each.kind === "grid") tables.push(layOutGrid(each, () => source, write));
    else if (each.role !== "out") {
      const { role } = each;
      const text = each.text.trim();
      const kind = role === "title" ? "heading" : role === "author" ? "paragraph" : role;
      const segments = [{ at: 0, source }];
      const line = write(text);
      blocks.push({ kind, line, endLine: line, text, segments });
    }
  }
  return {
    text: lines.map((line) => `${line}\n`).join(""),
    blocks,
    tables: tables.filter(({ rows }) => rows.length > 0),
  };
}

function layOutGrid({ rows }: Grid, at: () => number, write: (text: string) => number): Table {
  const laid = rows.flatMap((row) => {
    const filled = row.map(({ column, text }) => ({ column, text: text.trim() })).filter(({ text }) => text !== "");
    if (filled.length === 0) return [];
    let source = at();
    const cells = filled.map(({ column, text }) => {
      const cell = { column, text, segments: [{ at: 0, source }] };
      source += text.length + 1;
      return cell;
    });
    return [{ line: write(filled.map(({ text }) => text).join("\t")), cells }];
  });
  return { title: null, rows: laid };
}
