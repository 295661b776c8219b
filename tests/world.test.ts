/** The real World against hostile folders, pages, machines and output folders. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { copyFile, mkdir, rm, truncate } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OutputFile } from "../pipeline/model/world.ts";
import { largestFile } from "../pipeline/model/world.ts";
import { bundleSource, unpackBundle } from "../pipeline/world/bundle.ts";
import { createWorld } from "../pipeline/world/index.ts";
import { withFixedDates } from "../pipeline/world/pdf.ts";
import { readTar } from "../pipeline/world/tar.ts";

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
  const hostile = ["with space.txt", "quote'\"`$(x).txt", "line\nbreak.txt", "\u202egnp.txt", "-rf", "%2e%2e", "..."];

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
    expect(await refusal(folder, "huge.txt")).toBe("ingest/too-large: 20000001 bytes");
    expect(await refusal(folder, "limit.txt")).toBe("read");
  });
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

  test("an output folder that is a file, and one below a file", async () => {
    const folder = folderOf({ output: "mine" });
    for (const output of [join(folder, "output"), join(folder, "output", "deeper")]) {
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

describe("the bundled browser's archives", () => {
  /** A package folder with the real archives and a browser of one line. */
  async function smallSource(): Promise<{ folder: string; version: string }> {
    const folder = folderOf({});
    const { folder: real } = await bundleSource();
    for (const name of ["al2023.tar.br", "fonts.tar.br"]) await copyFile(join(real, name), join(folder, name));
    writeFileSync(join(folder, "chromium.br"), brotliCompressSync(Buffer.from("#!/bin/sh\n")));
    return { folder, version: "1" };
  }

  test.runIf(posix)("are unpacked once, and again when a file is cut short", async () => {
    const source = await smallSource();
    const environment = { XDG_CACHE_HOME: folderOf({}) };
    const bundle = await unpackBundle(source, environment);
    const library = join(bundle.libraries, "libnss3.so");
    const whole = readFileSync(library);
    writeFileSync(join(dirname(bundle.executable), "trace"), "");
    await unpackBundle(source, environment);
    expect(existsSync(join(dirname(bundle.executable), "trace"))).toBe(true);
    await truncate(library, 1000);
    await unpackBundle(source, environment);
    expect(readFileSync(library).equals(whole)).toBe(true);
    expect(readdirSync(join(environment.XDG_CACHE_HOME, "quorum"))).toEqual(["chromium-1"]);
    expect(readFileSync(bundle.fontConfig, "utf8")).toContain(
      `<dir>${join(dirname(bundle.executable), "fonts")}</dir>`,
    );
  });

  test.runIf(posix)("a package that is cut short is never unpacked in part", async () => {
    const source = await smallSource();
    await truncate(join(source.folder, "al2023.tar.br"), 100_000);
    const environment = { XDG_CACHE_HOME: folderOf({}) };
    await expect(unpackBundle(source, environment)).rejects.toThrow("could not be unpacked");
    expect(readdirSync(join(environment.XDG_CACHE_HOME, "quorum"))).toEqual([]);
  });

  test.runIf(posix)("a cache folder that others can write to is not used", async () => {
    const source = await smallSource();
    const cache = folderOf({});
    await mkdir(join(cache, "quorum"));
    chmodSync(join(cache, "quorum"), 0o777);
    const bundle = await unpackBundle({ ...source, version: `test-${process.pid}` }, { XDG_CACHE_HOME: cache });
    await rm(dirname(bundle.executable), { recursive: true });
    expect(bundle.executable.startsWith(cache)).toBe(false);
    expect(readdirSync(join(cache, "quorum"))).toEqual([]);
  });

  test.each([
    ["cut short", Buffer.alloc(512 * 3, 0).subarray(0, 100), "an archive that is cut short"],
    ["damaged", Buffer.alloc(1024, 65), "a damaged archive"],
  ])("an archive that is %s", (_, archive, message) => {
    expect(() => readTar(archive)).toThrow(message);
  });
});

describe("a browser that does not start", () => {
  test.each([
    ["missing", "missing", null, "nothing there"],
    ["no program", "text", 0o600, "no permission"],
    ["another program", "program", 0o700, "it ended with exit code 3"],
  ])("an explicit path that is %s is an error, and nothing takes its place", async (_, name, mode, reason) => {
    const path = join(folderOf({}), name);
    if (mode !== null) writeFileSync(path, "#!/bin/sh\nexit 3\n", { mode });
    const broken = createWorld({ ...process.env, QUORUM_BROWSER: path });
    const printed = await broken.printPdf("<p>x</p>", { title: "x", language: "en", asOf: null });
    await broken.close();
    const found = `QUORUM_BROWSER=${path}: ${reason}`;
    expect(printed).toMatchObject({ ok: false, problem: { id: "render/no-browser", severity: "error", found } });
  });
});

