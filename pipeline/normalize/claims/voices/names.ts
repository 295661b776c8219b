/** Names: the full name behind a surname, letters, a title or a description ("the ministry", "the report"), as the document tells it. */
import lists from "../../../lexicon/en/attribution.json" with { type: "json" };
import { institutionOf } from "../../../lexicon/institutions.ts";
import { placeOf } from "../../../lexicon/places.ts";
import { isBody, isBodyMark, isCommercial, isHonorific, isRole } from "../../../lexicon/speech.ts";
import { isCapital, type Words } from "../../grammar/words.ts";
import type { Abbreviation } from "../names.ts";
import { kindOf } from "./kinds.ts";

const publications = new Set(lists.publications);

/** What a document tells of names. */
export interface Known {
  /** Names of two words or more that stand anywhere in the document. */
  people: readonly string[];
  /** Names of bodies in the document: "Bank of England". */
  bodies: readonly string[];
  mainEntity: string | null;
  abbreviations: readonly Abbreviation[];
  /** Whose report is spoken of, by the document's first such sentence. */
  publisher: string | null;
}

/** What was said of names before a sentence. */
export interface Told {
  /** Speakers and subjects so far, the last one last. */
  names: readonly string[];
  /** Speakers so far. */
  quoted: readonly string[];
  /** What a name was called beside it: "trade body Acme". */
  called: ReadonlyMap<string, string>;
  /** What a name is set between commas for: "the group, Acme, ...". */
  set: ReadonlyMap<string, string>;
  /** Whose report the text spoke of last. */
  publisher: string | null;
  /** The bodies that speak or are spoken of in the sentence itself and the one before, the nearest first. */
  near: readonly string[];
  /** The speakers of the sentence before. */
  spoke: readonly string[];
}

/** A printed name or description as the document's fullest name of it. */
export function resolveName(printed: string, definite: boolean, known: Known, told: Told): string {
  const parts = printed.split(" and ").map((part) => institutionOf(part.replace(/^the /, "")) ?? part);
  if (parts.length > 1) return parts.map((part) => part.replace(/^the /, "")).join(" and ");
  const name = withoutHonorific(printed);
  const head = name.split(" ").at(-1)?.toLowerCase() ?? "";
  const named = /\p{Lu}\p{Ll}/u.test(name);
  if (!named && !definite && publications.has(head) && told.publisher === null) return known.publisher ?? name;
  if (!named && !definite && (publications.has(head) || isBody(head))) return name;
  if (!named && publications.has(head))
    return (name.includes(" ") ? null : (told.publisher ?? known.publisher)) ?? name;
  const described = definite && /^\p{Lu}?[^\p{Lu}]*$/u.test(name);
  if (isBody(head) && (described || !named || !name.includes(" "))) return bodyCalled(name, known, told) ?? name;
  if (name.includes(" ") || placeOf(name) !== null) return name;
  const long = known.abbreviations.find(({ short }) => short === name)?.long;
  return institutionOf(name) ?? long ?? fullName(name, known, told) ?? printed;
}

/** "the ministry", "the Bank", "the firm": what was called so, or bears the word in its name; a business may be the one spoken of. */
function bodyCalled(name: string, known: Known, told: Told): string | null {
  const lower = name.toLowerCase();
  const word = lower.split(" ").at(-1) ?? "";
  const bears = (full: string): boolean =>
    full.toLowerCase() !== lower && full.toLowerCase().split(" ").includes(word) && kindOf(full) === "body";
  const set = told.set.get(lower);
  if (set !== undefined) return set;
  if (lower.includes(" ")) {
    const other = /^(?:rival|other|second(?! \w+est\b)|another|separate|new|smaller|larger|bigger|same|parent)\b/.test(
      lower,
    );
    const spoke = told.spoke.length === 1 ? told.spoke[0] : undefined;
    const same =
      !other && isCommercial(word) && spoke !== undefined && /\p{Lu}/u.test(spoke) && isCompany(spoke, known.people);
    return told.called.get(lower) ?? (same ? spoke : null);
  }
  const described = told.near.find(bears);
  if (isCommercial(word)) return described ?? businessCalled(word, known, told) ?? told.names.findLast(bears) ?? null;
  const alike = known.bodies.filter(bears);
  const only = /^\p{Lu}/u.test(name) && alike.length === 1 ? alike[0] : undefined;
  return told.called.get(lower) ?? told.names.findLast(bears) ?? only ?? null;
}

