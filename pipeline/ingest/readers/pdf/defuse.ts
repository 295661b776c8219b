/** Bombs taken out of a PDF before it is parsed: a parser unpacks a stream whole, and a small one may hold ten thousand times its size. */
import { constants, inflateRawSync } from "node:zlib";

/** The code of a page, a table of objects or a font is far smaller. Bytes, unpacked. */
const streamLimit = 24_000_000;
/** Of all streams that are looked into. Bytes, unpacked. */
const totalLimit = 300_000_000;
/** What is packed in a way that cannot be looked into here may be so long: a thousand times as much is still bearable. Bytes. */
const opaqueLimit = 200_000;
/** No document of a thousand pages has more. */
const countLimit = 100_000;
/** What a broken stream counts for. Bytes, unpacked. */
const brokenSize = 1_000_000;
/** How far before a stream its dictionary begins, at most. Bytes. */
const dictionaryLength = 4_000;

export interface Defused {
  bytes: Uint8Array;
  /** How many streams were taken out that were no pictures. */
  removed: number;
}

/**
 * A copy in which pictures, which hold no text, and streams that are too large cannot be found any more: the word that opens them is written
 * over. Every place that a parser could take for the beginning of a stream is looked at, whatever stands around it. Throws when all streams
 * together are too large.
 */
export function defuse(original: Uint8Array): Defused {
  const bytes = Buffer.from(original);
  const encrypted = bytes.includes("/Encrypt");
  let total = 0;
  let removed = 0;
  let count = 0;
  let end = -1;
  for (let at = bytes.indexOf("stream"); at >= 0; at = bytes.indexOf("stream", at + 6)) {
    if (bytes.toString("latin1", Math.max(0, at - 3), at) === "end") continue;
    count += 1;
    if (count > countLimit) throw new Error(`more than ${countLimit} streams`);
    if (end < at && end !== bytes.length) end = bytes.indexOf("endstream", at);
    if (end < 0) end = bytes.length;
    const stream = streamAt(bytes, at, end);
    if (stream.wordless) {
      bytes.write("STREAM", at, "latin1");
      continue;
    }
    const size = sizeOf(bytes, stream, encrypted);
    total += size ?? brokenSize;
    if (total > totalLimit) throw new Error(`more than ${totalLimit} bytes unpacked`);
    if (size !== null) continue;
    bytes.write("STREAM", at, "latin1");
    removed += 1;
  }
  return { bytes: new Uint8Array(bytes), removed };
}

interface Stream {
  /** Where its data begin. */
  start: number;
  /** Packed. */
  length: number;
  /** A picture or an attached file. */
  wordless: boolean;
  /** Packed otherwise than by Flate. */
  opaque: boolean;
  /** Packed twice, or in a way that is told elsewhere: no writer of articles does so. */
  hidden: boolean;
}

function streamAt(bytes: Buffer, at: number, end: number): Stream {
  const before = bytes.toString("latin1", Math.max(0, at - dictionaryLength), at);
  const opened = Math.max(before.lastIndexOf(" obj"), before.lastIndexOf("endobj"), before.lastIndexOf("\nobj"));
  const dictionary = before
    .slice(Math.max(0, opened))
    .replace(/#([0-9a-f]{2})/gi, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  const expanding = dictionary.match(/\/(?:Flate|Fl\b|LZW|RunLength|RL\b|Brotli)/g)?.length ?? 0;
  const others = /\/(?:LZW|RunLength|RL\b|ASCII|A85|AHx|Brotli|DCT|JPX|JBIG2|CCF|CCITT)/.test(dictionary);
  const hidden = expanding > 1 || /\/(?:Filter|F)\s*\d+\s+\d+\s+R/.test(dictionary);
  let start = at + 6;
  while (bytes[start] === 13 || bytes[start] === 10 || bytes[start] === 32) start += 1;
  const stated = Number(/\/Length\s*(\d{1,10})\b(?!\s+\d+\s+R)/.exec(dictionary)?.[1] ?? 0);
  return {
    start,
    length: Math.max(stated, end - start),
    wordless: />>\s*$/.test(before.slice(-20)) && /\/(?:Subtype\s*\/Image|Type\s*\/EmbeddedFile)\b/.test(dictionary),
    opaque: others,
    hidden,
  };
}

/** The size when it is unpacked, 0 for what is not packed, null for more than the limit. Checksums are not looked at, as parsers do not. */
function unpackedSize(bytes: Buffer, start: number): number | null {
  const [method = 0, flags = 0] = bytes.subarray(start, start + 2);
  if ((method & 15) !== 8 || ((method << 8) | flags) % 31 !== 0) return 0;
  try {
    return inflateRawSync(bytes.subarray(start + 2), {
      maxOutputLength: streamLimit,
      finishFlush: constants.Z_SYNC_FLUSH,
    }).length;
  } catch {
    // Too large, or broken, and then a parser may read on where this one stops.
    return null;
  }
}

/** The size when it is unpacked, 0 for what is small however it is packed, null for what is taken out. */
function sizeOf(bytes: Buffer, { start, length, opaque, hidden }: Stream, encrypted: boolean): number | null {
  if (hidden) return null;
  if (encrypted || opaque) return length <= opaqueLimit ? 0 : null;
  return unpackedSize(bytes, start);
}
