/** Findings become a briefing: title, sections, charts, and references that lead to their sentences and back. */
import { plural } from "../lexicon/wording.ts";
import { type Briefing, type Line, mapLines, type Reference, type Section } from "../model/briefing.ts";
import { defaultSettings, type Settings } from "../model/settings.ts";
import type { NamedChart } from "./charts/chart.ts";
import { charts } from "./charts/index.ts";
import type { Material } from "./material.ts";
import { lineInStyle } from "./numbers.ts";
import { apparatus, daysInWords, plain, text } from "./phrases.ts";
import { sections } from "./sections/index.ts";
import { titleOf } from "./title.ts";

export interface Composition {
  briefing: Briefing;
  /** The charts that its figure blocks name. */
  charts: NamedChart[];
}

/** The whole briefing as plain JSON, as the settings want it. */
export function compose(gathered: Material, settings: Settings = defaultSettings): Composition {
  const material: Material = { ...gathered, numbers: settings.numbers, conversion: settings.conversion };
  const drawn = charts
    .flatMap((make) => make(material))
    .map((chart, index) => ({ ...chart, name: chartName(chart.about, index) }));
  const made: Section[] = [];
  for (const make of sections) {
    const section = make(material, drawn, made);
    if (section !== null && !settings.without.includes(section.id)) made.push(section);
  }
  const shown = new Set(
    made.flatMap(({ blocks }) => blocks.map((block) => (block.kind === "figure" ? block.name : ""))),
  );
  const inStyle = lineInStyle(material);
  const briefing: Briefing = {
    title: plain(settings.title ?? titleOf(material)),
    subtitle: settings.subtitle === null ? null : plain(settings.subtitle),
    audience: settings.audience === null ? null : plain(settings.audience),
    language: settings.language,
    asOf:
      settings.asOf ??
      material.documents
        .map(({ published }) => published)
        .filter((day) => day !== null)
        .sort()
        .at(-1) ??
      null,
    facts: factsOf(material),
    sections: linkBack(
      made.map((section) => ({ ...section, blocks: section.blocks.map((block) => mapLines(block, inStyle)) })),
    ),
  };
  // A chart whose section is left out is not drawn.
  return { briefing, charts: drawn.filter(({ name }) => shown.has(name)) };
}

/** "1-ferry-passengers" */
function chartName(about: string, index: number): string {
  const slug = about
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-|-$/g, "");
  return `${index + 1}${slug === "" ? "" : `-${slug}`}`;
}

/** What the folder held: "5 articles · 42 figures · 6 April to 20 June 2024". */
function factsOf(material: Material): Line {
  const { length: articles } = material.documents;
  const { size: figures } = material.claims;
  const days = daysInWords(material.documents.map(({ published }) => published));
  return [
    apparatus(String(articles)),
    text(` ${plural("article", articles)} · `),
    apparatus(String(figures)),
    text(` ${plural("figure", figures)}`),
    ...(days === null ? [] : [text(" · dated "), apparatus(days)]),
  ];
}

/** Gives the first reference to a sentence in each section an anchor, and the sentence a link to each of them. */
function linkBack(made: readonly Section[]): Section[] {
  const uses = new Map<string, { id: string; section: string }[]>();
  const anchored = made.map((section) => {
    const seen = new Set<string>();
    const anchor = (reference: Reference): Reference => {
      if (seen.has(reference.label)) return reference;
      seen.add(reference.label);
      const id = `${section.id}-${reference.label}`;
      uses.set(reference.label, [...(uses.get(reference.label) ?? []), { id, section: section.title }]);
      return { ...reference, id };
    };
    const change = (line: Line): Line =>
      line.map((run) => (run.kind === "cite" ? { ...run, references: run.references.map(anchor) } : run));
    return { ...section, blocks: section.blocks.map((block) => mapLines(block, change)) };
  });
  return anchored.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => {
      if (block.kind !== "sources") return block;
      const sources = block.sources.map((source) => ({
        ...source,
        quotes: source.quotes.map((quoted) => ({ ...quoted, uses: uses.get(quoted.label) ?? [] })),
      }));
      return { ...block, sources };
    }),
  }));
}
