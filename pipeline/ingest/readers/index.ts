/** The formats that can be read, one line each, and which of them a file is. */
import type { ByteReader, TextReader } from "../reader.ts";
import { csv } from "./csv.ts";
import { feed } from "./feed/index.ts";
import { html } from "./html/index.ts";
import { mail } from "./mail/index.ts";
import { mbox } from "./mail/mbox.ts";
import { mhtml } from "./mail/mhtml.ts";
import { markdown } from "./markdown.ts";
import { pdf } from "./pdf/index.ts";
import { text } from "./text.ts";
import { unreadable } from "./unreadable.ts";
import { zip } from "./zip.ts";

/** Formats with a signature, in the order in which they are asked: bytes, then text. */
const byteReaders: readonly ByteReader[] = [pdf, zip, unreadable, mbox, mhtml, mail];
const signedReaders: readonly TextReader[] = [feed, html];
/** Formats that any text may be: the name decides between them, and without one the look of the text. */
const plainReaders: readonly TextReader[] = [markdown, csv, text];

/** The reader for bytes with a signature, whatever the name says; null for text and for what nothing reads. */
export const byteReaderFor = (bytes: Uint8Array): ByteReader | null =>
  byteReaders.find((reader) => reader.recognises(bytes)) ?? null;

/** The reader for a text; null when nothing fits. A signature decides before the name does, as names lie. */
export function textReaderFor(file: string, content: string): TextReader | null {
  const extension = extensionOf(file);
  return (
    signedReaders.find((reader) => reader.recognises(content)) ??
    [...signedReaders, ...plainReaders].find((reader) => reader.extensions.includes(extension)) ??
    plainReaders.find((reader) => reader.recognises(content)) ??
    null
  );
}

/** Lower case, without the dot; empty when there is none. */
export const extensionOf = (file: string): string => /\.([^./]+)$/.exec(file)?.[1]?.toLowerCase() ?? "";

export const knownExtensions: ReadonlySet<string> = new Set(
  [...byteReaders, ...signedReaders, ...plainReaders].flatMap(({ extensions }) => extensions),
);
