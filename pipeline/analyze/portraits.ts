/** Portraits: what a claim can be known by again, beside its number: its subject, the words around it, its setting. */
import { personConcepts, tollConcepts, tollNouns, wideTolls } from "../lexicon/comparison.ts";
import { placeOf } from "../lexicon/places.ts";
import { speechKind } from "../lexicon/speech.ts";
import { unitEntry } from "../lexicon/units.ts";
import { conceptsOf, wordsOf } from "../lexicon/words.ts";
import type { Claim } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import { documentOf, type Evidence, subjectOf } from "./evidence.ts";
import { byCodeUnit, groupBy } from "./identity.ts";
import { type Days, daysOf, isSettled } from "./periods.ts";
import { isAddition, isOfPeople, isPart, thingOf } from "./phrases.ts";
import type { Ruled } from "./rulings.ts";
import { isInTitle } from "./twins.ts";
import { baseAmount } from "./values.ts";

export interface Portrait {
  claim: Claim;
  document: Document;
  /** What is counted; "person" for people as such; empty for what is no count. */
  thing: string;
  /** Whether people are counted, of whatever kind ("children", "workers"). */
  people: boolean;
  /** What kinds of number can be one: a currency, percent, a physical dimension, people, things. */
  dimension: string;
  /** Concepts of what is measured. */
  subject: ReadonlySet<string>;
  /** Concepts of the whole phrase, those of the counted thing as well. */
  concepts: ReadonlySet<string>;
  /** Concepts that the whole article is about, so that its phrases may leave them out. */
  topics: ReadonlySet<string>;
  /** What happened to those counted ("death", "injury"), of the kinds that exclude each other. */
  fates: ReadonlySet<string>;
  /** Words of the sentence, stemmed, each with its weight: the nearer to the figure and the less general, the more. */
  words: ReadonlyMap<string, number>;
  addition: boolean;
  /** Whether the figure is a part of another ("eight of the dead"). */
  part: boolean;
  /** Whether the claim stands in the title, which says in other words what the article says. */
  title: boolean;
  /** Whether the claim speaks of the place that its whole article is about, or leaves the place open. */
  wide: boolean;
  /** Whether the claim is about somebody or something that its article names in passing. */
  aside: boolean;
  days: Days | null;
  /** Whether the claim is of a time that was over when its article appeared. */
  settled: boolean;
  /** What a user has ruled about the claim. */
  ruled: Ruled;
}

/** The portraits of claims, by claim id. */
export function portraitsOf(evidence: Evidence, claims: readonly Claim[]): Map<string, Portrait> {
  const stories = new Map(evidence.documents.map((document) => [document.id, storyOf(document)]));
  const bySentence = [...groupBy(claims, sentenceKey).values()].map((told) =>
    told.toSorted((a, b) => a.mark.start - b.mark.start || byCodeUnit(a.id, b.id)),
  );
  return new Map(
    bySentence.flatMap((told) =>
      told.map((claim, at) => {
        const neighbours = [
          ...told.slice(Math.max(0, at - mostNeighbours), at),
          ...told.slice(at + 1, at + 1 + mostNeighbours),
        ];
        return [claim.id, portraitOf(evidence, claim, neighbours, stories.get(claim.document) ?? noStory)];
      }),
    ),
  );
}

/** Other figures of the sentence, on each side, and characters of it that a figure is known by: a list without end is no sentence. */
const mostNeighbours = 6;
const reach = 400;

const sentenceKey = ({ document, line, sentence }: Claim): string => `${document} ${line} ${sentence}`;

/** What a whole article is about. */
interface Story {
  places: ReadonlySet<string>;
  names: ReadonlySet<string>;
}

const noStory: Story = { places: new Set(), names: new Set() };

