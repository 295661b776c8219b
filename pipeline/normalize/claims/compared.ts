/** Comparisons: figures that others are measured against ("up from 32 in 2019", "41 the year before"), and what is so now. */
import { clauseEnd, clauseStart } from "../grammar/clauses.ts";
import { leftOf } from "../grammar/scene.ts";
import { lowerAt, type Words } from "../grammar/words.ts";

/** Whether a figure, given by its first token, is what another is compared with: "from 310", "compared with 4 percent", "against 38". */
export function isBaseline(words: Words, from: number): boolean {
  const at = leftOf(words, from) - 1;
  const word = lowerAt(words, at);
  if (/^(against|versus|vs)$/.test(word) || (word === "." && lowerAt(words, at - 1) === "vs")) return true;
  if (word === "from") return !/^(range|ranges|ranging|ranged|come|comes|came)$/.test(lowerAt(words, at - 1));
  return /^(with|to)$/.test(word) && lowerAt(words, at - 1) === "compared";
}

/** Whether a figure's phrase is what another is compared with: "against a limit of 40", "compared with net income of 40". */
export function isComparand(words: Words, from: number): boolean {
  let at = from - 1;
  const end = from - furthest;
  while (
    at > end &&
    (words.content[at] || /^(of|the|a|an|its|their|last|\d{4})$/.test(lowerAt(words, at))) &&
    !words.verb[at]
  )
    at -= 1;
  const word = lowerAt(words, at);
  return /^(against|versus)$/.test(word) || (/^(with|to)$/.test(word) && /^compare[ds]$/.test(lowerAt(words, at - 1)));
}

/** How many words a phrase is taken to have before its figure. */
const furthest = 7;

const units = "year|quarter|month|week|day";
const earlier = new RegExp(`^(?:a|one|the) (${units}) (?:earlier|before)\\b`);
const previous = new RegExp(`^(?:the|in the) (?:previous|prior|preceding) (${units})\\b`);
const sameBefore =
  /^(?:in )?(?:the )?same (?:period|quarter|month|week|time|day) (?:last year|a year (?:earlier|before|ago)|the year before|the previous year)\b/;
const yearAgo = /^in the (?:year-ago|year-earlier|prior-year) (?:period|quarter|month)\b/;

/** The time that a figure is set back by: "a year earlier", "the day before", "in the same period last year"; null when nothing says so. */
export function setBack(words: Words, to: number, limit: number): "year" | "quarter" | "month" | "week" | "day" | null {
  for (let at = to; at < Math.min(to + 5, limit); at += 1) {
    const text = Array.from({ length: 8 }, (_, index) => lowerAt(words, at + index)).join(" ");
    if (sameBefore.test(text) || yearAgo.test(text)) return "year";
    const unit = (earlier.exec(text) ?? previous.exec(text))?.[1];
    if (unit !== undefined) return unit as "year" | "quarter" | "month" | "week" | "day";
    if (words.verb[at] || /^[,;]$/.test(lowerAt(words, at))) return null;
  }
  return null;
}

/** Whether a figure's clause says that it is so by now: "and 210 are already planted", "the bill has now risen to". */
export function isByNow(words: Words, from: number): boolean {
  for (let at = clauseStart(words, from); at < clauseEnd(words, from); at += 1) {
    const word = lowerAt(words, at);
    if (/^(now|already|currently)$/.test(word) || (word === "so" && lowerAt(words, at + 1) === "far")) return true;
  }
  return false;
}
