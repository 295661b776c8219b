/** Starts the first browser that works, in its sandbox where the system allows it, and ends it with everything it started. */
import { type ExecFileException, execFile } from "node:child_process";
import { constants } from "node:fs";
import { access, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Browser } from "puppeteer-core";
import { type Diagnostic, diagnostic } from "../model/diagnostic.ts";
import type { Attempt } from "../model/world.ts";
import { candidates, type Executable } from "./candidates.ts";
import { within } from "./deadline.ts";
import { whatFailed } from "./failure.ts";

export interface RunningBrowser {
  browser: Browser;
  /** A temporary folder of the browser's. */
  profile: string;
  notes: Diagnostic[];
}

/** A browser, or the message that says what was tried and why each failed. */
export async function startBrowser(environment: NodeJS.ProcessEnv): Promise<Attempt<RunningBrowser>> {
  const failures: string[] = [];
  for (const { name, find } of candidates(environment)) {
    try {
      const executable = await find();
      if (executable === null) continue;
      await refuseUnusable(executable.path);
      return { ok: true, value: await launchSafely(executable, environment) };
    } catch (error) {
      failures.push(`${name}: ${whatFailed(error)}`);
    }
  }
  return { ok: false, problem: diagnostic("render/no-browser", { found: failures.join("; ") }) };
}

/** Ends the browser at once: nothing it holds is wanted. Its processes form a group of their own, except on Windows. */
export async function stopBrowser({ browser, profile }: RunningBrowser): Promise<void> {
  const child = browser.process();
  try {
    if (child?.pid === undefined || process.platform === "win32") child?.kill();
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
  await within(stopDeadline, "closing the browser", browser.close()).catch(() => undefined);
  await removeProfile(profile);
}

/** Milliseconds. */
const launchDeadline = 60_000;
const stopDeadline = 5_000;
const explainDeadline = 5_000;

/** Puppeteer ends the whole process when the system refuses to run the file. */
async function refuseUnusable(path: string): Promise<void> {
  if (!(await stat(path)).isFile()) throw new Error("not a file");
  await access(path, constants.X_OK);
}

/** With the sandbox; without it, and saying so, for root (Chromium refuses) and where the kernel refuses it. */
async function launchSafely(executable: Executable, environment: NodeJS.ProcessEnv): Promise<RunningBrowser> {
  if (process.getuid?.() === 0) return await launchOpen(executable, environment, "the user is root");
  try {
    return { ...(await launch(executable, environment, [])), notes: [] };
  } catch (error) {
    if (!/sandbox/i.test(whatFailed(error))) throw error;
    return await launchOpen(executable, environment, "the system refuses it");
  }
}

async function launchOpen(
  executable: Executable,
  environment: NodeJS.ProcessEnv,
  why: string,
): Promise<RunningBrowser> {
  const launched = await launch(executable, environment, ["--no-sandbox"]);
  return { ...launched, notes: [diagnostic("render/no-sandbox", { found: `a browser without its sandbox: ${why}` })] };
}

type Launched = Omit<RunningBrowser, "notes">;

/** Rejects with the browser's own last words where it has any. */
async function launch(
  { path, ...executable }: Executable,
  user: NodeJS.ProcessEnv,
  extra: string[],
): Promise<Launched> {
  // Not puppeteer's own entry, which also looks for a configuration file in the current folder and runs it: a folder of articles from anywhere
  // may be the current one.
  const core = await import("puppeteer-core");
  const profile = await mkdtemp(join(tmpdir(), "quorum-profile-"));
  const args = [headlessSwitch(path), `--user-data-dir=${profile}`, ...switches, ...extra];
  const env = { ...user, LANGUAGE: "en", LC_ALL: "C.UTF-8", TZ: "UTC", ...executable.environment };
  const abort = new AbortController();
  try {
    const started = core.launch({ ...launchOptions, executablePath: path, args, env, signal: abort.signal });
    return { browser: await within(launchDeadline, "starting", started), profile };
  } catch (error) {
    abort.abort();
    const reason = await lastWords(path, args, env);
    await removeProfile(profile);
    throw new Error(reason ?? whatFailed(error));
  }
}

const launchOptions = {
  // Not a port: any program of the machine could talk to it. And when this process dies the pipe closes, and the browser ends.
  pipe: true,
  handleSIGINT: false,
  handleSIGTERM: false,
  handleSIGHUP: false,
  ignoreDefaultArgs: true,
  waitForInitialPage: false,
  defaultViewport: null,
  // Each step has its own deadline.
  protocolTimeout: 0,
};

const removeProfile = (profile: string): Promise<void> =>
  rm(profile, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);

/** Full browsers have a headless mode of their own; the headless shell knows only the plain switch. */
const headlessSwitch = (path: string): string =>
  /chrom(e|ium)-headless-shell|^chromium$/.test(basename(path)) ? "--headless" : "--headless=new";

/** Our own list. Nothing here weakens the web's security rules; what is switched off is what could call home or vary the page. */
const switches = [
  "--host-resolver-rules=MAP * ~NOTFOUND",
  "--disable-background-networking",
  "--disable-breakpad",
  "--disable-component-update",
  "--disable-crash-reporter",
  "--disable-default-apps",
  "--disable-dev-shm-usage",
  "--disable-domain-reliability",
  "--disable-extensions",
  "--disable-features=MediaRouter,OptimizationHints,Translate",
  "--disable-gpu",
  "--disable-sync",
  "--export-tagged-pdf",
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
  "--generate-pdf-document-outline",
  "--lang=en-US",
  "--metrics-recording-only",
  "--mute-audio",
  "--no-default-browser-check",
  "--no-first-run",
  "--no-pings",
  "--password-store=basic",
  "--use-mock-keychain",
];

/** Runs the browser once more for the reason it prints when it cannot start; undefined when it gives none. */
async function lastWords(path: string, args: string[], env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const options = { env, timeout: explainDeadline, killSignal: "SIGKILL" } as const;
  return await new Promise((resolve) => {
    execFile(path, [...args, "--dump-dom", "about:blank"], options, (error, _, printed) =>
      resolve(reasonIn(printed) ?? reasonOf(error)),
    );
  });
}

/** The first line that tells of a failure, without its stamp of time and source. */
function reasonIn(printed: string): string | undefined {
  const line = printed.split("\n").find((text) => /error|fatal|sandbox|cannot|denied|not found/i.test(text));
  return line?.replace(/^\[[^\]]*\]\s*/, "").slice(0, 200);
}

function reasonOf(error: ExecFileException | null): string | undefined {
  if (error === null) return "it ended at once, which a browser does not";
  if (error.killed) return "it did not answer";
  return typeof error.code === "number" ? `it ended with exit code ${error.code}` : whatFailed(error);
}
