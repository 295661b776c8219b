/** Which lines of a mail are its letter: what was answered, the head of a forwarded mail, signatures and footers are left out, each with its reason. */

import type { HeadField } from "../../../lexicon/mail.ts";
import {
  isHeadLine,
  mailLine,
  opensForward,
  opensOriginal,
  opensQuote,
  printedHead,
  readSubject,
} from "../../../lexicon/mail.ts";
import type { Line } from "./lines.ts";

export interface Letter<Some extends Line> {
  lines: Some[];
  /** What the head of the innermost forwarded mail says; null when the mail is not forwarded. */
  forwarded: ReadonlyMap<HeadField, string> | null;
}

/** Lines before a head that is forwarded without a word about it. Words. */
const shortNote = 8;
const longestHead = 30;
const longestSignature = 15;
/** A line of a footer in an earlier part than this is a line by itself. Share of the words. */
const footerPart = 0.5;
/** A paragraph of the letter has as many words. */
const prose = 30;

/** Judges every line. `subject` tells an answer from a forwarded mail. */
export function readLetter(lines: readonly Line[], subject: string): Letter<Line> {
  const { lines: opened, forwarded } = openForwards(lines, readSubject(subject).kind);
  const judged = [leaveQuotes, leaveSignature, leaveKnownLines, leaveFooter].reduce((all, step) => step(all), opened);
  return { lines: judged, forwarded };
}

const leave = (lines: readonly Line[], from: number, to: number, reason: string): Line[] =>
  lines.map((line, index) => (index >= from && index < to && line.reason === undefined ? { ...line, reason } : line));

const words = (text: string): number => text.match(/\S+/g)?.length ?? 0;
const isBlank = (line: Line | undefined): boolean => line?.text.trim() === "";
const wordsOf = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + words(line.text), 0);

/** Goes from one head to the head inside it, as long as mails are forwarded; what stands below the head of an answered mail is left out. */
function openForwards(lines: readonly Line[], subjectKind: "reply" | "forward" | null): Letter<Line> {
  let all = [...lines];
  let forwarded: ReadonlyMap<HeadField, string> | null = null;
  let kind = subjectKind;
  for (let from = 0, hops = 0; hops < 10; hops += 1) {
    const head = findHead(all, from);
    if (head === null) break;
    const note = wordsOf(all.slice(from, head.start));
    const isForward = head.forward || kind === "forward" || (kind === null && note <= shortNote);
    if (!isForward) return { lines: leave(all, head.start, all.length, "quoted reply"), forwarded };
    // A mail that was forwarded before may tell so in the middle of itself: only one right below the head is the mail meant.
    if (forwarded !== null && note > shortNote) break;
    all = leave(all, from, head.start, "note above a forwarded mail");
    all = leave(all, head.start, head.end, "head of a forwarded mail");
    all = outOfQuotation(all, head.end);
    forwarded = head.fields;
    kind = readSubject(head.fields.get("title") ?? "").kind;
    from = head.end;
  }
  return { lines: all, forwarded };
}

interface FoundHead {
  start: number;
  end: number;
  forward: boolean;
  fields: ReadonlyMap<HeadField, string>;
}

/** The next printed head of a mail: a line that opens it and its fields, or the fields alone when they are three or more. */
function findHead(lines: readonly Line[], from: number): FoundHead | null {
  for (let start = from; start < lines.length; start += 1) {
    const text = lines[start]?.text.trim() ?? "";
    const forward = opensForward(text);
    const marked = forward || opensOriginal(text);
    if (!marked && !isHeadLine(text)) continue;
    let end = marked ? start + 1 : start;
    while (end < lines.length && end - start < longestHead && belongsToHead(lines, end)) end += 1;
    const fields = printedHead(
      lines
        .slice(start, end)
        .map((line) => line.text)
        .join(" "),
    );
    const whole = fields.has("from") && (fields.has("published") || fields.has("title"));
    if (whole && (marked || fields.size >= 3)) return { start, end, forward, fields };
    if (marked && !forward) return { start, end: start + 1, forward, fields };
  }
  return null;
}

