/** The web page's own: the sentences that open, and the look that a user gives it, whatever is written in the settings. */
import { describe, expect, test } from "vitest";
import {
  type Colour,
  defaultTheme,
  largestLogo,
  parseColour,
  parseLogo,
  partialOf,
  type Theme,
} from "../pipeline/model/theme.ts";
import type { Rendering } from "../pipeline/render/index.ts";
import { contrast, readable } from "../pipeline/render/look.ts";
import { assetWorld, decoded, ferries, file, renderAll } from "./render-fixture.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const drawing = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";

describe("references", () => {
  test("each opens its sentence, with the words it is about marked and where they stand", async () => {
    const results = ferries();
    const html = file(await renderAll(results), "briefing.html");
    const opened = [...html.matchAll(/popovertarget="(peek-[^"]*)" data-label/g)].map((match) => match[1]);
    const peeks = new Map(
      [...html.matchAll(/<div class="peek" id="([^"]*)"([\s\S]*?)<\/div>/g)].map(([, id, inside = ""]) => [id, inside]),
    );
    expect([...peeks.keys()].sort()).toEqual([...new Set(opened)].sort());
    const claims = results.documents.flatMap((document) => document.claims.map((claim) => ({ document, claim })));
    for (const inside of peeks.values()) {
      const [, quoted = ""] = /<blockquote>(.*?)<\/blockquote>/.exec(inside) ?? [];
      const [, marked] = /^[^<]*<mark>([^<]*)<\/mark>[^<]*$/.exec(quoted) ?? [];
      const behind = claims.filter(
        ({ claim }) =>
          claim.sentence === decoded(quoted.replace(/<[^>]*>/g, "")) && claim.surface === decoded(marked ?? ""),
      );
      expect(behind.length).toBeGreaterThan(0);
      const place = decoded(inside.replace(/<[^>]*>/g, ""));
      expect(
        behind.some(({ document, claim }) => place.includes(document.file) && place.includes(`line ${claim.line}`)),
      ).toBe(true);
    }
  });
});

