/** A summary as the JSON that Slack's incoming webhooks take, and what takes the same: within Slack's limits. */
import { type Block, type Summary, textOf, type Words } from "./summary.ts";

interface Text {
  type: "mrkdwn" | "plain_text";
  text: string;
  /** Nothing in it becomes a link or calls somebody by itself. */
  verbatim?: true;
}

export interface SlackMessage {
  /** For notifications. */
  text: string;
  blocks: ({ type: "header" | "section"; text: Text } | { type: "context"; elements: Text[] })[];
}

/** Slack's limits: characters of a text and of a header, blocks of a message. */
const limits = { text: 3_000, header: 150, blocks: 50 };

/** The message. `link` is where the whole briefing lies. */
export function asSlack({ title, opening, sections }: Summary, subject: string, link: string | null): SlackMessage {
  const lines = sections.flatMap((part) => {
    const said = withoutQuotations(part.blocks).flatMap(blockLines);
    return said.length === 0 ? [] : [`*${bold(part.title)}*`, ...said, ""];
  });
  const more = link === null ? [] : [section(`<${linkOf(link)}|Read the whole briefing>`)];
  const said = chunks(lines).map(section);
  const facts = opening.map((words) => mrkdwn(words)).join("\n");
  const context = facts === "" ? [] : [{ type: "context" as const, elements: [text(cut(facts, limits.text))] }];
  return {
    text: escaped(subject),
    blocks: [
      { type: "header", text: { type: "plain_text", text: cut(title, limits.header) } },
      ...context,
      ...said.slice(0, limits.blocks - 3),
      ...more,
    ],
  };
}

const section = (words: string) => ({ type: "section" as const, text: text(words) });
const text = (words: string): Text => ({ type: "mrkdwn", text: words, verbatim: true });

/** Of a conflict the name and the reason are left: each figure with the list of those who give it is in the briefing. */
function withoutQuotations(blocks: readonly Block[]): Block[] {
  const isFigure = (block: Block | undefined): boolean =>
    block?.kind === "paragraph" && block.words.every(({ strong }) => strong);
  return blocks.filter(
    (block, at) =>
      !(isFigure(block) && blocks[at + 1]?.kind === "list") && !(block.kind === "list" && isFigure(blocks[at - 1])),
  );
}

function blockLines(block: Block): string[] {
  switch (block.kind) {
    case "heading":
      return [`*${bold(textOf(block.words))}*`];
    case "paragraph":
      return [mrkdwn(block.words)];
    case "list":
      return block.items.map((item) => `• ${mrkdwn(item)}`);
    case "table":
      return block.rows.map((row) => `• ${row.map((cell) => mrkdwn(cell).replaceAll("\n", ", ")).join(" · ")}`);
    case "chart":
      return [];
  }
}

/** Lines together, as many as a text may have; a line that is longer is cut. */
function chunks(lines: readonly string[]): string[] {
  const texts: string[] = [];
  let open = "";
  for (const line of lines) {
    const next = open === "" ? cut(line, limits.text) : `${open}\n${line}`;
    if (next.length > limits.text) {
      texts.push(open);
      open = cut(line, limits.text);
    } else open = next;
  }
  return [...texts, open].map((words) => words.trim()).filter((words) => words !== "");
}

/** Ends on a whole character, and not inside of an escaped one. */
const cut = (words: string, length: number): string =>
  words.length <= length ? words : `${words.slice(0, length - 1).replace(/&[a-z]*$|[\uD800-\uDBFF]$/, "")}…`;

const mrkdwn = (words: Words): string =>
  words.map(({ text: piece, strong }) => (strong ? around(piece) : escaped(piece))).join("");

/** Asterisks want letters at their inner side. */
function around(piece: string): string {
  const inner = piece.trim();
  if (inner === "") return piece;
  return piece.replace(inner, () => `*${bold(inner)}*`);
}

const bold = (words: string): string => escaped(words.replaceAll("*", "∗"));

/** All that Slack asks to be escaped: so nothing calls a channel or becomes a link. */
const escaped = (words: string): string =>
  words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** In the address of a link its own marks stand as codes. */
const linkOf = (link: string): string =>
  new URL(link).href.replaceAll("|", "%7C").replaceAll("&", "&amp;").replaceAll("<", "%3C").replaceAll(">", "%3E");
