/** Mails, mailboxes and saved pages: what is the letter, who says it and when, and what becomes of hostile ones. */
import { describe, expect, test } from "vitest";
import { ingest } from "../pipeline/ingest/index.ts";
import { articleOf, memoryWorld } from "./check.ts";

const prose = "The tide mill grinds 40 sacks a day, and nobody knows who built it.";
const head = "From: Ana Example <ana@mill.example>\r\nTo: b@mill.example\r\nDate: Wed, 1 Jan 2025 23:30:00 -0800\r\n";
const mail = (body: string, fields = ""): string =>
  `${head}Subject: Tide tables\r\n${fields}\r\n${body.replaceAll("\n", "\r\n")}`;
const html = (body: string, fields = ""): string => mail(body, `Content-Type: text/html; charset=utf-8\r\n${fields}`);
const parts = (boundary: string, ...bodies: string[]): string =>
  `${bodies.map((body) => `--${boundary}\n${body}\n`).join("")}--${boundary}--\n`;
const attached = (name: string, body: string): string =>
  `Content-Type: text/plain\nContent-Disposition: attachment; filename="${name}"\n\n${body}`;

const read = async (files: Record<string, string | Uint8Array>) => {
  const { texts, diagnostics } = await ingest(memoryWorld(files), "x");
  return { files: texts.map(({ file }) => file), messages: diagnostics.map(({ id, file }) => `${file}: ${id}`), texts };
};
/** The lines of an article, those that are left out with the reason before them. */
const linesOf = async (file: string, content: string | Uint8Array): Promise<string[]> => {
  const { text, excluded } = await articleOf(file, content);
  const reasonOf = (line: number) =>
    excluded.find(({ startLine, endLine }) => startLine <= line && line <= endLine)?.reason;
  const lines = text.trimEnd().split("\n");
  return lines.map((line, index) => (reasonOf(index + 1) === undefined ? line : `(${reasonOf(index + 1)}) ${line}`));
};

