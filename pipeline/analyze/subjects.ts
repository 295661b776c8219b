/** Subjects that leave a topic unsaid, completed: in an article about tea "the industry" is the tea industry. */
import type { Claim } from "../model/claim.ts";
import { type Evidence, subjectOf } from "./evidence.ts";
import { byCodeUnit } from "./identity.ts";
import { isTelling } from "./phrases.ts";

interface Subject {
  key: string;
  concepts: readonly string[];
}

/**
 * The key of each claim's subject, by claim id; claims that tell nothing ("50 people", "$3 million") are left out and stay single. A subject gives way to a fuller one of the
 * same block when all that it lacks are topics of its own document: "the industry" joins "the tea industry", never "the core tea industry",
 * and "injured" never joins "seriously injured". When several fuller ones are as short as each other, nothing says which: it stays as it is.
 */
export function completeSubjects(evidence: Evidence, block: readonly Claim[]): Map<string, string> {
  const subjects = new Map<string, Subject>();
  for (const claim of block) {
    const concepts = subjectOf(evidence, claim);
    subjects.set(keyOf(concepts), { key: keyOf(concepts), concepts });
  }
  const holders = new Map<string, Subject[]>();
  for (const subject of subjects.values())
    for (const concept of subject.concepts) holders.set(concept, [...(holders.get(concept) ?? []), subject]);
  const completed = new Map<string, string>();
  for (const claim of block) {
    const concepts = subjectOf(evidence, claim);
    const fuller = fullerSubject(concepts, evidence.topicsOf.get(claim.document) ?? new Set(), holders);
    const key = fuller?.key ?? keyOf(concepts);
    if (isTelling(claim, concepts)) completed.set(claim.id, key);
  }
  return completed;
}

const keyOf = (concepts: readonly string[]): string => concepts.join(" ");

function fullerSubject(
  concepts: readonly string[],
  topics: ReadonlySet<string>,
  holders: ReadonlyMap<string, Subject[]>,
): Subject | null {
  const candidates =
    concepts.length > 0 ? rarest(concepts, holders) : [...topics].flatMap((topic) => holders.get(topic) ?? []);
  const known = new Set(concepts);
  const fitting = new Map<string, Subject>();
  for (const subject of candidates) {
    const extra = subject.concepts.filter((concept) => !known.has(concept));
    const complete = subject.concepts.length === concepts.length + extra.length;
    if (complete && extra.length > 0 && extra.every((concept) => topics.has(concept)))
      fitting.set(subject.key, subject);
  }
  const [first, second] = [...fitting.values()].toSorted(
    (a, b) => a.concepts.length - b.concepts.length || byCodeUnit(a.key, b.key),
  );
  return first !== undefined && second?.concepts.length !== first.concepts.length ? first : null;
}

/** The subjects that hold the concept which the fewest hold: a fuller subject must be among them. */
function rarest(concepts: readonly string[], holders: ReadonlyMap<string, Subject[]>): readonly Subject[] {
  return concepts.map((concept) => holders.get(concept) ?? []).toSorted((a, b) => a.length - b.length)[0] ?? [];
}
