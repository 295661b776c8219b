/** How much of one article is read: far more than anybody writes, so that a file made to take hours takes seconds. */
import { cardinals, multiples, parts, scales, vague } from "../lexicon/numbers.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { diagnostic } from "../model/diagnostic.ts";
import type { Article } from "../model/document.ts";

/** A long book has fewer numbers and sentences. */
const numberLimit = 20_000;
const sentenceLimit = 60_000;

const numberWords = [cardinals, scales, parts, vague, multiples];
const isNumber = (word: string): boolean => /^\d/.test(word) || numberWords.some((words) => words.has(word));

/** An article as far as it is read; what is left out is listed in it, and the message says where it begins. */
export function withinLimits(article: Article): { article: Article; problem: Diagnostic | null } {
  const cut = firstBeyond(article);
  const [first, last] = [article.sentences[cut], article.sentences.at(-1)];
  if (first === undefined || last === undefined) return { article, problem: null };
  const found = `more than ${numberLimit} numbers or ${sentenceLimit} sentences; what follows was not read`;
  const reason = `beyond ${numberLimit} numbers or ${sentenceLimit} sentences`;
  return {
    article: {
      ...article,
      sentences: article.sentences.slice(0, cut),
      excluded: [...article.excluded, { startLine: first.line, endLine: last.line, reason }],
    },
    problem: diagnostic("normalize/too-many-figures", { file: article.file, line: first.line, found }),
  };
}

/** The index of the first sentence that is not read; one look at each word. */
function firstBeyond({ text, sentences }: Article): number {
  // Every number takes a character, and one between it and the next.
  if (text.length < numberLimit) return sentences.length;
  let numbers = 0;
  const beyond = sentences.findIndex((sentence, index) => {
    const words = sentence.text.toLowerCase().match(/\d+(?:[.,]\d+)*|[a-z]+/g) ?? [];
    numbers += words.filter(isNumber).length;
    return numbers > numberLimit || index >= sentenceLimit;
  });
  return beyond < 0 ? sentences.length : beyond;
}