describe("a letter", () => {
  test("has the head's title, sender, language and day as printed there", async () => {
    const article = await articleOf("a.eml", mail(`${prose}\n`, "Content-Language: en-GB\r\n"));
    expect(article).toMatchObject({
      format: "mail",
      title: "Tide tables",
      author: "Ana Example",
      outlet: null,
      published: "2025-01-01",
      text: `Tide tables\n${prose}\n`,
    });
  });

  test("of a list has the list for its outlet, without its tag before the title", async () => {
    const listed = mail(prose, "List-Id: Mill Talk <talk.mill.example>\r\n").replace(
      "Subject: ",
      "Subject: [talk] Re: ",
    );
    expect(await articleOf("a.eml", listed)).toMatchObject({
      title: "Tide tables",
      outlet: "Mill Talk",
      author: "Ana Example",
    });
    const numbered = mail(prose, "List-Id: 9f31c07mc list <9f31c07.mailer.example>\r\n");
    expect((await articleOf("a.eml", numbered)).outlet).toBe(null);
  });

  test("is wrapped text put together, without the answered mail and the signature", async () => {
    const wrapped =
      "The mill ground 14,600 sacks in 2024, and the board expects some 16,000\nsacks in 2025. The wheel will be repaired in spring, which will cost no\nless than 3 million, the engineer told us when we met him at the old quay\nwith two of his colleagues, who had measured the wheel on the day before\nit was stopped.";
    const body = `${wrapped}\n\nOn Wed, Jan 1, 2025 at 10:00 AM Ben Sample <ben.sample@mill.example>\nwrote:\n\n> Was it 99 sacks?\n>> No.\n\n-- \nAna Example\n+44 20 1234\n`;
    expect(await linesOf("a.eml", mail(body))).toEqual([
      "Tide tables",
      wrapped.replaceAll("\n", " "),
      "(quoted reply) On Wed, Jan 1, 2025 at 10:00 AM Ben Sample <ben.sample@mill.example>",
      "(quoted reply) wrote:",
      "(quoted reply) Was it 99 sacks?",
      "(quoted reply) No.",
      "(signature) Ana Example",
      "(signature) +44 20 1234",
    ]);
  });

  test("that flows, in quoted-printable and Windows-1252, is read as it was written", async () => {
    const fields =
      "Content-Type: text/plain; charset=windows-1252; format=flowed\r\nContent-Transfer-Encoding: quoted-printable\r\n";
    expect((await articleOf("a.eml", mail("The mill=92s wheel =\ncost =20\n=A34,000.\n", fields))).text).toBe(
      "Tide tables\nThe mill’s wheel cost £4,000.\n",
    );
    const unsaid = Buffer.from(mail("The mill\x92s wheel cost \xa34,000."), "latin1");
    expect((await articleOf("a.eml", unsaid)).text).toBe("Tide tables\nThe mill’s wheel cost £4,000.\n");
  });

  test("of nested tables is prose, its footer, hidden lines and links around it are not, and its data stay a table", async () => {
    const body = `<html><body><div style="display:none">Preview of 99 things</div>
      <table><tr><td><table role="presentation"><tr><td>View this email in your browser</td></tr>
      <tr><td style="font-size:0"><p>${prose}</p><p>Its wheel is 7 metres wide.</p></td></tr></table></td></tr>
      <tr><td><table border=1><tr><th>Year</th><th>Sacks</th></tr><tr><td>2024</td><td>14,600</td></tr></table></td></tr>
      <tr><td><blockquote>We never had so much grain, she said.</blockquote></td></tr>
      <tr><td><table><tr><td>Share</td><td>Tweet</td></tr></table></td></tr>
      <tr><td>12 Quay Street, Oldport 40123</td></tr><tr><td>You can unsubscribe here.</td></tr><tr><td>Oldport</td></tr></table></body></html>`;
    expect(await linesOf("a.eml", html(body))).toEqual([
      "Tide tables",
      "(link to the web version) View this email in your browser",
      prose,
      "Its wheel is 7 metres wide.",
      "(table) Year | Sacks",
      "(table) 2024 | 14,600",
      "We never had so much grain, she said.",
      "(sharing links) Share",
      "(sharing links) Tweet",
      "(mail footer) 12 Quay Street, Oldport 40123",
      "(mail footer) You can unsubscribe here.",
      "(mail footer) Oldport",
    ]);
  });

  test("in several parts is all of them, without what a mailing list puts below", async () => {
    const fields = 'Content-Type: multipart/mixed; boundary="b"\r\n';
    const page = (text: string): string => `Content-Type: text/html\n\n<html><body><p>${text}</p></body></html>`;
    const list = `\n${"_".repeat(40)}\nmill-talk mailing list\n`;
    expect(await linesOf("a.eml", mail(parts("b", page(prose), page("Its wheel is new."), list), fields))).toEqual([
      "Tide tables",
      prose,
      "Its wheel is new.",
      `(signature) ${"_".repeat(40)} mill-talk mailing list`,
    ]);
  });

  test("is the richer of its two bodies", async () => {
    const both = (plain: string, page: string): string =>
      mail(
        parts("b", `Content-Type: text/plain\n\n${plain}`, `Content-Type: text/html\n\n${page}`),
        'Content-Type: multipart/alternative; boundary="b"\r\n',
      );
    expect((await articleOf("a.eml", both("See the web version.", `<p>${prose}</p>`))).text).toContain(prose);
    expect((await articleOf("a.eml", both(prose, "<p>Your mail program shows no text.</p>"))).text).toContain(prose);
  });

  test("has the answered mail out in HTML too, by its quotation or its head", async () => {
    const cited = html(
      `<p>${prose}</p><p>On 3 May 2024, Ben Sample wrote:</p><blockquote><p>Was it 99?</p></blockquote>`,
    );
    expect((await linesOf("a.eml", cited)).slice(2)).toEqual([
      "(quoted reply) On 3 May 2024, Ben Sample wrote:",
      "(quoted reply) Was it 99?",
    ]);
    const below = html(
      `<p>${prose}</p><div>From: Ben Sample<br>Sent: 3 May 2024<br>To: Ana<br>Subject: Sacks</div><p>Was it 99?</p>`,
    ).replace("Subject: ", "Subject: RE: ");
    expect((await linesOf("a.eml", below)).filter((line) => line.startsWith("(quoted reply)"))).toHaveLength(2);
  });
});

