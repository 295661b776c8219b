/** The sample briefing's cost, start to finish, beside a "hello world" PDF by the same browser and pandoc with WeasyPrint: `npm run bench:render`. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Command, median, memoryOf, timeOf } from "./processes.ts";

const runs = { time: 7, memory: 3 };
const cli = fileURLToPath(new URL("../../../pipeline/start.mjs", import.meta.url));
const hello = fileURLToPath(new URL("./hello-pdf.js", import.meta.url));
const root = fileURLToPath(new URL("../../../", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "quorum-bench-"));
const output = join(work, "output");
/** Emptied before each run: what is measured is a first run. */
const cache = join(work, "cache");
process.env["QUORUM_CACHE"] = cache;

const report: Command = { file: process.execPath, args: [cli, "report", "sources", "-o", output], cwd: root };
const bare: Command = { file: process.execPath, args: [hello, join(work, "hello.pdf")], cwd: root };
/** Beside the charts that the Markdown names. */
const typesetting: Command = {
  file: "pandoc",
  args: ["briefing.md", "--from=gfm", "--standalone", "--pdf-engine=weasyprint", "-o", join(work, "typeset.pdf")],
  cwd: output,
};

const isThere = (command: string): boolean => spawnSync(command, ["--version"]).status === 0;

/** Runs the report and another command in turns; the median of how many times the other's cost it has. */
async function ratio(
  other: Command,
  times: number,
  cost: (command: Command) => Promise<number | null>,
): Promise<number | null> {
  const ratios: number[] = [];
  for (let run = 0; run < times; run += 1) {
    rmSync(cache, { recursive: true, force: true });
    const [theirs, ours] = [await cost(other), await cost(report)];
    if (theirs === null || ours === null) return null;
    ratios.push(ours / theirs);
  }
  return Number(median(ratios).toFixed(2));
}

try {
  await timeOf(report);
  const peers: [string, Command][] = [["hello world PDF", bare]];
  const missing = ["pandoc", "weasyprint"].filter((command) => !isThere(command));
  if (missing.length === 0) peers.push(["pandoc and WeasyPrint", typesetting]);
  else console.log(`not measured, for it is not installed: ${missing.join(", ")}`);
  const ratios: Record<string, { time: number | null; memory: number | null }> = {};
  for (const [name, peer] of peers)
    ratios[name] = { time: await ratio(peer, runs.time, timeOf), memory: await ratio(peer, runs.memory, memoryOf) };
  console.log("The whole report of the sample folder takes so many times as much as");
  console.table(ratios);
  console.log(JSON.stringify({ runs, ratios }));
} finally {
  rmSync(work, { recursive: true, force: true });
}
