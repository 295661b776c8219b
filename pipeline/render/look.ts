/** A theme as the page's style sheet: its colours in light and dark, each pale or dark enough to be read, and its fonts. */
import { type Colour, colourNames, defaultTheme, type FontName, type Theme } from "../model/theme.ts";

/** The families of the style sheet, by the names of the settings. */
export const families: Record<FontName, string> = { serif: "Source Serif 4", sans: "Source Sans 3" };

/** The families that lend what those lack, in the order in which they are asked. */
export const lenderNames = [
  "Noto Sans SC",
  "Noto Sans KR",
  "Noto Sans Arabic",
  "Noto Sans Hebrew",
  "Noto Sans Devanagari",
  "Noto Sans Thai",
  "Noto Sans Symbols 2",
  "Noto Emoji",
] as const;
export type Lender = (typeof lenderNames)[number];

/** The families of a text as CSS lists them. What the serif lacks the sans may have. */
export const familyList = (name: FontName, quote: '"' | "'" = '"'): string =>
  [...(name === "serif" ? [families.serif] : []), families.sans, ...lenderNames]
    .map((family) => quote + family + quote)
    .join(",");

/** The grounds that words stand on which give them the least contrast: `--wash` of page.css, in light and in dark. */
const grounds = { light: { red: 0xf5, green: 0xf7, blue: 0xf9 }, dark: { red: 0x1a, green: 0x20, blue: 0x29 } };

/** WCAG asks for 4.5 to 1. On a dark ground a colour that has no more is dull. */
const contrasts = { light: { ink: 7, other: 4.5 }, dark: { ink: 12, other: 7 } };

const white: Colour = { red: 255, green: 255, blue: 255 };
const black: Colour = { red: 0, green: 0, blue: 0 };

/** What a theme changes of page.css; of the colours that are as there, nothing. */
export function lookCss({ colours, fonts }: Theme): string {
  const changed = colourNames.filter((name) => hex(colours[name]) !== hex(defaultTheme.colours[name]));
  const rules = (mode: "light" | "dark"): string =>
    changed
      .map((name) => {
        const wanted = contrasts[mode][name === "ink" ? "ink" : "other"];
        return `--${name}:${hex(readable(colours[name], mode, wanted))};`;
      })
      .join("");
  return [
    `:root{${rules("light")}--titles:${stack(fonts.titles)};--text:${stack(fonts.text)}}`,
    ...(changed.length > 0 ? [`@media screen and (prefers-color-scheme:dark){:root{${rules("dark")}}}`] : []),
  ].join("\n");
}

/**
 * A chart's drawing or specification as a file beside the page: no style sheet reaches it there, so that the theme's colours are written into it, each
 * dark enough to be read on white.
 */
export function inThemeColours(chart: string, { colours }: Theme): string {
  const { accent, ink } = defaultTheme.colours;
  const swaps = new Map([
    [hex(accent), hex(readable(colours.accent, "light", contrasts.light.other))],
    [hex(ink), hex(readable(colours.ink, "light", contrasts.light.ink))],
  ]);
  return chart.replace(/#[0-9a-f]{6}\b/g, (colour) => swaps.get(colour) ?? colour);
}

const stack = (name: FontName): string => `${familyList(name)},${name === "sans" ? "sans-serif" : "serif"}`;

/** The colour, mixed with black or white by as many twentieths as it takes to be read. */
export function readable(colour: Colour, mode: "light" | "dark", wanted: number): Colour {
  const [ground, end] = mode === "light" ? [grounds.light, black] : [grounds.dark, white];
  for (let twentieths = 0; twentieths < 20; twentieths += 1) {
    const mixed = mix(colour, end, twentieths / 20);
    if (contrast(mixed, ground) >= wanted) return mixed;
  }
  return end;
}

const mix = (from: Colour, to: Colour, share: number): Colour => ({
  red: Math.round(from.red + (to.red - from.red) * share),
  green: Math.round(from.green + (to.green - from.green) * share),
  blue: Math.round(from.blue + (to.blue - from.blue) * share),
});

/** Contrast ratio of two colours by WCAG 2, from 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance({ red, green, blue }: Colour): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const hex = ({ red, green, blue }: Colour): string =>
  `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
