/** Where in a dump of all of a page's text the article stands: the stretch of lines in which prose outweighs everything else most. */
import type { Line } from "./lines.ts";

export interface Region {
  /** Index of the first line. */
  from: number;
  /** Index after the last line. */
  to: number;
}

/** What a line adds to the stretch that it is in. A paragraph counts by its words, up to what one paragraph can be worth. */
function weigh(line: Line): number {
  if (line.rule !== null) return line.rule.section ? -12 : -4;
  if (line.prose) return Math.min(line.words, 60);
  if (line.closed && line.words >= 3) return 3;
  return line.words > 25 ? -10 : -4;
}

/**
 * The heaviest stretch of lines (Kadane's maximum subarray: one pass). Null when there is no prose at all.
 * Between stretches of equal weight the earlier one.
 */
export function articleRegion(lines: readonly Line[]): Region | null {
  let best: Region | null = null;
  let bestWeight = 0;
  let from = 0;
  let weight = 0;
  for (const [index, line] of lines.entries()) {
    if (weight <= 0) {
      from = index;
      weight = 0;
    }
    weight += weigh(line);
    if (weight > bestWeight) {
      best = { from, to: index + 1 };
      bestWeight = weight;
    }
  }
  return best;
}
