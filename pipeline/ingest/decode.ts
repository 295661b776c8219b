/** Bytes to text: Unicode where it can be Unicode, else the encoding that the text states, else the one that it looks like; null for no text. */
import { withWesternSigns } from "./western.ts";

export interface Decoded {
  /** The byte-order mark, if there is one, is the first character: offsets count it. */
  text: string;
  /** The encoding, by its name in the WHATWG Encoding Standard, when nothing but the look of the bytes spoke for it; else null. */
  guessed: string | null;
  /** Characters that could not be read. */
  lost: number;
}

/** More control characters than this share, and it is no text. */
const controlLimit = 0.01;
/** More undecodable characters than this share, and it is not this encoding. */
const damageLimit = 0.02;
/** Less of a text than this is letters, digits, punctuation or space: then it is data that looks like UTF-16 by chance. */
const wordLimit = 0.9;
/** Enough to tell an encoding by, so that the guess takes no longer for a long file. Bytes. */
const sampleLength = 100_000;

/** Decodes a file by the WHATWG Encoding Standard. Null when it is binary. */
export async function decode(bytes: Uint8Array): Promise<Decoded | null> {
  const wide = markedEncoding(bytes);
  if (wide !== null) return readAs(wide, bytes, false);
  if (bytes.includes(0)) return readUnmarkedWide(bytes);
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const lost = count(text, /\ufffd/g);
  // U+FFFD may be in the file itself: a text that was damaged before is UTF-8 all the same.
  if (lost === 0 || isUnicode(bytes)) return accept(text, null, 0);
  const stated = statedEncoding(bytes);
  const asStated = stated === null ? null : readAs(stated, bytes, false);
  if (asStated !== null && asStated.lost <= asStated.text.length * damageLimit) return asStated;
  // Bytes of another encoding hardly ever form a character of UTF-8: a text in which most do is UTF-8 with damage.
  if (lost <= text.length * damageLimit && count(text, /[\u0080-\ufffc\ufffe\uffff]/g) >= lost)
    return accept(text, null, lost);
  return readAs(await guessEncoding(bytes), bytes, true);
}

function markedEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

/** UTF-16 without a byte-order mark: its zeros are all in the high bytes (English is half zeros, Chinese has its line ends). */
function readUnmarkedWide(bytes: Uint8Array): Decoded | null {
  const zeros = [0, 0];
  for (const [at, byte] of bytes.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (bytes.length % 2 === 1 || (even > 0 && odd > 0)) return null;
  const read = readAs(even > 0 ? "utf-16be" : "utf-16le", bytes, true);
  const words = read === null ? 0 : count(read.text, /[\p{L}\p{M}\p{N}\p{P}\p{S}\s]/gu);
  return read === null || read.lost > 0 || words < read.text.length * wordLimit ? null : read;
}

function isUnicode(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** What the head of a page or an XML file says. One that says UTF-16 in bytes of ASCII is wrong about itself. */
function statedEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  const stated =
    /<meta\s[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w.:-]{2,40})/i.exec(head) ??
    /^<\?xml\s[^>]{0,100}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{2,40})/i.exec(head);
  const name = stated?.[1]?.toLowerCase() ?? "";
  return name === "" || /^utf-?\d/.test(name) ? null : name;
}

/** Names of the detector's that the Encoding Standard does not have. */
const otherNames: Readonly<Record<string, string>> = { cp932: "shift_jis", cp949: "euc-kr", "euc-tw": "big5" };

/** Encodings of two bytes a character. */
const doubleByte = /^(?:gb|big5|shift_jis|euc-)/;

async function guessEncoding(bytes: Uint8Array): Promise<string> {
  const { detect } = await import("jschardet");
  const guess = (sample: string): string => {
    const name = detect(sample).encoding?.toLowerCase() ?? "";
    return otherNames[name] ?? name;
  };
  // The detector takes bytes as a string of one character a byte.
  const sample = Buffer.from(bytes.subarray(0, sampleLength)).toString("latin1");
  const runs = sample.match(/[\u0080-\u00ff]+/g) ?? [];
  const encoding = guess(sample);
  if (doubleByte.test(encoding)) {
    // Accents and curly quotes stand alone between letters of ASCII. Characters of two bytes stand together.
    return runs.filter((run) => run.length === 1).length > runs.join("").length / 2 ? western : encoding;
  }
  // Some Chinese names in a long English text are easier to tell without the English.
  const ofRuns = runs.every((run) => run.length % 2 === 0) ? guess(runs.join(" ")) : "";
  if (doubleByte.test(ofRuns)) return ofRuns;
  return encoding === "" || encoding === "ascii" ? western : encoding;
}

const western = "windows-1252";

function readAs(label: string, bytes: Uint8Array, isGuess: boolean): Decoded | null {
  try {
    const decoder = new TextDecoder(label, { ignoreBOM: true });
    const { encoding } = decoder;
    const text = encoding === western ? withWesternSigns(decoder.decode(bytes)) : decoder.decode(bytes);
    const lost = count(text, /\ufffd/g);
    return lost > text.length * damageLimit ? null : accept(text, isGuess ? encoding : null, lost);
  } catch {
    // A name that nobody knows.
    return null;
  }
}

function accept(text: string, guessed: string | null, lost: number): Decoded | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells binary data from text
  const controls = count(text, /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]/g);
  return controls > text.length * controlLimit ? null : { text, guessed, lost };
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (const _match of text.matchAll(pattern)) found += 1;
  return found;
}
