/** Who: the person or body that a noun phrase names as speaking, by name, by description or by a pronoun. */
import { saysWhen } from "../../../lexicon/calendar.ts";
import lists from "../../../lexicon/en/attribution.json" with { type: "json" };
import periods from "../../../lexicon/en/periods.json" with { type: "json" };
import { placeOf } from "../../../lexicon/places.ts";
import { isBody, isBodyMark, isPeople, isRole, isSource } from "../../../lexicon/speech.ts";
import { isDeterminer, isFunctionWord, isPlural } from "../../../lexicon/words.ts";
import { isTime, nounPhraseFrom } from "../../grammar/phrases.ts";
import {
  isAcronym,
  isCapital,
  isNamed,
  lowerAt,
  type Range,
  textOf,
  type Words,
  withoutPossessive,
} from "../../grammar/words.ts";
import type { Token } from "../../quantities/tokens.ts";
import { isTimeBefore } from "../name-runs.ts";

export type Pronoun = "he" | "she" | "it" | "they";

/** A speaker as printed. "he" has no name; "his office" has both: the office of him. */
export interface Who {
  name: string;
  pronoun: Pronoun | null;
  /** "the firm", "this report": one that is known already. */
  definite: boolean;
}

/** A pronoun by itself. */
export const pronominal = (pronoun: Pronoun): Who => ({ name: "", pronoun, definite: true });

/** A name by itself. */
export const called = (name: string): Who => ({ name, pronoun: null, definite: false });

const stops = new Set(lists.stops);
const nobody = new Set(lists.nobody);
const shares = new Set(lists.shares);
const publishing = new Set(lists.publishing);

const owners = new Map<string, Pronoun>([
  ["his", "he"],
  ["her", "she"],
  ["its", "it"],
  ["their", "they"],
]);

export const pronounAt = (words: Words, at: number): Pronoun | null => {
  const word = lowerAt(words, at);
  return /^(?:he|she|it|they)$/.test(word) && !isAcronym(words.tokens[at]) ? (word as Pronoun) : null;
};

/** Whom a phrase names; null for a figure ("half of the firms"), for what is nobody ("others", "this") and for no phrase at all. */
export function whoIs(words: Words, range: Range): Who | null {
  const { tokens } = words;
  const from = afterOpening(words, range);
  const to = phraseEnd(words, from, range.to);
  if (
    to <= from ||
    isShare(tokens, range) ||
    /^(?:our|my)$/.test(lowerAt(words, range.from)) ||
    saysWhen(textOf(tokens, { from, to }))
  )
    return null;
  const owner = owners.get(lowerAt(words, from));
  if (owner !== undefined) return ownedBy(words, owner, { from: from + 1, to });
  const source = sourceOwner(words, { from, to: range.to });
  const name =
    source === null
      ? textOf(tokens, { from: afterPossessor(words, from, to), to })
      : withoutPossessive(textOf(tokens, source));
  const determined = isDeterminer(lowerAt(words, from - 1));
  const definite = /^(?:the|this|that|these|those)$/.test(lowerAt(words, from - 1));
  return isSomebody(name, determined) ? { name, pronoun: null, definite } : null;
}

/** "its website" is its own word; "its boss Jo Prado" is Prado; "his office" is an office. */
function ownedBy(words: Words, pronoun: Pronoun, { from, to }: Range): Who | null {
  if (to <= from) return null;
  const head = lowerAt(words, to - 1);
  const capital = words.tokens.findIndex((token, at) => at >= from && at < to && isCapital(token));
  if (capital > from && isRole(lowerAt(words, capital - 1))) return called(textOf(words.tokens, { from: capital, to }));
  if (isSource(head)) return pronominal(pronoun);
  return isSomebody(textOf(words.tokens, { from, to }), true)
    ? { name: textOf(words.tokens, { from, to }), pronoun, definite: true }
    : null;
}

/** Over dashes, articles and times: "Last month the government" is the government, "Friday morning Acme" is Acme; "The Sunday Star" is itself. */
function afterOpening(words: Words, { from, to }: Range): number {
  const { tokens } = words;
  let at = from;
  while (at < to && tokens[at]?.kind === "symbol") at += 1;
  while (at < to && opensTime(words, at)) {
    at += 1;
    while (at < to && isTime(words, at)) at += 1;
  }
  while (at < to && isFunctionWord(lowerAt(words, at)) && !owners.has(lowerAt(words, at)) && !isName(tokens[at]))
    at += 1;
  return at;
}

