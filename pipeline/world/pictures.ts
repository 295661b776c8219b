/** Takes the drawings of a page of ours as pictures, in a browser in which it can reach nothing. */
import type { Browser } from "puppeteer-core";
import { within } from "./deadline.ts";
import { address, closeOff } from "./pdf.ts";

export interface Picture {
  png: Uint8Array;
  /** On the page; the picture itself has twice as many pixels each way, for sharp screens. */
  width: number;
  height: number;
}

/** Milliseconds. */
const deadline = 60_000;

/** A picture of each `svg` below the body, in order. Rejects with the reason where that fails. */
export async function takePictures(browser: Browser, html: string): Promise<Picture[]> {
  const page = await within(deadline, "opening a page", browser.newPage());
  try {
    await within(deadline, "closing the page off", closeOff(page, { html }));
    await within(deadline, "sizing the page", page.setViewport({ width: 1000, height: 1000, deviceScaleFactor: 2 }));
    await within(deadline, "loading the page", page.goto(address, { waitUntil: "load", timeout: 0 }));
    await within(deadline, "loading the fonts", page.evaluate(fontsLoaded));
    const pictures: Picture[] = [];
    for (const drawing of await page.$$("body > svg")) {
      const png = await within(deadline, "taking a picture", drawing.screenshot());
      const size = new DataView(png.buffer, png.byteOffset);
      // The size stands in the head of a PNG: its first chunk, after eight bytes of signature and eight of the chunk's own head.
      pictures.push({ png, width: Math.round(size.getUint32(16) / 2), height: Math.round(size.getUint32(20) / 2) });
    }
    return pictures;
  } finally {
    await within(deadline, "closing the page", page.close()).catch(() => undefined);
  }
}

/** Run by the browser's debugger, not by the page. */
const fontsLoaded = "Promise.allSettled([...document.fonts].map((font) => font.load())).then(() => undefined)";
