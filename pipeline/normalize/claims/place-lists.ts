/** Places that are named together, and what a claim calls them. */
import kinds from "../../lexicon/en/place-kinds.json" with { type: "json" };
import { lowerAt, type Range, type Words } from "../grammar/words.ts";
import { isPossessive } from "./place-names.ts";
import type { PlaceMention } from "./places.ts";

const governs = new Set(kinds.governs);

/** The place as the claim names it: places that are named together as such ("Peru and Chile"), a government's city as its country. */
export function nameOf(mention: PlaceMention, words: Words, places: readonly PlaceMention[]): string | null {
  const listed = listOf(words, mention, places);
  const names = [...new Set(listed.map(({ place }) => place.name))];
  const whole = listed.find(({ place }) =>
    listed.every((other) => other.place === place || place.within === other.place.name),
  );
  if (mention.adjective || listed.length < 2 || whole !== undefined)
    return governing(words, mention) ? mention.place.within : (whole ?? mention).place.name;
  const last = listed.at(-1) as PlaceMention;
  const joint = jointBefore(words, last);
  if (joint === ",") return mention.place.name;
  if (names.length > mostListed || joint === "or") return null;
  return `${names.slice(0, -1).join(", ")} and ${last.place.name}`;
}

/** A longer list names no place any more. */
const mostListed = 4;

/** "Beijing wants": a capital that decides is the country. */
export const governing = (words: Words, { place, to }: PlaceMention): boolean =>
  place.capital === true &&
  (governs.has(lowerAt(words, to)) ||
    (/^(?:has|have)$/.test(lowerAt(words, to)) && governs.has(lowerAt(words, to + 1))));

const jointBefore = (words: Words, { from }: Range): string =>
  lowerAt(words, /^(?:the|in)$/.test(lowerAt(words, from - 1)) ? from - 2 : from - 1);

/** "Samoa, Fiji and Tonga": the mentions around one that only commas, "and" and "or" stand between; a place and its country are one. */
export function listOf(words: Words, mention: PlaceMention, places: readonly PlaceMention[]): PlaceMention[] {
  const at = places.indexOf(mention);
  const joined = (left: PlaceMention | undefined, right: PlaceMention | undefined): boolean =>
    left !== undefined && right !== undefined && isJoined(words, left, right);
  let [from, to] = [at, at];
  while (joined(places[from - 1], places[from])) from -= 1;
  while (joined(places[to], places[to + 1])) to += 1;
  return places.slice(from, to + 1);
}

function isJoined({ tokens }: Words, left: PlaceMention, right: PlaceMention): boolean {
  const between = tokens.slice(left.to, right.from).map(({ lower }) => lower);
  return (
    between.length > 0 &&
    between.length < 4 &&
    between.every((word) => /^(?:,|and|or|&|the)$/.test(word)) &&
    !isPossessive(tokens[left.to - 1])
  );
}
