/** Told: about when an article without a day appeared, from the dated articles that tell the same story. */
import { unitEntry } from "../lexicon/units.ts";
import { type Claim, pointOf } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import { byCodeUnit } from "./identity.ts";
import { daysOf } from "./periods.ts";

/** The part of an article's figures that its subject has at least. */
const many = 0.4;

/** How many dated articles must tell the same story, and how many days they may lie apart, for its year to be certain. */
const enough = 2;
const apart = 183;

/**
 * By document id, a day `YYYY-MM-DD` near which each undated article was written: the middle one of the days of the articles that share its subject
 * or one of its figures. Good for a year, not for a day. Articles that nothing ties to two dated ones are not in it.
 */
export function toldDays(documents: readonly Document[]): ReadonlyMap<string, string> {
  const stories = documents.map((document) => ({ document, ...storyOf(document) }));
  const dated = stories.filter(({ document }) => document.published !== null);
  const found = new Map<string, string>();
  for (const story of stories) {
    if (story.document.published !== null) continue;
    const days = dated
      .filter((other) => shares(story, other))
      .flatMap(({ document }) => document.published ?? [])
      .toSorted(byCodeUnit);
    const day = days[(days.length - 1) >> 1];
    if (day !== undefined && days.length >= enough && spread(days) <= apart) found.set(story.document.id, day);
  }
  return found;
}

interface Story {
  /** The names that many of its figures are about. */
  subjects: readonly string[];
  /** Its figures with three digits of their own or more: two articles do not share one by chance. */
  figures: ReadonlySet<string>;
}

function storyOf({ claims }: Document): Story {
  const shown = claims.filter(({ background }) => background !== true);
  const counts = new Map<string, number>();
  for (const { entity } of shown)
    if (entity !== null && /\p{Lu}/u.test(entity)) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  const subjects = [...counts].filter(([, count]) => count >= many * shown.length).map(([name]) => name);
  return { subjects, figures: new Set(shown.filter(isOwn).map(({ value, unit }) => `${pointOf(value)} ${unit}`)) };
}

/** "145.5 million people", not "40 boats" and not "100 percent". */
const isOwn = ({ value, unit }: Claim): boolean =>
  unitEntry(unit).kind !== "share" &&
  pointOf(value)
    .toPrecision(12)
    .replace(/[.e].*$|\D|^0+|0+$/g, "").length >= 3;

const shares = (a: Story, b: Story): boolean =>
  a.subjects.some((subject) => b.subjects.includes(subject)) || [...a.figures].some((figure) => b.figures.has(figure));

function spread(days: readonly string[]): number {
  const [first, last] = [daysOf(days[0] ?? ""), daysOf(days.at(-1) ?? "")];
  return (last?.to ?? 0) - (first?.from ?? 0);
}
