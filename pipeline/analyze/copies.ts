/** Sentences that documents have copied from each other or from one source, found by shared runs of words. */
import type { Document, Sentence } from "../model/document.ts";
import { byCodeUnit, groupBy, Unions } from "./identity.ts";
import { shinglesOf, wordsOf } from "./shingles.ts";

/** One sentence of one document. */
export interface SentencePlace {
  document: string;
  /** Index in the document's sentences. */
  index: number;
}

export interface Copies {
  /** Groups of sentences of at least two documents that are copies of each other; each in the order of documents and sentences. */
  groups: SentencePlace[][];
  /** The group of a sentence, or null: same number, same origin. */
  groupOf(document: string, index: number): number | null;
}

interface Shingled extends SentencePlace {
  key: string;
  /** Hashes of its shingles. */
  shingles: ReadonlySet<number>;
  /** The least of the hashes: two sentences share it as often as their shingles overlap (Broder's min-hash). */
  signature: number;
}

/** A sentence with fewer words is a commonplace ("It was not immediately clear."): alike, not copied. */
const shortest = 9;
/** The part of the shorter sentence's shingles that the other must have. */
const enough = 0.4;
/** Up to this many sentences with one shingle are compared pair by pair; of more, only those with one signature, each with the next. */
const tooCommon = 60;

/** Compares only sentences that share a shingle, so the work grows with what is shared, not with all pairs. */
export function findCopies(documents: readonly Document[]): Copies {
  const sentences = documents.flatMap((document) =>
    document.sentences.flatMap((sentence, index) => shingled(document.id, index, sentence)),
  );
  const unions = new Unions();
  for (const [a, b] of candidatePairs(sentences)) if (copied(a.shingles, b.shingles)) unions.join(a.key, b.key);
  const members = groupBy(sentences, ({ key }) => unions.find(key));
  const groups = [...members.values()].filter((group) => new Set(group.map(({ document }) => document)).size > 1);
  const numberOf = new Map(groups.flatMap((group, number) => group.map(({ key }) => [key, number] as const)));
  return {
    groups: groups.map((group) => group.map(({ document, index }) => ({ document, index }))),
    groupOf: (document, index) => numberOf.get(keyOf(document, index)) ?? null,
  };
}

const keyOf = (document: string, index: number): string => `${document} ${String(index).padStart(6, "0")}`;

function shingled(document: string, index: number, sentence: Sentence): Shingled[] {
  if (sentence.role !== "body") return [];
  if (wordsOf(sentence.text).length < shortest) return [];
  const shingles = shinglesOf(sentence.text);
  return [{ document, index, key: keyOf(document, index), shingles, signature: Math.min(...shingles) }];
}

function candidatePairs(sentences: readonly Shingled[]): [Shingled, Shingled][] {
  const holders = new Map<number, Shingled[]>();
  for (const sentence of sentences) {
    for (const shingle of sentence.shingles) {
      const known = holders.get(shingle);
      if (known) known.push(sentence);
      else holders.set(shingle, [sentence]);
    }
  }
  const pairs = new Map<string, [Shingled, Shingled]>();
  for (const group of holders.values()) {
    for (const [a, b] of group.length > tooCommon ? chained(group) : allPairs(group)) {
      if (a.document !== b.document) pairs.set(`${a.key}|${b.key}`, [a, b]);
    }
  }
  return [...pairs].toSorted(([a], [b]) => byCodeUnit(a, b)).map(([, pair]) => pair);
}

const allPairs = (group: readonly Shingled[]): [Shingled, Shingled][] =>
  group.flatMap((a, at) => group.slice(at + 1).map((b): [Shingled, Shingled] => [a, b]));

function chained(group: readonly Shingled[]): [Shingled, Shingled][] {
  const alike = [...groupBy(group, ({ signature }) => String(signature)).values()];
  return alike.flatMap((same) =>
    same.slice(1).flatMap((b, at): [Shingled, Shingled][] => (same[at] ? [[same[at], b]] : [])),
  );
}

function copied(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared += 1;
  return shared >= 3 && shared >= enough * small.size;
}
