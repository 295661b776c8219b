/** The briefing as one self-contained web page, which is also what is printed. */

import { dayInWords } from "../lexicon/wording.ts";
import { type Briefing, type Line, linesOf, type QuotedSentence, type Source } from "../model/briefing.ts";
import type { Theme } from "../model/theme.ts";
import type { World } from "../model/world.ts";
import { familyList, lookCss } from "./look.ts";
import { type Filled, fillPage } from "./templates.ts";

/** In the order in which later rules win: the page, its blocks, the sentences that open, then what a phone and paper change. */
export const styleSheets = ["page.css", "blocks.css", "peek.css", "media.css"];

/** What the page holds beside the briefing: `drawings` are SVG by the names of the figure blocks, `fontCss` the fonts as data. */
export interface PageParts {
  drawings: ReadonlyMap<string, string>;
  fontCss: string;
  theme: Theme;
}

/** The page: styles, fonts, logo and drawings inside, no script, no request. */
export async function htmlPage(
  world: World,
  briefing: Briefing,
  { drawings, fontCss, theme }: PageParts,
): Promise<Filled> {
  const sheets = await Promise.all(styleSheets.map((name) => world.asset(`templates/html/${name}`)));
  const sections = briefing.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) =>
      block.kind === "figure" ? { ...block, svg: withoutRoles(drawings.get(block.name) ?? "") } : block,
    ),
  }));
  const pageCss = [...sheets.map((sheet) => new TextDecoder().decode(sheet)), lookCss(theme)].join("\n");
  const { organisation, classification } = theme;
  return fillPage(world, "html", theme.partials, {
    briefing: { ...briefing, sections },
    peeks: peeksOf(briefing),
    look: { organisation, classification, logo: logoAddress(theme) },
    fontCss,
    pageCss,
    marginCss: marginCss(briefing, theme),
  });
}

/** A drawing that is one image, named by its figure: Vega gives groups of its marks roles without names. */
const withoutRoles = (svg: string): string =>
  svg.replace(/<[a-z]+ [^>]*>/gi, (tag) => tag.replace(/ (?:role|aria-[a-z]+)="[^"]*"/g, ""));

/** A sentence as it opens beside a reference to it: the words referred to marked, who printed it, when and where. */
interface Peek {
  /** The target of the references that open it. */
  target: string;
  label: string;
  source: Source;
  line: Line;
  quote: Line;
}

/** A peek for each target of a reference, in the order of the sources. */
function peeksOf(briefing: Briefing): Peek[] {
  const runs = linesOf(briefing).flat();
  const targets = new Set(runs.flatMap((run) => (run.kind === "cite" ? run.references : [])).map((to) => to.target));
  const blocks = briefing.sections.flatMap((section) => section.blocks);
  const sources = blocks.flatMap((block) => (block.kind === "sources" ? block.sources : []));
  return sources.flatMap((source) =>
    source.quotes.flatMap((quoted) =>
      anchorsOf(quoted)
        .filter((anchor) => targets.has(anchor))
        .map((target) => ({ target, source, ...quoted, quote: markedFor(quoted.quote, target) })),
    ),
  );
}

function anchorsOf({ anchor, quote }: QuotedSentence): string[] {
  const pieces = quote.flatMap((run) => (run.kind === "quote" ? run.pieces : []));
  return [anchor, ...pieces.flatMap((piece) => piece.anchor ?? [])];
}

/** The sentence with the words of one target marked, and without anchors: those are in the list of sources. */
const markedFor = (quote: Line, target: string): Line =>
  quote.map((run) => {
    if (run.kind !== "quote") return run;
    const pieces = run.pieces.map(({ text, anchor }) =>
      anchor === target ? { text, marked: true as const } : { text },
    );
    return { ...run, pieces };
  });

/** The logo as an image: in one, no script of an SVG runs and nothing is loaded. */
function logoAddress({ logo }: Theme): string | null {
  return logo && `data:${logo.type};base64,${Buffer.from(logo.bytes).toString("base64")}`;
}

/** Size of the paper; title, date, page numbers, organisation and classification in its margins. The first page has its title already. */
function marginCss({ title, asOf }: Briefing, { paper, organisation, classification }: Theme): string {
  const font = `font:400 8pt ${familyList("sans")};color:#5a6472`;
  const date = asOf === null ? "" : dayInWords(asOf);
  const whose = [organisation, classification].filter((words) => words !== null).join(" · ");
  return [
    `@page{size:${paper};@top-left{content:${cssString(title)};${font}}@top-right{content:${cssString(date)};${font}}`,
    ...(whose === "" ? [] : [`@bottom-left{content:${cssString(whose)};${font}}`]),
    `@bottom-right{content:counter(page) " / " counter(pages);${font}}}`,
    "@page:first{@top-left{content:none}@top-right{content:none}}",
  ].join("");
}

/** A CSS string in which every ASCII character but letters and digits is a code: nothing can end the string or the style element. */
function cssString(text: string): string {
  const safe = text.replace(/[\0-/:-@[-`{-\x7f]/g, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `);
  return `"${safe}"`;
}
