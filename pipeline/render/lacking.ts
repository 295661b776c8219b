/** Characters that no font has: in print an empty box would hide which they are, so each stands there in plain letters or as its number. */

/** Most numbers for characters that follow each other: who wants more looks at the web page or the Markdown. */
const mostInRow = 3;

/** What joins, parts or varies its neighbours: nothing of it is seen, whether a font has it or not. */
export const isUnseen = (character: string): boolean => /^\p{Default_Ignorable_Code_Point}$/u.test(character);

export interface Printable {
  page: string;
  /** What stands in the page as its number, each character once, in code-point order. */
  lacking: string[];
}

/** The page as the fonts can print it: of what `has` does not know, spaces are common ones and "⅔" is "2⁄3"; the rest are numbers. */
export function printablePage(page: string, has: (character: string) => boolean): Printable {
  const used = new Set(page.match(/[^\0-\x7f]/gu) ?? []);
  const unknown = [...used].filter((character) => !isUnseen(character) && !has(character));
  const plainer = new Map(unknown.map((character) => [character, inPlainLetters(character, has)]));
  const lacking = unknown.filter((character) => plainer.get(character) === null);
  return {
    page: replaceAny(
      replaceAny(page, unknown, (run) => plain(run, plainer)),
      lacking,
      codesOf,
    ),
    lacking: lacking.sort((a, b) => codePoint(a) - codePoint(b)),
  };
}

/** The same in other characters, as Unicode lists them; null when the fonts lack those too. */
function inPlainLetters(character: string, has: (character: string) => boolean): string | null {
  const plain = character.normalize("NFKC");
  return plain !== character && [...plain].every((part) => part.charCodeAt(0) < 0x80 || has(part)) ? plain : null;
}

const plain = (run: string, plainer: ReadonlyMap<string, string | null>): string =>
  [...run].map((character) => plainer.get(character) ?? character).join("");

function replaceAny(text: string, characters: readonly string[], replace: (run: string) => string): string {
  if (characters.length === 0) return text;
  const signs = characters.map((character) => `\\u{${hex(character)}}`).join("");
  return text.replace(new RegExp(`[${signs}]+`, "gu"), replace);
}

/** "[U+1F525]": what is shown for characters that follow each other and that no font has. */
export function codesOf(characters: string): string {
  const codes = [...characters].map(codeOf);
  return `[${codes.slice(0, mostInRow).join(" ")}${codes.length > mostInRow ? " ..." : ""}]`;
}

/** "U+1F525" */
export const codeOf = (character: string): string => `U+${hex(character).toUpperCase().padStart(4, "0")}`;

const codePoint = (character: string): number => character.codePointAt(0) ?? 0;
const hex = (character: string): string => codePoint(character).toString(16);
