/** The names that a document prints, each with its sentences and with what the words around it say that it is. */
import lists from "../../lexicon/en/names.json" with { type: "json" };
import { institutionOf, isInstitution } from "../../lexicon/institutions.ts";
import { isRoleInFirms, isRoleOfFirms, withoutLegalForm } from "../../lexicon/naming.ts";
import { knownOutlet } from "../../lexicon/outlets.ts";
import { peopleOf, placeOf } from "../../lexicon/places.ts";
import { isBody, isBodyMark, isHonorific, isRole } from "../../lexicon/speech.ts";
import type { Article, DocumentName, NameKind } from "../../model/document.ts";
import { isAcronym, isCapital, lowerAt, type Range, type Words } from "../grammar/words.ts";
import type { Context } from "./context.ts";
import { nameStart } from "./entities.ts";
import { canBeName, nameIn, runEnd } from "./name-runs.ts";
import { isTitleCase, kindWords } from "./place-names.ts";
import { findPlaces } from "./places.ts";
import { titleAfter } from "./titles.ts";

/** What is known of a name while the document is read. */
interface Heard {
  sentences: number[];
  counts: Record<Exclude<NameKind, "other">, number>;
}

interface Known extends Pick<Context, "names" | "localPlaces"> {
  /** The words that stand in small letters as well. */
  small: ReadonlySet<string>;
}

/** How many names are kept, so that a document of any kind takes bounded memory: a list of people is no article. */
const mostNames = 400;

/** Every name in the sentences of the body, in the order of first mention. Headlines in capitals say nothing. */
export function readNames(
  article: Article,
  words: readonly Words[],
  { names, localPlaces }: Pick<Context, "names" | "localPlaces">,
): DocumentName[] {
  const small = new Set(
    words.flatMap(({ tokens }) => tokens.flatMap(({ text, lower }) => (text === lower ? [text] : []))),
  );
  const known = { names, localPlaces, small };
  const heard = new Map<string, Heard>();
  words.forEach((sentence, at) => {
    if (article.sentences[at]?.role !== "body" || isTitleCase(sentence.tokens)) return;
    for (const { name, kind } of namesOf(sentence, known)) {
      const own = heard.get(name) ?? { sentences: [], counts: { person: 0, organisation: 0, place: 0 } };
      if (!heard.has(name) && heard.size < mostNames) heard.set(name, own);
      if (own.sentences.at(-1) !== at) own.sentences.push(at);
      if (kind !== "other") own.counts[kind] += 1;
    }
  });
  return [...heard].map(([name, { sentences, counts }]) => ({ name, kind: kindBy(counts), sentences }));
}

/** What most of its mentions say; nothing when as many say another thing. */
function kindBy(counts: Heard["counts"]): NameKind {
  const [first, second] = (["person", "organisation", "place"] as const).toSorted((a, b) => counts[b] - counts[a]);
  return first === undefined || second === undefined || counts[first] === counts[second] ? "other" : first;
}

interface Mention {
  name: string;
  kind: NameKind;
}

function namesOf(words: Words, known: Known): Mention[] {
  const { tokens } = words;
  const places = findPlaces(tokens, known.localPlaces);
  const placed = new Map(places.map((mention) => [mention.from, mention]));
  const found: Mention[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const mention = placed.get(at);
    if (mention !== undefined) {
      const { adjective, place, to } = mention;
      if (!adjective && place.kind !== "world" && peopleOf(nameIn(tokens, mention)) === null)
        found.push({ name: place.name, kind: "place" });
      at = to - 1;
      continue;
    }
    const next = places.find(({ from }) => from > at)?.from ?? tokens.length;
    const end = wholeEnd(tokens, at, Math.max(at + 1, next));
    if (end === at) continue;
    found.push(...mentionOf(words, { from: at, to: end }, known));
    at = end - 1;
  }
  return found;
}

/** The end of a name, also over "of" ("Ring of Fire", not "President of Lamu"), in an institution's name over "and", and from "US" on. */
function wholeEnd(tokens: Words["tokens"], at: number, limit: number): number {
  const first = isAcronym(tokens[at]) && isCapital(tokens[at + 1]) ? runEnd(tokens, at + 1, limit) : at;
  const end = Math.max(runEnd(tokens, at, limit), first > at + 1 ? first : at);
  const joint = tokens[end]?.lower ?? "";
  if (end === at || end + 1 >= limit || !/^(?:of|and)$/.test(joint)) return end;
  const longer = runEnd(tokens, end + 1, limit);
  if (longer === end + 1) return end;
  if (joint === "and") return isInstitution(nameIn(tokens, { from: at, to: longer })) ? longer : end;
  return at > 0 && !isTitleWord(tokens[end - 1]?.lower ?? "") ? longer : end;
}

function mentionOf(words: Words, run: Range, known: Known): Mention[] {
  const { tokens } = words;
  const opening = isExplained(words, run.to) ? run.from : nameStart({ tokens, names: known.names }, run);
  const from = afterTitle(words, { from: afterHeading(tokens, { from: opening, to: run.to }), to: run.to });
  const range = { from, to: run.to };
  const name = nameIn(tokens, range);
  if (from >= run.to || !isNamable(name) || known.small.has(name.toLowerCase())) return [];
  return [{ name, kind: kindOf(words, range, name) }];
}