/** "the firm": the company spoken of here or speaking just before, else that of the document. */
const businessCalled = (word: string, { mainEntity, people }: Known, { near, called, quoted }: Told): string | null =>
  near.find((other) => /\p{Lu}/u.test(other) && isCompany(other, people)) ??
  mainEntity ??
  called.get(word) ??
  quoted.findLast((other) => /\p{Lu}/u.test(other) && isCompany(other, people)) ??
  null;

/** A name that is no place and not known for a person's. */
const isCompany = (name: string, people: readonly string[]): boolean =>
  placeOf(name) === null &&
  !name.split(" ").some((word) => isBody(word) && !isCommercial(word) && !/^bank$/i.test(word)) &&
  kindOf(name) !== "person" &&
  kindOf(name) !== "people" &&
  !people.some((full) => full.endsWith(` ${name}`));

/** Of those named before, else of all names of the document the only one that ends with it. */
function fullName(name: string, { people }: Known, { quoted }: Told): string | null {
  const before = quoted.findLast((full) => full.includes(" ") && full.split(" ").includes(name));
  const ending = people.filter((full) => full.endsWith(` ${name}`));
  return before ?? (ending.length === 1 ? (ending[0] ?? null) : null);
}

/** "Ms Lindgren" is Lindgren; a first name and surname after a title stay together with it. */
export function withoutHonorific(name: string): string {
  const [title = "", ...rest] = name.split(" ");
  return rest.length === 1 && isHonorific(title) ? rest.join(" ") : name;
}

/** What a sentence calls a name: "the trade body Acme"; `set` when it stands between commas: "the group, Acme,". */
export function callings({ tokens }: Words): { noun: string; name: string; set: boolean }[] {
  const found: { noun: string; name: string; set: boolean }[] = [];
  for (let at = 1; at < tokens.length; at += 1) {
    const start = tokens[at - 1]?.text === "," ? at - 1 : at;
    const noun = tokens[start - 1];
    if (noun === undefined || !isBody(noun.lower) || isCapital(noun) || !isCapital(tokens[at])) continue;
    let to = at;
    while (isCapital(tokens[to])) to += 1;
    const set = start < at;
    if (set && !/^[,.]$/.test(tokens[to]?.text ?? "")) continue;
    const name = tokens
      .slice(at, to)
      .map(({ text }) => text)
      .join(" ");
    const other = placeOf(name) !== null || tokens.slice(at, to).some(({ lower }) => isRole(lower));
    if (!other) found.push({ noun: noun.lower, name, set });
  }
  return found;
}

/** Names of two words or more in a sentence, places not among them. */
export function namesIn({ tokens }: Words): string[] {
  const names: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    let to = at;
    while (isCapital(tokens[to])) to += 1;
    const name = tokens
      .slice(at, to)
      .map(({ text }) => text)
      .join(" ");
    if (to - at > 1 && placeOf(name) === null) names.push(name);
    at = Math.max(at, to - 1);
  }
  return names;
}

/** Names of bodies, also over "of" and "for": "Bank of England". */
export function bodyNames(sentences: readonly Words[]): string[] {
  const names = new Set<string>();
  for (const { tokens } of sentences.slice(0, mostRead)) {
    for (let at = 0; at < tokens.length; at += 1) {
      if (!isCapital(tokens[at])) continue;
      let to = at + 1;
      while (
        isCapital(tokens[to]) ||
        (/^(?:of|for|and)$/.test(tokens[to]?.lower ?? "") && isCapital(tokens[to + 1]) && to - at < longest)
      )
        to += 1;
      const name = tokens
        .slice(at, to)
        .map(({ text }) => text)
        .join(" ");
      if (to - at > 1 && name.split(" ").some(isBodyMark)) names.add(name);
      at = to - 1;
    }
  }
  return [...names];
}

const longest = 8;
/** How many sentences are read for names of bodies. */
const mostRead = 500;
