/** Counts: "3,700 coastal firms", "12 people were killed", "injuring 12". */
import asides from "../../../lexicon/en/asides.json" with { type: "json" };
import measures from "../../../lexicon/en/measures.json" with { type: "json" };
import placeKinds from "../../../lexicon/en/place-kinds.json" with { type: "json" };
import { isFunctionWord, isPlural, singular } from "../../../lexicon/words.ts";
import { contentWords, nounPhraseFrom, phraseBefore } from "../../grammar/phrases.ts";
import { leftOf } from "../../grammar/scene.ts";
import { wordClass } from "../../grammar/word-classes.ts";
import { has, isCapital, lowerAt, type Range } from "../../grammar/words.ts";
import type { Quantity } from "../../quantities/index.ts";
import type { NounReading } from "../../quantities/nouns.ts";
import { partOf } from "../../quantities/parts.ts";
import { type Described, kindOf, level, type Question, quantityOf, subjectPhrases } from "./described.ts";
import { happenings, harmful, listedOutcome, outcomeNear, stateOfPeople } from "./outcomes.ts";
import { lacking, predicateAfter, stateAfter } from "./predicate.ts";

const generic = new Set(measures.generic);
/** "3,700 coastal firms", "12 people were killed", "killing 12": the noun counted, and what became of those counted. */
export function countedNoun(question: Question): Described | null {
  const quantity = quantityOf(question);
  const { tokens } = question.reading;
  if (quantity.noun !== null && isWholeOfPart(question)) return level([withComplement(question, quantity.noun)]);
  const outcome = outcomeNear(tokens, quantity) ?? listedOutcome(question);
  if (quantity.noun === null) return countedPeople(question, outcome);
  if (isRate(quantity)) return rated(question, quantity.noun);
  const phrase = { from: quantity.noun.from, to: quantity.noun.to };
  if (quantity.noun.head === "time") {
    const verb = tokens[quantity.from - 1];
    return level(subjectPhrases(question), /(?:ed|en)$/.test(verb?.lower ?? "") ? (verb?.lower ?? "") : "");
  }
  if (populated.has(placeWordBefore(question))) return level([], "population");
  if (
    outcome !== null &&
    !(happenings.has(tokens[quantity.noun.to - 1]?.lower ?? "") && quantity.noun.head !== "person")
  )
    return quantity.noun.head === "person" ? level([], `people ${outcome}`) : level([phrase], outcome);
  if (happenings.has(tokens[quantity.noun.to - 1]?.lower ?? "")) return level([phrase]);
  if (tokens[quantity.noun.from]?.lower === "fewer")
    return { ...level([{ ...phrase, from: phrase.from + 1 }], "decline"), aspect: "change", direction: "down" };
  const flow = flowBefore(question);
  if (flow !== "") return { ...level([phrase]), prefix: `${flow} of` };
  const study = studyBefore(question);
  if (study !== "") return level([phrase], `in ${study}`);
  const state = stateOf(question);
  const action = generic.has(quantity.noun.head) ? actionAfter(question) : null;
  return level([withComplement(question, phrase)], action ?? state);
}

/** "12 were killed", "left 400 without power": people, where no noun says so. */
function countedPeople(question: Question, outcome: string | null): Described | null {
  if (kindOf(quantityOf(question)) !== "bare") return null;
  const state = outcome === null ? stateOfPeople(question) : harmful.has(outcome) ? outcome : "";
  return state === "" ? null : level([], `people ${state}`);
}

/** "3.2 deaths per 1,000 births" tells how often, not how many. */
const isRate = ({ unit }: Quantity): boolean => / per \d/.test(unit ?? "");

