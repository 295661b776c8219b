/** The browser that comes with the program (npm: @sparticuz/chromium, Linux on x86-64): unpacked once into a folder of the user's. */
import { constants, createReadStream, createWriteStream } from "node:fs";
import { access, lstat, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { brotliDecompressSync, createBrotliDecompress } from "node:zlib";
import { resolvePackage } from "./assets.ts";
import { errorCode, whatFailed } from "./failure.ts";
import { makeFolder } from "./make-folder.ts";
import { readTar } from "./tar.ts";

export interface Bundle {
  executable: string;
  /** For LD_LIBRARY_PATH: what the browser needs and a bare machine lacks. */
  libraries: string;
  /** For FONTCONFIG_FILE: shows no font of the machine, so that none can get into a page. */
  fontConfig: string;
}

/** Compressed files of a browser package, and the name of its version. */
export interface BundleSource {
  folder: string;
  version: string;
}

/** Where the installed package keeps its files. Throws when it is not installed. */
export async function bundleSource(): Promise<BundleSource> {
  const root = dirname(dirname(dirname(resolvePackage("@sparticuz/chromium"))));
  const manifest: { version: string } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  return { folder: join(root, "bin"), version: manifest.version };
}

/** The unpacked browser, unpacked now if it is not yet there whole. Rejects with what failed in each folder that was tried. */
export async function unpackBundle(source: BundleSource, environment: NodeJS.ProcessEnv): Promise<Bundle> {
  const failures: string[] = [];
  for (const root of cacheFolders(environment)) {
    try {
      return await unpackInto(root, source);
    } catch (error) {
      failures.push(`${root}: ${whatFailed(error)}`);
    }
  }
  throw new Error(`it could not be unpacked (${failures.join("; ")})`);
}

/** The user's cache folder (XDG Base Directory Specification), then a folder of the user's among the temporary ones. */
export function cacheFolders({ XDG_CACHE_HOME: stated = "", HOME: home = "" }: NodeJS.ProcessEnv): string[] {
  const cache = isAbsolute(stated) ? stated : join(home, ".cache");
  return [...(isAbsolute(cache) ? [join(cache, "quorum")] : []), join(tmpdir(), `quorum-${user()}`)];
}

/** Not os.userInfo, which throws for a user without an entry in the password file, as in many containers. */
const user = (): number | undefined => process.getuid?.();

async function unpackInto(root: string, source: BundleSource): Promise<Bundle> {
  await makeFolder(root, 0o700);
  await refuseForeign(root);
  const target = join(root, `chromium-${source.version}`);
  if (!(await isWhole(target))) {
    await removeLeftovers(root);
    const staging = await mkdtemp(join(root, stagingPrefix));
    try {
      await unpack(source.folder, staging, target);
      await putInPlace(staging, target);
    } finally {
      await rm(staging, { recursive: true, force: true });
    }
  }
  return {
    executable: join(target, "chromium"),
    libraries: join(target, "lib"),
    fontConfig: join(target, fontConfigName),
  };
}

/** A program must not be started from a folder that others can write to: in a shared temporary folder anyone may have made it. */
async function refuseForeign(folder: string): Promise<void> {
  const found = await lstat(folder);
  if (!found.isDirectory() || found.uid !== user() || (found.mode & 0o022) !== 0) {
    throw new Error("a folder that other users can write to");
  }
}

const fontConfigName = "fonts.conf";
const manifestName = "unpacked.json";

/** Unpacks into `staging` what will stand in `target`; the list of files with their sizes comes last. */
async function unpack(from: string, staging: string, target: string): Promise<void> {
  const executable = join(staging, "chromium");
  const written = pipeline(
    createReadStream(join(from, "chromium.br")),
    createBrotliDecompress({ chunkSize: 2 ** 20 }),
    createWriteStream(executable, { mode: 0o700 }),
  );
  const sizes: Record<string, number> = {};
  for (const archive of ["al2023.tar.br", "fonts.tar.br"]) {
    for (const { path, mode, content } of readTar(brotliDecompressSync(await readFile(join(from, archive))))) {
      if (path === fontConfigName) continue;
      await makeFolder(dirname(join(staging, path)));
      await writeFile(join(staging, path), content, { mode });
      sizes[path] = content.length;
    }
  }
  await written;
  sizes["chromium"] = (await stat(executable)).size;
  await writeFile(join(staging, fontConfigName), fontConfig(target));
  await writeFile(join(staging, manifestName), JSON.stringify(sizes));
}

/**
 * The fonts of the bundle and no other. One font has to be there: without any, Chromium (147) refuses a page's own fonts when it lays out text
 * before they are decoded. What a page's fonts lack is drawn from this one, the same on every machine.
 */
function fontConfig(target: string): string {
  const path = (name: string): string => join(target, name).replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${path("fonts")}</dir><cachedir>${path("fontconfig")}</cachedir></fontconfig>
`;
}

/** Whether every file is there with its size: a folder that lost a file, or was moved, is unpacked again. */
async function isWhole(target: string): Promise<boolean> {
  try {
    const sizes: Record<string, number> = JSON.parse(await readFile(join(target, manifestName), "utf8"));
    const found = await Promise.all(Object.keys(sizes).map(async (path) => (await stat(join(target, path))).size));
    await access(join(target, "chromium"), constants.X_OK);
    const sameFonts = (await readFile(join(target, fontConfigName), "utf8")) === fontConfig(target);
    return sameFonts && Object.values(sizes).every((size, at) => size === found[at]);
  } catch {
    return false;
  }
}

/** One rename: nobody ever sees a folder half full. Another run may have been faster; a broken folder is moved out of the way. */
async function putInPlace(staging: string, target: string): Promise<void> {
  try {
    await rename(staging, target);
  } catch (error) {
    if (!["ENOTEMPTY", "EEXIST", "ENOTDIR"].includes(errorCode(error) ?? "")) throw error;
    if (await isWhole(target)) return;
    const broken = `${staging}-broken`;
    await rename(target, broken);
    await rename(staging, target);
    await rm(broken, { recursive: true, force: true });
  }
}

const stagingPrefix = "unpacking-";
/** No unpacking takes an hour: an older one was killed. Milliseconds. */
const leftoverAge = 3_600_000;

async function removeLeftovers(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    if (!name.startsWith(stagingPrefix)) continue;
    const path = join(root, name);
    if (Date.now() - (await stat(path)).mtimeMs > leftoverAge) await rm(path, { recursive: true, force: true });
  }
}
