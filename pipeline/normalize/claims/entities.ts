/** Entities: the organisation, product or event that a figure is about, when its own phrase names it. */
import { isFunctionWord } from "../../lexicon/words.ts";
import { joinTokens } from "../quantities/nouns.ts";
import type { Token } from "../quantities/tokens.ts";
import type { Abbreviation } from "./names.ts";
import { isCapital, isName, type Range } from "./phrases.ts";
import type { PlaceMention } from "./places.ts";

/** The first run of capitalised words in the phrases that is neither a place, an abbreviation of the text nor the start of the sentence; or null. */
export function findEntity(
  tokens: readonly Token[],
  phrases: readonly Range[],
  places: readonly PlaceMention[],
  abbreviations: readonly Abbreviation[],
): string | null {
  for (const { from, to } of phrases) {
    for (let at = from; at < to; at += 1) {
      const end = runEnd(tokens, at, to);
      if (end === at) continue;
      const name = joinTokens(tokens.slice(at, end)).replace(/['\u2019]s?$/, "");
      const known = abbreviations.some(({ short }) =>
        name.split(" ").every((word) => word.replace(/s$/, "") === short),
      );
      const place = places.some((mention) => mention.from < end && mention.to > at);
      const startsSentence = at === 0 && end === 1 && !/['\u2019]s$/.test(tokens[0]?.text ?? "");
      const acronym = isName(tokens[at]) && end === at + 1;
      if (!known && !acronym && !place && !startsSentence && name.length > 1) return name;
      at = end - 1;
    }
  }
  return null;
}

function runEnd(tokens: readonly Token[], at: number, to: number): number {
  let end = at;
  while (
    end < to &&
    isCapital(tokens[end]) &&
    tokens[end]?.kind === "word" &&
    !(isFunctionWord(tokens[end]?.lower ?? "") && end === at)
  )
    end += 1;
  return end;
}
