/** NewsQuant's conventions: from what the product extracts to the names and signs that the benchmark's gold uses. */
import { unitEntry } from "../../pipeline/lexicon/units.ts";
import { countsPeople, isFunctionWord, isVerb, singular } from "../../pipeline/lexicon/words.ts";
import { type ExtractedQuantity, extract, type RefusedNumber } from "../../pipeline/normalize/extract.ts";
import { moveIn } from "../../pipeline/normalize/quantities/moves.ts";
import { readNoun } from "../../pipeline/normalize/quantities/nouns.ts";
import { tokenize } from "../../pipeline/normalize/quantities/tokens.ts";

export interface GoldQuantity {
  value: number | [number, number];
  unit: string;
  change: string;
  concept: string[];
}

/** A quantity in the gold's conventions, still at its place in the text. */
interface Item extends GoldQuantity {
  start: number;
  end: number;
}

/** The quantities of a text as the gold would write them, in the order of the text. */
export function newsQuant(text: string): GoldQuantity[] {
  const mended = mend(text);
  const { quantities, refused } = extract(mended);
  const items = [
    ...quantities.flatMap((quantity) => itemsOf(mended, quantity)),
    ...refused.flatMap((number) => readmitted(mended, number)),
  ].sort((a, b) => a.start - b.start);
  return restated(mended, joined(mended, shares(mended, items))).map(({ value, unit, change, concept }) => ({
    value,
    unit,
    change,
    concept,
  }));
}

