/** A PDF: the text of its pages in the order of reading, one line a paragraph, and what it states about itself. */
import type { ByteReader, Problem, Reading } from "../../reader.ts";
import { type Draft, layOut } from "../lay-out.ts";
import { columnsOf } from "./columns.ts";
import { defuse } from "./defuse.ts";
import { clearFurniture } from "./furniture.ts";
import { linesOf } from "./lines.ts";
import { type Info, openPdf, type Page } from "./pages.ts";
import { type Column, paragraphsOf } from "./paragraphs.ts";
import { statedOf } from "./stated.ts";

/** No article has more. Pages. */
const pageLimit = 1000;
/** Of all pages together; no article has more. */
const characterLimit = 4_000_000;
/** For all pages together. Milliseconds. */
const documentTime = 60_000;
/** Where a document may begin, by custom: mail and web servers put lines before it. Bytes. */
const signatureWithin = 1024;

export const pdf: ByteReader = {
  input: "bytes",
  extensions: ["pdf"],
  recognises: (bytes) => Buffer.from(bytes.subarray(0, signatureWithin)).includes("%PDF-"),
  failure: "ingest/bad-pdf",
  async *read(bytes) {
    const { bytes: safe, removed } = defuse(bytes);
    const { opened, repaired } = await openOrRepair(safe);
    if ("kind" in opened) {
      yield opened;
      return;
    }
    try {
      if (opened.pageCount > pageLimit) {
        yield { kind: "problem", id: "ingest/too-large", found: `${opened.pageCount} pages` };
        return;
      }
      const { pages, broken, excess } = await readPages(opened);
      if (excess !== null) yield { kind: "problem", id: "ingest/too-large", found: excess };
      else if (pages.every(({ runs }) => runs.length === 0))
        yield wordless(opened.pageCount, broken, removed + (repaired ? 1 : 0));
      else {
        if (repaired) yield { kind: "problem", id: "ingest/damaged-pdf", found: "a PDF whose end is missing" };
        if (removed > 0)
          yield {
            kind: "problem",
            id: "ingest/damaged-pdf",
            found: `${removed} parts that are broken or too large to unpack`,
          };
        const cut = pages.filter((page) => page.cut).map(({ number }) => number);
        if (cut.length > 0)
          yield { kind: "problem", id: "ingest/damaged-pdf", found: `more than a page holds on ${listed(cut)}` };
        if (broken.length > 0)
          yield { kind: "problem", id: "ingest/damaged-pdf", found: `no text on ${listed(broken)}` };
        yield readingOf(pages, opened.info);
      }
    } finally {
      await opened.close();
    }
  },
};

type Opened = Awaited<ReturnType<typeof openPdf>>;

/** Opens a document; one whose end is missing, once more with an end that names the catalogue. */
async function openOrRepair(bytes: Uint8Array): Promise<{ opened: Opened | Problem; repaired: boolean }> {
  // pdf.js takes what it is given away.
  const copy = Buffer.from(bytes);
  try {
    return { opened: await openPdf(bytes), repaired: false };
  } catch (error) {
    if (error instanceof Error && error.name === "PasswordException")
      return {
        opened: { kind: "problem", id: "ingest/encrypted", found: "a PDF that opens with a password only" },
        repaired: false,
      };
    const catalogue = copy.includes("startxref") ? null : catalogueOf(copy);
    if (catalogue === null) throw error;
    const trailer = Buffer.from(`\nendobj\ntrailer\n<< /Root ${catalogue} 0 R >>\nstartxref\n0\n%%EOF\n`);
    return { opened: await openPdf(new Uint8Array(Buffer.concat([copy, trailer]))), repaired: true };
  }
}

/** The number of the object that says it is the catalogue; null when none does in plain bytes. */
function catalogueOf(bytes: Buffer): string | null {
  const at = bytes.toString("latin1").search(/\/Type\s{0,9}\/Catalog\b/);
  if (at < 0) return null;
  const numbers = bytes.toString("latin1", Math.max(0, at - 2000), at).match(/\b\d{1,9} 0 obj\b/g);
  return numbers?.at(-1)?.split(" ")[0] ?? null;
}

interface Pages {
  pages: Page[];
  /** The numbers of those that cannot be read. */
  broken: number[];
  /** What there is too much of; null when the document was read to its end. */
  excess: string | null;
}

async function readPages(opened: Opened): Promise<Pages> {
  const pages: Page[] = [];
  const broken: number[] = [];
  let characters = 0;
  const clock = deadline();
  try {
    for (let number = 1; number <= opened.pageCount; number++) {
      const page = await opened.page(number);
      if (page === null) broken.push(number);
      else {
        pages.push(page);
        characters += page.runs.reduce((sum, { text }) => sum + text.length, 0);
      }
      if (characters > characterLimit) return { pages, broken, excess: `more than ${characterLimit} characters` };
      if (clock.past()) return { pages, broken, excess: "pages that take more than a minute to read" };
    }
    return { pages, broken, excess: null };
  } finally {
    clock.stop();
  }
}

/** Only a page made to take for ever comes near it: what an article says never depends on the time. */
function deadline(): { past: () => boolean; stop: () => void } {
  let past = false;
  const timer = setTimeout(() => {
    past = true;
  }, documentTime);
  return { past: () => past, stop: () => clearTimeout(timer) };
}

const listed = (pages: readonly number[]): string =>
  pages.length === 1 ? `page ${pages[0]}` : `${pages.length} pages, the first of them page ${pages[0]}`;

function wordless(count: number, broken: readonly number[], removed: number): Problem {
  const bad = (found: string): Problem => ({ kind: "problem", id: "ingest/bad-pdf", found });
  if (count === 0) return bad("a document without a page");
  if (broken.length > 0) return bad(`nothing that can be read on ${listed(broken)}`);
  if (removed > 0) return bad(`no text, and ${removed} parts that are missing, broken or too large to unpack`);
  return {
    kind: "problem",
    id: "ingest/scanned",
    found: count === 1 ? "a page without text" : `${count} pages without text`,
  };
}

/** The article: paragraphs as blocks; what was left out follows, with its reasons. */
function readingOf(pages: readonly Page[], info: Info): Reading {
  const furniture = clearFurniture(pages);
  const columns = furniture.pages.flatMap(({ number, segments }) =>
    columnsOf(segments).map((column): Column => ({ page: number, lines: linesOf(column) })),
  );
  const paragraphs = paragraphsOf(columns);
  const turned = pages.flatMap((page) =>
    page.turned.length > 0 ? [{ text: page.turned.join(" "), reason: "turned text" }] : [],
  );
  const left = [...turned, ...furniture.excluded].map((one) => ({ ...one, kind: "paragraph" as const }));
  const drafts = [...paragraphs, ...left].map(
    ({ kind, text, reason }): Draft => (reason === null ? { kind, text } : { kind, text, reason }),
  );
  const stated = statedOf(info, paragraphs, furniture);
  return { kind: "article", format: "pdf", ...layOut(drafts), derived: true, tables: [], stated };
}
