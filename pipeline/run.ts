/** The whole run on one page: ingest → normalize → analyze → render, from a folder of articles to the files of a briefing. */

import { readEarlier } from "./analyze/earlier.ts";
import { analyze } from "./analyze/index.ts";
import type { Diagnostic } from "./model/diagnostic.ts";
import type { Document } from "./model/document.ts";
import { type Findings, noFindings } from "./model/finding.ts";
import type { OnStage } from "./model/stage.ts";
import type { World } from "./model/world.ts";
import { readFolder } from "./read-folder.ts";
import { render } from "./render/index.ts";

export interface RunResult {
  documents: Document[];
  findings: Findings;
  /** Paths written, inside the output folder; empty when nothing could be briefed. */
  written: string[];
  diagnostics: Diagnostic[];
}

export interface RunOptions {
  onStage?: OnStage;
}

/** Reads the folder, writes the briefing into the output folder, and tells what it did and what was wrong. */
export async function run(
  world: World,
  folder: string,
  output: string,
  { onStage }: RunOptions = {},
): Promise<RunResult> {
  const { documents, corrections, settings, diagnostics: read } = await readFolder(world, folder, onStage);
  // Nothing to brief: an earlier briefing stays as it is.
  if (documents.length === 0) return { documents, findings: noFindings, written: [], diagnostics: read };

  onStage?.("analyze");
  const earlier = readEarlier(await world.readLedger(output));
  const findings = analyze(documents, earlier.ledger, corrections);
  onStage?.("render");
  const briefing = await render(world, documents, findings, read, settings);

  const problems = await world.publish(output, briefing.files, ["charts", "text"]);
  const written = problems.length === 0 ? briefing.files.map(({ path }) => path) : [];
  const diagnostics = [...read, ...earlier.diagnostics, ...briefing.diagnostics, ...problems];
  return { documents, findings, written, diagnostics };
}
