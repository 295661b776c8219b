/** The map and its second look: every article of a folder as a document with its claims, corrected as the settings say. */
import { type Corrected, correct } from "./analyze/corrections.ts";
import { toldDays } from "./analyze/told.ts";
import { ingest } from "./ingest/index.ts";
import type { Document } from "./model/document.ts";
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
  const corrected = correct(readDocuments(texts, onStage), corrections);
  const told = corrected.documents.flatMap((document) => document.diagnostics);
  return { ...corrected, settings, diagnostics: [...diagnostics, ...corrected.diagnostics, ...told] };
}

/** Each text by itself; then again those without a day of which the others tell about when they were written. */
export function readDocuments(texts: readonly SourceText[], onStage?: OnStage): Document[] {
  const documents = texts.map((text, done) => {
    onStage?.("normalize", done, texts.length);
    return normalize(text);
  });
  const told = toldDays(documents);
  return documents.map((document, at) => {
    const [text, day] = [texts[at], told.get(document.id)];
    return text !== undefined && day !== undefined ? normalize(text, day) : document;
  });
}