/** "US Vice President Ann Lee", "Gov. Lee": the titles are no part of the name; in "Mayor Street Board" they are. */
function afterTitle(words: Words, { from, to }: Range): number {
  const { tokens } = words;
  if (isBodyMark(lowerAt(words, to - 1))) return from;
  let start = from;
  for (let at = from; at < to - 1; at += 1) if (isTitleWord(lowerAt(words, at))) start = at + 1;
  while (start > from && start < to && tokens[start]?.kind === "symbol") start += 1;
  return start;
}

/** "READ MORE Acme": a heading in capitals that runs into a name is no part of it; "BNP Acme" has letters of its own. */
function afterHeading(tokens: Words["tokens"], { from, to }: Range): number {
  let at = from;
  while (at < to && /^\p{Lu}{2,}$/u.test(tokens[at]?.text ?? "")) at += 1;
  return at - from > 1 && at < to ? at : from;
}

const isTitleWord = (word: string): boolean => isHonorific(word) || isRole(word);

const things = new Set(lists.things);

/** Not a people ("Kenyans"), a place that stands for no place here, its kind ("Island"), a body without its name ("the Company"), a thing ("GDP"), an adjective ("Acme-wide"), a contraction, a number. */
const isNamable = (name: string): boolean =>
  canBeName(name) &&
  /\p{L}{2}/u.test(name) &&
  placeOf(name) === null &&
  !kindWords.has(name.toLowerCase()) &&
  !/-\p{Ll}+$|-\p{Ll}+ |['\u2019](?:d|ll|m|re|t|ve)$/u.test(name) &&
  !things.has(name.toLowerCase()) &&
  !isTitleWord(name) &&
  !isBody(name);

function kindOf(words: Words, { from, to }: Range, name: string): NameKind {
  const title = words.tokens[from - 1]?.text === "." ? from - 2 : from - 1;
  const before = lowerAt(words, title);
  const wordsOfName = name.split(" ");
  if (isOrganisation(name, wordsOfName)) return "organisation";
  if (isHonorific(before) && isCapital(words.tokens[title]) && wordsOfName.length < 4) return "person";
  if (
    wordsOfName.length > 1 &&
    wordsOfName.length < 5 &&
    /^[^\d&/]+$/.test(name) &&
    !/ (?:of|for) |\p{Lu}{2}/u.test(name)
  ) {
    if (isRole(before) && !isRoleOfFirms(before)) return "person";
    if (isExplained(words, to)) return "person";
  }
  const titled = isBody(before) && !kindWords.has(before) && !isCapital(words.tokens[title]);
  return titled || isBodyAfter(words, to) || hasStaff(words, to) ? "organisation" : "other";
}

/** "Quay Marine Inc", "Bank of Lamu", "Lamu Fisheries Board", "WHO"; a "Lamu County" is none. */
function isOrganisation(name: string, words: readonly string[]): boolean {
  if (institutionOf(name) !== null || isOutlet(name) || withoutLegalForm(name) !== name) return true;
  const heads = words.filter((_, at) => at === words.length - 1 || /^(?:of|for|&)$/.test(words[at + 1] ?? ""));
  return words.length > 1 && heads.some((word) => isBodyMark(word) && !kindWords.has(word.toLowerCase()));
}

/** What follows a name is said of a person: a title, an age, "who". */
const isExplained = (words: Words, to: number): boolean =>
  titleAfter(words, to) !== null || isAged(words, to) || isWho(words, to);

/** An outlet by a name that is not a surname or a common word with "the" before it: "The Hill", "The Sun". */
const isOutlet = (name: string): boolean => {
  const known = knownOutlet(name);
  return known !== null && (name.includes(" ") || !known.startsWith("The "));
};

/** "Jo Prado, 34,", "Jo Prado (34)". */
const isAged = ({ tokens }: Words, at: number): boolean =>
  /^[,(]$/.test(tokens[at]?.text ?? "") &&
  /^\d\d$/.test(tokens[at + 1]?.text ?? "") &&
  /^[,).]$/.test(tokens[at + 2]?.text ?? "");

const isWho = (words: Words, at: number): boolean => lowerAt(words, at) === "," && lowerAt(words, at + 1) === "who";

/** "Acme's revenue", "Acme shares", "Acme chief executive", "Acme's director": what only a firm or another body has. */
function hasStaff(words: Words, to: number): boolean {
  const next = lowerAt(words, to);
  if (isRoleInFirms(next) || firmMeasures.has(next)) return true;
  return (
    /['\u2019]s?$/.test(lowerAt(words, to - 1)) && isRoleInFirms(lowerAt(words, to + 1)) && words.content[to] === true
  );
}

const firmMeasures = new Set(lists.firmMeasures);

/** How many words the phrase that explains a name may have before its noun. */
const reach = 5;

/** "Bolt, an insurer,", "Bolt, the largest insurer of". */
function isBodyAfter(words: Words, comma: number): boolean {
  if (words.tokens[comma]?.text !== "," || !/^(?:a|an|the)$/.test(lowerAt(words, comma + 1))) return false;
  for (let at = comma + 2; at < comma + 2 + reach; at += 1) {
    if (words.content[at] !== true || /['\u2019]s?$/.test(lowerAt(words, at))) return false;
    if (isBody(lowerAt(words, at)) && words.content[at + 1] !== true) return !kindWords.has(lowerAt(words, at));
  }
  return false;
}
