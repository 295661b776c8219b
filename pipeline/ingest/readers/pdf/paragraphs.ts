/** From lines to paragraphs: where one ends is told by gaps, indents, short lines and fonts; over columns and pages they go on. */
import type { Block } from "../../../model/source.ts";
import { joinLines, vocabularyOf } from "./hyphens.ts";
import type { Line } from "./lines.ts";

export interface Paragraph {
  kind: Block["kind"];
  text: string;
  /** 1-based. */
  page: number;
  size: number;
  /** Why it is no part of the article; null when it is. */
  reason: string | null;
}

/** A column of a page, in the order of reading. */
export interface Column {
  page: number;
  lines: Line[];
}

/** Lines that belong together, and the edges of their column. */
interface Draft {
  lines: Line[];
  column: Edges;
  page: number;
}

interface Edges {
  left: number;
  right: number;
}

/** How most of the text is set. */
interface Style {
  size: number;
  font: string;
  /** From one baseline to the next, by letter height. */
  leading: number;
}

const bullet = /^(?:[•‣◦▪●■–—*·-]|\(?(?:\d{1,2}|[a-z])[.)])\s/;
/** "Table 2: ", "Figure 3.1. ": the name of what stands beside it. */
const numbered = /^\p{Lu}\p{L}{2,9}\.? \d{1,3}(?:\.\d{1,2})?[.:] /u;
const ended = /[.!?:;]["”’)\]]{0,2}$/;

/** The paragraphs of all columns, in the order of reading. */
export function paragraphsOf(columns: readonly Column[]): Paragraph[] {
  const style = styleOf(columns);
  const drafts = columns.flatMap(({ page, lines }) => draftsOf(page, lines, style));
  const words = vocabularyOf(columns.flatMap(({ lines }) => lines.map(({ text }) => text)));
  const paragraphs = joinOver(drafts, style).map(({ lines, page }): Paragraph => {
    const text = joinAll(
      lines.map((line) => line.text),
      words,
    );
    const size = lines[0]?.size ?? style.size;
    const reason = reasonFor(lines, style);
    return { ...kindOf(text, lines, style), page, size, reason };
  });
  return paragraphs.map((paragraph, index) => {
    const besideTable = [index - 1, index + 1].some((at) => paragraphs[at]?.reason === "table");
    return besideTable && numbered.test(paragraph.text) ? { ...paragraph, kind: "caption" } : paragraph;
  });
}

/** Over a balanced tree, so that a paragraph of very many lines is not copied once for each. */
function joinAll(lines: readonly string[], words: ReadonlySet<string>): string {
  if (lines.length <= 1) return lines[0] ?? "";
  const middle = lines.length >> 1;
  return joinLines(joinAll(lines.slice(0, middle), words), joinAll(lines.slice(middle), words), words);
}

/** Size, font and leading of most characters. */
function styleOf(columns: readonly Column[]): Style {
  const lines = columns.flatMap((column) => column.lines).filter(({ table }) => !table);
  const most = <T>(entries: readonly (readonly [T, number])[], otherwise: T): T => {
    const counts = new Map<T, number>();
    for (const [key, count] of entries) counts.set(key, (counts.get(key) ?? 0) + count);
    return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [otherwise, 0] as const)[0];
  };
  const size = most(
    lines.map((line) => [Math.round(line.size * 2) / 2, line.text.length]),
    10,
  );
  const font = most(
    lines.map((line) => [line.font, line.text.length]),
    "",
  );
  const leading = most(
    columns.flatMap((column) =>
      column.lines.slice(1).flatMap((line, index): [number, number][] => {
        const gap = (line.y - (column.lines[index]?.y ?? 0)) / size;
        return gap > 0.8 && gap < 2.5 && Math.abs(line.size - size) < 1
          ? [[Math.round(gap * 20) / 20, line.text.length]]
          : [];
      }),
    ),
    1.2,
  );
  return { size, font, leading };
}

function draftsOf(page: number, lines: readonly Line[], style: Style): Draft[] {
  const prose = lines.filter(({ table, size }) => !table && Math.abs(size - style.size) <= 1);
  const measured = prose.length > 0 ? prose : lines;
  const column = { left: least(measured.map(({ x0 }) => x0)), right: -least(measured.map(({ x1 }) => -x1)) };
  const drafts: Draft[] = [];
  for (const line of lines) {
    const draft = drafts.at(-1);
    const last = draft?.lines.at(-1);
    if (draft !== undefined && last !== undefined && goesOn(draft.lines, last, line, column, style))
      draft.lines.push(line);
    else drafts.push({ lines: [line], column, page });
  }
  return drafts;
}

const least = (numbers: readonly number[]): number =>
  numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);

