/** Context: what the reader of a sentence knows from the sentences before it and from the document as a whole. */
import { knownOutlet } from "../../lexicon/outlets.ts";
import { type Place, placeOf } from "../../lexicon/places.ts";
import type { Claim } from "../../model/claim.ts";
import type { Article } from "../../model/document.ts";
import type { Words } from "../grammar/words.ts";
import { type NumberStyle, numberStyle } from "../quantities/style.ts";
import { type Token, tokenize } from "../quantities/tokens.ts";
import { findSpeaker } from "./attribution.ts";
import { countNames, findMainEntity, openingNames } from "./entities.ts";
import { findMainEvent } from "./events.ts";
import { type Abbreviation, findAbbreviations } from "./names.ts";
import { findPeriods } from "./periods/index.ts";
import { type CalledPlaces, findCalledPlaces, findLocalPlaces, findPlaces } from "./places.ts";
import { localCurrencies } from "./units.ts";

export interface Context {
  /** The day against which "last year" and "Monday" are read; when it is only `approximate`, they give a year and no more. */
  published: string | null;
  approximate: boolean;
  /** How the document writes numbers. */
  style: NumberStyle;
  abbreviations: readonly Abbreviation[];
  /** The country that the document names most, when it is named more than all others together; else null. */
  mainCountry: string | null;
  /** What a word that several countries share for their money ("dollar", "peso") stands for all through the document, by the word. */
  currencies: ReadonlyMap<string, string>;
  /** The name that the document is about, when it is not a place; else null. */
  mainEntity: string | null;
  /** Names that stand inside the document's sentences, so that one at a sentence's start is known for one. */
  names: ReadonlySet<string>;
  /** The happening that the document reports, with the name that the document is about ("flood", "Acme breach"); null when it reports none. */
  event: string | null;
  /** The day that figures are for unless they say otherwise: the one the opening names, else that of a happening's report; null when there is none. */
  eventDay: string | null;
  /** Places that the document itself introduces as such ("Lamu county"), by name. */
  localPlaces: ReadonlyMap<string, Place>;
  /** What "the province", "the district" can mean in this document. */
  calledPlaces: CalledPlaces;
  /** Places named so far, the last one last. */
  named: readonly string[];
  /** What the last figure of the last sentence with figures counts, for "some of them" and "the number"; null when it counts nothing. */
  counted: Pick<Claim, "unit" | "metric" | "value"> | null;
  /** Whom the sentence before was about, for "it". */
  subject: string | null;
  /** The period of another year that the sentence before spoke of, or null. */
  past: string | null;
  /** The place last named of each kind, for "the country", "the city". */
  last: Readonly<Partial<Record<Place["kind"], string>>>;
  /** The place last named before this sentence, for "its". */
  recent: string | null;
  /** The place that the paragraph opened with, and the index of that paragraph. */
  topic: string | null;
  paragraph: number;
}

/** What the whole article tells before its first sentence is read; its sentences come as words, too. */
export function readContext(article: Article, words: readonly Words[]): Context {
  const sentences = words.map(({ tokens }) => tokens);
  const text = article.sentences.map((sentence) => sentence.text).join("\n");
  const body = sentences.filter((_, at) => article.sentences[at]?.role !== "title");
  const localPlaces = findLocalPlaces(body);
  const isPlace = (name: string): boolean => placeOf(name) !== null || localPlaces.has(name);
  const title = tokenize(article.title ?? "");
  const countries = countCountries(sentences);
  const country = mainCountry(countries);
  const mainEntity = findMainEntity(body, article.title ?? "", isPlace, quotedIn(article, words));
  const event = findMainEvent(body, title);
  return {
    published: article.published ?? article.told,
    approximate: article.published === null,
    style: numberStyle(text),
    abbreviations: findAbbreviations(text),
    mainCountry: country,
    currencies: localCurrencies(text, { countries: new Map(countries), main: country }),
    mainEntity,
    names: new Set([...countNames(body, isPlace).keys(), ...openingNames(body)]),
    event: event === null ? null : [mainEntity, event].filter((part) => part !== null).join(" "),
    eventDay: eventDay(body, article.published) ?? (event === null ? null : article.published),
    localPlaces,
    calledPlaces: findCalledPlaces(body),
    named: [],
    counted: null,
    subject: null,
    past: null,
    last: {},
    recent: null,
    topic: null,
    paragraph: -1,
  };
}

/** The outlet, and everybody who is quoted with first name and surname. */
function quotedIn({ outlet }: Article, words: readonly Words[]): string[] {
  const names = words.map(findSpeaker).flatMap((found) => (found === null || found === "pronoun" ? [] : found.name));
  const people = names.filter(
    (name) => /^\p{Lu}\S*(?: \p{Lu}\S*)+$/u.test(name) && knownOutlet(name.split(" ")[0] ?? "") === null,
  );
  return [...people, ...(outlet === null ? [] : [outlet, ...outlet.split(" ")])];
}

/** How many sentences open a report. */
const opening = 6;

function eventDay(sentences: readonly (readonly Token[])[], published: string | null): string | null {
  const days = sentences.slice(0, opening).flatMap((tokens) => findPeriods(tokens, published));
  return days.find(({ period, basis }) => basis === "inferred" && /^\d{4}-\d{2}-\d{2}$/.test(period))?.period ?? null;
}

/** How often each country is named, by itself or by a place in it, the most first. */
function countCountries(sentences: readonly (readonly Token[])[]): (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const tokens of sentences) {
    for (const { place } of findPlaces(tokens, new Map())) {
      const country = place.kind === "country" ? place.name : place.within;
      if (country !== null) counts.set(country, (counts.get(country) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** The country that is named more than once and more than all others together, or null. */
function mainCountry(countries: readonly (readonly [string, number])[]): string | null {
  const total = countries.reduce((sum, [, count]) => sum + count, 0);
  const [most] = countries;
  return most !== undefined && most[1] * 2 > total && most[1] > 1 ? most[0] : null;
}

/** The context for the next sentence: the places named in this one are remembered. */
export function remember(context: Context, places: readonly Place[]): Context {
  const last = { ...context.last };
  for (const place of places) Object.assign(last, { [place.kind]: place.name }, countryOf(place));
  const recent = places.findLast((place) => place.kind !== "world")?.name ?? context.recent;
  const names = new Set(places.map(({ name }) => name));
  const named = [...context.named.filter((name) => !names.has(name)), ...names];
  return { ...context, last, recent, named };
}

/** A paragraph is about the place that one of its sentences begins with, until another one does. */
export function enter(context: Context, paragraph: number, opening: Place | null): Context {
  const topic = opening?.name ?? (paragraph === context.paragraph ? context.topic : null);
  return { ...context, topic, paragraph };
}

const countryOf = (place: Place): Partial<Record<Place["kind"], string>> =>
  place.within === null ? {} : { country: place.within };
