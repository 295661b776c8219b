/** From a folder to texts with positions: lists the files, reads each and what lies in it, and says what could not be read. */
import { type Corrections, settingsFile } from "../model/correction.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { diagnostic } from "../model/diagnostic.ts";
import { remember, sha256 } from "../model/remember.ts";
import type { Settings } from "../model/settings.ts";
import type { SourceText } from "../model/source.ts";
import type { World } from "../model/world.ts";
import { readFile } from "./read-file.ts";
import { noSettings, readSettings } from "./settings.ts";

export interface Ingested {
  /** One for each article that could be read, in code-unit order of the files. */
  texts: SourceText[];
  /** What the settings of the folder correct. */
  corrections: Corrections;
  /** How the briefing is to be. */
  settings: Settings;
  diagnostics: Diagnostic[];
}

/**
 * Reads every file of a folder. Never throws for bad input: what cannot be read is a diagnostic, and the rest goes on.
 * An empty or missing folder gives no texts and an error.
 */
export async function ingest(world: World, folder: string): Promise<Ingested> {
  const listed = await world.listFiles(folder);
  if (!listed.ok) return { ...noSettings, texts: [], diagnostics: [listed.problem] };
  const texts: SourceText[] = [];
  const { settings, corrections, diagnostics, ignores } = await readSettings(world, folder, listed.value);
  const sources = listed.value.filter((file) => file !== settingsFile && !ignores(file));
  for (const file of sources) {
    const read = await world.readFile(folder, file);
    if (!read.ok) {
      diagnostics.push(read.problem);
      continue;
    }
    const made = await remember(world, ["ingest", file, sha256(read.value)], () => outcomesOf(file, read.value));
    for (const outcome of made) {
      if ("severity" in outcome) diagnostics.push(outcome);
      else texts.push(outcome);
    }
  }
  if (texts.length > 0) return { texts: markTwins(texts), settings, corrections, diagnostics };
  const found = sources.length === 0 ? "an empty folder" : `${sources.length} files, none of them readable`;
  return { texts, settings, corrections, diagnostics: [...diagnostics, diagnostic("ingest/no-sources", { found })] };
}

async function outcomesOf(file: string, bytes: Uint8Array): Promise<(SourceText | Diagnostic)[]> {
  const outcomes: (SourceText | Diagnostic)[] = [];
  for await (const outcome of readFile(file, bytes)) outcomes.push(outcome);
  return outcomes;
}

/** Sources with the same bytes are all kept, and every one after the first says so: their ids must differ. */
function markTwins(texts: readonly SourceText[]): SourceText[] {
  const first = new Map<string, string>();
  return texts.map((text) => {
    const twinOf = first.get(text.sha256);
    if (twinOf !== undefined) return { ...text, twinOf };
    first.set(text.sha256, text.file);
    return text;
  });
}
