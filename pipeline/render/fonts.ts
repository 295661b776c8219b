/** The page's fonts: from packages of the lockfile, only the slices that the text needs, as style sheet, as metrics and as a check for missing glyphs. */
import * as fontkit from "fontkit";
import type { FontName, Theme } from "../model/theme.ts";
import type { World } from "../model/world.ts";
import type { Measure } from "./draw.ts";
import { families } from "./look.ts";

/** The faces of a page: of the titles and large figures, of the text, and the sans ones, in which charts are set and measured. */
function facesOf({ fonts: { titles, text } }: Theme): Face[] {
  const face = (name: FontName, weight: 400 | 600, style: Face["style"] = "normal"): Face => ({
    package: packages[name],
    sheet: style === "italic" ? `${weight}-italic` : String(weight),
    family: families[name],
    style,
    weight,
  });
  return [
    ...(titles === "sans" ? [] : [face(titles, 600)]),
    face("sans", 400),
    face(text, 400, "italic"),
    face("sans", 600),
    ...(text === "sans" ? [] : [face(text, 400), ...(titles === text ? [] : [face(text, 600)])]),
  ];
}

const packages: Record<FontName, string> = {
  serif: "@fontsource/source-serif-4",
  sans: "@fontsource/source-sans-3",
};

/** What the faces lack: Chinese and Japanese, then Korean. One file has all weights. */
const fallbacks = [
  {
    package: "@fontsource-variable/noto-sans-sc",
    sheet: "index",
    family: "Noto Sans SC",
    style: "normal",
    weight: "100 900",
  },
  {
    package: "@fontsource-variable/noto-sans-kr",
    sheet: "index",
    family: "Noto Sans KR",
    style: "normal",
    weight: "100 900",
  },
] as const satisfies readonly Face[];

interface Face {
  package: string;
  sheet: string;
  family: string;
  style: "normal" | "italic";
  weight: 400 | 600 | "100 900";
}

/** A part of a face that covers some code points. */
interface Slice {
  face: Face;
  /** As CSS writes it: "U+0000-00FF,U+0131". */
  range: string;
  bytes: Uint8Array;
}

export interface Fonts {
  /** `@font-face` rules with the fonts in them as data URLs. */
  css: string;
  measure: Measure;
  /** Characters of the text that no slice has, each once, in code-point order. */
  missing: string[];
}

/** Loads what a text needs. Throws when a font package is not there: then the program itself is damaged. */
export async function loadFonts(world: Pick<World, "asset">, text: string, theme: Theme): Promise<Fonts> {
  const needed = new Set([...text].map((character) => character.codePointAt(0) ?? 0));
  const slices = (await Promise.all(facesOf(theme).map((face) => loadFace(world, face, needed)))).flat();
  const regular = openFonts(slices, 400);
  let missing = missingIn(regular, needed);
  const others: Slice[] = [];
  for (const face of missing.length > 0 ? fallbacks : []) {
    others.push(...(await loadFace(world, face, new Set(missing))));
    missing = missingIn(openFonts(others, "100 900"), missing);
  }
  const lent = openFonts(others, "100 900");
  return {
    css: [...slices, ...others].map(fontFaceRule).join("\n"),
    measure: measureWith([...regular, ...lent], [...openFonts(slices, 600), ...lent]),
    missing: missing.map((code) => String.fromCodePoint(code)),
  };
}

/** The slices of a face in which one of the code points lies. */
async function loadFace(world: Pick<World, "asset">, face: Face, needed: ReadonlySet<number>): Promise<Slice[]> {
  const sheet = new TextDecoder().decode(await world.asset(`npm:${face.package}/${face.sheet}.css`));
  const listed = [...sheet.matchAll(/url\(\.\/(files\/[\w-]+\.woff2)\)[^}]*?unicode-range:([^;}]+)/g)];
  const wanted = listed.flatMap(([, file, range]) =>
    file && range && covers(range, needed) ? [{ file, range: range.trim() }] : [],
  );
  return Promise.all(
    wanted.map(async ({ file, range }) => ({ face, range, bytes: await world.asset(`npm:${face.package}/${file}`) })),
  );
}

/** Whether a CSS unicode-range has one of the code points. */
function covers(range: string, needed: ReadonlySet<number>): boolean {
  const ends = range.split(",").map((part) =>
    part
      .trim()
      .slice(2)
      .split("-")
      .map((hex) => Number.parseInt(hex, 16)),
  );
  return [...needed].some((code) => ends.some(([first = 0, last = first]) => code >= first && code <= last));
}

function fontFaceRule({ face, range, bytes }: Slice): string {
  const data = Buffer.from(bytes).toString("base64");
  const source = `src:url(data:font/woff2;base64,${data}) format("woff2")`;
  return `@font-face{font-family:"${face.family}";font-style:${face.style};font-weight:${face.weight};${source};unicode-range:${range}}`;
}

/** The upright slices of the text family, or of those that stand in for it, in a weight, for their metrics. */
function openFonts(slices: readonly Slice[], weight: Face["weight"]): fontkit.Font[] {
  return slices
    .filter(({ face }) => face.family !== families.serif && face.style === "normal" && face.weight === weight)
    .map(({ bytes }) => fontkit.create(Buffer.from(bytes)))
    .filter((font) => "glyphForCodePoint" in font);
}

/** The sum of the advance widths, which is within a pixel of the set text; a character that no slice has counts as one em. */
function measureWith(regular: readonly fontkit.Font[], bold: readonly fontkit.Font[]): Measure {
  return (text, size, weight) => {
    const fonts = weight === 600 ? bold : regular;
    const advance = (code: number): number => {
      const font = fonts.find((candidate) => candidate.hasGlyphForCodePoint(code));
      return font ? font.glyphForCodePoint(code).advanceWidth / font.unitsPerEm : 1;
    };
    return [...text].reduce((sum, character) => sum + advance(character.codePointAt(0) ?? 0), 0) * size;
  };
}

/** The code points that no font has, in order; a space needs none. */
function missingIn(fonts: readonly fontkit.Font[], needed: Iterable<number>): number[] {
  return [...needed]
    .filter((code) => code > 0x20 && !fonts.some((font) => font.hasGlyphForCodePoint(code)))
    .sort((a, b) => a - b);
}
