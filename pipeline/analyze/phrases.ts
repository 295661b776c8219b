/** What a claim measures, as a set of concepts that two wordings of the same thing share. */
import {
  additionsAfter,
  additionsBefore,
  changeConcepts,
  extentConcepts,
  genericConcepts,
  opensWhole,
  personConcepts,
  personNouns,
} from "../lexicon/comparison.ts";
import { peopleOf } from "../lexicon/places.ts";
import { unitEntry } from "../lexicon/units.ts";
import { conceptsOf } from "../lexicon/words.ts";
import type { Claim } from "../model/claim.ts";
import type { Document, Sentence } from "../model/document.ts";
import { byCodeUnit } from "./identity.ts";

/** From a long form in lower case to its short form in lower case: "artificial reef" to "ar". */
export type Abbreviations = ReadonlyMap<string, string>;

/** "artificial reefs (AR)": a short form in parentheses whose letters begin the words before it. Schwartz and Hearst's rule, strict form. */
export function abbreviationsOf(documents: readonly Document[]): Abbreviations {
  const found = new Map<string, string>();
  for (const document of documents) {
    for (const sentence of document.sentences) {
      for (const match of sentence.text.matchAll(/\((\p{Lu}{2,6})s?\)/gu)) {
        const short = (match[1] ?? "").toLowerCase();
        const before = sentence.text.slice(Math.max(0, match.index - 120), match.index).toLowerCase();
        const words = (before.match(/[\p{L}\p{N}]+/gu) ?? []).slice(-short.length);
        if (words.map((word) => word.slice(0, 1)).join("") !== short) continue;
        const long = words.join(" ");
        const known = found.get(long);
        if (known === undefined || byCodeUnit(short, known) < 0) found.set(long, short);
      }
    }
  }
  return found;
}

/** The concepts of a phrase, its long forms abbreviated first. */
function phraseConcepts(phrase: string, abbreviations: Abbreviations): string[] {
  return conceptsOf(abbreviate(phrase.toLowerCase(), abbreviations));
}

function abbreviate(phrase: string, abbreviations: Abbreviations): string {
  if (abbreviations.size === 0) return phrase;
  const words = phrase.split(/[\s-]+/);
  const kept: string[] = [];
  for (let at = 0; at < words.length; ) {
    const length =
      [6, 5, 4, 3, 2].find(
        (count) => at + count <= words.length && abbreviations.has(words.slice(at, at + count).join(" ")),
      ) ?? 1;
    const form = words.slice(at, at + length).join(" ");
    kept.push(abbreviations.get(form) ?? form);
    at += length;
  }
  return kept.join(" ");
}

/**
 * What a claim measures, sorted. Left out is what another field of the claim says already: the place, the unit or counted noun, that
 * it is a change or a share, that an amount of money has a size.
 */
export function subjectConcepts(claim: Claim, abbreviations: Abbreviations): string[] {
  const said = new Set(["world", ...conceptsOf(claim.place ?? "")]);
  const thing = thingOf(claim.unit);
  for (const concept of conceptsOf(unitEntry(claim.unit).word)) said.add(concept);
  if (claim.aspect === "share") said.add("share");
  if (claim.aspect === "change") for (const concept of changeConcepts) said.add(concept);
  const concepts = phraseConcepts(claim.metric, abbreviations).filter((concept) => !said.has(concept));
  const telling = concepts.filter((concept) => !extentConcepts.has(concept));
  return (telling.length > 0 ? telling : concepts)
    .filter((concept) => thing !== "person" || !personConcepts.has(concept))
    .toSorted(byCodeUnit);
}

/** What a count is a count of: its noun's concepts; "person" for all nouns that mean people as such ("consumers", "Americans"). */
export function thingOf(unit: string): string {
  const concepts = conceptsOf(unit);
  const name = `${unit.slice(0, 1).toUpperCase()}${unit.slice(1)}`;
  const people =
    concepts.length === 1 && (concepts.every((concept) => personConcepts.has(concept)) || peopleOf(name) !== null);
  return people ? "person" : concepts.join(" ") || unit;
}

/** Whether a counted noun means people, of whatever kind ("children", "workers"). */
export const isOfPeople = (unit: string): boolean =>
  thingOf(unit)
    .split(" ")
    .some((concept) => concept === "person" || personNouns.has(concept));

/** Whether a subject says what is measured: some concept, or at least a counted noun that is not just "people" or "things". */
export function isTelling(claim: Claim, subject: readonly string[]): boolean {
  if (subject.length > 0) return true;
  return unitEntry(claim.unit).kind === "count" && !genericConcepts.has(thingOf(claim.unit));
}

/** A concept is a document's topic when at least this part of its sentences name it, and its title does or four sentences do. */
const topicShare = 1 / 3;

/** The concepts that a document is about throughout, so that its phrases may leave them out ("the industry" in an article about tea). */
export function topicsOf(document: Document, abbreviations: Abbreviations): ReadonlySet<string> {
  const body = document.sentences.filter((sentence) => sentence.role === "body");
  const counts = new Map<string, number>();
  for (const sentence of body)
    for (const concept of conceptsIn(sentence, abbreviations)) counts.set(concept, (counts.get(concept) ?? 0) + 1);
  const title = new Set(phraseConcepts(document.title ?? "", abbreviations));
  const topics = [...counts].filter(
    ([concept, count]) => count >= topicShare * body.length && (title.has(concept) || count >= 4),
  );
  return new Set(topics.map(([concept]) => concept));
}

const conceptsIn = (sentence: Sentence, abbreviations: Abbreviations): Set<string> =>
  new Set(phraseConcepts(sentence.text, abbreviations));

/** Whether a figure comes on top of another: "another 40 boats", "40 more boats". Not "more than 40". */
export function isAddition({ sentence, mark }: Pick<Claim, "sentence" | "mark">): boolean {
  const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}.,'-]*/gu) ?? [];
  const surface = words(sentence.slice(mark.start, mark.end));
  const number = surface.findIndex((word) => /\d/.test(word));
  const before = [
    ...words(sentence.slice(Math.max(0, mark.start - 40), mark.start)).slice(-1),
    ...surface.slice(0, Math.max(0, number)),
  ];
  const after = [...surface.slice(number + 1), ...words(sentence.slice(mark.end, mark.end + 40)).slice(0, 3)];
  const more = after.findIndex((word) => additionsAfter.has(word));
  return before.some((word) => additionsBefore.has(word)) || (more >= 0 && more < 3 && after[more + 1] !== "than");
}

/** Whether a count is a part of another ("eight of the dead"). */
export const isPart = ({ sentence, mark, unit }: Claim): boolean =>
  unitEntry(unit).kind === "count" && opensWhole(sentence.slice(mark.end));
