/** The briefing as one self-contained web page, which is also what is printed. */

import { dayInWords } from "../lexicon/wording.ts";
import type { Briefing } from "../model/briefing.ts";
import type { World } from "../model/world.ts";
import { loadPage } from "./templates.ts";

/** In the order in which later rules win: the page, its blocks, then what a phone and paper change. */
const styleSheets = ["page.css", "blocks.css", "media.css"];

/** The page: styles, fonts and drawings inside, no script, no request. `drawings` are SVG by the names of the figure blocks. */
export async function htmlPage(
  world: World,
  briefing: Briefing,
  drawings: ReadonlyMap<string, string>,
  fontCss: string,
): Promise<string> {
  const [page, ...sheets] = await Promise.all([
    loadPage(world, "html", ["runs", "cell"]),
    ...styleSheets.map((name) => world.asset(`templates/html/${name}`)),
  ]);
  const sections = briefing.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) =>
      block.kind === "figure" ? { ...block, svg: drawings.get(block.name) ?? "" } : block,
    ),
  }));
  const pageCss = sheets.map((sheet) => new TextDecoder().decode(sheet)).join("\n");
  return page({ briefing: { ...briefing, sections }, fontCss, pageCss, marginCss: marginCss(briefing) });
}

/** Running title, date and page numbers in the margins of the paper; the first page has its title already. */
function marginCss({ title, asOf }: Briefing): string {
  const font = 'font:400 8pt "Source Sans 3","Noto Sans SC","Noto Sans KR";color:#5a6472';
  const date = asOf === null ? "" : dayInWords(asOf);
  return [
    `@page{@top-left{content:${cssString(title)};${font}}@top-right{content:${cssString(date)};${font}}`,
    `@bottom-right{content:counter(page) " / " counter(pages);${font}}}`,
    "@page:first{@top-left{content:none}@top-right{content:none}}",
  ].join("");
}

/** A CSS string in which every character but letters and digits is a code: nothing can end the string or the style element. */
function cssString(text: string): string {
  const safe = text.replace(/[^a-zA-Z0-9]/gu, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `);
  return `"${safe}"`;
}
