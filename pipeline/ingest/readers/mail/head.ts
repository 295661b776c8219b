/** The head of a mail (RFC 5322), read as far as it tells a mail from any other file; the fields of the mail itself are read by its parser. */

/** Heads are shorter; a longer one is looked at no further. Bytes. */
const headLength = 64_000;

export interface Head {
  /** The first value of each field, unfolded; names in lower case. */
  fields: ReadonlyMap<string, string>;
  /** Where the body begins, or where the look at the head ended. */
  end: number;
}

/** The fields at the start of a file or of a part; null when it does not start with lines of fields. */
export function readHead(bytes: Uint8Array): Head | null {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const text = new TextDecoder("latin1").decode(bytes.subarray(start, start + headLength));
  const blank = /\r?\n\r?\n/.exec(text);
  const whole = blank === null ? text.slice(0, Math.max(text.lastIndexOf("\n"), 0)) : text.slice(0, blank.index);
  const fields = new Map<string, string>();
  let open: string | null = null;
  for (const line of whole.trimEnd().split(/\r?\n/)) {
    const [, name, value = ""] = /^([!-9;-~]{1,100})[ \t]*:([^\n]*)$/.exec(line) ?? [];
    if (name !== undefined) {
      open = name.toLowerCase();
      if (fields.has(open)) open = "";
      else fields.set(open, value.trim());
    } else if (/^[ \t]/.test(line) && open !== null) {
      if (open !== "") fields.set(open, `${fields.get(open) ?? ""} ${line.trim()}`);
    } else {
      return null;
    }
  }
  return fields.size === 0
    ? null
    : { fields, end: start + (blank === null ? text.length : blank.index + blank[0].length) };
}

const mailFields =
  "from to cc subject date message-id mime-version content-type received return-path delivered-to reply-to list-id sender".split(
    " ",
  );
/** What only a mail has that was sent. */
const sentFields = ["to", "received", "return-path", "delivered-to", "message-id", "list-id"];

/** Whether a file is a mail: it has a sender, and two more fields of a mail. */
export function isMail(bytes: Uint8Array): boolean {
  const head = readHead(bytes);
  return head?.fields.has("from") === true && mailFields.filter((name) => head.fields.has(name)).length >= 3;
}

/** Whether a file is a page that a browser saved as a mail to nobody (MHTML). */
export function isSavedPage(bytes: Uint8Array): boolean {
  const fields = readHead(bytes)?.fields;
  if (
    fields?.has("mime-version") !== true ||
    !/^(?:multipart\/related|text\/html)\b/i.test(fields.get("content-type") ?? "")
  )
    return false;
  return fields.has("snapshot-content-location") || !sentFields.some((name) => fields.has(name));
}

/** A parameter of a structured field: the boundary of `multipart/related; boundary="x"`. */
export function parameter(field: string, name: string): string | null {
  const found = new RegExp(`;\\s{0,9}${name}\\s{0,9}=\\s{0,9}(?:"([^"]{1,300})"|([^\\s;"]{1,300}))`, "i").exec(field);
  return found?.[1] ?? found?.[2] ?? null;
}
