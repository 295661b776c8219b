/** Which language a source is written in: English by the words between its nouns, any other by a detector, loaded when the first one comes. */
import { isFunctionWord } from "../lexicon/words.ts";
import type { Block } from "../model/source.ts";

/** Blocks of fewer letters are menus, names and captions, which say little about the language. */
const shortest = 40;
/** So much of the prose is looked at, and with fewer letters in all nothing is told. Characters; one of a script of syllables or words is worth three. */
const most = 20_000;
const fewest = 80;
const worth = 3;
/** In English prose two words out of five are words of grammar; in a kindred language one in ten looks like one. */
const englishGrammar = 0.25;

/**
 * The ISO 639-1 code of the language of most of a text's prose, or null when there is too little of it or nothing is sure. A paragraph in
 * another language changes nothing.
 */
export async function recogniseLanguage(blocks: readonly Block[]): Promise<string | null> {
  const prose = sampleOf(blocks);
  const letters = lettersIn(prose);
  if (letters < fewest) return null;
  const words = prose.toLowerCase().match(/\p{Script=Latin}+/gu) ?? [];
  const grammar = words.filter((word) => isFunctionWord(word)).length;
  if (lengthOf(words) > letters / 2 && grammar >= words.length * englishGrammar) return "en";
  const { eld } = await import("eld/extrasmall");
  const detected = eld.detect(prose);
  return detected.language !== "" && detected.isReliable() ? detected.language : null;
}

function lettersIn(text: string): number {
  const dense = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu) ?? [];
  return lengthOf(text.match(/\p{L}+/gu) ?? []) + lengthOf(dense) * (worth - 1);
}

const lengthOf = (words: readonly string[]): number => words.reduce((sum, { length }) => sum + length, 0);

function sampleOf(blocks: readonly Block[]): string {
  let sample = "";
  for (const { text } of blocks) {
    if (text.length < shortest && lettersIn(text) < shortest) continue;
    sample += `${text.slice(0, most)}\n`;
    if (sample.length >= most) break;
  }
  return sample;
}
