/** Quotations: what stands in quotation marks, over the sentences of a paragraph, and who says it. */
import { createHash } from "node:crypto";
import { placeOf } from "../../lexicon/places.ts";
import { isBody, isPeople, isRole } from "../../lexicon/speech.ts";
import { isFunctionWord, singular } from "../../lexicon/words.ts";
import type { Article, Quotation, Sentence } from "../../model/document.ts";
import { sourceSpan } from "../../model/span.ts";
import { isCapital, type Range, type Words } from "../grammar/words.ts";
import type { Token } from "../quantities/tokens.ts";
import type { Speech } from "./speakers.ts";
import { titlesIn } from "./titles.ts";
import { readQuotes } from "./voices/quotes.ts";

/** Fewer words are a phrase that is set apart, not what somebody said. */
const fewestWords = 6;

/** How many sentences a quotation goes on over at most: of more, a mark is missing somewhere. */
const mostSentences = 12;

/** The words of a quotation in one sentence. */
interface Part extends Range {
  /** Index of the sentence. */
  at: number;
}

/** Every quotation of the body with six words or more, in the order of the text. A mark that nothing closes opens none. */
export function readQuotations(
  article: Article,
  words: readonly Words[],
  speeches: readonly (readonly Speech[])[],
): Quotation[] {
  const titleOf = titlesIn(words);
  return quotedParts(article.sentences, words).flatMap((parts) => {
    const told = wordsOf(parts, words);
    if (told.length === 0 || told.length > mostSentences || isNoSpeech(told, words)) return [];
    const speaker = speakerOf(told, words, speeches);
    const quotation = quotationOf(article, told, words);
    return quotation === null
      ? []
      : [{ ...quotation, ...(speaker === null ? { speaker, title: null } : titleOf(speaker)) }];
  });
}

/** The parts of each quotation, marks included; one that goes on in the next paragraph is a new one there. */
function quotedParts(sentences: readonly Sentence[], words: readonly Words[]): Part[][] {
  const quotes = readQuotes(
    words,
    sentences.map(({ paragraph }) => paragraph),
  );
  const found: Part[][] = [];
  let open: Part[] = [];
  quotes.forEach(({ inside, continues, closer }, at) => {
    const goesOn = sentences[at]?.paragraph === sentences[at - 1]?.paragraph;
    if (!continues) open = [];
    if (!goesOn && open.length > 0) {
      found.push(open);
      open = [];
    }
    if (sentences[at]?.role !== "body") return;
    for (const run of runsOf(inside)) {
      open.push({ at, ...run });
      if (run.to === inside.length && closer !== null) continue;
      found.push(open);
      open = [];
    }
  });
  return found;
}

/** The stretches of tokens that stand between marks. */
function runsOf(inside: readonly boolean[]): Range[] {
  const runs: Range[] = [];
  inside.forEach((is, at) => {
    const last = runs.at(-1);
    if (is && last?.to === at) last.to = at + 1;
    else if (is) runs.push({ from: at, to: at + 1 });
  });
  return runs;
}

const isMark = (token: Token | undefined): boolean => /^["\u201c\u201d'\u2018\u2019]$/.test(token?.text ?? "");

/** The parts without the marks and the comma before the last one; none when they are too few words. */
function wordsOf(parts: readonly Part[], words: readonly Words[]): Part[] {
  const told = parts.flatMap((part, index) => {
    const { tokens } = words[part.at] as Words;
    let { from, to } = part;
    if (isMark(tokens[from])) from += 1;
    if (index === parts.length - 1) {
      if (isMark(tokens[to - 1])) to -= 1;
      if (/^[,;]$/.test(tokens[to - 1]?.text ?? "")) to -= 1;
    }
    return to > from ? [{ at: part.at, from, to }] : [];
  });
  return countWords(told, words) < fewestWords ? [] : told;
}

const countWords = (parts: readonly Part[], words: readonly Words[]): number =>
  parts.reduce((sum, { at, from, to }) => {
    const quoted = words[at]?.tokens.slice(from, to) ?? [];
    return sum + quoted.filter(({ kind }) => kind === "word" || kind === "number").length;
  }, 0);

/** The name of a film, a book or a song ("The Long Way Home From the Sea"), or words with a mark inside: two quotations, or a mark is missing. */
const isNoSpeech = (parts: readonly Part[], words: readonly Words[]): boolean => {
  const tokens = parts.flatMap(({ at, from, to }) => words[at]?.tokens.slice(from, to) ?? []);
  return tokens.every(isOfWork) || tokens.some(({ text }) => /^["\u201c\u201d]$/.test(text));
};

const isOfWork = (token: Token): boolean => token.kind !== "word" || isCapital(token) || isFunctionWord(token.lower);

/** Whoever speaks the middle of one of its parts, the first that is known. */
function speakerOf(
  parts: readonly Part[],
  words: readonly Words[],
  speeches: readonly (readonly Speech[])[],
): string | null {
  for (const { at, from, to } of parts) {
    const middle = words[at]?.tokens[Math.floor((from + to) / 2)]?.start ?? 0;
    const speech = speeches[at]?.find(({ start, end }) => middle >= start && middle < end);
    if (speech !== undefined) return isSomebody(speech.name) ? speech.name : null;
  }
  return null;
}

/** A name, or a noun for people or a body: "a statement" is nobody, a place does not speak, and of "a Quay Marine subsidiary" it is not certain who it is. */
function isSomebody(name: string): boolean {
  const head = (/^(.*?) (?:of|at|for|from|with|in) /.exec(name)?.[1] ?? name).split(" ").at(-1) ?? "";
  if (placeOf(name) !== null) return false;
  return /\p{Lu}/u.test(head) || [isRole, isPeople, isBody].some((is) => is(head) || is(singular(head)));
}

function quotationOf(
  article: Article,
  parts: readonly Part[],
  words: readonly Words[],
): Omit<Quotation, "speaker" | "title"> | null {
  const pieces = parts.flatMap(({ at, from, to }) => {
    const [sentence, tokens] = [article.sentences[at], words[at]?.tokens ?? []];
    const [start, end] = [tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0];
    return sentence === undefined ? [] : [{ sentence, start, end }];
  });
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return null;
  const { start } = sourceSpan(first.sentence, first);
  const { end } = sourceSpan(last.sentence, last);
  return {
    id: `q-${createHash("sha256").update(`${article.id} ${start} ${end}`).digest("hex").slice(0, 12)}`,
    document: article.id,
    line: lineOf(article.text, start, first.sentence),
    start,
    end,
    surface: article.text.slice(start, end),
    words: pieces.map(({ sentence, start, end }) => sentence.text.slice(start, end)).join(" "),
    sentence: first.sentence.text,
  };
}

/** Counted from the start of the sentence, so that no line is counted twice. */
function lineOf(text: string, start: number, sentence: Sentence): number {
  const from = sentence.segments[0]?.source ?? 0;
  return sentence.line + (text.slice(from, start).match(/\r\n|\n|\r/g)?.length ?? 0);
}
