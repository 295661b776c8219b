/** Whether the machine has what a run needs: Node, packages, folders that can be written, a browser that prints. Each finding comes with its remedy. */
import { access, mkdtemp, readFile, rmdir, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { resolvePackage } from "./assets.ts";
import { startBrowser, stopBrowser } from "./browser.ts";
import { cacheFolders } from "./bundle.ts";
import { errorCode, whatFailed } from "./failure.ts";
import { openPage, printPage } from "./pdf.ts";

/** `note`: it works, and the reader should know how. */
export type State = "ok" | "note" | "problem";

export interface Finding {
  check: string;
  state: State;
  found: string;
  /** What to do; null when there is nothing to do. */
  remedy: string | null;
}

/** What the program says that it needs, in its package.json. */
export interface Manifest {
  engines: { node: string };
  dependencies: Readonly<Record<string, string>>;
}

export const ok = (check: string, found: string): Finding => ({ check, state: "ok", found, remedy: null });
export const problem = (check: string, found: string, remedy: string): Finding => ({
  check,
  state: "problem",
  found,
  remedy,
});

export const readManifest = async (): Promise<Manifest> =>
  JSON.parse(await readFile(resolvePackage("quorum/package.json"), "utf8"));

/** Compares a version with a range of the form ">=20.19", the only one that our package.json uses. */
export function nodeHealth(version: string, { engines: { node: wanted } }: Manifest): Finding {
  const numbers = (text: string): number[] => text.split(/\D+/).filter(Boolean).map(Number);
  const [needed, there] = [numbers(wanted), numbers(version)];
  const at = needed.findIndex((number, place) => number !== there[place]);
  const isEnough = at < 0 || (there[at] ?? 0) > (needed[at] ?? 0);
  const found = `${version}; needed is ${wanted}`;
  return isEnough
    ? ok("node", found)
    : problem("node", found, "Install a newer Node.js: https://nodejs.org/en/download.");
}

/** Each package of the program's must be there in the very version that it was tested with. */
export async function packagesHealth(
  { dependencies }: Manifest,
  versionOf: (name: string) => Promise<string | null> = installedVersion,
): Promise<Finding> {
  const wanted = Object.entries(dependencies);
  const wrong: string[] = [];
  for (const [name, version] of wanted) {
    const there = await versionOf(name);
    if (there === null) wrong.push(`${name} is not there`);
    else if (there !== version) wrong.push(`${name} is ${there} and not ${version}`);
  }
  if (wrong.length === 0) return ok("packages", `all ${wanted.length}`);
  const remedy = "Install them again: npm ci in a clone of Quorum, npm install in a project that uses it.";
  return problem("packages", wrong.join("; "), remedy);
}

/** Not by `require.resolve`, which refuses a package.json that the package does not export. */
async function installedVersion(name: string): Promise<string | null> {
  for (const folder of createRequire(import.meta.url).resolve.paths(name) ?? []) {
    try {
      const manifest: { version: string } = JSON.parse(await readFile(join(folder, name, "package.json"), "utf8"));
      return manifest.version;
    } catch {
      // It may be in the next one.
    }
  }
  return null;
}

/** Whether a briefing can be written there. A folder that is not there yet will be made. */
export async function outputHealth(folder: string): Promise<Finding> {
  const fault = await writeFault(folder);
  const remedy =
    "Give yourself permission, free some space or remove what is in the way, or choose another folder with -o.";
  return fault === null ? ok("output", resolve(folder)) : problem("output", fault, remedy);
}

/** Whether what each file gave can be kept for the next run; a run works without. */
export async function resultsHealth(folder: string): Promise<Finding> {
  const fault = await writeFault(folder);
  if (fault === null) return ok("results", resolve(folder));
  const remedy = "Make the folder writable, or set QUORUM_CACHE to one that is.";
  return { check: "results", state: "note", found: `${fault}; every run does everything again`, remedy };
}

/** Whether the bundled browser can be unpacked where it stays. */
export async function cacheHealth(environment: NodeJS.ProcessEnv): Promise<Finding> {
  const [first = "", ...others] = cacheFolders(environment);
  const fault = await writeFault(first);
  if (fault === null) return ok("cache", first);
  const remedy = "Make the folder writable, or set XDG_CACHE_HOME to one that is.";
  for (const other of others) {
    if ((await writeFault(other)) === null)
      return { check: "cache", state: "note", found: `${fault}; ${other} is used instead`, remedy };
  }
  return problem("cache", fault, remedy);
}

/** Why nothing can be written in a folder, or in the nearest one above it that is there; null when it can. Leaves nothing behind. */
async function writeFault(folder: string): Promise<string | null> {
  let at = resolve(folder);
  try {
    while (!(await isThere(at)) && dirname(at) !== at) at = dirname(at);
    if (!(await stat(at)).isDirectory()) return `${at}: a file where a folder is needed`;
    await rmdir(await mkdtemp(join(at, ".quorum-")));
    return null;
  } catch (error) {
    return `${at}: ${whatFailed(error)}`;
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return false;
    throw error;
  }
}

const page = { title: "Trial", language: "en", author: "Quorum", keywords: [], asOf: null };

/** Starts a browser as a run does and prints a page: the browser, its sandbox and the print are three findings. */
export async function browserHealth(environment: NodeJS.ProcessEnv, html: string): Promise<Finding[]> {
  const started = await startBrowser(environment);
  if (!started.ok) return [problem("browser", started.problem.found, started.problem.remedy)];
  const { browser, notes } = started.value;
  try {
    const named = `${await browser.version()}, ${browser.process()?.spawnfile}`;
    const sandbox = notes.map(({ found, remedy }): Finding => ({ check: "sandbox", state: "note", found, remedy }));
    return [ok("browser", named), ...(sandbox.length > 0 ? sandbox : [ok("sandbox", "on")]), await printed()];
  } finally {
    await stopBrowser(started.value);
  }

  async function printed(): Promise<Finding> {
    try {
      return ok("print", `a page of ${(await printPage(await openPage(browser), html, page)).length} bytes`);
    } catch (error) {
      const remedy = "Set QUORUM_BROWSER to the path of another Chromium, Chrome or Edge.";
      return problem("print", whatFailed(error), remedy);
    }
  }
}
