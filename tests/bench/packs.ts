/** Runs every article pack that has a gold file and prints its scorer's figures: `npm run bench:packs -- [--corpus DIR] [--gold DIR]`. */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

interface LedgerDocument {
  id: string;
  file: string;
}

const { values } = parseArgs({
  options: {
    corpus: { type: "string", default: "../shared/corpus" },
    gold: { type: "string", default: "../shared/bench/gold" },
    misses: { type: "string", default: "0" },
    only: { type: "string" },
  },
});
const scorer = join(dirname(values.gold), "score-pack.mjs");
if (!existsSync(scorer)) {
  console.log(`no benchmark here: ${scorer} is not there, nothing was measured`);
  process.exit(0);
}

const cli = fileURLToPath(new URL("../../../pipeline/start.mjs", import.meta.url));
const scores: Record<string, number | string | null>[] = [];
for (const gold of readdirSync(values.gold).sort()) {
  const pack = basename(gold, ".json");
  const sources = join(values.corpus, pack);
  if (!existsSync(sources) || (values.only !== undefined && values.only !== pack)) continue;
  scores.push(score(pack, sources, join(values.gold, gold)));
}
console.table(Object.fromEntries(scores.map(({ pack, ...figures }) => [pack, rounded(figures)])));
console.log(JSON.stringify(scores));

/** Runs one pack into a folder of its own and scores the ledger. */
function score(pack: string, sources: string, gold: string): Record<string, number | string | null> {
  const work = mkdtempSync(join(tmpdir(), "quorum-bench-"));
  try {
    const output = join(work, "output");
    execFileSync(process.execPath, [cli, "report", sources, "-o", output], { stdio: ["ignore", "ignore", "inherit"] });
    const texts = join(work, "texts");
    stageTexts(sources, output, texts);
    const ledger = join(output, "briefing.json");
    const printed = execFileSync(
      process.execPath,
      [scorer, gold, ledger, "--sources", texts, "--misses", values.misses],
      { encoding: "utf8" },
    );
    if (values.misses !== "0") console.log(`${pack}\n${printed}`);
    return JSON.parse(printed.trim().split("\n").at(-1) ?? "{}");
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The texts that offsets refer to, under the names of the files: for HTML the text beside the ledger. */
function stageTexts(sources: string, output: string, texts: string): void {
  cpSync(sources, texts, { recursive: true });
  const ledger: { documents: LedgerDocument[] } = JSON.parse(readFileSync(join(output, "briefing.json"), "utf8"));
  for (const { id, file } of ledger.documents) {
    const derived = join(output, "text", `${id}.txt`);
    if (existsSync(derived)) writeFileSync(join(texts, file), readFileSync(derived));
  }
}

function rounded(figures: Record<string, number | string | null>): Record<string, number | string | null> {
  const shown = [
    "recall",
    "precision",
    "bound",
    "modality",
    "period",
    "subject",
    "attribution",
    "clusterF",
    "forbidden",
    "verdict",
    "conflictR",
    "falseAlarms",
    "checksFound",
    "checks",
    "copiesR",
    "copiesWrong",
    "published",
    "title",
    "chromeClaims",
    "citation",
  ];
  return Object.fromEntries(
    shown.map((name) => [
      name,
      typeof figures[name] === "number" ? Math.round(figures[name] * 1000) / 1000 : (figures[name] ?? null),
    ]),
  );
}
