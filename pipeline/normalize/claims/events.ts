/** Events: the happening that a document reports ("flood"), so that its figures are kept apart from those of other happenings. */
import events from "../../lexicon/en/events.json" with { type: "json" };
import outcomes from "../../lexicon/en/outcomes.json" with { type: "json" };
import { canonicalNoun, singular } from "../../lexicon/words.ts";
import { isAcronym } from "../grammar/words.ts";
import type { Token } from "../quantities/tokens.ts";

const eventNouns = new Set(events.nouns);
const parts = new Set(events.parts);
const harms = new Set(outcomes.flatMap(({ forms, harmsPeople }) => (harmsPeople ? forms : [])));

/** How often a happening must be named for a document to be about it. */
const enough = 3;

/**
 * The noun for the happening that a document is about: named three times or more, most of all, and in its title or its first
 * sentences. Null for a document that reports no happening.
 */
export function findMainEvent(sentences: readonly (readonly Token[])[], title: readonly Token[]): string | null {
  const told = sentences.flat().flatMap((token) => eventIn(token) ?? []);
  const opening = new Set([...title, ...sentences.slice(0, 3).flat()].map((token) => kindOf(eventIn(token) ?? "")));
  const kind = mostOften(told.map(kindOf).filter((noun) => opening.has(noun)));
  const named = told.filter((noun) => kindOf(noun) === kind);
  return named.length < enough ? null : mostOften(named);
}

function mostOften(nouns: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const noun of nouns) counts.set(noun, (counts.get(noun) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null;
}

/** "blast" and "explosion" are one kind of happening. */
const kindOf = (noun: string): string => events.alike.find((nouns) => nouns.includes(noun))?.[0] ?? noun;

/** The event noun that a token is, in the singular, or null; letters ("FIRE") are none. */
export function eventIn(token: Token): string | null {
  if (isAcronym(token)) return null;
  const noun = singular(token.lower.replace(/['\u2019]s?$/, ""));
  return eventNouns.has(noun) ? canonicalNoun(noun) : null;
}

/** Whether a sentence speaks of a happening: by its noun, by what only happenings have ("the epicentre") or by whom it hurt. */
export const tellsOf = (tokens: readonly Token[], event: string): boolean =>
  tokens.some((token) => isSame(eventIn(token), event) || parts.has(singular(token.lower)) || harms.has(token.lower));

const isSame = (noun: string | null, event: string): boolean => noun !== null && kindOf(noun) === kindOf(event);

/** "Hurricane Ida", "Camp Fire": whether one of the words of a longer name says what kind of happening it is; of one kind if asked. */
export const namesHappening = (name: string, event?: string): boolean =>
  name.includes(" ") &&
  name.split(" ").some((word) => {
    const noun = word.toLowerCase();
    return eventNouns.has(noun) && (event === undefined || isSame(noun, event));
  });