// The bundled browser is there on Linux on x86-64 alone; elsewhere these would need one of the system's.
const hasBundled = process.platform === "linux" && process.arch === "x64";
describe.runIf(hasBundled)("printPdf", () => {
  const info = { title: "Harbour prices", language: "en-GB", asOf: "2031-02-03" };
  let face = "";
  let server: Server;
  let address = "";
  const hits: string[] = [];

  beforeAll(async () => {
    world.startBrowser();
    const font = await world.asset("npm:@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2");
    face = `@font-face { font-family: Body; src: url(data:font/woff2;base64,${Buffer.from(font).toString("base64")}) }`;
    server = createServer((request, response) => {
      hits.push(request.url ?? "");
      response.end();
    });
    server.on("connection", () => hits.push("connection"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const bound = server.address();
    address = `http://127.0.0.1:${typeof bound === "object" ? bound?.port : ""}`;
  });

  afterAll(async () => {
    await world.close();
    server.close();
  });

  const pageOf = (body: string, style = face): string =>
    `<!doctype html><html><head><style>${style} body { font-family: Body }</style></head><body>${body}</body></html>`;
  const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");
  const print = async (html: string, from = world): Promise<Uint8Array> => {
    const printed = await from.printPdf(html, info);
    if (!printed.ok) throw new Error(printed.problem.found);
    return printed.value.bytes;
  };

  test("title, language, tags, outline, date and only the page's own font", async () => {
    const pdf = latin(
      await print(pageOf(`<h1 id="top">Catch</h1><p>Cod at 4.10 a kilo</p><p><a href="#top">up</a></p>`)),
    );
    expect(pdf).toContain("/Title (Harbour prices)");
    expect(pdf).toContain("/Lang (en-GB)");
    expect(pdf).toContain("/StructTreeRoot");
    expect(pdf).toContain("/Outlines");
    expect(pdf).not.toContain("briefing.invalid");
    expect(pdf.match(/D:\d{14}/g)).toEqual(["D:20310203000000", "D:20310203000000"]);
    const fonts = [...pdf.matchAll(/\/BaseFont \/[A-Z]{6}\+(\w+)/g)].map((match) => match[1]?.slice(0, 11));
    expect([...new Set(fonts)]).toEqual(["SourceSans3"]);
  });

  test("the same page gives the same bytes, in another browser, time zone and language too", async () => {
    const page = pageOf(`<h1>Catch</h1><p>Cod at 4.10 a kilo, glyphs that no font has: 漢 ع</p>`);
    const elsewhere = createWorld({ ...process.env, TZ: "Pacific/Kiritimati", LANG: "de_DE.UTF-8", LANGUAGE: "de" });
    const [first, second, third] = [await print(page), await print(page), await print(page, elsewhere)];
    await elsewhere.close();
    const digests = [first, second, third].map((bytes) => createHash("sha256").update(bytes).digest("hex"));
    expect(new Set(digests).size).toBe(1);
  });

  const hostile: [string, (at: string) => string][] = [
    [
      "images and frames",
      (at) => `<img src="${at}/a"><iframe src="${at}/b"></iframe><object data="${at}/c"></object><video src="${at}/d">`,
    ],
    ["a file", () => `<iframe src="file:///etc/passwd"></iframe><img src="file:///etc/passwd">`],
    [
      "style sheets",
      (at) =>
        `<style>@import "${at}/a"; body { background: url(${at}/b) }</style><link rel="stylesheet" href="${at}/c">`,
    ],
    [
      "hints",
      (at) =>
        ["prefetch", "preconnect", "dns-prefetch", "preload", "icon", "manifest"]
          .map((rel) => `<link rel="${rel}" as="image" href="${at}/a">`)
          .join(""),
    ],
    ["a refresh", (at) => `<meta http-equiv="refresh" content="0;url=${at}/a">`],
    [
      "scripts",
      (at) => `<script>fetch("${at}/a"); document.body.remove()</script><svg onload="fetch('${at}/b')"></svg>`,
    ],
    [
      "nested pages",
      (at) => `<iframe srcdoc="<img src='${at}/a'><meta http-equiv=refresh content='0;url=${at}/b'>"></iframe>`,
    ],
  ];
  test.each(hostile)("%s reach nothing, and the page still prints", async (_, body) => {
    const calm = latin(await print(pageOf("<p>Cod</p>")));
    const loud = latin(
      await print(pageOf(`<p>Cod</p>${body(address)}${body(address.replace("127.0.0.1", "localhost"))}`)),
    );
    expect(hits).toEqual([]);
    expect(loud).toContain(calm.match(/\/BaseFont \/\S+/)?.[0] ?? "a font");
  });

  test("a font that does not load gives no PDF", async () => {
    const broken = "@font-face { font-family: Broken; src: url(data:font/woff2;base64,d09GMgABAAAA) }";
    const printed = await world.printPdf(pageOf("<p>Cod</p>", `${face} ${broken}`), info);
    const found = "these fonts did not load: Broken";
    expect(printed).toMatchObject({ ok: false, problem: { id: "render/pdf-failed", severity: "error", found } });
  });

  test("after closing, a page starts a browser anew", async () => {
    const other = createWorld();
    const first = await print(pageOf("<p>Cod</p>"), other);
    await other.close();
    const second = await print(pageOf("<p>Cod</p>"), other);
    await other.close();
    expect(Buffer.from(second).equals(first)).toBe(true);
  });
});

describe("withFixedDates", () => {
  test.each([
    ["2024-06-20", "D:20240620000000+00'00'"],
    [null, "D:19700101000000+00'00'"],
  ])("%s", (day, expected) => {
    const pdf = "1 0 obj /CreationDate (D:20260102030405+00'00')\n/ModDate (D:20260102030405+00'00')>>";
    const fixed = Buffer.from(withFixedDates(Buffer.from(pdf, "latin1"), day)).toString("latin1");
    expect(fixed).toBe(pdf.replaceAll("D:20260102030405+00'00'", expected));
  });

  test("a PDF without dates, and a day that is none, are refused", () => {
    expect(() => withFixedDates(Buffer.from("%PDF"), null)).toThrow("without its two dates");
    expect(() => withFixedDates(Buffer.from("%PDF"), "June")).toThrow("not a day");
  });
});
