/** The briefing as GitHub-flavoured Markdown, with a footnote for each quoted sentence that is referred to. */
import type { Block, Briefing, Cell, Line, QuotePiece, Run, Source } from "../model/briefing.ts";
import type { Theme } from "../model/theme.ts";
import type { World } from "../model/world.ts";
import { type Filled, fillPage } from "./templates.ts";

/** The page as Markdown. Charts are linked as `charts/<name>.svg`. */
export async function markdownPage(world: World, briefing: Briefing, theme: Theme): Promise<Filled> {
  const view = {
    title: inline([{ kind: "name", text: briefing.title }]),
    subtitle: briefing.subtitle && inline([{ kind: "name", text: briefing.subtitle }]),
    imprint: [theme.organisation, theme.classification, briefing.audience && `For ${briefing.audience}`]
      .filter((words) => words !== null)
      .map((words) => escaped(words))
      .join(" · "),
    facts: inline(briefing.facts),
    sections: briefing.sections.map(({ title, blocks }) => ({ title: escaped(title), blocks: blocks.map(blockView) })),
    notes: notesOf(briefing),
  };
  const { page, problems } = await fillPage(world, "markdown", theme.partials, view);
  const lines = page
    .replace(/\n{3,}/g, "\n\n")
    .trim()
    .split("\n");
  return { page: `${lines.map(folded).join("\n")}\n`, problems };
}

/** Where lines of running text end, so that two editions can be compared line by line. */
const lineLength = 120;

/** A line of running text in lines; headings, rows of tables and images are one line each. */
function folded(line: string): string {
  if (/^(?:[|#]|!\[)/.test(line) || line.length <= lineLength) return line;
  const [start = ""] = /^(?:\[\^\w+\]: |\d+\. |- )?/.exec(line) ?? [];
  // Markdown wants four spaces below a footnote and the width of its mark below an item.
  const indent = " ".repeat(start.startsWith("[") ? 4 : start.length);
  const lines: string[] = [];
  let open = "";
  for (const word of line.split(" ")) {
    // Only a letter begins a line safely: a dash, a number or a bracket there may be read as a block of its own.
    const apart = open.length + word.length >= lineLength && /^[“‘]?\p{L}/u.test(word) && !open.endsWith("\\");
    if (apart) lines.push(open);
    open = apart ? `${indent}${word}` : `${open}${open === "" ? "" : " "}${word}`;
  }
  return [...lines, open].join("\n");
}

/** A block whose lines are Markdown already, as its template wants it. */
function blockView(block: Block): object {
  switch (block.kind) {
    case "paragraph":
      return { kind: block.kind, line: inline(block.line) };
    case "findings":
      return {
        kind: block.kind,
        items: block.items.map(({ figure, heading, body }) => ({
          figure: figure && inline(figure),
          heading: inline(heading),
          body: inline(body),
        })),
      };
    case "quotations":
      return {
        kind: block.kind,
        items: block.items.map(({ quote, speaker, sources }) => ({
          quote: inline(quote),
          speaker: inline(speaker),
          sources: inline(sources),
        })),
      };
    case "table":
      return {
        kind: block.kind,
        columns: block.columns.map(({ title, kind }) => ({
          title: escaped(title),
          rule: kind === "count" ? "---:" : "---",
        })),
        rows: block.rows.map((row) => row.map(cellView)),
        note: block.note && inline(block.note),
      };
    case "comparison":
      return {
        kind: block.kind,
        heading: inline(block.heading),
        sides: block.sides.map(({ figure, voices }) => ({
          figure: inline(figure),
          voices: voices.map(({ source, quote }) => ({ source: inline(source), quote: inline(quote) })),
        })),
        reason: inline(block.reason),
      };
    case "figure":
      return {
        kind: block.kind,
        alternative: escaped(block.alternative),
        path: `charts/${block.name}.svg`,
        caption: inline(block.caption),
      };
    case "sources":
      return { kind: block.kind, sources: block.sources.map(sourceView) };
  }
}

const sourceView = ({ number, outlet, title, facts }: Source): object => ({
  number,
  outlet: inline(outlet),
  title: inline(title),
  facts: inline(facts),
});

const cellView = (cell: Cell): string => cell.map(inline).join("<br>");

/** A footnote for each sentence that is used on the page: where it stands, and its words with those of the claims in bold. */
function notesOf(briefing: Briefing): { label: string; line: string }[] {
  const blocks = briefing.sections.flatMap((section) => section.blocks);
  const sources = blocks.flatMap((block) => (block.kind === "sources" ? block.sources : []));
  return sources.flatMap(({ outlet, facts, quotes }) =>
    quotes
      .filter(({ uses }) => uses.length > 0)
      .map(({ label, line, quote }) => ({
        label,
        line: inline([
          ...outlet,
          { kind: "text", text: ", " },
          ...facts,
          { kind: "text", text: ", " },
          ...line,
          { kind: "text", text: ": " },
          ...quote,
        ]),
      })),
  );
}

/** A line as Markdown that says these words and nothing else, wherever in a block it begins. */
function inline(line: Line): string {
  return guardStart(line.map(runView).join("")).trim();
}

function runView(run: Run): string {
  if (run.kind === "cite") return run.references.map(({ label }) => `[^${label}]`).join("");
  if (run.kind === "quote") return run.pieces.map((piece, index) => pieceView(piece, run.pieces, index)).join("");
  return escaped(run.text);
}

function pieceView(piece: QuotePiece, pieces: readonly QuotePiece[], index: number): string {
  const words = escaped(piece.text);
  if (piece.marked !== true) return words;
  const before = pieces[index - 1]?.text ?? " ";
  const after = pieces[index + 1]?.text ?? " ";
  // Asterisks are read as bold only where no letter stands outside of a mark (CommonMark, 6.2: flanking); tags always are.
  const clear = !/^[^\p{L}\p{N}]/u.test(piece.text) || !/[\p{L}\p{N}]$/u.test(before);
  const clearEnd = !/[^\p{L}\p{N}]$/u.test(piece.text) || !/^[\p{L}\p{N}]/u.test(after);
  return clear && clearEnd && !/^\s|\s$/.test(piece.text) ? `**${words}**` : `<strong>${words}</strong>`;
}

/** Text in which no character means anything to Markdown or HTML, and no address of a site or a person is a bare link; white space is single, but for the space inside a number. */
function escaped(text: string): string {
  return text
    .replace(/[^\S\u00a0]+/g, " ")
    .replace(/[\\`*[\]<>|~&@]/g, "\\$&")
    .replace(/:\/\//g, "\\://")
    .replace(/\bwww\./gi, "www\\.")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_");
}

/** Keeps the first characters of a line from making it a heading, a list, a quotation or a rule. */
function guardStart(line: string): string {
  return line.replace(/^(\s*)([#+=-])/, "$1\\$2").replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, "$1\\$2");
}
