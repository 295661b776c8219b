/** Stage four: findings become a briefing, and the briefing becomes files. */
import { type Briefing, linesOf } from "../model/briefing.ts";
import { type Diagnostic, diagnostic } from "../model/diagnostic.ts";
import type { Document } from "../model/document.ts";
import type { Findings } from "../model/finding.ts";
import { defaultSettings, type Settings } from "../model/settings.ts";
import type { Theme } from "../model/theme.ts";
import type { Attempt, OutputFile, PdfInfo, PrintedPdf, World } from "../model/world.ts";
import type { NamedChart } from "./charts/chart.ts";
import { compose } from "./compose.ts";
import { drawChart } from "./draw.ts";
import { type Fonts, loadFonts, noFonts } from "./fonts.ts";
import { htmlPage } from "./html.ts";
import { codeOf, printablePage } from "./lacking.ts";
import { ledgerFile } from "./ledger.ts";
import { inThemeColours } from "./look.ts";
import { markdownPage } from "./markdown.ts";
import { gatherMaterial } from "./material.ts";

export interface Rendering {
  files: OutputFile[];
  /** What went wrong here; the messages of the earlier stages are not repeated. */
  diagnostics: Diagnostic[];
}

/**
 * Every file of the briefing: `briefing.pdf`, `.html`, `.md`, `.json`, the charts and the texts that the readers made.
 * When the page cannot be printed as it should be, all others are still there, and a message says why.
 */
export async function render(
  world: World,
  documents: readonly Document[],
  findings: Findings,
  diagnostics: readonly Diagnostic[],
  settings: Settings = defaultSettings,
): Promise<Rendering> {
  const material = gatherMaterial(documents, findings, diagnostics);
  const composition = compose(material, settings);
  const { theme } = settings;
  const fonts = await fontsFor(world, composition.briefing, theme);
  const drawn = await drawCharts(composition.charts, fonts.loaded, theme);
  const briefing = withoutUndrawn(composition.briefing, drawn.drawings);

  const html = await htmlPage(world, briefing, { drawings: drawn.drawings, fontCss: fonts.loaded.css, theme });
  const printable = printablePage(html.page, fonts.loaded.has);
  // A print without a font or a chart would take the place of a good one.
  const unprintable = [...fonts.problems, ...drawn.problems];
  const [printed, markdown] = await Promise.all([
    unprintable.length > 0 ? null : world.printPdf(printable.page, pdfInfo(briefing, theme)),
    markdownPage(world, briefing, theme),
  ]);
  const problems = [...unprintable, ...missingGlyphs(printable.lacking), ...html.problems, ...markdown.problems];

  // What depends on the machine (the browser, its sandbox) is told to the user but stands in no file: the same folder gives the same bytes.
  const told = [...diagnostics, ...problems];
  const ledger = ledgerFile(briefing, material.documents, findings, told, settings.conversion);
  const files: OutputFile[] = [
    { path: "briefing.html", content: html.page },
    { path: "briefing.json", content: ledger },
    { path: "briefing.md", content: markdown.page },
    ...(printed?.ok ? [{ path: "briefing.pdf", content: printed.value.bytes }] : []),
    ...drawn.files,
    ...documents.filter(({ derived }) => derived).map(({ id, text }) => ({ path: `text/${id}.txt`, content: text })),
  ];
  return { files, diagnostics: [...problems, ...notesOf(printed)] };
}

function notesOf(printed: Attempt<PrintedPdf> | null): Diagnostic[] {
  if (printed === null) return [];
  return printed.ok ? printed.value.notes : [printed.problem];
}

function pdfInfo(briefing: Briefing, { organisation }: Theme): PdfInfo {
  const { title, language, asOf } = briefing;
  return { title, language, author: organisation ?? "Quorum", keywords: keywordsOf(briefing), asOf };
}

/** The fonts of the page, or why they cannot be read. */
async function fontsFor(
  world: World,
  briefing: Briefing,
  theme: Theme,
): Promise<{ loaded: Fonts; problems: Diagnostic[] }> {
  try {
    return { loaded: await loadFonts(world, textOf(briefing, theme), theme), problems: [] };
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return { loaded: noFonts, problems: [diagnostic("render/no-fonts", { found })] };
  }
}

interface Drawn {
  /** SVG by chart name. */
  drawings: Map<string, string>;
  files: OutputFile[];
  problems: Diagnostic[];
}

/** Draws every chart; one that Vega warns about is not drawn at all. */
async function drawCharts(charts: readonly NamedChart[], fonts: Fonts, theme: Theme): Promise<Drawn> {
  const drawn: Drawn = { drawings: new Map(), files: [], problems: [] };
  for (const { name, spec, about } of charts) {
    const drawing = await drawChart(spec, fonts.measure);
    if (!drawing.ok) {
      const found = `the chart about “${about}” was left out: ${drawing.warnings.join("; ")}`;
      drawn.problems.push(diagnostic("render/chart-failed", { found }));
      continue;
    }
    drawn.drawings.set(name, drawing.svg);
    const files = { svg: drawing.svg, "vl.json": JSON.stringify(spec, null, 2) };
    for (const [ending, content] of Object.entries(files))
      drawn.files.push({ path: `charts/${name}.${ending}`, content: `${inThemeColours(content, theme)}\n` });
  }
  return drawn;
}

/** The briefing without the figure blocks that have no drawing. */
function withoutUndrawn(briefing: Briefing, drawings: ReadonlyMap<string, string>): Briefing {
  const sections = briefing.sections.map((section) => ({
    ...section,
    blocks: section.blocks.filter((block) => block.kind !== "figure" || drawings.has(block.name)),
  }));
  return { ...briefing, sections };
}

/** Every character of the page, in any order: what the fonts must have. */
function textOf(briefing: Briefing, { organisation, classification, partials }: Theme): string {
  const runs = linesOf(briefing).flat();
  const words = runs.map((run) => {
    if (run.kind === "cite") return "";
    return run.kind === "quote" ? run.pieces.map((piece) => piece.text).join("") : run.text;
  });
  const alternatives = briefing.sections.flatMap(({ title, blocks }) => [
    title,
    ...blocks.map((block) => (block.kind === "figure" ? block.alternative : "")),
  ]);
  const printable = " !\"#%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ[]abcdefghijklmnopqrstuvwxyz·–↑↓×";
  return [
    printable,
    organisation ?? "",
    classification ?? "",
    ...partials.map(({ source }) => source),
    briefing.title,
    briefing.subtitle ?? "",
    briefing.audience ?? "",
    ...words,
    ...alternatives,
  ].join("");
}

const mostKeywords = 12;

/** What the first findings are about, each once. */
function keywordsOf({ sections }: Briefing): string[] {
  const [items = []] = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === "findings" ? [block.items] : [])),
  );
  const names = items.flatMap(({ heading }) => heading.flatMap((run) => (run.kind === "name" ? run.text.trim() : [])));
  return [...new Set(names)].slice(0, mostKeywords);
}

function missingGlyphs(lacking: readonly string[]): Diagnostic[] {
  if (lacking.length === 0) return [];
  const named = lacking.slice(0, 20).map((character) => `${character} (${codeOf(character)})`);
  const found = `${named.join(", ")}${lacking.length > 20 ? ` and ${lacking.length - 20} more` : ""}`;
  return [diagnostic("render/missing-glyph", { file: "briefing.pdf", found })];
}
