/** The order of reading: a page is cut at its gutters into columns, between the lines that stand across them. */
import type { Segment } from "./segments.ts";

/** Columns in columns in columns. */
const depthLimit = 4;
/** Heights of the page that are looked at together. Points. */
const step = 4;
/** A line of a column has at least so many characters on average; the cells of a table have fewer. */
const proseWidth = 18;

/** The columns of a page in the order of reading, each of segments from top to bottom. What stands beside nothing is a column too. */
export function columnsOf(segments: readonly Segment[], depth = 0): Segment[][] {
  const inOrder = [...segments].sort((a, b) => a.y - b.y || a.x0 - b.x0);
  const gutter = depth < depthLimit ? gutterOf(inOrder) : null;
  if (gutter === null) return [inOrder];
  const columns: Segment[][] = [];
  let whole: Segment[] = [];
  for (const { across, parts } of bandsOf(inOrder, gutter)) {
    const left = parts.filter(({ x1 }) => x1 <= gutter);
    const right = parts.filter(({ x1 }) => x1 > gutter);
    if (across || !isProse(left) || !isProse(right)) {
      whole.push(...parts);
      continue;
    }
    if (whole.length > 0) columns.push(whole);
    whole = [];
    columns.push(...columnsOf(left, depth + 1), ...columnsOf(right, depth + 1));
  }
  if (whole.length > 0) columns.push(whole);
  return columns;
}

interface Band {
  /** Across the gutter. */
  across: boolean;
  parts: Segment[];
}

function bandsOf(inOrder: readonly Segment[], gutter: number): Band[] {
  const bands: Band[] = [];
  for (const segment of inOrder) {
    const across = isAcross(segment, gutter);
    const last = bands.at(-1);
    if (last !== undefined && last.across === across) last.parts.push(segment);
    else bands.push({ across, parts: [segment] });
  }
  return bands;
}

const isAcross = ({ x0, x1 }: Segment, gutter: number): boolean => x0 < gutter && x1 > gutter;

/** Where the page has the most text on both sides and none across; null when that is less than a few lines. */
function gutterOf(segments: readonly Segment[]): number | null {
  const edges = [...new Set(segments.map(({ x1 }) => Math.ceil(x1 / 2) * 2 + 1))].slice(0, 400);
  const height = Math.min(Math.ceil(Math.max(0, ...segments.map(({ y }) => y)) / step) + 2, 5000);
  let best: { edge: number; shared: number } | null = null;
  for (const edge of edges) {
    const sides = new Uint8Array(height);
    for (const segment of segments) {
      const side = isAcross(segment, edge) ? 4 : segment.x1 <= edge ? 1 : 2;
      const bottom = Math.min(height - 1, Math.max(0, Math.floor(segment.y / step)));
      for (let at = Math.max(0, Math.floor((segment.y - segment.size) / step)); at <= bottom; at++)
        sides[at] = (sides[at] ?? 0) | side;
    }
    const shared = sides.reduce((sum, side) => sum + (side === 3 ? 1 : 0), 0);
    if (shared >= 6 && (best === null || shared > best.shared)) best = { edge, shared };
  }
  return best?.edge ?? null;
}

/** Several lines, most of them words enough for a column. */
function isProse(segments: readonly Segment[]): boolean {
  const lines = new Set(segments.map(({ y }) => Math.round(y / step)));
  const length = segments.reduce((sum, { text }) => sum + text.length, 0);
  return lines.size >= 3 && length / lines.size >= proseWidth;
}
