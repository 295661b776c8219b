/** Changes and multiples: "up 14.2 percent", "a 4 percent drop", "six times that of". */
import changes from "../../../lexicon/en/changes.json" with { type: "json" };
import concepts from "../../../lexicon/en/concepts.json" with { type: "json" };
import measures from "../../../lexicon/en/measures.json" with { type: "json" };
import { unitEntry } from "../../../lexicon/units.ts";
import { isAuxiliary, singular } from "../../../lexicon/words.ts";
import { clauseEnd } from "../../grammar/clauses.ts";
import { nounPhraseFrom, phraseBefore, phraseFrom } from "../../grammar/phrases.ts";
import { leftOf } from "../../grammar/scene.ts";
import { wordClass } from "../../grammar/word-classes.ts";
import { has, isAcronym, lowerAt, type Range, textOf, type Words } from "../../grammar/words.ts";
import type { Quantity } from "../../quantities/index.ts";
import { is, type Token } from "../../quantities/tokens.ts";
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
const measured = new Set([...measures.levels, ...measures.counts]);
const levelNouns = new Set(changes.levelNouns);
/** "at a 3 percent discount to the close": how far apart two prices are, where nothing has moved. */
const gaps = new Set(changes.gaps);
const periodic = new Set(changes.periodic);
/** Verbs after which "up" and "down" are moves: "ticked up", "closed down". */
const drift = new Set([...changes.drift, ...changes.endings]);
const openings = new Set(changes.openings);
const comparatives = new Map(Object.entries(changes.comparatives));

/** "up 14.2 percent", "a 4 percent drop", "growth of 3 percent", "cut by 40", "rose 12 million". Not "rose to 12 million", "shot down 75 of 117". */
export function change(question: Question): Described | null {
  const quantity = quantityOf(question);
  const { tokens } = question.reading;
  const kind = kindOf(quantity);
  if ((kind === "count" && quantity.unit !== "point") || kind === "scale") return null;
  const before = changeBefore(tokens, quantity);
  const share = quantity.form === "fraction" && /^(of|the|its|their|all)$/.test(tokens[quantity.to]?.lower ?? "");
  if ((share && before === null) || (kind === "count" && before !== null && isTally(question, before))) return null;
  const word = before ?? changeAfter(tokens, quantity.to, kind === "share");
  if (word === null || isLevelNoun(tokens, word) || (kind === "physical" && isPartOfThing(question, word))) return null;
  if (/^(under|below|above|past|beyond)$/.test(tokens[quantity.from]?.lower ?? "")) return null;
  const moved = tokens[word]?.lower ?? "";
  if (kind === "bare" && /^(?:up|down)$/.test(moved) && lowerOf(tokens, quantity.to) === "of") return null;
  const comparative = comparatives.get(moved);
  const direction =
    comparative?.direction === "down" || down.has(moved) || /^(?:below|under)$/.test(moved) ? "down" : "up";
  const suffix = [comparative?.of ?? "", direction === "up" ? "growth" : "decline"].filter(Boolean).join(" ");
  const base = lastLevel(question);
  const phrases = base !== null && isAttached(question, word) ? [] : changedThing(question, word);
  return { ...level(phrases, suffix), aspect: "change", direction, base: phrases.length > 0 ? null : base };
}

/** "a storm surge of 14 feet", "an 8-inch lower deck": a move in the name of a thing is none. */
function isPartOfThing({ scene: { words }, reading, at }: Question, word: number): boolean {
  const compound = changeNouns.has(lowerAt(words, word)) && lowerAt(words, word + 1) === "of";
  const { from = 0, to = 0 } = reading.quantities[at] ?? {};
  const placed = word === to && /^(?:lower|higher)$/.test(lowerAt(words, word)) && words.content[word + 1] === true;
  return (compound && words.content[word - 1] === true) || (placed && has(words, from - 1, wordClass.determiner));
}

/** "Lindgren added 25 points and nine rebounds", "she added 25 points": what a player makes, where an index that adds 25 points rises. */
function isTally({ scene: { words }, reading, at }: Question, word: number): boolean {
  if (!adding.has(lowerAt(words, word))) return false;
  const [own, next] = [reading.quantities[at], reading.quantities[at + 1]];
  const listed =
    next !== undefined && next.noun !== null && next.from <= (own?.to ?? 0) + 2 && words.verb[next.to] !== true;
  const joint = lowerAt(words, (next?.from ?? 0) - 1);
  return /^(?:he|she)$/.test(lowerAt(words, word - 1)) || (listed && /^(?:and|,|with)$/.test(joint));
}

