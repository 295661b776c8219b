/** Themes: what a folder is about, by the phrases that most of its documents share. */
import { canBeTheme, canHeadTheme, canOpenTheme, endsPhrase, isNamedBy } from "../lexicon/themes.ts";
import { conceptsOf, singular } from "../lexicon/words.ts";
import { type Document, titlesOf } from "../model/document.ts";
import type { Theme } from "../model/finding.ts";
import type { Copies } from "./copies.ts";
import type { Evidence } from "./evidence.ts";
import { byCodeUnit, contentId } from "./identity.ts";

/** Themes of one folder at most, and the part of its documents that a theme is in, two of them at least. */
const most = 8;
const enough = 0.4;
/** How many words a phrase has at most, and what each word after the first adds: a longer phrase says more. */
const longest = 3;
const perWord = 0.6;

interface Phrase {
  words: string[];
  documents: Set<string>;
  /** The documents, with copied sentences as one. */
  origins: Set<string>;
  sentences: number;
  /** How often each printed form stands. */
  forms: Map<string, number>;
}

/**
 * The phrases with the highest product of documents (one that has it in a single sentence counts half, a title that has it counts half more) and
 * length, each of other concepts than those before it. Words that few documents have are dropped first, so phrases are only made of those that
 * many share.
 */
export function findThemes({ documents, copies }: Evidence): Theme[] {
  const least = Math.max(2, Math.ceil(documents.length * enough));
  const shared = wordsShared(documents, least);
  const titles = titlesOf(documents);
  const ranked = [...phrasesOf(documents, copies, shared)]
    .filter(([, phrase]) => phrase.origins.size >= least && (phrase.words.length > 1 || isRepeated(phrase, documents)))
    .map(([key, phrase]) => ({ key, phrase, score: scoreOf(phrase, titles) }))
    .toSorted((a, b) => b.score - a.score || b.phrase.sentences - a.phrase.sentences || byCodeUnit(a.key, b.key));
  const told = new Set<string>();
  const themes: Theme[] = [];
  for (const { key, phrase } of ranked) {
    const concepts = conceptsOf(key);
    if (themes.length === most) break;
    if (concepts.length === 0 || concepts.some((concept) => told.has(concept))) continue;
    for (const concept of concepts) told.add(concept);
    themes.push(themeOf(key, phrase, documents));
  }
  return themes;
}

/** A word alone is a theme only where nearly all documents have it or those that have it come back to it. */
const isRepeated = ({ origins, sentences }: Phrase, documents: readonly Document[]): boolean =>
  sentences > 1.5 * origins.size || origins.size >= 0.7 * documents.length;

function scoreOf({ words, origins, sentences }: Phrase, titles: readonly string[]): number {
  const repeated = Math.min(origins.size, Math.max(0, sentences - origins.size));
  const titled = titles.filter((title) => isNamedBy(title, words.join(" "))).length;
  return (origins.size + repeated + titled / 2) * (1 + perWord * (words.length - 1));
}

function themeOf(key: string, { documents: holders, sentences, forms }: Phrase, documents: readonly Document[]): Theme {
  const [phrase = key] = [...forms].toSorted((a, b) => b[1] - a[1] || byCodeUnit(a[0], b[0])).map(([form]) => form);
  return {
    id: contentId("theme", [key]),
    phrase,
    sentences,
    documents: documents.map(({ id }) => id).filter((id) => holders.has(id)),
  };
}

/** The words, in the singular, that enough documents have in small letters or as letters of a name ("AI"). */
function wordsShared(documents: readonly Document[], least: number): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const document of documents) {
    const own = new Set(runsIn(document).flatMap(({ words }) => words.map(({ key }) => key)));
    for (const key of own) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= least).map(([key]) => key));
}

function phrasesOf(documents: readonly Document[], copies: Copies, shared: ReadonlySet<string>): Map<string, Phrase> {
  const phrases = new Map<string, Phrase>();
  const runs = documents.map((document) => ({ document, runs: runsIn(document) }));
  const heads = headsOf(runs.flatMap((own) => own.runs));
  for (const { document, runs: own } of runs)
    for (const { words: run, sentence } of own)
      for (const words of phrasesIn(run, shared, heads)) {
        const copy = copies.groupOf(document.id, sentence);
        const origin = copy === null ? document.id : String(copy);
        const key = words.map((word) => word.key).join(" ");
        const form = words.map((word) => word.printed).join(" ");
        const phrase = phrases.get(key) ?? {
          words: words.map((word) => word.key),
          documents: new Set(),
          origins: new Set(),
          sentences: 0,
          forms: new Map(),
        };
        phrases.set(key, phrase);
        phrase.documents.add(document.id);
        phrase.origins.add(origin);
        phrase.sentences += 1;
        phrase.forms.set(form, (phrase.forms.get(form) ?? 0) + 1);
      }
  return phrases;
}

/** The words that end a run of their own somewhere: nouns. */
const headsOf = (runs: readonly Run[]): ReadonlySet<string> =>
  new Set(runs.flatMap(({ words }) => (isHead(words.at(-1)) ? (words.at(-1)?.key ?? []) : [])));

/**
 * The last words of a run, up to three of them that are shared, when the last one can be what a phrase is about; and each word before them that
 * ends another run: "measles outbreak" is of measles where it is named alone somewhere.
 */
function phrasesIn(run: readonly Word[], shared: ReadonlySet<string>, heads: ReadonlySet<string>): Word[][] {
  const found = run.slice(0, -1).flatMap((word) => {
    const alone = shared.has(word.key) && heads.has(word.key) && canBeTheme(word.key);
    return alone ? [[word]] : [];
  });
  if (!isHead(run.at(-1))) return found;
  for (let from = run.length - 1; from >= Math.max(0, run.length - longest); from -= 1) {
    if (!shared.has(run[from]?.key ?? "")) break;
    const words = run.slice(from);
    const [first] = words;
    if (first && (words.length > 1 ? canOpenTheme(first.key) : canBeTheme(first.key))) found.push(words);
  }
  return found;
}

const isHead = (word: Word | undefined): boolean => canHeadTheme(word?.printed.toLowerCase() ?? "");

interface Word {
  printed: string;
  /** In lower case and the singular. */
  key: string;
}

const wordOrMark = /\p{L}[\p{L}\p{N}'\u2019-]*|\p{N}+|[^\s\p{L}\p{N}]/gu;

interface Run {
  words: Word[];
  /** Index of its sentence. */
  sentence: number;
}

/** The runs of words between small words, verbs, marks, numbers and names, sentence by sentence. */
function runsIn({ sentences }: Document): Run[] {
  const runs: Run[] = [];
  sentences.forEach(({ text, role }, sentence) => {
    if (role !== "body") return;
    let open: Word[] = [];
    for (const [printed] of text.matchAll(wordOrMark)) {
      const lower = printed.toLowerCase();
      const letters = /^\p{Lu}{2,}s?$/u.test(printed);
      if ((letters || /^\p{Ll}/u.test(printed)) && !/['\u2019]/.test(printed) && !endsPhrase(lower)) {
        open.push({ printed, key: singular(lower) });
        continue;
      }
      if (open.length > 0) runs.push({ words: open, sentence });
      open = [];
    }
    if (open.length > 0) runs.push({ words: open, sentence });
  });
  return runs;
}
