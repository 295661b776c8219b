/** The page's fonts: from packages of the lockfile, only the slices that the text needs, as style sheet, as metrics and as a check for missing glyphs. */
import * as fontkit from "fontkit";
import type { FontName, Theme } from "../model/theme.ts";
import type { World } from "../model/world.ts";
import type { Measure } from "./draw.ts";
import { codesOf, isUnseen } from "./lacking.ts";
import { families, type Lender, lenderNames } from "./look.ts";

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

/**
 * The files of the families that lend what the faces lack, in the order of the style sheet. Each has one file for all weights: those of
 * Chinese and Korean, many as they are, hold the weights in them; the browser prints what does as drawings, so the others are plain.
 */
const lenders: Record<Lender, { package: string; sheet: string }> = {
  "Noto Sans SC": { package: "@fontsource-variable/noto-sans-sc", sheet: "index" },
  "Noto Sans KR": { package: "@fontsource-variable/noto-sans-kr", sheet: "index" },
  "Noto Sans Arabic": { package: "@fontsource/noto-sans-arabic", sheet: "400" },
  "Noto Sans Hebrew": { package: "@fontsource/noto-sans-hebrew", sheet: "400" },
  "Noto Sans Devanagari": { package: "@fontsource/noto-sans-devanagari", sheet: "400" },
  "Noto Sans Thai": { package: "@fontsource/noto-sans-thai", sheet: "400" },
  "Noto Sans Symbols 2": { package: "@fontsource/noto-sans-symbols-2", sheet: "400" },
  "Noto Emoji": { package: "@fontsource/noto-emoji", sheet: "400" },
};

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
  /** Whether a character can be shown. */
  has: (character: string) => boolean;
}

/** Loads what a text needs. Rejects when a font package is not there: then the program itself is damaged. */
export async function loadFonts(world: Pick<World, "asset">, text: string, theme: Theme): Promise<Fonts> {
  const needed = new Set([...text].filter((character) => !isUnseen(character)).map(codePoint));
  const slices = (await Promise.all(facesOf(theme).map((face) => loadFace(world, face, needed)))).flat();
  const [regular, bold] = [openFonts(slices, 400), openFonts(slices, 600)];
  const lent: Slice[] = [];
  const lentFonts: fontkit.Font[] = [];
  let missing = lackingIn(regular, needed);
  for (const family of lenderNames) {
    if (missing.size === 0) break;
    const face: Face = { ...lenders[family], family, style: "normal", weight: "100 900" };
    for (const slice of await loadFace(world, face, missing)) {
      const [font] = openFonts([slice], "100 900");
      // A slice may claim a range in which it has not the one character that is wanted.
      if (font === undefined || lackingIn([font], missing).size === missing.size) continue;
      lent.push(slice);
      lentFonts.push(font);
    }
    missing = lackingIn(lentFonts, missing);
  }
  return {
    css: [...slices, ...lent].map(fontFaceRule).join("\n"),
    measure: measureWith([...regular, ...lentFonts], [...bold, ...lentFonts]),
    has: (character) => [...regular, ...lentFonts].some((font) => font.hasGlyphForCodePoint(codePoint(character))),
  };
}

/** What stands in for the fonts where they cannot be read: about the widths of most of them. Nothing may be printed with it. */
export const noFonts: Fonts = { css: "", measure: (text, size) => text.length * roughly * size, has: () => true };

const codePoint = (character: string): number => character.codePointAt(0) ?? 0;

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

/** The sum of the advance widths, which is within a pixel of the set text; what no font has counts as what is shown for it. */
function measureWith(regular: readonly fontkit.Font[], bold: readonly fontkit.Font[]): Measure {
  return (text, size, weight) => {
    const fonts = weight === 600 ? bold : regular;
    const advance = (character: string): number => {
      const code = codePoint(character);
      const font = fonts.find((candidate) => candidate.hasGlyphForCodePoint(code));
      return font ? font.glyphForCodePoint(code).advanceWidth / font.unitsPerEm : codesOf(character).length * roughly;
    };
    return [...text].reduce((sum, character) => sum + advance(character), 0) * size;
  };
}

/** Width in em of most characters. */
const roughly = 0.55;

/** The code points that no font has; a space needs none. */
function lackingIn(fonts: readonly fontkit.Font[], needed: ReadonlySet<number>): Set<number> {
  return new Set([...needed].filter((code) => code > 0x20 && !fonts.some((font) => font.hasGlyphForCodePoint(code))));
}
