/** What a mail says of a briefing, taken from its Markdown: highlights, conflicts, sums that do not add up and changes, without footnotes. */
import type { List, ListItem, Nodes, PhrasingContent, Root, RootContent, Table } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { sectionTitles } from "../model/briefing.ts";
import { checkTitles } from "../render/sections/arithmetic.ts";

/** A stretch of words. */
export interface Piece {
  text: string;
  strong: boolean;
}

export type Words = Piece[];

export type Block =
  | { kind: "heading"; words: Words }
  | { kind: "paragraph"; words: Words }
  | { kind: "list"; items: Words[] }
  | { kind: "table"; head: Words[]; rows: Words[][] }
  /** `path` is that of the drawing in the output folder. */
  | { kind: "chart"; path: string; alternative: string; caption: Words };

export interface Summary {
  title: string;
  /** Whom it is for, what the folder held. */
  opening: Words[];
  sections: { title: string; blocks: Block[] }[];
}

/** So many conflicts, and rows of changes: the PDF has all. */
const mostHeadings = 5;
const mostRows = 15;
const mostCharts = 4;

/** The summary in a briefing's Markdown. */
export function summarize(markdown: string): Summary {
  const root: Root = unified().use(remarkParse).use(remarkGfm).parse(markdown);
  const nodes = root.children.filter(({ type }) => type !== "footnoteDefinition");
  const starts = nodes.flatMap((node, at) => (node.type === "heading" && node.depth === 2 ? [at] : []));
  const [title, ...opening] = nodes.slice(0, starts[0] ?? nodes.length);
  const sections = starts.map((start, index) => ({
    title: textOf(wordsOf(nodes[start])),
    blocks: blocksOf(nodes.slice(start + 1, starts[index + 1] ?? nodes.length)),
  }));
  return {
    title: textOf(wordsOf(title)),
    opening: opening.map((node) => wordsOf(node)),
    sections: [
      ...named(sections, sectionTitles.highlights, (blocks) => blocks),
      ...named(sections, sectionTitles.changes, shortTables),
      ...named(sections, sectionTitles.conflicts, firstConflicts),
      ...named(sections, sectionTitles.arithmetic, suspectSums),
      ...otherCharts(sections),
    ],
  };
}

type Section = Summary["sections"][number];

/** The section of a title, shortened; none where nothing of it is left. */
function named(sections: readonly Section[], start: string, shorten: (blocks: Block[]) => Block[]): Section[] {
  return sections
    .filter(({ title }) => title.startsWith(start))
    .map(({ title, blocks }) => ({ title, blocks: shorten(blocks) }))
    .filter(({ blocks }) => blocks.length > 0);
}

function firstConflicts(blocks: Block[]): Block[] {
  const starts = blocks.flatMap(({ kind }, at) => (kind === "heading" ? [at] : []));
  const end = starts[mostHeadings];
  return end === undefined ? blocks : [...blocks.slice(0, end), rest(starts.length - mostHeadings, "conflict")];
}

const shortTables = (blocks: Block[]): Block[] =>
  blocks.flatMap((block): Block[] => {
    if (block.kind !== "table" || block.rows.length <= mostRows) return [block];
    return [{ ...block, rows: block.rows.slice(0, mostRows) }, rest(block.rows.length - mostRows, "change")];
  });

const suspectSums = (blocks: Block[]): Block[] =>
  blocks.flatMap((block): Block[] => {
    const items =
      block.kind === "list" ? block.items.filter((item) => textOf(item).startsWith(checkTitles.suspect)) : [];
    return items.length === 0 ? [] : [{ kind: "list", items }];
  });

/** The drawings that stand in none of these sections: what a mail can show at a glance. */
function otherCharts(sections: readonly Section[]): Section[] {
  const blocks = sections
    .filter(({ title }) => title !== sectionTitles.conflicts)
    .flatMap((section) => section.blocks.filter(({ kind }) => kind === "chart"))
    .slice(0, mostCharts);
  return blocks.length === 0 ? [] : [{ title: "Charts", blocks }];
}

const rest = (count: number, noun: string): Block => ({
  kind: "paragraph",
  words: [{ text: `${count} more ${noun}${count === 1 ? "" : "s"} in the briefing.`, strong: false }],
});

/** Blocks of our own kinds. What follows a drawing is its caption. */
function blocksOf(nodes: readonly RootContent[]): Block[] {
  const blocks: Block[] = [];
  for (const node of nodes) {
    const last = blocks.at(-1);
    if (node.type === "heading") blocks.push({ kind: "heading", words: wordsOf(node) });
    else if (node.type === "list") blocks.push({ kind: "list", items: itemsOf(node) });
    else if (node.type === "table") blocks.push(tableOf(node));
    else if (node.type === "paragraph") {
      const [image, ...others] = node.children;
      if (image?.type === "image" && others.length === 0)
        blocks.push({ kind: "chart", path: image.url, alternative: image.alt ?? "", caption: [] });
      else if (last?.kind === "chart" && last.caption.length === 0) last.caption = wordsOf(node);
      else blocks.push({ kind: "paragraph", words: wordsOf(node) });
    }
  }
  return blocks;
}

const itemsOf = ({ children }: List): Words[] => children.map((item: ListItem) => wordsOf(item));

function tableOf({ children }: Table): Block {
  const [head = [], ...rows] = children.map((row) => row.children.map((cell) => wordsOf(cell)));
  return { kind: "table", head, rows };
}

/** The words of a node. References go, and so does markup; a line break in a cell becomes one in the words. */
function wordsOf(node: Nodes | undefined, strong = false): Words {
  if (node === undefined) return [];
  const words =
    "children" in node
      ? node.children.flatMap((child) => wordsOf(child, strong || node.type === "strong"))
      : leaf(node, strong);
  return joined(words);
}

function leaf(node: Exclude<Nodes, { children: unknown }> | PhrasingContent, strong: boolean): Words {
  if (node.type === "text" || node.type === "inlineCode") return [{ text: node.value.replace(/\s+/g, " "), strong }];
  const isBreak = node.type === "break" || (node.type === "html" && node.value === "<br>");
  return isBreak ? [{ text: "\n", strong: false }] : [];
}

/** Neighbours of one kind as one. */
function joined(words: Words): Words {
  const pieces: Words = [];
  for (const { text, strong } of words) {
    const last = pieces.at(-1);
    if (last?.strong === strong) last.text += text;
    else pieces.push({ text, strong });
  }
  return pieces;
}

/** The words without emphasis. */
export const textOf = (words: Words): string =>
  words
    .map(({ text }) => text)
    .join("")
    .trim();