/** The places and names of an article's title and its first two sentences, and those that most of its figures are about. */
function storyOf({ claims, sentences, title }: Document): Story {
  const lead = sentences.filter(({ role }) => role === "body").slice(0, 2);
  const opening = [title ?? "", ...lead.map(({ text }) => text)].join(" ");
  const main = (all: readonly (string | null)[], wider: (name: string) => string | null): ReadonlySet<string> => {
    const counted = groupBy(
      all.flatMap((name) => name ?? []),
      (name) => name,
    );
    const [most] = [...counted].toSorted(([a, x], [b, y]) => y.length - x.length || byCodeUnit(a, b));
    const known = new Set([...counted.keys(), ...[...counted.keys()].flatMap((name) => wider(name) ?? [])]);
    return new Set([...known].filter((name) => name === most?.[0] || opening.includes(name)));
  };
  return {
    places: main(
      claims.map(({ place }) => place),
      (place) => placeOf(place)?.within ?? null,
    ),
    names: main(
      claims.map(({ entity }) => entity),
      () => null,
    ),
  };
}

function portraitOf(evidence: Evidence, claim: Claim, neighbours: readonly Claim[], story: Story): Portrait {
  const entry = unitEntry(claim.unit);
  const thing = entry.kind === "count" ? thingOf(claim.unit) : "";
  const people = entry.kind === "count" && isOfPeople(claim.unit);
  const topics = evidence.topicsOf.get(claim.document) ?? new Set<string>();
  const concepts = subjectOf(evidence, claim);
  const document = documentOf(evidence, claim);
  return {
    claim,
    document,
    thing,
    people,
    dimension: entry.kind === "count" ? (people ? "people" : "things") : `${entry.kind} ${entry.dimension}`,
    subject: new Set(concepts),
    concepts: new Set(conceptsOf(claim.metric)),
    topics,
    fates: fatesOf(claim, concepts, people),
    words: wordsAround(claim, neighbours, topics),
    addition: isAddition(claim) || (claim.aspect === "change" && entry.kind === "count" && claim.direction === "up"),
    part: isPart(claim),
    title: isInTitle(evidence, claim),
    wide: claim.place === null || story.places.has(claim.place),
    aside: claim.entity !== null && !story.names.has(claim.entity),
    days: claim.period === null ? null : daysOf(claim.period),
    settled: isSettled(claim, document.published),
    ruled: evidence.ruledOf(claim),
  };
}

function fatesOf(claim: Claim, concepts: readonly string[], people: boolean): ReadonlySet<string> {
  const fates = concepts.filter((concept) => tollConcepts.has(concept) && !wideTolls.has(concept));
  const toll = fates.length === 0 && people && wordsOf(claim.metric).some((word) => tollNouns.has(word.toLowerCase()));
  return new Set(toll ? ["death"] : fates);
}

/** What a word counts for when it stands beyond another figure of the sentence, and when all the article is about it. */
const beyond = 0.5;
const topical = 0.25;

/** Words up to the figures before and after count in full, those beyond them less; the other figures of the sentence are words as well. */
function wordsAround(claim: Claim, neighbours: readonly Claim[], topics: ReadonlySet<string>): Map<string, number> {
  const { sentence, mark } = claim;
  const from = Math.max(0, ...neighbours.map((other) => other.mark.end).filter((end) => end <= mark.start));
  const to = Math.min(
    sentence.length,
    ...neighbours.map((other) => other.mark.start).filter((start) => start >= mark.end),
  );
  const words = new Map<string, number>();
  const add = (text: string, weight: number): void => {
    for (const concept of conceptsOf(text)) {
      if (/\d/.test(concept) || speechKind(concept) !== null || personConcepts.has(concept)) continue;
      const stem = stemOf(concept);
      const worth = topics.has(concept) ? weight * topical : weight;
      words.set(stem, Math.max(worth, words.get(stem) ?? 0));
    }
  };
  const [opens, ends] = [Math.max(0, mark.start - reach), mark.end + reach];
  add(sentence.slice(Math.max(opens, from), mark.start), 1);
  add(sentence.slice(mark.start, Math.min(to, ends)), 1);
  add(sentence.slice(opens, from), beyond);
  add(sentence.slice(to, ends), beyond);
  for (const other of neighbours) words.set(`= ${baseAmount(other)} ${unitEntry(other.unit).dimension}`, 1);
  return words;
}

/** A word without its ending: "disrupted", "disrupting" and "disrupts" are one. */
const stemOf = (word: string): string =>
  word.length < 5 ? word : word.replace(/(?:ing|ed|ly|ion|e)$/, "").replace(/(.)\1$/, "$1");
