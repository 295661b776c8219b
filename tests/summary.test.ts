/** What a run tells a person and a program when it is done, and a terminal while it goes on. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { analyze } from "../pipeline/analyze/index.ts";
import { type Outcome, outcomeOf } from "../pipeline/commands/outcome.ts";
import { describer } from "../pipeline/commands/progress.ts";
import { follow, type Step, stopwatch } from "../pipeline/commands/steps.ts";
import { findingLines, summaryLines } from "../pipeline/commands/summary.ts";
import { type Diagnostic, diagnostic } from "../pipeline/model/diagnostic.ts";
import { readFolder } from "../pipeline/read-folder.ts";
import { documentsOf, memoryWorld } from "./check.ts";

const report = (outlet: string, text: string): string =>
  `---\ntitle: Boats of the bay\noutlet: ${outlet}\ndate: 2024-05-03\n---\n\n${text}\n`;

async function outcome(files: Record<string, string>, diagnostics: Diagnostic[] = []): Promise<Outcome> {
  const documents = await documentsOf(files);
  const written = ["briefing.html", "briefing.json", "charts/a.svg", "charts/a.vl.json", "text/d-1.txt"];
  const result = { documents, findings: analyze(documents), written, diagnostics };
  return outcomeOf(result, { folder: "notes", output: "out", timings: null });
}

describe("the summary", () => {
  test("says what was read, which figures conflict and who has them, and where the files are", async () => {
    const lines = summaryLines(
      await outcome({
        "a.md": report("Quay Post", "In 2023 the harbour of Belmar had 310 fishing boats."),
        "b.md": report("Mole News", "In 2023 the harbour of Belmar had 410 fishing boats."),
      }),
    );
    expect(lines).toEqual([
      "2 articles of 2 outlets: 2 figures, 1 conflict, 0 suspect sums",
      "Conflicts",
      expect.stringMatching(/^ {2}Fishing boats.*, 2023: 310 boats \(Quay Post.*\) \| 410 boats \(Mole News.*\)$/),
      "Written",
      "  out/briefing.html",
      "  out/briefing.json",
      "  out/charts/ (2 files)",
      "  out/text/ (1 file)",
    ]);
  });

  test("a conflict of the highlights comes before one that is looked back on", async () => {
    const told = (ferries: number, boats: number): string =>
      `In 2009 the port of Tarrant had ${ferries} ferries. In 2024 the harbour of Belmar had ${boats} fishing boats.`;
    const { conflicts } = await outcome({
      "a.md": report("Quay Post", told(20, 310)),
      "b.md": report("Mole News", told(35, 410)),
    });
    expect(conflicts.map(({ about }) => about.split(",")[0])).toEqual(["Fishing boats", "Ferries"]);
  });

  test("of a conflict with many figures the outermost are named", async () => {
    const files = [300, 340, 380, 420, 460].map((boats, at) => [
      `${at}.md`,
      report(`Post ${at}`, `In 2023 the harbour of Belmar had ${boats} fishing boats.`),
    ]);
    const lines = findingLines(await outcome(Object.fromEntries(files)));
    expect(lines[2]).toMatch(/: 300 boats \(Post 0.*\) \| 460 boats \(Post 4.*\) \| 3 more figures$/);
  });

  test("says what was left out and why, the most of a kind first; what was read in spite of a message is not there", async () => {
    const found = "something else";
    const messages = [
      diagnostic("ingest/scanned", { file: "page.pdf", found }),
      ...["c.html", "d.html", "e.html", "f.html"].map((file) => diagnostic("ingest/paywalled", { file, found })),
      diagnostic("ingest/damaged-text", { file: "a.md", found }),
      diagnostic("ingest/bad-markup", { file: "week.zip", found }),
      diagnostic("normalize/no-article", { file: "b.md", found }),
      diagnostic("settings/unknown-key", { file: "briefing.yml", found }),
      diagnostic("ingest/guessed-encoding", { file: "gone.txt", found }),
    ];
    const files = {
      "a.md": report("Quay Post", "In 2023 the harbour had 310 fishing boats."),
      "b.md": report("Mole News", "Nothing was counted in the harbour, the office said."),
      "week.zip/c.md": report("Bay Times", "In 2024 the harbour had 330 fishing boats."),
    };
    const told = await outcome({ "a.md": files["a.md"], "b.md": files["b.md"] }, messages);
    expect(told.leftOut.map(({ id, files }) => [id, files.length])).toEqual([
      ["ingest/paywalled", 4],
      ["ingest/bad-markup", 1],
      ["ingest/scanned", 1],
      ["normalize/no-article", 1],
    ]);
    expect(findingLines(told)).toContain("  4 paywalled: c.html, d.html, e.html and 1 more");
    // An archive of which one member was read was not left out.
    expect((await outcome(files, messages)).leftOut.map(({ id }) => id)).not.toContain("ingest/bad-markup");
  });

  test("names cannot break or turn a line", async () => {
    const told = await outcome({}, [diagnostic("ingest/scanned", { file: "a\n\u202eb.pdf", found: "pictures" })]);
    expect(findingLines(told).at(-1)).toBe("  1 scanned: a\\u{000a}\\u{202e}b.pdf");
  });
});

describe("the steps", () => {
  test("are told as they begin, with the files read and the documents done", async () => {
    const files = { "a.md": report("Quay Post", "The bay has 310 boats."), "b.md": report("Mole News", "It is calm.") };
    const steps: string[] = [];
    const told = (step: Step, done = 0, of = 0): void => void steps.push(`${step} ${done}/${of}`);
    const { world, options } = follow(memoryWorld(files), told);
    await readFolder(world, "", options.onStage);
    expect(steps).toEqual(["ingest 0/0", "ingest 0/2", "ingest 1/2", "normalize 0/2", "normalize 1/2"]);
  });

  test("each has one time, and together they are the whole", () => {
    const began = performance.now();
    const watch = stopwatch(began);
    for (const step of ["ingest", "ingest", "render", "print", "render"] as const) watch.begin(step);
    const laps = watch.laps();
    expect(laps.map(({ step }) => step)).toEqual(["start", "ingest", "render", "print"]);
    const total = laps.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
    expect(total).toBeGreaterThan(0);
    expect(total).toBeLessThanOrEqual(performance.now() - began);
  });

  test.each<[string, number, number, number, string]>([
    ["no count of one", 0, 1, 100, "Reading the files"],
    ["no time while it is a guess", 10, 2000, 500, "Reading the files: 10 of 2,000"],
    ["the time left", 500, 2000, 4000, "Reading the files: 500 of 2,000, about 12 s left"],
    ["minutes when they are many", 500, 20000, 10_000, "Reading the files: 500 of 20,000, about 7 min left"],
    ["no time when it is nearly over", 1900, 2000, 4000, "Reading the files: 1,900 of 2,000"],
  ])("show %s", (_, done, of, now, words) => {
    const describe = describer();
    expect(describe("ingest", 0, of, 0)).toMatchObject({ isNew: true });
    expect(describe("ingest", done, of, now)).toEqual({ words, isNew: false });
  });
});

describe("quorum report", () => {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const work = mkdtempSync(join(tmpdir(), "quorum-summary-"));
  afterAll(() => rmSync(work, { recursive: true, force: true }));
  beforeAll(() => {
    writeFileSync(join(work, "a.md"), report("Quay Post", "In 2023 the harbour of Belmar had 310 fishing boats."));
    writeFileSync(join(work, "b.txt"), new Uint8Array([0, 1, 2, 255, 0, 254]));
    for (let at = 0; at < 12; at += 1) writeFileSync(join(work, `${at}.dat`), new Uint8Array([0, 255, 0, at]));
  });

  const quorum = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, [`${root}pipeline/start.mjs`, "report", work, ...args], {
      encoding: "utf8",
      cwd: root,
    });

  test("--json prints one object of a shape that stays, and nothing else", () => {
    const { status, stdout, stderr } = quorum("--json", "--timings", "-o", join(work, ".json"));
    const told: Outcome = JSON.parse(stdout);
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(Object.keys(told)).toEqual([
      "schema",
      "exitCode",
      "folder",
      "output",
      "articles",
      "outlets",
      "figures",
      "conflicts",
      "suspectSums",
      "leftOut",
      "unchanged",
      "written",
      "diagnostics",
      "timings",
    ]);
    expect(told).toMatchObject({ schema: 1, exitCode: 1, folder: work, articles: 1, outlets: 1, figures: 1 });
    expect(told.leftOut.map(({ id, files }) => [id, files.length])).toEqual([
      ["ingest/unknown-format", 12],
      ["ingest/not-text", 1],
    ]);
    expect(told.diagnostics.filter(({ id }) => id === "ingest/unknown-format")).toHaveLength(12);
    expect(told.timings?.map(({ step }) => step)).toEqual([
      "start",
      "ingest",
      "normalize",
      "analyze",
      "render",
      "print",
      "write",
    ]);
  });

  test("--quiet prints the errors alone and ends as it would without", () => {
    const { status, stdout, stderr } = quorum("--quiet", "-o", join(work, ".quiet"));
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/^error ingest\/not-text b\.txt: [^\n]*\n$/);
  });

  test("warnings of one kind are told up to ten; what is no terminal gets no colour and no progress", () => {
    const { stdout, stderr } = quorum("-o", join(work, ".plain"));
    expect(stderr.match(/^warning ingest\/unknown-format \d+\.dat: found /gm)).toHaveLength(10);
    expect(stderr).toMatch(/^warning ingest\/unknown-format: 2 more; /m);
    expect(stdout).toMatch(/^1 article of 1 outlet: 1 figure, 0 conflicts, 0 suspect sums\nLeft out\n/);
    expect(stdout + stderr).not.toContain("\u001b");
  });

  test("--quiet and --json together are a usage error", () => {
    expect(quorum("--quiet", "--json").status).toBe(2);
  });
});
