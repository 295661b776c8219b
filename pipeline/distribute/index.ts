/** What goes out of a finished briefing: a mail for each recipient and a message for a webhook. It only composes; the commands send. */
import { createHash } from "node:crypto";
import { domainToASCII } from "node:url";
import { dayInWords } from "../lexicon/wording.ts";
import { type Address, mailboxOf } from "../model/address.ts";
import type { Attachment, Mail, Recipient } from "../model/delivery.ts";
import type { Ledger } from "../model/ledger.ts";
import type { Settings } from "../model/settings.ts";
import { asHtml, type Picture } from "./as-html.ts";
import { asSlack, type SlackMessage } from "./as-slack.ts";
import { asText } from "./as-text.ts";
import { editionOf } from "./edition.ts";
import { type Summary, summarize } from "./summary.ts";

/** The files of a briefing, as they lie in the output folder. */
export interface Finished {
  ledger: Ledger;
  markdown: string;
  /** Null where it was not printed. */
  pdf: Uint8Array | null;
}

/** A drawing as a picture, by the path that the Markdown gives it. */
export interface DrawnChart {
  path: string;
  png: Uint8Array;
  width: number;
  height: number;
}

/** An edition, ready to go out. */
export interface Edition {
  id: string;
  subject: string;
  text: string;
  html: string;
  attachments: Attachment[];
  message: SlackMessage;
}

/** The paths of the drawings that the mail would show. */
export const chartsIn = (markdown: string): string[] => chartPaths(summarize(markdown));

const chartPaths = ({ sections }: Summary): string[] =>
  sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "chart" ? [block.path] : [])));

/** The words, pictures and files of an edition. */
export function composeEdition(
  { ledger, markdown, pdf }: Finished,
  drawn: readonly DrawnChart[],
  { language, theme, link }: Settings,
): Edition {
  const id = editionOf(ledger);
  const summary = summarize(markdown);
  const subject = subjectOf(ledger);
  const wanted = new Set(chartPaths(summary));
  const charts = drawn
    .filter(({ path }) => wanted.has(path))
    .map((chart, at) => ({ ...chart, cid: `chart-${at + 1}@${id.slice(0, 16)}` }));
  const pictures = new Map<string, Picture>(charts.map((chart) => [chart.path, chart]));
  const closing = pdf === null ? [] : ["The whole briefing, with every source and its sentences, is attached as PDF."];
  return {
    id,
    subject,
    text: asText(summary, link === null ? closing : [...closing, `Read it at ${link}`]),
    html: asHtml(summary, closing, { language, colours: theme.colours, pictures, link }),
    attachments: [
      ...charts.map(({ cid, png }, at) => ({ name: `chart-${at + 1}.png`, type: "image/png", content: png, cid })),
      ...(pdf === null ? [] : [{ name: pdfName(ledger), type: "application/pdf", content: pdf, cid: null }]),
    ],
    message: asSlack(summary, subject, link),
  };
}

/** The mail of an edition to one recipient. */
export function mailTo(to: Address, from: Address, { id, subject, text, html, attachments }: Edition): Mail {
  const person = createHash("sha256").update(mailboxOf(to)).digest("hex");
  const domain = domainToASCII(from.address.slice(from.address.lastIndexOf("@") + 1)) || "quorum.invalid";
  const messageId = `<${id.slice(0, 24)}.${person.slice(0, 16)}@${domain}>`;
  return { from, to, subject, text, html, attachments, messageId };
}

/** Each mailbox once, as the record knows it. */
export function mailboxes(recipients: readonly Address[]): { to: Address; recipient: Recipient }[] {
  const byMailbox = new Map(recipients.toReversed().map((to) => [mailboxOf(to), to]));
  return [...new Set(recipients.map(mailboxOf))].flatMap((mailbox) => {
    const to = byMailbox.get(mailbox);
    return to === undefined ? [] : [{ to, recipient: { key: `mail ${mailbox}`, label: to.address } }];
  });
}

/** The webhook, of which there is one: its address is a secret, and no name for it. */
export const webhookRecipient: Recipient = { key: "webhook", label: "webhook" };

const longestSubject = 150;

/** "Harbours in the spring, 24 June 2024", on one line whatever the title holds. */
function subjectOf({ title, asOf }: Ledger): string {
  const line = title.replace(/[\s\p{C}\p{Zl}\p{Zp}]+/gu, " ").trim();
  const short = line.length <= longestSubject ? line : `${[...line].slice(0, longestSubject - 1).join("")}…`;
  return asOf === null ? short : `${short}, ${dayInWords(asOf)}`;
}

const pdfName = ({ asOf }: Ledger): string => (asOf === null ? "briefing.pdf" : `briefing-${asOf}.pdf`);
