/** Plain text: a line is a block, except where prose was wrapped by hand; then the lines of a paragraph are one. */
import type { Block } from "../../model/source.ts";
import type { Piece } from "../../model/span.ts";
import { joinPieces } from "../../model/span.ts";
import type { TextReader } from "../reader.ts";

/** More than a long book. Characters, and lines that are not blank. */
const sizeLimit = 4_000_000;
const lineLimit = 50_000;

export const text: TextReader = {
  input: "text",
  extensions: ["txt", "text"],
  recognises: looksLikeProse,
  failure: "ingest/too-large",
  async *read(content) {
    const lines = content.length > sizeLimit ? [] : splitLines(content);
    if (content.length > sizeLimit || lines.length > lineLimit)
      throw new Error(`a text of ${content.length} characters`);
    const column = wrapColumn(lines);
    const blocks = groupLines(lines, column).map(toBlock);
    const format = "text";
    yield { kind: "article", format, text: content, derived: false, blocks, tables: [], stated: {}, excluded: [] };
  },
};

/** A line without its end and without white space around it. */
interface Line {
  /** 1-based. */
  number: number;
  text: string;
  /** Offset of `text` in the file. */
  source: number;
  /** Whether the line before is blank, or there is none. */
  afterBlank: boolean;
}

/** Wrapped lines end between these columns: shorter ones are lists, longer ones are paragraphs on one line. */
const narrowest = 50;
const widest = 120;
/** Lines may end this much before the column: not every editor fills them. */
const ragged = 6;
/** A paragraph of more lines than this is no paragraph. */
const longestParagraph = 200;

function splitLines(content: string): Line[] {
  const lines: Line[] = [];
  let source = 0;
  let afterBlank = true;
  for (const [index, raw] of content.split("\n").entries()) {
    const trimmed = raw.trim();
    if (trimmed !== "")
      lines.push({ number: index + 1, text: trimmed, source: source + raw.indexOf(trimmed), afterBlank });
    afterBlank = trimmed === "";
    source += raw.length + 1;
  }
  return lines;
}

/** Whether `next` stands where it does because the first word of it did not fit on the line before. */
function isWrapped(line: Line, next: Line, column: number): boolean {
  // "Source: ..." and "Published: ..." begin a line of their own.
  if (next.afterBlank || /^\p{Lu}\p{Ll}+:\s/u.test(next.text) || line.text.length < narrowest * 0.8) return false;
  const firstWord = /^\S+/.exec(next.text)?.[0] ?? "";
  return line.text.length + 1 + firstWord.length > column;
}

/**
 * The column at which the whole text was wrapped, or null when its lines are paragraphs: at least four line breaks inside paragraphs, three
 * out of five of them where the next word would not have fitted, and at least half of those in the middle of a sentence.
 */
function wrapColumn(lines: readonly Line[]): number | null {
  const longest = lines.reduce((length, line) => Math.max(length, /\s/.test(line.text) ? line.text.length : 0), 0);
  if (longest < narrowest || longest > widest) return null;
  const column = longest - ragged;
  const breaks = lines.slice(1).flatMap((next, index) => {
    const line = lines[index];
    return line === undefined || next.afterBlank
      ? []
      : [{ wrapped: isWrapped(line, next, column), goesOn: /^\p{Ll}/u.test(next.text) }];
  });
  const wrapped = breaks.filter((each) => each.wrapped);
  const goesOn = wrapped.filter((each) => each.goesOn);
  const enough = wrapped.length >= 4 && wrapped.length >= breaks.length * 0.6 && goesOn.length >= wrapped.length / 2;
  return enough ? column : null;
}

function groupLines(lines: readonly Line[], column: number | null): Line[][] {
  const groups: Line[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const continues = column !== null && last !== undefined && isWrapped(last, line, column);
    if (group !== undefined && continues && group.length < longestParagraph) group.push(line);
    else groups.push([line]);
  }
  return groups;
}

function toBlock(lines: Line[]): Block {
  const pieces = lines.flatMap((line, index): Piece[] => {
    const previous = lines[index - 1];
    const own = { text: line.text, source: line.source };
    return previous === undefined ? [own] : [{ text: " ", source: previous.source + previous.text.length }, own];
  });
  return { kind: "paragraph", line: lines[0]?.number ?? 1, endLine: lines.at(-1)?.number ?? 1, ...joinPieces(pieces) };
}

const word = /^["“‘'(]?[A-Za-z][A-Za-z'’-]*[.,;:!?"”’)]*$/;

/** Whether a line runs on in words: prose does, settings and data do not. */
function runsInWords(line: string): boolean {
  const tokens = line.split(/\s+/);
  return tokens.length >= 6 && tokens.filter((token) => word.test(token)).length >= tokens.length * 0.7;
}

/** Whether most of a text is prose: tells an article without a known extension from data and settings. */
function looksLikeProse(content: string): boolean {
  const lines = content.split("\n").map((line) => line.trim());
  const length = (some: readonly string[]): number => some.reduce((sum, line) => sum + line.length, 0);
  return /[.!?]["”’']?\s*$/m.test(content) && length(lines.filter(runsInWords)) >= length(lines) / 2;
}
