/** Heads: what the words of a column's head, a row's label or a title say of the figures beside them: unit, time, how meant, what is measured. */
import measures from "../../lexicon/en/measures.json" with { type: "json" };
import { placeOf } from "../../lexicon/places.ts";
import {
  type HeadRole,
  headRole,
  isChangeWord,
  isNotCounted,
  isShareWord,
  tableModality,
} from "../../lexicon/tables.ts";
import { unitEntry } from "../../lexicon/units.ts";
import { isVerb, singular } from "../../lexicon/words.ts";
import type { Aspect, Modality } from "../../model/claim.ts";
import { findQuantities } from "../quantities/index.ts";
import { readTime, type TableTime } from "./times.ts";
import { type PhraseUnit, readUnitPhrase } from "./unit-phrase.ts";

export interface Head {
  /** As printed. */
  text: string;
  role: HeadRole | null;
  unit: PhraseUnit | null;
  time: TableTime | null;
  modality: Modality | null;
  aspect: Aspect | null;
  /** What is left: what is measured, or whom it is of. */
  words: string;
}

/** Longer texts are sentences and say too much. Characters. */
const longest = 200;

/** Reads a text of a table. Total: one that says nothing is all words. */
export function readHead(text: string): Head {
  const head: Head = { text, role: headRole(text), unit: null, time: null, modality: null, aspect: null, words: text };
  if (text.length > longest) return head;
  head.time = readTime(text);
  if (head.time !== null) return { ...head, words: "", modality: head.time.modality };
  if (head.role === null) {
    const whole = readUnitPhrase(text);
    if (whole !== null && isPrintedUnit(text, whole)) return withUnit({ ...head, words: "" }, whole);
  }
  takeBrackets(head);
  takeEnds(head);
  takeChange(head);
  return { ...head, words: head.words.replace(/\s+/g, " ").replace(/^[\s,;:\u2013-]+|[\s,;:\u2013-]+$/g, "") };
}

/** "Tonnes" and "USD million" are units; "Boats" is what is counted, and "Minutes" may be notes of a meeting. */
const isPrintedUnit = (text: string, { unit }: PhraseUnit): boolean =>
  unit === null || unitEntry(unit).kind !== "physical" || /^[a-z\d%\u00b0/]/.test(text);

const withUnit = (head: Head, unit: PhraseUnit): Head => Object.assign(head, { unit: head.unit ?? unit });

/** "(USD million)", "(forecast)", "[2023]"; what else stands in brackets stays among the words, but a mark of a footnote. */
function takeBrackets(head: Head): void {
  head.words = head.words.replace(/[([]([^()[\]]{1,80})[)\]]/g, (all, inner: string) => {
    const parts = inner.split(/[,;]\s/).map((part) => part.trim());
    const taken = isFootnote(inner) || takePart(head, inner) || parts.every((part) => takePart(head, part));
    return taken ? " " : all;
  });
}

/** "(a)", "[2]": the letters that come first are no units. */
const isFootnote = (inner: string): boolean => /^(?:[a-f]|\d{1,2}|\*+)$/.test(inner.trim());

/** "Share, %", "Output, 1,000 t", "Revenue in million euros", "GDP US$ bn", "% of exports", "Exports 2023". */
function takeEnds(head: Head): void {
  for (let more = true; more; ) {
    const [, before = "", joint = "", end = ""] =
      /^(.*\S)(,\s+|;\s*|\s+in\s+|:\s+|\s+[-\u2013]\s+)(.+)$/.exec(head.words) ?? [];
    more = before !== "" && takePart(head, end);
    if (more) head.words = before;
    else if (joint === ", ") break;
  }
  const words = head.words.split(/\s+/);
  for (const count of [3, 2, 1]) {
    if (words.length <= count) continue;
    const [first, last] = [words.slice(0, count).join(" "), words.slice(-count).join(" ")];
    if (isPlain(last) && takePart(head, last)) words.splice(-count);
    else if (isPlain(first) && takePart(head, first)) words.splice(0, count);
  }
  head.words = words.join(" ").replace(/^of\s+/i, "");
}

