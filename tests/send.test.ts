/** Sending a briefing: to each recipient once, whatever breaks on the way, and nothing without --confirm. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { afterEach, describe, expect, test } from "vitest";
import { editionOf } from "../pipeline/distribute/edition.ts";
import { sentRecord } from "../pipeline/world/sent.ts";
import { mailServer, type TestServer, webServer } from "./mail-server.ts";
import { briefing, mailTo, people, real, recordText, run, settings, writeLedger } from "./send-fixture.ts";

const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});
const open = async <T extends TestServer>(server: Promise<T>): Promise<T> => {
  servers.push(await server);
  return await server;
};

describe("mail", () => {
  test("each recipient gets a mail of their own: summary as text and HTML, charts shown, PDF attached", async () => {
    const server = await open(mailServer());
    const output = briefing({ title: "Tide mills\r\nBcc: eve@example.org" });
    const folder = settings(people, "link: https://mills.example.org/week\nlanguage: en-GB\n");
    const { said, told } = await run({ output, folder, environment: mailTo(server.url), confirm: true }, real);
    expect(told).toEqual([]);
    expect(said).toBe("sent       anna@example.org\nsent       ben@example.org\n");
    expect(server.received.map(({ to }) => to)).toEqual(["anna@example.org", "ben@example.org"]);
    const mail = await PostalMime.parse(server.received[0]?.raw ?? "");
    expect(mail).toMatchObject({
      subject: "Tide mills Bcc: eve@example.org, 4 March 2024",
      from: { name: "Mill Watch", address: "watch@example.org" },
      to: [{ name: "Anna Berg", address: "anna@example.org" }],
    });
    expect(mail.bcc).toBeUndefined();
    expect(mail.text).toContain("- 41 mills: Mills, Veloria. Two sources agree.\n");
    expect(mail.text).toContain("- Mills, Veloria. Before: 40 mills. Now: 41 mills. What happened: Revised.");
    expect(mail.text).toContain("Read it at https://mills.example.org/week");
    expect(mail.text).not.toMatch(/Adds up|Key figures|\[\^|KEY FIGURES|Each dot/);
    expect(mail.html).toContain("<strong>900 sacks</strong> Flour, Veloria &amp; &lt;Tarn&gt;.");
    expect(mail.html).toContain('<html lang="en-GB">');
    expect(mail.attachments.map(({ filename, mimeType, disposition }) => [filename, mimeType, disposition])).toEqual([
      ["chart-1.png", "image/png", "inline"],
      ["chart-2.png", "image/png", "inline"],
      ["briefing-2024-03-04.pdf", "application/pdf", "attachment"],
    ]);
    const [chart, , pdf] = mail.attachments;
    expect(mail.html).toContain(
      `<img src="cid:${chart?.contentId?.slice(1, -1)}" width="40" height="20" alt="Flour: two figures."`,
    );
    expect(new TextDecoder().decode(pdf?.content as ArrayBuffer)).toContain("%PDF-1.7");
  });

  test("one that is refused for good is told, one that is refused for now is tried again, and the others get it", async () => {
    const server = await open(
      mailServer((to, before) => {
        if (to.startsWith("gone")) return { code: 550, text: "no such mailbox" };
        return to.startsWith("slow") && before < 2 ? { code: 451, text: "come again" } : null;
      }),
    );
    const output = briefing();
    const folder = settings(["gone@example.org", "slow@example.org", "anna@example.org"]);
    const { said, told } = await run({ output, folder, environment: mailTo(server.url), confirm: true });
    expect(said).toBe("not sent   gone@example.org\nsent       slow@example.org\nsent       anna@example.org\n");
    expect(told).toEqual(["send/failed gone@example.org: 550 no such mailbox"]);
    expect(server.asked.map((to) => to[0]).join("")).toBe("gsssa");
  });

  test("a second run sends to those only who have not got it", async () => {
    const server = await open(mailServer());
    const output = briefing();
    const environment = mailTo(server.url);
    await run({ output, folder: settings(["anna@example.org"]), environment, confirm: true });
    // Made again, it tells no changes: the edition is the same.
    writeLedger(output, {
      changes: [{ kind: "new", cluster: "k", metric: "mills", reason: "r" }],
      since: "2024-03-01",
    });
    const folder = settings(["ANNA@example.org", "ben@example.org", "Ben <ben@example.org>"]);
    const { said } = await run({ output, folder, environment, confirm: true });
    expect(said).toBe("has it     ANNA@example.org\nsent       ben@example.org\n");
    writeLedger(output, { asOf: "2024-03-11" });
    const next = await run({ output, folder, environment, confirm: true });
    // The PDF is still that of the edition before.
    expect(next.diagnostics.map(({ id }) => id)).toEqual(["send/no-pdf", "send/no-charts"]);
    expect((await PostalMime.parse(server.received.at(-1)?.raw ?? "")).attachments).toEqual([]);
    expect(
      server.received
        .map(({ to }) => to[0])
        .join("")
        .toLowerCase(),
    ).toBe("abab");
    const ids = await Promise.all(server.received.map(async ({ raw }) => (await PostalMime.parse(raw)).messageId));
    expect(new Set(ids).size).toBe(4);
  });

  test("five runs at once send one mail to each", async () => {
    const server = await open(mailServer());
    const request = { output: briefing(), folder: settings(), environment: mailTo(server.url), confirm: true };
    await Promise.all([1, 2, 3, 4, 5].map(() => run(request)));
    expect(server.received.map(({ to }) => to).sort()).toEqual(["anna@example.org", "ben@example.org"]);
  });

  test("killed while sending, or cut off before the answer: not again, but with --again", async () => {
    const server = await open(mailServer((to, before) => (to.startsWith("ben") && before === 0 ? "cut" : null)));
    const output = briefing();
    const request = { output, folder: settings(), environment: mailTo(server.url), confirm: true };
    const first = await run(request);
    expect(first.told).toEqual(["send/unclear ben@example.org: Connection closed unexpectedly"]);
    // As SIGKILL leaves it: claimed, and nothing after.
    const [edition = ""] = readdirSync(join(output, "sent"));
    for (const name of readdirSync(join(output, "sent", edition)))
      writeFileSync(join(output, "sent", edition, name), "");
    const second = await run(request);
    expect(second.told.map((line) => line.split(":")[0])).toEqual([
      "send/unclear anna@example.org",
      "send/unclear ben@example.org",
    ]);
    expect(server.received).toHaveLength(2);
    expect((await run({ ...request, confirm: false })).said).toContain("ben@example.org (not again without --again");
    expect((await run({ ...request, again: true })).said).toBe(
      "sent       anna@example.org\nsent       ben@example.org\n",
    );
    expect((await run({ ...request, again: true })).said).toBe(
      "has it     anna@example.org\nhas it     ben@example.org\n",
    );
    expect(server.received).toHaveLength(4);
  });

  test("killed before the letter begins: nobody can have got it, and the next run sends", async () => {
    const server = await open(mailServer());
    const output = briefing();
    const edition = editionOf(JSON.parse(readFileSync(join(output, "briefing.json"), "utf8")));
    await sentRecord(output).claim(edition, { key: "mail anna@example.org", label: "anna" }, false);
    const request = { output, folder: settings(), environment: mailTo(server.url), confirm: true };
    expect((await run(request)).said).toBe("unclear    anna@example.org\nsent       ben@example.org\n");
    const file = readdirSync(join(output, "sent"), { recursive: true, encoding: "utf8" })
      .map((name) => join(output, "sent", name))
      .find((path) => path.endsWith(".json") && readFileSync(path, "utf8").includes('"claimed"'));
    const claim = readFileSync(file ?? "", "utf8");
    writeFileSync(file ?? "", claim.replace(`"${process.pid}"`, `"${spawnSync(process.execPath, ["-v"]).pid}"`));
    expect((await run(request)).said).toBe("sent       anna@example.org\nhas it     ben@example.org\n");
  });

  test("a server that is down, or refuses the password, is told once and not asked for each", async () => {
    const down = await mailServer();
    await down.close();
    const output = briefing();
    const { told } = await run({ output, environment: mailTo(down.url), confirm: true });
    expect(told).toEqual([
      "send/failed anna@example.org: nothing answers at the server's address",
      "send/failed ben@example.org: not tried, for the server fails: nothing answers at the server's address",
    ]);
    const server = await open(mailServer());
    const wrong = await run({ output, environment: mailTo(server.url.replace("s3cret", "wr0ng")), confirm: true });
    expect(wrong.told[0]).toBe("send/failed anna@example.org: the server takes no such user and password");
    expect(server.connections()).toBe(1);
    expect((await run({ output, environment: mailTo(server.url), confirm: true })).told).toEqual([]);
  });

  test("no secret is in what is printed, told or recorded", async () => {
    const server = await open(mailServer());
    const hook = await open(webServer(404));
    const output = briefing();
    const environment = { QUORUM_SMTP_URL: server.url, QUORUM_WEBHOOK: hook.url };
    const { said, diagnostics } = await run({ output, environment, confirm: true });
    const dry = await run({
      output,
      environment: { QUORUM_SMTP_URL: "smpt://mill:s3cret@x", QUORUM_WEBHOOK: "T0KEN" },
    });
    const all = said + dry.said + JSON.stringify([diagnostics, dry.diagnostics]) + recordText(output);
    expect(all).toContain("send/failed");
    expect(all).not.toMatch(/s3cret|T0KEN|127\.0\.0\.1/);
  });
});

describe("without --confirm", () => {
  test("what would go to whom is shown, and nobody is connected to", async () => {
    const server = await open(mailServer());
    const hook = await open(webServer());
    const output = briefing();
    const { said, told } = await run({ output, environment: { ...mailTo(server.url), QUORUM_WEBHOOK: hook.url } });
    expect(told).toEqual([]);
    for (const line of [
      "  anna@example.org\n",
      "  webhook\n",
      "From: Mill Watch <watch@example.org>\n",
      "Subject: Tide mills, 4 March 2024\n",
      "  briefing-2024-03-04.pdf, 1 kB\n",
      "  | HIGHLIGHTS\n",
    ])
      expect(said).toContain(line);
    expect(said).toMatch(/To send it: quorum send \S+ -o \S+ --confirm\n$/);
    expect([server.connections(), hook.posted.length]).toEqual([0, 0]);
    expect(readdirSync(output)).not.toContain("sent");
  });

  test("what is missing is told", async () => {
    const output = briefing();
    expect((await run({ output })).said).toContain("QUORUM_SMTP_URL is not set in the environment");
    expect((await run({ output, confirm: true })).told).toEqual(["send/not-set-up null: no QUORUM_SMTP_URL"]);
    expect((await run({ output, folder: settings([]) })).told).toEqual(["send/not-set-up null: nobody to send to"]);
    rmSync(join(output, "briefing.md"));
    expect((await run({ output })).told).toEqual([`send/no-briefing ${output}: no briefing`]);
  });
});

describe("--if-changed", () => {
  test("nothing goes out when everyone got this edition, whoever was added since; who was missed is not forgotten", async () => {
    let full = true;
    const server = await open(mailServer((to) => (to.startsWith("ben") && full ? { code: 552, text: "full" } : null)));
    const output = briefing();
    const request = { output, folder: settings(), environment: mailTo(server.url), confirm: true, ifChanged: true };
    await run(request);
    full = false;
    expect((await run(request)).said).toBe("has it     anna@example.org\nsent       ben@example.org\n");
    const more = settings([...people, "cleo@example.org"]);
    expect((await run({ ...request, folder: more })).said).toBe("Nothing new: everyone got this edition.\n");
    writeLedger(output, { title: "Tide mills again" });
    expect((await run({ ...request, folder: more })).said.split("\n")).toHaveLength(4);
  });
});

describe("webhook", () => {
  test("is tried again after a 500, gets Slack's JSON, and not twice", async () => {
    const hook = await open(webServer(500, 200));
    const request = {
      output: briefing(),
      folder: settings([], "link: https://mills.example.org/w?a=1&b=2\n"),
      environment: { QUORUM_WEBHOOK: hook.url },
      confirm: true,
    };
    expect(await run(request)).toMatchObject({ said: "sent       webhook\n", told: [] });
    expect(await run(request)).toMatchObject({ said: "has it     webhook\n" });
    expect(hook.posted).toHaveLength(2);
    const { text, blocks } = JSON.parse(hook.posted[1] ?? "");
    expect(text).toBe("Tide mills, 4 March 2024");
    expect(blocks.map(({ type }: { type: string }) => type)).toEqual(["header", "context", "section", "section"]);
    expect(blocks[2].text).toEqual({
      type: "mrkdwn",
      verbatim: true,
      text: expect.stringContaining("• *900 sacks* Flour, Veloria &amp; &lt;Tarn&gt;. The Tarn Post alone."),
    });
    expect(blocks[2].text.text).not.toContain("grind");
    expect(blocks[3].text.text).toBe("<https://mills.example.org/w?a=1&amp;b=2|Read the whole briefing>");
  });

  test("one that is not there for good is told", async () => {
    const hook = await open(webServer(410));
    const { told } = await run({
      output: briefing(),
      folder: settings([]),
      environment: { QUORUM_WEBHOOK: hook.url },
      confirm: true,
    });
    expect(told).toEqual(["send/failed webhook: 410 got …"]);
    expect(hook.posted).toHaveLength(1);
  });
});

describe("settings", () => {
  test("a wrong address is an error with its line; the others get the mail, and the edition is not done", async () => {
    const server = await open(mailServer());
    const output = briefing();
    const folder = settings(["anna@example.org", "ben@example"]);
    const { said, told } = await run({ output, folder, environment: mailTo(server.url), confirm: true });
    expect(told).toEqual(['settings/wrong-value briefing.yml:3: recipients: a list with the text "ben@example"']);
    expect(said).toBe("sent       anna@example.org\n");
    expect(await sentRecord(output).complete()).toBeNull();
  });
});
