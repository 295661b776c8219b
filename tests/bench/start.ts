/** Start to finish: the sample folder to all its outputs, whole process, beside a bare "hello world" PDF by the same browser, in turns. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const runs = 7;
const cli = fileURLToPath(new URL("../../../pipeline/start.mjs", import.meta.url));
const hello = fileURLToPath(new URL("./hello-pdf.js", import.meta.url));
const root = fileURLToPath(new URL("../../../", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "quorum-bench-"));

/** Milliseconds of one whole process. */
function time(args: readonly string[]): number {
  const start = performance.now();
  execFileSync(process.execPath, [...args], { cwd: root, stdio: "ignore" });
  return performance.now() - start;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

try {
  const commands = {
    hello: [hello, join(work, "hello.pdf")],
    report: [cli, "report", "sources", "-o", join(work, "output")],
  };
  const times: Record<keyof typeof commands, number[]> = { hello: [], report: [] };
  for (let run = 0; run < runs; run += 1) {
    times.hello.push(time(commands.hello));
    times.report.push(time(commands.report));
  }
  const ratios = times.report.map((report, run) => report / (times.hello[run] ?? 1));
  console.table({
    "hello world PDF": { ms: Math.round(median(times.hello)) },
    "sample briefing": { ms: Math.round(median(times.report)) },
  });
  console.log(
    JSON.stringify({
      runs,
      helloMs: Math.round(median(times.hello)),
      reportMs: Math.round(median(times.report)),
      ratio: Number(median(ratios).toFixed(2)),
    }),
  );
} finally {
  rmSync(work, { recursive: true, force: true });
}
