/** From a folder to texts with positions: lists the files, reads each by the reader for its format, and says what could not be read. */
import { createHash } from "node:crypto";
import type { Diagnostic } from "../model/diagnostic.ts";
import { diagnostic } from "../model/diagnostic.ts";
import type { SourceText } from "../model/source.ts";
import type { World } from "../model/world.ts";
import { decode } from "./decode.ts";
import type { Reader } from "./reader.ts";
import { readerFor } from "./readers/index.ts";

export interface Ingested {
  /** One for each file that could be read, in code-unit order of `file`. */
  texts: SourceText[];
  diagnostics: Diagnostic[];
}

type Outcome = { text: SourceText | null; diagnostics: Diagnostic[] };

/**
 * Reads every file of a folder. Never throws for bad input: what cannot be read is a diagnostic, and the rest goes on.
 * An empty or missing folder gives no texts and an error.
 */
export async function ingest(world: World, folder: string): Promise<Ingested> {
  const listed = await world.listFiles(folder);
  if (!listed.ok) return { texts: [], diagnostics: [listed.problem] };
  const outcomes: Outcome[] = [];
  for (const file of listed.value) outcomes.push(await readOne(world, folder, file));
  const texts = markTwins(outcomes.flatMap(({ text }) => (text === null ? [] : [text])));
  const diagnostics = outcomes.flatMap((outcome) => outcome.diagnostics);
  if (texts.length > 0) return { texts, diagnostics };
  const found = listed.value.length === 0 ? "an empty folder" : `${listed.value.length} files, none of them readable`;
  return { texts, diagnostics: [...diagnostics, diagnostic("ingest/no-sources", { found })] };
}

async function readOne(world: World, folder: string, file: string): Promise<Outcome> {
  const read = await world.readFile(folder, file);
  if (!read.ok) return { text: null, diagnostics: [read.problem] };
  const bytes = read.value;
  const decoded = decode(bytes);
  const chosen = readerFor(file, decoded?.text ?? null);
  if (decoded === null) {
    return chosen === null
      ? refuse("ingest/unknown-format", file, "neither a known extension nor text")
      : refuse("ingest/not-text", file, "bytes that are no text");
  }
  if (decoded.text.trim() === "")
    return refuse("ingest/no-text", file, bytes.length === 0 ? "an empty file" : "only white space");
  if (chosen === null) return refuse("ingest/unknown-format", file, "no known extension, and no prose inside");
  const damage = decoded.damage === null ? [] : [diagnostic("ingest/damaged-text", { file, found: decoded.damage })];
  const outcome = await runReader(chosen, file, decoded.text, createHash("sha256").update(bytes).digest("hex"));
  return { ...outcome, diagnostics: [...damage, ...outcome.diagnostics] };
}

/** A parser that gives up on a hostile file (nesting that exhausts the stack, say) must not end the run. */
async function runReader(reader: Reader, file: string, text: string, sha256: string): Promise<Outcome> {
  try {
    const reading = await reader.read(text);
    const diagnostics = reading.problems.map(({ id, ...at }) => diagnostic(id, { file, ...at }));
    const { problems: _problems, ...source } = reading;
    if (source.blocks.length > 0) return { text: { file, sha256, format: reader.format, ...source }, diagnostics };
    return {
      text: null,
      diagnostics: [...diagnostics, diagnostic("ingest/no-text", { file, found: "no text besides markup" })],
    };
  } catch (error) {
    return refuse(reader.failure, file, error instanceof Error ? error.message : "a parser that failed");
  }
}

function refuse(id: Diagnostic["id"], file: string, found: string): Outcome {
  return { text: null, diagnostics: [diagnostic(id, { file, found })] };
}

/** Files with the same bytes are all kept, and every one after the first says so: their ids must differ. */
function markTwins(texts: readonly SourceText[]): SourceText[] {
  const first = new Map<string, string>();
  return texts.map((text) => {
    const twinOf = first.get(text.sha256);
    if (twinOf !== undefined) return { ...text, twinOf };
    first.set(text.sha256, text.file);
    return text;
  });
}