/** A word of time before a name or a noun: "[Last] month the", "[Friday] Acme", "[morning] Acme". */
function opensTime({ tokens }: Words, at: number): boolean {
  if (isTimeBefore(tokens, at)) return true;
  const word = tokens[at]?.lower ?? "";
  if (isCapital(tokens[at + 1])) return partsOfDay.has(word);
  return /^(?:last|this|next|earlier|late|early|yesterday|meanwhile)$/.test(word);
}

const partsOfDay = new Set(periods.partsOfDay);

/** "Norway's Bolt Marine", "the union's Jo Prado": whose they are is no part of the name; "Lloyd's Register" is one. */
function afterPossessor({ tokens }: Words, from: number, to: number): number {
  const owner = tokens.findIndex(({ text }, at) => at >= from && at < to - 1 && /['\u2019]s$/.test(text));
  if (owner < 0 || !tokens.slice(owner + 1, to).every(isCapital)) return from;
  const name = withoutPossessive(textOf(tokens, { from, to: owner + 1 }));
  return !/\p{Lu}/u.test(name) || placeOf(name) !== null ? owner + 1 : from;
}

/** "WHO" in capitals is a name, "THE" at the start of a tabloid's sentence is none. */
const isName = (token: Token | undefined): boolean => isAcronym(token) && !isDeterminer(token?.lower ?? "");

/** A phrase ends before what follows its noun: "the ministry in Lisbon", "teams working street by street"; not "analysts at Acme". */
function phraseEnd(words: Words, from: number, limit: number): number {
  const { tokens } = words;
  let to = from;
  while (to < limit && !endsPhrase(words, from, to)) to += 1;
  while (to > from && isFunctionWord(lowerAt(words, to - 1)) && !isAcronym(tokens[to - 1])) to -= 1;
  return to;
}

function endsPhrase(words: Words, from: number, at: number): boolean {
  const { tokens } = words;
  const token = tokens[at];
  if (token === undefined || at === from || isCapital(token)) return false;
  if (token.text === ",") return !isCapital(tokens[at - 1]) || !isCapital(tokens[at + 1]);
  if (/^[;:(]$/.test(token.text)) return true;
  const article = lowerAt(words, at + 1) === "the" ? 1 : 0;
  if (token.lower === "at" && isNamed(tokens[at + 1 + article]) && isPeople(lowerAt(words, at - 1))) return false;
  const before = lowerAt(words, at - 1);
  if (token.lower === "of" && tokens[at + 1]?.kind === "number") return true;
  if (publishing.has(token.lower) && isSource(before)) return true;
  return stops.has(token.lower) || (/[a-z]{3}ing$/.test(token.lower) && isPlural(lowerAt(words, at - 1)));
}

/** "Fifty per cent of those polled", "half of the firms": a figure, nobody. */
const isShare = (tokens: readonly Token[], { from, to }: Range): boolean =>
  tokens.slice(from, to).some(({ lower, text }) => (shares.has(lower) && text === lower) || lower === "%") ||
  shares.has(tokens[from]?.lower ?? "");

/** Whose report or figures they are: "data from the board", "Acme's own index", "a report published on Monday by the board", "ministry figures". */
function sourceOwner(words: Words, { from, to }: Range): Range | null {
  const { tokens } = words;
  const released = releasedBy(words, from);
  if (released !== null) return released;
  const noun = tokens.findIndex(
    (token, at) => at >= from && at < to && isSource(token.lower) && (at === 0 || !isCapital(token)),
  );
  if (noun < 0) return null;
  const by = publisherAfter(words, noun + 1);
  if (by !== null) return by.from < to ? { from: by.from, to: Math.min(by.to, to) } : by;
  if (words.content[noun + 1] === true && noun + 1 < to && !publishing.has(lowerAt(words, noun + 1))) return null;
  const possessor = tokens.findIndex((token, at) => at >= from && at < noun && /['\u2019]s?$/.test(token.text));
  if (possessor >= from) return { from, to: possessor + 1 };
  let end = noun;
  while (end > from && !isCapital(tokens[end - 1]) && !isOwner(lowerAt(words, end - 1))) end -= 1;
  const passedOn = /^(?:documents?|records?|filings?)$/.test(lowerAt(words, noun));
  const opener = end === from + 1 && from === 0 && !isAcronym(tokens[from]) && !isBody(lowerAt(words, from));
  return end > from && !passedOn && !opener ? { from, to: end } : null;
}

/** "ministry figures" are the ministry's; "state data" are no words of a state. */
const isOwner = (word: string): boolean => isBody(word) && !/^(?:state|city|county|province)$/.test(word);

/** How far behind a report its publisher may stand: "a report that was published on Thursday by". */
const reach = 6;

/** The name after "by", "from" behind a report or figures, a participle and a day between them. */
export function publisherAfter(words: Words, at: number): Range | null {
  const { tokens } = words;
  let joint = at;
  const released = (): boolean => tokens.slice(at, joint).some(({ lower }) => publishing.has(lower));
  while (joint < at + reach && !/^(?:by|from)$/.test(lowerAt(words, joint))) {
    if (tokens[joint] === undefined || /^[.;:]$/.test(lowerAt(words, joint))) return null;
    joint += 1;
  }
  if (joint >= at + reach || (joint > at && lowerAt(words, at) !== "of" && !released())) return null;
  const phrase = namesFrom(words, joint + 1);
  return phrase.to > phrase.from ? phrase : null;
}

/** How many words a title may have before "released by". */
const longestTitle = 16;

/** "the White Paper on the Sea released by the board", within the clause. */
function releasedBy(words: Words, at: number): Range | null {
  for (let index = at; index < at + longestTitle; index += 1) {
    if (/^[,.;:]$/.test(lowerAt(words, index))) return null;
    if (publishing.has(lowerAt(words, index)) && lowerAt(words, index + 1) === "by") {
      const phrase = namesFrom(words, index + 2);
      return phrase.to > phrase.from ? phrase : null;
    }
  }
  return null;
}

/** A noun phrase with a second name after "and", without what a small word after "of" tells of it: "the board of 400 firms". */
export function namesFrom(words: Words, at: number): Range {
  const { tokens } = words;
  const { from, to } = nounPhraseFrom(words, at);
  const of = tokens.findIndex(
    ({ lower }, index) =>
      index > from &&
      index < to &&
      lower === "of" &&
      isNamed(tokens[index - 1]) &&
      !isNamed(tokens[index + 1]) &&
      !isDeterminer(lowerAt(words, index + 1)),
  );
  const end = of > 0 ? of : overFor(words, to);
  const article = lowerAt(words, end + 1) === "the" ? 1 : 0;
  if (lowerAt(words, end) !== "and" || !isNamed(tokens[end + 1 + article]) || !isNamed(tokens[end - 1]))
    return { from, to: end };
  return { from, to: overFor(words, nounPhraseFrom(words, end + 1).to) };
}

/** "Centers for Disease Control". */
const overFor = (words: Words, to: number): number =>
  lowerAt(words, to) === "for" && isCapital(words.tokens[to + 1]) && isBodyMark(lowerAt(words, to - 1))
    ? nounPhraseFrom(words, to + 1).to
    : to;

/** A name, or a noun for people or a body: "older", "others" and "can't" are nobody. */
function isSomebody(name: string, determined: boolean): boolean {
  if (!/^[^\d]*\p{L}{2}[^\d]*$/u.test(name)) return false;
  if (/^\p{Lu}{2,}$/u.test(name)) return true;
  const lower = name.toLowerCase();
  if (nobody.has(lower)) return false;
  if (/\p{Lu}/u.test(name.slice(0, 1)) && !isFunctionWord(lower)) return true;
  if (/\p{Lu}/u.test(name)) return true;
  const head = lower.split(" ").at(-1) ?? "";
  return (
    determined ||
    isPlural(head) ||
    isPeople(head) ||
    isRole(head) ||
    isBody(head) ||
    isSource(head) ||
    lower.includes(" ")
  );
}
