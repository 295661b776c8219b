/** Attribution: who is quoted in a sentence, and for which of its words ("according to X", "X said", "said X", "(via X)"). */
import lists from "../../lexicon/en/attribution.json" with { type: "json" };
import { isBody, isPeople, isRole, isSource } from "../../lexicon/speech.ts";
import type { Range, Words } from "../grammar/words.ts";
import { isCapital, isNamed, lowerAt, textOf, withoutPossessive } from "../grammar/words.ts";
import { matchWords } from "../quantities/tokens.ts";
import { afterTag, before, comparedBefore, isComplete, onwards } from "./voices/scope.ts";
import { isName, nameAfter } from "./voices/subject.ts";
import { verbVoices } from "./voices/verbs.ts";
import { called, namesFrom, publisherAfter, type Who, whoIs } from "./voices/who.ts";

/** Somebody who is quoted, and for which words; where two are, the one with fewer words holds. */
export interface Voice {
  who: Who;
  /** The token at which the speaker is named. */
  at: number;
  scope: readonly Range[];
}

const leads = lists.lead.map((lead) => lead.split(" "));
const byLeads = new Set(lists.byLead);

/** Everybody quoted in a sentence, in the order of naming. `inside` tells which tokens stand in quotation marks. */
export function findVoices(words: Words, inside: readonly boolean[]): Voice[] {
  const printed = printedVoices(words, inside);
  if (printed.length > 0) return printed;
  const led = leadVoices(words, inside);
  const spoken = verbVoices(words, inside).filter(({ at }) => !led.some((lead) => outweighs(words, lead, at)));
  return [...led, ...spoken].sort((a, b) => a.at - b.at);
}

/** A voice inside a lead or its comparison is no other; who reports, "citing officials", only passes on what they say. */
function outweighs(words: Words, { at, named, compared }: Led, voice: number): boolean {
  const passes = lowerAt(words, at) === "citing" && reportsBetween(words, { from: voice, to: at });
  return passes || covers(named, voice) || (compared !== null && covers(compared, voice));
}

const reportsBetween = (words: Words, { from, to }: Range): boolean =>
  words.tokens.slice(from, to).some(({ lower }) => /^report(?:s|ed)?$/.test(lower));

const covers = ({ from, to }: Range, at: number): boolean => at >= from && at < to;

/** "(via Lusa)", "[Acme]" at the end, and the name behind a quotation and a dash. */
function printedVoices(words: Words, inside: readonly boolean[]): Voice[] {
  const { tokens } = words;
  const whole = [{ from: 0, to: tokens.length }];
  const via = tokens.findIndex(({ lower }, at) => lower === "via" && tokens[at - 1]?.text === "(");
  const close = tokens.findIndex(({ text }, at) => at > via && text === ")");
  const who = via < 0 ? null : whoIs(words, { from: via + 1, to: close < 0 ? via : close });
  const found = [bracketed(words, inside), signed(words, inside)].filter((range) => range !== null);
  const quotedAs = quotedSaying(words);
  return [
    ...(quotedAs === null ? [] : [quotedAs]),
    ...(who === null ? [] : [{ who, at: via, scope: whole }]),
    ...found.map((range) => ({ who: called(textOf(tokens, range)), at: range.from, scope: whole })),
  ];
}

/** "The paper quoted a harbour guard as saying". */
function quotedSaying(words: Words): Voice | null {
  const as = words.tokens.findIndex(
    ({ lower }, at) => lower === "as" && /^(?:saying|telling)$/.test(lowerAt(words, at + 1)),
  );
  const at = words.tokens.findLastIndex(
    ({ lower }, index) => index < as && /^(?:quoted|cited|quotes|cites)$/.test(lower),
  );
  const who = as < 0 || at < 0 ? null : whoIs(words, { from: at + 1, to: as });
  return who === null ? null : { who, at, scope: [{ from: as, to: words.tokens.length }] };
}

/** "... fell by 4% [Acme]." */
function bracketed({ tokens }: Words, inside: readonly boolean[]): Range | null {
  const end = tokens.at(-1)?.text === "." ? tokens.length - 2 : tokens.length - 1;
  const open = tokens.findLastIndex(({ text }) => text === "[");
  const named = open >= 0 && end - open > 1 && end - open < 6 && tokens.slice(open + 1, end).every(isNamed);
  return tokens[end]?.text === "]" && named && !inside[open] ? { from: open + 1, to: end } : null;
}

