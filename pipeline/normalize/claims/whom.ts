/** Whom or what a figure is about: named in its own phrase, the subject of its sentence, the happening or the name its document is about. */
import lists from "../../lexicon/en/names.json" with { type: "json" };
import { isPlural } from "../../lexicon/words.ts";
import { clauseStart, subjectOf, verbLeft } from "../grammar/clauses.ts";
import { firstOfList } from "../grammar/scene.ts";
import { isCapital, lowerAt, type Range, withoutPossessive } from "../grammar/words.ts";
import type { Quantity } from "../quantities/index.ts";
import type { Token } from "../quantities/tokens.ts";
import { findEntity, headName, type NameQuestion } from "./entities.ts";
import { eventIn, namesHappening, tellsOf } from "./events.ts";
import type { Material } from "./material.ts";
import { type Described, isOutcome } from "./metric/index.ts";
import { canBeName, hasRole, isEstimate, isPerson, nameIn, namesSomebody, opensSentence, runEnd } from "./name-runs.ts";
import { isPossessive } from "./place-names.ts";
import { firstVerb, isParty } from "./subjects.ts";

interface Question {
  quantity: Quantity;
  material: Material;
  phrases: readonly Range[];
  described: Described;
  period: string | null;
  /** Who is quoted for the figure. */
  speaker: string | null;
}

/** The resolved name, or null when nothing names it; `own` when the figure's own sentence names it and not its document. */
export interface Entity {
  name: string | null;
  own: boolean;
}

export function entityFor(question: Question): Entity {
  const { material, quantity, phrases, described } = question;
  const { sentence, context } = material;
  const { speaker } = question;
  if (sentence.role === "title") return { name: titleName(material, described), own: false };
  const named = (): string | null => ownerOf(question) ?? findEntity(nameQuestion(material), phrases);
  const subject = subjectName(question);
  const found = described.base === null ? (named() ?? subject.name) : (subject.name ?? named());
  const own =
    found === null ||
    !speaker?.includes(found) ||
    (!isPerson(found, context.people) && speaksOfItself(material, quantity));
  const name = found ?? labelled(question) ?? seatOf(material) ?? concerned(question) ?? owning(question);
  if (name !== null && own)
    return {
      name: employer(name, context.mainEntity),
      own: name !== context.mainEntity && !isPerson(name, context.people) && !isPlural(name),
    };
  const firm = name === null && !subject.other ? firmOf(question) : null;
  if (firm !== null) return { name: firm, own: firm !== context.mainEntity };
  const other = otherHappening(question);
  if (other !== null) return { name: other, own: true };
  if (name === null && subject.other && !isOutcome(described)) return { name: null, own: false };
  return { name: documentName(question), own: false };
}

/** "Acme said it would add 600 jobs", "Acme, which employs 1,300 people, said": a speaker who is the subject as well. */
function speaksOfItself({ scene: { words } }: Material, { from }: Quantity): boolean {
  for (let at = from - 1; at > from - ownReach && lowerAt(words, at) !== ","; at -= 1)
    if (/^(?:it|which)$/.test(lowerAt(words, at))) return true;
  return false;
}

/** How far before a figure its "it" or "which" may stand. */
const ownReach = 12;

/** Whom a boss speaks for: "Chief Executive Ann Lee has dropped a goal of 50 boats" is about her firm. */
const employer = (name: string, mainEntity: string | null): string => (hasRole(name) && mainEntity ? mainEntity : name);

const nameQuestion = ({ reading, places, context }: Material): NameQuestion => ({
  tokens: reading.tokens,
  quantities: reading.quantities,
  places,
  names: context.names,
  abbreviations: context.abbreviations,
});

/** How many subjects up a name is looked for: "Acme, which runs a network connecting 92 cities". */
const levels = 3;

/** A subject's name; `other` for a subject that is somebody, but not whom the document is about: a place, somebody without a certain name. */
interface Subject {
  name: string | null;
  other: boolean;
}

const nobody: Subject = { name: null, other: false };

