/** Likeness: how surely two claims are one figure, or figures of one thing, as named pieces of evidence; and what rules it out. */
import { areOpposite, degrees, namesEvent } from "../lexicon/comparison.ts";
import { placeOf } from "../lexicon/places.ts";
import { unitEntry } from "../lexicon/units.ts";
import { conceptsOf, isVerb } from "../lexicon/words.ts";
import type { Claim } from "../model/claim.ts";
import type { Portrait } from "./portraits.ts";
import { entityBetween, mentions, periodBetween, placeBetween } from "./relations.ts";
import { ruledApart } from "./rulings.ts";
import { baseAmount, jointlyPossible, sameNumber, significantDigits } from "./values.ts";

/** One piece of evidence: what speaks for (or against) and how much. */
export interface Clue {
  what: "number" | "subject" | "words" | "place" | "entity" | "period" | "thing" | "wording" | "modality";
  weight: number;
}

/** Why two claims cannot be of one thing, or null. */
export function barBetween(a: Portrait, b: Portrait): string | null {
  const [first, second] = [a.claim, b.claim];
  if (ruledApart(a.ruled, b.ruled)) return "the settings keep them apart";
  if (a.dimension !== b.dimension) return "units of different kinds";
  if (first.document === second.document && !jointlyTold(a, b)) return "one article gives both";
  if (first.document === second.document && first.sentence === second.sentence) return "one sentence gives both";
  if (first.document === second.document && (rivals(a, b) || toldTwoWays(a, b))) return "one article tells them apart";
  if (a.addition !== b.addition) return "one comes on top of another figure";
  if (a.part !== b.part && !sameNumber(first, second)) return "one is a part of another figure";
  if (disjoint(a.fates, b.fates)) return "different fates";
  if (areOpposite(a.concepts, b.concepts)) return "what is measured excludes the other";
  if (isOfAnother(a, b) || isOfAnother(b, a))
    return "one is of another event, of which the other article tells nothing";
  if (!a.addition && !sameAspect(a, b)) return "a level, a change, a share and a multiple are no one thing";
  if (!sameModality(a, b)) return "one is a plan or an outlook";
  if (entityBetween(a, b) === "apart" && (!sameNumber(first, second) || strangers(a, b))) return "different names";
  if (placeBetween(a, b) === "apart" && !(paid(a) && sameNumber(first, second))) return "different places";
  if (periodBetween(a, b) === "apart") return "different times";
  if (entityYears(a) !== entityYears(b) && entityYears(a) !== "" && entityYears(b) !== "") return "different events";
  return null;
}

/** Whether a figure that its article tells in passing of somebody else is to be one with another figure of an article that never names them. Who tells a toll is not what it is about. */
function isOfAnother(a: Portrait, b: Portrait): boolean {
  const name = a.claim.entity;
  if (!a.aside || name === null || b.claim.entity !== null || sameNumber(a.claim, b.claim)) return false;
  return !mentions(b, name) && (!isToll(a) || namesEvent(name));
}

/** An amount that is paid has two ends: one article places it where it comes from, the next where it goes. */
const paid = ({ dimension }: Portrait): boolean => dimension.startsWith("money");

/** Different figures are of one thing only where their places are the same for certain: a city is not its country. */
const samePlace = (a: Portrait, b: Portrait): boolean =>
  ["open", "same"].includes(placeBetween(a, b)) ||
  (placeBetween(a, b) === "near" && ((a.wide && b.wide) || retold(a, b)));

/** Whether both sentences tell another figure as well. */
const retold = (a: Portrait, b: Portrait): boolean =>
  [...a.words.keys()].some((word) => word.startsWith("= ") && b.words.has(word));

/** Whether two different figures are of places that may not be one. */
export const placesDiffer = (a: Portrait, b: Portrait): boolean => !sameNumber(a.claim, b.claim) && !samePlace(a, b);

/** A plan is no fact, nor is an outlook; but an estimate is told as either, so that an equal number can be both. */
function sameModality({ claim: a }: Portrait, { claim: b }: Portrait): boolean {
  if (a.modality === b.modality || (a.modality !== "actual" && b.modality !== "actual")) return true;
  return a.modality !== "target" && b.modality !== "target" && sameNumber(a, b);
}

