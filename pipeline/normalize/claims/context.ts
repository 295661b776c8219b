/** Context: what the reader of a sentence knows from the sentences before it and from the document as a whole. */
import { type Place, placeOf } from "../../lexicon/places.ts";
import type { Article } from "../../model/document.ts";
import { type Token, tokenize } from "../quantities/tokens.ts";
import { findMainEntity } from "./entities.ts";
import { type Abbreviation, findAbbreviations } from "./names.ts";
import { findPeriods } from "./periods.ts";
import { findLocalPlaces, findPlaces } from "./places.ts";

export interface Context {
  published: string | null;
  abbreviations: readonly Abbreviation[];
  /** The country that the document names most, when it is named more than all others together; else null. */
  mainCountry: string | null;
  /** The name that the document is about, when it is not a place; else null. */
  mainEntity: string | null;
  /** The day of the event that the document reports: the day its opening names; null when it reports none. */
  eventDay: string | null;
  /** Places that the document itself introduces as such ("Lamu county"), by name. */
  localPlaces: ReadonlyMap<string, Place>;
  /** The place last named of each kind, for "the country", "the city". */
  last: Readonly<Partial<Record<Place["kind"], string>>>;
  /** The place last named before this sentence, for "its". */
  recent: string | null;
  /** The place that the paragraph opened with, and the index of that paragraph. */
  topic: string | null;
  paragraph: number;
  /** Who was last quoted, for "he said". */
  speaker: string | null;
  /** Full names of people and bodies quoted so far, for surnames. */
  speakers: readonly string[];
}

/** What the whole article tells before its first sentence is read. */
export function readContext(article: Article): Context {
  const text = article.sentences.map((sentence) => sentence.text).join("\n");
  const body = article.sentences.filter(({ role }) => role !== "title").map((sentence) => tokenize(sentence.text));
  const localPlaces = findLocalPlaces(body);
  const isPlace = (name: string): boolean => placeOf(name) !== null || localPlaces.has(name);
  return {
    published: article.published,
    abbreviations: findAbbreviations(text),
    mainCountry: mainCountry(article),
    mainEntity: findMainEntity(body, article.title ?? "", isPlace),
    eventDay: eventDay(body, article.published),
    localPlaces,
    last: {},
    recent: null,
    topic: null,
    paragraph: -1,
    speaker: null,
    speakers: [],
  };
}

/** How many sentences open a report. */
const opening = 6;

function eventDay(sentences: readonly (readonly Token[])[], published: string | null): string | null {
  const days = sentences.slice(0, opening).flatMap((tokens) => findPeriods(tokens, published));
  return days.find(({ period, basis }) => basis === "inferred" && /^\d{4}-\d{2}-\d{2}$/.test(period))?.period ?? null;
}

function mainCountry(article: Article): string | null {
  const counts = new Map<string, number>();
  for (const sentence of article.sentences) {
    for (const { place } of findPlaces(tokenize(sentence.text), new Map())) {
      const country = place.kind === "country" ? place.name : place.within;
      if (country !== null) counts.set(country, (counts.get(country) ?? 0) + 1);
    }
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return most !== undefined && most[1] * 2 > total && most[1] > 1 ? most[0] : null;
}

/** The context for the next sentence: places and speakers named in this one are remembered. */
export function remember(context: Context, places: readonly Place[], speaker: string | null): Context {
  const last = { ...context.last };
  for (const place of places) Object.assign(last, { [place.kind]: place.name }, countryOf(place));
  const speakers =
    speaker?.includes(" ") && !context.speakers.includes(speaker) ? [...context.speakers, speaker] : context.speakers;
  const recent = places.findLast((place) => place.kind !== "world")?.name ?? context.recent;
  return { ...context, last, recent, speaker: speaker ?? context.speaker, speakers };
}

/** A paragraph is about the place that one of its sentences begins with, until another one does. */
export function enter(context: Context, paragraph: number, opening: Place | null): Context {
  const topic = opening?.name ?? (paragraph === context.paragraph ? context.topic : null);
  return { ...context, topic, paragraph };
}

const countryOf = (place: Place): Partial<Record<Place["kind"], string>> =>
  place.within === null ? {} : { country: place.within };

/** A surname alone stands for the full name quoted before. */
export function fullName(context: Context, name: string): string {
  if (name.includes(" ")) return name;
  return context.speakers.find((known) => known.split(" ").includes(name) && placeOf(name) === null) ?? name;
}
