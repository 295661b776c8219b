/** From one source text to an article: its body, who published it and when, and its sentences with their places. */
import { createHash } from "node:crypto";
import type { Article, Sentence } from "../model/document.ts";
import type { Block, Exclusion, SourceText } from "../model/source.ts";
import { sourceSpan } from "../model/span.ts";
import { lookAt } from "./body/lines.ts";
import { survey } from "./body/region.ts";
import { readBody } from "./body.ts";
import { findPublication, monthAndDay, onDateline } from "./dates.ts";
import { findAddress, findAuthor, findLanguage, findOutlet } from "./metadata.ts";
import { piecesOf, splitSentences } from "./sentences.ts";

/** Reads one source; `told` is between which days it was written, for one that does not say. Pure, and total: any text gives an article, if need be one without a title, a date or a sentence. */
export function readArticle(source: SourceText, told: string | null = null): Article {
  const lines = source.blocks.map(lookAt);
  const surveyed = survey(lines);
  const address = findAddress(lines, source.stated);
  const publication = findPublication(lines, surveyed.region, source.stated, address);
  const about = new Map(publication.lines.map((line) => [line, "line with the day of publication"]));
  const body = readBody(source, surveyed, about);
  const read = readSentences(source.text, body.title, body.blocks);
  return {
    id: documentId(source),
    file: source.file,
    sha256: source.sha256,
    format: source.format,
    title: body.title?.text ?? source.stated.title ?? null,
    outlet: findOutlet(lines, source.stated, address),
    author: findAuthor(lines, source.stated),
    language: findLanguage(source),
    published: publication.published,
    publishedBasis: publication.basis,
    ...(publication.published === null && publication.dateline !== null
      ? { dateline: monthAndDay(publication.dateline) }
      : {}),
    told: publication.published === null && told !== null ? onDateline(told, publication.dateline) : null,
    excluded: [...body.excluded, ...read.excluded],
    text: source.text,
    derived: source.derived,
    sentences: read.sentences,
  };
}

/**
 * From the bytes of the file: twelve hexadecimal digits of their SHA-256. A file with the same bytes as an earlier one adds six of the
 * SHA-256 of its path, so that the two stay apart and neither depends on its position in the folder.
 */
function documentId({ sha256, file, twinOf }: SourceText): string {
  const id = `d-${sha256.slice(0, 12)}`;
  return twinOf === undefined ? id : `${id}-${createHash("sha256").update(file).digest("hex").slice(0, 6)}`;
}

/** The sentences of the title and the body, none longer than can be read at once, and what is no prose for want of a space. */
function readSentences(
  text: string,
  title: Block | null,
  blocks: readonly (Block & { role: "heading" | "body" })[],
): { sentences: Sentence[]; excluded: Exclusion[] } {
  const lineOf = lineFinder(text);
  const headed = title === null ? blocks : [{ ...title, role: "title" as const }, ...blocks];
  const inOrder = [...headed].sort(
    (a, b) => a.line - b.line || (a.segments[0]?.source ?? 0) - (b.segments[0]?.source ?? 0),
  );
  const excluded: Exclusion[] = [];
  const sentences = inOrder.flatMap(({ role, ...block }, paragraph) => {
    const whole = role === "body" ? splitSentences(block) : [{ text: block.text, segments: block.segments }];
    return whole.flatMap((sentence) => {
      const { pieces, unbroken } = piecesOf(sentence);
      for (const { start, end } of unbroken)
        excluded.push({ startLine: lineOf(start), endLine: lineOf(end - 1), reason: "characters without a space" });
      return pieces.map((piece) => ({
        ...piece,
        role,
        paragraph,
        line: lineOf(sourceSpan(piece, { start: 0, end: 1 }).start),
      }));
    });
  });
  return { sentences, excluded };
}

/** A function from an offset to its 1-based line. */
function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
