/** Speakers: who is quoted in each sentence of a document, with "he said", surnames and quotations over several sentences resolved. */
import words from "../../lexicon/en/attribution.json" with { type: "json" };
import { institutionOf } from "../../lexicon/institutions.ts";
import { placeOf } from "../../lexicon/places.ts";
import type { Words } from "../grammar/words.ts";
import { findPublisher, findSpeaker } from "./attribution.ts";

const publications = new Set(words.publications);
const honorifics = new Set(words.honorifics);
const bodies = new Set(words.bodies);

/** How many sentences of one quotation may pass before its speaker is named. */
const reach = 3;

/** The name of whoever is quoted in each sentence, or null. `mainEntity` is who "the company" is, `people` are the names a surname may be of. */
export function readSpeakers(
  sentences: readonly Words[],
  mainEntity: string | null,
  people: readonly string[],
): (string | null)[] {
  const publisher = sentences.reduce<string | null>((found, sentence) => found ?? findPublisher(sentence), null);
  const names: (string | null)[] = [];
  const known: string[] = [];
  let last: string | null = null;
  for (const sentence of sentences) {
    const found = findSpeaker(sentence);
    const name: string | null =
      found === "pronoun" ? last : found && resolve(found.name, { known, people, mainEntity, publisher, last });
    if (name?.includes(" ") && !known.includes(name)) known.push(name);
    last = name ?? last;
    names.push(name);
  }
  return names.map((name, at) => name ?? quotedSpeaker(sentences, names, at));
}

interface Known {
  known: readonly string[];
  /** Names of two words or more that stand anywhere in the document. */
  people: readonly string[];
  mainEntity: string | null;
  publisher: string | null;
  last: string | null;
}

/** "Adams" is the Mary Adams quoted before; "the company" is the one the document is about; "the report" is whose report it is. */
function resolve(printed: string, context: Known): string {
  const { mainEntity, publisher, last } = context;
  const name = withoutHonorific(printed);
  const head = name.split(" ").at(-1)?.toLowerCase() ?? "";
  const named = /\p{Lu}\p{Ll}/u.test(name);
  if (bodies.has(head) && !named) return mainEntity ?? (/^\p{Lu}/u.test(last ?? "") ? (last ?? name) : name);
  if (publications.has(head) && !named) return publisher ?? name;
  if (name.includes(" ") || placeOf(name) !== null) return name;
  const institution = institutionOf(name);
  if (institution !== null) return institution;
  return fullName(name, context) ?? printed;
}

/** Of those quoted before, else of all names of the document the only one that ends with it. */
function fullName(name: string, { known, people }: Known): string | null {
  const quoted = known.find((full) => full.split(" ").includes(name));
  const named = people.filter((full) => full.endsWith(` ${name}`));
  return quoted ?? (named.length === 1 ? (named[0] ?? null) : null);
}

/** "Ms Lindgren" is Lindgren; a first name and surname after a title stay together with it. */
function withoutHonorific(name: string): string {
  const [title = "", ...rest] = name.split(" ");
  return rest.length === 1 && honorifics.has(title.toLowerCase().replace(".", "")) ? rest.join(" ") : name;
}

/** A sentence inside a quotation that names its speaker only at its end, or named it before. */
function quotedSpeaker(sentences: readonly Words[], names: readonly (string | null)[], at: number): string | null {
  if (!opensQuote(sentences[at])) return null;
  for (let next = at + 1; next <= at + reach && next < sentences.length; next += 1) {
    if (names[next]) return names[next] ?? null;
    if (opensQuote(sentences[next])) break;
  }
  return names.slice(0, at).findLast((name) => name !== null) ?? null;
}

const opensQuote = (sentence: Words | undefined): boolean => /^["\u201c'\u2018]$/.test(sentence?.tokens[0]?.text ?? "");
