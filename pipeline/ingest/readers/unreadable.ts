/** Formats that are known but not read: the message says what the file is, so that it can be saved as something else. */
import type { ByteReader, Problem } from "../reader.ts";

export const unreadable: ByteReader = {
  input: "bytes",
  extensions: [],
  recognises: (bytes) => isCompound(bytes) || nameOf(bytes) !== undefined,
  failure: "ingest/unknown-format",
  async *read(bytes) {
    yield isCompound(bytes) ? compoundProblem(bytes) : unknown(nameOf(bytes) ?? "");
  },
};

const latin1 = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const startsWith = (bytes: Uint8Array, signature: string): boolean =>
  latin1(bytes.subarray(0, signature.length)).toString("latin1") === signature;

/** First bytes, one character a byte, and what begins with them. */
const signatures: readonly (readonly [string, string])[] = [
  ["{\\rtf", "a document in Rich Text Format"],
  ["7z\xbc\xaf\x27\x1c", "a 7z archive"],
  ["Rar!\x1a\x07", "a RAR archive"],
  ["\x1f\x8b\x08", "a gzip archive"],
  ["\xfd7zXZ\0", "an xz archive"],
];

const nameOf = (bytes: Uint8Array): string | undefined =>
  signatures.find(([signature]) => startsWith(bytes, signature))?.[1];

/** The compound file of Microsoft ([MS-CFB]): the old Office formats, and the wrapping of new ones that have a password. */
const isCompound = (bytes: Uint8Array): boolean => startsWith(bytes, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");

/** Names of streams that only one program writes; the directory holds them in UTF-16. */
const streams = [
  ["WordDocument", "an old Word document (.doc)"],
  ["PowerPoint Document", "an old PowerPoint presentation (.ppt)"],
  ["Workbook", "an old Excel workbook (.xls)"],
  ["__properties_version", "an Outlook message (.msg)"],
] as const;

function compoundProblem(bytes: Uint8Array): Problem {
  const has = (name: string): boolean => latin1(bytes).includes(Buffer.from(name, "utf16le"));
  if (has("EncryptedPackage")) return { kind: "problem", id: "ingest/encrypted", found: "a document with a password" };
  return unknown(streams.find(([name]) => has(name))?.[1] ?? "an old Office file");
}

const unknown = (found: string): Problem => ({ kind: "problem", id: "ingest/unknown-format", found });
