/** Modality: whether a figure is a fact, a target or a forecast, by the cue words before it in its sentence. */
import cues from "../../lexicon/en/modality.json" with { type: "json" };
import type { Modality } from "../../model/claim.ts";
import { matchWords, type Token } from "../quantities/tokens.ts";

const compiled = cues.map(({ words, modality }) => ({ words: words.split(" "), modality: modality as Modality }));

/** "could have damaged": a guess about the past, not a forecast. */
const pastGuess = new Set(["may", "might", "could", "would"]);

/** The modality of a figure that starts at a token: that of the nearest cue before it in the sentence. */
export function readModality(tokens: readonly Token[], at: number): Modality {
  for (let index = at - 1; index >= 0; index -= 1) {
    const token = tokens[index];
    if (token?.text === ";") break;
    const cue = compiled.find(({ words }) => matchWords(tokens, index, words) >= 0);
    if (cue && !isPastGuess(tokens, index)) return cue.modality;
  }
  return "actual";
}

function isPastGuess(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at];
  if (word === undefined || !pastGuess.has(word.lower)) return false;
  if (word.lower === "may" && word.text === "May") return true;
  return tokens[at + 1]?.lower === "have" && /(ed|en|wn)$/.test(tokens[at + 2]?.lower ?? "");
}
