/** Writes a briefing's files whole or not at all: all are written aside first, then moved into place, and moved back if that fails. */
import { linkSync, lstatSync, renameSync, rmSync } from "node:fs";
import { lstat, mkdtemp, open, readdir, readFile, rm, rmdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { type Diagnostic, diagnostic } from "../model/diagnostic.ts";
import type { OutputFile } from "../model/world.ts";
import { whatFailed } from "./failure.ts";
import { withLock } from "./lock.ts";
import { makeFolder } from "./make-folder.ts";

/** The ledger of an earlier run, as text; null when there is none, or none that can be read. */
export async function readLedger(folder: string): Promise<string | null> {
  return await readFile(join(folder, "briefing.json"), "utf8").catch(() => null);
}

/**
 * Writes `files` into `folder`, made if it is not there. Each folder named in `replaces` (top-level names) takes the place of the one that an
 * earlier edition left, with the new files alone. On failure the folder is as it was, and the message says why.
 * Rejects for a path that leaves the folder: that is a defect of the program.
 */
export async function publish(folder: string, files: OutputFile[], replaces: string[]): Promise<Diagnostic[]> {
  for (const path of [...files.map((file) => file.path), ...replaces]) refuseOutside(path);
  let made: string | null = null;
  let staging: string | undefined;
  try {
    made = await about(folder, makeFolder(folder));
    staging = await about(folder, openStaging(folder));
    for (const { path, content } of files) await about(path, writeWhole(join(staging, "new", path), content));
    const moved = units(files, replaces);
    const aside = staging;
    await withLock(join(folder, lockName), async () => {
      await finishEarlier(folder);
      await moveAll(folder, aside, moved);
    });
    return [];
  } catch (error) {
    return [diagnostic("output/unwritable", { file: folder, found: whatFailed(error) })];
  } finally {
    // What is left aside cannot harm: its name is hidden, and a later run removes it.
    if (staging !== undefined) await rm(staging, { recursive: true, force: true }).catch(() => undefined);
    if (made !== null) await removeEmpty(resolve(folder), made).catch(() => undefined);
  }
}

function refuseOutside(path: string): void {
  const parts = path.split("/");
  if (path.includes("\\") || parts.some((part) => part === "" || part.startsWith(".")))
    throw new RangeError(`not an output path: ${path}`);
}

/** Names in the message the file that an operation was about. */
async function about<T>(path: string, operation: Promise<T>): Promise<T> {
  try {
    return await operation;
  } catch (error) {
    throw new Error(`${path}: ${whatFailed(error)}`);
  }
}

const stagingPrefix = ".quorum-";
/** In it: what is to be moved, written when all of it is there. */
const listName = "list.json";
const lockName = ".quorum.lock";
/** No run takes an hour: an older folder was left by one that was killed. Milliseconds. */
const leftoverAge = 3_600_000;

/** Inside the output folder, not beside it: the same file system even when that folder is a mount, and no permission needed outside. */
async function openStaging(folder: string): Promise<string> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(stagingPrefix)) continue;
    const path = join(folder, name);
    // Another run may take its own away meanwhile.
    const found = await lstat(path).catch(() => null);
    if (found !== null && Date.now() - found.mtimeMs > leftoverAge)
      await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
  return await mkdtemp(join(folder, stagingPrefix));
}

/** On the disk, not only in the system's memory, when it returns. */
async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  await makeFolder(dirname(path));
  const file = await open(path, "wx");
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** What is moved in one go: a whole folder that is replaced, or a single file outside of those. */
interface Unit {
  path: string;
  isFolder: boolean;
  /** False for a replaced folder that gets no files this time. */
  isNew: boolean;
}

function units(files: OutputFile[], replaces: string[]): Unit[] {
  const inside = (folder: string): OutputFile[] => files.filter(({ path }) => path.startsWith(`${folder}/`));
  const folders = replaces.map((path) => ({ path, isFolder: true, isNew: inside(path).length > 0 }));
  const single = files.filter(({ path }) => !replaces.some((folder) => path.startsWith(`${folder}/`)));
  return [...folders, ...single.map(({ path }) => ({ path, isFolder: false, isNew: true }))];
}

/** Moves every unit, or on failure none. Each move is one rename, so that no file is ever seen half written. */
async function moveAll(folder: string, staging: string, moved: Unit[]): Promise<void> {
  for (const { path, isFolder } of moved) await about(path, refuseObstacle(join(folder, path), isFolder));
  const undo: (() => void)[] = [];
  try {
    for (const { path } of moved) await about(path, makeParents(folder, staging, path, undo));
    await writeWhole(join(staging, listName), JSON.stringify(moved));
    moveInto(folder, staging, moved, undo);
    // While no other run can take it for something to be finished.
    rmSync(join(staging, listName));
  } catch (error) {
    for (const step of undo.reverse()) attempt(step);
    throw error;
  }
}

async function makeParents(folder: string, staging: string, path: string, undo: (() => void)[]): Promise<void> {
  const made = await makeFolder(dirname(join(folder, path)));
  if (made !== null) undo.push(() => rmSync(made, { recursive: true }));
  await makeFolder(dirname(join(staging, "old", path)));
}

/**
 * Nothing is waited for between the moves: a run that is killed is killed before or after them, but for a part of a millisecond. If it is then,
 * the next run finds the list of what was to be moved and moves the rest. Every completed step adds to `undo` how to take it back.
 */
function moveInto(folder: string, staging: string, moved: readonly Unit[], undo: (() => void)[]): void {
  for (const { path, isFolder, isNew } of moved) {
    const [target, fresh, old] = [join(folder, path), join(staging, "new", path), join(staging, "old", path)];
    // Moved already by a run that was killed.
    if (isNew && kindOf(fresh) === null) continue;
    const wasThere = setAside(target, old, isFolder);
    if (wasThere) undo.push(() => renameSync(old, target));
    if (!isNew) continue;
    renameSync(fresh, target);
    if (!wasThere) undo.push(() => rmSync(target, { recursive: true }));
    else if (isFolder) undo.push(() => renameSync(target, fresh));
  }
}

/** What an earlier run had begun to move when it was killed. */
async function finishEarlier(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(stagingPrefix)) continue;
    const staging = join(folder, name);
    const list = await readFile(join(staging, listName), "utf8").catch(() => null);
    if (list === null) continue;
    moveInto(folder, staging, JSON.parse(list), []);
    await rm(staging, { recursive: true, force: true });
  }
}

/** Keeps the earlier edition for undoing; false when there is none. A file keeps its place by a second name where the file system has them. */
function setAside(target: string, old: string, isFolder: boolean): boolean {
  if (kindOf(target) === null) return false;
  if (isFolder || !attempt(() => linkSync(target, old))) renameSync(target, old);
  return true;
}

/** A folder never gives way to a file, nor a file to a folder: neither is what an earlier edition left there. */
async function refuseObstacle(target: string, isFolder: boolean): Promise<void> {
  const kind = kindOf(target);
  if (kind === "file" && isFolder) throw new Error("a file is in the way");
  if (kind === "folder" && !isFolder) throw new Error("a folder is in the way");
}

function kindOf(path: string): "file" | "folder" | null {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return null;
  return found.isDirectory() ? "folder" : "file";
}

/** Whether a step succeeds. */
function attempt(step: () => void): boolean {
  try {
    step();
    return true;
  } catch {
    return false;
  }
}

/** Takes back the folders that were made for nothing, from `folder` up to `first`; stops at one that is not empty. */
async function removeEmpty(folder: string, first: string): Promise<void> {
  await rmdir(folder);
  if (folder !== first) await removeEmpty(dirname(folder), first);
}
