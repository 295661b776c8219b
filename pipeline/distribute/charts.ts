/** The page from which a mail's drawings are taken as pictures: mail programs show no SVG. */
import type { Theme } from "../model/theme.ts";
import type { World } from "../model/world.ts";
import { loadFonts } from "../render/fonts.ts";

/** A page with the drawings one below the other, in the page's own fonts, each an `svg` below the body. */
export async function chartsPage(world: World, drawings: readonly string[], theme: Theme): Promise<string> {
  const { css } = await loadFonts(world, drawings.join(""), theme);
  const style = `${css}\nbody { margin: 0; background: #fff; } svg { display: block; }`;
  return `<!doctype html><html><head><meta charset="utf-8"><style>${style}</style></head><body>${drawings.join("\n")}</body></html>`;
}
