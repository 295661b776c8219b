/** References and numbers that only reach someone: "[12]", "(8).", "2015; 28: 685-690", "P.O. Box 6944", "347-966-3806", "401(k)", "911 calls". */
import words from "../../../lexicon/en/not-figures.json" with { type: "json" };
import type { Numeral } from "../numerals.ts";
import { role } from "../roles.ts";
import { can, type Token } from "../tokens.ts";
import { plainInteger, type Rule } from "./rule.ts";

export const referenceRules: Rule[] = [
  { name: "reference mark", of: "digits", refuses: isReference },
  { name: "reference to literature", of: "digits", refuses: isCitation },
  { name: "number to call or to write to", of: "digits", refuses: isContact },
];

const emergencies = new Set(["911", "999", "112", "988"]);
const emergency = new Set(words.emergency);

/** "[12]", "[3, 4]", "see (3)": a bare number in square brackets, alone in brackets at the start of a line, or in brackets at the end of a sentence. */
function isReference(tokens: readonly Token[], numeral: Numeral): boolean {
  const digits = plainInteger(tokens, numeral);
  if (digits === null || digits.length > 3) return false;
  const { from, to } = numeral;
  const [before, after] = [tokens[from - 1]?.text ?? "", tokens[to]?.text ?? ""];
  if ((before === "[" || before === ",") && (after === "]" || after === ",")) return inBrackets(tokens, from, "[");
  if (isNote(tokens, from)) return true;
  const listed =
    from === 0 ? /^[.)]$/.test(after) && tokens[to]?.glued === true : before === "(" && from === 1 && after === ")";
  return listed && tokens[to + 1] !== undefined;
}

/** A comma or a dash. */
const divides = (token: Token | undefined): boolean => token?.kind === "symbol" && can(token, role.joint);

function inBrackets(tokens: readonly Token[], from: number, bracket: string): boolean {
  for (let at = from - 1; at >= Math.max(0, from - 12); at -= 1) {
    const token = tokens[at];
    if (token?.text === bracket) return true;
    if (token?.kind !== "number" && !divides(token)) return false;
  }
  return false;
}

/** "helps rowers (8).", "lasts (10, 11);", "(27-29).": nothing but numbers in brackets that end a sentence or a part of it, where no list of numbers in brackets leads to them. */
function isNote(tokens: readonly Token[], from: number): boolean {
  if (!inBrackets(tokens, from, "(")) return false;
  let to = from;
  while (to < from + 12 && (tokens[to]?.kind === "number" || divides(tokens[to]))) to += 1;
  if (tokens[to]?.text !== ")" || !/^[.;]$/.test(tokens[to + 1]?.text ?? ".")) return false;
  return !tokens.slice(0, from).some(({ text }, at) => text === "(" && isListed(tokens, at));
}

/** "Kenya (9) and": a number in brackets in the middle of a sentence. */
const isListed = (tokens: readonly Token[], at: number): boolean =>
  tokens[at + 1]?.kind === "number" &&
  /^[),]$/.test(tokens[at + 2]?.text ?? "") &&
  !/^[.;]$/.test(closing(tokens, at)?.text ?? ".");

/** The token after the bracket that closes what opens at an index. */
function closing(tokens: readonly Token[], at: number): Token | undefined {
  const end = tokens.slice(at, at + 14).findIndex(({ text }) => text === ")");
  return end < 0 ? undefined : tokens[at + end + 1];
}

const isDash = (token: Token | undefined): boolean => token?.text === "-" || token?.text === "\u2013";

/** "2015; 28: 685-690", "12(3): 45-50": the volume and the pages of a journal. */
function isCitation(tokens: readonly Token[], numeral: Numeral): boolean {
  const { from, to } = numeral;
  if (tokens[from]?.kind !== "number") return false;
  const isYear = (at: number): boolean => /^(?:19|20)\d\d$/.test(tokens[at]?.text ?? "");
  const volume = tokens[from - 1]?.text === ";" && isYear(from - 2) && tokens[to]?.text === ":";
  const start = isDash(tokens[from - 1]) ? from - 2 : from;
  const pages = tokens[start - 1]?.text === ":" && tokens[start - 3]?.text === ";" && isYear(start - 4);
  return volume || pages;
}

/** "911 calls", "347-966-3806", "P.O. Box 69440", "Ash, CA 90069", "her 401(k)". */
function isContact(tokens: readonly Token[], numeral: Numeral): boolean {
  const digits = plainInteger(tokens, numeral);
  if (digits === null) return false;
  const { from, to } = numeral;
  const [before, after] = [tokens[from - 1], tokens[to]];
  if (emergencies.has(digits) && emergency.has(after?.lower ?? "")) return true;
  if (before?.lower === "box" && can(before, role.upper)) return true;
  if (digits.length === 5 && /^[A-Z]{2}$/.test(before?.text ?? "") && /^[,.]$/.test(tokens[from - 2]?.text ?? ""))
    return true;
  const letter = after?.text === "(" && after.glued && /^\p{Ll}$/u.test(tokens[to + 1]?.text ?? "");
  return (letter && tokens[to + 2]?.text === ")") || isTelephone(tokens, from);
}

/** Three or more numbers in a chain of hyphens of which one has three digits or more: "1-800-555-0199". */
function isTelephone(tokens: readonly Token[], at: number): boolean {
  const joins = (index: number): boolean =>
    tokens[index]?.glued === true &&
    tokens[index + 1]?.glued === true &&
    (tokens[index]?.text === "." || isDash(tokens[index]));
  const isNumber = (index: number): boolean => /^\d{1,4}$/.test(tokens[index]?.text ?? "");
  if (!joins(at - 1) && !joins(at + 1)) return false;
  let [first, last] = [at, at];
  while (first > at - 8 && joins(first - 1) && isNumber(first - 2)) first -= 2;
  while (last < at + 8 && joins(last + 1) && isNumber(last + 2)) last += 2;
  const chain = tokens.slice(first, last + 1).filter(({ kind }) => kind === "number");
  return chain.length > 2 && chain.every(({ text }, index) => index === 0 || text.length > 2);
}
