/** Entities: the organisation, product or event that a figure is about, as a name in one of its phrases. */

import lists from "../../lexicon/en/names.json" with { type: "json" };
import { institutionOf } from "../../lexicon/institutions.ts";
import { knownOutlet } from "../../lexicon/outlets.ts";
import { placeOf } from "../../lexicon/places.ts";
import { isFunctionWord } from "../../lexicon/words.ts";
import { type Range, withoutPossessive } from "../grammar/words.ts";
import type { Quantity } from "../quantities/index.ts";
import type { Token } from "../quantities/tokens.ts";
import {
  canBeName,
  isAddressed,
  isEstimate,
  isLetters,
  nameIn,
  opensSentence,
  precedesName,
  runEnd,
  runStart,
} from "./name-runs.ts";
import type { Abbreviation } from "./names.ts";
import type { PlaceMention } from "./places.ts";

/** A sentence with what is known of the names in it. */
export interface NameQuestion {
  tokens: readonly Token[];
  places: readonly PlaceMention[];
  quantities: readonly Quantity[];
  /** Names that stand inside the document's sentences. */
  names: ReadonlySet<string>;
  abbreviations: readonly Abbreviation[];
}

/** The first name in the phrases that is neither a place, an abbreviation of the text nor just a word that opens the sentence; or null. */
export function findEntity(question: NameQuestion, phrases: readonly Range[]): string | null {
  for (const { from, to } of phrases)
    for (const run of runs(question, { from, to })) {
      const { name, letters } = run;
      const known = question.abbreviations.some(({ short }) =>
        name.split(" ").every((word) => word.replace(/s$/, "") === short),
      );
      if (!known && !letters) return name;
    }
  return null;
}

/**
 * The name that heads a phrase: "Acme", "the Acme group's", "the TX4 cable". Not a place, not what is only an adjective ("a Democratic
 * candidate"), and not the first word of a sentence unless it is known for a name.
 */
export function headName(question: NameQuestion, range: Range): string | null {
  const { tokens } = question;
  for (const { name, letters, coded, end, owner } of runs(question, range)) {
    const next = tokens[end]?.lower ?? "";
    const heads = end >= range.to || owner || isFunctionWord(next) || timeWords.test(next);
    const sure = !letters || institutionOf(name) !== null || (acts(next) && !things.has(name.toLowerCase()));
    if (sure && (heads || coded) && knownOutlet(name) === null) return name;
  }
  return null;
}

/** "the GMB wants", "JDR sold": letters that act are those of somebody, not of a thing ("GDP rose"). */
const acts = (word: string): boolean => agentive.has(word) || estimating.has(word);
const agentive = new Set(lists.agentive);
const estimating = new Set(lists.estimating);
const things = new Set(lists.things);

const timeWords = /^([.,(]|last|this|earlier|later|recently)$/;

interface Run {
  name: string;
  /** Letters of a name ("WHO"), which are as often those of a thing ("GDP"). */
  letters: boolean;
  end: number;
  /** A figure in one of its words: "TX4". */
  coded: boolean;
  /** It has a possessive ending. */
  owner: boolean;
}

/** The names in a range, in their order. */
function runs(question: NameQuestion, { from, to }: Range): Run[] {
  const { tokens, places } = question;
  const found: Run[] = [];
  for (let at = runStart(tokens, from); at < to; at += 1) {
    const end = runEnd(tokens, at, to);
    if (end === at) continue;
    const start = nameStart(question, { from: at, to: end });
    const whole = withLabel(question, { from: start, to: end });
    const name = nameIn(tokens, whole);
    const place = placeOf(name) !== null || places.some((mention) => mention.from < end && mention.to > start);
    if (start < end && !place && !isAddressed(tokens, start) && !isEstimate(tokens, end) && canBeName(name))
      found.push({
        name,
        letters: isLetters(tokens, { from: start, to: end }),
        coded: /\d/.test(nameIn(tokens, { from: start, to: end })),
        end: whole.to,
        owner: withoutPossessive(tokens[end - 1]?.text ?? "") !== tokens[end - 1]?.text,
      });
    at = whole.to - 1;
  }
  return found;
}

/** Where the name begins: "Rival Acme AG", "Neighbouring Acme" without the word that only opens the sentence; its end when nothing is left. */
export function nameStart({ tokens, names }: Pick<NameQuestion, "tokens" | "names">, run: Range): number {
  if (/-(?:based|listed|owned|led|born|backed|run|controlled)$/.test(tokens[run.from]?.lower ?? ""))
    return run.from + 1;
  if (
    run.to - run.from > 2 &&
    /^(?:to|of|in)$/.test(tokens[run.from - 1]?.lower ?? "") &&
    placeOf(tokens[run.from]?.text ?? "")
  )
    return run.from + 1;
  if (!opensSentence(tokens, run.from)) return run.from;
  if (names.has(nameIn(tokens, run))) return run.from;
  const rest = { from: run.from + 1, to: run.to };
  if (rest.from === rest.to) return /['\u2019]s$/.test(tokens[run.from]?.text ?? "") ? run.from : run.to;
  const adds = precedesName(tokens[run.from]?.lower ?? "");
  return adds || names.has(nameIn(tokens, rest)) || isLetters(tokens, rest) ? rest.from : run.from;
}

/** "Sportback 55": the number behind a name that is no figure belongs to it. */
function withLabel({ tokens, quantities }: NameQuestion, { from, to }: Range): Range {
  const number = /^\d{1,4}$/.test(tokens[to]?.text ?? "");
  const figure = quantities.some((quantity) => to >= quantity.from && to < quantity.to);
  const year = /^(?:19|20)\d\d$/.test(tokens[to]?.text ?? "");
  return {
    from,
    to: number && !figure && !year && to > from && !/['\u2019]s?$/.test(tokens[to - 1]?.text ?? "") ? to + 1 : to,
  };
}
