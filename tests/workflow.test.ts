/** The workflow that makes the briefing in CI: valid as GitHub reads it, and each of its steps run here, with GitHub's own program played. */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import { afterAll, describe, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { z } from "zod";

// Some tests are several whole runs.
vi.setConfig({ testTimeout: 180_000 });

const root = fileURLToPath(new URL("..", import.meta.url));
const content = readFileSync(`${root}.github/workflows/briefing.yml`, "utf8");

/** What is wrong with a workflow, by GitHub's own parser and its schema. */
async function faults(workflow: string): Promise<string[]> {
  const { context, value } = parseWorkflow({ name: "briefing.yml", content: workflow }, new NoOperationTraceWriter());
  if (value !== undefined) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(String);
}

const condition = z.union([z.string(), z.boolean()]);
const stepSchema = z.looseObject({
  name: z.string().optional(),
  uses: z.string().optional(),
  if: condition.optional(),
  env: z.record(z.string(), z.string()).optional(),
  run: z.string().optional(),
});
const { jobs, permissions } = z
  .looseObject({
    permissions: z.record(z.string(), z.string()),
    jobs: z.record(z.string(), z.looseObject({ if: condition.optional(), steps: z.array(stepSchema) })),
  })
  .parse(parse(content));
const steps = Object.values(jobs).flatMap((job) => job.steps);

describe("the workflow", () => {
  test("is valid", async () => expect(await faults(content)).toEqual([]));

  test.each([
    ["a key that is none", "runs-on:", "run-on:"],
    ["a context that is none", "github.token", "gitub.token"],
    ["a time that is none", "17 5 * * 1", "17 25 * * 1"],
    ["a job that is not there", "needs: briefing", "needs: brief"],
    ["a permission that is none", "contents: write", "contents: wrote"],
  ])("%s would be found", async (_name, right, wrong) => {
    expect(content).toContain(right);
    expect(await faults(content.replaceAll(right, wrong))).not.toEqual([]);
  });

  test("may only read, but for the job that runs no code of the repository; actions are those of GitHub, each of one major version", () => {
    expect(permissions).toEqual({ contents: "read" });
    const writing = Object.entries(jobs).filter(([, job]) => "permissions" in job);
    expect(writing.map(([name]) => name)).toEqual(["release"]);
    const text = JSON.stringify(jobs["release"]);
    expect(text).not.toMatch(/checkout|npm|node|\.sh/);
    for (const { uses } of steps) if (uses !== undefined) expect(uses).toMatch(/^actions\/[a-z-]+@v\d+$/);
  });

  test("no expression stands in a step's text: what a name or a branch says cannot become a command", () => {
    for (const { run = "" } of steps) expect(run).not.toMatch(/\$\{\{/);
  });
});

const scratch = mkdtempSync(join(tmpdir(), "quorum-workflow-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Programs that stand for those of the network: `gh` keeps releases in a folder, `npm ci` does nothing. */
const releases = join(scratch, "releases");
const programs = {
  gh: `#!/bin/bash
set -eu
cd "$RELEASES"
case "$1 $2" in
  "release list") [ "$GH_REPO" = me/notes ]; ls -t | sed -n 1p ;;
  "release view") [ -d "$3" ] ;;
  "release download") cat "$3/$5" ;;
  "release create") mkdir "$3"; cp "$WORK/$4" "$WORK/$5" "$3" ;;
  *) exit 9 ;;
esac
`,
  npm: `#!/bin/bash
[ "$1" = ci ] || exec "$NPM" "$@"
`,
};

type Event = "schedule" | "pull_request";

/** What each expression of the workflow is in a run; one that is not listed fails the test. */
const valuesOf = (event: Event, outputs: Map<string, string>): Record<string, string | boolean> => ({
  "github.token": "secret",
  "github.repository": "me/notes",
  "!cancelled()": true,
  "!cancelled() && github.event_name == 'pull_request'": event === "pull_request",
  "github.event_name != 'pull_request' && 'yes' || ''": event === "pull_request" ? "" : "yes",
  "github.event_name != 'pull_request' && github.ref == 'refs/heads/main'": event !== "pull_request",
  "needs.briefing.outputs.edition": outputs.get("edition") ?? "",
});

interface Ran {
  /** The exit code of each step that ran, by its name. */
  codes: Record<string, number | null>;
  summary: string;
  log: string;
  folder: string;
}

let count = 0;
/** A run of every step in a fresh clone with these articles, as a runner does it. */
function runWorkflow(event: Event, articles: Record<string, string>): Ran {
  count += 1;
  const folder = join(scratch, `clone-${count}`);
  const bin = join(scratch, "bin");
  for (const path of [bin, releases, join(folder, "sources")]) mkdirSync(path, { recursive: true });
  for (const [name, text] of Object.entries(programs)) {
    writeFileSync(join(bin, name), text);
    chmodSync(join(bin, name), 0o755);
  }
  for (const name of ["pipeline", "templates", "node_modules", "package.json"])
    symlinkSync(join(root, name), join(folder, name));
  for (const [name, text] of Object.entries(articles)) writeFileSync(join(folder, "sources", name), text);

  const [summary, output] = [join(folder, "summary"), join(folder, "outputs")];
  const npm = spawnSync("bash", ["-c", "command -v npm"], { encoding: "utf8" }).stdout.trim();
  const codes: Ran["codes"] = {};
  let log = "";
  for (const job of Object.values(jobs)) {
    const outputs = new Map(
      (existsSync(output) ? readFileSync(output, "utf8") : "")
        .split("\n")
        .map((line): [string, string] => [line.split("=")[0] ?? "", line.split("=").slice(1).join("=")]),
    );
    const values = valuesOf(event, outputs);
    const evaluated = (written: string | boolean): string | boolean => {
      const [, expression] = /^\$\{\{ (.*) \}\}$/.exec(String(written)) ?? [];
      const value = expression === undefined ? written : values[expression];
      if (value === undefined) throw new Error(`no value for ${expression}`);
      return value;
    };
    let failed = false;
    for (const step of evaluated(job.if ?? true) === true ? job.steps : []) {
      // A condition that does not ask for the state of the job is one of a job without a failure.
      const isAsked = !failed || String(step.if).includes("cancelled()");
      if (step.run === undefined || !isAsked || evaluated(step.if ?? true) !== true) continue;
      const env = Object.entries(step.env ?? {}).map(([name, value]) => [name, String(evaluated(value))]);
      const ran = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", step.run], {
        cwd: folder,
        encoding: "utf8",
        env: {
          ...process.env,
          PATH: `${bin}${delimiter}${process.env["PATH"]}`,
          ...{ NPM: npm, RELEASES: releases, WORK: folder, SOURCES: "sources" },
          ...{ GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: output },
          ...Object.fromEntries(env),
        },
      });
      codes[step.name ?? step.run] = ran.status;
      log += ran.stdout + ran.stderr;
      failed ||= ran.status !== 0;
    }
    if (failed) break;
  }
  return { codes, log, folder, summary: existsSync(summary) ? readFileSync(summary, "utf8") : "" };
}

const article = (outlet: string, day: string, boats: string): string =>
  `---\noutlet: ${outlet}\ndate: ${day}\n---\n# The bay of Tarn\n\nThe bay of Tarn has ${boats} boats.\n`;
const quay = { "a.md": article("Quay Post", "2024-05-03", "3,700") };
const both = { ...quay, "b.md": article("Courier", "2024-05-10", "4,900") };

describe("its steps", () => {
  test("release each edition once, compare with the one before and stop a pull request with a new conflict", () => {
    const first = runWorkflow("schedule", quay);
    expect(first.codes, first.log).toEqual({
      Install: 0,
      "Fetch the last edition": 0,
      "Make the briefing": 0,
      "Write the summary": 0,
      "Pack the edition": 0,
      "Release the edition": 0,
    });
    expect(first.summary).toMatch(/<details>.*\n\n# /);
    const released = join(releases, "briefing-2024-05-03");
    expect(readFileSync(join(released, "briefing.pdf")).subarray(0, 5).toString()).toBe("%PDF-");
    const again = runWorkflow("schedule", quay);
    expect(again.log).toContain("briefing-2024-05-03 is released already");

    const pull = runWorkflow("pull_request", both);
    expect(pull.codes, pull.log).toEqual({
      Install: 0,
      "Fetch the last edition": 0,
      "Make the briefing": 0,
      Check: 3,
      "Write the summary": 0,
    });
    expect(pull.summary).toMatch(/^## Check\n\n {4}.*check\/new-conflict b\.md:7/);
    expect(pull.summary.indexOf("## What changed since 3 May 2024")).toBeLessThan(pull.summary.indexOf("<details>"));

    const quiet = runWorkflow("pull_request", { ...quay, "b.md": article("Courier", "2024-05-10", "3,700") });
    expect(quiet.codes).toMatchObject({ Check: 0, "Pack the edition": 0 });
    expect(quiet.codes).not.toHaveProperty("Release the edition");

    const next = runWorkflow("schedule", both);
    expect(next.codes).toMatchObject({ "Release the edition": 0 });
    expect(existsSync(join(releases, "briefing-2024-05-10", "edition.tar.gz"))).toBe(true);
    expect(next.summary).toContain("## What changed since 3 May 2024");
  });
});

describe("the script for any other CI and for cron", () => {
  const script = join(root, ".github/scripts/briefing.sh");
  const bin = join(scratch, "idle");
  /** Nothing is installed: what is here may be older than the lockfile of a clone. */
  const run = (...args: string[]): { code: number | null; out: string } => {
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, "npm"), "#!/bin/bash\n");
    chmodSync(join(bin, "npm"), 0o755);
    const env = { ...process.env, PATH: `${bin}${delimiter}${process.env["PATH"]}` };
    const { status, stdout } = spawnSync(script, args, { cwd: scratch, encoding: "utf8", env });
    return { code: status, out: stdout };
  };

  test("makes an edition and says where it is, says nothing where nothing changed, and checks", () => {
    mkdirSync(join(scratch, "my notes"));
    const folders = ["my notes", "my output"];
    for (const [name, text] of Object.entries(quay)) writeFileSync(join(scratch, "my notes", name), text);
    expect(run(...folders)).toEqual({ code: 0, out: "new edition: my output/archive/2024-05-03/briefing.pdf\n" });
    expect(existsSync(join(scratch, "my output/archive/2024-05-03/briefing.pdf"))).toBe(true);
    expect(run(...folders)).toEqual({ code: 0, out: "" });
    expect(run("--check", ...folders).code).toBe(0);
    for (const [name, text] of Object.entries(both)) writeFileSync(join(scratch, "my notes", name), text);
    expect(run("--check", ...folders).code).toBe(3);
    expect(run("no such folder", "nothing").code).toBe(1);
  });
});
