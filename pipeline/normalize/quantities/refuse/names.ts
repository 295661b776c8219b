/** Names, labels and identifiers: numerals that say which. */
import words from "../../../lexicon/en/not-figures.json" with { type: "json" };
import { peopleOf, placeOf } from "../../../lexicon/places.ts";
import { wordClass } from "../../grammar/word-classes.ts";
import { readNoun } from "../nouns.ts";
import type { Numeral } from "../numerals.ts";
import { role } from "../roles.ts";
import { can, is, type Token } from "../tokens.ts";
import { unitKindAt } from "../units.ts";
import { hasCurrency, joins, plainInteger, type Rule } from "./rule.ts";

const labels = new Set(words.labels);
/** Labels only with a capital: "Model 3 deliveries", "Windows 11 users"; "the day 300 boats sank". */
const capitalLabels = new Set(words.capitalLabels);
const streets = new Set(words.streets);

export const nameRules: Rule[] = [
  { name: "part of a longer number", of: "digits", refuses: isPartOfNumber },
  { name: "number in a name", of: "digits", refuses: isName },
  { name: "letters glued to a number", of: "digits", refuses: isGlued },
  { name: "title of a work or a group", refuses: isTitle },
  { name: "number word in a name", of: "words", refuses: isNameWord },
  { name: "kind of thing", refuses: isKind },
  { name: "number of a house", of: "digits", refuses: isAddress },
  { name: "numbered label", of: "digits", refuses: isLabel },
];

/** Pieces of telephone numbers, versions, scores, addresses and identifiers: "0207 782 4368", "2.4.1", "192-168". */
function isPartOfNumber(tokens: readonly Token[], { from, to }: Numeral): boolean {
  const before = tokens[from - 1];
  const after = tokens[to];
  const start = tokens[from];
  const digits = start?.kind === "number";
  if (!digits) return false;
  if (start.text.startsWith("0") && /^0\d/.test(start.text)) return true;
  if (before?.text === "." && before.glued && tokens[from - 2]?.kind === "number" && start.glued) return true;
  if (after?.text === "." && after.glued && tokens[to + 1]?.kind === "number" && tokens[to + 1]?.glued) return true;
  return before?.kind === "number" && to === from + 1 && /^\d{3,}$/.test(start.text) && /^\d+$/.test(before.text);
}

