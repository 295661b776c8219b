/** The formats that can be read, one line each, and which of them a file is. */
import type { Reader } from "../reader.ts";
import { html } from "./html/index.ts";
import { markdown } from "./markdown.ts";
import { text } from "./text.ts";

export const readers: readonly Reader[] = [html, markdown, text];

/**
 * The reader for a file. The extension decides, except that a page saved under another name is still a page.
 * Without a known extension the content decides. Null when nothing fits; `content` is null when the file is no text.
 */
export function readerFor(file: string, content: string | null): Reader | null {
  const extension = /\.([^./]+)$/.exec(file)?.[1]?.toLowerCase() ?? "";
  const named = readers.find((reader) => reader.extensions.includes(extension)) ?? null;
  if (content === null || (named !== null && named !== text)) return named;
  if (named === text) return html.recognises(content) ? html : text;
  return readers.find((reader) => reader.recognises(content)) ?? null;
}
