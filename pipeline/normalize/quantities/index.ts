/** Quantities of one sentence: numerals are found, refused or given a unit, joined into ranges and bounded, in this order. */
import changes from "../../lexicon/en/changes.json" with { type: "json" };
import words from "../../lexicon/en/numbers.json" with { type: "json" };
import { cardinals } from "../../lexicon/numbers.ts";
import { unitEntry } from "../../lexicon/units.ts";
import type { Bound, Value } from "../../model/claim.ts";
import type { Span } from "../../model/span.ts";
import { wordClass } from "../grammar/word-classes.ts";
import { boundValue, hedgeAfter, readBound } from "./bounds.ts";
import { compoundOf, withArticle } from "./compound.ts";
import { isOccurrence, isTeam, orTwo, perThousand, portionOf, timeOf } from "./few.ts";
import { countedFigure, type Figure } from "./figure.ts";
import { isOneIn, isSignOfPart } from "./fractions.ts";
import { type NounReading, readNoun } from "./nouns.ts";
import { exactly, type Numeral, readNumerals } from "./numerals.ts";
import { pointAfter } from "./points.ts";
import { refusal } from "./refuse.ts";
import { shareWithRestated } from "./restated.ts";
import type { NumberStyle } from "./style.ts";
import { is, type Token, tokenize } from "./tokens.ts";
import { rateBehind, readRate, readUnit, type UnitReading } from "./units.ts";

export interface Quantity {
  /** The number with its unit, bound words and counted noun, in the sentence. */
  span: Span;
  /** The same as token indexes, half-open. */
  from: number;
  to: number;
  value: Value;
  /** What the words beside it say of the number, for a range too ("about 10 to 15"). */
  hedge: Bound;
  /** As in a claim; null when neither a unit nor a counted noun stands beside the number. */
  unit: string | null;
  noun: NounReading | null;
  form: Numeral["form"];
  /** What the printed number was multiplied by for its unit: 0.01 for cents, else 1. */
  factor: number;
  /** The word or sign for a currency that several countries share, when one stands beside the number; else null. */
  bare: string | null;
}

/** A number that is no figure, with the name of the rule that says so. */
export interface Refused {
  span: Span;
  rule: string;
}

export interface Reading {
  tokens: Token[];
  quantities: Quantity[];
  refused: Refused[];
}

/** Every quantity of a sentence, left to right. `style` is how its document writes numbers. */
export function findQuantities(text: string, style: NumberStyle = "point"): Reading {
  const tokens = tokenize(text, style);
  const figures: Figure[] = [];
  const { numerals, unread } = readNumerals(tokens);
  const refused = unread.map(({ from, to, rule }): Refused => ({ span: spanOf(tokens, from, to), rule }));
  const named = new Set<string>();
  for (const numeral of numerals) {
    if (numeral.from < (figures.at(-1)?.to ?? 0)) continue;
    const digits = tokens[numeral.from]?.text ?? "";
    const figure = figureOf(tokens, numeral);
    const rule = typeof figure === "string" ? figure : figure.unit === null && named.has(digits) ? inName : null;
    if (rule === inName || rule === "numbered label") named.add(digits);
    if (rule !== null) refused.push({ span: spanOf(tokens, numeral.from, numeral.to), rule });
    else if (typeof figure !== "string") figures.push(figure);
  }
  const found = joinRanges(tokens, figures).map((figure) => quantityOf(tokens, figure));
  const quantities = shareWithRestated(tokens, found);
  return { tokens, quantities, refused: refused.sort((a, b) => a.span.start - b.span.start) };
}

/** Whether a text can hold a number at all: a digit, a fraction sign or the beginning of a number word. Most sentences of prose do not. */
export const mayHoldNumber = (text: string): boolean => anyDigit.test(text) || numberStart.test(text);

const numberWords = [words.cardinals, words.scales, words.vague, words.parts, words.multiples].flatMap(Object.keys);
const numberStart = new RegExp(`(?:\\b|_)(?:${[...numberWords, ...words.unreadScales].join("|")})`, "i");
const anyDigit = /[\d\uff10-\uff19\u00bc-\u00be\u2150-\u215e]/;

/** A number that was part of a name is no figure where it stands again without a unit: "the Phone 11 and 11 Pro". */
const inName = "number in a name";

const spanOf = (tokens: readonly Token[], from: number, to: number): Span => ({
  start: tokens[from]?.start ?? 0,
  end: tokens[to - 1]?.end ?? 0,
});