function goesOn(lines: readonly Line[], last: Line, line: Line, column: Edges, style: Style): boolean {
  if (line.table || last.table) return line.table === last.table && line.y - last.y < 4 * line.size;
  if (!sameSet(last, line) || line.noted || bullet.test(line.text)) return false;
  const gap = line.y - last.y;
  if (gap > Math.max(style.leading * 1.25, 1.3) * line.size && gap > leadingOf(lines) * 1.2) return false;
  if (gap < -line.size) return false;
  if (line.size > style.size * 1.1) return true;
  const first = lines[0];
  const hanging = first !== undefined && (bullet.test(first.text) || first.noted);
  if (!hanging && lines.length >= 1 && line.x0 - last.x0 > 0.6 * line.size && line.x0 - column.left < 6 * line.size)
    return false;
  return !endsEarly(last, line, column);
}

/** The leading between the first two lines; without two, as wide as can be told. */
function leadingOf(lines: readonly Line[]): number {
  const [first, second] = lines;
  return first !== undefined && second !== undefined ? second.y - first.y : 0;
}

/** Of one size, and a sentence rather than a heading that happens to be as large. */
const sameSet = (a: Line, b: Line): boolean =>
  Math.abs(a.size - b.size) <= Math.max(a.size, b.size) * 0.08 && (a.font === b.font || !ownLine(a, b));

/** A line in a font of its own that leaves room ends what it says. */
const ownLine = (a: Line, b: Line): boolean => a.cells.length === 1 && b.text.length > 0 && a.x1 < b.x1 - 2 * a.size;

/** The first word of the next line would have had its place in this one; much more room is wanted where no sentence ends. */
function endsEarly(last: Line, line: Line, { left, right }: Edges): boolean {
  const word = /^\S{1,60}/.exec(line.text)?.[0].length ?? 0;
  const letter = (line.x1 - line.x0) / Math.max(1, line.text.length);
  const end = ended.test(last.text);
  if (/[-\u00ad‐,]$/.test(last.text) || (!end && /^\p{Ll}/u.test(line.text))) return false;
  const room = right - 0.5 * line.size - (last.x1 + (word + 1.5) * letter);
  return room > (end ? 0 : 0.25 * (right - left));
}

/** Joins the end of a column with the beginning of a later one, whatever stands between them. */
function joinOver(drafts: readonly Draft[], style: Style): Draft[] {
  const joined: Draft[] = [];
  let open: Draft | null = null;
  for (const [index, draft] of drafts.entries()) {
    const starts = draft.column !== drafts[index - 1]?.column;
    const body = isBody(draft, style);
    if (
      body &&
      open !== null &&
      open.column !== draft.column &&
      (starts || !isBody(drafts[index - 1], style)) &&
      carriesOn(open, draft)
    ) {
      open.lines.push(...draft.lines);
      open.column = draft.column;
      continue;
    }
    const own = { ...draft, lines: [...draft.lines] };
    joined.push(own);
    if (body) open = own;
  }
  return joined;
}

const isBody = (draft: Draft | undefined, style: Style): boolean => {
  const line = draft?.lines[0];
  return line !== undefined && !line.table && !line.noted && Math.abs(line.size - style.size) <= 0.6;
};

/** The last line is full and has no end, or breaks a word; what follows is no new paragraph by its look. */
function carriesOn(open: Draft, draft: Draft): boolean {
  const [last, first] = [open.lines.at(-1), draft.lines[0]];
  if (last === undefined || first === undefined || last.font !== first.font || bullet.test(first.text)) return false;
  if (/\p{Ll}[-\u00ad‐]$/u.test(last.text) && /^\p{Ll}/u.test(first.text)) return true;
  if (ended.test(last.text)) return /^\p{Ll}/u.test(first.text) && !/[.!?]["”’)\]]{0,2}$/.test(last.text);
  const full = last.x1 > open.column.right - 0.2 * (open.column.right - open.column.left);
  return /^\p{Ll}/u.test(first.text) || (full && first.x0 - draft.column.left < 0.6 * first.size);
}

function reasonFor(lines: readonly Line[], style: Style): string | null {
  const [first] = lines;
  if (first?.table === true) return "table";
  return first?.noted === true && first.size <= style.size * 0.92 ? "footnote" : null;
}

function kindOf(text: string, lines: readonly Line[], style: Style): { kind: Block["kind"]; text: string } {
  const [first] = lines;
  if (first === undefined || first.table) return { kind: "paragraph", text };
  const item = /^[•‣◦▪●■·]\s*/.exec(text);
  if (item !== null) return { kind: "item", text: text.slice(item[0].length) };
  if (first.size <= style.size * 0.95 && text.length <= 400 && numbered.test(text)) return { kind: "caption", text };
  const large = first.size >= style.size * 1.12 && text.length <= 250;
  const own = first.font !== style.font && lines.length <= 2 && text.length <= 120 && first.size >= style.size * 0.95;
  const heading =
    /\p{L}/u.test(text) && (large || own) && !/[.,;]$/.test(text) && lines.every(({ font }) => font === first.font);
  return { kind: heading ? "heading" : "paragraph", text };
}
