/** Bytes to text: UTF-8, UTF-16 with a byte-order mark, Windows-1252 when it can be nothing else; null for what is no text. */

export interface Decoded {
  /** The byte-order mark, if there is one, is the first character: offsets count it. */
  text: string;
  /** What was wrong with the encoding, or null. */
  damage: string | null;
}

/** More control characters than this share, and it is no text. */
const controlLimit = 0.01;
/** More undecodable characters than this share, and it is no UTF-8. */
const damageLimit = 0.02;
/** Accents and curly quotes are fewer than this share of a Western text; other scripts are made of high bytes. */
const accentLimit = 0.15;

/** Decodes a file by the WHATWG Encoding Standard. Null when it is binary. */
export function decode(bytes: Uint8Array): Decoded | null {
  const wide = wideEncoding(bytes);
  if (wide !== null) return accept(new TextDecoder(wide, { ignoreBOM: true }).decode(bytes), null);
  if (bytes.includes(0)) return null;
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const broken = count(text, /\ufffd/g);
  if (broken === 0) return accept(text, null);
  // A Western text in Windows-1252 has single high bytes between ASCII: hardly ever do they form a character in UTF-8.
  if (broken <= bytes.length * accentLimit && !/[\u0080-\ufffc\ufffe\uffff]/.test(text)) {
    return accept(decodeWestern(bytes), "no UTF-8: read as Windows-1252");
  }
  if (broken > text.length * damageLimit) return null;
  return accept(text, `${broken} characters that are no UTF-8`);
}

/** What Windows-1252 puts where Latin-1 has control characters, from 0x80 on (WHATWG Encoding Standard, index windows-1252). */
const westernSigns = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Node 20 decodes Windows-1252 as Latin-1, so its signs are put in here. */
function decodeWestern(bytes: Uint8Array): string {
  const latin = new TextDecoder("windows-1252").decode(bytes);
  return latin.replace(/[\u0080-\u009f]/g, (control) => westernSigns[control.charCodeAt(0) - 0x80] ?? control);
}

function wideEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

function accept(text: string, damage: string | null): Decoded | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells binary data from text
  const controls = count(text, /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]/g);
  return controls > text.length * controlLimit ? null : { text, damage };
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (const _match of text.matchAll(pattern)) found += 1;
  return found;
}
