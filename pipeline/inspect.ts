/** The run up to one of its stages, for a look at what that stage made; nothing is written and no browser is started. */
import { readEarlier } from "./analyze/earlier.ts";
import { analyze } from "./analyze/index.ts";
import { ingest } from "./ingest/index.ts";
import type { Diagnostic } from "./model/diagnostic.ts";
import type { Document } from "./model/document.ts";
import type { SourceText } from "./model/source.ts";
import type { World } from "./model/world.ts";
import { readFolder } from "./read-folder.ts";
import { compose } from "./render/compose.ts";
import { ledgerFile } from "./render/ledger.ts";
import { gatherMaterial } from "./render/material.ts";

/** What `ingest` makes of a folder: each article as text, with its blocks, its tables and what its file says of it. */
export async function inspectTexts(
  world: World,
  folder: string,
): Promise<{ texts: SourceText[]; diagnostics: Diagnostic[] }> {
  const { texts, diagnostics } = await ingest(world, folder);
  return { texts, diagnostics };
}

/** What `normalize` makes of them: each article in sentences, with its claims, corrected as the settings say. */
export async function inspectDocuments(
  world: World,
  folder: string,
): Promise<{ documents: Document[]; diagnostics: Diagnostic[] }> {
  const { documents, diagnostics } = await readFolder(world, folder);
  return { documents, diagnostics };
}

/** What `analyze` makes of those: the ledger, as JSON, compared with the edition in the output folder; null when there is nothing to brief. */
export async function inspectLedger(
  world: World,
  folder: string,
  output: string,
): Promise<{ ledger: string | null; diagnostics: Diagnostic[] }> {
  const { documents, corrections, settings, diagnostics: read } = await readFolder(world, folder);
  if (documents.length === 0) return { ledger: null, diagnostics: read };
  const earlier = readEarlier(await world.readLedger(output));
  const findings = analyze(documents, earlier.ledger, corrections);
  const material = gatherMaterial(documents, findings, read);
  const { briefing } = compose(material, settings);
  return {
    ledger: ledgerFile(briefing, material.documents, findings, read, settings.conversion),
    diagnostics: [...read, ...earlier.diagnostics],
  };
}
