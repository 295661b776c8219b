/** The whole run on one page: ingest → normalize → analyze → render, from a folder of articles to the files of a briefing. */

import { correct } from "./analyze/corrections.ts";
import { readEarlier } from "./analyze/earlier.ts";
import { analyze } from "./analyze/index.ts";
import { toldDays } from "./analyze/told.ts";
import { ingest } from "./ingest/index.ts";
import type { Diagnostic } from "./model/diagnostic.ts";
import type { Document } from "./model/document.ts";
import { type Findings, noFindings } from "./model/finding.ts";
import type { SourceText } from "./model/source.ts";
import type { World } from "./model/world.ts";
import { normalize } from "./normalize/index.ts";
import { render } from "./render/index.ts";

export interface RunResult {
  documents: Document[];
  findings: Findings;
  /** Paths written, inside the output folder; empty when nothing could be briefed. */
  written: string[];
  diagnostics: Diagnostic[];
}

/** Reads the folder, writes the briefing into the output folder, and tells what it did and what was wrong. */
export async function run(world: World, folder: string, output: string): Promise<RunResult> {
  const sources = await ingest(world, folder);
  // Nothing to brief: an earlier briefing stays as it is.
  if (sources.texts.length === 0)
    return { documents: [], findings: noFindings, written: [], diagnostics: sources.diagnostics };

  const { documents, corrections, diagnostics } = correct(readDocuments(sources.texts), sources.corrections);
  const earlier = readEarlier(await world.readLedger(output));
  const findings = analyze(documents, earlier.ledger, corrections);
  const read = [...sources.diagnostics, ...diagnostics, ...documents.flatMap(({ diagnostics }) => diagnostics)];
  const briefing = await render(world, documents, findings, read, sources.settings);

  const problems = await world.publish(output, briefing.files, ["charts", "text"]);
  const written = problems.length === 0 ? briefing.files.map(({ path }) => path) : [];
  return {
    documents,
    findings,
    written,
    diagnostics: [...read, ...earlier.diagnostics, ...briefing.diagnostics, ...problems],
  };
}

/** Each text by itself; then again those without a day of which the others tell about when they were written. */
export function readDocuments(texts: readonly SourceText[]): Document[] {
  const documents = texts.map((text) => normalize(text));
  const told = toldDays(documents);
  return documents.map((document, at) => {
    const [text, day] = [texts[at], told.get(document.id)];
    return text !== undefined && day !== undefined ? normalize(text, day) : document;
  });
}
