/** Prints a page of ours in a browser in which it can reach nothing, and makes the bytes the same every time. */
import type { Browser, HTTPRequest, Page } from "puppeteer-core";
import type { PdfInfo } from "../model/world.ts";
import { within } from "./deadline.ts";
import { destinationPages, withDescription } from "./pdf-file.ts";

/** A page that can reach nothing, and what it shows when it is loaded. */
export interface OpenPage {
  page: Page;
  shown: { html: string };
}

/** Rejects when no page opens in time. */
export async function openPage(browser: Browser): Promise<OpenPage> {
  const page = await within(deadlines.open, "opening a page", browser.newPage());
  const shown = { html: "<!doctype html><title>Quorum</title><p>1" };
  await within(deadlines.open, "closing the page off", closeOff(page, shown));
  return { page, shown };
}

/** Loads and prints the page while it shows next to nothing: the parts of the browser that a first print waits for are loaded then. */
export async function warmUp(opened: OpenPage): Promise<OpenPage> {
  await within(deadlines.load, "loading a page", opened.page.goto(address, { waitUntil: "load", timeout: 0 }));
  await printOnce(opened.page);
  return opened;
}

/** The PDF's bytes; the page is closed then. Rejects with the reason when the page did not load, a font did not, or printing failed. */
export async function printPage({ page, shown }: OpenPage, html: string, info: PdfInfo): Promise<Uint8Array> {
  try {
    shown.html = html;
    await within(deadlines.load, "loading the page", page.goto(address, { waitUntil: "load", timeout: 0 }));
    const failed: unknown = await within(deadlines.load, "loading the fonts", page.evaluate(prepare(info)));
    if (failed !== "") throw new Error(`these fonts did not load: ${String(failed)}`);
    if (page.url() !== address) throw new Error("the page left for another address");
    const bytes = html.includes(" data-page=") ? await printNumbered(page) : await printOnce(page);
    return withDescription(withFixedDates(bytes, info.asOf), info);
  } finally {
    await within(deadlines.open, "closing the page", page.close()).catch(() => undefined);
  }
}

const printOnce = (page: Page, more = {}): Promise<Uint8Array> =>
  within(deadlines.print, "printing", page.pdf({ ...options, ...more, timeout: 0 }));

/**
 * The browser cannot tell in its contents on which page something is before it has printed it: the page numbers are read from a first
 * print, filled in where the page asks for them (`data-page`, the id of what is on that page), and hold in the second.
 */
async function printNumbered(page: Page): Promise<Uint8Array> {
  const pages = destinationPages(await printOnce(page, { tagged: false, outline: false }));
  const filled = within(deadlines.load, "filling in page numbers", page.evaluate(fill(Object.fromEntries(pages))));
  const asked = String(await filled).split(" ");
  const bytes = await printOnce(page);
  const after = destinationPages(bytes);
  const wrong = asked.filter((id) => !pages.has(id) || pages.get(id) !== after.get(id));
  if (wrong.length > 0) throw new Error(`no page number holds for: ${wrong.join(", ")}`);
  return bytes;
}

/** Run by the browser's debugger: writes each page number in its place and gives the ids that were asked for. */
const fill = (pages: Readonly<Record<string, number>>): string => `
  ((pages) => [...document.querySelectorAll("[data-page]")].map((place) => {
    place.textContent = String(pages[place.dataset.page] ?? "");
    return place.dataset.page;
  }).join(" "))(${JSON.stringify(pages)})
`;

/** Milliseconds. A briefing takes a tenth of a second; a slow machine with hundreds of pages must still come to its end. */
const deadlines = { open: 60_000, load: 120_000, print: 180_000 };

const options = { preferCSSPageSize: true, printBackground: true, tagged: true, outline: true, waitForFonts: false };

/** A host that cannot exist (RFC 2606); only the page itself is ever answered there. */
export const address = "http://briefing.invalid/";

/** "sandbox" also keeps the page from sending the browser elsewhere, which no other directive does. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; sandbox";

/**
 * Each of these stops some requests that the others let pass: no script, only the page itself and `data:` addresses answered, no network, a
 * policy; and no host name resolves (a switch of the browser's).
 */
export async function closeOff(page: Page, shown: { html: string }): Promise<void> {
  await page.setJavaScriptEnabled(false);
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    // An answer may come too late, when the page is gone: nothing is lost then.
    answer(request, shown.html).catch(() => undefined);
  });
  await page.setOfflineMode(true);
}

async function answer(request: HTTPRequest, html: string): Promise<void> {
  if (request.url().startsWith("data:")) return await request.continue();
  if (request.url() !== address || !request.isNavigationRequest()) return await request.abort();
  const headers = { "Content-Security-Policy": policy };
  await request.respond({ status: 200, contentType: "text/html; charset=utf-8", headers, body: html });
}

/**
 * Run by the browser's debugger, not by the page. Sets title and language, has every font decoded (one that only the page margins use would
 * come too late otherwise) and gives the names of those that failed.
 */
const prepare = ({ title, language }: PdfInfo): string => `
  document.title = ${JSON.stringify(title)};
  document.documentElement.lang = ${JSON.stringify(language)};
  Promise.allSettled([...document.fonts].map((font) => font.load())).then(() =>
    [...document.fonts].filter((font) => font.status !== "loaded").map((font) => font.family).join(", "))
`;

/**
 * CreationDate and ModDate are all that differs between two prints of a page. Both are set to `day` (midnight UTC; 1970-01-01 when null) in
 * place: they keep their length, so every offset in the file stays true. Date format: ISO 32000-1, 7.9.4. Throws when there is no such date.
 */
export function withFixedDates(pdf: Uint8Array, day: string | null): Uint8Array {
  const digits = (day ?? "1970-01-01").replaceAll("-", "");
  if (!/^\d{8}$/.test(digits)) throw new Error(`not a day: ${day}`);
  let replaced = 0;
  const text = Buffer.from(pdf)
    .toString("latin1")
    .replace(/(\/(?:CreationDate|ModDate) \(D:)\d{14}\+00'00'\)/g, (_, start: string) => {
      replaced += 1;
      return `${start}${digits}000000+00'00')`;
    });
  if (replaced !== 2) throw new Error("a PDF without its two dates");
  return new Uint8Array(Buffer.from(text, "latin1"));
}
