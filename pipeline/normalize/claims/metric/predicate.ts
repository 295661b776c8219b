/** Predicates: what is said of those counted, as the end of a metric's name: "farms that have installed pumps". */
import { isAuxiliary } from "../../../lexicon/words.ts";
import { nounPhraseFrom } from "../../grammar/phrases.ts";
import { lowerAt, textOf, type Words } from "../../grammar/words.ts";

/** "40 percent of farms have installed pumps": what was done is part of what is measured, or it would be any share of farms. */
export function predicateAfter(words: Words, at: number): string {
  let verb = at;
  while (isAuxiliary(lowerAt(words, verb)) || lowerAt(words, verb) === "not") verb += 1;
  if (!words.verb[verb] || lowerAt(words, at) === "that") return "";
  const last = lowerAt(words, verb + 1) === "to" && words.verb[verb + 2] ? verb + 2 : verb;
  const object = nounPhraseFrom(words, last + 1);
  if (verb === at && object.to === object.from) return "";
  const to = Math.max(last + 1, object.to);
  return `that ${textOf(words.tokens, { from: at, to })}`;
}
