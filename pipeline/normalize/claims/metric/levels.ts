/** Levels: amounts, measures and positions, named by the subject, the measure or the noun beside them. */
import measures from "../../../lexicon/en/measures.json" with { type: "json" };
import { convertible, unitEntry } from "../../../lexicon/units.ts";
import { isFunctionWord, isVerb, singular } from "../../../lexicon/words.ts";
import { clauseStart, nounPhraseFrom, type Range, subjectOf, textOf, verbBefore } from "../phrases.ts";
import { type Described, kindOf, level, type Question, quantityOf, subjectPhrases } from "./described.ts";

const counts = new Set(measures.counts);
const levels = new Set(measures.levels);

/** "300 billion yuan ($43.1 billion)", "10 kilometres (6 miles)": what stands in the parenthesis is what stands before it. */
export function restated(question: Question): Described | null {
  const { reading, at } = question;
  const quantity = quantityOf(question);
  const stated = reading.quantities[at - 1];
  if (
    stated === undefined ||
    stated.unit === null ||
    quantity.unit === null ||
    !convertible(stated.unit, quantity.unit)
  )
    return null;
  const opens = reading.tokens[quantity.from - 1]?.text === "(" && stated.to === quantity.from - 1;
  return opens ? { ...level([]), base: at - 1, restates: true } : null;
}

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
  const { tokens } = question.reading;
  const direction =
    /^(north|south|east|west|north-?east|north-?west|south-?east|south-?west|away|inland|offshore)$/.test(
      tokens[quantity.to]?.lower ?? "",
    )
      ? 1
      : 0;
  const joint = tokens[quantity.to + direction]?.lower ?? "";
  if (!/^(of|from|off)$/.test(joint)) return null;
  const landmark = nounPhraseFrom(tokens, quantity.to + direction + 1);
  return landmark.to > landmark.from ? level([], `distance from ${textOf(tokens, landmark)}`) : null;
}

/** "a value of 312 billion", "at a depth of 10 kilometres", "a population of 3 million": the measure, with the subject that has it. */
export function measureOf(question: Question): Described | null {
  const quantity = quantityOf(question);
  const { tokens } = question.reading;
  const of = /^(just|only|barely|as)$/.test(tokens[quantity.from - 1]?.lower ?? "")
    ? quantity.from - 2
    : quantity.from - 1;
  if (tokens[of]?.lower !== "of") return null;
  const measure = of - 1;
  const word = singular(tokens[measure]?.lower ?? "");
  if (!levels.has(word) && !counts.has(word)) return null;
  let from = measure;
  while (
    from > 0 &&
    tokens[from - 1]?.kind === "word" &&
    !isFunctionWord(tokens[from - 1]?.lower ?? "") &&
    !isVerb(tokens[from - 1]?.lower ?? "")
  )
    from -= 1;
  const verb = verbBefore(tokens, from);
  const subject = verb >= 0 ? subjectOf(tokens, verb) : null;
  const own = { from, to: measure + 1 };
  return level(subject ? [subject, own] : [own]);
}

/** "312 billion yuan value", "a $3 billion buyout", "$65 million in aid": the noun after an amount of money. */
export function measureAfter(question: Question): Described | null {
  const quantity = quantityOf(question);
  const { tokens } = question.reading;
  if (kindOf(quantity) !== "money" || quantity.noun !== null) return null;
  const joint = tokens[quantity.to]?.lower === "in" && !/^(\d|the$)/.test(tokens[quantity.to + 1]?.lower ?? "") ? 1 : 0;
  const phrase = nounPhraseFrom(tokens, quantity.to + joint);
  const starts =
    phrase.from === quantity.to + joint && phrase.to > phrase.from && !/^\p{Lu}/u.test(tokens[phrase.from]?.text ?? "");
  if (!starts || phrase.to - phrase.from > 4) return null;
  const verb = joint === 1 ? verbBefore(tokens, quantity.from) : -1;
  const subject = verb >= 0 ? subjectOf(tokens, verb) : null;
  if (!levels.has(tokens[phrase.to - 1]?.lower ?? "")) return level([phrase]);
  const owner = subject ?? nounPhraseFrom(tokens, 0);
  return level(owner.to <= quantity.from ? [owner, phrase] : [phrase]);
}

/** "raised its estimate of the number of passengers to 5 million": the number that is spoken of just before the figure. */
export function numberOf(question: Question): Described | null {
  const { tokens, quantities } = question.reading;
  const { from, noun } = quantityOf(question);
  const last = quantities[question.at - 1]?.to ?? 0;
  const number = tokens.findLastIndex(
    (token, at) => at >= last && at < from && token.lower === "number" && tokens[at + 1]?.lower === "of",
  );
  if (noun !== null || number < 0) return null;
  const phrase = nounPhraseFrom(tokens, number);
  return phrase.to <= from ? level([phrase]) : null;
}

/** "The scale of the industry reached 500 billion": the subject of the verb before the figure. */
export function verbSubject(question: Question): Described | null {
  const phrases = subjectPhrases(question);
  const [subject] = phrases;
  return subject ? level([...ownerBefore(question, subject), ...phrases]) : null;
}

/** A bare measure ("and the market size is ...") belongs to what the measure before it in the sentence was "of". */
function ownerBefore({ reading, earlier }: Question, subject: Range): Range[] {
  const { tokens } = reading;
  const words = tokens.slice(subject.from, subject.to).filter((token) => !isFunctionWord(token.lower));
  const [before] = earlier.at(-1)?.phrases ?? [];
  if (before === undefined || !words.every((token) => levels.has(singular(token.lower)))) return [];
  const of = tokens.findIndex((token, at) => at >= before.from && at < before.to && token.lower === "of");
  if (of < 0) return [];
  const owner = nounPhraseFrom(tokens, of + 1);
  return owner.to <= before.to && owner.to > owner.from ? [owner] : [];
}

/** Nothing better: the clause before the figure, or that of the sentence. */
export function nearestPhrase(question: Question): Described | null {
  const quantity = quantityOf(question);
  const { tokens } = question.reading;
  const from = clauseStart(tokens, quantity.from);
  if (from < quantity.from) return level([{ from, to: quantity.from }]);
  const phrase = nounPhraseFrom(tokens, 0);
  return phrase.to > phrase.from && phrase.to <= quantity.from ? level([phrase]) : null;
}
