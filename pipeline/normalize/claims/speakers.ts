/** Speakers: who is quoted for which words of each sentence of a document, with "he said", surnames, "the firm" and quotations over several sentences resolved. */
import { placeOf } from "../../lexicon/places.ts";
import { isPlural } from "../../lexicon/words.ts";
import type { Range, Words } from "../grammar/words.ts";
import { findPublisher, findVoices, type Voice } from "./attribution.ts";
import type { Abbreviation } from "./names.ts";
import { directions } from "./place-names.ts";
import { fits, type Kind, kindOf, toldPronoun } from "./voices/kinds.ts";
import { bodyNames, callings, type Known, namesIn, resolveName, type Told, withoutHonorific } from "./voices/names.ts";
import { type Quoted, readQuotes } from "./voices/quotes.ts";
import { subjectBefore } from "./voices/subject.ts";
import type { Pronoun, Who } from "./voices/who.ts";

/** Words of a sentence, as half-open character positions in it, and who is quoted for them. */
export interface Speech {
  name: string;
  start: number;
  end: number;
}

/** What is known of a document's names. */
export interface Names {
  mainEntity: string | null;
  people: readonly string[];
  abbreviations: readonly Abbreviation[];
}

/** Who is quoted in each sentence, the speech with fewest words first. */
export function readSpeakers(sentences: readonly Words[], paragraphs: readonly number[], names: Names): Speech[][] {
  const quotes = readQuotes(sentences, paragraphs);
  const known: Known = {
    ...names,
    bodies: bodyNames(sentences),
    publisher: sentences.reduce<string | null>((found, words) => found ?? findPublisher(words)?.name ?? null, null),
  };
  const memory = new Memory(known);
  const heard = sentences.map((words, at) => memory.hear(words, quotes[at] as Quoted, paragraphs[at] ?? 0));
  return sentences.map((words, at) => [
    ...spoken(words, heard[at] ?? []),
    ...goingOn(sentences, paragraphs, quotes, heard, at),
  ]);
}

/** Whom a sentence quotes for a quantity: for its number, as the words around it may belong to others ("the 40 boats analysts expected"). */
export function speakerFor(
  speech: readonly Speech[],
  { tokens }: Pick<Words, "tokens">,
  { from, to }: Range,
): string | null {
  const number = tokens.slice(from, to).find(({ kind }) => kind === "number" || kind === "currency") ?? tokens[from];
  const at = number?.start ?? 0;
  return speech.find(({ start, end }) => at >= start && at < end)?.name ?? null;
}

/** A voice with its full name. */
interface Heard extends Voice {
  name: string;
}

/** The voice with fewest words first. */
function byScope(heard: readonly Heard[]): Heard[] {
  const size = ({ scope }: Heard): number => scope.reduce((sum, { from, to }) => sum + to - from, 0);
  return [...heard].sort((a, b) => size(a) - size(b) || b.at - a.at);
}

/** Who speaks the quotation of a sentence, else whoever speaks last in it. */
function quoting(heard: readonly Heard[], { inside }: Quoted): string | null {
  const quoted = byScope(heard).find(({ scope }) =>
    scope.some(({ from, to }) => inside.slice(from, to).includes(true)),
  );
  return (quoted ?? heard.at(-1))?.name ?? null;
}

function spoken({ tokens }: Words, heard: readonly Heard[]): Speech[] {
  return byScope(heard).flatMap(({ name, scope }) => scope.map((range) => ({ name, ...positions(tokens, range) })));
}

const positions = (
  tokens: Words["tokens"],
  { from, to }: { from: number; to: number },
): { start: number; end: number } => ({
  start: tokens[from]?.start ?? 0,
  end: tokens[to - 1]?.end ?? 0,
});

/** The quoted words of a sentence that names no speaker for them: whoever began the quotation, ends it, or spoke just before. */
function goingOn(
  sentences: readonly Words[],
  paragraphs: readonly number[],
  quotes: readonly Quoted[],
  heard: readonly (readonly Heard[])[],
  at: number,
): Speech[] {
  const { tokens } = sentences[at] as Words;
  const quoted = quotes[at] as Quoted;
  const own = heard[at]?.some(({ scope }) =>
    scope.some(({ from, to }) => quoted.inside.slice(from, to).includes(true)),
  );
  const opens = quoted.inside[0] === true;
  const name = own === true && !quoted.continues ? null : quoter(paragraphs, quotes, heard, at);
  const end = quoted.inside.indexOf(false);
  return name === null || !opens
    ? []
    : [{ name, ...positions(tokens, { from: 0, to: end < 0 ? tokens.length : end }) }];
}

/** How many quotations that name nobody may stand between a quotation and its speaker. */
const quotationsBack = 2;

/** How many sentences a quotation is followed. */
const longestQuotation = 12;

function quoter(
  paragraphs: readonly number[],
  quotes: readonly Quoted[],
  heard: readonly (readonly Heard[])[],
  at: number,
  back = quotationsBack,
): string | null {
  let first = at;
  while (first > 0 && at - first < longestQuotation && quotes[first]?.continues) first -= 1;
  let last = at;
  while (last - at < longestQuotation && quotes[last]?.closer !== null && quotes[last + 1]?.continues) last += 1;
  for (let index = first; index <= last; index += 1) {
    const own = quoting(heard[index] ?? [], quotes[index] as Quoted);
    if (own !== null) return own;
  }
  const before = first - 1;
  const near = (paragraphs[first] ?? 0) - (paragraphs[before] ?? 0) <= 1;
  if (before < 0 || !near) return null;
  const said = quoting(heard[before] ?? [], quotes[before] as Quoted);
  if (said !== null) return said;
  return back > 0 && quotes[before]?.inside[0] === true ? quoter(paragraphs, quotes, heard, before, back - 1) : null;
}

