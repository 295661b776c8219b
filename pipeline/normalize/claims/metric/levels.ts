/** Levels: amounts, measures and positions, named by the subject, the measure or the noun beside them. */
import { monthNumber } from "../../../lexicon/calendar.ts";
import measures from "../../../lexicon/en/measures.json" with { type: "json" };
import { unitEntry } from "../../../lexicon/units.ts";
import { countsPeople, isFunctionWord, isVerb, singular } from "../../../lexicon/words.ts";
import { clauseStart, onlySpeaks } from "../../grammar/clauses.ts";
import { contentWords, nounPhraseFrom, phraseBefore } from "../../grammar/phrases.ts";
import { describedAfter, leftOf, measuredBefore, objectBefore } from "../../grammar/scene.ts";
import { wordClass } from "../../grammar/word-classes.ts";
import { has, isCapital, lowerAt, type Range, textOf, type Words } from "../../grammar/words.ts";
import type { Quantity } from "../../quantities/index.ts";
import {
  type Described,
  kindOf,
  level,
  type Question,
  quantityOf,
  subjectBefore,
  subjectPhrases,
} from "./described.ts";
import { happenings, outcomeNear } from "./outcomes.ts";

const counts = new Set(measures.counts);
const levels = new Set(measures.levels);
/** "ahead of 40", "in favour of 40", "on top of 40": these measure nothing. */
const linking = new Set(measures.linking);
const isLevel = (word: string): boolean => levels.has(word) || levels.has(singular(word));
/** What a unit measures, for names: "km" a distance, "kW" power. */
const measuredBy = new Map(Object.entries(measures.measuredBy));
const measuredNouns = new Set([...measuredBy.values(), ...measures.measuring]);

/** "a 6.4-magnitude tremor": the strength of what follows; "magnitude 6.4" alone is that of the subject. */
export function scale(question: Question): Described | null {
  const quantity = quantityOf(question);
  if (kindOf(quantity) !== "scale") return null;
  const { tokens } = question.reading;
  const after =
    tokens[quantity.to]?.kind === "word" &&
    !isFunctionWord(tokens[quantity.to]?.lower ?? "") &&
    !isVerb(tokens[quantity.to]?.lower ?? "");
  const phrase = after ? [{ from: quantity.to, to: quantity.to + 1 }] : subjectPhrases(question);
  return level(phrase, unitEntry(quantity.unit ?? "").word);
}

/** "55 kilometres west of the town", "30 miles from the coast", "130km off the island". */
export function distance(question: Question): Described | null {
  const quantity = quantityOf(question);
  if (quantity.unit === null || unitEntry(quantity.unit).dimension !== "length") return null;
  const { words } = question.scene;
  const end = endOfAmount(question);
  const direction =
    /^(north|south|east|west|north-?east|north-?west|south-?east|south-?west|away|inland|offshore)$/.test(
      words.tokens[end]?.lower ?? "",
    )
      ? 1
      : 0;
  const joint = words.tokens[end + direction]?.lower ?? "";
  if (direction === 1 && lowerAt(words, end) === "away" && joint !== "from")
    return level(subjectPhrases(question), "distance");
  if (!/^(of|from|off)$/.test(joint) || (joint === "of" && direction === 0)) return null;
  const landmark = nounPhraseFrom(words, end + direction + 1);
  return landmark.to > landmark.from ? level([], `distance from ${textOf(words.tokens, landmark)}`) : null;
}

/** "Revenue: $1.3 billion", "Loss per share: 19 cents": the label of a line, not a name alone ("Acme: $4"). */
export function label(question: Question): Described | null {
  const { words } = question.scene;
  const colon = leftOf(words, quantityOf(question).from) - 1;
  if (words.tokens[colon]?.text !== ":" || quantityOf(question).noun !== null) return null;
  const from = words.tokens.findIndex(({ kind }) => kind === "word");
  const named = words.tokens.slice(from, colon);
  if (from < 0 || from >= colon || words.verb.slice(from, colon).includes(true)) return null;
  const head = named.at(-1)?.lower ?? "";
  const says = named.some((token) => token.kind === "word" && !isCapital(token)) || isLevel(head) || counts.has(head);
  return says && named.length <= longestLabel ? level([{ from, to: colon }]) : null;
}

const longestLabel = 7;

/** "a value of 312 billion", "at a depth of 10 kilometres", "a fine of $3 million": the measure, with the subject that has it. */
export function measureOf(question: Question): Described | null {
  const { scene, at } = question;
  const quantity = quantityOf(question);
  const own = measuredBefore(scene.words, quantity, scene.quantities[at - 1]?.to ?? 0);
  const joint = lowerAt(scene.words, leftOf(scene.words, quantity.from) - 1);
  const described = scene.words.content[quantity.to] || lowerAt(scene.words, quantity.to) === "of";
  if (own === null || joint === "from" || (joint === "with" && described)) return null;
  const head = scene.words.tokens[own.to - 1]?.lower ?? "";
  if (own.to === own.from + 1 && linking.has(head)) return null;
  const bare = (isLevel(head) || counts.has(head)) && !scene.words.tokens.slice(own.from, own.to).some(isCapital);
  return level(bare && !owned.has(head) ? [...subjectBefore(question, own.from), own] : [own]);
}

