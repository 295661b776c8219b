/** Whom or what a figure is about: named in its own phrase, the subject of its sentence, the happening or the name its document is about. */

import { subjectOf, verbLeft } from "../grammar/clauses.ts";
import type { Range } from "../grammar/words.ts";
import { lowerAt } from "../grammar/words.ts";
import type { Quantity } from "../quantities/index.ts";
import { findEntity, headName } from "./entities.ts";
import { eventIn } from "./events.ts";
import type { Material } from "./material.ts";
import { type Described, isOutcome } from "./metric/index.ts";

interface Question {
  quantity: Quantity;
  material: Material;
  phrases: readonly Range[];
  described: Described;
  period: string | null;
}

/** The resolved name, or null when nothing names it. */
export function entityFor(question: Question): string | null {
  const { material, phrases, described } = question;
  const { sentence, reading, places, context, speaker } = material;
  if (sentence.role !== "title") {
    const named = (): string | null => findEntity(reading.tokens, phrases, places, context.abbreviations);
    const subject = described.base === null ? (named() ?? subjectName(question)) : (subjectName(question) ?? named());
    if (subject !== null && !speaker?.includes(subject)) return subject;
  }
  return otherHappening(question) ?? documentName(material, described);
}

/** How many subjects up a name is looked for: "Acme, which runs a network connecting 92 cities". */
const levels = 3;

/** The name of the figure's subject, else of the subject that stands over it; for "it" whom the sentence before was about. */
function subjectName({ material, quantity }: Question): string | null {
  const { scene, places, context } = material;
  let place = quantity.from;
  if (verbLeft(scene.words, place) < 0) return null;
  for (let up = 0; up < levels; up += 1) {
    const subject = subjectOf(scene.words, place);
    if (subject === null) return null;
    if (subject.from === subject.to)
      return /^(it|they)$/.test(lowerAt(scene.words, subject.from - 1)) ? context.subject : null;
    const name = headName(scene.words.tokens, subject, places, context.names);
    if (name !== null || subject.from >= place) return name;
    place = subject.from;
  }
  return null;
}

function documentName({ context }: Material, described: Described): string | null {
  return isOutcome(described) ? (context.event ?? context.mainEntity) : (context.mainEntity ?? context.event);
}

/** A figure of another year than the document's own is about another happening of the kind: "2004 tsunami". */
function otherHappening({ material, period }: Question): string | null {
  const { context, reading } = material;
  const year = period?.slice(0, 4);
  if (context.event === null || year === undefined || year === context.published?.slice(0, 4)) return null;
  const noun = reading.tokens.map(eventIn).find((found) => found !== null);
  return noun === undefined ? null : `${year} ${noun}`;
}
