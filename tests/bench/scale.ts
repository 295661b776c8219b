/** Time and memory over generated folders of growing size: `npm run bench:scale -- [--documents 100,1000,10000]`. Each size runs in a process of its own. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { analyze } from "../../pipeline/analyze/index.ts";
import { ingest } from "../../pipeline/ingest/index.ts";
import { readDocuments } from "../../pipeline/read-folder.ts";
import { memoryWorld } from "../check.ts";
import { makeArticles } from "./generate.ts";

interface Measured {
  documents: number;
  claims: number;
  conflicts: number;
  /** How many the generator put in. */
  trueConflicts: number;
  ingest: number;
  normalize: number;
  analyze: number;
  /** Largest resident memory of the process. Megabytes. */
  memory: number;
}

const { values } = parseArgs({
  options: { documents: { type: "string", default: "100,1000,10000" }, one: { type: "string" } },
});

if (values.one === undefined) compareSizes(values.documents.split(",").map(Number));
else console.log(JSON.stringify(await measure(Number(values.one))));

/** Processor seconds of each stage over one folder. */
async function measure(documents: number): Promise<Measured> {
  const made = makeArticles(documents);
  const times: number[] = [];
  const timed = async <T>(work: () => T | Promise<T>): Promise<T> => {
    const started = process.cpuUsage();
    const result = await work();
    const { user, system } = process.cpuUsage(started);
    times.push((user + system) / 1e6);
    return result;
  };
  const memory = memoryWorld(Object.fromEntries(made.files));
  const { texts } = await timed(() => ingest(memory, ""));
  const read = await timed(() => readDocuments(memory, texts));
  const findings = await timed(() => analyze(read));
  const [ingested = 0, normalized = 0, analyzed = 0] = times;
  return {
    documents,
    claims: read.reduce((sum, { claims }) => sum + claims.length, 0),
    conflicts: findings.clusters.filter(({ verdict }) => verdict === "conflict").length,
    trueConflicts: made.conflicts,
    ingest: ingested,
    normalize: normalized,
    analyze: analyzed,
    memory: process.resourceUsage().maxRSS / 1024,
  };
}

function compareSizes(sizes: readonly number[]): void {
  const self = fileURLToPath(import.meta.url);
  const measured = sizes.map((size): Measured => {
    const printed = execFileSync(process.execPath, [self, "--one", String(size)], { encoding: "utf8" });
    return JSON.parse(printed);
  });
  const perThousand = (seconds: number, documents: number): number => Number(((1000 * seconds) / documents).toFixed(3));
  console.log("Processor seconds for a thousand documents, by stage; peak memory in megabytes.");
  console.table(
    measured.map(({ documents, claims, conflicts, trueConflicts, memory, ...times }) => ({
      documents,
      claims,
      conflicts: `${conflicts} of ${trueConflicts}`,
      ingest: perThousand(times.ingest, documents),
      normalize: perThousand(times.normalize, documents),
      analyze: perThousand(times.analyze, documents),
      memory: Math.round(memory),
    })),
  );
  console.log(JSON.stringify(measured));
}
