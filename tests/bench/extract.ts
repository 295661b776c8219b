/** Scores extraction on NewsQuant and times it: `npm run bench:extract -- [--gold FILE] [--errors N] [--peers DIR] [--no-speed]`. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { newsQuant } from "./newsquant.ts";
import { growth, throughput } from "./throughput.ts";

const { values } = parseArgs({
  options: {
    gold: { type: "string", default: "../shared/bench/newsquant/newsquant.dev.json" },
    errors: { type: "string", default: "0" },
    peers: { type: "string" },
    "no-speed": { type: "boolean", default: false },
  },
});
if (!existsSync(values.gold)) {
  console.log(`no benchmark here: ${values.gold} is not there, nothing was measured`);
  process.exit(0);
}
const texts: string[] = JSON.parse(readFileSync(values.gold, "utf8")).map(({ text }: { text: string }) => text);
if (!values["no-speed"]) {
  console.table(await throughput(texts, values.peers));
  console.table(growth());
}
console.log(score());

/** What the scorer prints; its last line is JSON. */
function score(): string {
  const work = mkdtempSync(join(tmpdir(), "quorum-bench-"));
  try {
    const predictions = join(work, "predictions.jsonl");
    const lines = texts.map((text) => `${JSON.stringify({ text, quantities: newsQuant(text) })}\n`);
    writeFileSync(predictions, lines.join(""));
    const scorer = join(dirname(values.gold), "score.mjs");
    const errors = values.errors === "0" ? [] : ["--errors", values.errors];
    const options = ["--label", "quorum", ...errors];
    return execFileSync(process.execPath, [scorer, values.gold, predictions, ...options], { encoding: "utf8" }).trim();
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
