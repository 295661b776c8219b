/** Quotes: what is said in quotation marks, the same words in several documents as one quote. */
import { knownOutlet } from "../lexicon/outlets.ts";
import { isHonorific } from "../lexicon/speech.ts";
import type { Claim } from "../model/claim.ts";
import type { Quotation } from "../model/document.ts";
import type { Name, Quote, QuotePlace, Theme } from "../model/finding.ts";
import type { Evidence } from "./evidence.ts";
import { byCodeUnit, contentId, groupBy, Unions } from "./identity.ts";
import { shinglesOf, wordsOf } from "./shingles.ts";

/** Whom and what the folder is about. */
interface About {
  names: readonly Name[];
  themes: readonly Theme[];
}

interface Shingled {
  quotation: Quotation;
  shingles: ReadonlySet<number>;
}

/** Every quote of a folder, the best first: with a named speaker, in many documents, with figures and about the themes. */
export function findQuotes(evidence: Evidence, { names, themes }: About): Quote[] {
  const full = fullNames(names);
  const quotations = evidence.documents
    .flatMap((document) => document.quotations)
    .map((quotation) => ({ ...quotation, speaker: quotation.speaker === null ? null : full(quotation.speaker) }));
  const titles = titlesOf(quotations);
  const order = new Map(quotations.map(({ id }, at) => [id, at]));
  const inside = claimsInside(evidence);
  const quotes = groupsOf(quotations).map((group) => quoteOf(group, inside, titles));
  const phrases = themes.map(({ phrase }) => phrase.toLowerCase());
  const ranked = quotes.map((quote) => ({ quote, score: scoreOf(quote, phrases, evidence) }));
  const place = ({ quote }: { quote: Quote }): number => order.get(quote.places[0]?.id ?? "") ?? 0;
  return ranked.toSorted((a, b) => b.score - a.score || place(a) - place(b)).map(({ quote }) => quote);
}

