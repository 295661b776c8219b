/** Modality: whether a figure is a fact, a target or a forecast, by the cue words before it in its sentence. */
import concepts from "../../lexicon/en/concepts.json" with { type: "json" };
import cues from "../../lexicon/en/modality.json" with { type: "json" };
import { isAuxiliary } from "../../lexicon/words.ts";
import type { Modality } from "../../model/claim.ts";
import { wordClass } from "../grammar/word-classes.ts";
import { has, lowerAt, type Range, type Words } from "../grammar/words.ts";
import { is, matchWords, type Token } from "../quantities/tokens.ts";
import { isBaseline, isByNow } from "./compared.ts";

interface Cue {
  words: string;
  modality: string;
  /** It is a cue only before a verb: "due to open", not "due to fog". */
  beforeVerb?: boolean;
}

const compiled = (cues as Cue[]).map(({ words, modality, beforeVerb = false }) => ({
  words: words.split(" "),
  modality: modality as Modality,
  beforeVerb,
}));

/** "could have damaged": a guess about the past, not a forecast. */
const pastGuess = new Set(["may", "might", "could", "would"]);

/**
 * The modality of a figure, given as half-open token indexes: that of the nearest cue before it in its sentence, else that of the verb
 * whose subject it is ("40 boats are expected to leave"). What a share of people wants is no target.
 */
export function readModality(words: Words, { from, to }: Range, share: boolean): Modality {
  const { tokens } = words;
  if (isBaseline(words, from)) return expectedAfter(words, to) ?? "actual";
  const looked = expectedAfter(words, to);
  if (looked !== null && lowerAt(words, to) !== "to") return looked;
  const describes = /^(a|an|the)$/.test(tokens[from - 1]?.lower ?? "");
  return modalityBefore(words, from) ?? (describes ? null : modalityAfter(words, to, share)) ?? "actual";
}

/** Whether a cue before a token, in its clause, says that what follows is still to come. */
export function looksAhead(tokens: readonly Token[], at: number): boolean {
  for (let index = at - 1; index >= Math.max(0, at - clauseReach); index -= 1) {
    if (/^[;.]$/.test(tokens[index]?.text ?? "")) return false;
    if (cueAt(tokens, index) !== undefined) return !isPastGuess(tokens, index);
  }
  if (at > opening) return false;
  const ahead = tokens.findIndex(
    (_, index) => index > at && index < at + clauseReach && cueAt(tokens, index) !== undefined,
  );
  return ahead > 0 && !isPastGuess(tokens, ahead);
}

/** Up to which word a time opens its sentence: "On 1 July the fare will rise". */
const opening = 2;

/** How many words back a cue is looked for. */
const clauseReach = 16;

function modalityBefore(words: Words, at: number): Modality | null {
  const { tokens } = words;
  let byNow = isByNow(words, at);
  for (let index = at - 1; index >= 0; index -= 1) {
    if (/^[;\u201d]$/.test(tokens[index]?.text ?? "") || lowerAt(words, index) === "but" || statesAnew(words, index))
      break;
    if (byNow && /^(and|while)$/.test(lowerAt(words, index))) break;
    byNow ||= /^(now|already|currently|far)$/.test(lowerAt(words, index));
    if (isLookedFor(words, index)) return "forecast";
    const cue = cueAt(tokens, index);
    if (cue && !isPastGuess(tokens, index)) return isGivenUp(tokens, index) ? null : cue.modality;
  }
  return null;
}

/** "analysts polled last week expected a profit of": they look for it; not "than expected", "was expected" or "an expected". */
const isLookedFor = (words: Words, at: number): boolean =>
  expecting.has(lowerAt(words, at)) &&
  words.verb[at] === true &&
  !/^(than|as)$/.test(lowerAt(words, at - 1)) &&
  !has(words, at - 1, wordClass.auxiliary) &&
  words.content[at - 1] === true;

/** "may not sell the data and offers a remedy of ...": a new verb of its own after "and" is under no cue before it. */
const statesAnew = (words: Words, at: number): boolean =>
  /^(and|but)$/.test(lowerAt(words, at)) &&
  words.verb[at + 1] === true &&
  /[^s]s$|^(had|has|have|was|were|is|are)$/.test(lowerAt(words, at + 1));

/** "had planned to": no plan any more. */
const isGivenUp = (tokens: readonly Token[], at: number): boolean =>
  cueAt(tokens, at)?.modality === "target" && [tokens[at - 1], tokens[at - 2]].some((token) => token?.lower === "had");

/** "1.15 expected by analysts", "0.3 percent analysts had forecast": a figure that was looked for. */
function expectedAfter(words: Words, to: number): Modality | null {
  for (let at = to; at < to + 5; at += 1) {
    const word = lowerAt(words, at);
    if (expecting.has(word)) return "forecast";
    if (/^[,.;:]$/.test(word) || (words.verb[at] && word !== "had")) return null;
  }
  return null;
}

const expecting = new Set(concepts.expecting);

/** How far behind a figure its verb may stand: "a third of the mill's 200 weavers will leave". */
const reach = 9;

/** The first verb after the figure in its clause must be, or open, a cue; auxiliaries may stand before it. */
function modalityAfter(words: Words, to: number, share: boolean): Modality | null {
  const { tokens } = words;
  for (let index = to; index < to + reach; index += 1) {
    const word = lowerAt(words, index) || ".";
    const cue = cueAt(tokens, index);
    if (cue !== undefined)
      return isPastGuess(tokens, index) || (share && cue.modality === "target") ? null : cue.modality;
    if (/^([,.;:()]|that|which|who|and|but|as|while)$/.test(word) || (words.verb[index] && !isAuxiliary(word)))
      return null;
  }
  return null;
}

function cueAt(tokens: readonly Token[], index: number): (typeof compiled)[number] | undefined {
  if (/['\u2019]ll$/.test(tokens[index]?.lower ?? "")) return willCue;
  return byFirstWord.get(tokens[index]?.lower ?? "")?.find(({ words, beforeVerb }) => {
    const end = matchWords(tokens, index, words);
    return end >= 0 && !(beforeVerb && !isInfinitive(tokens, end));
  });
}

/** "due to open", "due to rise 5 percent": a verb, or a word that is one where no noun follows. */
function isInfinitive(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  const free = next?.kind !== "word" || is(next, wordClass.function);
  return is(tokens[at], wordClass.verb) && (free || !is(tokens[at], wordClass.nounToo));
}

const willCue = compiled.find(({ words }) => words[0] === "will");
const byFirstWord = new Map<string, typeof compiled>();
for (const cue of compiled) byFirstWord.set(cue.words[0] ?? "", [...(byFirstWord.get(cue.words[0] ?? "") ?? []), cue]);

function isPastGuess(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at];
  if (word === undefined || !pastGuess.has(word.lower)) return false;
  if (word.lower === "may" && word.text === "May") return true;
  return tokens[at + 1]?.lower === "have" && /(ed|en|wn)$/.test(tokens[at + 2]?.lower ?? "");
}
