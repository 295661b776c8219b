/** NewsQuant's conventions: from what the product extracts to the names and signs that the benchmark's gold uses. */
import { unitEntry } from "../../pipeline/lexicon/units.ts";
import { singular } from "../../pipeline/lexicon/words.ts";
import type { ExtractedQuantity, Extraction } from "../../pipeline/normalize/extract.ts";

export interface GoldQuantity {
  value: number | [number, number];
  unit: string;
  change: string;
  concept: string[];
}

/** An extracted quantity with the text around it. */
interface Item extends ExtractedQuantity {
  surface: string;
  before: string;
  after: string;
}

export function toNewsQuant(text: string, { quantities }: Extraction): GoldQuantity[] {
  const items = quantities.map((quantity): Item => ({
    ...quantity,
    surface: text.slice(quantity.start, quantity.end),
    before: text.slice(0, quantity.start),
    after: text.slice(quantity.end),
  }));
  return items.map((item) => ({ value: valueOf(item), unit: unitOf(item), change: signOf(item), concept: item.concept }));
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
};

function unitOf(item: Item): string {
  if (item.form === "fraction") return `% ${item.noun ?? "-"}`;
  if (item.noun !== null) return countedPhrase(item.noun);
  if (item.unit === null) return "-";
  const [base = "", per] = item.unit.split(" per ");
  const minor = minorUnit(item);
  const name = minor ?? names[base] ?? unitEntry(base).word.split(" ").map(singular).join(" ").replace(/-/g, " ");
  return per === undefined ? name : `${name} per ${per}`;
}

const minorUnit = ({ surface }: Item): string | null => /\b(cent|sen)s?\b/.exec(surface)?.[1] ?? (/\d ?p$|pence/.test(surface) ? "point" : null);

function countedPhrase(noun: string): string {
  const words = noun.split(" ").filter((word) => word !== "of" && word !== "and");
  return [...words.slice(0, -1), singular(words.at(-1) ?? "")].join(" ");
}

function valueOf(item: Item): GoldQuantity["value"] {
  const factor = item.form === "fraction" && item.unit === "percent" ? 0.01 : minorUnit(item) ? 100 : 1;
  const round = (amount: number): number => Number((amount * factor).toPrecision(12));
  return Array.isArray(item.value) ? [round(item.value[0]), round(item.value[1])] : round(item.value);
}

function signOf({ bound, change }: Item): string {
  const signs: Partial<Record<ExtractedQuantity["bound"], string>> = { about: "~", "more-than": ">", "at-least": ">", "less-than": "<", "at-most": "<" };
  return signs[bound] ?? change ?? "=";
}