/** The name of the figure's subject, else of the subject that stands over it; for "it" and "the firm" whom the sentence before was about. */
function subjectName(question: Question): Subject {
  const { material, quantity } = question;
  const { scene, context } = material;
  let place = firstOfList(scene, scene.quantities.indexOf(quantity)).from;
  let other = false;
  if (verbLeft(scene.words, place) < 0) return nobody;
  for (let up = 0; up < levels; up += 1) {
    const subject = subjectOf(scene.words, place);
    if (subject === null) break;
    if (subject.from === subject.to) {
      if (!/^(it|they)$/.test(lowerAt(scene.words, subject.from - 1))) return { name: null, other };
      const before = headName(nameQuestion(material), { from: 0, to: subject.from - 1 });
      if (before !== null && !isPerson(before, context.people)) return { name: before, other: false };
      const unknown = context.otherSubject || namesHappening(context.mainEntity ?? "");
      return { name: context.subject, other: context.subject === null && unknown };
    }
    const name = headName(nameQuestion(material), subject);
    if (name !== null) return { name, other: false };
    if (isParty(scene.words.tokens, subject)) return { name: partyAt(material, subject.from), other: false };
    other ||= namesSomebody(scene.words.tokens, subject) && !tells(question, subject);
    if (subject.from >= place) break;
    place = subject.from;
  }
  return { name: null, other };
}

/** "the firm": the firm that was last spoken of, else the document's, else the name before it in the sentence. */
function partyAt(material: Material, at: number): string | null {
  const { context } = material;
  return context.party ?? context.mainEntity ?? headName(nameQuestion(material), { from: 0, to: at });
}

/** Whether a subject is who is quoted or reckons, or only where the article was written. */
const tells = ({ material: { scene, places }, speaker }: Question, { from, to }: Range): boolean =>
  places.some((place) => place.aside && place.from <= from && place.to >= to) ||
  isEstimate(scene.words.tokens, to) ||
  scene.words.tokens.slice(from, to).some((token) => isCapital(token) && speaker?.split(" ").includes(token.text));

/** "- Harbour 4 (Acme): 300 boats": the name before the colon of a list's item. */
function labelled({ material, quantity }: Question): string | null {
  const { tokens } = material.reading;
  const colon = tokens.findLastIndex(({ text }, at) => at < quantity.from && text === ":");
  if (colon < 1 || colon < quantity.from - 4) return null;
  const open =
    tokens[colon - 1]?.text === ")" ? tokens.findLastIndex(({ text }, at) => at < colon && text === "(") : colon;
  const from = tokens.findIndex(({ kind }) => kind === "word");
  if (from < 0 || open <= from || !isCapital(tokens[from])) return null;
  const end = runEnd(tokens, from, open);
  const number = /^\d{1,3}$/.test(tokens[end]?.text ?? "") ? end + 1 : end;
  const known =
    end > from + 1 || number > end || open < colon || material.context.names.has(nameIn(tokens, { from, to: end }));
  return known && number === open && material.places.every((place) => place.from >= end || place.to <= from)
    ? nameIn(tokens, { from, to: open })
    : null;
}

/** "Acme's 3,600 workers", "2,900 of Acme's workers": whose the counted are. */
function ownerOf({ material: { reading, places }, quantity }: Question): string | null {
  const { tokens } = reading;
  const of = tokens[quantity.to]?.lower === "of";
  const start = of ? quantity.to + 1 : startOfRun(tokens, quantity.from);
  const end = runEnd(tokens, start, of ? start + longestName : quantity.from);
  const place = places.some((mention) => mention.from < end && mention.to > start);
  if (end === start || (!of && end !== quantity.from) || place || !isPossessive(tokens[end - 1])) return null;
  const name = nameIn(tokens, { from: start, to: end });
  return canBeName(name) ? name : null;
}

