/** What a reader is: one file format turned into articles, that is blocks of text with positions, or into the files that lie in it. */
import type { DiagnosticId } from "../model/diagnostic.ts";
import type { SourceText } from "../model/source.ts";

/** One article of a file. */
export interface Reading
  extends Pick<SourceText, "format" | "text" | "derived" | "blocks" | "tables" | "stated" | "excluded"> {
  kind: "article";
  /** Where in the file it stands, for a file of several: "2" for the second item of a feed. */
  part?: string;
  /** True when it is listed with what it states and nothing of it is read, as a problem before it says. */
  refused?: true;
}

/** A file that lies in the file that is read: a member of an archive, a message of a mailbox, an attachment. */
export interface InnerFile {
  kind: "file";
  /** Its path in the file around it, as that states it: not to be trusted. */
  name: string;
  bytes: Uint8Array;
}

/** A message of the catalogue about the file that is read. */
export interface Problem {
  kind: "problem";
  id: DiagnosticId;
  /** The inner file that it is about, when that is not given as one. */
  name?: string;
  line?: number;
  found: string;
}

export type Content = Reading | InnerFile | Problem;

interface AnyReader {
  /** Lower case, without the dot. */
  extensions: readonly string[];
  /** What to say when the parser throws. */
  failure: DiagnosticId;
}

/**
 * `recognises` tells whether the content is of this format; `read` gives what the file holds, in its order, and as slowly as it is
 * asked for, so that no more than one inner file is in memory. Heavy parsers are imported by `read`, when the first such file comes.
 */
export interface ByteReader extends AnyReader {
  input: "bytes";
  recognises(bytes: Uint8Array): boolean;
  read(bytes: Uint8Array): AsyncIterable<Content>;
}

/** The same for a format that is text: a byte-order mark is still in it. */
export interface TextReader extends AnyReader {
  input: "text";
  recognises(text: string): boolean;
  read(text: string): AsyncIterable<Content>;
}

export type Reader = ByteReader | TextReader;