/** A field, or the blank line before one. */
function belongsToHead(lines: readonly Line[], at: number): boolean {
  const next = isBlank(lines[at]) ? at + 1 : at;
  return isHeadLine(lines[next]?.text.trim() ?? "");
}

/** A forwarded mail may be quoted as a whole: then one step of the quotation says nothing. */
function outOfQuotation(lines: readonly Line[], from: number): Line[] {
  const rest = lines.slice(from).filter((line) => line.text.trim() !== "");
  const inside = rest.filter((line) => line.cited > 0).length;
  return inside < rest.length * 0.8
    ? [...lines]
    : lines.map((line, index) => (index < from ? line : { ...line, cited: Math.max(0, line.cited - 1) }));
}

/** What was answered, and the line that says whose words it was. */
function leaveQuotes(lines: readonly Line[]): Line[] {
  let inReply = false;
  let lead = 0;
  return lines.map((line, index) => {
    if (line.reason !== undefined || isBlank(line)) return line;
    if (lead > 0 || leadLength(lines, index) > 0) {
      lead = lead > 0 ? lead - 1 : leadLength(lines, index) - 1;
      inReply = true;
      return { ...line, reason: "quoted reply" };
    }
    inReply = inReply && line.quoted > 0;
    return line.cited > 0 || inReply ? { ...line, reason: "quoted reply" } : line;
  });
}

/** How many lines from here say who wrote what is quoted below: one, or two that were wrapped; none when nothing is quoted. */
function leadLength(lines: readonly Line[], at: number): number {
  const line = lines[at]?.text.trim() ?? "";
  const both = `${line} ${lines[at + 1]?.text.trim() ?? ""}`;
  const length = opensQuote(line) ? 1 : opensQuote(both) ? 2 : 0;
  if (length === 0) return 0;
  const next = lines.slice(at + length, at + length + 3).find((each) => !isBlank(each));
  return next !== undefined && next.cited + next.quoted > 0 ? length : 0;
}

/** What stands below "-- ", and below the rule of a mailing list, which may have become one line with what it heads. */
function leaveSignature(lines: readonly Line[]): Line[] {
  const at = lines.findLastIndex(
    ({ text, reason }) => reason === undefined && /^(?:--\s?|_{20,}(?:\s.*)?)$/.test(text),
  );
  const rest = lines.slice(at + 1).filter((line) => line.reason === undefined && !isBlank(line));
  return at < 0 || rest.length > longestSignature ? [...lines] : leave(lines, at, lines.length, "signature");
}

/** Lines that the lexicon knows, and lines that are nothing but an address. */
function leaveKnownLines(lines: readonly Line[]): Line[] {
  return lines.map((line) => {
    const text = line.text.trim();
    const reason = /^[<([]?https?:\/\/\S+$/i.test(text) ? "address of a link" : mailLine(text)?.reason;
    return line.reason !== undefined || reason === undefined ? line : { ...line, reason };
  });
}

/** The end of a mail from its first line about the mailing on, when no paragraph comes after it, with the short lines right above. */
function leaveFooter(lines: readonly Line[]): Line[] {
  const kept = (line: Line): boolean => line.reason === undefined;
  const lastProse = lines.findLastIndex((line) => kept(line) && words(line.text) >= prose);
  const total = wordsOf(lines.filter(kept));
  let seen = 0;
  for (const [index, line] of lines.entries()) {
    seen += kept(line) ? words(line.text) : 0;
    if (index <= lastProse || seen < total * footerPart || mailLine(line.text.trim())?.tail !== true) continue;
    let from = index;
    while (from > lastProse + 1 && isAddress(lines[from - 1])) from -= 1;
    return leave(lines, from, lines.length, "mail footer");
  }
  return [...lines];
}

/** A line that may belong to the sender's address or copyright line: short, with a number, and no sentence. */
const isAddress = (line: Line | undefined): boolean =>
  line !== undefined &&
  (isBlank(line) ||
    line.reason !== undefined ||
    (words(line.text) < 15 && /\d/.test(line.text) && !/[.!?]$/.test(line.text.trim())));