const adding = new Set(changes.adding);

/** ", up 14.2 percent", ", a 4 percent drop", "with growth of 3 percent": said of the level before it, and of no subject of its own. */
function isAttached({ scene, reading, at }: Question, word: number): boolean {
  const from = Math.min(word, reading.quantities[at]?.from ?? word);
  const helped = isAuxiliary(lowerAt(scene.words, from - 1)) ? from - 2 : from - 1;
  if (lowerAt(scene.words, helped) === "which" && helped === (reading.quantities[at - 1]?.to ?? 0) + 1) return true;
  return /^(?:[,;(\u2013\u2014]|-|with|marking|representing|or)$/.test(
    lowerAt(scene.words, leftOf(scene.words, from) - 1),
  );
}

/** "a loss of $300 million", "a discount of 5 percent": an amount, not a move. */
const isLevelNoun = (tokens: readonly Token[], word: number): boolean =>
  levelNouns.has(tokens[word]?.lower ?? "") && tokens[word + 1]?.lower === "of";

/** The index of the word of change before a figure, "by", "of" and articles passed over; null when there is none or a level follows it. */
function changeBefore(tokens: readonly Token[], { from, unit }: Quantity): number | null {
  let at = from - 1;
  let by = false;
  while (
    at >= 0 &&
    /^(by|of|a|an|rate|average|another|further|some|about|nearly|around)$/.test(tokens[at]?.lower ?? "")
  ) {
    by ||= tokens[at]?.lower === "by";
    at -= 1;
  }
  const word = tokens[at]?.lower ?? "";
  if (up.has(word) || down.has(word)) return isParticle(tokens, at, unit) ? null : at;
  if (!by) return lowerOf(tokens, from - 1) === "of" ? nounOfChange(tokens, from - 1) : null;
  const start = Math.max(0, at - 12);
  for (let index = at; index >= start; index -= 1) {
    const candidate = tokens[index]?.lower ?? "";
    if ((up.has(candidate) || down.has(candidate)) && candidate !== "up" && candidate !== "down") return index;
  }
  return null;
}

const lowerOf = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? "";

/** "[a rise] in sales of 4 percent": the noun of change before what moved. */
function nounOfChange(tokens: readonly Token[], of: number): number | null {
  let at = of - 1;
  while (at > of - longestNear - 1 && tokens[at]?.kind === "word" && !is(tokens[at], wordClass.preposition)) at -= 1;
  return lowerOf(tokens, at) === "in" && at < of - 1 && changeNouns.has(lowerOf(tokens, at - 1)) ? at - 1 : null;
}

/** "make up 29 percent", "anted up $4 million": "up" and "down" after a verb that tells no direction with them; "opened up 2 percent" does. */
function isParticle(tokens: readonly Token[], at: number, unit: string | null): boolean {
  const verb = tokens[at - 1];
  if (!/^(?:up|down)$/.test(tokens[at]?.lower ?? "") || verb === undefined || drift.has(verb.lower)) return false;
  const kind = unit === null ? "bare" : unitEntry(unit).kind;
  if (kind !== "money" && openings.has(verb.lower)) return false;
  const verbal = is(verb, wordClass.verb) || (kind === "money" && is(verb, wordClass.endsInEd) && !isMove(verb));
  return verbal && !is(verb, wordClass.auxiliary);
}

/** "climbed up": it moves by itself. */
const isMove = (token: Token): boolean => is(token, wordClass.move);

/** "a 14.2% increase", "5 percent lower", "3 percent year-on-year". */
function changeAfter(tokens: readonly Token[], to: number, share: boolean): number | null {
  const next = tokens[to]?.lower ?? "";
  if ((changeNouns.has(next) && !gaps.has(next)) || isCompared(tokens, to)) return to;
  if (comparatives.has(next) && (!/^(?:more|fewer|less)$/.test(next) || share)) return to;
  return periodic.has(next) ? to + (changeNouns.has(tokens[to + 1]?.lower ?? "") ? 1 : 0) : null;
}

/** "53 percent below the level of 2019"; not "worth 90 million over (the next) three years", "under management". */
function isCompared(tokens: readonly Token[], at: number): boolean {
  const [word, next] = [lowerOf(tokens, at), tokens[at + 1]];
  if (!/^(?:above|below|under|over)$/.test(word) || next?.kind !== "word") return false;
  if (/^(?:above|below)$/.test(word)) return true;
  return (
    is(next, wordClass.determiner) &&
    !is(tokens[at + 2], wordClass.timeNoun | wordClass.timeAdjective | wordClass.numeral)
  );
}

/** What rose or fell: the object of "reduced prices by", else the noun phrase before "growth of", else the subject of the verb. */
function changedThing(question: Question, word: number): Range[] {
  const quantity = quantityOf(question);
  const { words } = question.scene;
  const transitive = words.content[word + 1] === true && word + 1 < quantity.from;
  const noun = changeNouns.has(words.tokens[word]?.lower ?? "") && words.verb[word] !== true && !transitive;
  const whole =
    lowerAt(words, quantity.to) === "of" && word < quantity.from ? nounPhraseFrom(words, quantity.to + 1) : null;
  if (whole !== null && whole.to > whole.from) return [whole];
  const object = phraseFrom(words, word + 1, Math.min(clauseEnd(words, word + 1), quantity.from));
  if (object.to > object.from && word < quantity.from && !noun) return [object];
  const joint = words.tokens[word + 1]?.lower ?? "";
  const limit = word < quantity.from ? quantity.from - 1 : words.tokens.length;
  const of = noun && /^(in|of)$/.test(joint) ? nounPhraseFrom(words, word + 2, limit) : null;
  if (of !== null && of.to > of.from) return [of];
  const behind = noun && joint === "of" ? movedBehind(words, quantity.to) : null;
  if (behind !== null) return [behind];
  const counted = /^(?:more|fewer|less)$/.test(words.tokens[word]?.lower ?? "")
    ? nounPhraseFrom(words, word + 1)
    : null;
  if (counted !== null && counted.to > counted.from) return [counted];
  const compound = objectOf(words, phraseBefore(words, word, 0));
  if (noun && word < quantity.from && endsInMeasure(words, compound)) return [compound];
  const from = leftOf(words, Math.min(word, quantity.from));
  const near = phraseBefore(words, from, from - longestNear);
  if (near.to > near.from && has(words, near.from - 1, wordClass.preposition) && lowerAt(words, near.from - 1) !== "of")
    return [near];
  return word >= quantity.to ? subjectPhrases(question) : subjectBefore(question, noun ? word : word + 1);
}

/** "a rise of 3 percent [in sales]", not "in Lamu", "in May": what moved may stand behind the figure. */
function movedBehind(words: Words, joint: number): Range | null {
  if (lowerAt(words, joint) !== "in") return null;
  const phrase = nounPhraseFrom(words, joint + 1);
  const of = words.tokens.findIndex(({ lower }, at) => at >= phrase.from && at < phrase.to && lower === "of");
  const head = lowerAt(words, (of < 0 ? phrase.to : of) - 1);
  return measured.has(head) || measured.has(singular(head)) ? phrase : null;
}

/** "analysts forecast profit [growth]": without the subject where its verb could be a noun. */
function objectOf(words: Words, { from, to }: Range): Range {
  for (let at = to - 2; at > from; at -= 1)
    if (expecting.has(lowerAt(words, at)) && has(words, at - 1, wordClass.plural)) return { from: at + 1, to };
  return { from, to };
}

const expecting = new Set([...concepts.expecting, ...concepts.raising]);

/** "sales growth of", "a fuel price rise of": what stands before the noun of change is what moved; "strong growth of" says nothing of it. */
const endsInMeasure = (words: Words, { from, to }: Range): boolean =>
  to > from &&
  (has(words, to - 1, wordClass.plural) || isAcronym(words.tokens[to - 1]) || measured.has(lowerAt(words, to - 1)));

/** "on volumes 6 percent lower", "with exports down 7 percent": how many words the thing right before its move has at most. */
const longestNear = 4;

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
  const direct = question.scene.words.content[quantity.to] ? nounPhraseFrom(question.scene.words, quantity.to) : null;
  const suffix =
    direct !== null && direct.to - direct.from <= 2 && base < 0
      ? `to ${textOf(tokens, direct)} ratio`
      : compared && compared.to > compared.from
        ? `relative to ${textOf(tokens, compared)}`
        : "multiple";
  const own = level(base < 0 ? subjectPhrases(question) : [], suffix);
  return { ...own, aspect: "multiple", base: base < 0 ? null : base };
}
