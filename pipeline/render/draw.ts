/** Draws a Vega-Lite specification as SVG; any warning on the way means no drawing. */
import * as vega from "vega";
import type { TopLevelSpec } from "vega-lite";
import { compile } from "vega-lite";

/** Width in pixels of a text in the page's own font. */
export type Measure = (text: string, size: number, weight: number) => number;

export type Drawing = { ok: true; svg: string } | { ok: false; warnings: string[] };

/** The drawing of a chart in the page's font, or what Vega had to say against it. */
export async function drawChart(spec: TopLevelSpec, measure: Measure): Promise<Drawing> {
  const warnings: string[] = [];
  const logger = collect(warnings);
  vega.textMetrics.width = (item, words) => {
    const whole = measure(words ?? "", Number(item.fontSize ?? 11), item.fontWeight === 600 ? 600 : 400);
    // Vega cuts what is longer than its limit, but makes room in the drawing for all of it.
    return item.limit ? Math.min(item.limit, whole) : whole;
  };
  try {
    const view = new vega.View(vega.parse(compile(spec, { logger }).spec), { renderer: "none", logger });
    const svg = await view.toSVG();
    view.finalize();
    return warnings.length === 0 ? { ok: true, svg } : { ok: false, warnings };
  } catch (error) {
    return { ok: false, warnings: [...warnings, error instanceof Error ? error.message : String(error)] };
  }
}

/** A logger of Vega's own shape that keeps warnings and errors and says nothing. */
function collect(warnings: string[]): vega.LoggerInterface {
  const keep = (...messages: readonly unknown[]): vega.LoggerInterface => {
    warnings.push(messages.map(String).join(" "));
    return logger;
  };
  function level(): number;
  function level(value: number): vega.LoggerInterface;
  function level(value?: number): number | vega.LoggerInterface {
    return value === undefined ? vega.Warn : logger;
  }
  const logger: vega.LoggerInterface = { level, warn: keep, error: keep, info: () => logger, debug: () => logger };
  return logger;
}
