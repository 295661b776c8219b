/** Events: the happening that a document reports ("flood"), so that its figures are kept apart from those of other happenings. */
import events from "../../lexicon/en/events.json" with { type: "json" };
import { canonicalNoun, singular } from "../../lexicon/words.ts";
import type { Token } from "../quantities/tokens.ts";

const eventNouns = new Set(events);

/** How often a happening must be named for a document to be about it. */
const enough = 3;

/**
 * The noun for the happening that a document is about: named three times or more, most of all, and in its title or its first
 * sentences. Null for a document that reports no happening.
 */
export function findMainEvent(sentences: readonly (readonly Token[])[], title: readonly Token[]): string | null {
  const counts = new Map<string, number>();
  for (const token of sentences.flat()) {
    const noun = eventIn(token);
    if (noun !== null) counts.set(noun, (counts.get(noun) ?? 0) + 1);
  }
  const opening = new Set([...title, ...sentences.slice(0, 3).flat()].map(eventIn));
  const [most] = [...counts]
    .filter(([noun, count]) => count >= enough && opening.has(noun))
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return most?.[0] ?? null;
}

/** The event noun that a token is, in the singular, or null. */
export function eventIn(token: Token): string | null {
  const noun = singular(token.lower.replace(/['\u2019]s?$/, ""));
  return eventNouns.has(noun) ? canonicalNoun(noun) : null;
}