/** "'We lost 40 boats' - Jo Prado": nothing but a name behind the dash. */
function signed(words: Words, inside: readonly boolean[]): Range | null {
  const { tokens } = words;
  const dash = tokens.findLastIndex(
    ({ text }, at) => /^[-\u2013\u2014]$/.test(text) && (at === 0 || inside[at - 1] === true),
  );
  if (dash < 0 || inside[dash]) return null;
  let to = dash + 1;
  while (to < tokens.length && isCapital(tokens[to])) to += 1;
  const ends = tokens[to] === undefined || /^[,.(]$/.test(tokens[to]?.text ?? "");
  return ends && isName(words, { from: dash + 1, to }) && !words.verb.slice(to).includes(true)
    ? { from: dash + 1, to }
    : null;
}

interface Led extends Voice {
  /** The words of the lead and the name. */
  named: Range;
  /** The comparison for which alone it speaks, or null. */
  compared: Range | null;
}

function leadVoices(words: Words, inside: readonly boolean[]): Led[] {
  const found: Led[] = [];
  for (let at = 0; at < words.tokens.length; at += 1) {
    if (inside[at]) continue;
    const lead = leads.find((candidate) => matchWords(words.tokens, at, candidate) >= 0);
    const voice =
      lead === undefined ? byLead(words, inside, at) : led(words, inside, { from: at, to: at + lead.length });
    if (voice === null) continue;
    found.push(voice);
    at = voice.named.to - 1;
  }
  return found;
}

/** "according to the board": with "citing" it must be somebody, no reason ("citing weak sales"). */
function led(words: Words, inside: readonly boolean[], lead: Range): Led | null {
  const phrase = namesFrom(words, lead.to);
  const range = { from: lead.to, to: Math.max(phrase.to, publisherEnd(words, phrase)) };
  const title = nameAfter(words, phrase);
  const who = title === null ? whoIs(words, range) : called(textOf(words.tokens, title));
  const reason = /^(?:citing|quoting)$/.test(lowerAt(words, lead.from)) && !isSpeaker(words, phrase);
  if (who === null || reason) return null;
  const named = { from: lead.from, to: title?.to ?? range.to };
  const compared = comparedBefore(words, lead.from);
  return {
    who,
    at: lead.from,
    named,
    compared,
    scope: compared === null ? tagScope(words, inside, named) : [compared],
  };
}

/** The end of "a report published by the board" behind "a report". */
function publisherEnd(words: Words, { from, to }: Range): number {
  const noun = words.tokens.slice(from, to + 1).findIndex(({ lower }) => isSource(lower));
  return noun < 0 ? to : (publisherAfter(words, from + noun + 1)?.to ?? to);
}

const isSpeaker = (words: Words, { from, to }: Range): boolean =>
  words.tokens
    .slice(from, to)
    .some((token) => isCapital(token) || [isPeople, isRole, isBody, isSource].some((test) => test(token.lower)));

/** A tag speaks for the clause around it. */
function tagScope(words: Words, inside: readonly boolean[], { from, to }: Range): Range[] {
  const ahead = before(words, inside, from);
  const behind = isComplete(words, ahead) ? afterTag(words, inside, to, true) : [onwards(words, inside, to)];
  return [ahead, ...behind];
}

/** ", estimated by the board," speaks for the sentence, "40 boats reported by the board" for the figure before it. */
function byLead(words: Words, inside: readonly boolean[], at: number): Led | null {
  if (!byLeads.has(lowerAt(words, at)) || lowerAt(words, at + 1) !== "by") return null;
  const phrase = namesFrom(words, at + 2);
  const who = whoIs(words, { from: at + 2, to: phrase.to });
  if (who === null || words.tokens[at + 2]?.lower === "up") return null;
  const named = { from: at, to: phrase.to };
  const apart = /^(?:,|as)$/.test(lowerAt(words, at - 1));
  const passive = /^(?:is|are|was|were|been|be)$/.test(lowerAt(words, at - 1));
  const around = passive
    ? [onwards(words, inside, phrase.to), before(words, inside, at)]
    : tagScope(words, inside, named);
  const scope = apart || passive ? around : [{ from: figureBefore(words, at), to: at }];
  return { who, at, named, compared: null, scope };
}

/** How many words before "reported by" its figure may stand. */
const figureReach = 8;

function figureBefore(words: Words, at: number): number {
  let from = at;
  while (from > at - figureReach && from > 0 && words.boundary[from - 1] !== true && !words.verb[from - 1]) from -= 1;
  return from;
}

/** Who released the report, study or plan that a sentence speaks of: "the report, which was released by the institute", "Acme's report". */
export function findPublisher(words: Words): { noun: string; name: string } | null {
  const at = words.tokens.findIndex(({ lower }) => publications.has(lower));
  if (at < 0) return null;
  const phrase = publisherAfter(words, at + 1) ?? possessorBefore(words, at);
  const who = phrase === null ? null : whoIs(words, phrase);
  return who === null || who.name === "" ? null : { noun: lowerAt(words, at), name: withoutPossessive(who.name) };
}

const publications = new Set(lists.publications);

/** "The State Board's 40-page report". */
function possessorBefore({ tokens }: Words, at: number): Range | null {
  const end = tokens.findLastIndex(({ text }, index) => index < at && index > at - 6 && /['\u2019]s?$/.test(text));
  let from = end + 1;
  while (from > 0 && isCapital(tokens[from - 1])) from -= 1;
  return end >= 0 && from <= end ? { from, to: end + 1 } : null;
}
