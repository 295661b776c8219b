/** Writes a briefing's files whole or not at all: all are written aside first, then moved into place, and moved back if that fails. */
import { link, lstat, mkdtemp, open, readdir, readFile, rename, rm, rmdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { type Diagnostic, diagnostic } from "../model/diagnostic.ts";
import type { OutputFile } from "../model/world.ts";
import { errorCode, whatFailed } from "./failure.ts";
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
    await moveIntoPlace(folder, staging, units(files, replaces));
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
/** No run takes an hour: an older folder was left by one that was killed. Milliseconds. */
const leftoverAge = 3_600_000;

/** Inside the output folder, not beside it: the same file system even when that folder is a mount, and no permission needed outside. */
async function openStaging(folder: string): Promise<string> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(stagingPrefix)) continue;
    const path = join(folder, name);
    const age = Date.now() - (await lstat(path)).mtimeMs;
    if (age > leftoverAge) await rm(path, { recursive: true, force: true }).catch(() => undefined);
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
async function moveIntoPlace(folder: string, staging: string, moved: Unit[]): Promise<void> {
  for (const unit of moved) await about(unit.path, refuseObstacle(join(folder, unit.path), unit.isFolder));
  const undo: (() => Promise<unknown>)[] = [];
  try {
    for (const unit of moved) await about(unit.path, moveUnit(folder, staging, unit, undo));
  } catch (error) {
    for (const step of undo.reverse()) await step().catch(() => undefined);
    throw error;
  }
}

/** Every completed step adds to `undo` how to take it back. */
async function moveUnit(folder: string, staging: string, unit: Unit, undo: (() => Promise<unknown>)[]): Promise<void> {
  const target = join(folder, unit.path);
  const old = join(staging, "old", unit.path);
  const parent = await makeFolder(dirname(target));
  if (parent !== null) undo.push(() => rm(parent, { recursive: true }));
  await makeFolder(dirname(old));
  if (await setAside(target, old, unit.isFolder)) undo.push(() => rename(old, target));
  if (!unit.isNew) return;
  await rename(join(staging, "new", unit.path), target);
  if ((await kindOf(old)) === null) undo.push(() => rm(target, { recursive: true }));
  else if (unit.isFolder) undo.push(() => rename(target, join(staging, "new", unit.path)));
}

/** Keeps the earlier edition for undoing; false when there is none. A file keeps its place by a second name where the file system has them. */
async function setAside(target: string, old: string, isFolder: boolean): Promise<boolean> {
  if ((await kindOf(target)) === null) return false;
  if (isFolder) await rename(target, old);
  else await link(target, old).catch(() => rename(target, old));
  return true;
}

/** A folder never gives way to a file, nor a file to a folder: neither is what an earlier edition left there. */
async function refuseObstacle(target: string, isFolder: boolean): Promise<void> {
  const kind = await kindOf(target);
  if (kind === "file" && isFolder) throw new Error("a file is in the way");
  if (kind === "folder" && !isFolder) throw new Error("a folder is in the way");
}

async function kindOf(path: string): Promise<"file" | "folder" | null> {
  try {
    return (await lstat(path)).isDirectory() ? "folder" : "file";
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}

/** Takes back the folders that were made for nothing, from `folder` up to `first`; stops at one that is not empty. */
async function removeEmpty(folder: string, first: string): Promise<void> {
  await rmdir(folder);
  if (folder !== first) await removeEmpty(dirname(folder), first);
}
