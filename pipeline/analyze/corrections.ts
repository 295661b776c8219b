/** Corrections applied: names made one in the documents, and the figures found that a user puts together or apart. */
import { unitEntry } from "../lexicon/units.ts";
import type { Claim } from "../model/claim.ts";
import {
  type Alias,
  type Correction,
  type Corrections,
  type FigurePlace,
  placeInWords,
  type Ruling,
  settingsFile,
} from "../model/correction.ts";
import { type Diagnostic, diagnostic } from "../model/diagnostic.ts";
import type { Document } from "../model/document.ts";
import { groupBy, Unions } from "./identity.ts";

export interface Corrected {
  /** With the names that the aliases stand for. */
  documents: Document[];
  /** Those that something in the folder answers to. */
  corrections: Correction[];
  diagnostics: Diagnostic[];
}

/** Applies the aliases, and finds the claims of which the rulings speak. A place without a figure is a message, and the rest counts. */
export function correct(documents: readonly Document[], { aliases, rulings }: Corrections): Corrected {
  const renamed = aliases.length === 0 ? [...documents] : documents.map((document) => rename(document, aliases));
  const applied = aliases.flatMap((alias) => applyAlias(documents, alias));
  if (rulings.length === 0) return { documents: renamed, corrections: applied, diagnostics: [] };
  const ruled = applyRulings(renamed, rulings);
  return { documents: renamed, corrections: [...applied, ...ruled.corrections], diagnostics: ruled.diagnostics };
}

/** Names are compared without case, article and white space. */
const nameKey = (name: string): string => name.toLowerCase().replace(/\s+/g, " ").replace(/^the /, "");

function rename(document: Document, aliases: readonly Alias[]): Document {
  const names = new Map(
    aliases.flatMap(({ name, spellings }) => spellings.map((spelling) => [nameKey(spelling), name] as const)),
  );
  const named = (name: string | null): string | null => (name === null ? null : (names.get(nameKey(name)) ?? name));
  const claims = document.claims.map((claim) => ({
    ...claim,
    entity: named(claim.entity),
    place: named(claim.place),
  }));
  return { ...document, claims };
}

function applyAlias(documents: readonly Document[], { name, spellings }: Alias): Correction[] {
  const keys = new Set(spellings.map(nameKey));
  const claims = documents.flatMap((document) =>
    document.claims
      .filter(({ entity, place }) => [entity, place].some((given) => given !== null && keys.has(nameKey(given))))
      .map(({ id }) => id),
  );
  return claims.length === 0 ? [] : [{ kind: "alias", written: [name, ...spellings], claims }];
}

/** Those that keep apart come first: what would put two of their figures together is refused. */
function applyRulings(
  documents: readonly Document[],
  rulings: readonly Ruling[],
): { corrections: Correction[]; diagnostics: Diagnostic[] } {
  const claimsOf = claimsByPlace(documents);
  const diagnostics: Diagnostic[] = [];
  const tell = (id: "settings/unknown-figure" | "settings/wrong-correction", line: number, found: string): void => {
    diagnostics.push(diagnostic(id, { file: settingsFile, line, found }));
  };
  const found = rulings.map((ruling) => {
    const claims = ruling.figures.flatMap(({ place, line }) => {
      const claim = figureAt(claimsOf, place);
      if (typeof claim !== "string") return [claim];
      tell("settings/unknown-figure", line, `${ruling.kind}: ${claim}`);
      return [];
    });
    return { ruling, claims: [...new Map(claims.map((claim) => [claim.id, claim])).values()] };
  });
  const whole = found.filter(({ claims }) => claims.length > 1);
  const isTogether = togetherness(whole.filter(({ ruling }) => ruling.kind === "apart").map(({ claims }) => claims));
  const corrections = whole.flatMap(({ ruling, claims }): Correction[] => {
    const problem = ruling.kind === "apart" ? null : (unlikeUnits(claims) ?? isTogether(claims));
    if (problem !== null) tell("settings/wrong-correction", ruling.line, `${ruling.kind}: ${problem}`);
    const written = ruling.figures.map(({ place }) => placeInWords(place));
    return problem === null ? [{ kind: ruling.kind, written, claims: claims.map(({ id }) => id) }] : [];
  });
  return { corrections, diagnostics };
}