describe("a forwarded mail", () => {
  const inner =
    "From: Dee Writer <dee@times.example>\nDate: Fri, Dec 27, 2024 at 10:00 AM\nSubject: Dues rise\nTo: <c@x.example>";
  test.each([
    ["plain", mail(`FYI\n\n---------- Forwarded message ---------\n${inner}\n\n${prose}\n`)],
    ["quoted", mail(`Begin forwarded message:\n\n${`${inner}\n\n${prose}`.replace(/^/gm, "> ")}\n`)],
    [
      "forwarded twice",
      mail(
        `---------- Forwarded message ---------\nFrom: Cy\nDate: 1 Jan 2025\nSubject: Fwd: Dues\n\n---------- Forwarded message ---------\n${inner}\n\n${prose}\n`,
      ),
    ],
    ["without a mark", mail(`${inner}\n\n${prose}\n`).replace("Subject: Tide", "Subject: FW: Tide")],
    [
      "in HTML",
      html(
        `<div>---------- Forwarded message ---------<br>${inner.replaceAll("<", "&lt;").replaceAll("\n", "<br>")}<br></div><br><p>${prose}</p>`,
      ),
    ],
  ])("%s: its own head says who and when", async (_name, content) => {
    expect(await articleOf("a.eml", content)).toMatchObject({
      title: "Dues rise",
      author: "Dee Writer",
      published: "2024-12-27",
    });
    expect((await linesOf("a.eml", content)).filter((line) => !line.startsWith("("))).toEqual(["Dues rise", prose]);
  });
});

describe("attached files", () => {
  const mixed = (...bodies: string[]): string =>
    mail(parts("b", ...bodies), 'Content-Type: multipart/mixed; boundary="b"\r\n');
  const inner = `Content-Type: message/rfc822\n\n${mail(prose)}`;

  test("are read like any other, under names that lead nowhere; pictures and invitations in the letter are not files", async () => {
    const content = mixed(
      `\n${prose}`,
      attached("../../notes.txt", prose),
      attached("notes.txt", prose),
      inner,
      "Content-Type: image/png\nContent-Disposition: inline\n\nx",
      "Content-Type: text/calendar\n\nBEGIN:VCALENDAR",
      "Content-Type: image/png\nContent-Disposition: attachment; filename=plan.png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgoAAAA=",
    );
    const { files, messages } = await read({ "a.eml": content });
    expect(files).toEqual(["a.eml", "a.eml/notes.txt", "a.eml/2 notes.txt", "a.eml/3.eml"]);
    expect(messages).toEqual(["a.eml/plan.png: ingest/unknown-format"]);
  });

  test("in files in files end after some", async () => {
    let nested = mail(prose);
    for (let depth = 0; depth < 6; depth += 1)
      nested = mail(
        parts(`b${depth}`, `\n${prose}`, `Content-Type: message/rfc822\n\n${nested}`),
        `Content-Type: multipart/mixed; boundary="b${depth}"\r\n`,
      );
    const { files, messages } = await read({ "a.eml": nested });
    expect(files).toHaveLength(4);
    expect(messages).toEqual(["a.eml/1.eml/1.eml/1.eml/1.eml: ingest/left-out"]);
  });

  test("more than a hundred are one message", async () => {
    const many = mixed(
      `\n${prose}`,
      ...Array.from({ length: 3000 }, (_each, index) => attached(`${index}.txt`, prose)),
    );
    const { files, messages } = await read({ "a.eml": many });
    expect(files).toHaveLength(101);
    expect(messages).toEqual(["a.eml: ingest/left-out"]);
  });
});