/** A digit glued to a name ("CN-235", "F-16", "G20", "Covid-19") or after a capitalised name that counts nothing ("Boeing 747"). */
function isName(tokens: readonly Token[], { from, to, form }: Numeral): boolean {
  if (form !== "digits") return false;
  const before = tokens[from - 1];
  const dash = before?.glued && tokens[from]?.glued && /^[-\u2010-\u2015/]$/.test(before.text);
  const name = dash ? tokens[from - 2] : before;
  if (
    dash &&
    name?.kind === "word" &&
    !(name.glued && tokens[from - 3]?.kind === "number") &&
    !words.degrees.includes(name.lower)
  )
    return true;
  if (before?.text === "." && before.glued && tokens[from]?.glued && tokens[from - 2]?.kind === "word") return true;
  if (before?.kind === "symbol" && /^[#@_]$/.test(before.text)) return true;
  if (tokens[from]?.glued && before?.kind === "word") return true;
  if (before?.kind === "word" && can(before, role.brand) && !/['\u2019]s$/.test(before.text) && before.text !== "A")
    return true;
  if (/^[-\u2212]/.test(tokens[from]?.text ?? "") && /^\p{Lu}{3}/u.test(before?.text ?? "")) return true;
  const glued = tokens[to];
  if (
    glued?.glued &&
    glued.kind === "word" &&
    /^[A-Z]$/.test(glued.text) &&
    !hasCurrency(tokens, from - 1) &&
    tokens[to - 1]?.kind === "number"
  ) {
    return !/^[kKmMbBtTWgL]$/.test(glued.text);
  }
  return false;
}

/** "720p", "221B", "1Q24", "4x100m": letters right after the digits that are neither a unit nor a scale nor a word of their own ("44million"). */
function isGlued(tokens: readonly Token[], { to, form }: Numeral): boolean {
  const next = tokens[to];
  return (
    form === "digits" &&
    next?.glued === true &&
    next.kind === "word" &&
    tokens[to - 1]?.kind === "number" &&
    (next.text.length <= 2 || /\d/.test(next.text) || /^\p{Lu}\P{Lu}*\p{Lu}/u.test(next.text))
  );
}

/** "the Five Eyes", "7-Eleven", "The Twelve Apostles": a number word in capitals amid a sentence and a capital after it; "The 39 Steps is". */
function isTitle(tokens: readonly Token[], { from, to, form }: Numeral): boolean {
  const [own, before, next] = [tokens[from], tokens[from - 1], tokens[to]];
  const titled = can(next, role.upper);
  if (form === "words" && before !== undefined && can(own, role.titled)) {
    const opens = /^[."\u201c\u2018:([-]$/.test(before.text) && !before.glued;
    return (titled && !opens) || (before.text === "-" && before.glued) || (before.lower === "the" && titled);
  }
  if (
    form === "digits" &&
    next?.text === "-" &&
    next.glued &&
    /^\p{Lu}\p{Ll}+$/u.test(tokens[to + 1]?.text ?? "") &&
    tokens[to + 1]?.glued
  )
    return true;
  if (from > 0 && titled && titleNouns.has(next?.text ?? "")) return true;
  if (from === 0 && isListicle(tokens, to)) return true;
  return titled && before?.lower === "the" && /^(?:is|was|has)$/.test(tokens[to + 1]?.lower ?? "");
}

/** "the Five Star Movement", "World War Two veterans": a capital inside the sentence, beside another; not "Two Kenyans". */
function isNameWord(tokens: readonly Token[], { from, to, form, low }: Numeral): boolean {
  const [before, own, after] = [tokens[from - 1], tokens[from], tokens[to]];
  const capital = (token: Token | undefined): boolean => token?.kind === "word" && can(token, role.titled);
  if (form !== "words" || !capital(own) || own?.text.includes("-")) return false;
  const people = after !== undefined && peopleOf(after.text) !== null;
  if (from === 0 || before?.kind === "symbol")
    return (
      capital(after) &&
      !people &&
      (capital(tokens[to + 1]) ? low === 1 || !countsAfterName(tokens, to) : isNamedGroup(after))
    );
  return (capital(after) && !people) || (capital(before) && from > 1);
}

/** "Two Hong Kong police officers", against "Two Rivers Bank gained" and "Five Star Movement leaders": a name, then a plural in lower case. */
function countsAfterName(tokens: readonly Token[], from: number): boolean {
  const first = tokens[from];
  if (first === undefined || is(first, wordClass.plural) || openNames.has(first.lower)) return false;
  let at = from;
  while (at < from + 5 && tokens[at]?.kind === "word" && /^\p{Lu}/u.test(tokens[at]?.text ?? "")) {
    if (streets.has(tokens[at]?.lower ?? "")) return false;
    at += 1;
  }
  const noun = readNoun(tokens, at, 2);
  return noun !== null && noun.from === at && !/^\p{Lu}/u.test(tokens[noun.to - 1]?.text ?? "");
}

/** "Four Seasons", "Six Flags": a plural with a capital that is no word for people ("Democrats", "Marines"). */
const isNamedGroup = (token: Token | undefined): boolean =>
  token !== undefined && is(token, wordClass.plural) && !peopleNames.test(token.text);

const openNames = new Set(words.openNames);
const peopleNames = new RegExp(`(?:ans|ists|ites|crats|icans|ese|ims|${words.peopleNames.join("|")})$`);

/** "10 things in tech you need to know", "Five ways to row faster": the headline of a list. */
function isListicle(tokens: readonly Token[], at: number): boolean {
  const noun = tokens[at]?.lower ?? "";
  const listed = titleNouns.has(`${noun.slice(0, 1).toUpperCase()}${noun.slice(1)}`) && tokens[at]?.kind === "word";
  return (
    listed &&
    !timed.has(noun) &&
    tokens.slice(at + 1, at + 5).some(({ lower }) => /^(?:you|your|to|we|why)$/.test(lower))
  );
}

/** "a 3-pointer", "a 20-footer", "a 2-seater". */
function isKind(tokens: readonly Token[], { to }: Numeral): boolean {
  return tokens[to]?.text === "-" && tokens[to]?.glued === true && kinds.has(tokens[to + 1]?.lower ?? "");
}

const kinds = new Set(words.kinds);
/** Nouns that are counted in titles: "10 Things in Tech", "5 Ways to Row". */
const titleNouns = new Set(words.titleNouns);
const timed = new Set(words.timedTitles);

/** "10 Downing Street", "350 Fifth Avenue", "14 Rue de Rivoli": a number, up to four words and a kind of street, in capitals. */
function isAddress(tokens: readonly Token[], numeral: Numeral): boolean {
  if (plainInteger(tokens, numeral) === null) return false;
  for (let at = numeral.to; at < numeral.to + 5; at += 1) {
    const token = tokens[at];
    if (token?.kind !== "word" || !/^(?:\p{Lu}|d[aeiou]s?$|la$)/u.test(token.text)) return false;
    if (streets.has(token.lower)) return true;
  }
  return false;
}

/** "Eat 60-90 minutes before", "Voters 18 to 29": the first of two rising numbers at the beginning of a sentence, or before what is counted. */
function opensMeasuredRange(tokens: readonly Token[], { from, to, low }: Numeral): boolean {
  const [joint, second, after] = [tokens[to], tokens[to + 1], tokens[to + 2]];
  if (!/^(?:[-\u2013]|to|or)$/.test(joint?.lower ?? "") || second?.kind !== "number") return false;
  if (!(Number(second.text) > low)) return false;
  const counted = after?.kind === "word" && (is(after, wordClass.plural) || is(tokens[to + 3], wordClass.plural));
  return (
    counted ||
    (from === 1 && Number(second.text) <= 120) ||
    unitKindAt(tokens, after?.text === "-" ? to + 3 : to + 2) !== null
  );
}

/** "No. 5", "Section 3", "Flight 370", "Phase 2", "pages 14-16": a label, then a bare number that counts nothing. */
function isLabel(tokens: readonly Token[], numeral: Numeral): boolean {
  const digits = plainInteger(tokens, numeral);
  if (digits === null) return false;
  if (
    joins(tokens[numeral.from - 1]) &&
    tokens[numeral.from - 2]?.kind === "number" &&
    labels.has(tokens[numeral.from - 3]?.lower ?? "")
  )
    return true;
  const before = tokens[numeral.from - 1];
  const label = before?.text === "." ? tokens[numeral.from - 2] : before;
  const after = tokens[numeral.to];
  if (label?.kind !== "word") return false;
  if (labels.has(label.lower)) return true;
  if (can(label, role.upper) && capitalLabels.has(label.lower) && digits.length <= 4) return true;
  const opening = numeral.from - 1 === 0 && is(label, wordClass.function);
  if (opening || !can(label, role.upper) || is(label, wordClass.preposition) || digits.length > 4) return false;
  if (digits.length <= 3 && placeOf(label.text) !== null) return false;
  const counted =
    after?.kind === "word" && (is(after, wordClass.plural) || is(tokens[numeral.to + 1], wordClass.plural));
  return !counted && !opensMeasuredRange(tokens, numeral);
}
