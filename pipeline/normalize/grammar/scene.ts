/** Scene: the words of a sentence around its amounts, and the phrases that an amount belongs to. */
import { unitEntry } from "../../lexicon/units.ts";
import type { Quantity, Reading } from "../quantities/index.ts";
import type { NounReading } from "../quantities/nouns.ts";
import { role } from "../quantities/roles.ts";
import { can, is, type Token } from "../quantities/tokens.ts";
import { verbLeft } from "./clauses.ts";
import { contentWords, phraseBefore, phraseFrom } from "./phrases.ts";
import { wordClass } from "./word-classes.ts";
import { has, isCapital, lowerAt, type Range, readWords, type Words } from "./words.ts";

/** The words of a sentence without those of its amounts, and the amounts. */
export interface Scene {
  words: Words;
  quantities: readonly Quantity[];
}

/** What of a quantity tells its phrases; it may end after what it counts. */
type Amount = Pick<Quantity, "from" | "to" | "unit" | "noun">;

/**
 * The words of amounts are marked as numbers, so that no phrase takes them in; counted nouns and ages stay words. `nouns` are what the quantities
 * count when it is not printed beside them: the first word of a compound belongs to the amount.
 */
export function sceneOf({ tokens, quantities }: Reading, nouns: readonly (NounReading | null)[]): Scene {
  const marked = tokens.slice();
  for (const [index, { from, to, noun }] of quantities.entries()) {
    if (tokens[to - 1]?.lower.endsWith("old")) continue;
    const compound = noun === null && nouns[index]?.from === to ? nouns[index].to : to;
    for (let at = from; at < (noun?.from ?? compound); at += 1) {
      const token = tokens[at];
      if (token?.kind === "word") marked[at] = asNumber(token);
    }
  }
  return { words: readWords(marked), quantities };
}

const asNumber = ({ start, end, text, lower, glued, classes, roles }: Token): Token => ({
  start,
  end,
  text,
  lower,
  kind: "number",
  glued,
  classes,
  roles,
});

/** What the quantity describes ("a 5 kW system", "28% of voters") and what it measures ("a fine of $3 million", "bought the firm for $3 million"). */
export function ownPhrases(scene: Scene, quantity: Amount, at: number): Range[] {
  const { words, quantities } = scene;
  const measured = measuredBefore(words, quantity, at > 0 ? (quantities[at - 1]?.to ?? 0) : 0);
  const before = measured === null ? objectBefore(scene, quantity, at) : [measured];
  const joined =
    measured !== null && has(words, quantity.to, wordClass.preposition) && lowerAt(words, quantity.to) !== "of";
  const ongoing = measured !== null && is(words.tokens[quantity.to], wordClass.endsInIng);
  const after = joined || ongoing ? [] : describedAfter(scene, quantity, at);
  const having = after.length > 0 && lowerAt(words, leftOf(words, quantity.from) - 1) === "with";
  return [...(having ? [] : before), ...after].filter((range) => range.to > range.from);
}

/** The phrase to the right: joined by "of" (or "in", "for" after money) or adjacent; quantities in between describe the same ("a 1.0l 3 cylinder engine"). */
export function describedAfter(scene: Scene, quantity: Amount, at: number, depth = 0): Range[] {
  const { words, quantities } = scene;
  if (quantity.noun !== null || signed.has(words.tokens[quantity.from]?.text.charAt(0) ?? "")) return [];
  let { to } = quantity;
  let last = at;
  while (last < at + 3 && quantities[last + 1]?.from === to && quantities[last + 1]?.noun === null) {
    last += 1;
    to = quantities[last]?.to ?? to;
  }
  const restated = quantities[last + 1];
  if (restated !== undefined && restated.from === to + 1 && words.tokens[to]?.text === "(") {
    last += 1;
    to = restated.to + (words.tokens[restated.to]?.text === ")" ? 1 : 0);
  }
  const coordinate = quantities[last + 1];
  if (
    coordinate !== undefined &&
    coordinate.from === to + 1 &&
    coordinate.unit === quantity.unit &&
    quantity.unit !== null
  )
    if (/^(and|or)$/.test(lowerAt(words, to)) && lowerAt(words, coordinate.to) === "of")
      return describedAfter(scene, coordinate, last + 1, depth + 1);
  const following = coordinate;
  const limit = following?.from ?? words.tokens.length;
  const next = lowerAt(words, to);
  if (next === "of" || (afterMoney.has(next) && isMoney(quantity))) {
    const phrase = phraseFrom(words, to + 1, limit);
    const described = following !== undefined && phrase.to === phrase.from && limit - to <= 3 && depth < 2;
    return described ? describedAfter(scene, following, last + 1, depth + 1) : [phrase];
  }
  const describes =
    words.content[to] &&
    (!words.verb[to] ||
      (has(words, to, wordClass.nounToo) && !has(words, to + 1, wordClass.determiner)) ||
      (/(ed|ing)$/.test(next) && words.content[to + 1]));
  if (!describes || (duration(quantity) && !/old$/.test(lowerAt(words, to - 1)) && !isHyphened(words, quantity)))
    return [];
  return [{ from: premodified(words, quantity.from), to: quantity.from }, phraseFrom(words, to, limit)];
}

