/** `quorum doctor`: what is well, and each thing that can be broken, with its remedy. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { fontHealth } from "../pipeline/commands/doctor.ts";
import { readAsset } from "../pipeline/world/assets.ts";
import { type Finding, nodeHealth, packagesHealth, readManifest } from "../pipeline/world/health.ts";
import { quorum } from "./start.ts";

const work = mkdtempSync(join(tmpdir(), "quorum-doctor-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));
const inTheWay = join(work, "file");
writeFileSync(inTheWay, "");
const nowhere = join(work, "nowhere");

/** What was found, by check. */
function doctor(args: readonly string[], environment: Record<string, string> = {}) {
  const { code, out, err } = quorum(["doctor", "--json", ...args], { environment });
  expect(err).toBe("");
  const { ok, checks }: { ok: boolean; checks: Finding[] } = JSON.parse(out);
  expect(code).toBe(ok ? 0 : 1);
  return { code, checks: Object.fromEntries(checks.map((finding) => [finding.check, finding])) };
}

describe("a machine on which a briefing is made", () => {
  test("is well, and nothing is left in the output folder or made for it", () => {
    const output = join(work, "output");
    mkdirSync(output);
    const { code, checks } = doctor(["-o", output]);
    expect(code).toBe(0);
    expect(Object.keys(checks)).toEqual([
      "node",
      "packages",
      "templates",
      "fonts",
      "output",
      "results",
      "cache",
      "browser",
      "sandbox",
      "print",
    ]);
    expect(checks["fonts"]?.found).toMatch(/^Latin, Greek, Cyrillic, Chinese, Japanese, Korean, /);
    expect(checks["browser"]?.found).toMatch(/Chrome/);
    expect(readdirSync(output)).toEqual([]);
    expect(readdirSync(work)).not.toContain("nowhere");
  });
});

describe("what is broken is a problem with a remedy, and exit code 1", () => {
  test("a browser that is not there, an output folder that cannot be made, a cache elsewhere", () => {
    const { code, checks } = doctor(["-o", join(inTheWay, "output")], {
      QUORUM_BROWSER: nowhere,
      XDG_CACHE_HOME: inTheWay,
      QUORUM_CACHE: join(inTheWay, "results"),
    });
    expect(code).toBe(1);
    expect(checks["browser"]).toMatchObject({ state: "problem", found: `QUORUM_BROWSER=${nowhere}: nothing there` });
    expect(checks["browser"]?.remedy).toContain("QUORUM_BROWSER");
    expect(checks).not.toHaveProperty("print");
    expect(checks["output"]).toMatchObject({ state: "problem" });
    expect(checks["output"]?.found).toContain("a file where a folder is needed");
    expect(checks["output"]?.remedy).toContain("-o");
    expect(checks["results"]).toMatchObject({ state: "note" });
    expect(checks["results"]?.remedy).toContain("QUORUM_CACHE");
    expect(checks["cache"]).toMatchObject({ state: "note" });
    expect(checks["cache"]?.remedy).toContain("XDG_CACHE_HOME");
  });

  test("no folder at all to unpack the browser in", () => {
    const environment = { XDG_CACHE_HOME: inTheWay, TMPDIR: inTheWay, QUORUM_BROWSER: process.execPath };
    const { checks } = doctor(["-o", work], environment);
    expect(checks["cache"]).toMatchObject({ state: "problem" });
    expect(checks["browser"]).toMatchObject({ state: "problem" });
  });

  test("for people: one line each, and the remedy below it", () => {
    const { code, out } = quorum(["doctor", "-o", work], { environment: { QUORUM_BROWSER: nowhere } });
    expect(code).toBe(1);
    expect(out).toMatch(/^ok {7}node {7}\d+/m);
    expect(out).toMatch(/^problem {2}browser {4}QUORUM_BROWSER=.*\n {20}Install chromium/m);
  });

  test.each([
    ["20.19.0", "ok"],
    ["20.20.1", "ok"],
    ["21.0.0", "ok"],
    ["20.18.9", "problem"],
    ["18.20.4", "problem"],
  ])("Node.js %s: %s", async (version, state) => {
    const manifest = await readManifest();
    expect(manifest.engines.node).toMatch(/^>=\d+(\.\d+)*$/);
    expect(nodeHealth(version, { ...manifest, engines: { node: ">=20.19" } }).state).toBe(state);
  });

  test("a package that is not there or of another version", async () => {
    const manifest = { engines: { node: ">=20" }, dependencies: { one: "1.0.0", two: "2.0.0", three: "3.0.0" } };
    const installed: Record<string, string> = { one: "1.0.0", two: "2.0.1" };
    const { state, found, remedy } = await packagesHealth(manifest, async (name) => installed[name] ?? null);
    expect({ state, found }).toEqual({ state: "problem", found: "two is 2.0.1 and not 2.0.0; three is not there" });
    expect(remedy).toContain("npm ci");
  });

  test("a font that is lost, and one whose package is lost", async () => {
    const withoutKorean = await fontHealth(async (path) =>
      path.includes("sans-kr") && path.endsWith(".css") ? new Uint8Array() : await readAsset(path),
    );
    expect(withoutKorean.finding).toMatchObject({ state: "problem", found: "no letters for Korean (한글)" });
    const broken = await fontHealth(async () => Promise.reject(new Error("Cannot find module 'a-font'")));
    expect(broken.finding).toMatchObject({ state: "problem", found: "Cannot find module 'a-font'" });
  });
});
