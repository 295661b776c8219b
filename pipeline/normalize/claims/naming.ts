/** Naming: the parts of a metric's name, those of the figures that it goes on from included. */
import type { Range } from "../grammar/words.ts";
import type { Material } from "./material.ts";
import type { Described } from "./metric/index.ts";

/** The phrases that name what a figure measures: those of its description, else the noun that its number leaves out. */
export function namingPhrases(at: number, { reading, described, elided }: Material): Range[] {
  const [quantity, own, left] = [reading.quantities[at], described[at], elided[at]];
  if (quantity === undefined || own === undefined || left === undefined) return [];
  const told = own.phrases.length > 0 || own.suffix !== "";
  const named = own.base !== null || own.whole !== null || (left.inferred && told);
  const counted = quantity.noun === null && own.aspect === "level" && !named ? left.noun : null;
  return counted === null ? phrasesOf(described, at) : [{ from: counted.from, to: counted.to }];
}

/** Its own phrases, or those of the quantity whose metric it shares. */
export function phrasesOf(described: readonly Described[], at: number): Range[] {
  const own = described[at];
  if (own === undefined) return [];
  return own.base === null ? own.phrases : phrasesOf(described, own.base);
}

/** Words of our own behind its phrases, after those of the quantity whose metric it shares. */
export function suffixOf(described: readonly Described[], at: number): string {
  const own = described[at];
  const base = own?.base === null || own === undefined ? "" : suffixOf(described, own.base);
  return [base, own?.suffix ?? ""].filter(Boolean).join(" ");
}