/** Whether one article can give both figures for one thing: "at least two" and 24 do not contradict each other, but are two things. */
const jointlyTold = ({ claim: a }: Portrait, { claim: b }: Portrait): boolean =>
  jointlyPossible([a, b]) && ratioOf(a, b) <= 2;

/** By what factor the larger of two figures is larger. */
export function ratioOf(a: Claim, b: Claim): number {
  const [first, second] = [Math.abs(baseAmount(a)), Math.abs(baseAmount(b))];
  return first === second ? 1 : Math.max(first, second) / Math.min(first, second);
}

const disjoint = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size > 0 && b.size > 0 && [...a].every((one) => !b.has(one));

/** "80 percent of the services", "services were down by 80 percent": a share that is lost is told as a change as well. */
function sameAspect({ claim: a }: Portrait, { claim: b }: Portrait): boolean {
  if (a.aspect === b.aspect) return a.direction === b.direction || a.direction === null || b.direction === null;
  if (sameNumber(a, b) && (isUndecided(a) || isUndecided(b))) return true;
  const aspects = new Set([a.aspect, b.aspect]);
  return aspects.has("share") && aspects.has("change") && a.direction !== "up" && b.direction !== "up";
}

/** Whether a percentage stands alone, so that nothing says whether it is a share or by how much something changed. */
const isUndecided = ({ unit, aspect, metric }: Claim): boolean =>
  unit === "percent" && aspect === "share" && !conceptsOf(metric).includes("share");

const entityYears = ({ claim }: Portrait): string => (claim.entity?.match(/\b\d{4}\b/g) ?? []).join(" ");

/** Whether neither article ever names whom the other's claim is about: an equal number is then a coincidence. */
const strangers = (a: Portrait, b: Portrait): boolean =>
  !a.document.text.includes(b.claim.entity ?? "") && !b.document.text.includes(a.claim.entity ?? "");

/** So much must words and subject say before an equal number says more: a word more than the unit. */
const ground = 0.65;

/** The clues that two claims are one figure or of one thing. */
export function cluesBetween(a: Portrait, b: Portrait): Clue[] {
  const clues: Clue[] = [];
  const add = (what: Clue["what"], weight: number): void => {
    if (weight !== 0) clues.push({ what, weight });
  };
  add("number", numberClue(a, b));
  add("subject", 2 * subjectOverlap(a, b));
  add("words", Math.min(3, sharedWeight(a.words, b.words)));
  if (isRepeated(a, b) && scoreOf(clues.filter(({ what }) => what !== "number")) >= ground) add("number", 0.7);
  add("place", -0.4 * Number(unheard(a, b, "place")));
  add("entity", -0.4 * Number(unheard(a, b, "entity")));
  if (sameSubject(a, b) && a.thing !== "person" && entityBetween(a, b) === "same")
    add("subject", countedAgain(a, b) ? 1 : 0.6);
  if (exclusive(a, b)) add("place", -2);
  add("place", { open: 0, same: a.wide && b.wide ? 0.3 : 0.8, near: 0, other: -1, apart: -2 }[placeBetween(a, b)]);
  add("entity", { open: 0, same: 0.3, near: 0.2, other: -1, apart: -1 }[entityBetween(a, b)]);
  add("period", { open: 0, same: 0.3, near: 0.1, other: countedAgain(a, b) ? 0 : -1, apart: -2 }[periodBetween(a, b)]);
  if (a.claim.modality !== b.claim.modality && [a, b].some(({ claim }) => claim.modality === "actual"))
    add(
      "modality",
      sameNumber(a.claim, b.claim) && a.claim.modality !== "target" && b.claim.modality !== "target" ? -0.4 : -1,
    );
  if (narrowedShare(a, b) || narrowedShare(b, a)) add("subject", -1);
  if (a.thing !== b.thing) add("thing", -0.8);
  else if (a.thing !== "" && a.thing !== "person") add("thing", 0.5);
  add("wording", a.claim.value.bound === b.claim.value.bound && a.claim.value.bound !== "exact" ? 0.3 : 0);
  if (a.claim.aspect !== b.claim.aspect) add("wording", -0.3);
  return clues;
}

