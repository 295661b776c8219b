/** The real World: files, the program's own assets, the browser. Built by the commands alone. */
import { join } from "node:path";
import { type Diagnostic, diagnostic } from "../model/diagnostic.ts";
import type { Overrides } from "../model/settings.ts";
import type { Attempt, PdfInfo, PrintedPdf, World } from "../model/world.ts";
import { readAsset } from "./assets.ts";
import { type RunningBrowser, startBrowser, stopBrowser } from "./browser.ts";
import { createCache } from "./cache.ts";
import { lastLedger } from "./editions.ts";
import { whatFailed } from "./failure.ts";
import { listFiles, readFile } from "./files.ts";
import { printPage } from "./pdf.ts";
import { type Picture, takePictures } from "./pictures.ts";
import { publish } from "./publish.ts";

/** A World that holds a browser while it is open. */
export interface RealWorld extends World {
  /** Begins to start the browser, so that it is up when the first page is to be printed. Without it `printPdf` starts it. */
  startBrowser(): void;
  /** Ends the browser if one was started. Must be called, or the process stays alive. */
  close(): Promise<void>;
  /** A picture of each `svg` below the body of a page of ours, in order. */
  takePictures(html: string): Promise<Attempt<Picture[]>>;
}

/**
 * The environment says where results are kept (QUORUM_CACHE), where a browser may be (QUORUM_BROWSER, PATH) and where the bundled one is unpacked (XDG_CACHE_HOME, HOME).
 * `overrides` are the settings that the command was called with.
 */
export function createWorld(environment: NodeJS.ProcessEnv = process.env, overrides: Overrides = {}): RealWorld {
  let started: Promise<Attempt<RunningBrowser>> | null = null;
  const running = async (): Promise<Attempt<RunningBrowser>> => {
    const before = await started;
    if (before?.ok && !before.value.browser.connected) {
      // It ended between two pages: a world that lives long starts another.
      await stopBrowser(before.value);
      started = null;
    }
    started ??= startBrowser(environment);
    return await started;
  };
  return {
    ...createCache(resultsFolder(environment)),
    overrides,
    listFiles,
    readFile,
    readLedger: lastLedger,
    asset: readAsset,
    publish,
    printPdf: async (html, info) => await printWith(await running(), html, info),
    takePictures: async (html) => await takeWith(await running(), html),
    startBrowser: () => void running(),
    close: async () => {
      const ended = await started;
      started = null;
      if (ended?.ok) await stopBrowser(ended.value);
    },
  };
}

/** Where the results of earlier runs are kept. */
export const resultsFolder = (environment: NodeJS.ProcessEnv): string =>
  environment["QUORUM_CACHE"] || join(".cache", "quorum");

async function printWith(running: Attempt<RunningBrowser>, html: string, info: PdfInfo): Promise<Attempt<PrintedPdf>> {
  if (!running.ok) return running;
  const { browser, notes } = running.value;
  try {
    return { ok: true, value: { bytes: await printPage(browser, html, info), notes } };
  } catch (error) {
    const problem: Diagnostic = diagnostic("render/pdf-failed", { found: whatFailed(error) });
    return { ok: false, problem };
  }
}

async function takeWith(running: Attempt<RunningBrowser>, html: string): Promise<Attempt<Picture[]>> {
  if (!running.ok) return running;
  try {
    return { ok: true, value: await takePictures(running.value.browser, html) };
  } catch (error) {
    return { ok: false, problem: diagnostic("send/no-charts", { found: whatFailed(error) }) };
  }
}
