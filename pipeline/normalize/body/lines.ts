/** What one block of a text looks like from outside: how many words it has, whether it is prose, and which rule of page chrome it fits. */
import type { ChromeRule } from "../../lexicon/chrome.ts";
import { chromeRule } from "../../lexicon/chrome.ts";
import { isFunctionWord } from "../../lexicon/words.ts";
import type { Block } from "../../model/source.ts";
import { collapseSpace } from "../../model/span.ts";

export interface Line {
  /** The block, white space single. */
  block: Block;
  /** Its letters and digits, by which lines are compared. */
  bare: string;
  words: number;
  /** Share of the words that are function words: near 0.4 in prose, near 0 in menus. */
  glue: number;
  /** Ends as a sentence does. */
  closed: boolean;
  /** At least one whole sentence, or so long that it must be prose. */
  prose: boolean;
  rule: ChromeRule | null;
}

/** Blocks longer than this are judged by their beginning. Characters. */
const judged = 4_000;

/** Scripts without spaces between words: two characters of them count as a word. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

/** Share of the words that begin with a small letter: high in prose, low in menus and headlines. */
function lower(text: string): number {
  const words = text.match(/(?<!\p{L})\p{L}/gu) ?? [];
  return words.filter((first) => /\p{Ll}/u.test(first)).length / Math.max(words.length, 1);
}

/** Looks at one block; nothing about its neighbours. */
export function lookAt(source: Block): Line {
  const block = { ...source, ...collapseSpace(source) };
  const text = block.text.slice(0, judged);
  const words = text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'’.,-]*/gu) ?? [];
  const size = Math.max(words.length, Math.round((text.match(unspaced)?.length ?? 0) / 2));
  const glue =
    words.length === 0
      ? 0
      : words.filter((word) => isFunctionWord(word.replace(/[^\p{L}]+$/u, ""))).length / words.length;
  // A headline cut short ends in dots as well.
  const cut = size <= 20 && /[^.](?:\.\.\.|…)$/.test(text);
  const closed = !cut && /[.!?…:;。！？][\])"”’»'）」』]*$/.test(text) && /[\p{Ll}\p{Lo}]/u.test(text);
  // Outside English no word is a function word, so a long closed line must do.
  const prose =
    (closed && size >= 8 && (glue >= 0.15 || size >= 12)) ||
    (size >= 25 && (glue >= 0.25 || (lower(text) >= 0.6 && /[.,;!?] /.test(text))));
  return { block, bare: bare(block.text), words: size, glue, closed, prose, rule: chromeRule(block.text) };
}

/** Letters and digits only, lower case: two headlines that differ in quotes or dashes are the same. */
export const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
