/** The end of one line and the beginning of the next: with a space, without, or with a word put together again. */

/** The words that stand whole within the lines of a document, in lower case, with the hyphens inside. */
export function vocabularyOf(lines: readonly string[]): ReadonlySet<string> {
  const words = new Set<string>();
  let broken = false;
  for (const line of lines) {
    const found = line.toLowerCase().match(/[\p{L}\p{M}-]+/gu) ?? [];
    const whole = found.slice(broken ? 1 : 0);
    broken = /[-\u00ad‐]$/.test(line);
    if (broken) whole.pop();
    for (const word of whole) words.add(word);
  }
  return words;
}

/** Joins two lines of a paragraph. */
export function joinLines(before: string, after: string, words: ReadonlySet<string>): string {
  if (/\p{L}\u00ad$/u.test(before)) return before.slice(0, -1) + after;
  if (/\d[–‑-]$/.test(before) && /^\d/.test(after)) return before + after;
  const end = /([\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*)[-‐]$/u.exec(before.slice(-80))?.[1];
  const start = /^[\p{L}\p{M}]+/u.exec(after.slice(0, 80))?.[0];
  if (end === undefined) return /[^\s]-$|[—/]$/.test(before) ? before + after : `${before} ${after}`;
  if (start === undefined || !/^\p{Ll}/u.test(start)) return before + after;
  return keepsHyphen(end.toLowerCase(), start.toLowerCase(), words) ? before + after : before.slice(0, -1) + after;
}

/**
 * A hyphen is the word's own when the document has the word with it, or both halves as words of their own and not the whole; a word that has
 * a hyphen already is broken at it rather than inside.
 */
function keepsHyphen(end: string, start: string, words: ReadonlySet<string>): boolean {
  if (words.has(`${end}-${start}`)) return true;
  if (words.has(end + start)) return false;
  const last = end.slice(end.lastIndexOf("-") + 1);
  return end.includes("-") ? !words.has(last + start) && words.has(last) : words.has(end) && words.has(start);
}