/** "Infant mortality fell to 3.2 deaths per 1,000 births": what a rate is of is the subject where that is at a level, else the counted. */
function rated(question: Question, { from, to }: NounReading): Described {
  const { words } = question.scene;
  const joint = leftOf(words, quantityOf(question).from) - 1;
  const stands = /^(?:to|at|of|is|was|were|are)$/.test(lowerAt(words, joint));
  const subject = stands ? subjectPhrases(question) : [];
  return level(subject.length > 0 ? subject : [{ from, to }]);
}

/** "137 shops across three counties are without power": the state of the subject, over a phrase of place; what stands in such a phrase has none. */
function stateOf({ scene, at }: Question): string {
  const { words, quantities } = scene;
  const { from = 0, to = 0 } = quantities[at] ?? {};
  if (has(words, leftOf(words, from) - 1, wordClass.preposition)) return "";
  const lacked = lacking(words, to);
  if (lacked !== "") return lacked;
  const placed = /^(?:in|across|at|from|on|around)$/.test(lowerAt(words, to));
  const rest = placed ? nounPhraseFrom(words, to + 1, words.tokens.length).to : to;
  const over = quantities.find((other) => other.from === to + 1)?.to ?? rest;
  return stateAfter(words, placed ? Math.max(rest, over) : to);
}

/** "four rounds of layoffs", "24,800 doses of vaccine": what the counted are of belongs to the name; of people it says where. */
function withComplement({ scene }: Question, phrase: Range): Range {
  const { words } = scene;
  if (lowerAt(words, phrase.to) !== "of" || generic.has(singular(lowerAt(words, phrase.to - 1)))) return phrase;
  const of = nounPhraseFrom(words, phrase.to + 1);
  const plain = of.from === phrase.to + 1 && of.to > of.from && !isCapital(words.tokens[of.from]);
  return plain ? { from: phrase.from, to: of.to } : phrase;
}

/** "an annual output of 40 boats", "orders for 40 boats", "output was 40 boats": the boats are made or wanted, and not there; else nothing. */
function flowBefore(question: Question): string {
  const { scene, at } = question;
  const { words, quantities } = scene;
  const joint = leftOf(words, quantities[at]?.from ?? 0) - 1;
  if (/^(?:of|for)$/.test(lowerAt(words, joint)) && flows.has(lowerAt(words, joint - 1)))
    return contentWords(words, phraseBefore(words, joint, quantities[at - 1]?.to ?? 0)).join(" ");
  const [subject, ...others] = words.verb[joint] || lowerAt(words, joint) === "to" ? subjectPhrases(question) : [];
  if (subject === undefined || others.length > 0 || !flows.has(lowerAt(words, subject.to - 1))) return "";
  const [first = "", ...rest] = contentWords(words, subject);
  return [flows.has(first.toLowerCase()) ? first.toLowerCase() : first, ...rest].join(" ");
}

const flows = new Set(measures.flows);
const studies = new Set(asides.studies);
const involving = new Set(asides.involving);

/** "A study in 77 people showed": those who took part in it, of whom its verb says nothing; else nothing. */
function studyBefore({ scene, at }: Question): string {
  const { words, quantities } = scene;
  const joint = leftOf(words, quantities[at]?.from ?? 0) - 1;
  const study = lowerAt(words, joint - 1);
  const joined = has(words, joint, wordClass.preposition) || involving.has(lowerAt(words, joint));
  return joined && studies.has(study) ? study : "";
}

/** "a town of 1,000 people", "home to 1,000 people": the noun before. */
function placeWordBefore({ scene, at }: Question): string {
  const { words, quantities } = scene;
  const { from = 0, noun = null } = quantities[at] ?? {};
  const joint = leftOf(words, from) - 1;
  const joined = /^(?:of|to)$/.test(lowerAt(words, joint)) && noun?.head === "person";
  return joined ? lowerAt(words, joint - 1) : "";
}

/** Nouns of places that people live in. */
const populated = new Set([...Object.keys(placeKinds.kinds), ...Object.keys(placeKinds.references), "home", "area"]);

