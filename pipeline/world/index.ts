/** The real World: files, the program's own assets, the browser. Built by the commands alone. */
import { join } from "node:path";
import type { Overrides } from "../model/settings.ts";
import type { Attempt, World } from "../model/world.ts";
import { readAsset } from "./assets.ts";
import { createCache } from "./cache.ts";
import { lastLedger } from "./editions.ts";
import { listFiles, readFile } from "./files.ts";
import { holdBrowser } from "./held-browser.ts";
import type { Picture } from "./pictures.ts";
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
 * The environment says where results are kept (QUORUM_CACHE), where a browser may be (QUORUM_BROWSER, PATH) and where the bundled one is unpacked
 * (XDG_CACHE_HOME, HOME). `overrides` are the settings that the command was called with.
 */
export function createWorld(environment: NodeJS.ProcessEnv = process.env, overrides: Overrides = {}): RealWorld {
  const browser = holdBrowser(environment);
  return {
    ...createCache(resultsFolder(environment)),
    overrides,
    listFiles,
    readFile,
    readLedger: lastLedger,
    asset: readAsset,
    publish,
    printPdf: browser.print,
    takePictures: browser.takePictures,
    startBrowser: browser.start,
    close: browser.close,
  };
}

/** Where the results of earlier runs are kept. */
export const resultsFolder = (environment: NodeJS.ProcessEnv): string =>
  environment["QUORUM_CACHE"] || join(".cache", "quorum");
