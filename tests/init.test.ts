/** `quorum init`: a briefing.yml that explains every key, is right as it lies there and with every key set, and takes the place of nothing. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { ingest } from "../pipeline/ingest/index.ts";
import { allowedKeys } from "../pipeline/ingest/settings-schema.ts";
import { readFolder } from "../pipeline/read-folder.ts";
import { memoryWorld } from "./check.ts";
import { quorum } from "./start.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "quorum-init-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe("the briefing.yml that it writes", () => {
  const template = readFileSync(`${root}templates/briefing.yml`, "utf8");
  const set = template.replace(/^#(?! \S)/gm, "");
  /** What the examples in it speak of. */
  const files = {
    "ports.txt": "Ports\n\nThe ports took 41.6 million euros in 2023.\n\nThe board runs 12 ports.\n",
    "fleet.txt": "Fleet\n\nHarbour fees came to 42 million euros in 2023.\n\nThe NHB counts 3,700 boats.\n",
    "board.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "look/html/quotations.hbs": "",
  };

  test("gives no message and changes nothing as it lies there", async () => {
    const { settings, diagnostics } = await ingest(memoryWorld({ ...files, "briefing.yml": template }), "");
    const { settings: plain } = await ingest(memoryWorld(files), "");
    expect(settings).toEqual(plain);
    expect(diagnostics.filter(({ id }) => id.startsWith("settings/"))).toEqual([]);
  });

  test("gives no message with every key set, and each of them counts", async () => {
    const { settings, diagnostics } = await readFolder(memoryWorld({ ...files, "briefing.yml": set }), "");
    expect(diagnostics).toEqual([]);
    const { settings: plain } = await ingest(memoryWorld(files), "");
    expect(settings.title).not.toBe(plain.title);
    expect(settings.theme.partials.map(({ name }) => name)).toEqual(["quotations"]);
    expect(settings.theme.logo).not.toBeNull();
  });

  test("has every key that there is, each below a line that explains it", () => {
    const written: Record<string, Record<string, unknown>> = parse(set);
    for (const path of [[], ["sections"], ["numbers"], ["theme"], ["theme", "colours"], ["theme", "fonts"]]) {
      const keys = path.reduce<unknown>((at, key) => Object(at)[key], written);
      const missing = allowedKeys(path).filter((key) => !Object.keys(Object(keys)).includes(key));
      expect(missing, path.join(".")).toEqual([]);
    }
    const lines = template.split("\n");
    const bare = lines.filter((line, at) => /^#[a-z]/.test(line) && !/^# [A-Z]/.test(lines[at - 1] ?? ""));
    expect(bare).toEqual([]);
  });
});

describe("the command", () => {
  const init = (args: readonly string[], cwd = work) => quorum(["init", ...args], { cwd });

  test("makes the folder and says what is next; a second time it changes nothing", () => {
    const { code, out, err } = init(["new/one"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^Made new\/one\/briefing\.yml\n\n.*npx quorum report new\/one\n/s);
    const file = join(work, "new/one/briefing.yml");
    writeFileSync(file, "title: Mine\n");
    const again = init(["new/one"]);
    expect(again).toMatchObject({ code: 1, out: "" });
    expect(again.err).toMatch(/^error init\/not-made new\/one\/briefing\.yml: found a file in the way.*\n$/);
    expect(readFileSync(file, "utf8")).toBe("title: Mine\n");
  });

  test("names no output inside the folder, where the next run would read it", () => {
    const here = join(work, "here");
    mkdirSync(here);
    expect(init(["."], here).out).toContain("npx quorum report . -o ../briefing\n");
  });

  test("writes through no link and into no file", () => {
    const linked = join(work, "linked");
    mkdirSync(linked);
    symlinkSync(join(work, "elsewhere.yml"), join(linked, "briefing.yml"));
    expect(init(["linked"]).code).toBe(1);
    writeFileSync(join(work, "file"), "");
    expect(init(["file"]).err).toMatch(/^error init\/not-made file: found a file in the way/);
    expect(init(["file/below"]).err).toMatch(/^error init\/not-made file\/below: found a file where a folder/);
  });

  test("tells editors where the schema is, when that lies in the same project", () => {
    expect(init(["articles"]).code).toBe(0);
    expect(readFileSync(join(work, "articles/briefing.yml"), "utf8")).not.toContain("$schema");
    const inside = join(".cache", `init-${process.pid}`);
    try {
      expect(init([inside], root).code).toBe(0);
      const [, path = ""] =
        /^# yaml-language-server: \$schema=(\S+)\n/.exec(readFileSync(join(root, inside, "briefing.yml"), "utf8")) ??
        [];
      expect(resolve(root, inside, path)).toBe(join(root, "pipeline/model/settings.schema.json"));
    } finally {
      rmSync(join(root, inside), { recursive: true, force: true });
    }
  });
});
