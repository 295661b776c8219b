/** Where a browser may be, in the order of trying: the user's choice, the bundled one, the system's, puppeteer's cache. */
import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { resolvePackage } from "./assets.ts";
import { bundleSource, unpackBundle } from "./bundle.ts";

/** A browser that can be tried: how to start it. */
export interface Executable {
  path: string;
  /** Set on top of the user's own variables. */
  environment: Record<string, string>;
}

/** A place to look in. The looking and the starting may fail; then the next one's turn comes. */
export interface Candidate {
  /** For the message that says what was tried. */
  name: string;
  /** The browser, or null when there is none at this place. Rejects when one should be there and cannot be used. */
  find(): Promise<Executable | null>;
}

/** In order. An explicit path stands alone: a browser that the user did not choose must not silently take its place. */
export function candidates(environment: NodeJS.ProcessEnv): Candidate[] {
  const chosen = environment["QUORUM_BROWSER"];
  if (chosen) return [{ name: `QUORUM_BROWSER=${chosen}`, find: async () => plain(chosen) }];
  return [
    { name: "the bundled browser", find: () => findBundled(environment) },
    ...systemPaths(environment).map((path) => ({ name: path, find: () => findSystem(path) })),
    { name: "puppeteer's cache", find: () => findCached(environment) },
  ];
}

const plain = (path: string): Executable => ({ path, environment: {} });

async function findBundled(environment: NodeJS.ProcessEnv): Promise<Executable> {
  if (process.platform !== "linux" || process.arch !== "x64") throw new Error("it is for Linux on x86-64 only");
  const { executable, libraries, fontConfig } = await unpackBundle(await bundleSource(), environment);
  return { path: executable, environment: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: fontConfig } };
}

const commands = [
  "chromium-headless-shell",
  "chrome-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
];

const macApplications = ["Chromium", "Google Chrome", "Microsoft Edge"];
const windowsPrograms = [
  "Chromium/Application/chrome.exe",
  "Google/Chrome/Application/chrome.exe",
  "Microsoft/Edge/Application/msedge.exe",
];

function systemPaths(environment: NodeJS.ProcessEnv): string[] {
  if (process.platform === "darwin")
    return macApplications.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  if (process.platform === "win32") {
    const roots = [environment["ProgramFiles"], environment["ProgramFiles(x86)"], environment["LOCALAPPDATA"]];
    return windowsPrograms.flatMap((program) => roots.flatMap((root) => (root ? [join(root, program)] : [])));
  }
  const folders = (environment["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return commands.flatMap((command) => folders.map((folder) => join(folder, command)));
}

async function findSystem(path: string): Promise<Executable | null> {
  try {
    await access(path, constants.X_OK);
    return plain(path);
  } catch {
    return null;
  }
}

/** What `npx puppeteer browsers install` put there; of several the last by name. */
async function findCached(environment: NodeJS.ProcessEnv): Promise<Executable | null> {
  const cacheDir = environment["PUPPETEER_CACHE_DIR"] || join(homedir(), ".cache", "puppeteer");
  const browsers: {
    getInstalledBrowsers(at: { cacheDir: string }): Promise<{ browser: string; executablePath: string }[]>;
  } = createRequire(resolvePackage("puppeteer-core"))("@puppeteer/browsers");
  const installed = await browsers.getInstalledBrowsers({ cacheDir });
  const usable = installed.filter(({ browser }) => browser === "chrome-headless-shell" || browser === "chrome");
  const path = usable
    .map(({ executablePath }) => executablePath)
    .sort()
    .at(-1);
  return path === undefined ? null : plain(path);
}