/** "The miller had sales of $4 million": whose sales they are is no part of the name. */
const owned = new Set(measures.owned);

/** "cocaine worth $4 million": what is worth so much. */
export function worth(question: Question): Described | null {
  const { words } = question.scene;
  const at = leftOf(words, quantityOf(question).from) - 1;
  if (lowerAt(words, at) !== "worth" || kindOf(quantityOf(question)) !== "money") return null;
  const thing = phraseBefore(words, at, 0);
  return contentWords(words, thing).length > 0 && !words.verb[at - 1] ? level([thing], "value") : null;
}

/** "312 billion yuan value", "a $3 billion buyout", "$65 million in aid", "a 300-mile range": the noun that the amount describes. */
export function measureAfter(question: Question): Described | null {
  const quantity = quantityOf(question);
  const { scene, at } = question;
  const kind = kindOf(quantity);
  const off =
    kind === "share" && scene.words.tokens[quantity.to]?.lower === "off" && takesOff(scene.words, quantity.from);
  if (!(kind === "money" || kind === "physical" || off) || quantity.noun !== null) return null;
  const phrase = describedAfter(scene, quantity, at).at(-1);
  if (phrase === undefined || contentWords(scene.words, phrase).length === 0) return null;
  if (monthNumber(scene.words.tokens[phrase.from]?.text ?? "") !== null || saysTime(scene.words, phrase)) return null;
  const noun = { from: phrase.from, to: Math.min(phrase.to, endOfHead(question, phrase)) };
  const head = scene.words.tokens[noun.to - 1]?.lower ?? "";
  const of = scene.words.tokens[quantity.to]?.lower === "of";
  if (scene.words.tokens[quantity.to]?.lower === "off")
    return takesOff(scene.words, quantity.from)
      ? { ...level([noun], "decline"), aspect: "change", direction: "down" }
      : level([], "discount");
  if (!isLevel(head)) return level([noun], of ? "" : measured(question, [noun]));
  const owned = scene.words.tokens
    .slice(noun.from, noun.to)
    .some((token) => isCapital(token) || /['\u2019]s?$/.test(token.text));
  return level(owned ? [noun] : [...subjectPhrases(question), noun]);
}

const takingOff = new Set(measures.takingOff);

/** "wiped $4 million off its value". */
const takesOff = (words: Words, from: number): boolean =>
  [1, 2, 3].some((back) => takingOff.has(lowerAt(words, from - back)));

/** "got $4 in his final year": a phrase of time after "in". */
const saysTime = (words: Words, { from, to }: Range): boolean =>
  has(words, to - 1, wordClass.timeNoun) && !words.content[from - 1];

/** "a 76% stake", "a 10% tariff", "a 3% discount to the close": the noun that a share describes. */
export function shareNoun(question: Question): Described | null {
  const quantity = quantityOf(question);
  const { words } = question.scene;
  const phrase = nounPhraseFrom(words, quantity.to);
  let { from: to } = phrase;
  while (to < phrase.to && words.content[to]) to += 1;
  if (lowerAt(words, to) === "of") ({ to } = phrase);
  const length = to - phrase.from;
  const of = isLevel(lowerAt(words, phrase.from)) && lowerAt(words, phrase.from + 1) === "of";
  const starts = phrase.from === quantity.to && length > 0 && length <= (of ? 6 : 3);
  const noun = !words.verb[phrase.from] || /^an?$/.test(lowerAt(words, quantity.from - 1));
  return starts && noun && !isCapital(words.tokens[phrase.from]) ? level([{ from: phrase.from, to }]) : null;
}

/** The phrase without its complements, "of" apart: "a lifeline from the fund" is a lifeline. */
const endOfHead = ({ scene }: Question, { from }: Range): number => nounPhraseFrom(scene.words, from).to;

/** The word for what a unit measures, unless the phrases say it. Money and shares need none. */
function measured({ scene, reading, at }: Question, phrases: readonly Range[]): string {
  const { unit } = reading.quantities[at] as Quantity;
  if (unit === null || unitEntry(unit).kind !== "physical") return "";
  const said = phrases
    .flatMap(({ from, to }) => scene.words.tokens.slice(from, to))
    .some(({ lower }) => isLevel(lower) || measuredNouns.has(singular(lower)));
  return said ? "" : (measuredBy.get(unit) ?? measuredBy.get(unitEntry(unit).dimension) ?? "");
}

const dimensions = new Map(Object.entries(measures.dimensions));

/** "The tunnel is 12 kilometres long": the adjective after the unit says what is measured. */
export function dimension(question: Question): Described | null {
  const quantity = quantityOf(question);
  const measured = dimensions.get(question.scene.words.tokens[endOfAmount(question)]?.lower ?? "");
  return kindOf(quantity) === "physical" && measured !== undefined ? level(subjectPhrases(question), measured) : null;
}

/** Where the amount ends, with the same amount in parentheses: "40 kilometres (25 miles)". */
function endOfAmount({ scene, at }: Question): number {
  const [quantity, again] = [scene.quantities[at], scene.quantities[at + 1]];
  const to = quantity?.to ?? 0;
  return again !== undefined && again.from === to + 1 && scene.words.tokens[to]?.text === "(" ? again.to + 1 : to;
}

/** "raised its estimate of the number of passengers to 5 million": the number that is spoken of just before the figure. */
export function numberOf(question: Question): Described | null {
  const { words, quantities } = question.scene;
  const { from, noun } = quantityOf(question);
  const last = quantities[question.at - 1]?.to ?? 0;
  const number = words.tokens.findLastIndex(
    (token, at) => at >= last && at < from && token.lower === "number" && words.tokens[at + 1]?.lower === "of",
  );
  if (noun !== null || number < 0) return null;
  const phrase = nounPhraseFrom(words, number);
  return phrase.to <= from ? (outcomeOfNumber(question, phrase) ?? level([phrase])) : null;
}

/** "brought the toll to 12", "lowered the price from $4 to $3": the object of the verb that the amount belongs to. */
export function verbObject(question: Question): Described | null {
  const [object] = objectBefore(question.scene, quantityOf(question), question.at);
  return object === undefined || isStill(question.scene.words, object)
    ? null
    : level([object], measured(question, [object]));
}

/** "held [steady] at 4 percent": how the subject stands, and no object. */
const isStill = ({ tokens, verb }: Words, { from, to }: Range): boolean =>
  to === from + 1 && verb[from - 1] === true && still.has(tokens[from]?.lower ?? "");

const still = new Set(measures.still);

/** "The scale of the industry reached 500 billion": the subject of the verb before the figure. */
export function verbSubject(question: Question): Described | null {
  const phrases = subjectPhrases(question);
  const [subject] = phrases;
  const became = subject === undefined ? null : outcomeOfNumber(question, subject);
  if (became !== null) return became;
  return subject ? level([...ownerBefore(question, subject), ...phrases], measured(question, phrases)) : null;
}

/** "The number of people known to have died rose to 18": what became of those whose number is the subject. */
function outcomeOfNumber({ scene: { words }, reading }: Question, { from, to }: Range): Described | null {
  const of = from + words.tokens.slice(from, to).findIndex(({ lower }) => lower === "of");
  if (of <= from || !counts.has(lowerAt(words, of - 1)) || happenings.has(lowerAt(words, to - 1))) return null;
  const outcome = outcomeNear(reading.tokens, { from: of + 1, to });
  if (outcome === null) return null;
  const people = countsPeople(singular(lowerAt(words, to - 1)));
  return people ? level([], `people ${outcome}`) : level([{ from, to }], outcome);
}

/** A bare measure ("and the market size is ...") belongs to what the measure before it in the sentence was "of". */
function ownerBefore({ scene, earlier }: Question, subject: Range): Range[] {
  const { tokens } = scene.words;
  const words = tokens.slice(subject.from, subject.to).filter((token) => !isFunctionWord(token.lower));
  const [before] = earlier.at(-1)?.phrases ?? [];
  if (before === undefined || !words.every((token) => isLevel(token.lower))) return [];
  const of = tokens.findIndex((token, at) => at >= before.from && at < before.to && token.lower === "of");
  if (of < 0) return [];
  const owner = nounPhraseFrom(scene.words, of + 1);
  return owner.to <= before.to && owner.to > owner.from ? [owner] : [];
}

/** Nothing better: the noun phrase right before the figure, or that of the sentence's start, unless it only speaks ("analysts expect 3 percent"). */
export function nearestPhrase(question: Question): Described | null {
  const { words } = question.scene;
  const { from } = quantityOf(question);
  const start = clauseStart(words, from);
  const near = phraseBefore(words, leftOf(words, from), start);
  if (contentWords(words, near).length > 0) return level([near], measured(question, [near]));
  const phrase = nounPhraseFrom(words, start, from);
  const speaks = words.verb.slice(phrase.to, from).some((verb, at) => verb && onlySpeaks(words, phrase.to + at));
  return contentWords(words, phrase).length > 0 && !speaks ? level([phrase], measured(question, [phrase])) : null;
}
