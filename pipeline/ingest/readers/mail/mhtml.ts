/** A page that a browser saved with its pictures in one file (RFC 2557): the page itself is read as any web page, nothing else in the file is opened. */
import { decode } from "../../decode.ts";
import type { ByteReader } from "../../reader.ts";
import { html } from "../html/index.ts";
import { isSavedPage, parameter, readHead } from "./head.ts";

/** The page is among the first parts. */
const partLimit = 1000;

export const mhtml: ByteReader = {
  input: "bytes",
  extensions: ["mhtml", "mht"],
  recognises: isSavedPage,
  failure: "ingest/bad-markup",
  async *read(bytes) {
    const part = rootPart(bytes);
    if (part === null) throw new Error("a saved page without its page");
    const content = await decodePart(part);
    if (content === null) throw new Error("a saved page whose page is no text");
    const location =
      readHead(bytes)?.fields.get("snapshot-content-location") ?? readHead(part)?.fields.get("content-location");
    const url = location !== undefined && /^https?:\/\//i.test(location) ? { url: location } : {};
    for await (const reading of html.read(content)) {
      yield reading.kind === "article" ? { ...reading, stated: { ...url, ...reading.stated } } : reading;
    }
  },
};

/** The part with the page: the one that the head names, else the first that is HTML. The whole file when it is no multipart. */
function rootPart(bytes: Uint8Array): Uint8Array | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = readHead(bytes);
  const type = head?.fields.get("content-type") ?? "";
  const boundary = parameter(type, "boundary");
  if (head === null || boundary === null) return /^text\/html/i.test(type) ? bytes : null;
  const start = parameter(type, "start");
  const delimiter = `\n--${boundary}`;
  let first: Uint8Array | null = null;
  let at = file.indexOf(delimiter, Math.max(head.end - 2, 0), "latin1");
  for (let count = 0; at >= 0 && count < partLimit; count += 1) {
    const from = file.indexOf(0x0a, at + delimiter.length) + 1;
    const next = file.indexOf(delimiter, at + delimiter.length, "latin1");
    const part = from === 0 ? file.subarray(file.length) : file.subarray(from, next < 0 ? file.length : next);
    const fields = readHead(part)?.fields;
    const isPage = /^(?:text\/html|application\/xhtml|multipart\/alternative)/i.test(fields?.get("content-type") ?? "");
    if (isPage && start !== null && fields?.get("content-id") === start) return part;
    if (isPage && first === null) first = part;
    at = next;
  }
  return first;
}

/** A page may state its encoding only in itself, so its bytes are asked for when the part does not. */
async function decodePart(part: Uint8Array): Promise<string | null> {
  const { default: PostalMime } = await import("postal-mime");
  const type = readHead(part)?.fields.get("content-type") ?? "";
  if (parameter(type, "charset") !== null || !/^(?:text\/html|application\/xhtml)/i.test(type)) {
    const { html: page } = await PostalMime.parse(part);
    return page ?? null;
  }
  const attached = Buffer.concat([Buffer.from("Content-Disposition: attachment\r\n"), part]);
  const content = (await PostalMime.parse(attached)).attachments[0]?.content;
  return content instanceof ArrayBuffer ? ((await decode(new Uint8Array(content)))?.text ?? null) : null;
}
