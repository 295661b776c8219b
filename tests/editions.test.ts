/** Edition after edition, as a user makes them: what is kept, what the next one tells, and what `check` lets pass. */
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Ledger } from "../pipeline/model/ledger.ts";
import { keepEdition, lastLedger } from "../pipeline/world/editions.ts";

// Each test is several whole runs.
vi.setConfig({ testTimeout: 120_000 });

const start = fileURLToPath(new URL("../pipeline/start.mjs", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "quorum-editions-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

let work = "";
let count = 0;
beforeEach(() => {
  count += 1;
  work = join(scratch, String(count));
  mkdirSync(join(work, "notes"), { recursive: true });
});

const article = (outlet: string, day: string, words: string): string =>
  `---\noutlet: ${outlet}\ndate: ${day}\n---\n# The bay of Tarn\n\n${words}\n`;
const write = (name: string, content: string): void => writeFileSync(join(work, "notes", name), content);
const remove = (name: string): void => rmSync(join(work, "notes", name));
const output = (path: string): string => join(work, "output", path);

/** Exit code and everything that is said. */
function quorum(...args: string[]): { code: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [start, ...args], { cwd: work, encoding: "utf8" });
  return { code: status, said: stderr + stdout };
}
const report = (...flags: string[]) => quorum("report", "notes", ...flags);
const check = (...flags: string[]) => quorum("check", "notes", ...flags);

const ledger = (folder = "output"): Ledger => JSON.parse(readFileSync(join(work, folder, "briefing.json"), "utf8"));
const kinds = ({ changes }: Ledger): string[] => changes.map(({ kind }) => kind).sort();
const kept = (): string[] =>
  readdirSync(output("archive"))
    .filter((name) => !name.startsWith("."))
    .sort();

const quay = article("Quay Post", "2024-05-03", "The bay of Tarn has 3,700 boats. The new mole cost 4 million euros.");
const courier = article("Courier", "2024-05-10", "The bay of Tarn has 4,900 boats.");

describe("two editions", () => {
  test("the second tells what is new, revised and in conflict in the PDF, the page and the Markdown; both are kept; a third run changes nothing", async () => {
    write("a.md", quay);
    expect(check()).toMatchObject({
      code: 3,
      said: expect.stringMatching(/^error check\/no-briefing output: .*-o\.$/m),
    });
    expect(readdirSync(work)).toEqual(["notes"]);
    expect(report("--archive")).toMatchObject({ code: 0, said: expect.stringContaining("output/archive/2024-05-03/") });
    expect(check()).toMatchObject({ code: 0, said: expect.stringMatching(/^passed: /m) });

    write("a.md", quay.replace("4 million", "6 million"));
    write("b.md", courier);
    const stopped = check();
    expect(stopped.code).toBe(3);
    expect(stopped.said).toMatch(/^error check\/out-of-date output: .*new: b\.md; changed: a\.md; expected/m);
    expect(stopped.said).toMatch(/^error check\/new-conflict b\.md:7: .*4,900 boats \(Courier\) against 3,700 boats/m);
    expect(stopped.said).toMatch(/^failed: output is out of date; 1 new conflict$/m);

    // A draft in between neither hides the changes nor takes the conflict as told.
    expect(report().code).toBe(0);
    expect(check()).toMatchObject({ code: 3, said: expect.not.stringContaining("check/out-of-date") });
    expect(report("--archive").code).toBe(0);
    expect(kept()).toEqual(["2024-05-03", "2024-05-10"]);
    expect(kinds(ledger())).toEqual(["conflict-opened", "revised", "revised"]);
    expect(ledger().since).toBe("2024-05-03");
    expect(check().code).toBe(0);

    const pdf = await getDocumentProxy(new Uint8Array(readFileSync(output("archive/2024-05-10/briefing.pdf"))));
    const { text } = await extractText(pdf, { mergePages: true });
    const printed = text.replace(/\s+/g, " ");
    for (const page of [
      printed,
      readFileSync(output("briefing.html"), "utf8"),
      readFileSync(output("briefing.md"), "utf8"),
    ]) {
      expect(page).toContain("What changed since 3 May 2024");
      expect(page).toContain("Quay Post gave €4 million before.");
      expect(page).toContain("4,900 boats (Courier) against 3,700 boats (Quay Post).");
    }

    const before = readFileSync(output("briefing.json"), "utf8");
    expect(report("--archive").code).toBe(0);
    expect(readFileSync(output("briefing.json"), "utf8")).toBe(before);
    expect(kept()).toEqual(["2024-05-03", "2024-05-10"]);

    // Another edition of the same day stands beside the first.
    write("b.md", courier.replace("4,900", "3,700"));
    expect(report("--archive").code).toBe(0);
    expect(kept()).toEqual(["2024-05-03", "2024-05-10", "2024-05-10-2"]);
    expect(kinds(ledger())).toContain("conflict-settled");
    expect(ledger().since).toBe("2024-05-10");
    expect(ledger("output/archive/2024-05-10").changes).toEqual(JSON.parse(before).changes);
  });
});

test("an edition that is fetched into the archive is compared with, though nothing else changed; a run after it does nothing", () => {
  write("a.md", quay);
  expect(report("-o", "elsewhere").code).toBe(0);
  write("b.md", courier);
  expect(report().said).toContain("Written");
  expect(ledger().since).toBe(null);
  mkdirSync(output("archive"));
  renameSync(join(work, "elsewhere"), output("archive/2024-05-03"));
  expect(check().code).toBe(3);
  expect(report().code).toBe(0);
  expect(ledger().since).toBe("2024-05-03");
  expect(report().said).toMatch(/unchanged/i);
  expect(report("--archive").code).toBe(0);
  expect(report("--archive").said).toMatch(/unchanged/i);
  expect(check().code).toBe(0);
});

describe("check", () => {
  test("names what is missing, different and left over, and mends nothing", () => {
    write("a.md", quay);
    report();
    mkdirSync(output("text"), { recursive: true });
    writeFileSync(output("text/old.txt"), "x");
    writeFileSync(output("briefing.md"), "edited");
    rmSync(output("briefing.pdf"));
    const { code, said } = check();
    expect(code).toBe(3);
    expect(said).toContain("briefing.md, briefing.pdf (missing), text/old.txt (left over); the articles are the same");
    expect(existsSync(output("briefing.pdf"))).toBe(false);
  });

  test("an error counts more than the gate; a warning fails it with --strict alone", () => {
    write("a.md", quay);
    write("b.xyz", "not a format that is read");
    report();
    expect(check()).toMatchObject({ code: 0, said: expect.stringContaining("warning ingest/unknown-format") });
    expect(check("--strict")).toMatchObject({ code: 3, said: expect.stringMatching(/^failed: 1 warning$/m) });
    expect(check("--quiet")).toEqual({ code: 0, said: "" });
    const asked = check("--strict", "--json");
    expect(JSON.parse(asked.said)).toMatchObject({
      ...{ schema: 1, exitCode: 3, folder: "notes", output: "output" },
      diagnostics: [{ id: "ingest/unknown-format", file: "b.xyz" }],
    });
    writeFileSync(join(work, "notes", "c.txt"), new Uint8Array([0, 1, 2, 255, 0, 254]));
    expect(check("--strict").code).toBe(1);
    for (const name of readdirSync(join(work, "notes"))) remove(name);
    expect(check().code).toBe(1);
  });
});

describe("the output folder", () => {
  test("among the articles is no article, whatever is kept in it", () => {
    write("a.md", quay);
    const inside = ["notes", "-o", "notes/briefing"];
    expect(quorum("report", ...inside, "--archive").code).toBe(0);
    expect(quorum("report", ...inside, "--archive").code).toBe(0);
    expect(ledger("notes/briefing").documents.map(({ file }) => file)).toEqual(["a.md"]);
    expect(readdirSync(join(work, "notes/briefing/archive"))).toEqual(["2024-05-03"]);
    expect(quorum("check", ...inside).code).toBe(0);
  });

  test.each([
    ["that is the folder of articles", "notes", "holds the articles"],
    ["that would write over the articles", ".", "would be replaced"],
  ])("%s is a usage error, and nothing is written", (_name, folder, words) => {
    if (folder === ".") renameSync(join(work, "notes"), join(work, "text"));
    const articles = folder === "." ? "text" : "notes";
    writeFileSync(join(work, articles, "a.md"), quay);
    for (const command of ["report", "check"])
      expect(quorum(command, articles, "-o", folder)).toMatchObject({ code: 2, said: expect.stringContaining(words) });
    expect(readdirSync(join(work, articles))).toEqual(["a.md"]);
  });
});

describe("keeping an edition", () => {
  const edition = (asOf: string | null): string =>
    JSON.stringify({ schema: 1, asOf, documents: [], claims: [], clusters: [], checks: [], changes: [] });
  const lay = (asOf: string | null): void => {
    mkdirSync(output("."), { recursive: true });
    writeFileSync(output("briefing.json"), edition(asOf));
    writeFileSync(output("briefing.pdf"), "%PDF-");
  };
  const files = ["briefing.json", "briefing.pdf"];

  test.each([
    ["without a day", null, files, "an edition without a day"],
    ["without its PDF", "2024-05-03", ["briefing.json"], "an edition without its PDF"],
    ["of which a file is gone", "2024-05-03", [...files, "gone.md"], "nothing there"],
  ])("one %s is told and not kept", async (_name, asOf, written, found) => {
    lay(asOf);
    expect(await keepEdition(output("."), written)).toMatchObject({
      ok: false,
      problem: { id: "output/not-kept", found },
    });
    expect(existsSync(output("archive"))).toBe(false);
  });

  test("many at once keep one", async () => {
    lay("2024-05-03");
    const all = await Promise.all(Array.from({ length: 20 }, () => keepEdition(output("."), files)));
    expect(new Set(all.map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify({ ok: true, value: "2024-05-03" })]),
    );
    expect(kept()).toEqual(["2024-05-03"]);
    expect(readdirSync(output("archive/2024-05-03")).sort()).toEqual(files);
  });

  test("a file in the way of the archive is a message", async () => {
    lay("2024-05-03");
    writeFileSync(output("archive"), "mine");
    expect(await keepEdition(output("."), files)).toMatchObject({ ok: false, problem: { id: "output/unwritable" } });
    expect(readFileSync(output("archive"), "utf8")).toBe("mine");
  });

  test("the last edition is the newest by day and number, of those that have a ledger", async () => {
    lay("2024-05-03");
    expect(await lastLedger(output("."))).toBe(edition("2024-05-03"));
    for (const [name, day] of [
      ["2024-05-02", "b"],
      ["2024-05-02-2", "c"],
      ["2024-05-02-10", "d"],
      ["mine", "e"],
    ]) {
      mkdirSync(output(`archive/${name}`), { recursive: true });
      writeFileSync(output(`archive/${name}/briefing.json`), edition(day ?? null));
    }
    mkdirSync(output("archive/2024-06-01"));
    expect(await lastLedger(output("."))).toBe(edition("d"));
  });
});