/** A numeral with its unit or counted noun, or the name of the rule by which it is no figure. */
function figureOf(tokens: readonly Token[], numeral: Numeral): Figure | string {
  const hedged = hedgedInside(tokens, numeral);
  if (hedged !== null) return hedged;
  const part = numeral.form === "fraction" ? partOfPoint(tokens, numeral) : null;
  if (part !== null) return part;
  const unit = readUnit(tokens, numeral);
  const rule = unit === null && !opensRange(tokens, numeral) ? refusal(tokens, numeral) : null;
  if (rule !== null) return rule;
  const { from, to, form } = numeral;
  if (unit?.unit === "ratio" && isOccurrence(tokens, numeral, unit.to)) return occurrence(tokens, numeral, unit);
  if (unit !== null && !isOneIn(tokens, numeral)) return measuredFigure(tokens, numeral, unit);
  if (form === "fraction") return isSignOfPart(tokens, numeral) ? portionOf(tokens, numeral) : shareFigure(numeral);
  const few = orTwo(tokens, numeral);
  if (few !== null) return few;
  const magnitude = magnitudeBefore(tokens, from);
  if (magnitude >= 0) return countedFigure(numeral, { from: magnitude, to, unit: "magnitude", noun: null });
  if (isTeam(tokens, numeral)) return countedFigure(numeral, { from, to: to + 2, unit: "person", noun: null });
  if (form === "multiple") return countedFigure(numeral, { from, to, unit: "ratio", noun: null });
  return nounFigure(tokens, numeral);
}

/** "500 or more workers", "300 or so boats": the bound stands between the number and its noun or unit. */
function hedgedInside(tokens: readonly Token[], numeral: Numeral): Figure | null {
  const hedge = hedgeAfter(tokens, numeral.to);
  if (hedge === null || tokens[hedge.to]?.kind !== "word" || is(tokens[hedge.to], wordClass.function)) return null;
  const figure = figureOf(tokens, { ...numeral, to: hedge.to });
  return typeof figure === "string" || figure.unit === null ? null : { ...figure, hedge: hedge.bound };
}

/** A numeral with the noun that it counts, and what that is per. */
function nounFigure(tokens: readonly Token[], numeral: Numeral): Figure | string {
  const { from, to, low, form } = numeral;
  const of = tokens[to]?.lower === "of" && form === "vague" ? 1 : 0;
  const noun = readNoun(tokens, to + of, low);
  if (noun === null && form === "words" && low === 1 && !rangeSigns.has(tokens[to]?.lower ?? ""))
    return "one of nothing counted";
  if (noun === null) return countedFigure(numeral, { from, ...perThousand(tokens, numeral), noun });
  const stretch = timeOf(tokens, noun);
  if (stretch !== null) return countedFigure(numeral, { from, to: noun.to, unit: stretch, noun: null });
  if (noun.head === "") return countedFigure(numeral, { from, to: noun.to, unit: noun.head, noun });
  const rate = rateAfter(tokens, noun.head, noun.to);
  const unit = rate?.unit ?? rateBehind(tokens, noun.head, noun.to) ?? noun.head;
  return countedFigure(numeral, { from, to: rate?.to ?? noun.to, unit, noun });
}

/** A third is 33.3 percent. */
function shareFigure({ from, to, low, high, form }: Numeral): Figure {
  const precision = Number.isInteger(percent(low)) ? 1 : 0.1;
  const share = { from, to, low: percent(low), high: percent(high), precision, scale: 1, form };
  return countedFigure(share, { from, to, unit: "percent", noun: null });
}

/** A numeral with the unit beside it and what that is per. */
function measuredFigure(tokens: readonly Token[], numeral: Numeral, unit: UnitReading): Figure {
  const { low, high, precision, form } = numeral;
  const { from, factor } = unit;
  const whole = compoundOf(tokens, unit, low) ?? withArticle(tokens, unit, low);
  if (whole !== null) return { ...whole, high: whole.low, precision: 1, form, noun: null, factor: 1, bare: null };
  const rate = rateAfter(tokens, unit.unit, unit.to);
  return {
    from,
    to: rate?.to ?? unit.to,
    low: exactly(low * factor),
    high: exactly(high * factor),
    precision: exactly(precision * factor),
    form,
    unit: rate?.unit ?? rateBehind(tokens, unit.unit, unit.to) ?? unit.unit,
    noun: null,
    factor,
    bare: rate === null ? unit.bare : null,
  };
}

/** "a quarter of a percentage point", "half a point": a part of a point, no share of the whole. */
function partOfPoint(tokens: readonly Token[], numeral: Numeral): Figure | null {
  const point = pointAfter(tokens, numeral.to);
  if (point === null) return null;
  return {
    ...countedFigure(numeral, { from: numeral.from, to: point.to, unit: point.unit, noun: null }),
    precision: 0.01,
  };
}

/** What a unit is per; "$6.8 billion a year earlier" is no rate. */
function rateAfter(tokens: readonly Token[], unit: string, to: number): ReturnType<typeof readRate> {
  const rate = readRate(tokens, unit, to);
  return rate !== null && timeAdverbs.has(tokens[to + 2]?.lower ?? "") ? null : rate;
}

const timeAdverbs = new Set(["ago", "earlier", "later", "before", "after", "previously", "prior"]);

/** "fined three times", "three times a day": how often. */
function occurrence(tokens: readonly Token[], numeral: Numeral, { to }: UnitReading): Figure {
  const noun = { head: "time", phrase: "times", from: to - 1, to };
  const rate = rateAfter(tokens, "time", to);
  return countedFigure(numeral, { from: numeral.from, to: rate?.to ?? to, unit: rate?.unit ?? "time", noun });
}

