/** Words that say how two figures relate: tolls that rise, revisions, additions, and the concepts that name a field or its extent. */

import type { Claim } from "../model/claim.ts";
import words from "./en/comparison.json" with { type: "json" };
import events from "./en/events.json" with { type: "json" };
import measures from "./en/measures.json" with { type: "json" };
import { conceptsOf, wordsOf } from "./words.ts";

/** Concepts of things that are counted while an event goes on ("deaths", "houses damaged"): the count rises from report to report. */
export const tollConcepts: ReadonlySet<string> = new Set(words.tolls);
/** Those that fall again when the lost are found and the displaced go home. */
export const fallingTolls: ReadonlySet<string> = new Set(words.fallingTolls);
/** Nouns that alone mean a number of dead: "the toll climbs to 18". */
export const tollNouns: ReadonlySet<string> = new Set(words.tollNouns);
/** Words that narrow what happened to people: the badly hurt are fewer than the hurt. */
export const degrees: ReadonlySet<string> = new Set(words.degrees);
/** Those of them that include others: who is "affected" may be dead or hurt. */
export const wideTolls: ReadonlySet<string> = new Set(words.wideTolls);
/** Concepts of nouns for people of one kind: what one article calls "customers", the next calls "people". */
export const personNouns: ReadonlySet<string> = new Set(words.personNouns);
/** Concepts for persons as such: of one number of them one article says "people", the next "consumers". */
export const personConcepts: ReadonlySet<string> = new Set(words.persons);
/** Concepts of a change: "core industry growth" is the growth of the "core industry". */
export const changeConcepts: ReadonlySet<string> = new Set(words.changes);
/** Concepts for a field of trade as a whole: the "tea market" and the "tea industry" are measured in the same money. */
export const fieldConcepts: ReadonlySet<string> = new Set(words.fields);
/** Concepts that narrow a field to its centre: "the core tea industry" lies in "the tea industry" and is wider than a branch of it. */
export const coreConcepts: ReadonlySet<string> = new Set(words.cores);
/** Concepts that any level of money has and that add nothing: "the size of the market" is the market. */
export const extentConcepts: ReadonlySet<string> = new Set(words.extents);

const opposites = words.opposites.map((group) => group.map((word) => conceptsOf(word).join(" ")));

/** Whether two sets of concepts name things that exclude each other ("onshore wind", "offshore wind"; "imports", "exports"). */
export const areOpposite = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  opposites.some((group) => {
    const [first, second] = [group.filter((one) => a.has(one)), group.filter((one) => b.has(one))];
    return first.length > 0 && second.length > 0 && first.every((one) => !b.has(one));
  });

const eventNouns = new Set(events.nouns);

/** Whether a name is that of an event: "Hurricane Ada", "Lusk mine blast". */
export const namesEvent = (name: string): boolean => wordsOf(name).some((word) => eventNouns.has(word.toLowerCase()));

const bases = new RegExp(`\\b(?:${words.bases.join("|")}) (?:(?:about|some|the|nearly|almost) )?$`, "i");

/** Whether a figure only stands for another to be compared with: "down from 23 on Monday". */
export const isBase = ({ sentence, mark }: Pick<Claim, "sentence" | "mark">): boolean =>
  bases.test(sentence.slice(Math.max(0, mark.start - 30), mark.start));

const moves = new RegExp(` (?:${words.moves.join("|")})$`, "i");

/** What grows or declines: "ferry passengers" of "ferry passengers decline". */
export const withoutMove = (metric: string): string => metric.replace(moves, "");

const revisions = new Set(words.revisions);

/** Whether a sentence says that a figure replaces another: "raised to", "initially", "revised". */
export const saysRevision = (sentence: string): boolean =>
  wordsOf(sentence).some((word) => revisions.has(word.toLowerCase()));

const formers = new Set(words.formers);

/** How many words before a number may lie between it and the word that makes it a former one: "had previously offered to pay 320". */
const reach = 5;

/** Whether the words of its own clause make a figure a former one: "had previously offered 320 crowns", "320 crowns originally". */
export function saysFormer({ sentence, mark }: Pick<Claim, "sentence" | "mark">): boolean {
  const clause =
    sentence
      .slice(0, mark.start)
      .split(/[,;:()\u2013\u2014]/)
      .at(-1) ?? "";
  const around = [...wordsOf(clause).slice(-reach), ...wordsOf(sentence.slice(mark.end, mark.end + 40)).slice(0, 1)];
  return around.some((word) => formers.has(word.toLowerCase()));
}

/** Words directly before ("an additional 40 boats") or directly after ("40 more boats") a number that comes on top of another. */
export const additionsBefore: ReadonlySet<string> = new Set(words.additionsBefore);
export const additionsAfter: ReadonlySet<string> = new Set(words.additionsAfter);

const partsAfter = words.partsAfter.map((phrase) => `${phrase} `);

/** Whether what follows a number makes it a part of a number told before: "eight of the dead", "16 of them". */
export const opensWhole = (after: string): boolean =>
  partsAfter.some((phrase) => `${after.trimStart().toLowerCase()} `.startsWith(phrase));

/** Concepts of nouns that say nothing of what is counted: "50 people" may be anybody. */
export const genericConcepts: ReadonlySet<string> = new Set(measures.generic.flatMap((noun) => conceptsOf(noun)));

/** Concepts of an amount that each of several has: "an average of 30 euros". */
export const averageConcepts: ReadonlySet<string> = new Set(words.averages);

const rests = new Set(words.rests);

/** Whether a share is called what is left of a whole, by the two words before it or after it: "the remaining 17 percent", "the rest, 17 percent". */
export const saysRest = (before: string, after: string): boolean =>
  [...wordsOf(before).slice(-2), ...wordsOf(after).slice(0, 1)].some((word) => rests.has(word.toLowerCase()));

const totals = new Set(words.totals);

/** Whether a sentence calls a figure of it the sum of others: "bringing the total to 43". */
export const saysTotal = (sentence: string): boolean =>
  wordsOf(sentence).some((word) => totals.has(word.toLowerCase()));

/** Verbs that multiply or, with a minus, divide: "doubled". */
export const multiplesDone: ReadonlyMap<string, number> = new Map(Object.entries(words.multiplesDone));

const moreThan = new Set(words.moreThan);

/** Whether words that end before a multiple say that it is passed: "more than doubled". */
export const saysMore = (before: readonly string[]): boolean =>
  before.slice(-2).some((word) => moreThan.has(word.toLowerCase()));

/** Concepts of money that is made up of several amounts: "a rescue package". */
export const bundleConcepts: ReadonlySet<string> = new Set(words.bundles.flatMap((noun) => conceptsOf(noun)));

/** Whether the words before a figure make it a part of one before: "8 million, including 2 million for the mole". */
export const includes = (before: string): boolean => {
  const said = ` ${wordsOf(before).join(" ").toLowerCase()} `;
  return words.included.some((phrase) => said.includes(` ${phrase} `));
};

const comparedTo = new Set(words.comparedTo);

/** Whether what follows "three times" leads to the figure that is multiplied: "the 100 boats", not "oversubscribed at 100 million". */
export const opensCompared = (after: string): boolean =>
  comparedTo.has(/^\s*([\p{L}'\u2019]+)/u.exec(after)?.[1]?.toLowerCase().replace("\u2019", "'") ?? "");

const denials = new Set(words.denials);

/** Whether words deny what follows them: "not twice". */
export const saysNot = (text: string): boolean => wordsOf(text).some((word) => denials.has(word.toLowerCase()));
