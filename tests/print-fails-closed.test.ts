/** What must not be printed is not: every script is shown with fonts of ours, and without a font or a chart there is no PDF. */
import { getDocumentProxy } from "unpdf";
import { afterAll, describe, expect, test, vi } from "vitest";
import { defaultTheme } from "../pipeline/model/theme.ts";
import type { World } from "../pipeline/model/world.ts";
import { printablePage } from "../pipeline/render/lacking.ts";
import { createWorld } from "../pipeline/world/index.ts";
import { assetWorld, ferries, file, type Results, renderAll } from "./render-fixture.ts";

/** The words of a title: a chart that has them is as if Vega had warned about it. */
const drawing = vi.hoisted(() => ({ refused: null as string | null }));
vi.mock(import("../pipeline/render/draw.ts"), async (original) => {
  const { drawChart } = await original();
  return {
    drawChart: async (spec, measure) =>
      drawing.refused !== null && JSON.stringify(spec.title).includes(drawing.refused)
        ? { ok: false, warnings: ["Infinite extent"] }
        : drawChart(spec, measure),
  };
});

/** The ferries with other outlets, and one title for all. */
function named(outlets: readonly string[], title: string): Results {
  const results = ferries();
  const documents = results.documents.map((document, index) => ({
    ...document,
    title,
    outlet: outlets[index] ?? document.outlet,
  }));
  return { ...results, documents };
}

/** A World that would print, and how often it was asked to. */
function watched(change: Partial<World> = {}): { world: World; prints: () => number } {
  let prints = 0;
  const world = assetWorld(() => {
    prints += 1;
    return { ok: true, value: { bytes: new Uint8Array(), notes: [] } };
  });
  return { world: { ...world, ...change }, prints: () => prints };
}

describe("no PDF takes the place of a good one", () => {
  test("when a font is not there: the message names it, and the rest is written", async () => {
    const { asset } = watched().world;
    const { world, prints } = watched({
      asset: (path) =>
        path.includes("source-serif") ? Promise.reject(new Error(`ENOENT: no file ${path}`)) : asset(path),
    });
    const { files, diagnostics } = await renderAll(ferries(), world);
    expect(diagnostics).toMatchObject([
      { id: "render/no-fonts", severity: "error", found: expect.stringContaining("@fontsource/source-serif-4") },
    ]);
    expect(prints()).toBe(0);
    const paths = files.map(({ path }) => path);
    expect(paths).not.toContain("briefing.pdf");
    expect(paths).toEqual(expect.arrayContaining(["briefing.html", "briefing.md", "briefing.json"]));
  });

  test("when a chart does not draw: the message says which and why, and the rest is written without it", async () => {
    const { world, prints } = watched();
    drawing.refused = "Which figure does each source give?";
    const rendering = await renderAll(ferries(), world);
    drawing.refused = null;
    const [problem] = rendering.diagnostics;
    expect(problem).toMatchObject({ id: "render/chart-failed", severity: "error" });
    expect(problem?.found).toMatch(/^the chart about “Ferry passengers.*” was left out: Infinite extent/);
    expect(prints()).toBe(0);
    expect(rendering.files.map(({ path }) => path)).not.toContain("briefing.pdf");
    expect(file(rendering, "briefing.html")).toContain("Where the sources conflict");
    expect(file(rendering, "briefing.html")).not.toContain("Which figure does each source give?");
  });
});

