/** The text layer of a PDF: what stands where on each page, by pdf.js, which is told to fetch, draw and evaluate nothing. */
import { setImmediate } from "node:timers/promises";
import type { PDFDocumentProxy, PDFPageProxy } from "unpdf/pdfjs";

/** Text that was printed at once: one font, one baseline. Points from the upper left corner of the page. */
export interface Run {
  text: string;
  x: number;
  width: number;
  /** Of the baseline. */
  y: number;
  size: number;
  font: string;
  /** White space was printed after it. */
  spaced: boolean;
}

export interface Page {
  /** 1-based. */
  number: number;
  width: number;
  height: number;
  runs: Run[];
  /** What is written up or down the page. */
  turned: string[];
  /** It holds more, or takes longer, than a page does: the rest was not read. */
  cut: boolean;
}

/** What the document says about itself, as its producer wrote it. */
export interface Info {
  title: string;
  author: string;
  created: string;
  language: string;
}

export interface Opened {
  pageCount: number;
  info: Info;
  /** Reads one page; null when its content cannot be read. */
  page(number: number): Promise<Page | null>;
  close(): Promise<void>;
}

/** More on one page is no page; the text beyond is left out. Runs, most of them a few words. */
const runLimit = 20_000;
/** A page of print takes some hundredths of a second. Milliseconds. */
const pageTime = 10_000;

/** Opens a document; throws what pdf.js throws. Its code is loaded here, when the first PDF comes. */
export async function openPdf(bytes: Uint8Array): Promise<Opened> {
  const { getDocument } = await import("unpdf/pdfjs");
  const task = getDocument({
    data: bytes,
    disableFontFace: true,
    isEvalSupported: false,
    useSystemFonts: false,
    useWasm: false,
    useWorkerFetch: false,
    verbosity: 0,
  });
  const opened = await task.promise;
  return {
    pageCount: opened.numPages,
    info: await infoOf(opened),
    page: (number) => readPage(opened, number),
    close: () => task.destroy(),
  };
}

async function infoOf(opened: PDFDocumentProxy): Promise<Info> {
  const { info } = await opened.getMetadata().catch(() => ({ info: {} }));
  const stated = new Map<string, unknown>(Object.entries(info));
  const text = (key: string): string => {
    const value = stated.get(key);
    return typeof value === "string" ? value.replace(/[\s\p{Cc}]+/gu, " ").trim() : "";
  };
  return {
    title: text("Title"),
    author: text("Author"),
    created: text("CreationDate"),
    language: text("Language"),
  };
}

async function readPage(opened: PDFDocumentProxy, number: number): Promise<Page | null> {
  try {
    const page = await opened.getPage(number);
    const viewport = page.getViewport({ scale: 1 });
    const found: Page = { number, width: viewport.width, height: viewport.height, runs: [], turned: [], cut: true };
    await readRuns(page, viewport.transform, found);
    page.cleanup();
    return found;
  } catch {
    return null;
  }
}

async function readRuns(page: PDFPageProxy, view: readonly number[], found: Page): Promise<void> {
  const reader: ReadableStreamDefaultReader<unknown> = page.streamTextContent().getReader();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    void reader.cancel(new Error("out of time")).catch(() => undefined);
  }, pageTime);
  try {
    for (let left = runLimit; left > 0; ) {
      const { done, value } = await reader.read();
      if (done) {
        found.cut = late;
        return;
      }
      // pdf.js itself never lets a timer run.
      await setImmediate();
      const items = itemsOf(value);
      left -= items.length;
      for (const item of items) addItem(item, view, found);
    }
    await reader.cancel(new Error("more than a page holds"));
  } finally {
    clearTimeout(timer);
  }
}

interface Item {
  str: string;
  transform: number[];
  width: number;
  fontName: string;
}

/** The pieces of text among what pdf.js gives, whose types it does not state. */
function itemsOf(chunk: unknown): Item[] {
  if (typeof chunk !== "object" || chunk === null || !("items" in chunk) || !Array.isArray(chunk.items)) return [];
  return chunk.items.filter(isItem);
}

const isItem = (item: unknown): item is Item =>
  typeof item === "object" && item !== null && "str" in item && "transform" in item && Array.isArray(item.transform);

function addItem({ str, transform, width, fontName }: Item, view: readonly number[], found: Page): void {
  const last = found.runs.at(-1);
  const text = plain(str);
  if (text.trim() === "") {
    if (last !== undefined && /\s/.test(str)) last.spaced = true;
    return;
  }
  const [a, b, c, d, x, y] = placed(view, transform);
  const size = Math.hypot(c, d);
  if (![x, y, size, width].every(Number.isFinite) || size === 0) return;
  if (a <= 0 || Math.abs(b) > a / 8) {
    found.turned.push(text.trim());
    return;
  }
  const opening = text.length - text.trimStart().length;
  if (opening > 0 && last !== undefined) last.spaced = true;
  found.runs.push({ text: text.trim(), x, width, y, size, font: fontName, spaced: /\s$/.test(text) });
}

/** Bullets that a symbol font prints have no place in Unicode but this one; other such signs mean nothing outside their font. */
const plain = (text: string): string =>
  text
    .replace(/[\uf0a7\uf0b7]/g, "•")
    .replace(/[\p{Co}\ufffd]|(?!\s)\p{Cc}/gu, "")
    .replace(/\s+/g, " ");

/** The matrix of a piece of text, seen on the upright page whose upper left corner is 0,0. */
function placed(view: readonly number[], inner: readonly number[]): [number, number, number, number, number, number] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = view;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
