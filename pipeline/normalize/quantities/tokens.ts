/** A sentence as tokens: numbers, words, currency signs and single symbols, each at its place. */
import numbers from "../../lexicon/en/numbers.json" with { type: "json" };
import { bareMoneyForms, moneyForms } from "../../lexicon/units.ts";
import type { Span } from "../../model/span.ts";
import { wordAt, wordClass } from "../grammar/word-classes.ts";
import { plainEnd, plainKind } from "./plain.ts";
import { rolesOfNumber } from "./roles.ts";
import { type NumberStyle, withPoint } from "./style.ts";

export interface Token extends Span {
  /** As printed, with full-width letters, digits and signs made plain and decimals behind a point. */
  text: string;
  lower: string;
  kind: "number" | "word" | "currency" | "symbol";
  /** True when no space stands before it. */
  glued: boolean;
  /** What its word is by itself, as bits of `wordClass`; 0 for numbers and symbols. */
  classes: number;
  /** What it can be beside a number, as bits of `role`. */
  roles: number;
}

/** Whether a token is a word of any of these classes. */
export const is = (token: Token | undefined, bits: number): boolean =>
  token !== undefined && (token.classes & bits) !== 0;

/** Whether a token has any of these roles. */
export const can = (token: Token | undefined, bits: number): boolean =>
  token !== undefined && (token.roles & bits) !== 0;

const escapeForPattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/** Longest first, so that "US$" is not read as "US" and "$"; signs of one character are found by their class. */
const currencySigns = [...moneyForms, ...bareMoneyForms]
  .flatMap(({ symbols }) => symbols)
  .filter((symbol) => symbol.length > 1 || /[\p{L}\p{Lo}]/u.test(symbol))
  .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  .map(escapeForPattern)
  .join("|");
const codesThatAre = (also: "word" | "abbreviation" | null): string =>
  moneyForms
    .filter(({ codeAlso }) => codeAlso === also)
    .map(({ code }) => code)
    .join("|");

/** What follows a sign that stands before its amount: perhaps a space, a bracket or a minus, then a digit. */
const amountAhead = "(?=\\s?\\(?[-\u2212\u2013]?\\.?\\d)";
/** A code that means something else as well is a currency only before an amount with a scale, and an abbreviation before a grouped one too. */
const scaled =
  "(?=\\s?\\d[\\d.,]{0,9}\\s?-?(?:[kKmMbBtT]|[bmt]n|bln|mln|thousand|million|billion|trillion|crore|lakh)(?!\\p{L}))";
const asciiSigns = moneyForms.flatMap((form) => form.asciiSigns).join("|");
const grouped = "(?=\\s?\\d{1,3},\\d{3})";
const codes = `(?=[A-Z]{3}\\s?[(\u2212\u2013.\\d-])(?:(?:${codesThatAre(null)})${amountAhead}|(?:${codesThatAre("word")})${scaled}|(?:${codesThatAre("abbreviation")})(?:${scaled}|${grouped}))|(?:${asciiSigns})(?=\\d)(?:${scaled}|${grouped})`;
const signs = `(?<![\\p{L}\\p{N}])(?:(?:${currencySigns})${amountAhead}|${codes})|\\p{Sc}`;

/** A minus belongs to the number only where no number or word stands before it: "-1.3%", "$-50bn", not "2014-2023". */
const minus = "(?:(?<=^|[\\s(\\[\\p{Sc}])[-\u2212\u2013](?=\\.?\\d))?";
/** Digits with whatever may stand inside a number, well formed or not: grouping, a decimal sign, a fraction bar. `digits.ts` reads it. */
const digits = "(?:(?<![\\d\\p{L}])\\.)?\\d{1,200}(?:[.,'\u2019/\u00b7\u00a0\u2007\u2009\u202f]\\d{1,200}){0,50}";

