/** The files that are attached to a mail: not the pictures, invitations and signatures that make part of the letter. */
import type { Attachment } from "postal-mime";
import type { Content, InnerFile } from "../../reader.ts";

const attachmentLimit = 100;

/** Parts that are no articles, whatever they are called. */
const never =
  /^(?:text\/(?:calendar|(?:x-)?vcard|rfc822-headers|x-amp-html)|application\/(?:ics|pgp-signature|pgp-encrypted|(?:x-)?pkcs7-signature|applefile)|message\/(?:delivery-status|disposition-notification|feedback-report|partial))$/;
const articles = /^(?:application|text|message)\//;
/** What to call a part without a name, so that it is read as what it says it is. */
const endings: Readonly<Record<string, string>> = {
  "message/rfc822": ".eml",
  "text/html": ".html",
  "text/markdown": ".md",
  "text/plain": ".txt",
};

/** Each attached file, in order; those beyond the limit are one message. Names are cut to their last part: nothing lies in a folder here. */
export function* attachedFiles(attachments: readonly Attachment[]): Generator<Content> {
  const files = attachments.filter(
    ({ mimeType, disposition, related }) =>
      !never.test(mimeType) && ((disposition === "attachment" && related !== true) || articles.test(mimeType)),
  );
  const names = new Set<string>();
  for (const [index, attachment] of files.slice(0, attachmentLimit).entries()) {
    const stated = attachment.filename?.split(/[/\\]/).at(-1)?.trim() ?? "";
    const plain = /^\.*$/.test(stated) ? `${index + 1}${endings[attachment.mimeType] ?? ""}` : stated;
    const name = names.has(plain) ? `${index + 1} ${plain}` : plain;
    names.add(name);
    yield toFile(name, attachment);
  }
  if (files.length > attachmentLimit)
    yield {
      kind: "problem",
      id: "ingest/left-out",
      found: `${files.length} attachments, of which the first ${attachmentLimit} were read`,
    };
}

function toFile(name: string, { content }: Attachment): InnerFile {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
  return { kind: "file", name, bytes };
}