describe("characters that no font has", () => {
  const has = (character: string): boolean => "öäü⁄’".includes(character);
  test.each([
    ["a letter", "Größe ሀ!", "Grö[U+00DF]e [U+1200]!", ["ß", "ሀ"]],
    ["several in a row", "𓀀𓀁𓀂𓀃", "[U+13000 U+13001 U+13002 ...]", ["𓀀", "𓀁", "𓀂", "𓀃"]],
    ["what has a plain form", "⅔ of a ﬁsh", "2⁄3 of a fish", []],
    ["a plain form that is lacking as well", "№ 4 and ㎡ and ﺍ", "No 4 and m2 and [U+FE8D]", ["ﺍ"]],
    ["rare spaces", "4\u2009km\u3000on", "4 km on", []],
    ["what is never seen", "a\u200bb\u00ad\ufe0f", "a\u200bb\u00ad\ufe0f", []],
  ])("%s", (_, page, printed, lacking) => {
    expect(printablePage(page, has)).toEqual({ page: printed, lacking });
  });

  test("are told, and stand in the print as numbers, in the margin too, and as they are everywhere else", async () => {
    const rendering = await renderAll(named(["ქრონიკა"], "Quay 🛥"), undefined, { title: "ქ harbour" });
    expect(rendering.diagnostics).toMatchObject([
      {
        id: "render/missing-glyph",
        severity: "warning",
        file: "briefing.pdf",
        found: expect.stringContaining("ქ (U+10E5)"),
      },
    ]);
    const printed = file(rendering, "briefing.pdf");
    expect(printed).toContain("<h1>[U+10E5] harbour</h1>");
    expect(printed).toContain('content:"[U+10E5]\\20 harbour"');
    expect(printed).not.toMatch(/\p{Script=Georgian}/u);
    expect(printed).toContain("🛥");
    for (const path of ["briefing.html", "briefing.md"]) expect(file(rendering, path)).toContain("ქრონიკა");
  });

  test("those of a user's partial have their fonts like all others", async () => {
    const own = {
      form: "html" as const,
      name: "paragraph",
      file: "look/html/paragraph.hbs",
      source: "<p>Ω ท 港 {{line}}</p>",
    };
    const theme = { ...defaultTheme, partials: [own] };
    expect((await renderAll(ferries(), undefined, { theme })).diagnostics).toEqual([]);
  });

  test("what is written from right to left stands apart from what follows", async () => {
    const page = file(await renderAll(named(["بريد الميناء"], "A")), "briefing.html");
    expect(page).toContain("<bdi>بريد الميناء</bdi>");
    expect(page).not.toContain("<bdi>Coast Gazette");
  });
});

describe.runIf(process.platform === "linux" && process.arch === "x64")("the scripts of the world in print", () => {
  const world = createWorld();
  afterAll(() => world.close());

  test("are all there, in fonts that are inside the file", async () => {
    // Letters that an Arabic font builds of several signs (dots) are in the file as ActualText, which the reader below leaves out.
    const outlets = ["Η Εφημερίδα", "Вечерний Порт", "北港日报", "دار محمد"];
    const title = "Tiếng Việt ἄνεμος 港の船 항구 體國 הנמל बंदरगाह ท่าเรือ 🔥 ✓ ★";
    const rendering = await renderAll(named(outlets, title), world);
    expect(rendering.diagnostics.filter(({ severity }) => severity !== "info")).toEqual([]);
    const bytes = rendering.files.find(({ path }) => path === "briefing.pdf")?.content;
    if (!(bytes instanceof Uint8Array)) throw new Error("no PDF");
    const raw = Buffer.from(bytes).toString("latin1");
    const names = [...raw.matchAll(/\/FontName \/[A-Z]{6}\+(\w+)/g)].map(([, name = ""]) => name);
    expect(names.filter((name) => !/^(?:Source(?:Sans3|Serif4)|Noto)/.test(name))).toEqual([]);
    for (const script of ["Arabic", "Hebrew", "Devanagari", "Thai", "Emoji"])
      expect(names.join()).toMatch(new RegExp(`Noto(?:Sans)?${script}`));

    const document = await getDocumentProxy(bytes.slice());
    let text = "";
    for (let number = 1; number <= document.numPages; number += 1) {
      const { items } = await (await document.getPage(number)).getTextContent();
      text += items.map((item) => ("str" in item ? item.str : "")).join("");
    }
    const letters = (words: string): string[] => [...words.replace(/[\s\p{M}]/gu, "")];
    const shown = new Set(letters(text.normalize("NFKC")));
    expect(letters(`${outlets.join("")}${title}`).filter((letter) => !shown.has(letter.normalize("NFKC")))).toEqual([]);
    expect(text).not.toContain("U+");
  });
});
