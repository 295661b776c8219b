/** Changes and multiples: "up 14.2 percent", "a 4 percent drop", "six times that of". */
import changes from "../../../lexicon/en/changes.json" with { type: "json" };
import { clauseEnd } from "../../grammar/clauses.ts";
import { nounPhraseFrom, phraseFrom } from "../../grammar/phrases.ts";
import { leftOf } from "../../grammar/scene.ts";
import { lowerAt, type Range, textOf } from "../../grammar/words.ts";
import type { Token } from "../../quantities/tokens.ts";
import {
  type Described,
  kindOf,
  level,
  type Question,
  quantityOf,
  subjectBefore,
  subjectPhrases,
} from "./described.ts";

const up = new Set(changes.up);
const down = new Set(changes.down);
const changeNouns = new Set(changes.nouns);
const levelNouns = new Set(changes.levelNouns);
const periodic = new Set(changes.periodic);

/** "up 14.2 percent", "a 4 percent drop", "growth of 3 percent", "cut by 40", "rose 12 million". Not "rose to 12 million". */
export function change(question: Question): Described | null {
  const quantity = quantityOf(question);
  const { tokens } = question.reading;
  const kind = kindOf(quantity);
  if (kind === "count" || kind === "scale") return null;
  const again = alternative(question);
  if (again !== null) return again;
  if (quantity.form === "fraction" && /^(of|the|its|their|all)$/.test(tokens[quantity.to]?.lower ?? "")) return null;
  const word = changeBefore(tokens, quantity.from) ?? changeAfter(tokens, quantity.to);
  if (word === null || isLevelNoun(tokens, word)) return null;
  if (/^(under|below|above|past|beyond)$/.test(tokens[quantity.from]?.lower ?? "")) return null;
  const direction = down.has(tokens[word]?.lower ?? "") ? "down" : "up";
  const suffix = direction === "up" ? "growth" : "decline";
  const base = lastLevel(question);
  const phrases = base !== null && isAttached(question, word) ? [] : changedThing(question, word);
  return { ...level(phrases, suffix), aspect: "change", direction, base: phrases.length > 0 ? null : base };
}

