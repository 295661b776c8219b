/** One at a time: a file that whoever works in a folder holds. It is taken away from a holder that was killed. */
import { open, readFile, rename, rm, stat } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { errorCode } from "./failure.ts";
import { hasEnded, machine } from "./holder.ts";

/** Milliseconds. What is done under the lock takes some: a holder this old on another machine is gone. */
const staleAge = 20_000;
const pause = 20;

/** Waits for the lock, does the work and lets go of it. Rejects when the lock cannot be made, or with what the work rejects with. */
export async function withLock<T>(path: string, work: () => T | Promise<T>): Promise<T> {
  const holder = `${process.pid} ${performance.timeOrigin} ${machine()}`;
  while (!(await take(path, holder))) {
    if (!(await takeAway(path, holder))) await setTimeout(pause);
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true }).catch(() => undefined);
  }
}

async function take(path: string, holder: string): Promise<boolean> {
  try {
    const file = await open(path, "wx");
    await file.writeFile(holder).finally(() => file.close());
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}

/** Takes the lock away from a holder that is gone. By a rename, which only one of several succeeds with; one that took a living one's puts it back. */
async function takeAway(path: string, holder: string): Promise<boolean> {
  const dead = await holderIfGone(path);
  if (dead === null) return false;
  const aside = `${path}-${holder.replaceAll(/[^\w.-]/g, "-")}`;
  try {
    await rename(path, aside);
    const isOther = (await readFile(aside, "utf8")) !== dead;
    await (isOther ? rename(aside, path) : rm(aside, { force: true }));
    return !isOther;
  } catch {
    return false;
  }
}

/** What the lock says of a holder that is gone; null while it may be at work, or when there is no lock. */
async function holderIfGone(path: string): Promise<string | null> {
  try {
    const [holder, { mtimeMs }] = [await readFile(path, "utf8"), await stat(path)];
    if (Date.now() - mtimeMs > staleAge) return holder;
    const [process, where] = /^(\d+) \S+ (.+)$/.exec(holder)?.slice(1) ?? [];
    return where !== undefined && hasEnded({ machine: where, process: Number(process) }) ? holder : null;
  } catch {
    return null;
  }
}
