/** Units as the heads and titles of tables print them, without a number: "USD million", "1,000 t", "% of exports", "€/MWh". */

import { isUnitFiller, moneyScale, scaleWord } from "../../lexicon/tables.ts";
import { unitEntry } from "../../lexicon/units.ts";
import { findQuantities } from "../quantities/index.ts";

export interface PhraseUnit {
  /** As in a claim; null for a scale alone ("thousands"). */
  unit: string | null;
  /** What a printed number is multiplied by. */
  factor: number;
  /** As in a quantity: a currency word that several countries share, or null. */
  bare: string | null;
}

/** The longest phrase that can be a unit. Characters. */
const longest = 60;
/** A number that no unit makes ambiguous stands in for those of the cells. */
const sample = 10;

/** The unit that a phrase is and nothing else; null when it is anything more. */
export function readUnitPhrase(phrase: string): PhraseUnit | null {
  if (phrase.length > longest) return null;
  const words = unglued(phrase)
    .split(/\s+/)
    .filter((word) => word !== "" && !isUnitFiller(word) && !/^(?:19|20)\d\d$/.test(word));
  const factor = words.reduce((product, word) => product * (scaleWord(word) ?? 1), 1);
  const rest = words.filter((word) => scaleWord(word) === null);
  if (rest.length === 0) return factor === 1 ? null : { unit: null, factor, bare: null };
  const whole = unitOf(rest.join(" "), factor);
  if (whole !== null) return whole;
  const letter = rest.find((word) => moneyScale(word) !== null);
  if (letter === undefined || rest.length < 2) return null;
  const money = unitOf(rest.filter((word) => word !== letter).join(" "), factor * (moneyScale(letter) ?? 1));
  return money !== null && unitEntry(money.unit ?? "").kind === "money" ? money : null;
}

/** "€m", "US$bn", "£000": the scale behind a sign, set apart. */
const unglued = (phrase: string): string =>
  phrase.replace(/(\p{Sc})\s?(['\u2019]?000s?|bn|mn|tn|[kmb])(?=$|[\s/])/giu, "$1 $2").replace(/[()[\]]/g, " ");

/** A unit by its forms before and behind a number; what it is per may follow. */
function unitOf(text: string, factor: number): PhraseUnit | null {
  const [base = "", per] = text.split(/\s*\/\s*|\s+per\s+/i);
  const rate = per === undefined ? "" : ` per ${per}`;
  const forms = [
    `${sample} ${text}`,
    `${base} ${sample}${rate}`,
    `${base}${sample}${rate}`,
    `${sample} ${base}${rate}`,
    `${base}${sample}/${per}`,
  ];
  for (const form of forms) {
    const { quantities } = findQuantities(form);
    const [quantity] = quantities;
    if (quantity === undefined || quantities.length > 1 || quantity.unit === null || quantity.noun !== null) continue;
    if (quantity.span.start > 0 || quantity.span.end < form.length || quantity.value.low === null) continue;
    return { unit: quantity.unit, factor: (factor * quantity.value.low) / sample, bare: quantity.bare };
  }
  return null;
}
