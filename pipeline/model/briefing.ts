/** The briefing as plain JSON: what the page says, block by block, before it is given a form. */

/** A link to one quoted sentence. `label` is its name on the page ("2c": the third quoted sentence of source 2). */
export interface Reference {
  label: string;
  /** Anchor of the very words in the list of sources. */
  target: string;
  /** Own anchor, for the way back: on the first reference to a sentence in a section; absent on the others. */
  id?: string;
}

/** A piece of a quoted sentence. */
export interface QuotePiece {
  text: string;
  /** True for the words that a claim was read from; absent otherwise. */
  marked?: true;
  /** Where references to these words lead: in the list of sources only. */
  anchor?: string;
}

/**
 * A stretch of a line, by where its words come from. It is what makes "no number without a claim behind it" a thing that can be checked:
 * digits stand in no `text`, every `value` names its claims, and the rest says for itself what it is.
 */
export type Run =
  /** Our own words, without numbers. */
  | { kind: "text"; text: string }
  /** Counts, dates, periods and line numbers. */
  | { kind: "apparatus"; text: string }
  /** Words of the sources that are no quotation: outlets, titles, files, what is measured, places. */
  | { kind: "name"; text: string }
  /** A figure in house style, or a sentence about figures, and the claims it rests on. */
  | { kind: "value"; text: string; claims: string[]; converted?: Converted }
  /** What the user has set: a rate. */
  | { kind: "setting"; text: string }
  | { kind: "quote"; pieces: QuotePiece[] }
  | { kind: "cite"; references: Reference[] };

/** How a figure that no source gives was worked out from its claim. */
export interface Converted {
  /** ISO 4217. */
  currency: string;
  /** What one unit of the claim's currency is in it. */
  rate: number;
}

export type Line = Run[];

/** One or more lines; all but the first are set smaller. */
export type Cell = Line[];

export interface Column {
  title: string;
  kind: "subject" | "figure" | "words" | "count";
}

/** How a finding is to be taken; colours and marks follow it, never alone: the words beside it say the same. */
export type Tone = "agree" | "conflict" | "ahead" | "plain";

export interface FindingItem {
  tone: Tone;
  /** The figure that is set large; absent when there is none. */
  figure?: Line;
  heading: Line;
  body: Line;
}

/** One value of a comparison, and who has it. */
export interface Side {
  figure: Line;
  voices: { source: Line; quote: Line }[];
}

/** Words that somebody said, who says them and where they are printed. */
export interface QuotationItem {
  quote: Line;
  speaker: Line;
  sources: Line;
}

export interface QuotedSentence {
  label: string;
  anchor: string;
  line: Line;
  quote: Line;
  /** Where on the page the sentence is used. */
  uses: { id: string; section: string }[];
}

export interface Source {
  number: number;
  anchor: string;
  outlet: Line;
  title: Line;
  facts: Line;
  quotes: QuotedSentence[];
}

export type Block =
  | { kind: "paragraph"; line: Line }
  | { kind: "findings"; items: FindingItem[] }
  | { kind: "table"; label: string; columns: Column[]; rows: Cell[][]; note?: Line }
  | { kind: "quotations"; items: QuotationItem[] }
  | { kind: "comparison"; heading: Line; sides: Side[]; reason: Line }
  /** `name` is the file name of its specification and drawing, without extension; `alternative` says the finding in words. */
  | { kind: "figure"; name: string; alternative: string; caption: Line; claims: string[] }
  | { kind: "sources"; sources: Source[] };

/** Every section, in the order of the page. */
export const sectionIds = [
  "highlights",
  "key-figures",
  "targets",
  "trends",
  "timeline",
  "conflicts",
  "arithmetic",
  "changes",
  "voices",
  "alone",
  "further-figures",
  "left-out",
  "sources",
] as const;
export type SectionId = (typeof sectionIds)[number];

/** How the sections are called, or begin to be, that a mail takes from the page. */
export const sectionTitles = {
  highlights: "Highlights",
  conflicts: "Where the sources conflict",
  arithmetic: "Does it add up?",
  changes: "What changed since",
} as const satisfies Partial<Record<SectionId, string>>;

export interface Section {
  id: SectionId;
  title: string;
  blocks: Block[];
}

export interface Briefing {
  title: string;
  /** Below the title; null without one. */
  subtitle: string | null;
  /** Whom it is for; null when the settings do not say. */
  audience: string | null;
  /** BCP 47. */
  language: string;
  /** The day of the settings, else the newest on which a document was published, `YYYY-MM-DD`; null when neither is known. */
  asOf: string | null;
  /** What the folder held: counts and dates. */
  facts: Line;
  sections: Section[];
}

/** The same block with each line replaced by `change(line)`, in reading order. */
export function mapLines(block: Block, change: (line: Line) => Line): Block {
  switch (block.kind) {
    case "paragraph":
      return { ...block, line: change(block.line) };
    case "findings":
      return { ...block, items: block.items.map((item) => mapItem(item, change)) };
    case "quotations":
      return {
        ...block,
        items: block.items.map(({ quote, speaker, sources }) => ({
          quote: change(quote),
          speaker: change(speaker),
          sources: change(sources),
        })),
      };
    case "table":
      return {
        ...block,
        rows: block.rows.map((row) => row.map((cell) => cell.map(change))),
        ...(block.note ? { note: change(block.note) } : {}),
      };
    case "comparison":
      return {
        ...block,
        heading: change(block.heading),
        sides: block.sides.map((side) => mapSide(side, change)),
        reason: change(block.reason),
      };
    case "figure":
      return { ...block, caption: change(block.caption) };
    case "sources":
      return { ...block, sources: block.sources.map((source) => mapSource(source, change)) };
  }
}

function mapItem(item: FindingItem, change: (line: Line) => Line): FindingItem {
  return {
    ...item,
    ...(item.figure ? { figure: change(item.figure) } : {}),
    heading: change(item.heading),
    body: change(item.body),
  };
}

function mapSide(side: Side, change: (line: Line) => Line): Side {
  return {
    figure: change(side.figure),
    voices: side.voices.map((voice) => ({ source: change(voice.source), quote: change(voice.quote) })),
  };
}

function mapSource(source: Source, change: (line: Line) => Line): Source {
  return {
    ...source,
    outlet: change(source.outlet),
    title: change(source.title),
    facts: change(source.facts),
    quotes: source.quotes.map((quoted) => ({ ...quoted, line: change(quoted.line), quote: change(quoted.quote) })),
  };
}

/** Every line of a briefing in reading order. */
export const linesOf = ({ facts, sections }: Briefing): Line[] => [facts, ...linesIn(sections)];

/** Every line of some sections in reading order. */
export function linesIn(sections: readonly Section[]): Line[] {
  const lines: Line[] = [];
  for (const block of sections.flatMap(({ blocks }) => blocks)) {
    mapLines(block, (line) => {
      lines.push(line);
      return line;
    });
  }
  return lines;
}
