/** Numbers whose digits are set off with plain spaces: "1 234 567". */
import notFigures from "../../lexicon/en/not-figures.json" with { type: "json" };
import numbers from "../../lexicon/en/numbers.json" with { type: "json" };
import { wordClass } from "../grammar/word-classes.ts";
import { type Digits, parseDigits } from "./digits.ts";
import { is, type Token } from "./tokens.ts";
import { unitKindAt } from "./units.ts";

const months = new Set(notFigures.months);
const labels = new Set(notFigures.labels);
const scales = new Set(Object.keys(numbers.scales));

/**
 * The number at an index with the groups of three digits after it, and the index after them. Null when its own digits cannot be read; a rule when
 * numbers stand side by side and are not certainly one: a telephone number, a row of a table, "20 150 people".
 */
export function readRun(
  tokens: readonly Token[],
  from: number,
): (Digits & { to: number }) | { to: number; rule: string } | null {
  const first = tokens[from]?.text ?? "";
  let to = from + 1;
  if (goesOn(tokens, to) && !/^(?:1[5-9]|20)\d\d$/.test(first))
    while (goesOn(tokens, to) && !isMixed(tokens, to) && !isMeasured(tokens, to)) to += 1;
  if (to === from + 1) return isRest(tokens, from) ? null : numberTo(first, to);
  const groups = tokens.slice(from + 1, to).map((token) => token.text);
  const whole =
    /^[1-9]\d{0,2}$/.test(first) &&
    groups.length <= 5 &&
    groups.every((group, at) => (at === groups.length - 1 ? /^\d{3}(?:\.\d\d?)?$/ : /^\d{3}$/).test(group));
  const certain = whole && (groups.length > 1 || isCertain(tokens, from, to));
  const joined = certain ? numberTo([first, ...groups].join("\u00a0"), to) : null;
  return joined ?? { to, rule: "numbers side by side" };
}

function numberTo(printed: string, to: number): (Digits & { to: number }) | null {
  const read = parseDigits(printed);
  return read === null ? null : { digits: read.digits, decimals: read.decimals, to };
}

/** Whether a number with one space before it stands at an index. */
function goesOn(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== "number" || token.glued) return false;
  return /^\d/.test(token.text) && token.start === (tokens[at - 1]?.end ?? 0) + 1;
}

/** The end of a run of digits that is too long for one token. */
const isRest = (tokens: readonly Token[], from: number): boolean => {
  if (tokens[from]?.glued !== true) return false;
  const before = tokens[from - 1];
  const mark = before?.glued === true && /^[.,'\u2019/]$/.test(before.text);
  return (
    before?.kind === "number" ||
    (mark && (tokens[from - 2]?.text.length ?? 0) > 50 && tokens[from - 2]?.kind === "number")
  );
};

/** "2 1/2": the second number is a fraction. */
const isMixed = (tokens: readonly Token[], at: number): boolean => /^\d+\/\d+$/.test(tokens[at]?.text ?? "");

/** "Series 3 38mm": the second number has a unit glued to it and is no group of three digits. */
const isMeasured = (tokens: readonly Token[], at: number): boolean =>
  tokens[at + 1]?.glued === true && tokens[at]?.text.length !== 3 && unitKindAt(tokens, at + 1) === "measure";

/** One group alone ("25 000") is thousands where a currency or what is counted says so, and nothing before it takes a number. */
function isCertain(tokens: readonly Token[], from: number, to: number): boolean {
  const before = tokens[from - 1];
  if (before?.kind === "currency") return true;
  const takesNumber =
    before?.kind === "word" &&
    (months.has(before.lower) || labels.has(before.lower) || (from > 1 && /^\p{Lu}/u.test(before.text)));
  if (takesNumber) return false;
  const next = tokens[to];
  const counted = is(next, wordClass.plural) || scales.has(next?.lower ?? "") || unitKindAt(tokens, to) !== null;
  return counted || tokens[to - 1]?.text === "000";
}
