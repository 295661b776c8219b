/** The name that a document is about, and which of its words are names. */
import { saysWhen } from "../../lexicon/calendar.ts";
import measures from "../../lexicon/en/measures.json" with { type: "json" };
import lists from "../../lexicon/en/names.json" with { type: "json" };
import { knownOutlet } from "../../lexicon/outlets.ts";
import { isAuxiliary, isFunctionWord, isPlural, isVerb } from "../../lexicon/words.ts";
import { isCapital, withoutPossessive } from "../grammar/words.ts";
import type { Token } from "../quantities/tokens.ts";
import { namesHappening } from "./events.ts";
import { canBeName, hasRole, isAddressed, isTimeBefore, nameIn, runEnd } from "./name-runs.ts";
import { isPossessive, isTitleCase } from "./place-names.ts";

type Sentences = readonly (readonly Token[])[];

/**
 * The name that a document is about: in its title and named at least twice in its sentences, once not as the first word, more than any other;
 * or, of all but the people `quoted`, names that end a longer one ("Ann Lee", then "Lee") and the outlet, named twice as often as any other. Null when there is none, as for a document about a country.
 */
export function findMainEntity(
  sentences: Sentences,
  title: string,
  { names, quoted }: { names: ReadonlyMap<string, number>; quoted: readonly string[] },
): string | null {
  const opened = sentences.map((tokens) => nameIn(tokens, { from: 0, to: runEnd(tokens, 0, tokens.length) }));
  const counts = new Map(names);
  for (const name of opened) if (counts.has(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const longer = longerNames(counts);
  const ranked = [...counts]
    .map(([name, count]) => [name, count + (longer.get(name) ?? 0)] as const)
    .filter(([name, count]) => count >= 2 && !/^\p{Lu}+$/u.test(name) && isNamable(name))
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const padded = ` ${title.replace(/[^\p{L}\p{N}&-]+/gu, " ")} `;
  const surnames = new Set([...counts.keys()].flatMap((full) => full.match(/ (\S+)$/)?.slice(1) ?? []));
  const isSpeaker = (name: string): boolean =>
    quoted.some((speaker) => speaker === name || speaker.split(" ").includes(name)) || surnames.has(name);
  const titled = ranked.find(([name]) => padded.includes(` ${name} `) && !isBrand(padded, name));
  const [first, second] = ranked.filter(([name]) => !isSpeaker(name));
  const outstanding =
    first !== undefined && first[1] >= often && first[1] >= 2 * (second?.[1] ?? 0) ? first : undefined;
  const name = (titled ?? outstanding)?.[0] ?? listedIn(sentences, counts, padded);
  return name === null
    ? null
    : ([...counts.keys()].find((full) => full.endsWith(` ${name}`) && namesHappening(full)) ?? name);
}

/** How often a name that is not in the title must stand in a document that is about it. */
const often = 3;

/** "PayBox owner Acme fined", "Acme boss Ann Lee quits" is about Acme in the first and the last, not about what it owns. */
const isBrand = (title: string, name: string): boolean => {
  const [, role = "", next = ""] = (title.split(` ${name} `)[1] ?? "").match(/^(\p{Ll}+) (\p{L})/u) ?? [];
  return owners.has(role) && /\p{Lu}/u.test(next);
};

const owners = new Set(lists.owners);

/** "Shares in Acme": the firm of the title where shares of it are spoken of. */
const listedIn = (sentences: Sentences, counts: ReadonlyMap<string, number>, title: string): string | null =>
  [...counts.keys()].find(
    (name) => title.includes(` ${name} `) && isNamable(name) && sentences.some((tokens) => sharesOf(tokens) === name),
  ) ?? null;

function sharesOf(tokens: readonly Token[]): string | null {
  const at = tokens.findIndex(
    ({ lower }, index) => /^(?:shares|stock)$/.test(lower) && /^(?:of|in)$/.test(tokens[index + 1]?.lower ?? ""),
  );
  return at < 0 ? null : nameIn(tokens, { from: at + 2, to: runEnd(tokens, at + 2, tokens.length) });
}

/** "Acme A/S" and "Acme Shipping" count for "Acme": how often longer names begin with a word. */
function longerNames(counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const longer = new Map<string, number>();
  for (const [name, count] of counts) {
    const [first = "", second] = name.split(" ");
    if (second !== undefined) longer.set(first, (longer.get(first) ?? 0) + count);
  }
  return longer;
}

const isNamable = (name: string): boolean =>
  canBeName(name) && !saysWhen(name) && knownOutlet(name) === null && !hasRole(name);

/** The names of a document: those inside its sentences, with how often, and those that only ever open one, with none. */
export function namesOf(sentences: Sentences, isPlace: (name: string) => boolean): ReadonlyMap<string, number> {
  const names = countNames(sentences, isPlace);
  for (const name of openingNames(sentences)) if (!names.has(name) && !isPlace(name)) names.set(name, 0);
  return names;
}

/** Names inside sentences, places not among them, with how often each stands there; a word that stands in small letters as well is none. */
function countNames(sentences: Sentences, isPlace: (name: string) => boolean): Map<string, number> {
  const counts = new Map<string, number>();
  const small = new Set(
    sentences.flatMap((tokens) => tokens.flatMap(({ text, lower }) => (text === lower ? [text] : []))),
  );
  for (const tokens of sentences)
    for (const name of isTitleCase(tokens) ? [] : namesInside(tokens)) {
      const words = name.split(" ");
      const place = isPlace(name) || (words.some(isPlace) && !words.includes("of"));
      if (!place && !small.has(name.toLowerCase())) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  return counts;
}

/** The names of a sentence that do not open it. */
function namesInside(tokens: readonly Token[]): string[] {
  const names: string[] = [];
  for (let at = 1; at < tokens.length; at += 1) {
    const end = isPartOfName(tokens, at - 1) ? at : runEnd(tokens, at, tokens.length);
    if (end === at) continue;
    if (!isAddressed(tokens, at)) names.push(nameIn(tokens, { from: at, to: end }));
    at = end - 1;
  }
  return names;
}

/** Whether the name that a token stands in goes on after it: not "But Acme", "Friday Acme", "Acme's Bolt". */
const isPartOfName = (tokens: readonly Token[], at: number): boolean =>
  isCapital(tokens[at]) &&
  !isPossessive(tokens[at]) &&
  !isTimeBefore(tokens, at) &&
  !isFunctionWord(tokens[at]?.lower ?? "");

/** Endings of nouns that are no names: "Inflation rose", "Parliament voted", "Spending fell". */
const commonEnding = /(?:ion|ment|ness|ity|ing|ance|ence|ism|ure|age|ship|hood|dom|th|er|or|ist|al|ly)$/;

/**
 * Words that only ever open sentences and never stand in small letters, singular and no common noun by their form: "Acme said"; other verbs
 * than those of doing business must follow twice ("Acme has").
 */
function openingNames(sentences: Sentences): string[] {
  const small = new Set(sentences.flatMap((tokens) => tokens.map(({ text }) => text)));
  const seen = new Map<string, number>();
  for (const tokens of sentences) {
    const name = openingName(tokens);
    if (name === null || small.has(name.toLowerCase())) continue;
    seen.set(name, (seen.get(name) ?? 0) + (acts(tokens) ? 2 : 1));
  }
  return [...seen].flatMap(([name, weight]) => (weight > 1 ? [name] : []));
}

/** "Acme has already approved", "Acme last week", "Acme, whose". */
function acts(tokens: readonly Token[]): boolean {
  let at = 1;
  if (tokens[at]?.text === ",") return true;
  while (isAuxiliary(tokens[at]?.lower ?? "") || /^(?:already|now|also|\p{L}+ly)$/u.test(tokens[at]?.lower ?? ""))
    at += 1;
  return agentive.has(tokens[at]?.lower ?? "") || timeWords.test(tokens[at]?.lower ?? "");
}

const timeWords = /^(?:last|this|earlier|later|recently)$/;

function openingName([first, next, third]: readonly Token[]): string | null {
  const { lower: word = "" } = next ?? {};
  const explained = word === "," && /^(?:which|whose)$/.test(third?.lower ?? "");
  const said = isVerb(word) || explained || timeWords.test(word) || /[a-z]{2}ed$/.test(word);
  if (first?.kind !== "word" || !said || !/^\p{Lu}\p{Ll}{2,}(?:['\u2019]s)?$/u.test(first.text)) return null;
  const name = withoutPossessive(first.text);
  const lower = name.toLowerCase();
  const common = isFunctionWord(lower) || isPlural(lower) || isVerb(lower) || commonEnding.test(lower);
  return common || levels.has(lower) ? null : name;
}

const agentive = new Set(lists.agentive);
const levels = new Set([...measures.levels, ...measures.counts]);

/** The proper name of a document's happening ("Hurricane Ida"), when its title says a part of it; or null. */
export function happeningName(sentences: Sentences, title: string, event: string): string | null {
  const names = [
    title,
    ...sentences.flatMap((tokens) => [
      ...namesInside(tokens),
      nameIn(tokens, { from: 0, to: runEnd(tokens, 0, tokens.length) }),
    ]),
  ];
  const full = names.slice(1).filter((name) => namesHappening(name, event));
  return (
    full.find((name) => name.split(" ").some((word) => !namesHappening(`a ${word}`, event) && title.includes(word))) ??
    null
  );
}
