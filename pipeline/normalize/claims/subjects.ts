/** Subjects: whom a sentence is about, for "it" and "the firm" in the next one. */
import lists from "../../lexicon/en/names.json" with { type: "json" };
import { type Range, type Words, withoutPossessive } from "../grammar/words.ts";
import type { Token } from "../quantities/tokens.ts";
import type { Context, Subjects } from "./context.ts";
import { headName } from "./entities.ts";
import type { Figures } from "./material.ts";
import { isPerson, namesSomebody } from "./name-runs.ts";

const parties = new Set(lists.parties);
const agentive = new Set(lists.agentive);
const generic = new Set(lists.generic);

export const subjectsOf = ({ subject, otherSubject, party }: Subjects): Subjects => ({ subject, otherSubject, party });

/** Whom the reader has in mind after a sentence: the name before its first verb; a new paragraph about something else forgets the old one. */
export function subjectAfter({ reading, scene, places }: Figures, context: Context, opens: boolean): Subjects {
  const { tokens } = reading;
  const verb = firstVerb(scene.words);
  const range = { from: 0, to: verb };
  if (verb < 1 || /^(?:it|they)$/.test(tokens[verb - 1]?.lower ?? "")) return subjectsOf(context);
  const { names, abbreviations, people, party, mainEntity } = context;
  const name = headName({ tokens, places, quantities: reading.quantities, names, abbreviations }, range);
  if (name !== null) {
    if (isPerson(name, people)) return subjectsOf(context);
    const acts = agentive.has(tokens[verb]?.lower ?? "") || name === mainEntity;
    return { subject: name, otherSubject: false, party: acts ? name : party };
  }
  if (isParty(tokens, range)) return { subject: party ?? mainEntity, otherSubject: false, party };
  if (isOther(tokens, range)) return { subject: null, otherSubject: true, party };
  return opens ? { subject: null, otherSubject: false, party } : subjectsOf(context);
}

/** The first verb of a sentence, or -1. */
export const firstVerb = ({ tokens, verb }: Words): number =>
  tokens.findIndex(({ lower }, at) => at > 0 && (verb[at] || agentive.has(lower)));

/** "the firm", "the Danish utility". */
export function isParty(tokens: readonly Token[], { from, to }: Range): boolean {
  const start = /^(?:the|this)$/.test(tokens[from - 1]?.lower ?? "") ? from - 1 : from;
  if (!/^(?:the|this)$/.test(tokens[start]?.lower ?? "")) return false;
  const head = tokens.slice(start, to).findIndex(({ lower }) => parties.has(withoutPossessive(lower)));
  return head >= 0 && head < 5;
}

/** "Britain", "the GMB", "the government": somebody else. */
const isOther = (tokens: readonly Token[], range: Range): boolean =>
  namesSomebody(tokens, range) || tokens.slice(range.from, range.to).some(({ lower }) => generic.has(lower));