/** Whether the one is the share of those "that have adopted" something, of which the sentence of the other says nothing: a share of the same, but another share. */
function narrowedShare({ claim: a }: Portrait, { claim: b }: Portrait): boolean {
  if (a.aspect !== "share" || b.aspect !== "share" || / that /.test(b.metric)) return false;
  const clause = / that (.*)/.exec(a.metric)?.[1] ?? "";
  const said = new Set(conceptsOf(b.sentence));
  // The verb comes first; that both speak of one field says nothing.
  const [deed] = conceptsOf(clause);
  return deed !== undefined && !said.has(deed);
}

/** What an article tells as a fact here and as an outlook there is two figures; its title says in short what the text says. */
const toldTwoWays = (a: Portrait, b: Portrait): boolean =>
  a.claim.modality !== b.claim.modality && !a.title && !b.title;

/** Whether the same things of the same owner are counted again ("its 12,500 workers", "its 12,000 workers" half a year later). */
const countedAgain = (a: Portrait, b: Portrait): boolean =>
  sameSubject(a, b) && a.thing !== "" && entityBetween(a, b) === "same" && ratioOf(a.claim, b.claim) <= 1.1;

/**
 * Whether both narrow one thing in another way: "the core tea industry", "the tea packaging industry". One article has one
 * name for one thing; between two articles it may be another wording.
 */
function rivals(a: Portrait, b: Portrait): boolean {
  if (![...a.subject].some((concept) => b.subject.has(concept))) return false;
  const narrows = (one: Portrait, other: Portrait): boolean => {
    const said = new Set([...conceptsOf(other.claim.sentence), ...other.topics]);
    return [...one.subject].some((concept) => !said.has(concept) && !isVerb(concept));
  };
  return !a.title && !b.title && !isToll(a) && narrows(a, b) && narrows(b, a);
}

/** Whether each sentence names its own place and not that of the other: one of them is a part of the other, not another name for it. */
function exclusive(a: Portrait, b: Portrait): boolean {
  const [x, y] = [a.claim.place, b.claim.place];
  if (x === null || y === null || x === y) return false;
  if ([x, y].some((name) => placeOf(name)?.kind === "area")) return false;
  const [first, second] = [a.claim.sentence, b.claim.sentence];
  return first.includes(x) && second.includes(y) && !first.includes(y) && !second.includes(x);
}

/** Whether one claim leaves open what the other says, in an article that never names it. */
function unheard(a: Portrait, b: Portrait, field: "place" | "entity"): boolean {
  const [x, y] = [a.claim[field], b.claim[field]];
  if ([x, y].some((name) => name !== null && placeOf(name)?.kind === "country")) return false;
  return (
    (x === null && y !== null && !a.document.text.includes(y)) ||
    (y === null && x !== null && !b.document.text.includes(x))
  );
}

/** Equal numbers say the more, the more digits they have and the larger they are; unequal ones say a little when they are near. */
function numberClue({ claim: a }: Portrait, { claim: b }: Portrait): number {
  const [first, second] = [Math.abs(baseAmount(a)), Math.abs(baseAmount(b))];
  const large = unitEntry(a.unit).kind === "physical" ? 3 : Math.log10(1 + Math.max(first, second));
  if (sameNumber(a, b)) {
    const digits =
      Math.min(digitsOf(a), digitsOf(b)) - (endsInFive(a) && endsInFive(b) ? (a.unit === "percent" ? 1 : 0.5) : 0);
    const rounded = [a, b].some(isBounded) ? 0 : 10 * (ratioOf(a, b) - 1);
    return 0.6 * Math.max(1, digits) + 0.15 * large - rounded - (unitEntry(a.unit).dimension === "time" ? 0.8 : 0);
  }
  const ratio = ratioOf(a, b);
  return ratio <= 1.02 ? 0.8 : ratio <= 1.1 ? 0.5 : ratio <= 1.5 ? 0.2 : 0;
}

/**
 * Whether two articles print one amount or measure to its last digit, with more in common than that; a percentage or a count is often
 * another thing's as well.
 */