/**
 * "39 of them trawlers", "of whom 12 are in hospital", "Of the 80 boats, 12 were sold": a part of a count before it, with what is said of the part;
 * "seven more than a day earlier": by how much it rose; "Peru three": the same counted elsewhere.
 */
export function countedBefore(question: Question): Described | null {
  const { reading, scene, at, earlier } = question;
  const part = partOf(reading.tokens, reading.quantities, at);
  const same = part && earlier[part.of];
  if (part === null || !same) return null;
  if (part.within) {
    const end = endOfPart(question);
    const kind = nounPhraseFrom(scene.words, end);
    if (kind.from === end && kind.to > end && isPlural(scene.words.tokens[kind.to - 1]?.text ?? ""))
      return { ...level([kind], same.suffix.replace("people ", "")), whole: part.of };
    const own = countedNoun(question) ?? level([], predicateAfter(scene.words, end));
    return { ...own, base: own.suffix.startsWith("people ") ? null : part.of, whole: part.of };
  }
  const [word, than] = [0, 1].map((index) => reading.tokens[quantityOf(question).to + index]?.lower);
  if (word !== "more" && word !== "fewer") return { ...same, phrases: [], prefix: "", suffix: "", base: part.of };
  if (than !== "than") return null;
  const direction = word === "more" ? "up" : "down";
  return { ...level([], direction === "up" ? "growth" : "decline"), aspect: "change", direction, base: part.of };
}

/** "Ten of the 18 sailors were working overtime", "Two of the boats sank": a part of what follows, with what is said of the part. */
export function partAhead(question: Question): Described | null {
  const { reading, scene, at } = question;
  const { words } = scene;
  const { from, to, noun, value } = quantityOf(question);
  const owned = lowerAt(words, to) === "of" && has(words, to + 1, wordClass.determiner);
  if (noun !== null || kindOf(quantityOf(question)) !== "bare" || !owned || value.low === 1) return null;
  const next = reading.quantities[at + 1];
  const whole = next !== undefined && next.from === to + 2 && next.noun !== null ? next : null;
  const phrase = whole?.noun ?? nounPhraseFrom(words, to + 1);
  if (phrase.to === phrase.from || !isPlural(words.tokens[phrase.to - 1]?.text ?? "")) return null;
  const outcome = outcomeNear(reading.tokens, { from, to: phrase.to });
  const person = singular(lowerAt(words, phrase.to - 1)) === "person" || whole?.noun?.head === "person";
  const part = { whole: whole && at + 1 };
  if (outcome !== null && person) return { ...level([], `people ${outcome}`), ...part };
  const phrases = [{ from: phrase.from, to: phrase.to }];
  if (outcome !== null) return { ...level(phrases, outcome), ...part };
  const said = has(words, leftOf(words, from) - 1, wordClass.preposition) ? "" : predicateAfter(words, phrase.to);
  return said === "" ? null : { ...level(phrases, said), ...part };
}

/** "the 18 sailors" of "ten of the 18 sailors were killed": what is said is said of the part alone. */
const isWholeOfPart = ({ reading, at }: Question): boolean => {
  const [part, own] = [reading.quantities[at - 1], reading.quantities[at]];
  const bare = part !== undefined && part.noun === null && part.unit === null;
  return bare && own?.from === part.to + 2 && reading.tokens[part.to]?.lower === "of";
};

/** After "39" or "39 of them". */
function endOfPart({ reading, at }: Question): number {
  const to = reading.quantities[at]?.to ?? 0;
  return reading.tokens[to]?.lower === "of" ? to + 2 : to;
}

/** The verb that a generic noun ("people", "others") is the subject of, as it is printed. */
function actionAfter({ reading, at }: Question): string | null {
  const { tokens, quantities } = reading;
  const next = tokens[quantities[at]?.to ?? 0];
  return next?.kind === "word" && /(ed|ing)$/.test(next.lower) && !isFunctionWord(next.lower) ? next.lower : null;
}