/** "The deal gives Acme's staff 6.5 percent", "cut Acme's rating to": whose the last thing named before the figure in its clause is. */
function owning({ material: { scene, reading, places, context }, quantity }: Question): string | null {
  const { tokens } = reading;
  const start = clauseStart(scene.words, quantity.from);
  for (let end = quantity.from - 1; end > Math.max(start, quantity.from - ownReach); end -= 1) {
    if (!isPossessive(tokens[end - 1]) || !isCapital(tokens[end - 1])) continue;
    const from = startOfRun(tokens, end);
    const name = nameIn(tokens, { from, to: end });
    const place = places.some((mention) => mention.from < end && mention.to > from);
    return place || !canBeName(name) || isPerson(name, context.people) || opensSentence(tokens, from) ? null : name;
  }
  return null;
}

/** How many words a name has at most. */
const longestName = 6;

function startOfRun(tokens: readonly Token[], end: number): number {
  let from = end;
  while (from > Math.max(0, end - longestName) && isCapital(tokens[from - 1])) from -= 1;
  return from;
}

/** "At Acme in Hull, 400 people": the name a sentence opens with after "at". */
function seatOf({ reading: { tokens }, places }: Material): string | null {
  if (tokens[0]?.lower !== "at") return null;
  const end = runEnd(tokens, 1, tokens.length);
  const place = places.some((mention) => mention.from < end && mention.to > 1);
  return end === 1 || place || !/^(?:,|in)$/.test(tokens[end]?.lower ?? "")
    ? null
    : nameIn(tokens, { from: 1, to: end });
}

/** "30 claims against Acme", "300 jobs at Acme": the name right after what is counted. */
function concerned({ material: { reading, places }, quantity }: Question): string | null {
  const { tokens } = reading;
  if (quantity.noun === null || !/^(?:against|at)$/.test(tokens[quantity.to]?.lower ?? "")) return null;
  const end = runEnd(tokens, quantity.to + 1, tokens.length);
  const place = places.some((mention) => mention.from < end && mention.to > quantity.to);
  const name = nameIn(tokens, { from: quantity.to + 1, to: end });
  return end > quantity.to + 1 && !place && canBeName(name) ? name : null;
}

/** "Acme said profit fell 5%", "Acme sold 40 boats. Revenue rose 3%": what only firms have is that of the firm before it. */
function firmOf({ material, quantity }: Question): string | null {
  const { scene, context } = material;
  const subject = subjectOf(scene.words, quantity.from);
  const first = firstVerb(scene.words);
  if (subject === null || first < 0) return null;
  const measured = scene.words.tokens.slice(subject.from, subject.to).some(({ lower }) => firmMeasures.has(lower));
  if (!measured) return null;
  const opening =
    subject.from > first
      ? headName(nameQuestion(material), { from: 0, to: first })
      : (context.mainEntity ?? context.subject);
  return opening === null || isPerson(opening, context.people) || /\d/.test(opening) ? null : opening;
}

const firmMeasures = new Set(lists.firmMeasures);
const natural = new Set(lists.natural);

/** In a title the name that the document is about, unless only others are named. */
function titleName({ reading: { tokens }, context }: Material, described: Described): string | null {
  const printed = tokens.map(({ text }) => withoutPossessive(text)).join(" ");
  if (context.mainEntity !== null && printed.includes(context.mainEntity)) return context.mainEntity;
  return isOutcome(described) ? context.event : null;
}

/** The document's own name; the happening only for what came of it and for what is said of it, and for the weather, which nobody has. */
function documentName({ material, described, phrases }: Question): string | null {
  const { context, scene } = material;
  const measured = phrases.flatMap(({ from, to }) => scene.words.tokens.slice(from, to));
  if (measured.some(({ lower }) => natural.has(lower))) return context.event;
  const happening = context.eventNoun !== null && tellsOf(scene.words.tokens, context.eventNoun);
  const event = isOutcome(described) || happening ? context.event : null;
  return isOutcome(described) ? (event ?? context.mainEntity) : (context.mainEntity ?? event);
}

/** A figure of another year than the document's own is about another happening of the kind: "2004 tsunami". */
function otherHappening({ material, period }: Question): string | null {
  const { context, reading } = material;
  const year = period?.slice(0, 4);
  if (context.event === null || year === undefined || year === context.published?.slice(0, 4)) return null;
  const noun = reading.tokens.map(eventIn).find((found) => found !== null);
  return noun === undefined ? null : `${year} ${noun}`;
}
