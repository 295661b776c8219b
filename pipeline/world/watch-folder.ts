/** Tells when something in a folder of articles changes. */
import { realpath } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import type { FSWatcher } from "chokidar";
import { type Diagnostic, diagnostic } from "../model/diagnostic.ts";
import { errorCode, whatFailed } from "./failure.ts";
import { listFiles } from "./files.ts";

export interface FolderWatch {
  close(): Promise<void>;
}

export interface FolderListener {
  /** A path inside the folder, "" for the folder itself: what is new, changed or gone. */
  changed(path: string): void;
  failed(problem: Diagnostic): void;
}

/** Milliseconds. */
const secondLook = 1_000;

/**
 * Watches what `listFiles` lists: nothing hidden, no link followed, and nothing in the folder `leftOut` (a path inside the folder), which is
 * written at each change. When it resolves, no later change is missed. A folder that is taken away is waited for.
 */
export async function watchFolder(
  folder: string,
  leftOut: string | null,
  listener: FolderListener,
): Promise<FolderWatch> {
  let watcher = await openWatcher(folder, leftOut, listener, lost);
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  function lost(): void {
    void watcher.close();
    if (!closed) timer = setTimeout(again, secondLook);
  }
  async function again(): Promise<void> {
    try {
      watcher = await openWatcher(folder, leftOut, listener, lost);
      if (closed) await watcher.close();
      else listener.changed("");
    } catch {
      // It is not back yet.
      if (!closed) timer = setTimeout(again, secondLook);
    }
  }
  return {
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await watcher.close();
    },
  };
}

/** Rejects when there is no such folder; `lost` is called when there is none any more. */
async function openWatcher(
  folder: string,
  leftOut: string | null,
  { changed, failed }: FolderListener,
  lost: () => void,
): Promise<FSWatcher> {
  const { watch } = await import("chokidar");
  const root = await realpath(folder);
  const inside = (path: string): string => relative(root, path).replaceAll("\\", "/");
  const isLeftOut = (place: string): boolean =>
    /(?:^|\/)\./.test(place) || (leftOut !== null && `${place}/`.startsWith(`${leftOut}/`));
  const watcher = watch(root, {
    ignored: (path) => isLeftOut(inside(path)),
    ignoreInitial: true,
    followSymlinks: false,
  });
  watcher.on("all", (event, path) => {
    const place = inside(path);
    // A folder is no source: what is in it has events of its own.
    if (!event.endsWith("Dir") || place === "") changed(place);
    if (event === "unlinkDir" && place === "") lost();
    if (event === "addDir") setTimeout(() => void tellMissed(), secondLook).unref();
  });
  /** What is put into a new folder just before the system watches that one gives no event of its own. */
  async function tellMissed(): Promise<void> {
    const listed = await listFiles(root);
    const watched = watcher.getWatched();
    const isMissed = (file: string): boolean => {
      const path = join(root, file);
      return !isLeftOut(file) && watched[dirname(path)]?.includes(basename(path)) !== true;
    };
    if (listed.ok && !watcher.closed) listed.value.filter(isMissed).forEach(changed);
  }
  let hasFailed = false;
  watcher.on("error", (error) => {
    // One for each file of thousands is no use to anybody.
    if (!hasFailed) failed(diagnostic("watch/not-watching", { file: folder, found: whyNotWatched(error) }));
    hasFailed = true;
  });
  await new Promise<void>((resolve) => watcher.on("ready", () => resolve()));
  return watcher;
}

/** Of watches the system runs out with the words that it has for disks. */
const whyNotWatched = (error: unknown): string =>
  ["ENOSPC", "EMFILE"].includes(errorCode(error) ?? "") ? "more files than the system watches" : whatFailed(error);
