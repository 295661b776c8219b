/** The body of a mail as lines, each knowing how deep it is quoted: blocks of its HTML, or lines of its plain text. */
import { readBlocks } from "../html/blocks.ts";
import { type PageElement, tidy } from "../html/dom.ts";
import { openFragment, shown } from "../html/fragment.ts";
import type { Draft } from "../lay-out.ts";
import { text as textReader } from "../text.ts";

export interface Line extends Draft {
  /** How many answers deep: by ">" signs, or by quotations that say that they are of a mail. */
  cited: number;
  /** In how many other quotations: of a mail too when a line before says so. */
  quoted: number;
}

/** Signs for private use stand for the bounds of a quotation while the blocks are read. */
const cites = "\ue000";
const quotes = "\ue001";
const closes = "\ue002";

/** The blocks of an HTML body. Throws for one too large or too deep. */
export async function htmlLines(html: string): Promise<Line[]> {
  const page = await openFragment(html.replace(/[\ue000-\ue002]/g, ""));
  const bounds = (element: PageElement) =>
    element.nodeName === "BLOCKQUOTE"
      ? ([/^cite$/i.test(element.getAttribute("type") ?? "") ? cites : quotes, closes] as const)
      : null;
  const open: string[] = [];
  const lines: Line[] = [];
  for (const { kind, text, table } of readBlocks(page, { ...shown, bounds })) {
    if (text === closes) open.pop();
    else if (text === cites || text === quotes) open.push(text);
    else if (saysSomething(text)) {
      const cited = open.filter((opening) => opening === cites).length;
      lines.push({ kind, text, cited, quoted: open.length - cited, ...(table !== undefined && { reason: "table" }) });
    }
  }
  return lines;
}

/** The lines of a plain body, blank ones too. A ">" for each answer stands before what is quoted. */
export function plainLines(text: string): Line[] {
  return text.split(/\r?\n/).map((line) => {
    const marks = /^(?:>[ ]?){1,50}/.exec(line)?.[0] ?? "";
    return { kind: "paragraph", text: line.slice(marks.length), cited: marks.replaceAll(" ", "").length, quoted: 0 };
  });
}

/** Lines that belong together as paragraphs; those with a reason stay lines. */
export async function joinPlain(lines: readonly Line[]): Promise<Draft[]> {
  const drafts: Draft[] = [];
  let open: string[] = [];
  const close = async (): Promise<void> => {
    const text = open.join("\n");
    open = [];
    if (!saysSomething(text)) return;
    for await (const reading of textReader.read(text))
      if (reading.kind === "article")
        drafts.push(...reading.blocks.map((block) => ({ kind: block.kind, text: block.text })));
  };
  for (const { kind, text, reason } of lines) {
    if (reason === undefined) open.push(saysSomething(text) ? text : "");
    else {
      await close();
      if (saysSomething(text)) drafts.push({ kind, text: tidy(text), reason });
    }
  }
  await close();
  return drafts;
}

/** Rules, bullets and the blanks with which a mail fills its preview say nothing. */
const saysSomething = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);
