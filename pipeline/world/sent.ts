/** The record of what was sent, in the output folder: a small file for each edition and recipient, so that no lock is needed and none can be left. */
import { open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Entry, Recipient, SentRecord } from "../model/delivery.ts";
import { sha256 } from "../model/remember.ts";
import { errorCode } from "./failure.ts";
import { hasEnded, machine } from "./holder.ts";
import { makeFolder } from "./make-folder.ts";

/**
 * A recipient's files are `<key>-1.json`, then `<key>-2.json` where somebody sends again after an unclear end, and so on. Creating one is the
 * claim: the file system gives it to one process alone. Only the process that made a file changes or removes it.
 */
export function sentRecord(output: string): SentRecord {
  const folder = join(output, "sent");
  const ofEdition = (edition: string): string => join(folder, edition.slice(0, 16));
  const lastFile = join(folder, "complete.json");
  return {
    look: async (edition, recipient) => (await standing(ofEdition(edition), recipient)).state,
    claim: (edition, recipient, again) => claim(ofEdition(edition), recipient, edition, again),
    complete: async () => textAt(await readJson(lastFile), "edition"),
    finish: async (edition) => {
      await makeFolder(folder);
      await replace(lastFile, { edition, at: now() });
    },
  };
}

const now = (): string => new Date().toISOString();

const nameOf = ({ key }: Recipient): string => sha256(key).slice(0, 16);

interface Standing {
  state: "sent" | "unclear" | "open";
  /** The number of the last attempt; 0 for none. */
  last: number;
}

/**
 * An attempt whose run was killed before the letter began did surely not arrive, and is no bar. All others are: a file that is not whole was
 * being written when its run was killed.
 */
async function standing(folder: string, recipient: Recipient): Promise<Standing> {
  const start = `${nameOf(recipient)}-`;
  const names = (await namesIn(folder)).filter((name) => name.startsWith(start) && name.endsWith(".json"));
  const entries = await Promise.all(names.map((name) => readJson(join(folder, name))));
  const isSent = entries.some((entry) => textAt(entry, "state") === "sent");
  const isOpen = entries.every((entry) => entry === null || isForsaken(entry));
  const last = Math.max(0, ...names.map((name) => Number.parseInt(name.slice(start.length), 10)));
  return { state: isSent ? "sent" : isOpen ? "open" : "unclear", last };
}

/** Claimed by a process that is no more. */
const isForsaken = (entry: unknown): boolean =>
  textAt(entry, "state") === "claimed" &&
  hasEnded({ machine: textAt(entry, "machine") ?? "", process: Number(textAt(entry, "process")) });

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  }
}

async function claim(folder: string, recipient: Recipient, edition: string, again: boolean): Promise<Entry> {
  const { state, last } = await standing(folder, recipient);
  if (state === "sent" || (state === "unclear" && !again)) return { state };
  await makeFolder(folder);
  const path = join(folder, `${nameOf(recipient)}-${last + 1}.json`);
  const write = (state: "claimed" | "sending" | "sent", put: typeof create): Promise<void> =>
    put(path, { edition, to: recipient.label, state, at: now(), process: String(process.pid), machine: machine() });
  try {
    await write("claimed", create);
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
    // Another run was faster by a moment; it may have ended since.
    return { state: (await standing(folder, recipient)).state === "sent" ? "sent" : "unclear" };
  }
  return {
    state: "claimed",
    sending: () => write("sending", replace),
    waiting: () => write("claimed", replace),
    sent: () => write("sent", replace),
    release: () => rm(path),
  };
}

/** On the disk when it returns; rejects where the file is there. */
async function create(path: string, value: object): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(`${JSON.stringify(value, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function replace(path: string, value: object): Promise<void> {
  const aside = `${path}.${process.pid}`;
  await rm(aside, { force: true });
  await create(aside, value);
  await rename(aside, path);
}

/** Null where there is no file; undefined for one that is no JSON. */
async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const textAt = (value: unknown, key: string): string | null => {
  const found = new Map<string, unknown>(typeof value === "object" && value !== null ? Object.entries(value) : []).get(
    key,
  );
  return typeof found === "string" ? found : null;
};