describe("a mailbox", () => {
  const postmark = "From ana@mill.example Wed Jan  1 10:00:00 2025\n";
  test("gives its mails one after the other, with their lines as they were", async () => {
    const letter = mail(`The ferry carried 40 people.\n\n>From the quay it is 2 miles.\n\nFrom here it is 3 miles.\n`);
    const { texts } = await read({ "a.mbox": `${postmark}${letter}\n${postmark}${letter}` });
    expect(texts.map(({ file }) => file)).toEqual(["a.mbox/1.eml", "a.mbox/2.eml"]);
    expect(texts[1]?.text).toBe(
      "Tide tables\nThe ferry carried 40 people.\nFrom the quay it is 2 miles.\nFrom here it is 3 miles.\n",
    );
  });

  test("of thousands is read in a moment", async () => {
    const { files } = await read({ "a.mbox": `${postmark}${mail(prose)}\n\n`.repeat(1000) });
    expect(files).toHaveLength(1000);
  });
});

describe("a saved page", () => {
  const page = (title: string): string =>
    `<html><head><meta charset=3D"utf-8"><title>${title}</title></head><body><article><h1>${title}</h1>${`<p>The dock’s gates are 30 metres wide, the engineer said, and 40 ships passed them.</p>`.repeat(6)}</article></body></html>`;
  const saved = (...bodies: string[]): string =>
    `From: <Saved by Browser>\r\nSnapshot-Content-Location: https://times.example/2025/01/05/dock\r\nSubject: x\r\nDate: Tue, 7 Jan 2025 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="b"\r\n\r\n${parts("b", ...bodies)}`;
  const part = (body: string): string =>
    `Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n${body}`;

  test("is its page, from its address, and nothing of its frames", async () => {
    const article = await articleOf("a.mhtml", saved(part(page("Dock opens")), part("<p>Frame of 99 adverts</p>")));
    expect(article).toMatchObject({
      format: "html",
      title: "Dock opens",
      outlet: "times.example",
      published: "2025-01-05",
    });
    expect(article.text).toContain("The dock’s gates are 30 metres wide");
    expect(article.text).not.toContain("99");
  });

  test("without a page ends in a message", async () => {
    const none = saved("Content-Type: image/png\n\nx");
    expect((await read({ "a.mhtml": none, "b.txt": prose })).messages).toEqual(["a.mhtml: ingest/bad-markup"]);
  });
});

describe("hostile mails end in a message, and the rest is read", () => {
  const nested = (depth: number): string =>
    Array.from(
      { length: depth },
      (_each, at) => `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n`,
    ).join("");
  test.each([
    ["parts in parts", `${head}Subject: x\r\n${nested(1000)}`, "ingest/bad-mail"],
    ["a head without end", `${head}${"X-Y: z\r\n".repeat(1_200_000)}`, "ingest/bad-mail"],
    ["a multipart without a boundary", mail(prose, "Content-Type: multipart/mixed\r\n"), "ingest/no-text"],
    ["base64 that is none", mail("%%%%\u0000", "Content-Transfer-Encoding: base64\r\n"), "ingest/no-text"],
    ["no body", head, "ingest/no-text"],
    ["elements in elements", html("<div>".repeat(5000)), "ingest/bad-mail"],
  ])("%s", async (_name, content, id) => {
    const { files, messages } = await read({ "a.eml": content, "b.txt": prose });
    expect(files).toEqual(["b.txt"]);
    expect(messages).toEqual([`a.eml: ${id}`]);
  });

  test("a truncated mail is read as far as it goes", async () => {
    const cut = mail(
      `--b\n\n${prose}\n--b\nContent-Type: application/zip\nContent-Tr`,
      'Content-Type: multipart/mixed; boundary="b"\r\n',
    );
    expect((await read({ "a.eml": cut })).files).toEqual(["a.eml"]);
  });

  test.each([
    ["long lines", mail("a ".repeat(1_000_000))],
    ["many quotes", mail("> On 1 May x wrote:\n".repeat(40_000))],
    ["many heads", mail("From: a\nDate: b\nSubject: c\n\nx y z x y z x y z\n".repeat(4000))],
    ["quotations in HTML", html("<blockquote>x".repeat(300))],
    ["a long subject", mail(prose).replace("Tide", "Re: ".repeat(20_000))],
    ["a long field", mail(prose).replace("b@mill.example", "a@b.example, ".repeat(20_000))],
  ])(
    "%s take no time",
    async (_name, content) => {
      await expect(read({ "a.eml": content })).resolves.toBeDefined();
    },
    10_000,
  );
});
