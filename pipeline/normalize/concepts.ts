/** Concepts: the content words of what a quantity measures, from the phrase it belongs to and the subject of its clause. */
import type { Reading } from "./quantities/index.ts";

/** The words, as printed, without function words; empty when the sentence does not say. */
export function conceptOf(_reading: Reading, _at: number): string[] {
  return [];
}
