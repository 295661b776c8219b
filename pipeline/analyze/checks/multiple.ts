/** Multiples: two levels and how many times the one is the other, in one sentence ("300 boats, three times the 100 boats of 2020"). */
import { multiplesDone, opensCompared, saysMore, saysNot } from "../../lexicon/comparison.ts";
import { wordsOf } from "../../lexicon/words.ts";
import type { Claim } from "../../model/claim.ts";
import type { Check } from "../../model/finding.ts";
import { documentOf, type Evidence, sourceName } from "../evidence.ts";
import { thingOf } from "../phrases.ts";
import { allowed, baseAmount, isPlain, roundingSlack } from "../values.ts";
import { makeCheck, measured } from "./check.ts";
import { claimsBySentence, only, wordBefore } from "./in-sentence.ts";

/** A level, the level it is a multiple of, and what the sentence calls the relation. */
interface Multiple {
  larger: Claim;
  smaller: Claim;
  /** The claim of the multiple, unless a verb says it. */
  said: Claim | null;
  word: string;
  low: number;
  high: number;
}

/** So far from the multiple may its two levels stand: "300 boats on the coast, three times the mere 100 boats". Characters. */
const nearby = 40;

/** A verb stands so few words before the first of its levels: "exports doubled last year to 200 tonnes". */
const wordsBetween = 4;

/**
 * Only where a sentence has exactly two plain levels of one unit. What is printed as a whole number of times is rounded to one; a multiple that
 * is only said to be passed is no check when it is passed by far.
 */
export function checkMultiples(evidence: Evidence): Check[] {
  return claimsBySentence(evidence).flatMap((claims) => {
    const multiple = namedMultiple(claims) ?? doneMultiple(claims);
    return multiple === null ? [] : compare(evidence, multiple);
  });
}

/** A level, then "three times" and the level that it is compared with. */
function namedMultiple(claims: readonly Claim[]): Multiple | null {
  const said = only(claims, ({ aspect }) => aspect === "multiple");
  if (said === null) return null;
  const close = (gap: string): boolean => gap.length < nearby && !/[;:]| and | but | while /.test(gap);
  const larger = claims.filter((claim) => isLevel(claim) && claim.mark.end <= said.mark.start).at(-1);
  const smaller = claims.find((claim) => isLevel(claim) && claim.mark.start >= said.mark.end);
  if (larger === undefined || smaller === undefined || !isPair(claims, larger, smaller)) return null;
  const between = said.sentence.slice(larger.mark.end, said.mark.start);
  const after = said.sentence.slice(said.mark.end, smaller.mark.start);
  if (!close(between) || saysNot(between) || !close(after) || !opensCompared(after) || after.includes(",")) return null;
  return { larger, smaller, said, word: said.surface, ...allowed(said) };
}

/** "Doubled to 200 tonnes from 100 tonnes": the verb right before the two levels. */
function doneMultiple(claims: readonly Claim[]): Multiple | null {
  const to = only(claims, (claim) => isLevel(claim) && wordBefore(claim) === "to");
  const from = only(claims, (claim) => isLevel(claim) && wordBefore(claim) === "from");
  if (to === null || from === null || to.metric !== from.metric || !isPair(claims, to, from)) return null;
  const [first, second] = to.mark.start < from.mark.start ? [to, from] : [from, to];
  if (!isDirect(to.sentence.slice(first.mark.end, second.mark.start))) return null;
  const before = wordsOf(to.sentence.slice(0, first.mark.start));
  const at = before.findLastIndex((word) => multiplesDone.has(word.toLowerCase()));
  const word = before[at]?.toLowerCase() ?? "";
  const times = multiplesDone.get(word);
  if (times === undefined || at < before.length - wordsBetween) return null;
  const high = saysMore(before.slice(0, at)) ? Number.POSITIVE_INFINITY : Math.abs(times) + 0.5;
  const [larger, smaller] = times < 0 ? [from, to] : [to, from];
  return { larger, smaller, said: null, word, low: Math.abs(times) - 0.5, high };
}

/** Whether nothing else is said between two levels: "200 tonnes in May, from", not "10 dollars in May, then fell to". */
const isDirect = (gap: string): boolean =>
  gap.length < nearby && /^[^,;]*,?\s+(?:from|to)\s*$/.test(gap) && !/ (?:and|but) /.test(gap);

const isLevel = (claim: Claim): boolean =>
  (claim.aspect === "level" || claim.aspect === "share") && isPlain(claim) && baseAmount(claim) > 0;

/** Whether two levels are the only ones of their unit. */
const isPair = (claims: readonly Claim[], a: Claim, b: Claim): boolean =>
  a !== b &&
  thingOf(a.unit) === thingOf(b.unit) &&
  claims.filter((claim) => claim.aspect !== "change" && thingOf(claim.unit) === thingOf(a.unit)).length === 2;

function compare(evidence: Evidence, { larger, smaller, said, word, low, high }: Multiple): Check[] {
  const actual = baseAmount(larger) / baseAmount(smaller);
  const furthest = (baseAmount(larger) + roundingSlack(larger)) / (baseAmount(smaller) - roundingSlack(smaller));
  const slack = furthest > 0 && Number.isFinite(furthest) ? furthest - actual : actual;
  const expected = Number.isFinite(high) ? (Math.max(low, 0) + high) / 2 : low;
  const tolerance = (Number.isFinite(high) ? (high - Math.max(low, 0)) / 2 : 0) + slack;
  const suspect = actual + slack < low || actual - slack > high;
  if (!Number.isFinite(high) && actual > 2 * low) return [];
  const source = sourceName(documentOf(evidence, larger));
  const end = suspect ? "does not fit: one of the three would have to be another" : "fits";
  return [
    makeCheck({
      kind: "multiple",
      claims: said === null ? [larger, smaller] : [larger, said, smaller],
      expected,
      actual,
      tolerance,
      suspect,
      reason: `${measured(larger)} is ${times(actual)} times ${measured(smaller)}; \u201c${word}\u201d (${source}) ${end}.`,
    }),
  ];
}

/** Two digits say enough. */
const times = (ratio: number): string => String(Number(ratio.toPrecision(2)));
