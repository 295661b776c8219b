/** A zip archive in memory: its members, and the bytes of one of them at a time. What it says about sizes and names is not trusted. */
import type { Entry } from "yauzl";

/** A zip may list the same bytes again and again: more members than this are no folder of articles. */
const memberLimit = 20_000;

export interface Member {
  /** As the archive states it, with "/" at the end of a folder's. */
  name: string;
  /** Why its bytes cannot be had, or null. */
  refused: "encrypted" | "a link" | "an unknown way of packing" | null;
  /** At most `limit` bytes and one more, which says that there are more. Rejects for damaged data. */
  read(limit: number): Promise<Uint8Array>;
}

/** Whether a file begins as a zip does: with a member, or with the end of an empty one. */
export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6));

/** The members in code-unit order of their names. Rejects for what is no whole zip, or has too many. */
export async function openZip(bytes: Uint8Array): Promise<Member[]> {
  const { default: yauzl } = await import("yauzl");
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Sizes and names that lie are met here, one by one: the library would give up on the whole archive.
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: false };
  const archive = await yauzl.fromBufferPromise(buffer, options);
  const members: Member[] = [];
  for await (const entry of archive.eachEntry()) {
    if (members.length === memberLimit) throw new Error(`more than ${memberLimit} files inside`);
    // Many programs write UTF-8 without saying so; a name in the old code page is hardly ever valid UTF-8.
    const flags = isUtf8(entry.fileNameRaw) ? entry.generalPurposeBitFlag | 0x800 : entry.generalPurposeBitFlag;
    members.push({
      name: yauzl.getFileNameLowLevel(flags, entry.fileNameRaw, entry.extraFields, true),
      refused: refusal(entry),
      read: async (limit) => await readUpTo(await archive.openReadStreamPromise(entry), limit),
    });
  }
  return members.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function refusal(entry: Entry): Member["refused"] {
  if (entry.isEncrypted()) return "encrypted";
  // The upper half holds the Unix mode, whose upper four bits say what kind of file it is; ten is a link.
  if (entry.externalFileAttributes >>> 28 === 10) return "a link";
  return entry.canDecodeFileData() ? null : "an unknown way of packing";
}

async function readUpTo(stream: AsyncIterable<Buffer>, limit: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > limit) break;
  }
  return Buffer.concat(chunks, Math.min(length, limit + 1));
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
