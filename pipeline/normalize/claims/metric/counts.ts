/** Counts: "3,700 coastal firms", "12 people were killed", "injuring 12". */
import measures from "../../../lexicon/en/measures.json" with { type: "json" };
import outcomes from "../../../lexicon/en/outcomes.json" with { type: "json" };
import { isAuxiliary, isPlural } from "../../../lexicon/words.ts";
import type { Quantity } from "../../quantities/index.ts";
import type { Token } from "../../quantities/tokens.ts";
import { type Described, kindOf, level, type Question, quantityOf } from "./described.ts";

const generic = new Set(measures.generic);
const outcomeOf = new Map(outcomes.flatMap(({ outcome, forms }) => forms.map((form) => [form, outcome] as const)));

/** "3,700 coastal firms", "12 people were killed", "killing 12": the noun counted, and what became of those counted. */
export function countedNoun(question: Question): Described | null {
  const quantity = quantityOf(question);
  const { tokens } = question.reading;
  const outcome = outcomeNear(tokens, quantity);
  if (quantity.noun === null) return outcome && kindOf(quantity) === "bare" ? level([], `people ${outcome}`) : null;
  const phrase = { from: quantity.noun.from, to: quantity.noun.to };
  if (outcome !== null)
    return quantity.noun.head === "person" ? level([], `people ${outcome}`) : level([phrase], outcome);
  return level([phrase], generic.has(quantity.noun.head) ? (actionAfter(question) ?? "") : "");
}

/** The verb that a generic noun ("people", "others") is the subject of, as it is printed. */
function actionAfter({ reading, at }: Question): string | null {
  const { tokens, quantities } = reading;
  const next = tokens[quantities[at]?.to ?? 0];
  return next?.kind === "word" && /(ed|ing)$/.test(next.lower) ? next.lower : null;
}

/** What happened to the counted: a participle after them or the verb that governs them. */
function outcomeNear(tokens: readonly Token[], quantity: Quantity): string | null {
  const words = tokens.slice(quantity.from, quantity.to).map((token) => outcomeOf.get(token.lower));
  const inside = words.find((outcome) => outcome !== undefined);
  if (inside !== undefined) return inside;
  const governed = governing(tokens, quantity.from);
  if (governed !== null) return governed;
  for (let at = quantity.to; at < quantity.to + 8; at += 1) {
    const word = tokens[at]?.lower ?? "";
    const outcome = outcomeOf.get(word);
    if (outcome !== undefined) return outcome;
    const passed =
      isAuxiliary(word) ||
      isPlural(word) ||
      /^(reportedly|also|badly|seriously|confirmed|reported|to|of|more|and)$/.test(word);
    if (!passed || (word === "and" && !isPlural(tokens[at + 1]?.text ?? ""))) break;
  }
  return null;
}

function governing(tokens: readonly Token[], from: number): string | null {
  for (let at = from - 1; at >= Math.max(0, from - 3); at -= 1) {
    const word = tokens[at]?.lower ?? "";
    const outcome = outcomeOf.get(word);
    if (outcome !== undefined) return outcome;
    if (!/^(the|a|an|some|another|confirmed)$/.test(word)) return null;
  }
  return null;
}
