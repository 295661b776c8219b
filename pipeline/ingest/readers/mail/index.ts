/** A mail: its letter as an article, and the files attached to it. postal-mime takes it apart; nothing it points to is fetched. */
import type { Email } from "postal-mime";
import { decode } from "../../decode.ts";
import type { ByteReader } from "../../reader.ts";
import { withWesternSigns } from "../../western.ts";
import type { Draft } from "../lay-out.ts";
import { layOut } from "../lay-out.ts";
import { attachedFiles } from "./attachments.ts";
import { isMail } from "./head.ts";
import type { Letter } from "./letter.ts";
import { readLetter } from "./letter.ts";
import type { Line } from "./lines.ts";
import { htmlLines, joinPlain, plainLines } from "./lines.ts";
import { readStated } from "./stated.ts";

/** A mail in a mail is a file in a file; parts in parts that lie deeper than any mailer puts them are an attack. */
const limits = { forceRfc822Attachments: true, maxNestingDepth: 50, maxHeadersSize: 1_000_000 };
/** The plain text is only read when the HTML has less than this share of its words. */
const poorShare = 0.6;

export const mail: ByteReader = {
  input: "bytes",
  extensions: ["eml"],
  recognises: isMail,
  failure: "ingest/bad-mail",
  async *read(bytes) {
    const { default: PostalMime } = await import("postal-mime");
    const email = await PostalMime.parse(await inUnicode(bytes), limits);
    const { drafts, forwarded } = await readBody(email);
    const stated = readStated(email, forwarded);
    const kept = drafts.filter((draft) => draft.reason === undefined && draft.text !== stated.title);
    const files = [...attachedFiles(email.attachments)];
    if (kept.length > 0 || files.length === 0) {
      const headline: Draft[] =
        stated.title === undefined || kept.length === 0 ? [] : [{ kind: "heading", text: stated.title }];
      const body = drafts.filter((draft) => draft.text !== stated.title);
      yield { kind: "article", format: "mail", ...layOut([...headline, ...body]), derived: true, tables: [], stated };
    }
    yield* files;
  },
};

/** Old mailers send letters above ASCII without a word about their encoding. */
async function inUnicode(bytes: Uint8Array): Promise<Uint8Array> {
  const isUnicode = !new TextDecoder().decode(bytes).includes("\ufffd");
  if (isUnicode || /charset/i.test(new TextDecoder("latin1").decode(bytes))) return bytes;
  const decoded = await decode(bytes);
  return decoded === null ? bytes : new TextEncoder().encode(decoded.text);
}

/** The richer of the two bodies, judged line by line. */
async function readBody({
  html,
  text,
  subject = "",
}: Email): Promise<{ drafts: Draft[]; forwarded: Letter<Line>["forwarded"] }> {
  const page = html === undefined ? null : readLetter(await htmlLines(withWesternSigns(html)), subject);
  const plain = text === undefined ? null : readLetter(plainLines(withWesternSigns(text)), subject);
  const letter = page !== null && (plain === null || wordsIn(page) >= wordsIn(plain) * poorShare) ? page : plain;
  if (letter === null) return { drafts: [], forwarded: null };
  return { drafts: letter === page ? letter.lines : await joinPlain(letter.lines), forwarded: letter.forwarded };
}

const wordsIn = ({ lines }: Letter<Line>): number =>
  lines.reduce((sum, { text, reason }) => sum + (reason === undefined ? (text.match(/\p{L}+/gu)?.length ?? 0) : 0), 0);