/** "one to two years": what looks like a pronoun is the lower end of a range. */
const opensRange = (tokens: readonly Token[], { to, form }: Numeral): boolean =>
  form === "words" && /^(to|or)$/.test(tokens[to]?.lower ?? "") && readsAsNumber(tokens[to + 1]?.lower);

const readsAsNumber = (word: string | undefined): boolean => word !== undefined && cardinals.has(word);

/** One third is 33.3 percent. */
const percent = (share: number): number => Number((share * 100).toPrecision(4));

/** "magnitude 6.4", "magnitude-6.4", "a magnitude of 6.4": the index of the word, or -1. */
function magnitudeBefore(tokens: readonly Token[], from: number): number {
  const before = tokens[from - 1]?.lower;
  if (before === magnitudeWord) return from - 1;
  return (before === "of" || before === "-") && tokens[from - 2]?.lower === magnitudeWord ? from - 2 : -1;
}

const magnitudeWord = unitEntry("magnitude").word;

/** "ranges from 5 to 7" is a range; "rose from 5 to 7" gives two values. */
const ranging = new Set(words.ranging);
/** "rose (nearly) 18 cents to $23" is a change and a level. */
const changing = new Set([...changes.up, ...changes.down]);
const rangeSigns = new Set(["-", "\u2013", "\u2014", "to", "and", "or"]);

/** "10 to 15 percent", "$40–50bn", "between 5 and 7 million", "three or four years": two figures become one range; a chain ("160 to 180 to 200") does not. */
function joinRanges(tokens: readonly Token[], figures: readonly Figure[]): Figure[] {
  const joined: Figure[] = [];
  for (const figure of figures) {
    const last = joined.at(-1);
    const chained = tokens[figure.from - 1]?.lower === "to" && follows(tokens, joined.at(-2), last);
    const range = last && !chained ? rangeOf(tokens, last, figure) : null;
    if (range !== null) joined.pop();
    joined.push(range ?? figure);
  }
  return joined;
}

/** Whether "to" and nothing else stands between two figures. */
const follows = (tokens: readonly Token[], first: Figure | undefined, second: Figure | undefined): boolean =>
  first !== undefined && second?.from === first.to + 1 && tokens[first.to]?.lower === "to";

function rangeOf(tokens: readonly Token[], first: Figure, second: Figure): Figure | null {
  const sign = tokens[first.to];
  if (sign === undefined || second.from !== first.to + 1 || !rangeSigns.has(sign.lower)) return null;
  const before = tokens[first.from - 1]?.lower;
  const joint = sign.lower === "and" && before === "between" ? "between" : sign.lower;
  const ahead = first.unit === second.unit && !is(tokens[first.from - 1], wordClass.past | wordClass.endsInEd);
  const hedged = first.unit === "percent" ? first.from : readBound(tokens, first.from, first.to).from;
  const verb = tokens[hedged - 1]?.lower ?? "";
  const stated = verb === "by" || (changing.has(verb) && !(ahead && first.unit === "percent"));
  if (joint === "and" || (joint === "to" && first.unit !== null && stated)) return null;
  if (joint === "to" && before === "from" && !ranging.has(tokens[first.from - 2]?.lower ?? "")) return null;
  if (joint === "to" && stated && second.high > first.low * far) return null;
  const bare = first.unit === null;
  const unit = second.unit ?? (tokens[first.from]?.kind === "currency" ? first.unit : null);
  const differ = first.unit !== unit && !unit?.startsWith(`${first.unit} per `);
  if ((unit === null && joint === "or") || (!bare && differ) || (joint === "or" && !bare)) return null;
  const scale = sharedScale(first, second);
  const low = first.low * scale;
  if (low >= second.high) return null;
  const start = before === "between" ? first.from - 1 : first.from;
  const precision = Math.min(first.precision * scale, second.precision);
  return { ...second, from: start, low, precision, unit };
}

/** "fell by 1,200 to 14,300" is a change and a level: no range is so wide. */
const far = 3;

/** "5 to 7 million": the first number takes the scale of the second when it would be smaller than its last digit. */
const sharedScale = (first: Figure, second: Figure): number =>
  first.precision < second.precision &&
  first.low < second.low / second.precision + 1 &&
  second.precision >= 1000 &&
  first.low < 1000
    ? 10 ** (Math.floor(Math.log10(second.precision) / 3) * 3)
    : 1;

function quantityOf(tokens: readonly Token[], figure: Figure): Quantity {
  const { bound: read, from, to } = readBound(tokens, figure.from, figure.to);
  const bound = figure.hedge ?? read;
  const { unit, noun, form, factor, bare } = figure;
  return {
    span: spanOf(tokens, from, to),
    from,
    to,
    value: boundValue(figure, bound),
    hedge: bound,
    unit,
    noun,
    form,
    factor,
    bare,
  };
}
