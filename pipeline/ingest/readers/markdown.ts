/** Markdown, read by the unified collective's parser; every character of a block can be found again in the file. */
import type { Node, Nodes, Root } from "mdast";
import type { Block, Cell, Exclusion, Row, StatedMetadata, Table } from "../../model/source.ts";
import type { MappedText, Piece } from "../../model/span.ts";
import { collapseSpace, joinPieces } from "../../model/span.ts";
import type { Problem, TextReader } from "../reader.ts";
import { readFrontMatter } from "./front-matter.ts";
import { alignText } from "./markdown-offsets.ts";

/** A parser of Markdown keeps every character as an event. Characters. */
const sizeLimit = 1_000_000;
/** The parser's time grows with the square of the depth, and its stack is used up some way further down. */
const deepNesting = /^[ \t]*(?:>[ \t]?|[-*+][ \t]|\d{1,9}[.)][ \t]){51}/m;

export const markdown: TextReader = {
  input: "text",
  extensions: ["md", "markdown", "mdown", "mkd"],
  recognises: (content) => /^\ufeff?---\r?\n[\s\S]{0,4000}?\n---\r?\n/.test(content),
  failure: "ingest/bad-markup",
  async *read(content) {
    if (content.length > sizeLimit) throw new Error(`Markdown of ${content.length} characters`);
    if (deepNesting.test(content)) throw new Error("quotations or lists nested more than 50 deep");
    // The parser leaves a byte-order mark out of its offsets; those of the file count it.
    const marked = content.startsWith("\ufeff") ? 1 : 0;
    const plain = content.slice(marked);
    const tree = await parse(plain);
    const parts = tree.children.flatMap((node) => readNode(node, plain));
    const front = readFront(tree);
    yield* front.problems;
    yield {
      kind: "article",
      format: "markdown",
      text: content,
      derived: false,
      blocks: parts.filter((part) => "kind" in part).map((block) => ({ ...block, ...shifted(block, marked) })),
      tables: readTables(tree, plain).map((table) => shiftTable(table, marked)),
      stated: front.stated,
      excluded: parts.filter((part) => "reason" in part),
    };
  },
};

type Part = Block | Exclusion;

const shifted = ({ text, segments }: MappedText, by: number): MappedText => ({
  text,
  segments: segments.map(({ at, source }) => ({ at, source: source + by })),
});

const shiftTable = ({ title, rows }: Table, by: number): Table => ({
  title,
  rows: rows.map(({ line, cells }) => ({ line, cells: cells.map((cell) => ({ ...cell, ...shifted(cell, by) })) })),
});

/** The tables that do not stand inside something else; a heading right before one is its title. */
function readTables({ children }: Root, content: string): Table[] {
  return children.flatMap((node, at): Table[] => {
    if (node.type !== "table") return [];
    const before = children[at - 1];
    const title = before?.type === "heading" ? before.children.flatMap((child) => readInline(child, content)) : [];
    const rows = node.children.map(
      (row): Row => ({
        line: firstLine(row),
        cells: row.children.flatMap((cell, index): Cell[] => {
          const pieces = cell.children.flatMap((child) => readInline(child, content));
          const empty = pieces.every((piece) => piece.text.trim() === "");
          return empty ? [] : [{ column: index + 1, ...collapseSpace(joinPieces(pieces)) }];
        }),
      }),
    );
    return [
      { title: title.map(({ text }) => text).join("") || null, rows: rows.filter(({ cells }) => cells.length > 0) },
    ];
  });
}

async function parse(content: string): Promise<Root> {
  const [{ unified }, { default: remarkParse }, { default: remarkGfm }, { default: remarkFrontmatter }] =
    await Promise.all([import("unified"), import("remark-parse"), import("remark-gfm"), import("remark-frontmatter")]);
  return unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ["yaml"]).parse(content);
}

function readFront(tree: Root): { stated: StatedMetadata; problems: Problem[] } {
  const front = tree.children.find((node) => node.type === "yaml");
  if (front === undefined) return { stated: {}, problems: [] };
  const stated = readFrontMatter(front.value);
  if (stated !== null) return { stated, problems: [] };
  return {
    stated: {},
    problems: [
      {
        kind: "problem",
        id: "ingest/bad-front-matter",
        line: firstLine(front),
        found: "front matter that is no YAML mapping",
      },
    ],
  };
}

/** Why a node is no prose. */
const notProse: Partial<Record<Nodes["type"], string>> = {
  yaml: "front matter",
  code: "code block",
  html: "HTML block or comment",
  table: "table",
};

function readNode(node: Nodes, content: string): Part[] {
  const reason = notProse[node.type];
  if (reason !== undefined) return [{ startLine: firstLine(node), endLine: lastLine(node), reason }];
  switch (node.type) {
    case "heading":
      return toBlock(node, node.children, "heading", content);
    case "paragraph":
      return toBlock(node, node.children, "paragraph", content);
    case "listItem":
      return node.children.flatMap((child) =>
        child.type === "paragraph" ? toBlock(child, child.children, "item", content) : readNode(child, content),
      );
    case "list":
    case "blockquote":
    case "footnoteDefinition":
      return node.children.flatMap((child: Nodes) => readNode(child, content));
    default:
      return [];
  }
}

function toBlock(node: Node, children: readonly Nodes[], kind: Block["kind"], content: string): Part[] {
  const pieces = children.flatMap((child) => readInline(child, content));
  const place = { line: firstLine(node), endLine: lastLine(node) };
  if (pieces.some((piece) => piece.text.trim() !== "")) return [{ kind, ...place, ...joinPieces(pieces) }];
  return [{ startLine: place.line, endLine: place.endLine, reason: "image" }];
}

/** The prose of inline markup. Images, inline HTML and struck-out words say nothing that the article stands by. */
function readInline(node: Nodes, content: string): Piece[] {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? start;
  switch (node.type) {
    case "text":
      return alignText(node.value, content, start, end);
    case "inlineCode": {
      const at = content.indexOf(node.value, start);
      return at < 0 || at > end ? [] : [{ text: node.value, source: at }];
    }
    case "break":
      return [{ text: " ", source: start }];
    case "emphasis":
    case "strong":
    case "link":
    case "linkReference":
      return node.children.flatMap((child) => readInline(child, content));
    default:
      return [];
  }
}

const firstLine = (node: Node): number => node.position?.start.line ?? 1;
const lastLine = (node: Node): number => node.position?.end.line ?? 1;
