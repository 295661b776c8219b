/** A summary as plain text, in lines that any mail program shows whole. */
import { type Block, type Summary, textOf, type Words } from "./summary.ts";

const width = 76;

/** The text of a mail. `closing` are its last paragraphs. */
export function asText({ title, opening, sections }: Summary, closing: readonly string[]): string {
  const parts = [
    `${folded(title)}\n${"=".repeat(Math.min(title.length, width))}`,
    ...opening.map((words) => folded(textOf(words))),
    ...sections.flatMap((section) => {
      const texts = section.blocks.map(blockText).filter((text) => text !== "");
      return texts.length === 0 ? [] : [`\n${section.title.toUpperCase()}`, ...texts];
    }),
    ["--------", ...closing].join("\n\n"),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** A drawing has no text: what it shows is said in words beside it. */
function blockText(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `* ${folded(textOf(block.words), "  ")}`;
    case "paragraph":
      return folded(leadText(block.words));
    case "list":
      return block.items.map((item) => `- ${folded(leadText(item), "  ")}`).join("\n");
    case "table":
      return block.rows.map((row) => `- ${folded(rowText(block.head.map(textOf), row.map(textOf)), "  ")}`).join("\n");
    case "chart":
      return "";
  }
}

/** Words that begin with a figure in bold have a colon behind it: "41 mills: tide mills, Veloria". */
function leadText(words: Words): string {
  const [first, ...rest] = words;
  if (first?.strong !== true || /[.:]\s*$/.test(first.text)) return textOf(words);
  return textOf([{ text: `${first.text.trim()}: `, strong: true }, ...rest]);
}

/** "Tide mills, Veloria. Before: 40 mills. Now: 41 mills." */
const rowText = (head: readonly string[], row: readonly string[]): string =>
  row
    .map((cell) => cell.replace(/\s*\n\s*/g, ", "))
    .map((cell, at) => (at === 0 ? cell : `${head[at] ?? ""}: ${cell}`))
    .join(". ")
    .concat(".")
    .replace(/\.\.(?=\s|$)/g, ".");

/** Lines of at most the width, as far as words allow; all but the first begin with the indent. */
function folded(text: string, indent = ""): string {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(/\s+/)) {
    if (line.trim() !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent;
    }
    line += line.trim() === "" ? word : ` ${word}`;
  }
  return [...lines, line].join("\n").trimStart();
}
