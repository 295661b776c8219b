/** What a second run saves, and what is left when runs are killed or overlap: `npm run bench:incremental [-- --kills 50 --runs 20]`. */
import { spawn } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { hashes, writeFiles } from "../folders-on-disk.ts";
import { makeArticles } from "./generate.ts";
import { type Command, median, timeOf } from "./processes.ts";

const { values } = parseArgs({
  options: { kills: { type: "string", default: "50" }, runs: { type: "string", default: "20" } },
});
const root = fileURLToPath(new URL("../../../", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "quorum-bench-"));
const cache = join(work, "cache");
process.env["QUORUM_CACHE"] = cache;

const report = (folder: string, output: string): Command => ({
  file: process.execPath,
  args: [join(root, "pipeline", "start.mjs"), "report", folder, "-o", output],
  cwd: root,
});
const fresh = (name: string): string => {
  const path = join(work, name);
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path);
  return path;
};

/** Milliseconds of the three runs, each the median of several. */
async function timesOf(make: (folder: string) => void): Promise<{ first: number; unchanged: number; changed: number }> {
  const times = { first: [] as number[], unchanged: [] as number[], changed: [] as number[] };
  for (let round = 0; round < 5; round += 1) {
    const folder = fresh("sources");
    make(folder);
    const command = report(folder, fresh("output"));
    fresh("cache");
    times.first.push(await timeOf(command));
    times.unchanged.push(await timeOf(command));
    appendFileSync(join(folder, readdirSync(folder)[0] ?? ""), "\nThe harbour of Belmar had 310 boats in 2023.\n");
    times.changed.push(await timeOf(command));
  }
  return { first: median(times.first), unchanged: median(times.unchanged), changed: median(times.changed) };
}

async function compareTimes(): Promise<void> {
  const rows: Record<string, { "second, unchanged": string; "one article changed": string }> = {};
  const sample = (folder: string): void => cpSync(join(root, "sources"), folder, { recursive: true });
  const generated = (count: number) => (folder: string) =>
    writeFiles(folder, Object.fromEntries(makeArticles(count).files));
  await timeOf(report(join(root, "sources"), fresh("output")));
  for (const [name, make] of [
    ["the sample", sample],
    ["300 generated articles", generated(300)],
  ] as const) {
    const { first, unchanged, changed } = await timesOf(make);
    rows[name] = {
      "second, unchanged": (unchanged / first).toFixed(3),
      "one article changed": (changed / first).toFixed(3),
    };
  }
  console.log("A run takes so much of the first one's time");
  console.table(rows);
}

/** An edition that lies there, the sources of the next, and what the output holds after it. */
interface Editions {
  earlier: string;
  sources: string;
  old: Record<string, string>;
  next: Record<string, string>;
  /** Milliseconds of a run from the one to the other. */
  time: number;
}

async function makeEditions(): Promise<Editions> {
  const [sources, earlier, after] = [fresh("sources"), fresh("earlier"), fresh("after")];
  cpSync(join(root, "sources"), sources, { recursive: true });
  await timeOf(report(sources, earlier));
  cpSync(earlier, after, { recursive: true });
  writeFiles(sources, { "more.txt": "Boats of the bay\n\nThe harbour of Belmar had 310 boats in 2023.\n" });
  fresh("cache");
  const time = await timeOf(report(sources, after));
  return { earlier, sources, old: hashes(earlier), next: hashes(after), time };
}

const shown = (folder: string): string =>
  JSON.stringify(Object.entries(hashes(folder)).filter(([path]) => !path.startsWith(".")));

async function killRuns({ earlier, sources, old, next, time }: Editions, kills: number): Promise<void> {
  const counts = { "old edition": 0, "new edition": 0, mixed: 0, "next run failed": 0 };
  for (let kill = 0; kill < kills; kill += 1) {
    const output = fresh("killed");
    cpSync(earlier, output, { recursive: true });
    fresh("cache");
    const { file, args, cwd } = report(sources, output);
    const child = spawn(file, args, { cwd, stdio: "ignore" });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    await setTimeout(Math.random() * time * 1.1);
    child.kill("SIGKILL");
    await ended;
    const left = shown(output);
    if (left === JSON.stringify(Object.entries(old))) counts["old edition"] += 1;
    else if (left === JSON.stringify(Object.entries(next))) counts["new edition"] += 1;
    else counts.mixed += 1;
    const succeeded = await timeOf(report(sources, output)).then(
      () => shown(output) === JSON.stringify(Object.entries(next)),
      () => false,
    );
    if (!succeeded) counts["next run failed"] += 1;
  }
  console.log(`${kills} runs killed at random moments left`);
  console.table(counts);
}

async function overlap({ earlier, sources, next }: Editions, runs: number): Promise<void> {
  const output = fresh("overlapping");
  cpSync(earlier, output, { recursive: true });
  fresh("cache");
  const ends = await Promise.allSettled(Array.from({ length: runs }, () => timeOf(report(sources, output))));
  const failed = ends.filter(({ status }) => status === "rejected").length;
  const whole = JSON.stringify(Object.entries(hashes(output))) === JSON.stringify(Object.entries(next));
  console.log(`${runs} runs at once: ${failed} failed, the output is ${whole ? "the new edition, whole" : "MIXED"}`);
}

try {
  await compareTimes();
  const editions = await makeEditions();
  await killRuns(editions, Number(values.kills));
  await overlap(editions, Number(values.runs));
} finally {
  rmSync(work, { recursive: true, force: true });
}
