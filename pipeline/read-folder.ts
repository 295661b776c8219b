/** The map and its second look: every article of a folder as a document with its claims, corrected as the settings say. */
import { type Corrected, correct } from "./analyze/corrections.ts";
import { toldDays } from "./analyze/told.ts";
import { ingest } from "./ingest/index.ts";
import type { Document } from "./model/document.ts";
import { type Memory, remember } from "./model/remember.ts";
import type { Settings } from "./model/settings.ts";
import type { SourceText } from "./model/source.ts";
import type { OnStage } from "./model/stage.ts";
import type { World } from "./model/world.ts";
import { normalize } from "./normalize/index.ts";

/** A folder read through: its documents, corrected as its settings say, and every message so far. */
export interface ReadFolder extends Corrected {
  settings: Settings;
}

/** Reads every article of a folder and finds its claims. */
export async function readFolder(world: World, folder: string, onStage?: OnStage): Promise<ReadFolder> {
  onStage?.("ingest");
  const { texts, settings, corrections, diagnostics } = await ingest(world, folder);
  const corrected = correct(await readDocuments(world, texts, onStage), corrections);
  const told = corrected.documents.flatMap((document) => document.diagnostics);
  return { ...corrected, settings, diagnostics: [...diagnostics, ...corrected.diagnostics, ...told] };
}

/** Each text by itself; then again those without a day of which the others tell about when they were written. */
export async function readDocuments(
  memory: Memory,
  texts: readonly SourceText[],
  onStage?: OnStage,
): Promise<Document[]> {
  const read = (text: SourceText, day: string | null): Promise<Document> =>
    remember(memory, ["normalize", JSON.stringify(text), day ?? ""], () => normalize(text, day));
  const documents: Document[] = [];
  for (const [done, text] of texts.entries()) {
    onStage?.("normalize", done, texts.length);
    documents.push(await read(text, null));
  }
  const told = toldDays(documents);
  for (const [at, text] of texts.entries()) {
    const day = told.get(documents[at]?.id ?? "");
    if (day !== undefined) documents[at] = await read(text, day);
  }
  return documents;
}