/** Signs, codes and years say plainly what they are; a word like "points" may be part of the name. */
const isPlain = (text: string): boolean =>
  /[%\p{Sc}]|^[A-Z]{3}\b|\b(?:19|20)\d\d/u.test(text) || (tableModality(text, false) !== null && text.length > 2);

/** Whether a part of a head is a unit, a time or a word for how it is meant; then the head has it. */
function takePart(head: Head, part: string): boolean {
  const time = head.time === null ? readTime(part) : null;
  if (time !== null && !time.part) {
    head.time = time;
    head.modality = head.modality ?? time.modality;
    return true;
  }
  const modality = part.length > 2 ? tableModality(part, false) : null;
  if (modality !== null) {
    head.modality = modality;
    return true;
  }
  const share = /^(%|percent|per cent) of (.{2,60})$/i.exec(part);
  if (share?.[2] !== undefined) {
    head.unit = { unit: "percent", factor: 1, bare: null };
    head.aspect = "share";
    head.words = `${head.words.includes(share[2]) ? "" : `${share[2]} `}`;
    return true;
  }
  const change = part.split(/\s+/).filter((word) => !isChangeWord(word));
  const unit = readUnitPhrase(change.join(" ").replace(/^annual\s+/i, ""));
  if (unit === null || head.unit !== null) return false;
  if (change.length < part.split(/\s+/).length) head.aspect = "change";
  head.unit = unit;
  return true;
}

/** "Growth", "Revenue growth", "Share of exports": what kind of figure the words name. */
function takeChange(head: Head): void {
  const words = head.words.split(/\s+/);
  if (words.some(isChangeWord)) head.aspect = "change";
  else if (isShareWord(words[0] ?? "") || isShareWord(words.at(-1) ?? "")) head.aspect = "share";
  if (head.aspect === "share" && head.unit === null && /^percent(?:age)?\b/i.test(head.words))
    head.unit = { unit: "percent", factor: 1, bare: null };
}

const implied = new Map(Object.entries(measures.units));
const paid = new Set([...measures.money, ...measures.levels]);

/** What a head without a unit counts: "Deaths", "Number of firms", "Population"; null when nothing is certain. */
export function countedIn(words: string): string | null {
  const counted = words
    .replace(/^(?:total\s+)?(?:number|no\.?)\s+of\s+/i, "")
    .replace(/^total\s+/i, "")
    .trim();
  const stop = counted.split(/\s+(?:of|in|per|by|with|to|from|at|on|for|and)\s+/i)[0] ?? "";
  const last = stop.split(/\s+/).at(-1) ?? "";
  const unit = implied.get(last.toLowerCase());
  if (unit !== undefined && unit !== "point") return unit;
  if (isNotCounted(last.toLowerCase()) || paid.has(last.toLowerCase()) || paid.has(singular(last.toLowerCase())))
    return null;
  const form = `10 ${untilVerb(stop).replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase())}`;
  const { quantities } = findQuantities(form);
  const [quantity] = quantities;
  if (quantity === undefined || quantities.length > 1 || quantity.noun === null || quantity.unit === null) return null;
  return quantity.span.end === form.length && unitEntry(quantity.unit).kind === "count" ? quantity.unit : null;
}

/** "Ships built": what is said of those counted comes after them. */
function untilVerb(words: string): string {
  const all = words.split(" ");
  const verb = all.findIndex((word, at) => at > 0 && (isVerb(word.toLowerCase()) || /ed$/.test(word)));
  return all.slice(0, verb < 0 ? undefined : verb).join(" ");
}

/** Amounts of money: a letter behind one is a scale and no measure. */
export const isPaid = (words: string): boolean =>
  words
    .toLowerCase()
    .split(" ")
    .some((word) => money.has(word) && !/^(?:size|scale)$/.test(word));

const money = new Set(measures.money);

/** The words as a name in running text: a capital only where it belongs to a name or an acronym. */
export function metricName(words: string): string {
  const [first = ""] = words.split(" ");
  const name =
    /^\p{Lu}\p{Ll}/u.test(first) && placeOf(first) === null ? words.charAt(0).toLowerCase() + words.slice(1) : words;
  return name.replace(/^(?:total\s+)?number of\s+/, "");
}
