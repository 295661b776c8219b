/** `quorum watch`: when it builds, and a whole session with a browser, changes, faults and the signal that ends it. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer, { type Browser } from "puppeteer-core";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { rebuilder } from "../pipeline/commands/rebuild.ts";
import { candidates } from "../pipeline/world/candidates.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "quorum-watch-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const article = (boats: number): string =>
  `---\noutlet: Quay Post\ndate: 2024-05-03\n---\n\nIn 2023 the harbour of Belmar had ${boats} fishing boats.\n`;

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(scratch, "x-"));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

const quorum = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, [`${root}pipeline/start.mjs`, ...args], { encoding: "utf8", cwd: root });

describe("when to build", () => {
  afterEach(() => void vi.useRealTimers());

  /** Builds that take 100 ms each, and what each was told. */
  function slow(): { builds: string[][]; most: () => number; rebuild: ReturnType<typeof rebuilder> } {
    vi.useFakeTimers();
    const builds: string[][] = [];
    let [running, most] = [0, 0];
    const build = async (changed: readonly string[]): Promise<void> => {
      builds.push([...changed]);
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 100));
      running -= 1;
    };
    return { builds, most: () => most, rebuild: rebuilder(build, 10) };
  }

  test("once for changes that come together, when they have come to rest", async () => {
    const { builds, rebuild } = slow();
    for (const path of ["b", "a", "b"]) {
      rebuild.change(path);
      await vi.advanceTimersByTimeAsync(8);
    }
    expect(builds).toEqual([]);
    await vi.advanceTimersByTimeAsync(500);
    expect(builds).toEqual([["a", "b"]]);
  });

  test("again for a change during a build, and never two at a time", async () => {
    const { builds, most, rebuild } = slow();
    void rebuild.begin();
    await vi.advanceTimersByTimeAsync(50);
    rebuild.change("a");
    await vi.advanceTimersByTimeAsync(20);
    rebuild.change("b");
    await vi.advanceTimersByTimeAsync(500);
    expect(builds).toEqual([[], ["a", "b"]]);
    expect(most()).toBe(1);
  });

  test("not after the end, which waits for the build that runs", async () => {
    const { builds, rebuild } = slow();
    void rebuild.begin();
    rebuild.change("a");
    let over = false;
    const ended = rebuild.end().then(() => {
      over = true;
    });
    rebuild.change("b");
    await vi.advanceTimersByTimeAsync(90);
    expect(over).toBe(false);
    await vi.advanceTimersByTimeAsync(500);
    await ended;
    expect(builds).toEqual([[]]);
  });
});

