/** `report --until`: what each stage made, as one JSON document, and no briefing. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import type { Document } from "../pipeline/model/document.ts";
import { parseLedger } from "../pipeline/model/ledger.ts";
import type { SourceText } from "../pipeline/model/source.ts";
import { quorum } from "./start.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "quorum-until-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));
/** No browser may be asked for. */
const environment = { QUORUM_BROWSER: join(work, "no-such-browser") };

const folder = join(work, "articles");
mkdirSync(folder);
writeFileSync(
  join(folder, "a.md"),
  "---\noutlet: Bay Courier\ndate: 2024-05-03\n---\n\n# Boats\n\nThe bay has 3,700 boats.\n",
);
writeFileSync(
  join(folder, "b.txt"),
  "Boats of the bay\n\nThe bay has 3,900 boats, the harbour office said on 4 May 2024.\n",
);
writeFileSync(join(folder, "briefing.yml"), "title: Bays\ncurrency: EUR\nrates: { USD: 0.92 }\n");
const output = join(work, "output");
const until = (stage: string, from = folder) =>
  quorum(["report", from, "-o", output, "--until", stage], { environment });

describe("what a stage made", () => {
  test("ingest: the texts with their blocks and what the files say of themselves", () => {
    const { code, out, err } = until("ingest");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const { texts, diagnostics }: { texts: SourceText[]; diagnostics: unknown[] } = JSON.parse(out);
    expect(texts.map(({ file }) => file)).toEqual(["a.md", "b.txt"]);
    expect(texts[0]?.stated).toMatchObject({ outlet: "Bay Courier", published: "2024-05-03" });
    expect(texts[1]?.blocks.length).toBeGreaterThan(1);
    expect(diagnostics).toEqual([]);
  });

  test("normalize: the documents with their claims", () => {
    const { documents }: { documents: Document[] } = JSON.parse(until("normalize").out);
    expect(documents.flatMap(({ claims }) => claims.map(({ surface }) => surface))).toEqual([
      "3,700 boats",
      "3,900 boats",
    ]);
  });

  test("analyze: the ledger that the briefing would have, compared with the edition in the output folder", () => {
    const { out } = until("analyze");
    expect(parseLedger(out)?.clusters.length).toBeGreaterThan(0);
    expect(parseLedger(out)?.since).toBeNull();
    expect(existsSync(output)).toBe(false);
    quorum(["report", folder, "-o", output], { environment });
    expect(out).toBe(readFileSync(join(output, "briefing.json"), "utf8"));
    writeFileSync(join(folder, "c.txt"), "Masts\n\nThe bay has 90 masts, the harbour office said on 5 May 2024.\n");
    expect(parseLedger(until("analyze").out)?.since).toBe("2024-05-03");
  });

  test("an empty folder: whole JSON all the same, or nothing where there is no ledger, and exit code 1", () => {
    const empty = join(work, "empty");
    mkdirSync(empty);
    expect(JSON.parse(until("ingest", empty).out)).toMatchObject({
      texts: [],
      diagnostics: [{ id: "ingest/no-sources" }],
    });
    expect(JSON.parse(until("normalize", empty).out)).toMatchObject({ documents: [] });
    expect(until("analyze", empty)).toMatchObject({ code: 1, out: "" });
  });

  test("a stage that there is not is a usage error that names those there are", () => {
    const { code, err } = until("render");
    expect(code).toBe(2);
    expect(err).toContain("Allowed choices are ingest, normalize, analyze");
  });

  test("a reader that goes away is no failure", () => {
    const long = join(work, "long");
    mkdirSync(long);
    for (let at = 0; at < 60; at += 1)
      writeFileSync(join(long, `${at}.txt`), `Boats\n\n${`The bay has ${at + 100} boats. `.repeat(20)}\n`);
    for (const stage of ["ingest", "normalize", "analyze"]) {
      const command = `"${process.execPath}" pipeline/start.mjs report "${long}" -o "${output}" --until ${stage} | head -c 10`;
      const { status, stdout, stderr } = spawnSync("bash", ["-o", "pipefail", "-c", command], {
        cwd: root,
        encoding: "utf8",
      });
      expect({ status, bytes: stdout.length, stderr: /^\w*Error|EPIPE/m.exec(stderr) }, stage).toEqual({
        status: 0,
        bytes: 10,
        stderr: null,
      });
    }
  });
});