/** Every repetition is bounded: an engine that goes back keeps a place for each turn, and a line may be as long as a file. */
const inWord = "[\\p{L}\\p{M}\\p{N}]{0,200}";

/**
 * Alternatives in order: a currency sign or code before a digit or standing alone as a sign; a number; a vulgar fraction; a word
 * with inner hyphens and full stops between single letters (U.S.), or with digits and their decimals (v2.4.1); a long run of one character; any other character.
 */
const tokenPattern = new RegExp(
  [
    `(${signs})`,
    `(${minus}(?:${digits})|[\u00bc-\u00be\u2150-\u215e])`,
    `((?:\\p{L}\\.){2,20}|\\p{L}${inWord}(?:(?<=\\d)[.,]\\d${inWord}){0,20}(?:[-'\u2019&\u2011]\\p{L}${inWord}){0,50})`,
    "([^\\s\\p{L}\\p{N}])\\4{7,200}",
    "\\S",
  ].join("|"),
  "gu",
);

/** The tokens of a sentence, in order; every character that is not white space belongs to exactly one. `style` is that of its document. */
export function tokenize(text: string, style: NumberStyle = "point"): Token[] {
  const tokens: Token[] = [];
  const read = plain(text);
  for (let at = spaceEnd(read, 0); at < read.length; at = spaceEnd(read, at)) {
    const end = plainEnd(read, at);
    if (end < 0) at = addToken(read, at, tokens, style);
    else {
      add(read, { start: at, end }, plainKind(read, at), tokens, style);
      at = end;
    }
  }
  return tokens;
}

/** Adds the token of a span, in its parts where it is a hyphenated word that falls into them. */
function add(read: string, span: Span, kind: Token["kind"], tokens: Token[], style: NumberStyle): void {
  const { start, end } = span;
  const last = tokens[tokens.length - 1];
  const glued = last !== undefined && last.end === start;
  if (kind === "number") {
    const printed = read.slice(start, end);
    const text = style === "comma" ? withPoint(printed) : printed;
    tokens.push({ start, end, text, lower: text, kind, glued, classes: 0, roles: rolesOfNumber(text) });
    return;
  }
  const { text, lower, classes, roles } = wordAt(read, start, end);
  const afterDigits = glued && last.kind === "number";
  const joined = kind === "word" && (afterDigits || (classes & wordClass.numeral) !== 0) && text.includes("-");
  if (joined && addParts(read, span, afterDigits, tokens, style)) return;
  tokens.push({ start, end, text, lower, kind, glued, classes: kind === "symbol" ? 0 : classes, roles });
}

function spaceEnd(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 32) at += 1;
  return at;
}

/** Adds the next token of any kind from an index on, and gives the index after it. */
function addToken(read: string, from: number, tokens: Token[], style: NumberStyle): number {
  tokenPattern.lastIndex = from;
  const match = tokenPattern.exec(read);
  if (match === null) return read.length;
  const [printed, currency, number, word] = match;
  const kind =
    currency !== undefined ? "currency" : number !== undefined ? "number" : word !== undefined ? "word" : "symbol";
  const start = match.index;
  const end = tokenPattern.lastIndex;
  if (kind === "number" && hasJoint(printed, tokens)) {
    add(read, { start, end: start + 1 }, "symbol", tokens, style);
    add(read, { start: start + 1, end }, "number", tokens, style);
  } else add(read, { start, end }, kind, tokens, style);
  return end;
}

/** Adds the parts of a hyphenated word, unless it is of one piece. */
function addParts(read: string, span: Span, afterDigits: boolean, tokens: Token[], style: NumberStyle): boolean {
  const { start, end } = span;
  const parts = partsOf(read.slice(start, end), afterDigits, () => namesTenor(read, end));
  if (parts.length < 2) return false;
  for (const { at, text, kind } of parts) {
    const part = { start: start + at, end: start + at + text.length };
    add(read, part, kind, tokens, style);
  }
  return true;
}

