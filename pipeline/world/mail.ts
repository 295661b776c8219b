/** Hands a mail to an SMTP server, and tells apart what surely failed from what may have arrived. */
import { isIP } from "node:net";
import { Readable } from "node:stream";
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { Mail, Outcome } from "../model/delivery.ts";
import { errorCode, isTlsFault, whatFailed } from "./failure.ts";

export interface MailServer {
  host: string;
  port: number;
  /** TLS from the first byte. Without it STARTTLS, which must be there where there is a password. */
  secure: boolean;
  auth: { user: string; pass: string } | null;
}

/** The server of "smtps://user:password@host:port"; null for what is no such address. What stands in it is never told. */
export function parseMailServer(url: string): MailServer | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname, port, username, password } = new URL(url);
  if (!/^smtps?:$/.test(protocol) || hostname === "") return null;
  const secure = protocol === "smtps:";
  const auth = username === "" ? null : { user: decoded(username), pass: decoded(password) };
  return { host: hostname.replace(/^\[|\]$/g, ""), port: Number(port) || (secure ? 465 : 587), secure, auth };
}

/** A percent sign that begins no code stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Milliseconds of silence after which a server is given up. */
const patience = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 };

const goodbye = 2_000;

/** One attempt. `begin` is waited for when the server has said that it takes the letter, before its first byte. Never rejects. */
export async function sendMail(server: MailServer, mail: Mail, begin: () => Promise<void>): Promise<Outcome> {
  // Composed as bytes before the connection is made: nothing can fail in the middle of the letter.
  const composed = new MailComposer(composition(mail)).compile();
  const [envelope, bytes] = [composed.getEnvelope(), await composed.build()];
  const { auth, ...place } = server;
  const isLocal = server.host === "localhost" || (isIP(server.host) > 0 && /^(?:127\.|::1$)/.test(server.host));
  const connection = new SMTPConnection({
    ...place,
    ...patience,
    requireTLS: auth !== null && !isLocal && !server.secure,
  });
  let step: Step = "connecting";
  const letter = Readable.from(
    announced(bytes, async () => {
      await begin();
      step = "letter";
    }),
  );
  try {
    await new Promise<void>((resolve, reject) => {
      const next = (then: () => void) => (error?: Error | null) => (error ? reject(error) : then());
      connection.on("error", reject);
      const send = next(() => {
        step = "envelope";
        connection.send({ from: envelope.from, to: envelope.to }, letter, next(resolve));
      });
      connection.connect(next(() => (auth === null ? send(null) : connection.login({ credentials: auth }, send))));
    });
    return { result: "sent" };
  } catch (error) {
    return outcomeOf(error, step);
  } finally {
    // A server that does not answer to the good-bye is left.
    connection.quit();
    setTimeout(() => connection.close(), goodbye).unref();
  }
}

type Step = "connecting" | "envelope" | "letter";

/** It begins to be read when the server has said that it takes it. */
async function* announced(bytes: Uint8Array, begin: () => Promise<void>): AsyncGenerator<Uint8Array> {
  await begin();
  yield bytes;
}

const composition = ({ from, to, messageId, subject, text, html, attachments }: Mail) => ({
  from,
  to,
  messageId,
  subject,
  text,
  html,
  attachments: attachments.map(({ name, type, content, cid }) => ({
    filename: name,
    contentType: type,
    content: Buffer.from(content),
    ...(cid === null ? {} : { cid, contentDisposition: "inline" as const }),
  })),
  // Asks machines not to answer (RFC 3834).
  headers: { "Auto-Submitted": "auto-generated" },
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** A reply of the server's is certain; silence is, until the letter has begun. */
function outcomeOf(error: unknown, step: Step): Outcome {
  const status = error instanceof Error && "responseCode" in error ? Number(error.responseCode) : 0;
  const reply = error instanceof Error && "response" in error ? String(error.response) : "";
  const codes = codesOf(error);
  // What a server says to a wrong password could repeat it.
  const reason = status > 0 && !codes.includes("EAUTH") ? reply.slice(0, 300) : reasonOf(error, codes);
  if (status === 0 && step === "letter") return { result: "unclear", reason };
  const isFault = codes.some((code) => faults.has(code) || isTlsFault(code));
  return {
    result: "failed",
    reason,
    temporary: status === 0 ? !isFault : status >= 400 && status < 500,
    everyone: step === "connecting" || status === 421,
  };
}

/** The system's own code, where there is one, before the library's. */
const codesOf = (error: unknown): string[] => [
  ...(error instanceof Error && "originalCode" in error ? [String(error.originalCode)] : []),
  errorCode(error) ?? "",
];

/** What stays as it is, however often it is tried. */
const faults = new Map([
  ["EAUTH", "the server takes no such user and password"],
  ["EPROTOCOL", "what answers there is no mail server"],
  ["EPROTO", "no TLS at this port (smtps:// is mostly at 465, smtp:// at 587)"],
  ["ERR_SSL_WRONG_VERSION_NUMBER", "no TLS at this port (smtps:// is mostly at 465, smtp:// at 587)"],
]);

const passing = new Map([
  ["ECONNREFUSED", "nothing answers at the server's address"],
  ["ENOTFOUND", "no server of that name"],
  ["EDNS", "no server of that name"],
  ["ETIMEDOUT", "the server does not answer"],
]);

function reasonOf(error: unknown, codes: readonly string[]): string {
  const known = codes.flatMap((code) => faults.get(code) ?? passing.get(code) ?? [])[0];
  if (known !== undefined) return known;
  const said = whatFailed(error);
  return codes.some(isTlsFault) ? `TLS that cannot be trusted: ${said}` : said;
}
