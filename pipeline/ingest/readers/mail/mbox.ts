/** A mailbox (RFC 4155): one mail after the other, each cut out only when it is asked for. */
import type { ByteReader, InnerFile } from "../../reader.ts";

/** "From ana@mill.example Wed Jan  1 10:00:00 2025": a line of prose that begins with "From" has no time and year behind it. */
const postmark = /^From [^\r\n]{0,200}\d\d:\d\d[^\r\n]{0,40}\b(?:19|20)\d\d\b[^\r\n]{0,20}$/;
const longestPostmark = 300;

export const mbox: ByteReader = {
  input: "bytes",
  extensions: ["mbox", "mbx"],
  recognises: (bytes) => isPostmark(view(bytes), 0),
  failure: "ingest/bad-mail",
  async *read(bytes) {
    const box = view(bytes);
    let number = 0;
    for (let start = 0; start < box.length; ) {
      const end = nextPostmark(box, start + 1);
      number += 1;
      yield toFile(box.subarray(lineEnd(box, start), end), `${number}.eml`);
      start = end;
    }
  },
};

/** The same bytes, with the searches of a Buffer. */
const view = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function lineEnd(box: Buffer, from: number): number {
  const at = box.indexOf(0x0a, from);
  return at < 0 ? box.length : at + 1;
}

/** A postmark stands at the start or after a blank line, and the line after it is a field of the head. */
function isPostmark(box: Buffer, at: number): boolean {
  const line = box.toString("latin1", at, Math.min(at + longestPostmark, lineEnd(box, at))).trimEnd();
  if (!postmark.test(line)) return false;
  const next = lineEnd(box, at);
  return /^(?:[!-9;-~]{1,100}[ \t]*:|>From )/.test(box.toString("latin1", next, next + 120));
}

function nextPostmark(box: Buffer, from: number): number {
  for (let at = box.indexOf("\nFrom ", from, "latin1"); at >= 0; at = box.indexOf("\nFrom ", at + 1, "latin1")) {
    const afterBlank = box[at - 1] === 0x0a || (box[at - 1] === 0x0d && box[at - 2] === 0x0a);
    if (afterBlank && isPostmark(box, at + 1)) return at + 1;
  }
  return box.length;
}

/** Mailboxes put a ">" before lines of a letter that look like a postmark. */
function toFile(mail: Buffer, name: string): InnerFile {
  const isQuoted = mail.includes("\n>From ", 0, "latin1") || mail.includes("\n>>", 0, "latin1");
  if (!isQuoted) return { kind: "file", name, bytes: mail };
  const text = mail.toString("latin1").replace(/^>(>{0,9}From )/gm, "$1");
  return { kind: "file", name, bytes: Buffer.from(text, "latin1") };
}