const signed = new Set("-+\u2212");
const afterMoney = new Set(["in", "for", "off", "from"]);
const isMoney = ({ unit }: Amount): boolean => unit !== null && unitEntry(unit).kind === "money";

const duration = ({ unit }: Amount): boolean => unit !== null && unitEntry(unit).dimension === "time";

/** "a 90-day warranty": a hyphen makes an adjective of the time. */
const isHyphened = ({ tokens }: Words, { from, to }: Amount): boolean =>
  tokens.slice(from + 1, to).some(({ text, glued }) => glued && /^-/.test(text));

/** "a turbocharged 1.6 litre engine": adjectives between the article and the number belong to the phrase. */
function premodified(words: Words, from: number): number {
  let at = from;
  while (at > from - 8 && words.content[at - 1] && !words.verb[at - 1]) at -= 1;
  return has(words, at - 1, wordClass.determiner) ? at : from;
}

/** "an interest rate of 1.38%", "a target of 200": what stands before "of". */
export function measuredBefore(words: Words, quantity: Amount, floor: number): Range | null {
  const of = leftOf(words, quantity.from) - 1;
  const joint = lowerAt(words, of);
  const noun = words.content[of - 1] && !words.verb[of - 1];
  if (joint !== "of" && !(noun && (joint === "with" || joint === "from") && quantity.noun === null)) return null;
  const phrase = phraseBefore(words, lowerAt(words, of - 1) === "age" ? beforeAge(words, of) : of, floor);
  return contentWords(words, phrase).length > 0 ? phrase : null;
}

/** "players over the age of 21": where the phrase ends whose age it is. */
function beforeAge(words: Words, of: number): number {
  const joint = has(words, of - 2, wordClass.determiner) ? of - 3 : of - 2;
  return has(words, joint, wordClass.preposition) ? joint : of;
}

/** Joins an amount to what was done. */
const toAmount = new Set(["for", "to", "by", "at", "from"]);

/** "bought the house for $3 million", "cut the rate to 2%", "took a 51% stake for $3 million": the object of the verb that the amount belongs to. */
export function objectBefore(scene: Scene, quantity: Amount, at: number): Range[] {
  const { words, quantities } = scene;
  const joint = leftOf(words, quantity.from) - 1;
  if (quantity.noun !== null || !toAmount.has(lowerAt(words, joint))) return [];
  const verb = verbLeft(words, joint);
  const last = at > 0 ? quantities[at - 1] : undefined;
  if (last !== undefined && last.from > verb && lowerAt(words, joint) === "for") {
    const described = describedAfter(scene, last, at - 1);
    return described.at(-1)?.to === joint ? described : [];
  }
  const particle =
    /^(up|down|out|off|back)$/.test(lowerAt(words, verb + 1)) && has(words, verb + 2, wordClass.determiner);
  const start = particle ? verb + 2 : verb + 1;
  const bare =
    has(words, start, wordClass.preposition) ||
    lowerAt(words, start) === "back" ||
    is(words.tokens[start], wordClass.endsInIng);
  const inObject = lowerAt(words, joint) === "at" && last !== undefined && last.noun !== null && last.from > verb;
  if ((verb < (last?.to ?? 0) && !inObject) || has(words, verb, wordClass.auxiliary) || bare) return [];
  const object = phraseFrom(words, start, joint);
  return contentWords(words, object).length > 0 ? [object] : [];
}

/** The index after the last word before a quantity that is no mere emphasis. */
export function leftOf(words: Words, from: number): number {
  let at = from;
  while (at > 0 && can(words.tokens[at - 1], role.emphasis)) at -= 1;
  return at;
}

/**
 * The amount that has the verb of a list: the first of "spent $3 million on cranes, $2 million on piers and $1 million on nets", where each goes on
 * with the same word; the amount itself where it is in no such list.
 */
export function firstOfList({ words, quantities }: Scene, at: number): Quantity {
  let first = at;
  while (isConjunct(words, quantities[first - 1], quantities[first])) first -= 1;
  return quantities[first] as Quantity;
}

/** Only a joint stands before the amount, no verb since the last ("May" is none), and the same preposition behind both. */
function isConjunct(words: Words, last: Quantity | undefined, own: Quantity | undefined): boolean {
  if (last === undefined || own === undefined || last.unit !== own.unit || own.unit === null) return false;
  const joint = leftOf(words, own.from) - 1;
  const goesOn = has(words, own.to, wordClass.preposition) && lowerAt(words, own.to) === lowerAt(words, last.to);
  if (!goesOn || !/^(?:,|;|and|plus|but)$/.test(lowerAt(words, joint))) return false;
  return !words.verb.slice(last.to, joint).some((verb, index) => verb && !isCapital(words.tokens[last.to + index]));
}
