/** What a figure measures: describers, each for one way of saying it, tried in order; the first that applies names the metric. */
import outcomes from "../../../lexicon/en/outcomes.json" with { type: "json" };
import { change, multiple } from "./changes.ts";
import { countedNoun } from "./counts.ts";
import { type Described, type Describer, level, type Question } from "./described.ts";
import { distance, measureAfter, measureOf, nearestPhrase, numberOf, restated, scale, verbSubject } from "./levels.ts";
import { sameShare, shareOf, shareOfTopic, shareOfWhich } from "./shares.ts";

/** What the quantity measures. Never null: the last describer falls back on the subject of the sentence. */
export function describe(question: Question): Described {
  for (const describer of describers) {
    const described = describer(question);
    if (described !== null) return described;
  }
  return level([]);
}

const describers: Describer[] = [
  restated,
  change,
  multiple,
  shareOf,
  shareOfWhich,
  shareOfTopic,
  sameShare,
  scale,
  distance,
  countedNoun,
  numberOf,
  measureAfter,
  measureOf,
  verbSubject,
  nearestPhrase,
];

/** People killed, boats damaged, a tremor's strength: what happened in the happening that a document reports. */
export const isOutcome = ({ suffix }: Described): boolean => outcomeSuffixes.has(suffix.replace("people ", ""));
const outcomeSuffixes = new Set([...outcomes.map(({ outcome }) => outcome), "magnitude"]);

export type { Described, Question };