/** Full-width forms as their plain ones, one character for one: "＄１２" is "$12". */
const plain = (text: string): string =>
  wide.test(text)
    ? text
        .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
        .replace(/[\uffe0\uffe1\uffe5\uffe6]/g, (sign) => wideSigns[sign] ?? sign)
    : text;
const wide = /[\uff01-\uffe6]/;
const wideSigns: Record<string, string> = {
  "\uffe0": "\u00a2",
  "\uffe1": "\u00a3",
  "\uffe5": "\u00a5",
  "\uffe6": "\u20a9",
};

/** After a smaller number or after a per cent sign a hyphen is no minus: "10 -15 percent" is a range, "the index of 50 -1.3%" is none. */
function hasJoint(printed: string, tokens: readonly Token[]): boolean {
  const before = tokens.at(-1);
  const rises = before?.kind === "number" && Number.parseFloat(before.text) < Number.parseFloat(printed.slice(1));
  return /^[-\u2212\u2013]/.test(printed) && (rises || before?.text === "%");
}

const scaleWords = new Set(Object.keys(numbers.scales));
const letters = new Set(Object.keys(numbers.gluedScales));
const numberWords = new Set([...Object.keys(numbers.cardinals), "half", "quarter"]);

const cardinalWords = new Set(Object.keys(numbers.cardinals));
const compoundUnits = new Set(numbers.compoundUnits);

/** "three-hour", "six-month-long": a number word joined to a unit; "three-storey", "one-way" and "two-year-olds" stay whole. */
const isMeasured = (parts: readonly string[]): boolean =>
  cardinalWords.has(parts[0]?.toLowerCase() ?? "") &&
  compoundUnits.has(parts[1] ?? "") &&
  !/^olds?$/i.test(parts[2] ?? "");

const tenors = new RegExp(`^ (?:\\p{L}{1,20} ){0,2}(?:${numbers.tenorNouns.join("|")})s?(?!\\p{L})`, "u");
/** "the two-year Treasury yield": the number is part of what the paper is called. */
const namesTenor = (text: string, at: number): boolean => tenors.test(text.slice(at, at + 60));

interface Part {
  at: number;
  text: string;
  kind: "word" | "symbol";
}

/**
 * A hyphenated word in which a scale follows numbers or stands first falls into its parts: "million-dollar", "two-million-euro", "half-billion",
 * and after digits one that begins with the letter of a scale: "10m-a-year".
 * A number word joined to a unit does so too: "three-hour". "twenty-one" and "multi-million" stay whole.
 */
function partsOf(word: string, afterDigits: boolean, isName: () => boolean): Part[] {
  const parts = word.split("-");
  const scale =
    afterDigits && letters.has(parts[0]?.toLowerCase() ?? "")
      ? 0
      : parts.findIndex((part) => scaleWords.has(part.toLowerCase()));
  const numbersBefore = parts.slice(0, Math.max(scale, 0)).every((part) => numberWords.has(part.toLowerCase()));
  const measured = isMeasured(parts) && !isName();
  if (!measured && (scale < 0 || !numbersBefore)) return [{ at: 0, text: word, kind: "word" }];
  const found: Part[] = [];
  let at = 0;
  for (const part of parts) {
    if (at > 0) found.push({ at: at - 1, text: "-", kind: "symbol" });
    found.push({ at, text: part, kind: "word" });
    at += part.length + 1;
  }
  return found;
}

/** The part of a word before its first hyphen. */
export function firstPart(word: string): string {
  const hyphen = word.indexOf("-");
  return hyphen < 0 ? word : word.slice(0, hyphen);
}

/** Whether the words of a phrase stand in the tokens from an index on; gives the index after them, or -1. */
export function matchWords(tokens: readonly Token[], from: number, words: readonly string[]): number {
  if (from < 0) return -1;
  return words.every((word, offset) => tokens[from + offset]?.lower === word) ? from + words.length : -1;
}
