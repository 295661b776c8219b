/** Place names: when the name of a place is only part of a longer name ("Real Madrid", "Bank of England", "Denmark's Orsted"). */
import { saysWhen } from "../../lexicon/calendar.ts";
import words from "../../lexicon/en/place-kinds.json" with { type: "json" };
import { type Place, placesNamed } from "../../lexicon/places.ts";
import { isFunctionWord, isVerb } from "../../lexicon/words.ts";
import { isAcronym, isCapital, type Range, withoutPossessive } from "../grammar/words.ts";
import { joinTokens } from "../quantities/nouns.ts";
import type { Token } from "../quantities/tokens.ts";

export const kindWords: ReadonlyMap<string, Place["kind"]> = new Map(
  Object.entries(words.kinds as Record<string, Place["kind"]>),
);
export const directions: ReadonlySet<string> = new Set(words.directions);
const bodies = new Set(words.bodies);
const publicBodies = new Set(words.public);

/** Whether nearly all long words of a line without a full stop have a capital, as in a headline. */
export function isTitleCase(tokens: readonly Token[]): boolean {
  if (tokens.at(-1)?.text === ".") return false;
  const long = tokens.filter(({ kind, text, lower }) => kind === "word" && text.length > 3 && !isFunctionWord(lower));
  return long.length >= 4 && long.filter(isCapital).length * 4 >= long.length * 3;
}

/** Whether a place's name at a range belongs to a longer name. `isPlace` tells of another name whether it is a place. */
export function isInsideName(
  tokens: readonly Token[],
  { from, to }: Range,
  titleCase: boolean,
  isPlace: (name: string) => boolean,
): boolean {
  const next = tokens[to];
  if (isAcronym(tokens[from]) && to === from + 1 && next?.kind === "word" && !isCapital(next)) return false;
  if (ofBody(tokens, from)) return true;
  if (titleCase) return false;
  if (isPossessive(tokens[to - 1])) return false;
  return continues(tokens, from, isPlace) || (isContinued(next) && !isPlaceFrom(tokens, to));
}

export const isPossessive = (token: Token | undefined): boolean => /['\u2019]s?$/.test(token?.text ?? "");

/** "Bank of England", "the University of the West Indies". */
function ofBody(tokens: readonly Token[], from: number): boolean {
  const of = tokens[from - 1]?.lower === "the" ? from - 2 : from - 1;
  const body = tokens[of - 1];
  return tokens[of]?.lower === "of" && isCapital(body) && bodies.has(body?.lower ?? "");
}

/** "Kenya Ports Authority": a capitalised word after it, unless that says what kind of place it is ("Lamu County") or when. */
const isContinued = (next: Token | undefined): boolean =>
  isCapital(next) &&
  next?.kind === "word" &&
  !kindWords.has(next.lower) &&
  !isAcronym(next) &&
  !saysWhen(next.text) &&
  !isFunctionWord(next.lower);

/** "Real Madrid", "Hurricane Florence": a capitalised word before it inside the sentence that is no place, direction or title. */
function continues(tokens: readonly Token[], from: number, isPlace: (name: string) => boolean): boolean {
  const before = tokens[from - 1];
  if (!isCapital(before) || before === undefined || isPossessive(before)) return false;
  if (opens(tokens, from - 1) && adjectival.test(before.lower)) return false;
  if (isFunctionWord(before.lower) || saysWhen(before.text)) return false;
  return !directions.has(before.lower) && !kindWords.has(before.lower) && !isPlace(before.text) && !isAcronym(before);
}

/** "Landlocked Chad", "War-torn Sudan", "Meanwhile Peru": what opens a sentence in capitals and is no name. */
const adjectival = /(?:ed|ing|ern|ly|ish|ist|ic|ive|ous|ary|while|ever|s)$|-/;

/** "the Maldives Indian Ocean islands": another place right after it. */
const isPlaceFrom = (tokens: readonly Token[], from: number): boolean =>
  [2, 3].some((length) => placesNamed(joinTokens(tokens.slice(from, from + length))).length > 0);

/** Whether a word opens its sentence, a quotation or a list item. */
const opens = (tokens: readonly Token[], at: number): boolean =>
  at === 0 || /^["\u201c\u2018:\u2022*\u2013\u2014-]$/.test(tokens[at - 1]?.text ?? "");

/** "Denmark's Orsted", "Japan's TMK said"; not "Kenya's Lamu", "Kenya's Coast province", "China's Ministry of Trade", "China's AI industry". */
export function ownsName(tokens: readonly Token[], to: number, isPlace: (name: string) => boolean): boolean {
  let end = to;
  let known = false;
  while (isCapital(tokens[end]) && !saysWhen(tokens[end]?.text ?? "")) {
    const { text = "", lower = "" } = tokens[end] ?? {};
    known ||= publicBodies.has(lower) || kindWords.has(lower) || isPlace(withoutPossessive(text));
    end += 1;
  }
  const after = tokens[end];
  if (end === to || known || publicBodies.has(after?.lower ?? "") || kindWords.has(after?.lower ?? "")) return false;
  if (!isAcronym(tokens[to])) return true;
  return after?.kind !== "word" || isFunctionWord(after.lower) || isVerb(after.lower);
}