/** Somebody who spoke or was spoken of. */
interface Mention {
  name: string;
  kind: Kind;
  speaks: boolean;
}

/** How many sentences and paragraphs back a pronoun may point. */
const reach = 3;
const paragraphsBack = 2;

/** How many names are remembered, so that a document of any length takes time linear in it. */
const mostNames = 300;

function keep(names: string[], name: string): void {
  names.push(name);
  if (names.length > mostNames) names.shift();
}

/** What a reader remembers of those named so far. */
class Memory {
  private readonly sentences: { paragraph: number; mentions: Mention[]; names: readonly string[] }[] = [];
  private readonly names: string[] = [];
  private readonly quoted: string[] = [];
  private readonly called = new Map<string, string>();
  private readonly set = new Map<string, string>();
  private readonly pronouns = new Map<string, "he" | "she">();
  private publisher: string | null = null;

  private readonly known: Known;

  constructor(known: Known) {
    this.known = known;
  }

  /** The voices of the next sentence, resolved. */
  hear(words: Words, { inside }: Quoted, paragraph: number): Heard[] {
    const mentions: Mention[] = [];
    this.sentences.push({ paragraph, mentions, names: namesIn(words) });
    for (const { noun, name, set } of callings(words)) (set ? this.set : this.called).set(noun, name);
    const owner = findPublisher(words);
    if (owner !== null) this.publisher = resolveName(owner.name, true, this.known, this.told());
    const voices = findVoices(words, inside);
    const verb = words.verb.findIndex((is, at) => is && !inside[at]);
    const subject = verb > 0 ? subjectBefore(words, verb) : null;
    const own = subject !== null && !inside[subject.from] ? this.resolve(subject.who) : null;
    const vague = subject?.who.pronoun === "it" && own !== null && this.kindOf(own) === "unknown";
    if (own !== null && !vague) this.mention(own, false, subject?.from === 0 && subject.who.definite);
    return voices.flatMap((voice) => {
      const name = this.resolve(voice.who);
      if (name === null) return [];
      this.mention(name, true);
      return [{ ...voice, name }];
    });
  }

  /** What is no name and no noun for people or a body cannot be meant later. */
  private mention(name: string, speaks: boolean, definite = false): void {
    const kind = this.kindOf(name);
    const common = !name.includes(" ") && !definite && isPlural(name);
    if (kind === "unknown" && (!/\p{Lu}/u.test(name) || common)) return;
    this.sentences.at(-1)?.mentions.push({ name, kind, speaks });
    keep(this.names, name);
    if (speaks && !name.includes(" and ")) keep(this.quoted, name);
  }

  private told(): Told {
    const recent = this.sentences.slice(-2).reverse();
    const near = recent.flatMap(({ mentions }, back) =>
      mentions
        .filter(({ speaks, kind }) => (back === 0 || speaks) && kind !== "person" && kind !== "people")
        .map(({ name }) => name)
        .reverse(),
    );
    const last = this.sentences.slice(-reach, -1).findLast(({ mentions }) => mentions.length > 0)?.mentions ?? [];
    return {
      spoke: [...new Set(last.filter(({ speaks }) => speaks).map(({ name }) => name))],
      names: this.names,
      quoted: this.quoted,
      called: this.called,
      set: this.set,
      publisher: this.publisher,
      near,
    };
  }

  private resolve({ name, pronoun, definite }: Who): string | null {
    if (pronoun === null) return this.learn(resolveName(name, definite, this.known, this.told()), name);
    const owner = this.antecedent(pronoun);
    if (owner === null || name === "") return owner;
    return `${owner}'s ${name}`;
  }

  /** "Ms Prado": from now on Prado is "she". */
  private learn(name: string, printed: string): string {
    const told = toldPronoun(printed);
    if (told !== null && kindOf(name) !== "body")
      for (const known of [name, withoutHonorific(name)]) this.pronouns.set(known, told);
    return name;
  }

  private kindOf(name: string): Kind {
    const kind = kindOf(name);
    if (kind !== "unknown") return kind;
    if (name === this.known.mainEntity || this.known.bodies.includes(name)) return "body";
    return this.pronouns.has(name) ? "person" : "unknown";
  }

  /** The last one named who fits, a speaker before a subject; nobody when those who fit lie too far back. */
  private antecedent(pronoun: Pronoun): string | null {
    const here = this.sentences.at(-1)?.paragraph ?? 0;
    for (const { paragraph, mentions, names } of this.sentences.slice(-reach).reverse()) {
      if (here - paragraph > paragraphsBack) return null;
      const fitting = mentions.filter((mention) => this.fit(pronoun, mention));
      const found = fitting.findLast(({ speaks }) => speaks) ?? fitting.at(-1);
      const other =
        /^(?:it|they)$/.test(pronoun) && names.some((name) => !mentions.some((mention) => mention.name.includes(name)));
      if (found === undefined && other && mentions !== this.sentences.at(-1)?.mentions) return null;
      if (found === undefined) continue;
      if (pronoun === "he" || pronoun === "she") this.pronouns.set(found.name, pronoun);
      return found.name;
    }
    return null;
  }

  private fit(pronoun: Pronoun, { name, kind }: Mention): boolean {
    const own = this.pronouns.get(name);
    if (/^(?:he|she)$/.test(pronoun) && isPlace(name)) return false;
    return fits(pronoun, kind) && (own === undefined || own === pronoun);
  }
}

/** "France", "the northern Alps": nobody who says "I". */
const isPlace = (name: string): boolean =>
  placeOf(name) !== null || directions.has(name.toLowerCase().split(" ", 1)[0] ?? "");
