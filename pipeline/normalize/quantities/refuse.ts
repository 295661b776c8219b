/** Numerals that are no figures: dates, years, times of day, ordinals, labels and numbers inside names. */
import measures from "../../lexicon/en/measures.json" with { type: "json" };
import words from "../../lexicon/en/not-figures.json" with { type: "json" };
import { isFunctionWord, isPlural, isPreposition } from "../../lexicon/words.ts";
import type { Numeral } from "./numerals.ts";
import type { Token } from "./tokens.ts";

const labels = new Set(words.labels);
const months = new Set(words.months);
const yearPrepositions = new Set(words.yearPrepositions);
const clock = new Set(words.clock);
const ordinalEndings = new Set(words.ordinalEndings);
const measureWords = new Set([...measures.levels, ...measures.counts]);
const pronounOne = new Set(words.pronounOne);

/** Why a numeral is no figure, by the name of the rule, or null when it is one. */
export function refusal(tokens: readonly Token[], numeral: Numeral): string | null {
  return rules.find((rule) => rule.refuses(tokens, numeral))?.name ?? null;
}

interface Rule {
  name: string;
  refuses(tokens: readonly Token[], numeral: Numeral): boolean;
}

const rules: Rule[] = [
  { name: "ordinal or decade", refuses: isOrdinal },
  { name: "time of day", refuses: isTime },
  { name: "day of a date", refuses: isDayOfDate },
  { name: "year", refuses: isYear },
  { name: "part of a longer number", refuses: isPartOfNumber },
  { name: "number in a name", refuses: isName },
  { name: "numbered label", refuses: isLabel },
  { name: "score", refuses: isScore },
  { name: "rank", refuses: isRank },
  { name: "one as a pronoun", refuses: isPronoun },
];

const plainInteger = (tokens: readonly Token[], { from, to }: Numeral): string | null => {
  const text = tokens[from]?.text ?? "";
  return to === from + 1 && /^\d+$/.test(text) ? text : null;
};

const hasCurrency = (tokens: readonly Token[], at: number): boolean => tokens[at]?.kind === "currency";

/** "10th", "1990s", "the 2000s". */
function isOrdinal(tokens: readonly Token[], { to }: Numeral): boolean {
  const next = tokens[to];
  return (
    next?.glued === true &&
    ordinalEndings.has(next.lower) &&
    /\d$/.test(tokens[to - 1]?.text ?? "") &&
    !hasCurrency(tokens, to - 2)
  );
}

/** "7:37", "07.30 GMT", "9 am", "0800 GMT", "5 o'clock". */
function isTime(tokens: readonly Token[], { from, to }: Numeral): boolean {
  const before = tokens[from - 1];
  const after = tokens[to];
  if (before?.text === ":" && before.glued && tokens[from]?.glued && tokens[from - 2]?.kind === "number") return true;
  if (after?.text === ":" && after.glued && tokens[to + 1]?.glued && tokens[to + 1]?.kind === "number") return true;
  return (
    after !== undefined &&
    clock.has(after.lower) &&
    after.lower !== "hours" &&
    /^\d{1,2}(\.\d\d)?$|^\d{4}$/.test(tokens[from]?.text ?? "")
  );
}

/** "20 June", "June 20", "Feb. 21", "July 2, 2013", "3-5 May", "Sept. 20-24". */
function isDayOfDate(tokens: readonly Token[], numeral: Numeral): boolean {
  const digits = plainInteger(tokens, numeral);
  if (digits === null || Number(digits) < 1 || Number(digits) > 31) return false;
  const { from, to } = numeral;
  if (isMonth(tokens[to]) || isMonthBefore(tokens, from)) return true;
  if (joins(tokens[to]) && tokens[to + 1]?.kind === "number" && isMonth(tokens[to + 2])) return true;
  return joins(tokens[from - 1]) && tokens[from - 2]?.kind === "number" && isMonthBefore(tokens, from - 2);
}

const joins = (token: Token | undefined): boolean => token !== undefined && /^([-\u2013]|and|to)$/.test(token.lower);

const isMonthBefore = (tokens: readonly Token[], at: number): boolean =>
  isMonth(tokens[at - 1]) ||
  (tokens[at - 1]?.text === "." && tokens[at - 1]?.glued === true && isMonth(tokens[at - 2]));

/** "may", "march" and "mar" are months only where they are capitalised. */
const isMonth = (token: Token | undefined): boolean =>
  token !== undefined && months.has(token.lower) && (!/^mar?(y|ch)?$/.test(token.lower) || /^[A-Z]/.test(token.text));

/** Four bare digits that stand where a year stands. */
function isYear(tokens: readonly Token[], numeral: Numeral): boolean {
  const digits = plainInteger(tokens, numeral);
  if (digits === null || !/^(1[5-9]|20|21)\d\d$/.test(digits)) return false;
  const { from, to } = numeral;
  if (hasCurrency(tokens, from - 1)) return false;
  const before = tokens[from - 1]?.lower ?? "";
  if (before === "of" && measureWords.has(tokens[from - 2]?.lower ?? "")) return false;
  if (yearPrepositions.has(before) || months.has(before) || before === "," || before === "(") return true;
  const after = tokens[to];
  return (
    after === undefined ||
    after.kind !== "word" ||
    !(isPlural(after.text) || isPlural(tokens[to + 1]?.text ?? "")) ||
    isPreposition(after.lower)
  );
}

