/** What a mail server or a webhook says, or does not, as one outcome: arrived, surely not (for good or for now), or unclear. */
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { afterAll, describe, expect, test } from "vitest";
import type { Mail, Outcome } from "../pipeline/model/delivery.ts";
import { parseMailServer, sendMail } from "../pipeline/world/mail.ts";
import { postJson } from "../pipeline/world/webhook.ts";

const mail: Mail = {
  from: { name: "", address: "watch@example.org" },
  to: { name: "", address: "anna@example.org" },
  subject: "Mills",
  text: "41 mills",
  html: "<p>41 mills</p>",
  attachments: [],
  messageId: "<1@example.org>",
};

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

/** A server that answers to each line as the script says; a line that it has nothing for ends the connection. */
async function speaking(greeting: string, script: Readonly<Record<string, string>>): Promise<string> {
  const talk = (socket: Socket): void => {
    let isLetter = false;
    socket.on("error", () => undefined);
    socket.write(`${greeting}\r\n`);
    socket.on("data", (chunk: Buffer) => {
      const said = chunk.toString();
      if (isLetter && !said.endsWith("\r\n.\r\n")) return;
      const answer = isLetter ? script["letter"] : script[said.slice(0, 4)];
      isLetter = !isLetter && said.startsWith("DATA");
      if (answer === undefined) socket.destroy();
      else socket.write(`${answer}\r\n`);
    });
  };
  const server = createServer(talk);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const polite = {
  EHLO: "250 mills",
  MAIL: "250 ok",
  RCPT: "250 ok",
  DATA: "354 go on",
  letter: "250 taken",
  QUIT: "221 bye",
};
const { letter: _, ...breaking } = polite;

describe("an attempt", () => {
  test.each([
    ["is taken", "220 mills", polite, "sent"],
    ["is refused with its letter", "220 mills", { ...polite, letter: "554 spam" }, "for good: 554 spam"],
    ["is put off with its letter", "220 mills", { ...polite, letter: "452 full" }, "for now: 452 full"],
    ["is put off with its recipient", "220 mills", { ...polite, RCPT: "450 later" }, "for now: 450 later"],
    ["breaks after the letter", "220 mills", breaking, "unclear: Connection closed unexpectedly"],
    ["breaks before the letter", "220 mills", { EHLO: "250 mills" }, "for now: Connection closed unexpectedly"],
    ["meets a busy server", "421 busy", polite, "for now, for everyone: 421 busy"],
    ["meets no mail server", "HTTP/1.1 400", polite, "for good, for everyone: what answers there is no mail server"],
  ])("%s", async (_name, greeting, script, words) => {
    const url = `smtp://${await speaking(greeting, script)}`;
    expect(await attempt(url)).toBe(words);
  });

  test("does not go to a server without TLS where TLS is asked for", async () => {
    expect(await attempt(`smtps://${await speaking("220 mills", polite)}`)).toMatch(
      /^for good, for everyone: no TLS at/,
    );
  });
});

async function attempt(url: string): Promise<string> {
  const server = parseMailServer(url);
  if (server === null) throw new Error(url);
  return inWords(await sendMail(server, mail, async () => undefined));
}

function inWords(outcome: Outcome): string {
  if (outcome.result !== "failed") return "reason" in outcome ? `${outcome.result}: ${outcome.reason}` : outcome.result;
  return `${outcome.temporary ? "for now" : "for good"}${outcome.everyone ? ", for everyone" : ""}: ${outcome.reason}`;
}

describe("a webhook", () => {
  test.each([
    ["http://127.0.0.1:9/x", "for good: a port that is not for the web"],
    ["https://", "for good: TLS that cannot be trusted: "],
    ["http://", "unclear: the connection ended without an answer"],
  ])("%s", async (start, words) => {
    const url = start.endsWith("//") ? `${start}${await speaking("220 mills", {})}/x` : start;
    expect(inWords(await postJson(new URL(url), {})).startsWith(words)).toBe(true);
  });
});

describe("the address of a server", () => {
  test.each([
    [
      "smtps://a%40b.org:p%3Aw@mail.example.org",
      { host: "mail.example.org", port: 465, secure: true, auth: { user: "a@b.org", pass: "p:w" } },
    ],
    ["smtp://mail.example.org:2525", { host: "mail.example.org", port: 2525, secure: false, auth: null }],
    ["smtp://x:100%@[::1]", { host: "::1", port: 587, secure: false, auth: { user: "x", pass: "100%" } }],
    ["https://mail.example.org", null],
    ["mail.example.org:25", null],
  ])("%s", (url, server) => expect(parseMailServer(url)).toEqual(server));
});
