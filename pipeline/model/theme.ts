/** The look of a briefing as its user may set it: colours, fonts, logo, organisation, classification, paper and partials of their own. */

/** Numbers and not CSS: whatever was written in the settings, nothing but a colour can come of it. Each part is 0 to 255. */
export interface Colour {
  red: number;
  green: number;
  blue: number;
}

export const colourNames = ["accent", "ink", "warning"] as const;
export type ColourName = (typeof colourNames)[number];

/** Source Serif and Source Sans, from packages of the lockfile. */
export const fontNames = ["serif", "sans"] as const;
export type FontName = (typeof fontNames)[number];

export const paperNames = ["A4", "Letter"] as const;
export type Paper = (typeof paperNames)[number];

/** What a partial prints: a kind of block, a stretch of text, a cell of a table. The page around them keeps what makes it safe, and is ours. */
export const partialNames = {
  html: ["paragraph", "findings", "quotations", "table", "comparison", "figure", "sources", "runs", "cell", "peek"],
  markdown: ["paragraph", "findings", "quotations", "table", "comparison", "figure", "sources"],
} as const;
export type Form = keyof typeof partialNames;

export interface Logo {
  type: "image/png" | "image/svg+xml";
  bytes: Uint8Array;
}

/** A partial of the user's, in place of ours. */
export interface OwnPartial {
  form: Form;
  name: string;
  /** Path of the file it was read from, for messages. */
  file: string;
  source: string;
}

export interface Theme {
  /** On white paper. Those of the dark page are worked out from them, and none is paler than can be read. */
  colours: Record<ColourName, Colour>;
  fonts: { titles: FontName; text: FontName };
  logo: Logo | null;
  /** Who publishes the briefing. */
  organisation: string | null;
  /** Who may read it, at the head of every page: "For members only". */
  classification: string | null;
  paper: Paper;
  partials: readonly OwnPartial[];
}

export const defaultTheme: Theme = {
  colours: {
    accent: { red: 0x14, green: 0x50, blue: 0x8c },
    ink: { red: 0x1c, green: 0x24, blue: 0x30 },
    warning: { red: 0x9a, green: 0x34, blue: 0x12 },
  },
  fonts: { titles: "serif", text: "sans" },
  logo: null,
  organisation: null,
  classification: null,
  paper: "A4",
  partials: [],
};

/** "#14508c" or "#15c"; null for anything else, names of colours too. */
export function parseColour(written: string): Colour | null {
  const [, short, long] = /^#(?:([0-9a-f]{3})|([0-9a-f]{6}))$/i.exec(written) ?? [];
  const digits = long ?? short?.replace(/./g, "$&$&");
  if (digits === undefined) return null;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16));
  return { red, green, blue };
}

/** Bytes. It is in the page and in the PDF, and a drawing needs less. */
export const largestLogo = 200_000;

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** A PNG or an SVG by what it holds; null for anything else and for what is too large. */
export function parseLogo(bytes: Uint8Array): Logo | null {
  if (bytes.length > largestLogo) return null;
  if (pngSignature.every((byte, at) => bytes[at] === byte)) return { type: "image/png", bytes };
  const head = new TextDecoder().decode(bytes.subarray(0, 1000)).trimStart();
  return /^<(?:svg|\?xml|!--|!DOCTYPE svg)/i.test(head) ? { type: "image/svg+xml", bytes } : null;
}

/** A partial that takes the place of ours, from its path in the user's folder: "html/table.hbs"; null for any other file. */
export function partialOf(path: string): Pick<OwnPartial, "form" | "name"> | null {
  const [, form, name] = /^(html|markdown)\/([a-z]+)\.hbs$/.exec(path) ?? [];
  if ((form !== "html" && form !== "markdown") || name === undefined) return null;
  const names: readonly string[] = partialNames[form];
  return names.includes(name) ? { form, name } : null;
}