/** Every figure of a folder by file and line, in the order of the text. */
export function claimsByPlace(documents: readonly Document[]): ReadonlyMap<string, Claim[]> {
  const placed = documents.flatMap(({ file, claims }) =>
    claims.map((claim) => ({ at: `${file}:${claim.line}`, claim })),
  );
  return new Map(
    [...groupBy(placed, ({ at }) => at)].map(([at, all]) => [
      at,
      all.map(({ claim }) => claim).toSorted((a, b) => a.start - b.start),
    ]),
  );
}

/** The figures at a place: of those with the words that are asked for the ones that are just these words. */
export function figuresAt(claimsOf: ReadonlyMap<string, Claim[]>, { file, line, surface }: FigurePlace): Claim[] {
  const all = claimsOf.get(`${file}:${line}`) ?? [];
  if (surface === null) return all;
  const words = spaced(surface);
  const exact = all.filter((claim) => spaced(claim.surface) === words);
  return exact.length > 0 ? exact : all.filter((claim) => hasWords(spaced(claim.surface), words));
}

/** Whether words stand in a text as words: "15" in "15 percent", not in "2,150". */
function hasWords(text: string, words: string): boolean {
  const at = text.indexOf(words);
  if (at < 0) return false;
  const [before, after] = [text.slice(0, at), text.slice(at + words.length)];
  return !/[\p{L}\p{N}][.,]?$/u.test(before) && !/^[.,]?[\p{L}\p{N}]/u.test(after);
}

const spaced = (text: string): string => text.trim().replace(/\s+/g, " ");

/** The one figure at a place, or what is there instead. */
function figureAt(claimsOf: ReadonlyMap<string, Claim[]>, place: FigurePlace): Claim | string {
  const [claim, ...others] = figuresAt(claimsOf, place);
  const all = figuresAt(claimsOf, { ...place, surface: null });
  const named = all.slice(0, 5).map(({ surface }) => `"${spaced(surface)}"`);
  const there = all.length === 0 ? "no figure" : `${named.join(", ")}${all.length > 5 ? " and more" : ""}`;
  if (claim === undefined || others.length > 0) return `${placeInWords(place)}, where there is ${there}`;
  return claim.conversionOf === null ? claim : `${placeInWords(place)}, which repeats a figure in another unit`;
}

function unlikeUnits(claims: readonly Claim[]): string | null {
  const kinds = claims.map(({ unit }) => {
    const { kind, dimension } = unitEntry(unit);
    return kind === "count" ? kind : `${kind} ${dimension}`;
  });
  const other = claims.find((_, at) => kinds[at] !== kinds[0]);
  return other === undefined
    ? null
    : `"${claims[0]?.surface}" and "${other.surface}", which are in units of different kinds`;
}

/** Takes groups one after another and says of one that, with those before, it would join two figures that are kept apart. */
function togetherness(apart: readonly Claim[][]): (claims: readonly Claim[]) => string | null {
  const rulingsOf = new Map<string, number[]>();
  apart.forEach((claims, at) => {
    for (const { id } of claims) rulingsOf.set(id, [...(rulingsOf.get(id) ?? []), at]);
  });
  const members = new Map<string, Claim[]>();
  const unions = new Unions();
  return (claims) => {
    const roots = new Set(claims.map(({ id }) => unions.find(id)));
    const all = new Map(claims.map((claim) => [claim.id, claim]));
    for (const root of roots) for (const claim of members.get(root) ?? []) all.set(claim.id, claim);
    const seen = new Map<number, Claim>();
    for (const claim of all.values()) {
      for (const ruling of rulingsOf.get(claim.id) ?? []) {
        const other = seen.get(ruling);
        if (other !== undefined) return `"${other.surface}" and "${claim.surface}", which are kept apart as well`;
        seen.set(ruling, claim);
      }
    }
    const [first] = roots;
    for (const root of roots) if (first !== undefined) unions.join(first, root);
    if (first !== undefined) members.set(unions.find(first), [...all.values()]);
    return null;
  };
}
