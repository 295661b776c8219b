/** The cache: safe to delete, to share and to use by several runs at once. Only ever whole entries, each under a hash of what it was made from. */
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { type Memory, sha256 } from "../model/remember.ts";
import { resolvePackage } from "./assets.ts";

const [compress, expand] = [promisify(gzip), promisify(gunzip)];

/** Milliseconds: what was kept longer ago is made again. */
const longestKept = 30 * 86_400_000;
/** No entry is larger when it is expanded. Bytes. */
const largestEntry = 500_000_000;

/** A memory in files. One of sources, not of a bundle, remembers nothing: what it would be of could change at any time. */
export function createCache(root: string): Memory {
  // Found out while the run reads its folder. A program whose own files cannot be read keeps nothing, and says elsewhere what is wrong.
  const folder = versionFolder(root).catch(() => null);
  const place = async (key: string): Promise<string | null> => {
    const found = await folder;
    return found === null ? null : join(found, key.slice(0, 2), `${key}.json.gz`);
  };
  return {
    recall: async (key) => {
      const path = await place(key);
      return path === null ? null : await readEntry(path);
    },
    keep: async (key, text) => {
      const path = await place(key);
      // A full disk or a folder that must not be written to costs time, not the briefing.
      if (path !== null) await writeEntry(path, text).catch(() => undefined);
    },
  };
}

async function readEntry(path: string): Promise<string | null> {
  try {
    return (await expand(await readFile(path), { maxOutputLength: largestEntry })).toString("utf8");
  } catch {
    return null;
  }
}

async function writeEntry(path: string, text: string): Promise<void> {
  const aside = `${path}-${process.pid}`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(aside, await compress(text, { level: 1 }));
  await rename(aside, path);
}

/** The folder of this very program: results of another are not its own. Null when the program cannot be told. */
async function versionFolder(root: string): Promise<string | null> {
  const version = await programVersion();
  if (version === null) return null;
  await removeOld(root);
  return join(root, version);
}

/** A hash of the bundle (the names of its parts are hashes of what is in them), the templates and the packages' versions. */
async function programVersion(): Promise<string | null> {
  const bundle = await readFile(join(dirname(fileURLToPath(import.meta.url)), "cli.cjs")).catch(() => null);
  if (bundle === null) return null;
  const manifest = resolvePackage("quorum/package.json");
  const templates = join(dirname(manifest), "templates");
  const entries = await readdir(templates, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const contents = await Promise.all([manifest, ...paths.sort()].map((path) => readFile(path)));
  return sha256([bundle, ...contents].map(sha256).join("")).slice(0, 16);
}

/** Looked at by versions alone, which is quick: a version that is in use is made new by every entry that it gets. */
async function removeOld(root: string): Promise<void> {
  for (const name of await readdir(root).catch(() => [])) {
    const path = join(root, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > longestKept) await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}