/** The set's texts went through an encoding that lost signs: "PS" is a pound sign, "Y=" a yen sign, "deg" a degree sign, "'" after a number feet. Lengths stay. */
const mend = (text: string): string =>
  text
    .replace(/\bPS(?=\d)/g, " \u00a3")
    .replace(/\bY=(?=\d)/g, " \u00a5")
    .replace(/(?<=\d)deg(?=[CF]\b)/g, "  \u00b0")
    .replace(/^([^']*\d)'(?=[ ,.)])/, "$1\u2032");

// ---------------------------------------------------------------- one quantity

/** The quantity in the gold's names; none when the gold does not count its kind ("a two-day trial"), two when it keeps the ends of an "or" apart. */
function itemsOf(text: string, quantity: ExtractedQuantity): Item[] {
  const surface = text.slice(quantity.start, quantity.end);
  if (quantity.form === "multiple" && !/fold/.test(surface)) return [];
  if (quantity.form === "vague" && /^(?:several|a few)\b/i.test(surface)) return [];
  if (quantity.form === "words" && /^[a-z]+-(?:minute|hour|day|week|month|year|mile|foot)$/i.test(surface)) return [];
  const unit = unitOf(text, quantity);
  const item = {
    value: scaledValue(text, quantity),
    unit,
    change: signOf(text, quantity, surface),
    concept: quantity.concept,
    start: quantity.start,
    end: quantity.end,
  };
  const timeless = !/^(second|minute|hour|day|week|month|year)$/.test(unit);
  if (Array.isArray(item.value) && timeless && / or /.test(surface)) {
    const [low, high] = item.value;
    return [
      { ...item, value: low },
      { ...item, value: high, change: "=" },
    ];
  }
  return [item];
}

function scaledValue(text: string, quantity: ExtractedQuantity): GoldQuantity["value"] {
  const { value, form, unit } = quantity;
  const factor = form === "fraction" && unit === "percent" ? 0.01 : minorUnit(text, quantity) === null ? 1 : 100;
  const scaled = (amount: number): number => Number((amount * factor).toPrecision(12));
  return Array.isArray(value) ? [scaled(value[0]), scaled(value[1])] : scaled(value);
}

/** Hundredths of a currency keep their name; the gold takes "p" for a point. */
function minorUnit(text: string, { unit, start, end, unitInferred }: ExtractedQuantity): string | null {
  const printed = text.slice(unitInferred ? 0 : start, end);
  if (unit === null || unitEntry(unit).kind !== "money") return null;
  return /(?<!per )\b(cent|sen)s?\b/.exec(printed)?.[1] ?? (/\d ?p\b|pence/.test(printed) ? "point" : null);
}

/** Bounds outrank moves; an average is about; "over five weeks" is more than five; a printed sign is a move; "as many as" says nothing. */
function signOf(text: string, { bound, change, start }: ExtractedQuantity, surface: string): string {
  const signs: Partial<Record<ExtractedQuantity["bound"], string>> = {
    about: "~",
    "more-than": ">",
    "at-least": ">",
    "less-than": "<",
    "at-most": /^as /i.test(surface) ? "=" : "<",
  };
  const before = text.slice(Math.max(0, start - 20), start);
  if (bound === "exact" && /\bover $/i.test(before)) return ">";
  if (/\baverag(?:ed|es|ing) $/i.test(before)) return "~";
  const printed = /^[^\p{L}\d]*?([-\u2212+])\.?\d/u.exec(surface)?.[1];
  if (printed !== undefined && !/minus-?$/i.test(before)) return printed === "+" ? "up" : "down";
  return signs[bound] ?? change ?? "=";
}

const names: Readonly<Record<string, string>> = {
  percent: "percentage",
  ratio: "count",
  USD: "dollar",
  GBP: "pound sterling",
  CNY: "chinese yuan",
  JPY: "japanese yen",
  ILS: "shekel",
  MYR: "malaysian ringgit",
  ZAR: "south african rand",
  INR: "indian rupee",
  "[lb_av]": "pound-mass",
  t: "metric ton",
  Cel: "celsius",
  "[degF]": "fahrenheit",
  "[HP]": "horsepower",
  "[ppb]": "parts-per-billion",
  "{rpm}": "revolutions per minute",
  "mA.h": "milliampere-hour",
  "[lbf_av].[ft_i]": "pound-foot",
  "[ksi]": "kilopound per square inch",
  "[bbl_us]": "barrel",
  TD: "touch down",
  WAR: "win above replacement",
};

function unitOf(text: string, quantity: ExtractedQuantity): string {
  const { unit, noun, form, start, end } = quantity;
  const surface = text.slice(start, end);
  const [before, after] = [text.slice(0, start), text.slice(end)];
  if (form === "fraction" && unit === "percent") return `% ${noun === null ? "-" : countedName(noun)}`;
  if (/\bage of( about| around)?$/.test(before.trimEnd())) return unit === null ? "age" : `${nameOf(unit)} of age`;
  if (unit === null && /\b(he|she|who|i)( is| was| will be|'s| turns| turned)$/i.test(before.trimEnd()))
    return "year of age";
  if (/^ ?-?old\b/.test(after) || /[- ]old$/.test(surface)) return `${nameOf(unit ?? "year")} of age`;
  if (unit === null) return /^p\b/.test(after) ? "point" : "-";
  if (/bhp\b/.test(surface)) return "brake horsepower";
  if (/lb-ft/.test(surface)) return "foot pound-force";
  const [base = "", per] = unit.split(" per ");
  const name =
    base === "time" && per !== undefined
      ? "count"
      : noun === null
        ? (minorUnit(text, quantity) ?? nameOf(base))
        : countedName(noun, surface, after);
  return per === undefined ? name : `${name} per ${singular(per)}`;
}

const nameOf = (unit: string): string =>
  names[unit] ?? unitEntry(unit).word.replace(/-/g, " ").split(" ").map(singular).join(" ");

/** The noun phrase without "of", and the first words of what follows "of". */
function countedName(noun: string, surface = "", after = ""): string {
  const all = noun.split(" ").filter((word) => !/^(of|and|the|a)$/i.test(word));
  const words = all.length > 1 && /^[a-z]{3,}(ed|ing)$/.test(all[0] ?? "") ? all.slice(1) : all;
  const name = names[singular(words.at(-1) ?? "")] ?? singularName(words.at(-1) ?? "");
  const lead = / other /.test(surface) && !noun.startsWith("other") ? "other" : null;
  return [...(lead === null ? [] : [lead]), ...words.slice(0, -1).map(plainForm), name, ...complement(after)].join(" ");
}

/** "snaps of man coverage": up to three words after "of". */
function complement(after: string): string[] {
  if (!/^ of \p{Ll}/u.test(after)) return [];
  const words = after
    .slice(4)
    .split(/(?=[ ,.;:()])/)
    .map((word) => word.trim());
  const end = words.findIndex((word) => !/^\p{Ll}+$/u.test(word) || isFunctionWord(word) || isVerb(word));
  return words.slice(0, Math.min(3, end < 0 ? words.length : end)).map(singularName);
}

/** The gold reduces superlatives and possessives: "hottest" is "hot", "largest" is "large". */
function plainForm(word: string): string {
  const stem = /^(\p{Ll}{3,})est$/u.exec(word)?.[1];
  if (stem === undefined) return word.replace(/['\u2019]s?$/, "");
  if (stem.endsWith("i")) return `${stem.slice(0, -1)}y`;
  if (/([^ls])\1$/.test(stem)) return stem.slice(0, -1);
  return /(?:rg|[aeiou][csvz]|[^aeo][aiu]t|[^aeo]ar|[^aeo]id)$/.test(stem) ? `${stem}e` : stem;
}

/** Persons are "people" for the gold. */
const singularName = (word: string): string =>
  /^people$/i.test(word) || countsPeople(word) ? "people" : singular(word);

// ---------------------------------------------------------------- what the product refuses and the gold counts

/** "5G" is five generations of wireless; "one of the largest ports" is one port; an age is a number of years. */
function readmitted(text: string, { start, end, rule }: RefusedNumber): Item[] {
  const after = text.slice(end);
  const item = { start, end, change: "=", concept: [] as string[] };
  if (rule === "number in a name" && /^G\b/.test(after) && !/[\p{L}-]$/u.test(text.slice(0, start)))
    return [{ ...item, end: end + 1, value: Number(text.slice(start, end)), unit: "generation wireless" }];
  const before = text.slice(0, start);
  if (rule === "age of a person") return ageOf(text, before, item);
  const of = /^ of (?:the|his|her|its|their|our|my|your|these|those|\p{Lu}\p{Ll}+['\u2019]s) (?:most |least )?/u.exec(
    after,
  );
  if (!/^one$/i.test(text.slice(start, end)) || of === null) return [];
  const noun = readNoun(tokenize(after.slice(of[0].length)), 0, 2);
  return noun === null ? [] : [{ ...item, value: 1, unit: countedName(noun.phrase) }];
}

/** "over the age of 21" has the unit age, "Maria, who was 10" years. */
function ageOf(text: string, before: string, item: Omit<Item, "value" | "unit">): Item[] {
  const value = Number(text.slice(item.start, item.end));
  if (/\bage of $/.test(before)) return [{ ...item, value, unit: "age" }];
  const who = /(\p{L}+),? who (?:is|was) $/u.exec(before)?.[1];
  const pronoun = who ?? /\b(he|she|i) (?:is|was|turns|turned) $/i.exec(before)?.[1];
  return pronoun === undefined
    ? []
    : [{ ...item, value, unit: "year of age", concept: who === undefined ? [] : [who] }];
}

/** "one of four plans" is a quarter of the plans. */
function shares(text: string, items: readonly Item[]): Item[] {
  return items.map((item) => {
    const one = /\b(one|two|three) (?:out )?of (?:only |just )?$/i.exec(text.slice(0, item.start));
    const above = ["one", "two", "three"].indexOf(one?.[1]?.toLowerCase() ?? "") + 1;
    return above === 0 || Array.isArray(item.value)
      ? item
      : { ...item, value: above / item.value, unit: `% ${item.unit}` };
  });
}

// ---------------------------------------------------------------- two quantities that the gold takes as one range

/** "from X to Y", "X/Y" and damaged "X to-Y" are ranges in the order of the text; each step of a chain is one. */
function joined(text: string, items: readonly Item[]): Item[] {
  const made: Item[] = [];
  const used = new Set<Item>();
  items.forEach((item, at) => {
    const next = items[at + 1];
    const range = next && rangeOf(text, item, next, used.has(item));
    if (range) {
      made.push(range);
      used.add(next);
    } else if (!used.has(item)) made.push(item);
  });
  return made;
}

function rangeOf(text: string, first: Item, second: Item, chained: boolean): Item | null {
  const { value: low } = first;
  const { value: high } = second;
  if (Array.isArray(low) || Array.isArray(high)) return null;
  const joint = text.slice(first.end, second.start).trim();
  const from = chained || /\bfrom$/.test(text.slice(0, first.start).trimEnd());
  const alike = first.unit === second.unit || first.unit === "-";
  const joins = (joint === "to" && from) || joint === "/" || /^to ?-$/.test(joint);
  return joins && alike
    ? { ...second, value: [low, high], change: moveBeforeFrom(text, first) ?? first.change, start: first.start }
    : null;
}

/** "fell from X to Y" is down. */
const moveBeforeFrom = (text: string, { start }: Item): string | null =>
  moveIn(/(\p{L}+) from $/u.exec(text.slice(Math.max(0, start - 30), start))?.[1]?.toLowerCase() ?? "");

/** What stands in a parenthesis says the amount before it again, bound and move included. */
function restated(text: string, items: readonly Item[]): Item[] {
  const made: Item[] = [];
  for (const item of items) {
    const last = made.at(-1);
    const joint = last ? text.slice(last.end, item.start) : "";
    const again =
      last !== undefined &&
      (joint === " (" || (joint === " / " && text.lastIndexOf("(", item.start) > text.lastIndexOf(")", item.start)));
    made.push(again && last.unit !== item.unit && item.change === "=" ? { ...item, change: last.change } : item);
  }
  return made;
}
