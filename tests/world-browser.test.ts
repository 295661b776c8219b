/** The real World's browser: unpacked whole or not at all, started or explained, and a page that reaches nothing and prints the same bytes. */
import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { copyFile, mkdir, rm, truncate } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { bundleSource, unpackBundle } from "../pipeline/world/bundle.ts";
import { createWorld } from "../pipeline/world/index.ts";
import { withFixedDates } from "../pipeline/world/pdf.ts";
import { readTar } from "../pipeline/world/tar.ts";

const scratch = mkdtempSync(join(tmpdir(), "quorum-test-"));
afterAll(() => rm(scratch, { recursive: true, force: true }));
const folder = (): string => mkdtempSync(join(scratch, "x"));

const world = createWorld();
const posix = process.platform !== "win32";

describe("the bundled browser's archives", () => {
  const temporary = folder();
  beforeAll(() => void vi.stubEnv("TMPDIR", temporary));
  afterAll(() => void vi.unstubAllEnvs());

  /** A package folder with the real archives and a browser of one line. */
  async function smallSource(): Promise<{ folder: string; version: string }> {
    const packed = folder();
    const { folder: real } = await bundleSource();
    for (const name of ["al2023.tar.br", "fonts.tar.br"]) await copyFile(join(real, name), join(packed, name));
    writeFileSync(join(packed, "chromium.br"), brotliCompressSync(Buffer.from("#!/bin/sh\n")));
    return { folder: packed, version: "1" };
  }

  test.runIf(posix)("are unpacked once, and again when a file is cut short", async () => {
    const source = await smallSource();
    const environment = { XDG_CACHE_HOME: folder() };
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
    const environment = { XDG_CACHE_HOME: folder() };
    await expect(unpackBundle(source, environment)).rejects.toThrow("could not be unpacked");
    expect(readdirSync(join(environment.XDG_CACHE_HOME, "quorum"))).toEqual([]);
  });

  test.runIf(posix)("a cache folder that others can write to is not used", async () => {
    const source = await smallSource();
    const cache = folder();
    await mkdir(join(cache, "quorum"));
    chmodSync(join(cache, "quorum"), 0o777);
    const bundle = await unpackBundle(source, { XDG_CACHE_HOME: cache });
    expect(bundle.executable.startsWith(temporary)).toBe(true);
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
    const path = join(folder(), name);
    if (mode !== null) writeFileSync(path, "#!/bin/sh\nexit 3\n", { mode });
    const broken = createWorld({ ...process.env, QUORUM_BROWSER: path });
    const printed = await broken.printPdf("<p>x</p>", {
      title: "x",
      language: "en",
      author: "Quorum",
      keywords: [],
      asOf: null,
    });
    await broken.close();
    const found = `QUORUM_BROWSER=${path}: ${reason}`;
    expect(printed).toMatchObject({ ok: false, problem: { id: "render/no-browser", severity: "error", found } });
  });
});

// The bundled browser is there on Linux on x86-64 alone; elsewhere these would need one of the system's.
const hasBundled = process.platform === "linux" && process.arch === "x64";
describe.runIf(hasBundled)("printPdf", () => {
  const info = {
    title: "Harbour prices",
    language: "en-GB",
    author: "Harbour office",
    keywords: ["cod", "ling (dried)"],
    asOf: "2031-02-03",
  };
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
    expect([...new Set(pdf.match(/D:\d{14}/g))]).toEqual(["D:20310203000000"]);
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
