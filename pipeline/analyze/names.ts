/** Names: the people, organisations and places of a folder, with the forms that each is printed in put together. */
import { institutionOf } from "../lexicon/institutions.ts";
import { withoutLegalForm } from "../lexicon/naming.ts";
import { knownOutlet } from "../lexicon/outlets.ts";
import type { Document, DocumentName, NameKind } from "../model/document.ts";
import type { Name } from "../model/finding.ts";
import type { Evidence } from "./evidence.ts";
import { byCodeUnit, contentId, groupBy } from "./identity.ts";

/** A name in one document, with the key under which its forms come together. */
interface Printed {
  document: Document;
  entry: DocumentName;
  key: string;
}

/** A name is told when so many documents or sentences have it: what one sentence names alone is no subject of the folder. */
const enoughDocuments = 2;
const enoughSentences = 3;

/** Whether two documents or three sentences have a name. */
export const isTold = ({ places, sentences }: Name): boolean =>
  places.length >= enoughDocuments || sentences >= enoughSentences;

/** Every name of a folder, those of most documents first. */
export function findNames(evidence: Evidence): Name[] {
  const longForms = longFormsOf(evidence);
  const printed = evidence.documents.flatMap((document) =>
    document.names.map((entry): Printed => ({ document, entry, key: keyOf(entry.name, longForms) })),
  );
  const full = fullKeys(printed);
  const groups = [...groupBy(printed, (one) => full(one)).values()];
  return groups
    .flatMap((group) => nameOf(group) ?? [])
    .toSorted(
      (a, b) =>
        b.places.length - a.places.length ||
        b.sentences - a.sentences ||
        byCodeUnit(a.name, b.name) ||
        byCodeUnit(a.id, b.id),
    );
}

/** From letters in lower case to the one long form that the folder gives them, in lower case. */
function longFormsOf({ abbreviations }: Evidence): ReadonlyMap<string, string> {
  const byShort = groupBy(abbreviations, ([, short]) => short);
  return new Map(
    [...byShort].flatMap(([short, [first, ...others]]) =>
      first && others.length === 0 ? [[short, first[0]] as const] : [],
    ),
  );
}

/** Lower case, without article, legal form and middle initials, letters written out: "the WHO" is the World Health Organization. */
function keyOf(name: string, longForms: ReadonlyMap<string, string>): string {
  const bare = withoutLegalForm(name.replace(/^[Tt]he /, ""));
  const outlet = knownOutlet(bare);
  if (outlet !== null && (bare.includes(" ") || !outlet.startsWith("The "))) return outlet.toLowerCase();
  const letters = /^\p{Lu}{2,}$/u.test(bare)
    ? (institutionOf(bare) ?? longForms.get(bare.toLowerCase()) ?? bare)
    : bare;
  return letters
    .replace(/ \p{Lu}\.?(?= \p{Lu})/gu, "")
    .replace(/\b(\p{Lu})\.(?=\p{Lu}\b|\s|$)/gu, "$1")
    .replace(/[\u2018\u2019]/g, "'")
    .toLowerCase();
}

/** For each printed name its full one: the only longer name of its document that ends with it, else of the folder; a person, as one of the two says. */
function fullKeys(printed: readonly Printed[]): (one: Printed) => string {
  const own = new Map<string, Set<string>>();
  const people = new Map<string, Set<string>>();
  const named = new Set<string>();
  for (const { document, entry, key } of printed) {
    if (!key.includes(" ") || !/^(?:person|other)$/.test(entry.kind)) continue;
    add(own, `${document.id} ${lastWord(key)}`, key);
    if (entry.kind !== "person") continue;
    named.add(key);
    add(people, lastWord(key), key);
  }
  return ({ document, entry, key }) => {
    if (entry.kind === "place" || entry.kind === "organisation") return key;
    const near = only(own.get(`${document.id} ${lastWord(key)}`), key);
    if (near !== null && (entry.kind === "person" || named.has(near))) return near;
    return only(people.get(lastWord(key)), key) ?? key;
  };
}

const lastWord = (key: string): string => key.slice(key.lastIndexOf(" ") + 1);

function add(sets: Map<string, Set<string>>, at: string, key: string): void {
  const known = sets.get(at);
  if (known === undefined) sets.set(at, new Set([key]));
  else if (known.size <= mostNamesakes) known.add(key);
}

/** Of a surname with more bearers than this nobody can tell who is meant. */
const mostNamesakes = 20;

/** The one candidate that ends with a name. */
function only(candidates: ReadonlySet<string> | undefined, key: string): string | null {
  const [first, ...others] = [...(candidates ?? [])].filter((other) => other.endsWith(` ${key}`));
  return first === undefined || others.length > 0 ? null : first;
}

function nameOf(group: readonly Printed[]): Name | null {
  const byDocument = [...groupBy(group, ({ document }) => document.id).values()];
  const places = byDocument.flatMap((own) => placeIn(own) ?? []);
  const sentences = places.reduce((sum, place) => sum + place.sentences, 0);
  const forms = formsOf(group);
  const kind = kindOf(group);
  const [name = ""] = forms;
  if (kind === "other" && /^\p{Lu}+s?$/u.test(name)) return null;
  return {
    id: contentId("name", [name, kind]),
    name,
    kind,
    variants: forms.slice(1).toSorted(byCodeUnit),
    sentences,
    places,
  };
}

/** Where a document names it first, and in how many sentences. */
function placeIn(own: readonly Printed[]): Name["places"][number] | null {
  const indexes = new Set(own.flatMap(({ entry }) => entry.sentences));
  const { document } = own[0] ?? {};
  const first = document?.sentences[Math.min(...indexes)];
  return document && first
    ? { document: document.id, line: first.line, sentence: first.text, sentences: indexes.size }
    : null;
}

/** The printed forms, the fullest one first: the one with most words that is no firm's legal name, then the one in most sentences. */
function formsOf(group: readonly Printed[]): string[] {
  const counts = new Map<string, number>();
  for (const { entry } of group) counts.set(entry.name, (counts.get(entry.name) ?? 0) + entry.sentences.length);
  const words = (form: string): number => withoutLegalForm(form).split(" ").length;
  const legal = (form: string): number => (withoutLegalForm(form) === form ? 0 : 1);
  return [...counts.keys()].toSorted(
    (a, b) =>
      words(b) - words(a) || legal(a) - legal(b) || (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || byCodeUnit(a, b),
  );
}

/** What most of those that say something say; nothing when as many say another thing. */
function kindOf(group: readonly Printed[]): NameKind {
  const counts = new Map<NameKind, number>();
  for (const { entry } of group) if (entry.kind !== "other") counts.set(entry.kind, (counts.get(entry.kind) ?? 0) + 1);
  const [first, second] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return first === undefined || first[1] === second?.[1] ? "other" : first[0];
}
