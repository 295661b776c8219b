/** Article bodies, dates and speed (pages a second of the processor, warm and in the first pass) on saved pages and dumps of them, scored against gold: `npm run bench:ingest -- [--data DIR] [--worst N]`. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import type { Article } from "../../pipeline/model/document.ts";
import { articleOf } from "../check.ts";

const standard = "../shared/bench/articles";
const { values } = parseArgs({
  options: { data: { type: "string", default: standard }, worst: { type: "string", default: "0" } },
});
const scorer = [values.data, standard].map((folder) => join(folder, "score.mjs")).find((file) => existsSync(file));
if (scorer === undefined) {
  console.log(`no benchmark here: ${join(values.data, "score.mjs")} is not there, nothing was measured`);
  process.exit(0);
}

/** What one page was read as; a page that is refused has no body and no day. */
interface Prediction {
  articleBody: string;
  published: string | null;
}

const results = [];
for (const { set, folder, gold } of [
  { set: "pages", folder: "pages", gold: "bodies" },
  { set: "dumps", folder: "dumps", gold: "bodies" },
  { set: "dates", folder: "dates", gold: "dates" },
]) {
  if (!existsSync(join(values.data, folder))) {
    console.log(`no ${folder} here: not measured`);
    continue;
  }
  const files = readdirSync(join(values.data, folder)).sort();
  const started = process.cpuUsage();
  const predictions: Record<string, Prediction> = {};
  for (const file of files) predictions[file.split(".")[0] ?? file] = await predict(join(values.data, folder, file));
  const first = process.cpuUsage(started);
  const again = process.cpuUsage();
  for (const file of files) await predict(join(values.data, folder, file));
  const warm = process.cpuUsage(again);
  const perSecond = ({ user, system }: NodeJS.CpuUsage): number => files.length / ((user + system) / 1e6);
  const { f1 } = score(scorer, gold, predictions);
  results.push({ set, f1, pages: files.length, pagesPerSecond: perSecond(warm), firstPass: perSecond(first) });
}
console.table(results);
console.log(JSON.stringify(results));

async function predict(path: string): Promise<Prediction> {
  const packed = path.endsWith(".gz");
  const bytes = packed ? gunzipSync(readFileSync(path)) : readFileSync(path);
  try {
    const article = await articleOf(packed ? "page.html" : "page.txt", bytes);
    return { articleBody: bodyOf(article), published: article.published };
  } catch {
    return { articleBody: "", published: null };
  }
}

/** The paragraphs below the headline and the rows of its tables, a line each, in the order of the page. */
function bodyOf({ sentences, excluded, text }: Article): string {
  const lines = new Map<number, string[]>();
  for (const { role, line, text: sentence } of sentences)
    if (role !== "title") lines.set(line, [...(lines.get(line) ?? []), sentence]);
  const source = text.split("\n");
  for (const { startLine, endLine, reason } of excluded)
    if (reason === "table")
      for (let line = startLine; line <= endLine; line += 1) lines.set(line, [source[line - 1] ?? ""]);
  return [...lines]
    .sort(([one], [other]) => one - other)
    .map(([, parts]) => parts.join(" "))
    .join("\n");
}

/** The scorer's own figures; with --worst also its list of pages. */
function score(file: string, gold: string, predictions: Record<string, Prediction>): Record<string, unknown> {
  const work = mkdtempSync(join(tmpdir(), "quorum-bench-"));
  try {
    const path = join(work, "predictions.json");
    writeFileSync(path, JSON.stringify(predictions));
    const goldFile = join(values.data, `${gold}.json`);
    const printed = execFileSync(process.execPath, [file, gold, goldFile, path, "--worst", values.worst], {
      encoding: "utf8",
    });
    if (values.worst !== "0") console.log(printed);
    return JSON.parse(printed.trim().split("\n").at(-1) ?? "{}");
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
