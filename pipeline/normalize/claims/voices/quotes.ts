/** Quotations: which words stand between quotation marks, over the sentences of a document. */
import type { Words } from "../../grammar/words.ts";
import type { Token } from "../../quantities/tokens.ts";

/** What is quoted in one sentence. */
export interface Quoted {
  /** By token: it stands between marks, the marks included. */
  inside: readonly boolean[];
  /** The sentence begins inside a quotation that an earlier one opened. */
  continues: boolean;
  /** The mark that will close its quotation, which goes on in the next sentence; null when none does. */
  closer: string | null;
}

/** A quotation ends with its paragraph, unless the next one begins with a mark again. */
export function readQuotes(sentences: readonly Words[], paragraphs: readonly number[]): Quoted[] {
  const read: Quoted[] = [];
  sentences.forEach(({ tokens }, at) => {
    const before = read[at - 1]?.closer ?? null;
    const sameParagraph = paragraphs[at] === paragraphs[at - 1];
    const again = before !== null && !sameParagraph && isMark(tokens[0]);
    const goesOn = sameParagraph || again || (before !== null && closesLater(sentences, at, before));
    read.push(readSentence(tokens, goesOn ? before : null, again));
  });
  return read;
}

/** How many lines a quotation may go on over without a mark. */
const lines = 4;

/** Texts with a line for each sentence: the next mark is one that closes. */
function closesLater(sentences: readonly Words[], at: number, closer: string): boolean {
  for (const { tokens } of sentences.slice(at, at + lines)) {
    const mark = tokens.findIndex((token) => isMark(token) || token.text === closer);
    if (mark >= 0) return mark > 0 && tokens[mark]?.text === closer && tokens[mark]?.glued === true;
  }
  return false;
}

/** `open` is the mark that closes what was open before; `again` is true when the first mark only repeats that it is. */
function readSentence(tokens: readonly Token[], open: string | null, again: boolean): Quoted {
  const inside: boolean[] = [];
  let close = open;
  tokens.forEach((token, at) => {
    const ends = close !== null && token.text === close && (at > 0 || !again) && isClosing(tokens, at, close);
    const begins = close === null ? closerFor(tokens, at) : null;
    inside.push(close !== null || begins !== null);
    if (ends) close = null;
    else close = begins ?? close;
  });
  return { inside, continues: open !== null, closer: close };
}

/** What closes the quotation that a token opens, or null. */
function closerFor(tokens: readonly Token[], at: number): string | null {
  const token = tokens[at];
  if (token?.text === '"') return '"';
  if (token?.text === "\u201c") return "\u201d";
  const single = token?.text === "'" || token?.text === "\u2018";
  if (!single || token.glued || tokens[at + 1]?.glued !== true || tokens[at + 1]?.kind === "number") return null;
  const close = token.text === "'" ? "'" : "\u2019";
  const ended = tokens
    .slice(at + 1, at + reach)
    .some((other, index) => other.text === close && isClosing(tokens, at + 1 + index, close));
  return ended || at === 0 || /^[:,]$/.test(tokens[at - 1]?.text ?? "") ? close : null;
}

/** How many words a quotation in single marks has at most, so that any sentence takes time linear in its length. */
const reach = 120;

/** "the workers' pay" closes nothing; "... home,' she said" does. */
function isClosing(tokens: readonly Token[], at: number, close: string): boolean {
  if (close === '"' || close === "\u201d") return true;
  const before = tokens[at - 1]?.text ?? "";
  return (
    tokens[at]?.glued === true &&
    (/^[.,!?\u2026]$/.test(before) || !/s$/.test(before) || tokens[at + 1]?.kind !== "word")
  );
}

const isMark = (token: Token | undefined): boolean => /^["\u201c'\u2018]$/.test(token?.text ?? "");
