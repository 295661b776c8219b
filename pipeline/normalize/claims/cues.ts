/** Cues: the words of the lexicon that tell a target or a forecast, found at a token. */
import cues from "../../lexicon/en/modality.json" with { type: "json" };
import type { Modality } from "../../model/claim.ts";
import { wordClass } from "../grammar/word-classes.ts";
import { isCapital } from "../grammar/words.ts";
import { is, matchWords, type Token } from "../quantities/tokens.ts";
import { isPastGuess } from "./unreal.ts";

interface Entry {
  words: string;
  modality: string;
  /** What must follow: a verb ("due to open", not "due to fog"), a move ("seen falling"), an object ("projects 40 boats", not "projects that"). */
  before?: string;
  /** What must not follow: "could only manage 40 boats" tells what happened. */
  except?: string[];
  /** A noun that both figures of a revision are under: "cut its forecast for ferries to 40 boats from 50". */
  noun?: boolean;
}

export interface Cue {
  words: readonly string[];
  modality: Modality;
  before: string | null;
  except: ReadonlySet<string>;
  noun: boolean;
}

const compiled: Cue[] = (cues as Entry[]).map(({ words, modality, before, except, noun }) => ({
  words: words.split(" "),
  modality: modality as Modality,
  before: before ?? null,
  except: new Set(except),
  noun: noun === true,
}));

const willCue = compiled.find(({ words }) => words[0] === "will");
const byFirstWord = new Map<string, Cue[]>();
for (const cue of compiled) byFirstWord.set(cue.words[0] ?? "", [...(byFirstWord.get(cue.words[0] ?? "") ?? []), cue]);

/** The cue that begins at a token and says that something is still to come; "could have sunk" and "you'll pay" say no such thing. */
export function cueAt(tokens: readonly Token[], index: number): Cue | undefined {
  const word = tokens[index]?.lower ?? "";
  if (isPastGuess(tokens, index) || isGeneric(tokens, index)) return undefined;
  if (/['\u2019]ll$/.test(word)) return willCue;
  return byFirstWord.get(word)?.find(({ words, before, except }) => {
    const end = matchWords(tokens, index, words);
    if (words.at(-1) === "to" && /^(the|a|an|its|their)$/.test(tokens[end]?.lower ?? "")) return false;
    return end >= 0 && !except.has(tokens[end]?.lower ?? "") && (before === null || follows[before]?.(tokens, end));
  });
}

const follows: Record<string, (tokens: readonly Token[], at: number) => boolean> = {
  verb: isInfinitive,
  move: (tokens, at) =>
    /^(peaking|reaching|hitting|topping|averaging)$/.test(tokens[at]?.lower ?? "") ||
    (/ing$/.test(tokens[at]?.lower ?? "") && isMove(tokens[at])),
  object: opensObject,
};

const isMove = (token: Token | undefined): boolean => is(token, wordClass.move);

/** "due to open", "due to rise 5 percent": a verb, or a word that is one where no noun follows. */
function isInfinitive(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  const free = next?.kind !== "word" || is(next, wordClass.function);
  return is(tokens[at], wordClass.verb) && (free || !is(tokens[at], wordClass.nounToo));
}

/** "projects a loss", "projects 40 boats", "projects growth of 3 percent"; not "40 projects on Tuesday", "projects that won". */
function opensObject(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== "word") return token?.kind === "number" || token?.kind === "currency";
  const opens = is(token, wordClass.hedge | wordClass.possessive) || isCapital(token);
  return opens || isMove(token) || /^(a|an|the|its|their)$/.test(token.lower);
}

/** "you'll pay 40 dollars": so it is for everybody. */
const isGeneric = (tokens: readonly Token[], at: number): boolean =>
  /^you['\u2019]ll$/.test(tokens[at]?.lower ?? "") || (tokens[at]?.lower === "will" && tokens[at - 1]?.lower === "you");
