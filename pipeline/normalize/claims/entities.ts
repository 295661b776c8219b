/** Entities: the organisation, product or event that a figure is about: named in its own phrase, or the one that the document is about. */
import { saysWhen } from "../../lexicon/calendar.ts";
import measures from "../../lexicon/en/measures.json" with { type: "json" };
import { knownOutlet } from "../../lexicon/outlets.ts";
import { isFunctionWord, isPlural, isVerb } from "../../lexicon/words.ts";
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
      if (!known && !acronym && !place && !startsSentence && name.length > 1 && !saysWhen(name)) return name;
      at = end - 1;
    }
  }
  return null;
}

/**
 * The name that a document is about: in its title and named at least twice in its sentences, once not as the first word, more than any other;
 * or, of all but the people `quoted` and the outlet, named twice as often as any other. Null when there is none, as for a document about a country.
 */
export function findMainEntity(
  sentences: readonly (readonly Token[])[],
  title: string,
  isPlace: (name: string) => boolean,
  quoted: readonly string[],
): string | null {
  const opened = sentences.map((tokens) =>
    withoutPossessive(joinTokens(tokens.slice(0, runEnd(tokens, 0, tokens.length)))),
  );
  const ranked = [...countNames(sentences, isPlace)]
    .map(([name, count]) => [name, count + opened.filter((opening) => opening === name).length] as const)
    .filter(([name, count]) => count >= 2 && !/^\p{Lu}+$/u.test(name) && !saysWhen(name) && knownOutlet(name) === null)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const titled = ranked.find(([name]) => title.includes(name));
  const [first, second] = ranked.filter(
    ([name]) => !quoted.some((speaker) => speaker === name || speaker.split(" ").includes(name)),
  );
  const outstanding = first !== undefined && first[1] >= 4 && first[1] >= 2 * (second?.[1] ?? 0) ? first : undefined;
  return (titled ?? outstanding)?.[0] ?? null;
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

/** Endings of nouns that are no names: "Inflation rose", "Parliament voted", "Spending fell". */
const commonEnding = /(?:ion|ment|ness|ity|ing|ance|ence|ism|ure|age|ship|hood|dom|th|er|or|ist|al|ly)$/;

/** Words that only ever open sentences and never stand in small letters, singular and no common noun by their form: "Acme said". */
export function openingNames(sentences: readonly (readonly Token[])[]): string[] {
  const small = new Set(sentences.flatMap((tokens) => tokens.map(({ text }) => text)));
  return sentences.flatMap(([first, next]) => {
    const said =
      isVerb(next?.lower ?? "") || /[a-z]{2}ed$|^(last|this|earlier|later|recently)$/.test(next?.lower ?? "");
    if (first?.kind !== "word" || !said || !/^\p{Lu}\p{Ll}{2,}$/u.test(first.text)) return [];
    const { lower } = first;
    const common = isFunctionWord(lower) || isPlural(lower) || isVerb(lower) || commonEnding.test(lower);
    return common || levels.has(lower) || small.has(lower) ? [] : [first.text];
  });
}

const levels = new Set([...measures.levels, ...measures.counts]);

/**
 * The name that heads a phrase: "Acme", "the Acme group's", "the TX4 cable". Not a place, not what is only an adjective ("a Democratic
 * candidate"), and not the first word of a sentence unless it is known for a name.
 */
export function headName(
  tokens: readonly Token[],
  { from, to }: Range,
  places: readonly PlaceMention[],
  names: ReadonlySet<string>,
): string | null {
  for (let at = from; at < to; at += 1) {
    const end = runEnd(tokens, at, to);
    if (end === at || /-(based|listed|owned|led|born)$/.test(tokens[at]?.lower ?? "")) continue;
    const printed = joinTokens(tokens.slice(at, end));
    const name = withoutPossessive(printed);
    const place = places.some((mention) => mention.from < end && mention.to > at);
    const acronym = isAcronym(tokens[at]) && end === at + 1;
    const next = tokens[end]?.lower ?? "";
    const heads = end >= to || name.length < printed.length || isFunctionWord(next) || timeWords.test(next);
    const sure = at > 0 || end - at > 1 || names.has(name);
    if (!place && !acronym && sure && (heads || /\d/.test(name)) && !saysWhen(name) && knownOutlet(name) === null)
      return name;
    at = end - 1;
  }
  return null;
}

const timeWords = /^([.,]|last|this|earlier|later|recently)$/;

/** The full stop of "Ann F. Lee". */
const isInitialStop = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === "." && /^\p{Lu}$/u.test(tokens[at - 1]?.text ?? "") && isCapital(tokens[at + 1]);

function runEnd(tokens: readonly Token[], at: number, to: number): number {
  let end = at;
  while (
    end < to &&
    ((isCapital(tokens[end]) && !(isFunctionWord(tokens[end]?.lower ?? "") && end === at)) ||
      isInitialStop(tokens, end))
  )
    end += 1;
  return end;
}
