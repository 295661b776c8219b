/** Whole runs through the command line, as a user starts them: the sample, and every way in which a run can go wrong. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ledger } from "../pipeline/model/ledger.ts";
import { hashes } from "./folders-on-disk.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "quorum-run-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

function quorum(
  args: readonly string[],
  environment: Record<string, string> = {},
): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${root}pipeline/start.mjs`, ...args], {
    encoding: "utf8",
    cwd: root,
    env: { ...process.env, ...environment },
  });
  return { code: status, out: stdout, err: stderr };
}

describe("the sample folder", () => {
  const output = join(work, "sample");
  let ledger: Ledger;

  beforeAll(() => {
    const { code, err } = quorum(["report", "sources", "-o", output]);
    expect(err).not.toMatch(/^error/m);
    expect(code).toBe(0);
    ledger = JSON.parse(readFileSync(join(output, "briefing.json"), "utf8"));
  });

  test("gives a PDF, a page, a summary, a ledger and at least two kinds of chart with their specifications", () => {
    expect(Object.keys(hashes(output))).toEqual(
      expect.arrayContaining(["briefing.html", "briefing.json", "briefing.md", "briefing.pdf"]),
    );
    const charts = readdirSync(join(output, "charts"));
    expect(charts.filter((name) => name.endsWith(".svg")).length).toBeGreaterThan(1);
    expect(charts.filter((name) => name.endsWith(".svg")).length).toBe(
      charts.filter((name) => name.endsWith(".vl.json")).length,
    );
    expect(readFileSync(join(output, "briefing.pdf")).subarray(0, 5).toString()).toBe("%PDF-");
  });

  test("every claim's surface stands at its span, in the file or in the text beside the ledger", () => {
    expect(ledger.claims.length).toBeGreaterThan(30);
    for (const claim of ledger.claims) {
      const document = ledger.documents.find(({ id }) => id === claim.document);
      const path = document?.derived
        ? join(output, "text", `${document.id}.txt`)
        : join(root, "sources", document?.file ?? "");
      expect(readFileSync(path, "utf8").slice(claim.start, claim.end)).toBe(claim.surface);
    }
  });

  test("finds what the notes disagree on, agree on and aim for", () => {
    const verdicts = ledger.clusters.map(({ verdict, claims }) => `${verdict} ${new Set(claims).size}`);
    expect(verdicts.filter((verdict) => verdict.startsWith("conflict")).length).toBe(1);
    const level = ledger.clusters.find(
      ({ verdict, period, unit }) => verdict === "agree" && period === "2023" && unit === "CNY",
    );
    expect(level?.origins).toBeGreaterThan(1);
    expect(ledger.claims.filter(({ modality }) => modality === "target").map(({ period }) => period)).toEqual(
      expect.arrayContaining(["2025", "2030"]),
    );
    expect(ledger.checks.map(({ kind, verdict }) => `${kind} ${verdict}`)).toEqual(
      expect.arrayContaining(["conversion consistent", "growth consistent"]),
    );
    expect(ledger.origins.some(({ kind }) => kind === "copied")).toBe(true);
  });

  test.each([
    ["in another time zone and locale, its files written in another order", "Asia/Tokyo", "de_DE.UTF-8", true],
    ["in a third time zone, in a locale with letters of its own", "America/St_Johns", "tr_TR.UTF-8", true],
    ["a day ahead, in plain bytes", "Pacific/Kiritimati", "C", false],
    ["again in the first time zone", "UTC", "en_US.UTF-8", false],
  ])("the same folder gives the same bytes, %s", (_how, zone, locale, reversed) => {
    const names = readdirSync(join(root, "sources")).sort();
    const copy = mkdtempSync(join(work, "copy-"));
    for (const name of reversed ? names.reverse() : names) cpSync(join(root, "sources", name), join(copy, name));
    const again = mkdtempSync(join(work, "again-"));
    const elsewhere = { TZ: zone, LANG: locale, LC_ALL: locale, QUORUM_CACHE: mkdtempSync(join(work, "cache-")) };
    expect(quorum(["report", copy, "-o", again], elsewhere).code).toBe(0);
    expect(hashes(again)).toEqual(hashes(output));
  });
});

describe("what can go wrong", () => {
  const article = "Boats of the bay\n\nThe bay has 3,700 boats, the harbour office said on 3 May 2024.\n";
  const folder = (name: string, files: Record<string, string | Uint8Array>): string => {
    const path = join(work, name);
    mkdirSync(path, { recursive: true });
    for (const [file, content] of Object.entries(files)) writeFileSync(join(path, file), content);
    return path;
  };

  test("an empty folder: a message, exit code 1, the old output as it was", () => {
    const output = folder("old-output", { "briefing.md": "an older edition" });
    const { code, err } = quorum(["report", folder("empty", {}), "-o", output]);
    expect(code).toBe(1);
    expect(err).toMatch(/^error ingest\/no-sources.*Put the articles into the folder/m);
    expect(Object.keys(hashes(output))).toEqual(["briefing.md"]);
  });

  test("a folder that does not exist", () => {
    const { code, err } = quorum(["report", join(work, "nowhere"), "-o", join(work, "nothing")]);
    expect(code).toBe(1);
    expect(err.match(/^error/gm)).toHaveLength(1);
    expect(err).toMatch(/^error ingest\/no-folder/m);
  });

  test("a binary file named .txt: a message, the rest is briefed, exit code 1", () => {
    const output = join(work, "binary-output");
    const { code, err } = quorum([
      "report",
      folder("binary", { "a.txt": article, "b.txt": new Uint8Array([0, 1, 2, 255, 0, 254]) }),
      "-o",
      output,
    ]);
    expect(code).toBe(1);
    expect(err).toMatch(/^error ingest\/not-text b\.txt/m);
    expect(Object.keys(hashes(output))).toContain("briefing.pdf");
  });

  test("an output folder that cannot be made: a message, nothing written", () => {
    const blocked = folder("blocked", { output: "a file in the way" });
    const { code, err } = quorum(["report", folder("good", { "a.txt": article }), "-o", join(blocked, "output")]);
    expect(code).toBe(1);
    expect(err).toMatch(/^error output\/unwritable/m);
    expect(readFileSync(join(blocked, "output"), "utf8")).toBe("a file in the way");
  });

  test("a browser that does not start: everything but the PDF is written, an older PDF stays, exit code 1", () => {
    const output = folder("no-browser", { "briefing.pdf": "an older edition" });
    const { code, err } = quorum(["report", folder("good", { "a.txt": article }), "-o", output], {
      QUORUM_BROWSER: join(work, "no-such-browser"),
    });
    expect(code).toBe(1);
    expect(err).toMatch(/^error render\/no-browser/m);
    expect(readFileSync(join(output, "briefing.pdf"), "utf8")).toBe("an older edition");
    expect(readFileSync(join(output, "briefing.md"), "utf8")).toContain("3,700 boats");
  });

  test("explain with two places reads the folder that holds both, or the one that is named", () => {
    const both = folder("explained", { "a.txt": article });
    folder("explained/sub", { "b.txt": article });
    const [a, b] = [join(both, "a.txt:3"), join(both, "sub/b.txt:3")];
    const { code, out } = quorum(["explain", a, b]);
    expect(out).toMatch(/^"3,700 boats" \(a\.txt:3\) and "3,700 boats" \(sub\/b\.txt:3\): together\n/);
    expect(code).toBe(0);
    expect(quorum(["explain", b, b]).out).toBe("both are the same figure\n");
    expect(quorum(["explain", b, `${b}9`, "--in", both])).toMatchObject({
      code: 1,
      out: "no figure stands at sub/b.txt:39\n",
    });
  });

  test("a wrong flag is a usage error, exit code 2", () => {
    expect(quorum(["report", "--no-such-flag"]).code).toBe(2);
  });
});
