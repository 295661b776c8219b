/** The source folder: which files are in it and what they hold; hostile names, links, pipes and sizes are met here. */
import type { Dirent } from "node:fs";
import { constants, type FileHandle, lstat, open, readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Diagnostic, diagnostic } from "../model/diagnostic.ts";
import { type Attempt, largestFile } from "../model/world.ts";
import { errorCode, whatFailed } from "./failure.ts";

/**
 * Every path below `folder` that is not hidden, "/" between the parts, in code-unit order. Links are named and never followed, so a loop of
 * links ends here; so are folders that cannot be opened: `readFile` says what is wrong with them.
 */
export async function listFiles(folder: string): Promise<Attempt<string[]>> {
  const problem = await folderProblem(folder);
  if (problem !== null) return { ok: false, problem };
  const found: string[] = [];
  const open = [""];
  for (let parent = open.pop(); parent !== undefined; parent = open.pop()) {
    const entries = await entriesOf(join(folder, parent));
    if (entries === null && parent === "") return refuse("ingest/unreadable", folder, "a folder that cannot be opened");
    if (entries === null) found.push(parent);
    for (const entry of entries ?? []) {
      if (entry.name.startsWith(".")) continue;
      const path = parent === "" ? entry.name : `${parent}/${entry.name}`;
      (entry.isDirectory() ? open : found).push(path);
    }
  }
  return { ok: true, value: found.sort() };
}

/** The bytes of a regular file of at most `largestFile` bytes. Never waits for a pipe, never follows a link. */
export async function readFile(folder: string, file: string): Promise<Attempt<Uint8Array>> {
  const path = join(folder, file);
  let handle: FileHandle | undefined;
  try {
    if (!(await isInside(folder, path))) return refuse("ingest/left-out", file, "a path that leaves the folder");
    const kind = specialKind(await lstat(path));
    if (kind !== null) return refuse("ingest/left-out", file, kind);
    // Between the look and the opening the file may have become a link or a pipe.
    handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    const opened = await handle.stat();
    if (opened.isDirectory()) return refuse("ingest/unreadable", file, "a folder that cannot be opened");
    if (!opened.isFile()) return refuse("ingest/left-out", file, "a file that changed while it was read");
    if (opened.size > largestFile) return refuse("ingest/too-large", file, `${opened.size} bytes`);
    return { ok: true, value: await readUpTo(handle, opened.size) };
  } catch (error) {
    return refuse("ingest/unreadable", file, whatFailed(error));
  } finally {
    await handle?.close();
  }
}

/** At most `size` bytes, so that a file that grows meanwhile cannot fill the memory. */
async function readUpTo(handle: FileHandle, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let length = 0;
  while (length < size) {
    const { bytesRead } = await handle.read(bytes, length, size - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return bytes.subarray(0, length);
}

async function folderProblem(folder: string): Promise<Diagnostic | null> {
  try {
    if ((await stat(folder)).isDirectory()) return null;
    return diagnostic("ingest/no-folder", { file: folder, found: "a file" });
  } catch (error) {
    const found = errorCode(error) === "ENOENT" ? "nothing there" : whatFailed(error);
    return diagnostic("ingest/no-folder", { file: folder, found });
  }
}

/** Null when the folder cannot be opened. */
async function entriesOf(folder: string): Promise<Dirent[] | null> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    return null;
  }
}

/** Whether the file's folder, links followed, lies in the source folder: a sub-folder may have been swapped for a link. */
async function isInside(folder: string, path: string): Promise<boolean> {
  const [root, parent] = await Promise.all([realpath(folder), realpath(join(path, ".."))]);
  return parent === root || parent.startsWith(join(root, "/"));
}

function specialKind(entry: Awaited<ReturnType<typeof lstat>>): string | null {
  if (entry.isSymbolicLink()) return "a link to another file";
  if (entry.isFIFO()) return "a pipe";
  if (entry.isSocket()) return "a socket";
  return entry.isCharacterDevice() || entry.isBlockDevice() ? "a device" : null;
}

function refuse(id: Diagnostic["id"], file: string, found: string): { ok: false; problem: Diagnostic } {
  return { ok: false, problem: diagnostic(id, { file, found }) };
}