const hasBundled = process.platform === "linux" && process.arch === "x64";
// Whole runs, on a machine that may be busy with others.
describe.runIf(hasBundled)("a session", { timeout: 120_000 }, () => {
  const children: ChildProcess[] = [];
  // None outlives a test that fails.
  afterEach(() => {
    for (const child of children.splice(0)) child.kill("SIGKILL");
  });

  /** A running `quorum watch` with what it has printed so far. */
  interface Session {
    child: ChildProcess;
    printed: () => string;
    /** Waits until it has printed this. */
    until: (words: RegExp) => Promise<RegExpExecArray>;
  }

  function start(...args: string[]): Session {
    const child = spawn(process.execPath, [`${root}pipeline/start.mjs`, "watch", ...args], { cwd: root });
    children.push(child);
    let text = "";
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (data) => (text += data));
    const until = (words: RegExp): Promise<RegExpExecArray> =>
      vi.waitFor(
        () => {
          const found = words.exec(text);
          if (found === null) throw new Error(`not printed: ${words}\n${text}`);
          return found;
        },
        { timeout: 20_000, interval: 30 },
      );
    return { child, printed: () => text, until };
  }

  const childrenOf = (pid: number | undefined): string => readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");

  /** As people have it: that of the World reaches nothing, not even this machine. */
  async function openBrowser(): Promise<Browser> {
    for (const { find } of candidates(process.env)) {
      const found = await find();
      if (found === null) continue;
      const { path: executablePath, environment } = found;
      return await puppeteer.launch({
        executablePath,
        args: ["--no-sandbox"],
        env: { ...process.env, ...environment },
      });
    }
    throw new Error("no browser");
  }

  const ended = async ({ child }: Session, signal: NodeJS.Signals): Promise<unknown> => {
    const over = once(child, "exit");
    child.kill(signal);
    child.kill(signal);
    return (await over)[0];
  };

  test("a change is built, the open page shows it, a fault does not end it, and Ctrl-C does", async () => {
    const folder = folderOf({ "a.md": article(310), "b.dat": "\0\u00ff\0" });
    const output = join(folder, "output");
    const session = start(folder, "-o", output);
    const [, address = ""] = await session.until(/The page: (\S+)/);
    const browser = await openBrowser();
    try {
      const page = await browser.newPage();
      const failures: string[] = [];
      page.on("console", (message) => failures.push(message.text()));
      page.on("pageerror", (error) => failures.push(String(error)));
      await page.goto(address);
      const shows = (words: string): Promise<unknown> =>
        page.waitForFunction(`document.body.innerText.includes(${JSON.stringify(words)})`, { timeout: 20_000 });
      await shows("310 boats");

      writeFileSync(join(folder, "a.md"), article(415));
      await shows("415 boats");
      expect(await (await fetch(address)).text()).toContain("415 boats");
      await session.until(/a\.md changed, built in [\d.]+ s\n1 article of 1 outlet: 1 figure/);
      const written = readFileSync(join(output, "briefing.html"), "utf8");
      expect(written).toContain("415 boats");
      expect(written).not.toMatch(/<script|nonce-|connect-src/);

      writeFileSync(join(folder, "briefing.yml"), "titel: Boats\n");
      await session.until(/error settings\/unknown-key briefing\.yml:1: /);
      writeFileSync(join(folder, "briefing.yml"), "title: Boats of Belmar\n");
      await shows("Boats of Belmar");

      mkdirSync(join(folder, "more"));
      writeFileSync(join(folder, "more", "b.md"), article(522));
      await shows("522 boats");
      expect(failures).toEqual([]);
    } finally {
      await browser.close();
    }
    // A warning that stays is told once.
    expect(session.printed().match(/^warning/gm)).toHaveLength(1);
    // What it writes into the folder is no change of it.
    expect(session.printed()).not.toMatch(/output.* changed/);
    expect(await ended(session, "SIGINT")).toBe(0);
    expect(readdirSync(output).filter((name) => name.startsWith("."))).toEqual([]);
    await expect(fetch(address)).rejects.toThrow();
  });

  test("a folder that is taken away and comes back is watched on", async () => {
    const folder = folderOf({ "a.md": article(310) });
    const output = join(scratch, "taken-output");
    const session = start(folder, "-o", output);
    await session.until(/The page: /);
    rmSync(folder, { recursive: true });
    await session.until(/the folder.* changed, nothing built\n.*error ingest\/no-folder/s);
    mkdirSync(folder);
    writeFileSync(join(folder, "a.md"), article(777));
    await session.until(/changed, built in /);
    expect(readFileSync(join(output, "briefing.md"), "utf8")).toContain("777 boats");
    expect(await ended(session, "SIGTERM")).toBe(0);
  });

  test("a browser that dies between two builds is replaced", async () => {
    const folder = folderOf({ "a.md": article(310) });
    const session = start(folder, "-o", join(scratch, "replaced-output"));
    await session.until(/The page: /);
    const [browser = ""] = childrenOf(session.child.pid).split(" ");
    process.kill(Number(browser), "SIGKILL");
    await vi.waitFor(() => expect(childrenOf(session.child.pid).split(" ")).not.toContain(browser));
    writeFileSync(join(folder, "a.md"), article(415));
    await session.until(/a\.md changed, built in /);
    expect(session.printed()).not.toMatch(/^error/m);
    expect(await ended(session, "SIGINT")).toBe(0);
  });

  test("ended in the middle of a build it leaves the edition that was there", async () => {
    const folder = folderOf({ "a.md": article(310) });
    const output = join(scratch, "old-edition");
    mkdirSync(output);
    writeFileSync(join(output, "briefing.md"), "an older edition");
    const session = start(folder, "-o", output);
    // The browser is started when all is set up, and long before the page is there to print.
    await vi.waitFor(() => expect(childrenOf(session.child.pid)).not.toBe(""), { timeout: 10_000, interval: 5 });
    expect(await ended(session, "SIGINT")).toBe(0);
    expect(readdirSync(output)).toEqual(["briefing.md"]);
    expect(session.printed()).toBe("");
  });
});

describe("called wrongly", () => {
  test("a port that another program has is an error that says what to do", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" && address !== null ? String(address.port) : "";
    const { status, stderr } = quorum("watch", folderOf({ "a.md": article(310) }), "-o", scratch, "--port", port);
    other.close();
    expect(status).toBe(1);
    expect(stderr).toMatch(new RegExp(`^error watch/no-server: found port ${port}: .*Choose another with --port`));
  });

  test.each([
    ["no port", ["sources", "--port", "70000"], 2, /a port is a number from 0 to 65535/],
    ["no folder", [join(scratch, "nowhere")], 1, /^error ingest\/no-folder/],
    ["the articles' own folder as output", ["sources", "-o", "sources"], 2, /choose another output folder/],
  ])("%s", (_, args, code, words) => {
    const { status, stderr } = quorum("watch", ...args);
    expect([status, stderr]).toEqual([code, expect.stringMatching(words)]);
  });

  test("an output folder inside the articles is never read as one of them", () => {
    const folder = folderOf({ "a.md": article(310) });
    const output = join(folder, "output");
    for (let run = 0; run < 2; run += 1) {
      const { status, stdout } = quorum("report", folder, "-o", output);
      expect([status, stdout]).toEqual([0, expect.stringMatching(/^1 article of 1 outlet: 1 figure/)]);
    }
  });
});
