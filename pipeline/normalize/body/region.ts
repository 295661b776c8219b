/** Where in a dump of all of a page's text the article stands: the stretch of lines in which prose outweighs everything else most. */
import type { Kind } from "./kinds.ts";
import { kindsOf } from "./kinds.ts";
import type { Line } from "./lines.ts";

export interface Region {
  /** Index of the first line. */
  from: number;
  /** Index after the last line. */
  to: number;
}

/** What a line adds to the stretch that it is in. A paragraph counts by its words, up to what one paragraph can be worth. */
function weigh(line: Line, kind: Kind): number {
  if (line.words === 0) return 0;
  if (kind === "section") return -12;
  if (kind === "chrome") return isEdge(line) ? -8 : -4;
  if (kind === "teaser") return -8;
  if (kind === "copy" || kind === "caption") return -4;
  if (kind === "paragraph") return Math.min(line.words, 60);
  if (kind === "listed") return 2;
  if (line.closed && line.words >= 3) return 3;
  return line.words > 25 ? -10 : -4;
}

/** Chrome that stands above or below an article rather than within: after it, a paragraph alone is no longer trusted. */
const edges = new Set([
  "share",
  "follow",
  "tags",
  "newsletter",
  "subscribe-word",
  "author-credit",
  "copyright",
  "contact",
  "reader-call",
  "time-ago",
]);
const isEdge = (line: Line): boolean => edges.has(line.rule?.id ?? "");

/** What a source looks like line by line, and where its prose stands. */
export interface Survey {
  lines: readonly Line[];
  kinds: readonly Kind[];
  region: Region;
}

/** Looks at all the lines of a source. */
export function survey(lines: readonly Line[]): Survey {
  const kinds = kindsOf(lines);
  return { lines, kinds, region: articleRegion(lines, kinds) ?? { from: 0, to: lines.length } };
}

/**
 * The heaviest stretch of lines (Kadane's maximum subarray: one pass). Null when there is no prose at all.
 * Between stretches of equal weight the earlier one.
 */
function articleRegion(lines: readonly Line[], kinds: readonly Kind[]): Region | null {
  let best: Region | null = null;
  let bestWeight = 0;
  let from = 0;
  let weight = 0;
  let damped = false;
  let ended = false;
  for (const [index, line] of lines.entries()) {
    if (weight <= 0) {
      from = index;
      weight = 0;
    }
    const kind = kinds[index] ?? "short";
    if (kind === "section" || isEdge(line)) damped = true;
    else if (kind === "paragraph" && nextKind(kinds, index) === "paragraph") damped = false;
    const added = weigh(line, kind);
    if (line.rule?.end && weight >= 100 && !goesOn(kinds, index)) ended = true;
    weight += ended && added > 0 ? added * 0.2 : damped && added > 0 ? added * 0.6 : added;
    if (weight > bestWeight) {
      best = { from, to: index + 1 };
      bestWeight = weight;
    }
  }
  return best;
}

/** The kind of the next line that is no chrome. */
function nextKind(kinds: readonly Kind[], index: number): Kind | undefined {
  let at = index + 1;
  while (at < index + 4 && kinds[at] === "chrome") at += 1;
  return kinds[at];
}

/** Whether the article goes on below a link to its comments: half of the next lines are paragraphs, as no row of comments is. */
const goesOn = (kinds: readonly Kind[], index: number): boolean =>
  kinds.slice(index + 1, index + 13).filter((kind) => kind === "paragraph").length >= 6;
