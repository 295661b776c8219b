/** Tables as text: cells between commas, semicolons, tabs or bars, every one at its place in the file. */
import type { Problem, TextReader } from "../reader.ts";
import { type Scan, scanCells } from "./csv-scan.ts";
import { text } from "./text.ts";

/** Cells of one file that are read, and of its beginning that tell what stands between them; characters of that beginning. */
export const cellLimit = 200_000;
const sampleCells = 5_000;
const sampleLength = 64_000;

/** As likely as another where both fit: in a file with decimal commas the semicolon parts its cells. */
const delimiters = ["\t", ";", "|", ","];
/** Fewer rows than this share of one width, and it is no table. */
const leastAlike = 0.5;

export const csv: TextReader = {
  input: "text",
  extensions: ["csv", "tsv", "tab"],
  // Without its name a table is text: figures in columns are too easily something else.
  recognises: () => false,
  failure: "ingest/bad-table",
  async *read(content) {
    const delimiter = delimiterOf(content);
    if (delimiter === null) {
      yield* text.read(content);
      return;
    }
    const scan = scanCells(content, delimiter, cellLimit);
    yield* problemsOf(scan);
    const [first] = scan.rows;
    const title = first?.cells.length === 1 ? (first.cells[0]?.text ?? null) : null;
    yield {
      kind: "article",
      format: "table",
      text: content,
      derived: false,
      blocks: [],
      tables: scan.rows.length === 0 ? [] : [{ title: null, rows: scan.rows }],
      stated: title === null ? {} : { title: title.replace(/^#+\s*/, "") },
      excluded: [],
    };
  },
};

function problemsOf({ openQuote, cut }: Scan): Problem[] {
  const problems: Problem[] = [];
  if (openQuote !== null)
    problems.push({ kind: "problem", id: "ingest/open-quote", line: openQuote, found: "a mark that is never closed" });
  if (cut !== null) problems.push({ kind: "problem", id: "ingest/large-table", line: cut, found: "more cells" });
  return problems;
}

/** What parts the cells: the sign by which most rows have one width. Null when by none they do: then it is prose. */
function delimiterOf(content: string): string | null {
  let best: { delimiter: string; share: number } | null = null;
  for (const delimiter of delimiters) {
    const share = alike(content.slice(0, sampleLength), delimiter);
    if (share >= leastAlike && share > (best?.share ?? 0) + 0.1) best = { delimiter, share };
  }
  return best?.delimiter ?? null;
}

/** The share of the rows that have the commonest width of two cells or more. */
function alike(sample: string, delimiter: string): number {
  const { widths, cut } = scanCells(sample, delimiter, sampleCells);
  // One line is a sentence with commas, unless it is longer than any.
  if (widths.length < 2 && cut === null) return 0;
  // The last row of a sample may be cut.
  const whole = widths.length > 1 && (cut !== null || sample.length === sampleLength) ? widths.slice(0, -1) : widths;
  const counts = new Map<number, number>();
  for (const width of whole) counts.set(width, (counts.get(width) ?? 0) + 1);
  const commonest = Math.max(0, ...[...counts].flatMap(([width, count]) => (width > 1 ? [count] : [])));
  return whole.length === 0 ? 0 : commonest / whole.length;
}