const isRepeated = ({ claim: a }: Portrait, { claim: b }: Portrait): boolean =>
  a.document !== b.document &&
  a.unit !== "percent" &&
  unitEntry(a.unit).kind !== "count" &&
  baseAmount(a) === baseAmount(b) &&
  Math.min(digitsOf(a), digitsOf(b)) >= 2;

/** "More than 4" is told of 4.2 on purpose; without such words a number that was rounded may be another. */
const isBounded = ({ value: { low, high } }: Claim): boolean => low === null || high === null;

/** "A third" is no number of many digits, although it is 33.33 percent. */
const digitsOf = (claim: Claim): number =>
  claim.unit === "percent" && !/\d/.test(claim.surface) ? 1 : significantDigits(claim);

/** Whether the last digit that is no zero is a five: such numbers are printed more often than others. */
const endsInFive = ({ surface }: Claim): boolean => /5[0.,]*$/.test(surface.match(/[\d.,]*\d/)?.[0] ?? "");

/** How much of two subjects is one; what only one of them says counts for nothing when the other's whole article is about it. */
function subjectOverlap(a: Portrait, b: Portrait): number {
  if (isToll(a) && isToll(b) && sameSubject(a, b)) return 1;
  const worth = (concept: string): number => (a.topics.has(concept) && b.topics.has(concept) ? topical : 1);
  const sum = (concepts: readonly string[]): number => concepts.reduce((all, concept) => all + worth(concept), 0);
  const shared = sum([...a.subject].filter((concept) => b.subject.has(concept)));
  const onlyA = sum([...a.subject].filter((concept) => !b.subject.has(concept) && !b.topics.has(concept)));
  const onlyB = sum([...b.subject].filter((concept) => !a.subject.has(concept) && !a.topics.has(concept)));
  if (shared + onlyA + onlyB === 0) return a.thing === "person" ? 0.1 : 0.4;
  return (shared / (shared + 0.6 * (onlyA + onlyB))) * Math.min(1, 0.5 + shared / 2);
}

/** What a concept counts for that both articles are about throughout. */
const topical = 0.4;

function sharedWeight(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let shared = 0;
  for (const [word, weight] of a) shared += weight * (b.get(word) ?? 0);
  return 0.6 * shared;
}

/** The sum of the clues. */
export const scoreOf = (clues: readonly Clue[]): number => clues.reduce((sum, { weight }) => sum + weight, 0);

/** Whether two claims measure the same by their words: the same subject, but for verbs and for what one whole article is about, of the same things. */
export function sameSubject(a: Portrait, b: Portrait): boolean {
  if (a.thing !== b.thing || a.claim.aspect !== b.claim.aspect) return false;
  if (isToll(a) && isToll(b))
    return ![...a.subject, ...b.subject].some((one) => degrees.has(one) && !(a.subject.has(one) && b.subject.has(one)));
  const extra = (one: Portrait, other: Portrait): boolean =>
    [...one.subject].some(
      (concept) =>
        !other.subject.has(concept) && !other.topics.has(concept) && (one.fates.has(concept) || !isVerb(concept)),
    );
  return !extra(a, b) && !extra(b, a);
}

/** Whether a claim counts people whom an event harmed: what else its words say is the event. */
export const isToll = ({ people, fates, claim }: Portrait): boolean =>
  people && fates.size > 0 && claim.aspect === "level";

/**
 * Whether two shares are told of one place in the same words but for the name of what is shared ("65 percent of calls were cut off", "60 percent of
 * lines were cut off"). A name that contains the other is narrower, and another share.
 */
export function sameLoss(a: Portrait, b: Portrait): boolean {
  const placed = a.claim.place !== null && placeBetween(a, b) === "same";
  if (a.claim.unit !== "percent" || !placed || a.thing !== b.thing || !sameAspect(a, b)) return false;
  const narrows = (one: Portrait, other: Portrait): boolean =>
    [...one.subject].some((concept) => !other.subject.has(concept) && !isVerb(concept));
  return narrows(a, b) && narrows(b, a) && sharedWeight(a.words, b.words) >= 1.2;
}
