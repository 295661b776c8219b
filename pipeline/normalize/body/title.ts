/** Which line of a text is its headline. */
import type { Line } from "./lines.ts";

/** How far above the article its headline may stand, in lines. */
const reach = 25;
/** How many paragraphs a headline is compared with. */
const compared = 8;

/**
 * The index of the headline, or null when the text begins with prose. Above a clean article it is the first line that can be one; below the
 * menus of a dumped page it is the line that shares most words with the first paragraphs, a line that is printed twice before one that is not.
 */
export function findTitle(lines: readonly Line[], start: number): number | null {
  const opens = openingIn(lines[start]?.block.text ?? "");
  const candidates = lines
    .slice(0, start + 1)
    .flatMap((line, index) =>
      canBeTitle(line) && opens.test(line.block.text) && index >= start - reach ? [index] : [],
    );
  const [first] = candidates;
  if (first === undefined) return null;
  const before = lines.slice(0, start).filter((line) => line.rule === null);
  if (before.length <= 4) return wordy(lines, candidates) ?? first;
  const body = new Set(
    lines.slice(start, start + compared * 2).flatMap((line) => (line.prose ? contentWords(line) : [])),
  );
  const ranked = candidates.map((index) => ({ index, score: scoreTitle(lines, index, body) }));
  const best = ranked.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score > 0 ? best.index : null;
}

/** The first candidate of at least four words: a shorter one above it names the site or the section. */
function wordy(lines: readonly Line[], candidates: readonly number[]): number | undefined {
  return candidates.find((index) => (lines[index]?.words ?? 0) >= 4);
}

function canBeTitle(line: Line): boolean {
  const { text } = line.block;
  return (
    line.rule === null &&
    line.words >= 2 &&
    line.words <= 25 &&
    text.length <= 250 &&
    !/[.;,:。；，：]["”’'」』]?$/.test(text)
  );
}

/** How a headline begins: with a capital or a number; where the article is in a script without capitals, with any letter of such a script. */
const openingIn = (prose: string): RegExp =>
  /^["“‘'「『《(]?\p{Lo}/u.test(prose) ? /^["“‘'「『《(]?[\p{Lu}\p{Lo}\p{N}]/u : /^["“‘'(]?[\p{Lu}\p{N}]/u;

const contentWords = (line: Line): string[] =>
  line.bare.split(" ").filter((word) => word.length >= 4 || /\d/.test(word));

function scoreTitle(lines: readonly Line[], index: number, body: ReadonlySet<string>): number {
  const line = lines[index];
  if (line === undefined) return 0;
  const words = contentWords(line);
  const shared = words.filter((word) => body.has(word)).length;
  const own = line.bare;
  const around = lines.slice(Math.max(0, index - reach), index + reach);
  const again = around.some((other) => other !== line && other.bare.startsWith(own));
  return words.length < 2 ? 0 : shared + (shared / words.length) * 2 + (again ? 1.5 : 0);
}
