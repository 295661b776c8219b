/** Whom or what a figure is about: named in its own phrase, the subject of its sentence, the happening or the name its document is about. */
import type { Range } from "../grammar/words.ts";
import { findEntity, subjectName } from "./entities.ts";
import { eventIn } from "./events.ts";
import type { Material } from "./material.ts";
import { type Described, isOutcome } from "./metric/index.ts";

interface Question {
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
    const own = findEntity(reading.tokens, phrases, places, context.abbreviations);
    const subject = own ?? subjectName(reading.tokens, places, context.names);
    if (subject !== null && !speaker?.includes(subject)) return subject;
  }
  return otherHappening(question) ?? documentName(material, described);
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