/** Pieces of telephone numbers, versions, scores, addresses and identifiers: "0207 782 4368", "2.4.1", "192-168". */
function isPartOfNumber(tokens: readonly Token[], { from, to }: Numeral): boolean {
  const before = tokens[from - 1];
  const after = tokens[to];
  const start = tokens[from];
  const digits = start?.kind === "number";
  if (!digits) return false;
  if (/^0\d/.test(start.text)) return true;
  if (before?.text === "." && before.glued && tokens[from - 2]?.kind === "number" && start.glued) return true;
  if (after?.text === "." && after.glued && tokens[to + 1]?.kind === "number" && tokens[to + 1]?.glued) return true;
  return before?.kind === "number" && to === from + 1 && /^\d{3,}$/.test(start.text) && /^\d+$/.test(before.text);
}

/** A digit glued to a name ("CN-235", "F-16", "G20", "Covid-19") or after a capitalised name that counts nothing ("Boeing 747"). */
function isName(tokens: readonly Token[], { from, to, form }: Numeral): boolean {
  if (form !== "digits") return false;
  const before = tokens[from - 1];
  const dash = before !== undefined && /^[-\u2010-\u2015/]$/.test(before.text) && before.glued && tokens[from]?.glued;
  const name = dash ? tokens[from - 2] : before;
  if (dash && name?.kind === "word" && !words.degrees.includes(name.lower)) return true;
  if (before?.kind === "symbol" && /^[#@_]$/.test(before.text)) return true;
  if (tokens[from]?.glued && before?.kind === "word") return true;
  if (
    before?.kind === "word" &&
    (/\p{Ll}\p{Lu}/u.test(before.text) || /^\p{Lu}$/u.test(before.text)) &&
    before.text !== "A"
  )
    return true;
  if (/^[-\u2212]/.test(tokens[from]?.text ?? "") && /^\p{Lu}{3}/u.test(before?.text ?? "")) return true;
  const glued = tokens[to];
  if (
    glued?.glued &&
    glued.kind === "word" &&
    /^[A-Z]$/.test(glued.text) &&
    !hasCurrency(tokens, from - 1) &&
    tokens[to - 1]?.kind === "number"
  ) {
    return !/^[kKmMbBtTWgL]$/.test(glued.text);
  }
  return false;
}

/** "No. 5", "Section 3", "Flight 370", "Phase 2": a label, then a bare number that counts nothing. */
function isLabel(tokens: readonly Token[], numeral: Numeral): boolean {
  const digits = plainInteger(tokens, numeral);
  if (digits === null) return false;
  const before = tokens[numeral.from - 1];
  const label = before?.text === "." ? tokens[numeral.from - 2] : before;
  const after = tokens[numeral.to];
  const counted = after?.kind === "word" && (isPlural(after.text) || isPlural(tokens[numeral.to + 1]?.text ?? ""));
  if (label?.kind !== "word") return false;
  if (labels.has(label.lower)) return true;
  const opening = numeral.from - 1 === 0 && isFunctionWord(label.lower);
  return !counted && !opening && /^\p{Lu}/u.test(label.text) && !isPreposition(label.lower) && digits.length <= 4;
}

/** "won 2-1", "a 2-2 draw": two small numbers joined by a hyphen that do not rise. */
function isScore(tokens: readonly Token[], { from, to }: Numeral): boolean {
  const own = tokens[from];
  if (own === undefined || !/^\d{1,3}$/.test(own.text) || to !== from + 1) return false;
  const partner = tokens[to]?.text === "-" && tokens[to]?.glued ? tokens[to + 1] : undefined;
  if (partner?.glued && /^\d{1,3}$/.test(partner.text)) return Number(partner.text) <= Number(own.text);
  const first = tokens[from - 1]?.text === "-" && own.glued ? tokens[from - 2] : undefined;
  return first?.kind === "number" && tokens[from - 1]?.glued === true && Number(first.text) >= Number(own.text);
}

/** "the bottom three", "the top 10" without a noun that is counted. */
function isRank(tokens: readonly Token[], { from, to }: Numeral): boolean {
  const before = tokens[from - 1]?.lower ?? "";
  return (
    (before === "top" || before === "bottom") &&
    !isPlural(tokens[to]?.text ?? "") &&
    !isPlural(tokens[to + 1]?.text ?? "")
  );
}

/** "one of the largest", "no one", "the one that": a number only before a noun it counts ("one boat"). */
function isPronoun(tokens: readonly Token[], { from, to, form, low }: Numeral): boolean {
  if (form !== "words" || low !== 1 || tokens[from]?.lower !== "one") return false;
  const before = tokens[from - 1]?.lower;
  if (
    before === "no" ||
    before === "any" ||
    before === "every" ||
    before === "the" ||
    before === "this" ||
    before === "each" ||
    before === "that"
  )
    return true;
  const next = tokens[to];
  return next === undefined || next.kind !== "word" || pronounOne.has(next.lower);
}
