/** Scores extraction on NewsQuant and times it: `npm run bench:extract -- [--gold FILE] [--errors N] [--peers DIR]`. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";

import { newsQuant } from "./newsquant.ts";

const { values } = parseArgs({
  options: {
    gold: { type: "string", default: "../shared/bench/newsquant/newsquant.dev.json" },
    errors: { type: "string", default: "0" },
  },
});
if (!existsSync(values.gold)) {
  console.log(`no benchmark here: ${values.gold} is not there, nothing was measured`);
  process.exit(0);
}
const texts: string[] = JSON.parse(readFileSync(values.gold, "utf8")).map(({ text }: { text: string }) => text);
console.log(score(texts));

/** What the scorer prints; its last line is JSON. */
function score(texts: readonly string[]): string {
  const work = mkdtempSync(join(tmpdir(), "quorum-bench-"));
  try {
    const predictions = join(work, "predictions.jsonl");
    writeFileSync(
      predictions,
      texts.map((text) => `${JSON.stringify({ text, quantities: newsQuant(text) })}\n`).join(""),
    );
    const scorer = join(dirname(values.gold), "score.mjs");
    const errors = values.errors === "0" ? [] : ["--errors", values.errors];
    return execFileSync(process.execPath, [scorer, values.gold, predictions, "--label", "quorum", ...errors], {
      encoding: "utf8",
    }).trim();
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
