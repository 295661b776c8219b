/** extract: the quantities of any text, with what they measure, for programs that want figures and no briefing. */
import type { Bound, Value } from "../model/claim.ts";
import { collapseSpace, type MappedText, sourceSpan } from "../model/span.ts";
import { conceptOf } from "./concepts.ts";
import { sceneOf } from "./grammar/scene.ts";
import { type Elided, elidedUnit } from "./quantities/elided.ts";
import { findQuantities, mayHoldNumber, type Quantity } from "./quantities/index.ts";
import { moveOf } from "./quantities/moves.ts";
import { exactly } from "./quantities/numerals.ts";
import { type NumberStyle, numberStyle } from "./quantities/style.ts";
import { piecesOf, splitSentences } from "./sentences.ts";

export interface ExtractedQuantity {
  /** Scaled: "312.6 billion" is 312.6e9; two numbers, in the order of the text, for a range. */
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
  const style = numberStyle(text);
  for (const sentence of sentencesOf(text)) {
    const { pieces, unbroken } = piecesOf(sentence);
    for (const span of unbroken) refused.push({ ...span, rule: "characters without a space" });
    for (const piece of pieces) {
      const found = extractFrom(piece, style);
      quantities.push(...found.quantities);
      refused.push(...found.refused);
    }
  }
  return { quantities, refused };
}

function extractFrom(sentence: MappedText, style: NumberStyle): Extraction {
  if (!mayHoldNumber(sentence.text)) return { quantities: [], refused: [] };
  const reading = findQuantities(sentence.text, style);
  const refused = reading.refused.map(({ span, rule }) => {
    const { start, end } = sourceSpan(sentence, span);
    return { start, end, rule };
  });
  if (reading.quantities.length === 0) return { quantities: [], refused };
  const elided = reading.quantities.map((_, at) => elidedUnit(reading.tokens, reading.quantities, at));
  const nouns = elided.map(({ noun }) => noun);
  const scene = sceneOf(reading, nouns);
  let concept: string[] = [];
  const quantities = reading.quantities.map((quantity, at) => {
    const counted = elided[at] as Elided;
    concept = conceptOf(scene, at, Math.max(quantity.to, counted.noun?.to ?? 0), concept);
    const { start, end } = sourceSpan(sentence, quantity.span);
    const change = moveOf(reading.tokens, reading.quantities, at);
    const value = pointsOf(quantity.value, counted.factor);
    const { unit, noun, inferred } = counted;
    const { hedge: bound, form } = quantity;
    const made = { value, unit, bound, change, concept, noun: noun?.phrase ?? null, start, end, form };
    return inferred ? { ...made, unitInferred: true as const } : made;
  });
  return { quantities, refused };
}

/** White space that a sentence may not hold: more than one character of it, or another than a plain space. */
const untidy = / {2}|[^\S ]|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069]/;

function sentencesOf(text: string): MappedText[] {
  const block: MappedText = { text, segments: [{ at: 0, source: 0 }] };
  return splitSentences(untidy.test(text) ? collapseSpace(block) : block);
}

function pointsOf({ low, high }: Value, factor: number): ExtractedQuantity["value"] {
  if (low !== null && high !== null && low !== high) return [exactly(low * factor), exactly(high * factor)];
  return exactly((low ?? high ?? 0) * factor);
}