describe("a theme", () => {
  const pageWith = async (theme: Partial<Theme>): Promise<string> =>
    file(await renderAll(ferries(), undefined, { theme: { ...defaultTheme, ...theme } }), "briefing.html");

  test("without one the page is as with the default", async () => {
    expect(await pageWith({})).toBe(file(await renderAll(ferries()), "briefing.html"));
  });

  test.each([
    ["#14508c", { red: 20, green: 80, blue: 140 }],
    ["#F0a", { red: 255, green: 0, blue: 170 }],
    ["red", null],
    ["#14508", null],
    ["#14508c;}body{display:none", null],
    ["#14508c\n", null],
    ["url(https://example.org/x)", null],
    ["var(--ink)", null],
    ["</style><script>", null],
  ])("the colour %j", (written, expected) => {
    expect(parseColour(written)).toEqual(expected);
  });

  test("the files of the charts have its colours, dark enough for white paper", async () => {
    const chart = async (accent: Theme["colours"]["accent"]): Promise<string> => {
      const look = { theme: { ...defaultTheme, colours: { ...defaultTheme.colours, accent } } };
      const { files } = await renderAll(ferries(), undefined, look);
      const drawn = files.filter(({ path }) => path.startsWith("charts/"));
      expect(drawn.length).toBeGreaterThan(1);
      return drawn.map(({ content }) => String(content)).join("");
    };
    const ours = await chart(defaultTheme.colours.accent);
    expect(ours).toContain("#14508c");
    const dark = await chart({ red: 0, green: 0x66, blue: 0 });
    expect(dark).toBe(ours.replaceAll("#14508c", "#006600"));
    expect(await chart({ red: 0xff, green: 0xff, blue: 0 })).not.toContain("#ffff00");
  });

  test.each([
    ["a PNG", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]), "image/png"],
    ["an SVG", bytes(drawing), "image/svg+xml"],
    ["an SVG with a head", bytes(`<?xml version="1.0"?>\n${drawing}`), "image/svg+xml"],
    ["a page", bytes("<html><svg></svg></html>"), undefined],
    ["nothing", bytes(""), undefined],
    ["too large", bytes(`<svg>${" ".repeat(largestLogo)}</svg>`), undefined],
  ])("a logo: %s", (_, content, type) => {
    expect(parseLogo(content)?.type).toBe(type);
  });

  test.each(["#ffff00", "#000000", "#ffffff", "#808080", "#7fc8ff", "#e4002b"])(
    "%s is made fit to be read",
    (written) => {
      const colour: Colour = parseColour(written) ?? defaultTheme.colours.ink;
      const grounds = { light: ["#ffffff", "#f5f7f9"], dark: ["#12161c", "#1a2029"] };
      for (const mode of ["light", "dark"] as const) {
        for (const ground of grounds[mode].flatMap((hex) => parseColour(hex) ?? []))
          expect(contrast(readable(colour, mode, 4.5), ground)).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  test("organisation, classification, logo, colours, fonts and paper are on the page, and are no markup", async () => {
    const accent = { red: 0xb0, green: 0, blue: 0x20 };
    const page = await pageWith({
      colours: { ...defaultTheme.colours, accent },
      fonts: { titles: "sans", text: "serif" },
      logo: parseLogo(bytes(drawing)),
      organisation: "Harbour <b>Board</b>",
      classification: 'For members"}</style><script>',
      paper: "Letter",
    });
    expect(page).toContain("Harbour &lt;b&gt;Board&lt;/b&gt; · Briefing");
    expect(page).toContain('<p class="classification">For members&quot;}&lt;/style&gt;&lt;script&gt;</p>');
    expect(page.match(/<\/style>|<script/g)).toEqual(["</style>"]);
    expect(decoded(page)).toContain(`<img class="logo" src="data:image/svg+xml;base64,${btoa(drawing)}" alt="">`);
    expect(page).toContain(":root{--accent:#b00020;");
    expect(page).toContain('--titles:"Source Sans 3"');
    expect(page).toContain('@font-face{font-family:"Source Serif 4";font-style:italic;font-weight:400');
    expect(page).toContain("@page{size:Letter;");
  });
});

describe("a user's own partials", () => {
  const own = (name: string, source: string, form: "html" | "markdown" = "html"): { theme: Theme } => ({
    theme: { ...defaultTheme, partials: [{ form, name, file: `look/${form}/${name}.hbs`, source }] },
  });
  const withOwn = (look: { theme: Theme }): Promise<Rendering> =>
    renderAll(
      ferries(),
      assetWorld(() => ({ ok: true, value: { bytes: new Uint8Array(), notes: [] } })),
      look,
    );

  test.each([
    ["html/table.hbs", { form: "html", name: "table" }],
    ["markdown/sources.hbs", { form: "markdown", name: "sources" }],
    ["html/page.hbs", null],
    ["html/../table.hbs", null],
    ["table.hbs", null],
    ["html/table.js", null],
  ])("%s", (path, expected) => {
    expect(partialOf(path)).toEqual(expected);
  });

  test("take the place of ours one by one", async () => {
    const rendering = await withOwn(own("paragraph", '<p class="ours">{{> runs line}}</p>'));
    expect(file(rendering, "briefing.html")).toContain('<p class="ours">');
    expect(file(rendering, "briefing.html")).toContain('<table class="columns-');
    expect(rendering.diagnostics).toEqual([]);
    const markdown = await withOwn(own("paragraph", "~ {{line}}", "markdown"));
    expect(file(markdown, "briefing.md")).toContain("\n~ ");
  });

  test.each(["{{#if line}", "{{> nowhere}}", "{{nothing line}}", "{{> paragraph}}"])(
    "one that fails, %s, is a message, and ours is used",
    async (source) => {
      const rendering = await withOwn(own("paragraph", source));
      expect(rendering.diagnostics).toMatchObject([
        { id: "render/bad-template", severity: "error", file: "look/html/paragraph.hbs" },
      ]);
      expect(file(rendering, "briefing.html")).toBe(file(await withOwn({ theme: defaultTheme }), "briefing.html"));
    },
  );
});