/** The full name of a speaker of whom it is certain: "Mr Prado" is the only Prado of the folder, "Acme's Prado" is Prado, and in "Reuters Acme" the credit of a picture stands before a name. */
function fullNames(names: readonly Name[]): (speaker: string) => string {
  const known = new Map<string, Set<string>>();
  for (const { name, kind, variants } of names)
    if (kind !== "place")
      for (const form of [name, ...variants]) known.set(form, new Set([...(known.get(form) ?? []), name]));
  return (speaker) => {
    const [first = "", ...rest] = speaker.split(" ");
    const shorter = isHonorific(first) || knownOutlet(first) !== null || /['\u2019]s$/.test(first);
    const form = shorter && (isHonorific(first) || known.has(rest.join(" "))) ? rest.join(" ") : speaker;
    const [only, ...others] = known.get(known.has(speaker) ? speaker : form) ?? [];
    return only !== undefined && others.length === 0 ? only : speaker;
  };
}

/** The first title that a document gives each speaker with a name. */
function titlesOf(quotations: readonly Quotation[]): Map<string, string> {
  const titles = new Map<string, string>();
  for (const { speaker, title } of quotations)
    if (speaker !== null && title !== null && isNamed(speaker) && !titles.has(speaker)) titles.set(speaker, title);
  return titles;
}

/** "Jo Prado", "Harbour Board"; "a harbour board official" is a description. */
const isNamed = (speaker: string): boolean => /^\p{Lu}/u.test(speaker.split(" ").at(-1) ?? "");

/** A quotation of fewer or more words is less of a quote: a half sentence, or a speech. */
const fewWords = 9;
const manyWords = 60;

/** 20 for a speaker with a name and 5 for one without; 3 for each document, copies not counted (up to 5); 2 for figures; 1 for each theme (up to 2); 1 for a title; less for half a sentence and odd lengths. */
function scoreOf(quote: Quote, themes: readonly string[], { articleCopies }: Evidence): number {
  const documents = new Set(quote.places.map(({ document }) => articleCopies.get(document) ?? document)).size;
  const words = quote.words.toLowerCase();
  const about = themes.filter((theme) => words.includes(theme)).length;
  const length = wordsOf(quote.words).length;
  return (
    (quote.speaker === null ? 0 : isNamed(quote.speaker) ? 20 : 5) +
    3 * Math.min(5, documents) +
    (quote.claims.length > 0 ? 2 : 0) +
    Math.min(2, about) +
    (quote.title === null ? 0 : 1) -
    (/^\p{Lu}/u.test(quote.words) ? 0 : 3) -
    (length < fewWords ? 3 : 0) -
    (length > manyWords ? 4 : 0)
  );
}

/** The part of the shorter quotation's shingles that the other must have. */
const enough = 0.5;
/** Up to this many quotations with one shingle are compared pair by pair; of more, each with the next. */
const tooCommon = 40;

/** Quotations of the same words, each group in the order of documents. Only those that share a run of words are compared. */
function groupsOf(quotations: readonly Quotation[]): Quotation[][] {
  const shingled = quotations.map((quotation) => ({ quotation, shingles: shinglesOf(quotation.words) }));
  const holders = new Map<number, Shingled[]>();
  for (const one of shingled)
    for (const shingle of one.shingles) {
      const known = holders.get(shingle);
      if (known) known.push(one);
      else holders.set(shingle, [one]);
    }
  const unions = new Unions();
  const compared = new Set<string>();
  for (const group of holders.values())
    for (const [a, b] of pairsOf(group)) {
      const pair = `${a.quotation.id} ${b.quotation.id}`;
      if (compared.has(pair)) continue;
      compared.add(pair);
      if (isSame(a.shingles, b.shingles)) unions.join(a.quotation.id, b.quotation.id);
    }
  return [...groupBy(quotations, ({ id }) => unions.find(id)).values()];
}

function pairsOf(group: readonly Shingled[]): (readonly [Shingled, Shingled])[] {
  const back = group.length > tooCommon ? 1 : group.length;
  return group.flatMap((b, at) => group.slice(Math.max(0, at - back), at).map((a) => [a, b] as const));
}

function isSame(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared += 1;
  return shared >= 2 && shared >= enough * small.size;
}

function quoteOf(
  group: readonly Quotation[],
  inside: ReadonlyMap<string, readonly Claim[]>,
  titles: ReadonlyMap<string, string>,
): Quote {
  const fullest = group.reduce((best, other) => (other.words.length > best.words.length ? other : best));
  const others = group.filter((quotation) => quotation !== fullest);
  const speaker = speakerOf(group);
  const own = group.find((quotation) => quotation.speaker === speaker && quotation.title !== null)?.title;
  return {
    id: contentId("quote", group.map(({ id }) => id).toSorted(byCodeUnit)),
    words: fullest.words,
    speaker,
    title: speaker === null ? null : (own ?? titles.get(speaker) ?? null),
    claims: group.flatMap(({ id }) => inside.get(id)?.map((claim) => claim.id) ?? []),
    places: [fullest, ...others].map(placeOf),
  };
}

const placeOf = ({ id, document, line, start, end, surface, sentence }: Quotation): QuotePlace => ({
  id,
  document,
  line,
  start,
  end,
  surface,
  sentence,
});

/** The name that most documents give, one with a surname before a description; null when two names are given as often. */
function speakerOf(group: readonly Quotation[]): string | null {
  const counts = new Map<string, number>();
  for (const { speaker } of group) if (speaker !== null) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  const weight = (name: string): number => (counts.get(name) ?? 0) + (isNamed(name) ? group.length : 0);
  const [first, second] = [...counts.keys()].toSorted((a, b) => weight(b) - weight(a) || byCodeUnit(a, b));
  if (first === undefined) return null;
  const tied = second !== undefined && weight(first) === weight(second);
  return tied && !related(first, second) ? null : tied && second.length > first.length ? second : first;
}

/** "Nugroho" and "Sutopo Nugroho". */
const related = (a: string, b: string): boolean => a.endsWith(` ${b}`) || b.endsWith(` ${a}`);

/** The claims whose figures stand inside each quotation, by its id. Both stand in the order of the text. */
function claimsInside({ documents }: Evidence): Map<string, Claim[]> {
  const inside = new Map<string, Claim[]>();
  for (const { claims, quotations } of documents) {
    const sorted = claims.toSorted((a, b) => a.start - b.start);
    let next = 0;
    for (const { id, start, end } of quotations) {
      while ((sorted[next]?.start ?? end) < start) next += 1;
      const from = next;
      while ((sorted[next]?.end ?? Number.POSITIVE_INFINITY) <= end) next += 1;
      inside.set(id, sorted.slice(from, next));
    }
  }
  return inside;
}
