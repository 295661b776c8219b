/** What stands in a mail besides its letter: heads of replies and of forwarded mails, footers; and what a sender's name and a subject say. */
import mail from "./mail.json" with { type: "json" };
import { knownOutlet } from "./outlets.ts";

/** No rule looks at more than this: a longer line is prose. */
const longestLine = 400;

const compile = (entries: readonly { pattern: string }[]): RegExp[] =>
  entries.map(({ pattern }) => new RegExp(pattern, "iu"));
const fits = (patterns: readonly RegExp[], line: string): boolean =>
  line.length <= longestLine && patterns.some((pattern) => pattern.test(line));

const forwards = compile(mail.forwardMarkers);
const originals = compile(mail.originalMarkers);
const attributions = compile(mail.attributions);
const lines = mail.lines.map(({ reason, pattern, tail = false }) => ({
  reason,
  tail,
  pattern: new RegExp(pattern, "iu"),
}));

/** Whether a line opens a mail that is forwarded below it ("---------- Forwarded message"). The head may follow on the same line. */
export const opensForward = (line: string): boolean => forwards.some((pattern) => pattern.test(line.slice(0, 200)));
/** Whether a line opens the mail that is answered above it ("-----Original Message-----"). The head may follow on the same line. */
export const opensOriginal = (line: string): boolean => originals.some((pattern) => pattern.test(line.slice(0, 200)));
/** Whether a line names who wrote what is quoted below it ("On 3 May, Ana Example wrote:"). */
export const opensQuote = (line: string): boolean => fits(attributions, line);

/** Why a line of a mail is not its letter; null when it may be. `tail`: what follows it is not the letter either. */
export function mailLine(line: string): { reason: string; tail: boolean } | null {
  if (line.length > longestLine) return null;
  return lines.find(({ pattern }) => pattern.test(line)) ?? null;
}

export type HeadField = keyof typeof mail.headerNames;

const fieldOf = new Map<string, HeadField>();
for (const field of ["other", "title", "published", "from"] as const)
  for (const name of mail.headerNames[field]) fieldOf.set(name, field);
const fieldName = [...fieldOf.keys()].sort((a, b) => b.length - a.length).join("|");
const opensField = new RegExp(`^\\*?(?:${fieldName})\\*?\\s?:`, "iu");
const anyField = new RegExp(`(?<=^|\\s)\\*?(${fieldName})\\*?\\s?:\\*?(?=\\s|$)`, "giu");

/** Whether a line is a field of a mail's head ("Sent: ..."). */
export const isHeadLine = (line: string): boolean => opensField.test(line);

/** The fields of a mail's head that is printed in a text, on one line or several; the first of each counts. */
export function printedHead(text: string): Map<HeadField, string> {
  const names = [...text.slice(0, 4000).matchAll(anyField)];
  const head = new Map<HeadField, string>();
  for (const [index, match] of names.entries()) {
    const field = fieldOf.get((match[1] ?? "").toLowerCase()) ?? "other";
    const value = text.slice(match.index + match[0].length, names[index + 1]?.index ?? 4000).trim();
    if (!head.has(field)) head.set(field, value);
  }
  return head;
}

const prefix = (words: readonly string[]): RegExp =>
  new RegExp(`^(?:${words.join("|")})(?:\\[\\d{1,3}\\])?\\s?:\\s*`, "i");
const anyPrefix = prefix([...mail.replyPrefixes, ...mail.forwardPrefixes]);
const replyPrefix = prefix(mail.replyPrefixes);
const forwardPrefix = prefix(mail.forwardPrefixes);

/** What is said of the subject by what stands before it: an answer, a forwarded mail, or null for neither. */
export function readSubject(subject: string): { title: string; kind: "reply" | "forward" | null } {
  const kind = forwardPrefix.test(subject) ? "forward" : replyPrefix.test(subject) ? "reply" : null;
  let title = subject.trim();
  for (let found = anyPrefix.exec(title); found !== null; found = anyPrefix.exec(title))
    title = title.slice(found[0].length);
  return { title, kind };
}

const publication = new RegExp(
  `(?:^|\\s)(?:${mail.publicationWords.join("|")})$|^the\\s.*\\s(?:${mail.publicationWords.join("|")})\\b`,
  "i",
);
const joint = new RegExp(`^(.{2,60}?),? (?:${mail.senderJoints.join("|")}) (.{2,80})$`, "i");

/** Whether a name is that of a publication and not of a person: a known outlet, or one whose name says what it is. */
export const namesPublication = (name: string): boolean => knownOutlet(name) !== null || publication.test(name);

/** Who wrote and who sent, from the name of a sender: "Ana Example from The Quay Letter", "Quay Times", "Ana Example". */
export function readSender(name: string): { author?: string; outlet?: string } {
  const [, author, outlet] = joint.exec(name) ?? [];
  if (author !== undefined && outlet !== undefined) return { author, outlet: knownOutlet(outlet) ?? outlet };
  return namesPublication(name) ? { outlet: knownOutlet(name) ?? name } : { author: name };
}
