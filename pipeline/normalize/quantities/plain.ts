/** Plain tokens, most of any text: words in ASCII letters, bare digits, single marks. One look at each character finds them, without a pattern. */
import { bareMoneyForms, moneyForms } from "../../lexicon/units.ts";

const [other, letter, digit, mark, sign] = [0, 1, 2, 3, 4];
/** What each character up to the currency signs is; where it is none of these only the pattern can tell. */
const kinds = new Uint8Array(0x2100);
const enter = (characters: string, kind: number): void => {
  for (const character of characters) kinds[character.charCodeAt(0)] = kind;
};
enter("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", letter);
enter("0123456789", digit);
enter(" !\"#%&'()*+,-./:;<=>?@[\\]^_`{|}~\u2018\u2019\u201c\u201d\u2014", mark);
enter("$\u00a3\u20ac", sign);

const space = 32;
/** The end of the text is as good as a space. */
const codeAt = (text: string, at: number): number => (at < text.length ? text.charCodeAt(at) : space);
const kindAt = (text: string, at: number): number => kinds[codeAt(text, at)] ?? other;
const [stop, comma, dash, slash, ampersand, straight, curly] = [...".,-/&'\u2019"].map((mark) => mark.charCodeAt(0));

/** The letters that a sign or a code of a currency begins with: such a word may be money. */
const signWords = new Set(
  [
    ...[...moneyForms, ...bareMoneyForms].flatMap(({ symbols }) => symbols),
    ...moneyForms.flatMap(({ code, asciiSigns }) => [code, ...asciiSigns]),
  ].map((form) => /^[A-Za-z]*/.exec(form)?.[0] ?? ""),
);
const longestSignWord = Math.max(...[...signWords].map(({ length }) => length));
/** By its first letter and its length most words are no money: for each letter the lengths of the words that it begins, as bits. */
const signLengths = new Uint32Array(128);
for (const word of signWords) {
  const first = word.charCodeAt(0);
  if (word !== "") signLengths[first] = (signLengths[first] ?? 0) | (1 << word.length);
}

/** A longer token is for the pattern, whose every repetition is bounded. */
const longest = 50;

/** What the plain token at an index is, by its first character. */
export const plainKind = (text: string, at: number): "word" | "number" | "currency" | "symbol" =>
  plainKinds[kindAt(text, at)] ?? "symbol";
const plainKinds = ["symbol", "word", "number", "symbol", "currency"] as const;

/** The index after the plain token that begins at an index, or -1 when the pattern must tell. */
export function plainEnd(text: string, at: number): number {
  const kind = kindAt(text, at);
  if (kind === letter) return wordEnd(text, at);
  if (kind === digit) return numberEnd(text, at);
  if (kind === sign) return kindAt(text, at + 1) === digit ? at + 1 : -1;
  return kind === mark ? markEnd(text, at) : -1;
}

/** A word ends before a mark that does not join it to another letter; one letter before a full stop may be part of "U.S.". */
function wordEnd(text: string, from: number): number {
  const whole = runEnd(text, from, letter);
  let to = whole;
  let next = codeAt(text, to);
  while (to - from <= longest && joinsWords(next) && kindAt(text, to + 1) === letter) {
    to = runEnd(text, to + 1, letter);
    next = codeAt(text, to);
  }
  if (to - from > longest || (next !== space && goesOn(text, from, to, next))) return -1;
  return to === whole && mayBeMoney(text, from, to) ? -1 : to;
}

/** Whether what stands after a word may be part of it. */
function goesOn(text: string, from: number, to: number, next: number): boolean {
  const kind = kinds[next] ?? other;
  if (kind === digit || kind === other) return true;
  return (next === stop && to === from + 1) || (joinsWords(next) && kindAt(text, to + 1) === other);
}

const mayBeMoney = (text: string, from: number, to: number): boolean =>
  to - from <= longestSignWord &&
  ((signLengths[text.charCodeAt(from)] ?? 0) & (1 << (to - from))) !== 0 &&
  signWords.has(text.slice(from, to));

const joinsWords = (code: number): boolean =>
  code === dash || code === straight || code === curly || code === ampersand;

/** Digits with commas and full stops between them; other signs between digits are left to the pattern. */
function numberEnd(text: string, from: number): number {
  let to = runEnd(text, from, digit);
  while (to - from <= longest && groups(text.charCodeAt(to)) && kindAt(text, to + 1) === digit)
    to = runEnd(text, to + 1, digit);
  const next = text.charCodeAt(to);
  const open = (next === straight || next === curly || next === slash) && kindAt(text, to + 1) === digit;
  return open || to - from > longest || kindAt(text, to) === other ? -1 : to;
}

const groups = (code: number): boolean => code === comma || code === stop;

/** A mark that is not one of a run, nor the minus or the decimal sign of a number. */
function markEnd(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  if (code === next) return -1;
  const opens = code === dash || code === stop;
  return opens && (next === stop || kindAt(text, at + 1) === digit) ? -1 : at + 1;
}

/** The end of a run of one kind, or an index too far for a plain token. */
function runEnd(text: string, from: number, kind: number): number {
  const limit = Math.min(text.length, from + longest + 1);
  let to = from + 1;
  while (to < limit && kinds[text.charCodeAt(to)] === kind) to += 1;
  return to;
}
