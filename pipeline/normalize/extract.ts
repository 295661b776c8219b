/** extract: the quantities of any text, with what they measure, for programs that want figures and no briefing. */
import type { Bound, Value } from "../model/claim.ts";
import { collapseSpace, type MappedText, sourceSpan } from "../model/span.ts";
import { conceptOf, withoutAmounts } from "./concepts.ts";
import { elidedUnit } from "./quantities/elided.ts";
import { findQuantities, type Quantity, type Reading } from "./quantities/index.ts";
import { moveOf } from "./quantities/moves.ts";
import { splitSentences } from "./sentences.ts";

export interface ExtractedQuantity {
  /** Scaled: "578.4 billion" is 578.4e9; two numbers, in the order of the text, for a range. */
  value: number | [number, number];
  /** As in a claim: ISO 4217, "percent", UCUM code, a singular noun; null when nothing is printed or certain. */
  unit: string | null;
  /** What the words beside the number say of it; "exact" for a range without a hedge. */
  bound: Bound;
  /** Whether it is the amount by which something rose or fell; null for a level, a count, a share. */
  change: "up" | "down" | null;
  /** Content words of what is measured, as printed; empty when the sentence does not say. */
  concept: string[];
  /** The counted noun with its modifiers, as printed; null when a unit is printed or nothing is counted. */
  noun: string | null;
  /** Offsets (UTF-16 code units) in the text, hedges and unit included. */
  start: number;
  end: number;
  form: Quantity["form"];
  /** Present when the unit is taken from another figure of the sentence. */
  unitInferred?: true;
}

/** A number that is no figure, and the name of the rule that says so. */
export interface RefusedNumber {
  start: number;
  end: number;
  rule: string;
}

export interface Extraction {
  quantities: ExtractedQuantity[];
  refused: RefusedNumber[];
}

/**
 * Reads a text of any length, sentence by sentence, in time linear in its length. Total: any string gives an extraction. Offsets are into `text`.
 */
export function extract(text: string): Extraction {
  const quantities: ExtractedQuantity[] = [];
  const refused: RefusedNumber[] = [];
  for (const sentence of sentencesOf(text)) {
    const reading = findQuantities(sentence.text);
    const phrases = reading.quantities.length > 0 ? withoutAmounts(reading) : reading;
    reading.quantities.forEach((quantity, at) => {
      quantities.push({ ...described(reading, phrases, at), ...sourceSpan(sentence, quantity.span) });
    });
    for (const { span, rule } of reading.refused) refused.push({ ...sourceSpan(sentence, span), rule });
  }
  return { quantities, refused };
}

/** White space that a sentence may not hold: more than one character of it, or another than a plain space. */
const untidy = /\s{2}|[^\S ]|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069]/;

function sentencesOf(text: string): MappedText[] {
  const block: MappedText = { text, segments: [{ at: 0, source: 0 }] };
  return splitSentences(untidy.test(text) ? collapseSpace(block) : block);
}

function described(reading: Reading, phrases: Reading, at: number): Omit<ExtractedQuantity, "start" | "end"> {
  const quantity = reading.quantities[at] as Quantity;
  const { unit, noun, inferred, factor } = elidedUnit(reading.tokens, reading.quantities, at);
  return {
    value: pointsOf(quantity.value, factor),
    unit,
    bound: quantity.hedge,
    change: moveOf(reading.tokens, reading.quantities, at),
    concept: conceptOf(phrases, at, Math.max(quantity.to, noun?.to ?? 0)),
    noun: noun?.phrase ?? null,
    form: quantity.form,
    ...(inferred ? { unitInferred: true as const } : {}),
  };
}

function pointsOf({ low, high }: Value, factor: number): ExtractedQuantity["value"] {
  if (low !== null && high !== null && low !== high) return [low * factor, high * factor];
  return (low ?? high ?? 0) * factor;
}
