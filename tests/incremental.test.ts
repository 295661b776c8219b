/** What is not done again, and what an interrupted or an overlapping run leaves: whole runs through the command line. */
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Memory, remember } from "../pipeline/model/remember.ts";
import { machine } from "../pipeline/world/holder.ts";
import { withLock } from "../pipeline/world/lock.ts";
import { hashes, writeFiles } from "./folders-on-disk.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "quorum-incremental-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const sources = join(work, "sources");
const output = join(work, "output");
const cache = join(work, "cache");

const article = (outlet: string, day: string, text: string): string =>
  `---\ntitle: Boats of the bay\noutlet: ${outlet}\ndate: ${day}\n---\n\n${text}\n`;
const first = {
  "a.md": article("Quay Post", "2024-05-03", "In 2023 the harbour of Belmar had 310 fishing boats."),
  "b.md": article("Mole News", "2024-05-04", "In 2023 the harbour of Belmar had 410 fishing boats."),
};
const later = {
  ...first,
  "b.md": article("Mole News", "2024-05-04", "In 2023 the harbour of Belmar had 310 fishing boats."),
};

const command = (folder: string, to: string): string[] => [`${root}pipeline/start.mjs`, "report", folder, "-o", to];
const environment = (kept = cache): NodeJS.ProcessEnv => ({ ...process.env, QUORUM_CACHE: kept });

/** What a run tells: the outcome as JSON. */
function report(kept = cache, to = output): { unchanged: boolean; exitCode: number } {
  const { stdout } = spawnSync(process.execPath, [...command(sources, to), "--json"], {
    encoding: "utf8",
    env: environment(kept),
  });
  return JSON.parse(stdout);
}

/** The files of an edition that is made with nothing kept, after `before` when there was an earlier one. */
function madeAnew(name: string, before?: string): Record<string, string> {
  const to = join(work, name);
  if (before !== undefined) cpSync(before, to, { recursive: true });
  expect(report(join(work, `${name}-cache`), to).unchanged).toBe(false);
  return hashes(to);
}

describe("a run that was made before", () => {
  beforeAll(() => {
    writeFiles(sources, first);
    expect(report()).toMatchObject({ unchanged: false, exitCode: 0 });
  });

  test("writes nothing and tells the same", () => {
    const before = statSync(join(output, "briefing.pdf")).mtimeMs;
    expect(report()).toMatchObject({ unchanged: true, exitCode: 0 });
    expect(statSync(join(output, "briefing.pdf")).mtimeMs).toBe(before);
  });

  test("is made again where a file of the output was touched or is gone", () => {
    const before = hashes(output);
    writeFileSync(join(output, "briefing.md"), "spoilt");
    expect(report().unchanged).toBe(false);
    rmSync(join(output, "briefing.html"));
    expect(report().unchanged).toBe(false);
    expect(hashes(output)).toEqual(before);
  });

  test("is made again with what is kept of it damaged or gone, and gives the same", () => {
    const before = hashes(output);
    const entries = readdirSync(cache, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(entries.length).toBeGreaterThan(4);
    for (const { parentPath, name } of entries) truncateSync(join(parentPath, name), 20);
    expect(report().unchanged).toBe(false);
    rmSync(cache, { recursive: true });
    expect(report().unchanged).toBe(false);
    expect(hashes(output)).toEqual(before);
  });

  test("with another article gives what a run gives that has nothing kept", () => {
    const earlier = join(work, "earlier");
    cpSync(output, earlier, { recursive: true });
    writeFiles(sources, later);
    expect(report().unchanged).toBe(false);
    expect(hashes(output)).toEqual(madeAnew("anew", earlier));
  });
});

describe("a run that is killed, and runs that overlap", () => {
  let [old, fresh]: Record<string, string>[] = [];
  const earlier = join(work, "old-edition");

  beforeAll(() => {
    writeFiles(sources, first);
    old = madeAnew("old-edition");
    writeFiles(sources, later);
    fresh = madeAnew("fresh-edition", earlier);
    expect(fresh).not.toEqual(old);
  });

  const shown = (folder: string): Record<string, string> =>
    Object.fromEntries(Object.entries(hashes(folder)).filter(([path]) => !path.startsWith(".")));

  test.each([150, 400, 700, 1000])(
    "killed after %i ms: one edition or the other, whole; the next run succeeds",
    async (wait) => {
      const to = join(work, `killed-${wait}`);
      cpSync(earlier, to, { recursive: true });
      const kept = join(work, `killed-cache-${wait}`);
      const child = spawn(process.execPath, command(sources, to), { env: environment(kept), stdio: "ignore" });
      const ended = new Promise((resolve) => child.once("exit", resolve));
      await setTimeout(wait);
      child.kill("SIGKILL");
      await ended;
      expect([old, fresh]).toContainEqual(shown(to));
      expect(report(kept, to).exitCode).toBe(0);
      expect(shown(to)).toEqual(fresh);
    },
  );

  test("several at once on one folder", async () => {
    const to = join(work, "overlapping");
    cpSync(earlier, to, { recursive: true });
    const told = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const child = spawn(process.execPath, [...command(sources, to), "--quiet"], { env: environment() });
        const errors: string[] = [];
        child.stderr.on("data", (bytes) => errors.push(String(bytes)));
        await new Promise((resolve) => child.once("close", resolve));
        return errors.join("");
      }),
    );
    expect(told).toEqual(["", "", "", ""]);
    expect(hashes(to)).toEqual(fresh);
  });
});

describe("what is kept", () => {
  test("is made once for all that it was made from, and again for anything else", async () => {
    const kept = new Map<string, string>();
    const memory: Memory = {
      recall: async (key) => kept.get(key) ?? null,
      keep: async (key, text) => void kept.set(key, text),
    };
    let made = 0;
    const make = (): number => {
      made += 1;
      return made;
    };
    expect(await remember(memory, ["boats", "a"], make)).toBe(1);
    expect(await remember(memory, ["boats", "a"], make)).toBe(1);
    expect(await remember(memory, ["boats", "b"], make)).toBe(2);
    expect(await remember(memory, ["boatsb"], make)).toBe(3);
  });
});

describe("a lock", () => {
  test("is held by one at a time, and let go of after a failure", async () => {
    const path = join(work, "lock");
    let [inside, most] = [0, 0];
    const hold = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await setTimeout(2);
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 8 }, () => withLock(path, hold)));
    await expect(withLock(path, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await withLock(path, () => most)).toBe(1);
  });

  test("is taken from a holder that is gone", async () => {
    const path = join(work, "left");
    const { pid } = spawnSync(process.execPath, ["-e", ""]);
    writeFileSync(path, `${pid} 0 ${machine()}`);
    expect(await withLock(path, () => "held")).toBe("held");
    expect(readdirSync(work).filter((name) => name.startsWith("left"))).toEqual([]);
  });
});
