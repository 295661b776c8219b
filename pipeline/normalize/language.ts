/** Language: whether the words between the names and figures of an article are English. */
import { isFunctionWord } from "../lexicon/words.ts";
import type { Article } from "../model/document.ts";

/** The words that are looked at, the fewest that tell anything, and the share of them that are grammar in any English prose. */
const most = 2000;
const fewest = 40;
const grammar = 0.12;

/** False for an article of some length of which hardly a word is an English article, preposition, pronoun or auxiliary. */
export function isEnglish({ sentences }: Pick<Article, "sentences">): boolean {
  const words = sentences
    .filter(({ role }) => role === "body")
    .slice(0, most)
    .flatMap(({ text }) => text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [])
    .slice(0, most);
  const glue = words.filter((word) => isFunctionWord(word.toLowerCase())).length;
  return words.length < fewest || glue / words.length >= grammar;
}