/** ", up 14.2 percent", ", a 4 percent drop", "with growth of 3 percent": said of the level before it, and of no subject of its own. */
function isAttached({ scene, reading, at }: Question, word: number): boolean {
  const from = Math.min(word, reading.quantities[at]?.from ?? word);
  return /^(?:[,;(\u2013\u2014]|-|with|marking|representing|or)$/.test(
    lowerAt(scene.words, leftOf(scene.words, from) - 1),
  );
}

/** "fell $1.20, or 1.4 percent": the same move in another unit. */
function alternative({ reading, at, earlier }: Question): Described | null {
  const [last, quantity] = [reading.quantities[at - 1], reading.quantities[at]];
  const moved = earlier[at - 1];
  if (last === undefined || quantity === undefined || moved?.aspect !== "change") return null;
  const joint = reading.tokens.slice(last.to, quantity.from).map(({ lower }) => lower);
  if (!/^(?:,?or|\(|\/)$/.test(joint.join(""))) return null;
  return { ...moved, phrases: [], prefix: "", suffix: "", base: at - 1, restates: false };
}

/** "a loss of $300 million", "a discount of 5 percent": an amount, not a move. */
const isLevelNoun = (tokens: readonly Token[], word: number): boolean =>
  levelNouns.has(tokens[word]?.lower ?? "") && tokens[word + 1]?.lower === "of";

/** The index of the word of change before a figure, "by", "of" and articles passed over; null when there is none or a level follows it. */
function changeBefore(tokens: readonly Token[], from: number): number | null {
  let at = from - 1;
  let by = false;
  while (at >= 0 && /^(by|of|a|an|rate|another|further|some|about|nearly|around)$/.test(tokens[at]?.lower ?? "")) {
    by ||= tokens[at]?.lower === "by";
    at -= 1;
  }
  const word = tokens[at]?.lower ?? "";
  if (up.has(word) || down.has(word)) return at;
  if (!by) return null;
  const start = Math.max(0, at - 12);
  for (let index = at; index >= start; index -= 1) {
    const candidate = tokens[index]?.lower ?? "";
    if ((up.has(candidate) || down.has(candidate)) && candidate !== "up" && candidate !== "down") return index;
  }
  return null;
}

/** "a 14.2% increase", "5 percent lower", "3 percent year-on-year". */
function changeAfter(tokens: readonly Token[], to: number): number | null {
  const next = tokens[to]?.lower ?? "";
  if (changeNouns.has(next) || next === "higher" || next === "lower") return to;
  return periodic.has(next) ? to + (changeNouns.has(tokens[to + 1]?.lower ?? "") ? 1 : 0) : null;
}

/** What rose or fell: the object of "reduced prices by", else the noun phrase before "growth of", else the subject of the verb. */
function changedThing(question: Question, word: number): Range[] {
  const quantity = quantityOf(question);
  const { words } = question.scene;
  const transitive = words.content[word + 1] === true && word + 1 < quantity.from;
  const noun = changeNouns.has(words.tokens[word]?.lower ?? "") && words.verb[word] !== true && !transitive;
  const object = phraseFrom(words, word + 1, Math.min(clauseEnd(words, word + 1), quantity.from));
  if (object.to > object.from && word < quantity.from && !noun) return [object];
  const joint = words.tokens[word + 1]?.lower ?? "";
  const of = noun && /^(in|of)$/.test(joint) ? nounPhraseFrom(words, word + 2) : null;
  if (word >= quantity.to && of !== null && of.to > of.from) return [of];
  return word >= quantity.to ? subjectPhrases(question) : subjectBefore(question, noun ? word : word + 1);
}

/** The nearest earlier level of another unit in the sentence: "reached 312.6 billion, up 14.2 percent"; of a bare number, "at 3,728, an increase of 198", any. */
function lastLevel({ reading, at, earlier }: Question): number | null {
  const unit = reading.quantities[at]?.unit ?? null;
  const index = earlier.findLastIndex(
    (described, before) => described.aspect === "level" && (unit === null || reading.quantities[before]?.unit !== unit),
  );
  return index < 0 ? null : index;
}

/** "six times that of", "twice as many": compared with an earlier level of the sentence. */
export function multiple(question: Question): Described | null {
  const quantity = quantityOf(question);
  if (quantity.unit !== "ratio") return null;
  const base = question.earlier.findLastIndex((described) => described.aspect === "level");
  const { tokens } = question.reading;
  const of = tokens.findIndex(
    (token, index) => index >= quantity.to && index < quantity.to + 4 && (token.lower === "of" || token.lower === "in"),
  );
  const compared = of < 0 ? null : nounPhraseFrom(question.scene.words, of + 1);
  const suffix = compared && compared.to > compared.from ? `relative to ${textOf(tokens, compared)}` : "multiple";
  const own = level(base < 0 ? subjectPhrases(question) : [], suffix);
  return { ...own, aspect: "multiple", base: base < 0 ? null : base };
}

/** "rose 20 percent to 1.3 million", "fell $1.20, or 1.4 percent, to $82.31": the level that the thing which moved has reached. */
export function reached({ scene, at, earlier }: Question): Described | null {
  const { words, quantities } = scene;
  const quantity = quantities[at];
  const moved = earlier[at - 1];
  if (quantity === undefined || quantity.noun !== null || moved?.aspect !== "change") return null;
  const to = leftOf(words, quantity.from) - 1;
  const joint = words.tokens.slice(quantities[at - 1]?.to ?? 0, to + 1).map(({ lower }) => lower);
  if (!/^(?:,?to(?:reach)?|,?at)$/.test(joint.join(""))) return null;
  const first = earlier[moved.base ?? at - 1] ?? moved;
  return first.aspect === "change" ? level(first.phrases) : { ...level([]), base: moved.base };
}
