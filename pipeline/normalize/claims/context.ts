/** Context: what the reader of a sentence knows from the sentences before it and from the document as a whole. */
import { knownOutlet } from "../../lexicon/outlets.ts";
import { type Place, placeOf } from "../../lexicon/places.ts";
import type { Claim } from "../../model/claim.ts";
import type { Article } from "../../model/document.ts";
import type { Words } from "../grammar/words.ts";
import { type NumberStyle, numberStyle } from "../quantities/style.ts";
import { type Token, tokenize } from "../quantities/tokens.ts";
import { findVoices } from "./attribution.ts";
import { findMainEvent, namesHappening } from "./events.ts";
import { type CalledPlaces, findCalledPlaces, findLocalPlaces, sharedPlaces } from "./local-places.ts";
import { findMainEntity, happeningName, namesOf } from "./main-entity.ts";
import { countCountries, mainArea, mainCountry, mainTown, type Placed } from "./main-place.ts";
import { type Abbreviation, findAbbreviations } from "./names.ts";
import { findPeople } from "./people.ts";
import { findPeriods } from "./periods/index.ts";
import { findPlaces, type LocalPlaces } from "./places.ts";
import { localCurrencies } from "./units.ts";

/** Whom the sentences before were about. */
export interface Subjects {
  /** For "it"; null with `otherSubject` when it was somebody without a certain name ("the government"). */
  subject: string | null;
  otherSubject: boolean;
  /** For "the firm". */
  party: string | null;
}

export interface Context extends Subjects {
  /** The day against which "last year" and "Monday" are read, or the latest on which the article may have been written. */
  published: string | null;
  /** The first day on which it may have been written, where the day is not certain: then those give a year and no more. */
  earliest: string | null;
  /** How the document writes numbers. */
  style: NumberStyle;
  abbreviations: readonly Abbreviation[];
  /** The country that the document names most, when it is named more than all others together; else null. */
  mainCountry: string | null;
  /** What a word that several countries share for their money ("dollar", "peso") stands for all through the document, by the word. */
  currencies: ReadonlyMap<string, string>;
  /** A province or town that the document is about, else that country. */
  mainPlace: string | null;
  /** The name that the document is about, when it is not a place; else null. */
  mainEntity: string | null;
  /** The persons among those quoted. */
  people: readonly string[];
  /** Names that stand inside the document's sentences, so that one at a sentence's start is known for one. */
  names: ReadonlySet<string>;
  /** The happening that the document reports, with the name that the document is about ("flood", "Acme breach"); null when it reports none. */
  event: string | null;
  /** The noun of that happening. */
  eventNoun: string | null;
  /** The day that figures are for unless they say otherwise: the one the opening names, else that of a happening's report; null when there is none. */
  eventDay: string | null;
  /** What the document itself makes of names: places it introduces as such ("Lamu county"), names that only look like one. */
  localPlaces: LocalPlaces;
  /** What "the province", "the district" can mean in this document. */
  calledPlaces: CalledPlaces;
  /** Places named so far, the last one last; of very many the last ones. */
  named: readonly string[];
  /** What the last figure of the last sentence with figures counts, for "some of them" and "the number"; null when it counts nothing. */
  counted: Pick<Claim, "unit" | "metric" | "value"> | null;
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
  const [earliest, latest] = article.told?.split("/") ?? [];
  const day = article.published ?? (earliest === latest ? (latest ?? null) : null);
  const localPlaces = findLocalPlaces(body);
  const isPlace = (name: string): boolean =>
    localPlaces.get(name) !== null && (placeOf(name) !== null || localPlaces.has(name));
  const title = tokenize(article.title ?? "");
  const placed = (tokens: readonly Token[]): Placed => ({ tokens, places: findPlaces(tokens, localPlaces) });
  const named = sentences.map(placed);
  const country = mainCountry(named, placed(title));
  for (const [name, place] of sharedPlaces(country))
    if (!localPlaces.has(name) && text.includes(name)) localPlaces.set(name, place);
  const quoted = quotedIn(article, words);
  const names = namesOf(body, isPlace);
  const mainEntity = findMainEntity(body, article.title ?? "", { names, quoted });
  const event = findMainEvent(body, title);
  const place = mainTown(body.map(placed), placed(title), { country, event: event !== null });
  return {
    published: article.published ?? latest ?? null,
    earliest: article.published === null && earliest !== latest ? (earliest ?? null) : null,
    style: numberStyle(text),
    abbreviations: findAbbreviations(text),
    mainCountry: country,
    currencies: localCurrencies(text, { countries: countCountries(named), main: country }),
    mainPlace: place ?? mainArea(body.map(placed), placed(title)) ?? country,
    mainEntity,
    people: findPeople(quoted, body),
    names: new Set(names.keys()),
    event: event === null ? null : eventName(body, article.title ?? "", { event, mainEntity }),
    eventNoun: event,
    eventDay: eventDay(body, day) ?? (event === null ? null : day),
    localPlaces,
    calledPlaces: findCalledPlaces(body),
    named: [],
    counted: null,
    subject: null,
    otherSubject: false,
    party: null,
    past: null,
    last: {},
    recent: null,
    topic: null,
    paragraph: -1,
  };
}

/** "Hurricane Ida", "Acme breach", "flood". */
function eventName(
  body: readonly (readonly Token[])[],
  title: string,
  { event, mainEntity }: { event: string; mainEntity: string | null },
): string {
  const own = happeningName(body, title, event);
  const main = mainEntity !== null && namesHappening(mainEntity) ? mainEntity : null;
  return own ?? main ?? [mainEntity, event].filter((part) => part !== null).join(" ");
}

/** The outlet, and everybody who is quoted with first name and surname. */
function quotedIn({ outlet }: Article, words: readonly Words[]): string[] {
  const names = words.flatMap((sentence) => findVoices(sentence, []).map(({ who }) => who.name));
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

/** The context for the next sentence: the places named in this one are remembered. */
export function remember(context: Context, places: readonly Place[]): Context {
  if (places.length === 0) return context;
  const last = { ...context.last };
  for (const place of places) Object.assign(last, { [place.kind]: place.name }, countryOf(place));
  const recent = places.findLast((place) => place.kind !== "world")?.name ?? context.recent;
  const names = new Set(places.map(({ name }) => name));
  const named = [...context.named.filter((name) => !names.has(name)).slice(-mostNamed), ...names];
  return { ...context, last, recent, named };
}

/** So many places are remembered: "the province" is none that was named before all of them. */
const mostNamed = 200;

/** A paragraph is about the place that one of its sentences begins with, until another one does. */
export function enter(context: Context, paragraph: number, opening: Place | null): Context {
  const topic = opening?.name ?? (paragraph === context.paragraph ? context.topic : null);
  return { ...context, topic, paragraph };
}

const countryOf = (place: Place): Partial<Record<Place["kind"], string>> =>
  place.within === null ? {} : { country: place.within };
