/** What a figure measures: describers, each for one way of saying it, tried in order; the first that applies names the metric. */
import outcomes from "../../../lexicon/en/outcomes.json" with { type: "json" };
import { alternative, compared, gapped, likeCount, lookedFor, movedToo, reached, restated } from "./carried.ts";
import { change, multiple } from "./changes.ts";
import { countedBefore, countedNoun, partAhead } from "./counts.ts";
import { deed } from "./deeds.ts";
import { type Described, type Describer, level, type Question } from "./described.ts";
import {
  dimension,
  distance,
  label,
  measureAfter,
  measureOf,
  nearestPhrase,
  numberOf,
  scale,
  verbObject,
  verbSubject,
  worth,
} from "./levels.ts";
import { sameShare, shareOf, shareOfTopic, shareOfWhich, shareThat } from "./shares.ts";

/** What the quantity measures. Never null: when nothing says it, it has no phrase. */
export function describe(question: Question): Described {
  return firstRule(question)?.described ?? level([]);
}

/** The name of the rule that says what the quantity measures. */
export const describingRule = (question: Question): string =>
  firstRule(question)?.name ?? "nothing says what it measures";

function firstRule(question: Question): { name: string; described: Described } | null {
  for (const { name, describe: describer } of rules) {
    const described = describer(question);
    if (described !== null) return { name, described };
  }
  return null;
}

const rules: { name: string; describe: Describer }[] = [
  { name: "the amount before it in another unit", describe: restated },
  { name: "the figure it is compared with", describe: compared },
  { name: "the label of its line", describe: label },
  { name: "what is worth an amount", describe: worth },
  { name: "the figure before it in another measure", describe: alternative },
  { name: "what was looked for beside what came", describe: lookedFor },
  { name: "the level that a move has reached", describe: reached },
  { name: "the verb of the figure before it", describe: gapped },
  { name: "the move of its list", describe: movedToo },
  { name: "what is done with an amount of money", describe: deed },
  { name: "a change of something", describe: change },
  { name: "a multiple of something", describe: multiple },
  { name: "a share of what follows", describe: shareOf },
  { name: "a share of the figure before it", describe: shareOfWhich },
  { name: "a share of the sentence's topic", describe: shareOfTopic },
  { name: "a share of those who say so", describe: shareThat },
  { name: "a further share of the same thing", describe: sameShare },
  { name: "the strength of what follows", describe: scale },
  { name: "a distance from what follows", describe: distance },
  { name: "the dimension after a unit", describe: dimension },
  { name: "a part of what follows", describe: partAhead },
  { name: "a part of the count before it, or more of the same", describe: countedBefore },
  { name: "a number of what follows", describe: countedNoun },
  { name: "the number spoken of before it", describe: numberOf },
  { name: 'the measure it is "of"', describe: measureOf },
  { name: "the noun after an amount", describe: measureAfter },
  { name: "what a number before it counts", describe: likeCount },
  { name: "the object of its verb", describe: verbObject },
  { name: "the subject of its verb", describe: verbSubject },
  { name: "the phrase before it", describe: nearestPhrase },
];

/** People killed, boats damaged, a tremor's strength: what happened in the happening that a document reports. */
export const isOutcome = ({ suffix }: Described): boolean =>
  suffix.startsWith("people ") || outcomeSuffixes.has(suffix);
const outcomeSuffixes = new Set([...outcomes.map(({ outcome }) => outcome), "magnitude"]);

export type { Described, Question };
