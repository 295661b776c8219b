/** Shingles: runs of words as hashes, by which texts are compared without being compared letter by letter (Broder 1997). */

/** Words per shingle. Five words in a row are rarely the same by chance (Broder uses four to ten). */
const shingleLength = 5;

/** The hashes of the runs of words of a text; letter case and punctuation do not count. Fewer words than a shingle has give none. */
export function shinglesOf(text: string): Set<number> {
  const hashes = wordsOf(text).map(hashOf);
  return new Set(hashes.slice(shingleLength - 1).map((_, at) => mixed(hashes.slice(at, at + shingleLength))));
}

/** The words of a text as shingles see them. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** FNV-1a, 32 bits. Two different shingles that happen to share a hash do no harm: no verdict rests on one. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

const mixed = (hashes: readonly number[]): number =>
  hashes.reduce((mix, hash) => Math.imul(mix ^ hash, 0x85ebca6b) ^ (mix >>> 13), 0x9747b28c) >>> 0;
