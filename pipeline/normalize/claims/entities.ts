/** Entities: the organisation, product or event that a figure is about: named in its own phrase, or the one that the document is about. */
import { isFunctionWord, isPreposition, isVerb } from "../../lexicon/words.ts";
import { isAcronym, isCapital, type Range, withoutPossessive } from "../grammar/words.ts";
import { joinTokens } from "../quantities/nouns.ts";
import type { Token } from "../quantities/tokens.ts";
import type { Abbreviation } from "./names.ts";
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
      const name = withoutPossessive(joinTokens(tokens.slice(at, end)));
      const known = abbreviations.some(({ short }) =>
        name.split(" ").every((word) => word.replace(/s$/, "") === short),
      );
      const place = places.some((mention) => mention.from < end && mention.to > at);
      const startsSentence = at === 0 && end === 1 && !/['\u2019]s$/.test(tokens[0]?.text ?? "");
      const acronym = isAcronym(tokens[at]) && end === at + 1;
      if (!known && !acronym && !place && !startsSentence && name.length > 1) return name;
      at = end - 1;
    }
  }
  return null;
}

/**
 * The name that a document is about: in its title and named at least twice in its sentences, once not as the first word, more than any other.
 * Null when there is none, as for a document about a country.
 */
export function findMainEntity(
  sentences: readonly (readonly Token[])[],
  title: string,
  isPlace: (name: string) => boolean,
): string | null {
  const opened = sentences.map((tokens) =>
    withoutPossessive(joinTokens(tokens.slice(0, runEnd(tokens, 0, tokens.length)))),
  );
  const [most] = [...countNames(sentences, isPlace)]
    .map(([name, count]) => [name, count + opened.filter((opening) => opening === name).length] as const)
    .filter(([name, count]) => count >= 2 && title.includes(name) && !/^\p{Lu}+$/u.test(name))
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return most?.[0] ?? null;
}

/** Names inside sentences, places not among them, with how often each stands there. */
export function countNames(
  sentences: readonly (readonly Token[])[],
  isPlace: (name: string) => boolean,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const tokens of sentences) {
    for (let at = 1; at < tokens.length; at += 1) {
      const end = isCapital(tokens[at - 1]) ? at : runEnd(tokens, at, tokens.length);
      if (end === at) continue;
      const words = tokens.slice(at, end).map((token) => withoutPossessive(token.text));
      const name = words.join(" ");
      if (!isPlace(name) && !words.some(isPlace)) counts.set(name, (counts.get(name) ?? 0) + 1);
      at = end - 1;
    }
  }
  return counts;
}

const timeWords = /^([.,]|last|this|earlier|later|year|month|week|recently)$/;

/** "Last year Acme disclosed two leaks, which affected 5 million accounts": the name that a sentence starts with, before its first verb. */
export function subjectName(
  tokens: readonly Token[],
  places: readonly PlaceMention[],
  names: ReadonlySet<string>,
): string | null {
  const verb = tokens.findIndex((token) => isVerb(token.lower));
  for (let at = 0; at < Math.min(verb, 8); at += 1) {
    const end = runEnd(tokens, at, verb);
    if (end === at) continue;
    const name = withoutPossessive(joinTokens(tokens.slice(at, end)));
    const place = places.some((mention) => mention.from < end && mention.to > at);
    const possessor = name.length < joinTokens(tokens.slice(at, end)).length;
    const governed = tokens.slice(0, at).some((token) => isPreposition(token.lower));
    const acronym = isAcronym(tokens[at]) && end === at + 1;
    const subject = tokens
      .slice(end, verb)
      .every((token) => isFunctionWord(token.lower) || timeWords.test(token.lower));
    if (subject && !place && !possessor && !governed && !acronym && (names.has(name) || end - at > 1)) return name;
    at = end - 1;
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
