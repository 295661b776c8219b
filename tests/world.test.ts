/** The real World against hostile folders, files and output folders. */
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { rm, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { largestFile, type OutputFile } from "../pipeline/model/world.ts";
import { createWorld } from "../pipeline/world/index.ts";
import { printable } from "../pipeline/world/printable.ts";

const scratch = mkdtempSync(join(tmpdir(), "quorum-test-"));
afterAll(() => rm(scratch, { recursive: true, force: true }));

let count = 0;
/** A new folder with these files in it. */
function folderOf(files: Record<string, string>): string {
  count += 1;
  const folder = join(scratch, String(count));
  mkdirSync(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

const world = createWorld();
const posix = process.platform !== "win32";

describe("listFiles", () => {
  const names = ["b.txt", "B.txt", "a/z.txt", "a.txt", "a-b.txt", "ü.txt"];
  const hostile = [
    "with space.txt",
    "quote'\"`$(x).txt",
    "line\nbreak.txt",
    "\u202egnp.txt",
    "-rf",
    "%2e%2e",
    "...",
    `${"ü".repeat(125)}.txt`,
  ];

  test.each([
    ["sorted by code unit, folders read", names, ["B.txt", "a-b.txt", "a.txt", "a/z.txt", "b.txt", "ü.txt"]],
    ["hidden files and folders left out", [".env", ".git/config", "x.txt"], ["x.txt"]],
    ["a folder that looks like a file", ["x.txt/inside.txt"], ["x.txt/inside.txt"]],
    ["an empty folder", [], []],
  ])("%s", async (_, files, expected) => {
    const folder = folderOf(Object.fromEntries(files.map((name) => [name, ""])));
    expect(await world.listFiles(folder)).toEqual({ ok: true, value: expected });
  });

  test.runIf(posix)("names with any character are listed and read", async () => {
    const visible = hostile.filter((name) => !name.startsWith("."));
    const folder = folderOf(Object.fromEntries(hostile.map((name) => [name, name])));
    expect(await world.listFiles(folder)).toEqual({ ok: true, value: [...visible].sort() });
    for (const name of visible) {
      const read = await world.readFile(folder, name);
      expect(read.ok && new TextDecoder().decode(read.value)).toBe(name);
    }
  });

  test.each([
    ["missing", join(scratch, "missing"), "nothing there"],
    ["a file", join(folderOf({ file: "" }), "file"), "a file"],
    ["below a file", join(folderOf({ file: "" }), "file", "x"), "a file where a folder is needed"],
  ])("a folder that is %s is an error", async (_, folder, found) => {
    const listed = await world.listFiles(folder);
    expect(listed).toMatchObject({ ok: false, problem: { id: "ingest/no-folder", severity: "error", found } });
  });
});

describe("readFile", () => {
  const refusal = async (folder: string, file: string): Promise<string> => {
    const read = await world.readFile(folder, file);
    return read.ok ? "read" : `${read.problem.id}: ${read.problem.found}`;
  };

  test.runIf(posix)("links and pipes are named, never followed, and the reason is given", async () => {
    const outside = folderOf({ "secret.txt": "secret" });
    const folder = folderOf({ "note.txt": "note", "sub/x.txt": "x" });
    symlinkSync(join(outside, "secret.txt"), join(folder, "leak.txt"));
    symlinkSync(outside, join(folder, "leak"));
    symlinkSync(folder, join(folder, "sub", "loop"));
    symlinkSync("nowhere", join(folder, "broken"));
    execFileSync("mkfifo", [join(folder, "pipe.txt")]);
    const listed = await world.listFiles(folder);
    expect(listed.ok && listed.value).toEqual([
      "broken",
      "leak",
      "leak.txt",
      "note.txt",
      "pipe.txt",
      "sub/loop",
      "sub/x.txt",
    ]);
    expect(await refusal(folder, "note.txt")).toBe("read");
    for (const link of ["broken", "leak", "leak.txt", "sub/loop"]) {
      expect(await refusal(folder, link)).toBe("ingest/left-out: a link to another file");
    }
    expect(await refusal(folder, "pipe.txt")).toBe("ingest/left-out: a pipe");
    expect(await refusal(folder, "leak/secret.txt")).toBe("ingest/left-out: a path that leaves the folder");
    expect(await refusal(folder, "../x")).toBe("ingest/left-out: a path that leaves the folder");
  });

  test.runIf(posix && process.getuid?.() !== 0)(
    "without permission a file or a folder is an error of its own",
    async () => {
      const folder = folderOf({ "closed.txt": "x", "closed/x.txt": "x", "open.txt": "x" });
      chmodSync(join(folder, "closed.txt"), 0);
      chmodSync(join(folder, "closed"), 0);
      expect(await world.listFiles(folder)).toEqual({ ok: true, value: ["closed", "closed.txt", "open.txt"] });
      expect(await refusal(folder, "closed.txt")).toBe("ingest/unreadable: no permission");
      expect(await refusal(folder, "closed")).toBe("ingest/unreadable: no permission");
      chmodSync(join(folder, "closed"), 0o700);
    },
  );

  test("what vanished, a folder and a file without end are errors", async () => {
    const folder = folderOf({ "huge.txt": "", "limit.txt": "", "sub/x.txt": "" });
    await truncate(join(folder, "huge.txt"), largestFile + 1);
    await truncate(join(folder, "limit.txt"), largestFile);
    expect(await refusal(folder, "gone.txt")).toBe("ingest/unreadable: nothing there");
    expect(await refusal(folder, "sub")).toBe("ingest/unreadable: a folder that cannot be opened");
    expect(await refusal(folder, "huge.txt")).toBe("ingest/too-large: 100000001 bytes");
    expect(await refusal(folder, "limit.txt")).toBe("read");
  });
});

describe("printable", () => {
  test.each([
    ["words, accents and signs stay", "notes/mühle 5 £ 日本.txt", "notes/mühle 5 £ 日本.txt"],
    ["a line break", "a.txt\nerror ingest/x", "a.txt\\u{000a}error ingest/x"],
    ["a mark for right-to-left", "\u202egnp.txt", "\\u{202e}gnp.txt"],
    ["colours of a terminal", "\u001b[31mred\u009b", "\\u{001b}[31mred\\u{009b}"],
    ["no width, a separator, half a character", "a\u200bb\u2028c\ud800", "a\\u{200b}b\\u{2028}c\\u{d800}"],
  ])("%s", (_, text, expected) => expect(printable(text)).toBe(expected));
});

describe("asset", () => {
  test("a file of a package, a file of our own, and none", async () => {
    const font = await world.asset("npm:@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2");
    expect(new TextDecoder().decode(font.subarray(0, 4))).toBe("wOF2");
    const own = JSON.parse(new TextDecoder().decode(await world.asset("package.json")));
    expect(own).toMatchObject({ name: "quorum" });
    await expect(world.asset("templates/none.html")).rejects.toThrow("ENOENT");
  });
});

describe("publish", () => {
  const edition = (word: string, ...paths: string[]): OutputFile[] =>
    paths.map((path) => ({ path, content: `${word} ${path}` }));
  const old = { "briefing.md": "old", "charts/1.svg": "old", "charts/2.svg": "old", "mine/keep.txt": "mine" };

  /** Every file below a folder with its content; hidden ones too. */
  const contentOf = (folder: string): Record<string, string> =>
    Object.fromEntries(
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((path) => [path.slice(folder.length + 1).replaceAll("\\", "/"), readFileSync(path, "utf8")]),
    );

  test("a new folder, bytes and text", async () => {
    const folder = join(folderOf({}), "deep", "output");
    const files = [{ path: "a.bin", content: new Uint8Array([65, 66]) }, ...edition("new", "text/1.txt")];
    expect(await world.publish(folder, files, ["charts", "text"])).toEqual([]);
    expect(contentOf(folder)).toEqual({ "a.bin": "AB", "text/1.txt": "new text/1.txt" });
  });

  test("replaced folders lose what is stale, the user's own files stay", async () => {
    const folder = folderOf({ ...old, "text/1.txt": "old" });
    expect(await world.publish(folder, edition("new", "briefing.md", "charts/2.svg"), ["charts", "text"])).toEqual([]);
    const expected = { "briefing.md": "new briefing.md", "charts/2.svg": "new charts/2.svg", "mine/keep.txt": "mine" };
    expect(contentOf(folder)).toEqual(expected);
  });

  test.each([
    ["a folder in the way of a file", { "briefing.json/x": "mine" }, "briefing.json: a folder is in the way"],
    ["a file in the way of a folder", { text: "mine" }, "text: a file is in the way"],
    ["a file in the way of a sub-folder", { more: "mine" }, "more/1.txt: a file where a folder is needed"],
  ])("%s: the earlier edition is untouched", async (_, obstacle, found) => {
    const before = { ...old, ...obstacle };
    const folder = folderOf(before);
    const files = edition("new", "briefing.md", "charts/1.svg", "briefing.json", "text/1.txt", "more/1.txt");
    const problems = await world.publish(folder, files, ["charts", "text"]);
    expect(problems).toMatchObject([{ id: "output/unwritable", severity: "error", file: folder, found }]);
    expect(contentOf(folder)).toEqual(before);
    expect(readdirSync(folder).sort()).toEqual(
      [...new Set(Object.keys(before).map((path) => path.split("/")[0]))].sort(),
    );
  });

  test.runIf(posix)("moves already made are taken back", async () => {
    const folder = folderOf(old);
    // Passes for a folder to be made until it is made: the last move fails.
    symlinkSync("nowhere", join(folder, "more"));
    const files = edition("new", "charts/1.svg", "briefing.md", "fresh.md", "made/1.txt", "more/1.txt");
    expect(await world.publish(folder, files, ["charts"])).toMatchObject([{ id: "output/unwritable" }]);
    expect(contentOf(folder)).toEqual(old);
    expect(readdirSync(folder).sort()).toEqual(["briefing.md", "charts", "mine", "more"]);
  });

  test("an output folder that is a file, one below a file and one that cannot be made", async () => {
    const folder = folderOf({ output: "mine" });
    // Below /proc nothing can be made, and the system says so in a way that has made programs try for ever.
    for (const output of [join(folder, "output"), join(folder, "output", "deeper"), "/proc/none/output"]) {
      expect(await world.publish(output, edition("new", "a.md"), [])).toMatchObject([{ id: "output/unwritable" }]);
    }
    expect(contentOf(folder)).toEqual({ output: "mine" });
  });

  test.runIf(posix && process.getuid?.() !== 0)("an output folder without permission", async () => {
    const folder = folderOf(old);
    chmodSync(folder, 0o500);
    const problems = await world.publish(folder, edition("new", "briefing.md"), ["charts"]);
    expect(problems).toMatchObject([{ id: "output/unwritable", found: `${folder}: no permission` }]);
    chmodSync(folder, 0o700);
    expect(contentOf(folder)).toEqual(old);
  });

  test("what a killed run left is removed when it is old, and only that", async () => {
    const folder = folderOf({ ".quorum-old/new/a.md": "", ".quorum-young/new/a.md": "", ".other/a.md": "" });
    utimesSync(join(folder, ".quorum-old"), 0, 0);
    expect(await world.publish(folder, edition("new", "a.md"), [])).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual([".other", ".quorum-young", "a.md"]);
  });

  test.each(["../a.md", "/a.md", "a/../../b.md", "a//b.md", "", ".hidden", "a\\b.md"])(
    "the path %j is refused",
    async (path) => {
      const folder = folderOf({});
      await expect(world.publish(folder, edition("new", path), [])).rejects.toThrow(RangeError);
      expect(contentOf(folder)).toEqual({});
    },
  );
});
