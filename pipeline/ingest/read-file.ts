/** One file: its articles, those of the files that lie in it, and a message for whatever could not be read. */
import { createHash } from "node:crypto";
import type { Diagnostic, DiagnosticId } from "../model/diagnostic.ts";
import { diagnostic } from "../model/diagnostic.ts";
import type { SourceText } from "../model/source.ts";
import { largestFile } from "../model/world.ts";
import { decode } from "./decode.ts";
import { recogniseLanguage } from "./language.ts";
import type { Content, InnerFile, Reading } from "./reader.ts";
import { byteReaderFor, extensionOf, knownExtensions, textReaderFor } from "./readers/index.ts";

/** What may lie in one file of the folder, all files in it and in those together: so deep, so many, so many bytes unpacked. */
const depthLimit = 3;
const fileLimit = 10_000;
const byteLimit = 500_000_000;
/** No text is larger; a larger one would only cost memory. Bytes. */
const largestText = 20_000_000;

/** Where a file lies, and how much of the limits is used up by what lies in its outermost file. */
interface Place {
  file: string;
  depth: number;
  used: { files: number; bytes: number };
}

/** Reads a file and, one after the other, the files in it. Never throws: a parser that gives up on a hostile file gives a message. */
export function readFile(file: string, bytes: Uint8Array): AsyncGenerator<SourceText | Diagnostic> {
  return readAt({ file, depth: 0, used: { files: 0, bytes: 0 } }, bytes);
}

async function* readAt(place: Place, bytes: Uint8Array): AsyncGenerator<SourceText | Diagnostic> {
  const { file } = place;
  const binary = byteReaderFor(bytes);
  if (binary !== null) {
    yield* readSafely(binary.failure, binary.read(bytes), place, bytes);
    return;
  }
  if (bytes.length > largestText) {
    yield diagnostic("ingest/too-large", { file, found: `a text of ${bytes.length} bytes` });
    return;
  }
  const decoded = await decode(bytes);
  const reader = decoded === null ? null : textReaderFor(file, decoded.text);
  if (decoded === null) yield notText(file);
  else if (decoded.text.trim() === "")
    yield diagnostic("ingest/no-text", { file, found: bytes.length === 0 ? "an empty file" : "only white space" });
  else if (reader === null)
    yield diagnostic("ingest/unknown-format", { file, found: "no known extension, and no prose inside" });
  else {
    if (decoded.guessed !== null)
      yield diagnostic("ingest/guessed-encoding", { file, found: `no UTF-8: read as ${decoded.guessed}` });
    if (decoded.lost > 0)
      yield diagnostic("ingest/damaged-text", { file, found: `${decoded.lost} characters that could not be read` });
    yield* readSafely(reader.failure, reader.read(decoded.text), place, bytes);
  }
}

/** What a reader gives, and the reader's message when it gives up. */
async function* readSafely(
  failure: DiagnosticId,
  contents: AsyncIterable<Content>,
  place: Place,
  bytes: Uint8Array,
): AsyncGenerator<SourceText | Diagnostic> {
  try {
    yield* readContents(contents, place, bytes);
  } catch (error) {
    yield diagnostic(failure, {
      file: place.file,
      found: error instanceof Error ? error.message : "a parser that failed",
    });
  }
}

async function* readContents(
  contents: AsyncIterable<Content>,
  place: Place,
  bytes: Uint8Array,
): AsyncGenerator<SourceText | Diagnostic> {
  const { file } = place;
  let found = 0;
  for await (const content of contents) {
    found += 1;
    if (content.kind === "problem") {
      const { kind: _kind, id, name, ...at } = content;
      if (name !== undefined) count(place, 0);
      yield diagnostic(id, { file: name === undefined ? file : `${file}/${name}`, ...at });
    } else if (content.kind === "file") {
      yield* readInner(content, place);
    } else if (content.blocks.length === 0 && content.tables.length === 0 && content.refused !== true) {
      yield diagnostic("ingest/no-text", { file: nameOf(content, file), found: "no text besides markup" });
    } else {
      yield await sourceOf(content, file, bytes);
    }
  }
  if (found === 0) yield diagnostic("ingest/no-text", { file, found: "nothing to read inside" });
}

/** A file in a file: read like any other, unless its name or its size says that it is not to be trusted. */
async function* readInner({ name, bytes }: InnerFile, place: Place): AsyncGenerator<SourceText | Diagnostic> {
  const { file, depth, used } = place;
  const inner = `${file}/${name}`;
  count(place, bytes.length);
  if (/^\/|\\|^[a-z]:|(?:^|\/)\.\.(?:\/|$)/i.test(name))
    yield diagnostic("ingest/left-out", { file: inner, found: "a name that could lead out of the file around it" });
  else if (depth >= depthLimit)
    yield diagnostic("ingest/left-out", { file: inner, found: `files in files more than ${depthLimit} deep` });
  else if (bytes.length > largestFile)
    yield diagnostic("ingest/too-large", { file: inner, found: `at least ${bytes.length} bytes` });
  else yield* readAt({ file: inner, depth: depth + 1, used }, bytes);
}

/** One more inner file. Throws when the outermost file holds too much. */
function count({ used }: Place, bytes: number): void {
  used.files += 1;
  used.bytes += bytes;
  if (used.files > fileLimit) throw new Error(`more than ${fileLimit} files inside`);
  if (used.bytes > byteLimit) throw new Error(`more than ${byteLimit} bytes inside`);
}

const nameOf = ({ part }: Reading, file: string): string => (part === undefined ? file : `${file}#${part}`);

async function sourceOf(reading: Reading, file: string, bytes: Uint8Array): Promise<SourceText> {
  const { kind: _kind, refused: _refused, part, ...source } = reading;
  const identity = part === undefined ? bytes : source.text;
  const sha256 = createHash("sha256").update(identity).digest("hex");
  return { file: nameOf(reading, file), sha256, language: await recogniseLanguage(source.blocks), ...source };
}

/** A picture among the articles is no fault; an article whose content is not what its name says is one. */
function notText(file: string): Diagnostic {
  const extension = extensionOf(file);
  return knownExtensions.has(extension)
    ? diagnostic("ingest/not-text", { file, found: `bytes that are neither text nor what .${extension} stands for` })
    : diagnostic("ingest/unknown-format", { file, found: "neither a known extension nor text" });
}
