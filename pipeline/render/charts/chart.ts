/** What a chart is before it is drawn, and the row layout that all charts share: a line of words above, the amount drawn below. */
import type { TopLevelSpec } from "vega-lite";
import type { Line } from "../../model/briefing.ts";
import { familyList } from "../look.ts";

export interface Chart {
  /** What it is named after, as a phrase; file names are made from it. */
  about: string;
  /** Section that it stands in, and the cluster beside which it stands when it shows a single one. */
  section: "key-figures" | "targets" | "conflicts" | "trends" | "timeline";
  cluster: string | null;
  /** The finding in words, for those who do not see it. */
  alternative: string;
  caption: Line;
  /** Ids of the claims whose figures it shows. */
  claims: string[];
  spec: TopLevelSpec;
}

/** One row: words on the left, the figure in words on the right, and below them what `layers` draw from `amount`. */
export interface Row {
  /** Place in the chart from the top, from zero. */
  row: number;
  words: string;
  figure: string;
  amount: number;
}

/** Width of every chart in CSS pixels: wide enough beside its caption, and still legible when shrunk to a phone. */
const width = 412;
const rowHeight = 36;
/** Width of most characters of a figure, and of the space before it. */
const figureWidth = 6.6;
const space = 10;

/** The colours of a chart. The page's style sheet knows them by these values and swaps them for a dark page. */
export const palette = { ink: "#1c2430", quiet: "#5a6472", track: "#e3e7ec", accent: "#14508c" } as const;

export type RowLayer = Extract<TopLevelSpec, { layer: unknown }>["layer"][number];

/** Bars on a track from zero to a hundred: how much of a whole. */
export const filling: RowLayer[] = [
  {
    mark: { type: "bar", yOffset: 9, height: 10, color: palette.track },
    encoding: { x: { datum: 0 }, x2: { datum: 100 } },
  },
  { mark: { type: "bar", yOffset: 9, height: 10, color: palette.accent }, encoding: { x2: { datum: 0 } } },
];

/**
 * A Vega-Lite specification with a row for each datum.
 * `title` is in lines; `largest` is the amount at the right edge (the left edge is zero, so that lengths can be compared).
 */
export function rowChart(
  title: readonly string[],
  rows: readonly Row[],
  largest: number,
  layers: RowLayer[],
): TopLevelSpec {
  const y = { field: "row", type: "ordinal", axis: null, scale: { paddingInner: 0, paddingOuter: 0 } } as const;
  const set = { type: "text", baseline: "alphabetic", dy: -4, fontSize: 13 } as const;
  // What does not fit beside the figure ends in dots: the caption's alternative, the text and the table have it whole.
  const room = { expr: `${width - space} - ${figureWidth} * length(datum.figure)` };
  const words: RowLayer[] = [
    {
      mark: { ...set, align: "left", color: palette.quiet, fontWeight: 400, limit: room },
      encoding: { x: { value: 0 }, text: { field: "words", type: "nominal" } },
    },
    {
      mark: { ...set, align: "right", color: palette.ink, fontWeight: 600 },
      encoding: { x: { value: width }, text: { field: "figure", type: "nominal" } },
    },
  ];
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    title: {
      text: [...title],
      anchor: "start",
      frame: "group",
      fontSize: 15,
      fontWeight: 600,
      color: palette.ink,
      offset: 10,
    },
    data: { values: rows.map((row) => ({ ...row })) },
    width,
    height: { step: rowHeight },
    padding: { left: 0, right: 0, top: 0, bottom: 2 },
    background: "transparent",
    config: {
      aria: false,
      font: `${familyList("sans", "'")},sans-serif`,
      view: { stroke: null },
    },
    encoding: {
      y,
      x: {
        field: "amount",
        type: "quantitative",
        axis: null,
        scale: { domain: [0, largest], nice: false, zero: true },
      },
    },
    layer: [...words, ...layers],
  };
}

/** A title in lines of at most 54 characters, which is what fits above a chart: a long one has its question on a line of its own. */
export function titleLines(title: string): string[] {
  const parts = title.length <= longestLine ? [title] : title.split(/(?<=\?) /);
  return parts.flatMap((part) => {
    const lines: string[] = [];
    for (const word of part.split(" ")) {
      const last = lines.at(-1);
      if (last !== undefined && last.length + word.length < longestLine) lines[lines.length - 1] = `${last} ${word}`;
      else lines.push(word);
    }
    return lines;
  });
}

const longestLine = 54;

/** A chart with the name under which its files are written. */
export type NamedChart = Chart & { name: string };
