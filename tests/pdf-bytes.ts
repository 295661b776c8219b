/** Small PDFs for tests, written out by hand: objects, a table of them, a trailer. */
import { deflateSync } from "node:zlib";

/** One object, from its number on: a dictionary or another value, and the bytes of its stream. */
export interface Part {
  body: string;
  stream?: Uint8Array;
}

/** The file: the first object is the catalogue. `trailer` goes into the trailer's dictionary. */
export function pdfOf(parts: readonly Part[], trailer = ""): Uint8Array {
  const chunks: Buffer[] = [Buffer.from("%PDF-1.7\n")];
  const offsets: number[] = [];
  let length = chunks[0]?.length ?? 0;
  const add = (chunk: Buffer): void => {
    chunks.push(chunk);
    length += chunk.length;
  };
  for (const [index, { body, stream }] of parts.entries()) {
    offsets.push(length);
    add(Buffer.from(`${index + 1} 0 obj\n${body}\n`, "latin1"));
    if (stream !== undefined) {
      add(Buffer.from("stream\n"));
      add(Buffer.from(stream));
      add(Buffer.from("\nendstream\n"));
    }
    add(Buffer.from("endobj\n"));
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = parts.length + 1;
  add(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(chunks));
}

/** A stream, packed by Flate unless told otherwise. */
export function streamOf(content: string | Uint8Array, entries = "/Filter /FlateDecode"): Part {
  const raw = typeof content === "string" ? Buffer.from(content, "latin1") : content;
  const stream = entries.includes("FlateDecode") ? deflateSync(raw) : raw;
  return { body: `<< /Length ${stream.length} ${entries} >>`, stream };
}

/** A piece of text at a place; sizes in points, y from the foot of the page. */
export interface Mark {
  x: number;
  y: number;
  text: string;
  size?: number;
  bold?: boolean;
}

const escaped = (text: string): string => text.replace(/[\\()]/g, "\\$&");

/** A page's code: each piece printed by itself. */
export const inkOf = (marks: readonly Mark[]): string =>
  marks
    .map(
      ({ x, y, text, size = 10, bold = false }) =>
        `BT /F${bold ? 2 : 1} ${size} Tf ${x} ${y} Td (${escaped(text)}) Tj ET`,
    )
    .join("\n");

/** A document of A4 pages, from the code of each or from what stands on them. */
export function documentOf(
  pages: readonly (readonly Mark[] | Part)[],
  trailer = "",
  more: readonly Part[] = [],
): Uint8Array {
  const first = 5;
  const kids = pages.map((_page, index) => `${first + 2 * index} 0 R`).join(" ");
  const widths = Array.from({ length: 224 }, () => 500).join(" ");
  const font = (name: string): Part => ({
    body: `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 /Widths [${widths}] >>`,
  });
  return pdfOf(
    [
      { body: "<< /Type /Catalog /Pages 2 0 R >>" },
      { body: `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>` },
      font("Times-Roman"),
      font("Times-Bold"),
      ...pages.flatMap((page, index): Part[] => [
        {
          body: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${first + 2 * index + 1} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /X1 ${first + 2 * pages.length} 0 R >> >> >>`,
        },
        "body" in page ? page : streamOf(inkOf(page)),
      ]),
      ...more,
    ],
    trailer,
  );
}

/** Lines of a text one below the other; every letter is half as wide as it is high. */
export const linesAt = (x: number, top: number, lines: readonly string[], size = 10): Mark[] =>
  lines.map((text, index) => ({ x, y: top - index * size * 1.2, text, size }));
