/** From a block to its sentences, by the rules of English print; every character keeps its place in the source text. */
import { saysWhen } from "../lexicon/calendar.ts";
import { abbreviationKind } from "../lexicon/sentences.ts";
import { isFunctionWord } from "../lexicon/words.ts";
import type { MappedText, Span } from "../model/span.ts";
import { sliceMapped, sourceSpan } from "../model/span.ts";

/**
 * Splits a text whose white space is single. A sentence ends at `.`, `!`, `?` or `…`, closing quotes and brackets included, when white space
 * follows, the next word can begin a sentence and the full stop is no part of an abbreviation, an initial or a list number.
 * Decimals never match: no white space follows their point.
 */
export function splitSentences(block: MappedText): MappedText[] {
  const { text } = block;
  const sentences: MappedText[] = [];
  let start = 0;
  sentenceEnd.lastIndex = 0;
  for (let match = sentenceEnd.exec(text); match !== null; match = sentenceEnd.exec(text)) {
    const end = match.index + match[0].length;
    if (!endsSentence(text, start, match.index, match[0], end + 1)) continue;
    sentences.push(sliceMapped(block, { start, end }));
    start = end + 1;
  }
  if (start < text.length) sentences.push(sliceMapped(block, { start, end: text.length }));
  return sentences;
}

const sentenceEnd = /(?<![.!?…])[.!?…]+["”’')\]]*(?= )/g;

/** `at` is where the end mark stands, `next` where the next word begins; no further back than `start` is looked. */
function endsSentence(text: string, start: number, at: number, mark: string, next: number): boolean {
  const following = /^["“‘'([]*(\S{0,40})/.exec(text.slice(next, next + 60))?.[1] ?? "";
  if (/^\p{Ll}/u.test(following)) return false;
  if (!mark.startsWith(".") || mark.startsWith("..")) return true;
  const begin = Math.max(start, text.lastIndexOf(" ", at - 1) + 1);
  const word = text.slice(begin, at).replace(/^["“‘'([]+/, "");
  if (begin === start && /^(?:\d{1,3}|[a-zA-Z])$/.test(word)) return false;
  const kind = /^(?:\p{L}\.)*\p{Lu}$/u.test(word) ? "either" : abbreviationKind(word);
  switch (kind) {
    case "title":
      return false;
    case "beforeNumber":
    case "inside":
      return !/^\d/.test(following) && isOpener(following);
    case "time":
      return !saysWhen(following.replace(/[^\p{L}]+$/u, ""));
    case "either":
      return isOpener(following);
    default:
      return true;
  }
}

/** Whether a capitalised word opens a sentence rather than goes on with a name: "the", "but", "it" are no names. */
function isOpener(word: string): boolean {
  const plain = word.replace(/[^\p{L}]+$/u, "");
  return /^\p{Lu}/u.test(plain) && isFunctionWord(plain.toLowerCase());
}

/** The longest piece that is read as one sentence; what is longer is no prose and is read in pieces, so that memory stays bounded. */
const longest = 4000;

/** A sentence in pieces of bounded length, cut at spaces; a run of characters without a space that is longer is refused as a whole. */
export function piecesOf(sentence: MappedText): { pieces: MappedText[]; unbroken: Span[] } {
  const { text } = sentence;
  if (text.length <= longest) return { pieces: [sentence], unbroken: [] };
  const pieces: MappedText[] = [];
  const unbroken: Span[] = [];
  for (let start = 0; start < text.length; ) {
    const space = start + longest >= text.length ? text.length : text.lastIndexOf(" ", start + longest);
    const broken = space > start;
    const end = broken ? space : text.indexOf(" ", start + longest);
    const span = { start, end: end < 0 ? text.length : end };
    if (broken) pieces.push(sliceMapped(sentence, span));
    else unbroken.push(sourceSpan(sentence, span));
    start = span.end + 1;
  }
  return { pieces, unbroken };
}
