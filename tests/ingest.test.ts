/** Files of every kind, good and bad: each becomes a text or a message, and the rest of the folder is read all the same. */
import { describe, expect, test } from "vitest";
import { ingest } from "../pipeline/ingest/index.ts";
import walls from "../pipeline/lexicon/en/walls.json" with { type: "json" };
import { asksForConsent, asksToSubscribe } from "../pipeline/lexicon/walls.ts";
import { noCorrections } from "../pipeline/model/correction.ts";
import { diagnostic } from "../pipeline/model/diagnostic.ts";
import { defaultSettings } from "../pipeline/model/settings.ts";
import { articleOf, memoryWorld } from "./check.ts";

const prose = "The tide mill grinds 40 sacks a day. Its wheel is 7 metres wide, and nobody knows who built it.\n";
const page = `<!doctype html><html><body><article><h1>Tide mill</h1>${`<p>${prose}</p>`.repeat(6)}</article></body></html>`;
const idsOf = async (files: Record<string, string | Uint8Array>) => {
  const { texts, diagnostics } = await ingest(memoryWorld(files), "folder");
  return { files: texts.map(({ file }) => file), messages: diagnostics.map(({ id, file }) => `${file}: ${id}`) };
};

describe("the folder", () => {
  test("every readable file becomes a text, every other one a message", async () => {
    const read = await idsOf({
      "a.txt": prose,
      "b.md": prose,
      "c.html": page,
      "d.txt": new Uint8Array([0, 1, 2, 0, 3]),
      "e.txt": "",
      "f.md": " \n\t\n",
      "g.bin": new Uint8Array([0x25, 0x50, 0, 0, 0xff, 0xfe, 0]),
      "h.dat": "year,tonnes\n2019,50000\n2020,41000\n",
      "i.json": '{ "title": "The mill grinds 40 sacks a day.", "n": 40 }',
      "j.html": "<html><body><script>let a = 1;</script></body></html>",
      note: prose,
      "sub folder/\u202ek.txt": prose,
    });
    expect(read.files).toEqual(["a.txt", "b.md", "c.html", "note", "sub folder/\u202ek.txt"]);
    expect(read.messages).toEqual([
      "d.txt: ingest/not-text",
      "e.txt: ingest/no-text",
      "f.md: ingest/no-text",
      "g.bin: ingest/unknown-format",
      "h.dat: ingest/unknown-format",
      "i.json: ingest/unknown-format",
      "j.html: ingest/no-text",
    ]);
  });

  test("a folder without a readable file says so", async () => {
    expect(await idsOf({})).toEqual({ files: [], messages: ["null: ingest/no-sources"] });
    const { messages } = await idsOf({ "a.txt": "" });
    expect(messages).toEqual(["a.txt: ingest/no-text", "null: ingest/no-sources"]);
  });

  test("a folder that cannot be listed and a file that cannot be opened are messages", async () => {
    const world = memoryWorld({ "a.txt": prose, "b.txt": prose });
    const noFolder = diagnostic("ingest/no-folder", { file: "x", found: "nothing there" });
    const closed = diagnostic("ingest/unreadable", { file: "a.txt", found: "no permission" });
    const unlisted = await ingest({ ...world, listFiles: async () => ({ ok: false, problem: noFolder }) }, "x");
    expect(unlisted).toMatchObject({
      texts: [],
      corrections: noCorrections,
      settings: defaultSettings,
      diagnostics: [noFolder],
    });
    const readFile: typeof world.readFile = (folder, file) =>
      file === "a.txt" ? Promise.resolve({ ok: false, problem: closed }) : world.readFile(folder, file);
    const unopened = await ingest({ ...world, readFile }, "x");
    expect(unopened.texts.map(({ file }) => file)).toEqual(["b.txt"]);
    expect(unopened.diagnostics).toEqual([closed]);
  });

  test("the same bytes twice are two documents with ids of their own", async () => {
    const { texts } = await ingest(memoryWorld({ "a.txt": prose, "b.txt": prose, "c.txt": `${prose}.` }), "x");
    expect(texts.map(({ twinOf }) => twinOf)).toEqual([undefined, "a.txt", undefined]);
    const ids = await Promise.all(["a.txt", "z.txt"].map(async (file) => (await articleOf(file, prose)).id));
    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]).toMatch(/^d-[0-9a-f]{12}$/);
  });
});

describe("formats", () => {
  test("a page under another name is read as a page, and a note without an extension as text", async () => {
    const { texts } = await ingest(memoryWorld({ "page.txt": page, page: page, note: prose, "n.log": prose }), "x");
    expect(texts.map(({ file, format }) => `${file} ${format}`)).toEqual([
      "n.log text",
      "note text",
      "page html",
      "page.txt html",
    ]);
  });

  test("front matter that is no YAML is a message, and the note is read", async () => {
    const { texts, diagnostics } = await ingest(memoryWorld({ "a.md": `---\ntitle: [\n---\n\n${prose}` }), "x");
    expect(texts[0]?.stated).toEqual({});
    expect(diagnostics.map(({ id, line }) => `${id} ${line}`)).toEqual(["ingest/bad-front-matter 1"]);
  });

  test("a page runs no script, fetches nothing and keeps only its article", async () => {
    const hostile = page.replace(
      "<article>",
      `<script>globalThis.broken = true</script><iframe src="file:///etc/passwd">99</iframe><img src=x onerror="globalThis.broken = true"><article>`,
    );
    const { text } = await articleOf("a.html", hostile);
    expect(text).not.toMatch(/99|passwd|broken/);
    expect("broken" in globalThis).toBe(false);
  });
});

describe("pages that are no article", () => {
  const opening = "<p>The tide mill grinds 40 sacks a day since its wheel of 7 metres was mended in the spring.</p>";
  const inPage = (body: string, head = ""): string =>
    `<!doctype html><html><head><title>Tide mill</title>${head}</head><body><main><h1>Tide mill</h1>${body}</main></body></html>`;
  const teasers = Array.from(
    { length: 14 },
    (_, n) =>
      `<div><h2><a href="/${n}">The mill number ${n} grinds again</a></h2><p>It stood still for ${n} years.</p></div>`,
  ).join("");

  test.each([
    [
      "a stub before an offer to subscribe",
      inPage(`${opening}<div><p>Subscribe to continue reading.</p></div><p>Already a subscriber? Log in.</p>`),
      ["page.html: ingest/paywalled"],
    ],
    ["an index of other pages", inPage(teasers), ["page.html: ingest/no-article"]],
    [
      "a question for consent",
      inPage(
        "<p>We and our 612 partners store cookies on your device and read 4 facts about it.</p><p>You can withdraw your consent at any time in the settings of your browser, for 180 days.</p>",
      ),
      ["page.html: ingest/no-article"],
    ],
    [
      "an article of full length with an offer below it",
      inPage(`${opening.repeat(8)}<div><p>Subscribe to continue reading.</p></div>`),
      [],
    ],
    [
      "a short article",
      inPage(`${opening}<p>It turns with the tide, twice a day, and nobody knows who built it.</p>`),
      [],
    ],
    [
      "an article that says so among many headlines",
      inPage(`${opening}${teasers}`, '<meta property="og:type" content="article">'),
      [],
    ],
    [
      "an article about cookies",
      inPage(`${opening.repeat(4)}<p>The site said that it uses cookies to count 900 guests.</p>`),
      [],
    ],
  ])("%s", async (_name, content, expected) => {
    const { messages } = await idsOf({ "page.html": content, "good.txt": prose });
    expect(messages).toEqual(expected);
  });

  test.each(Object.entries({ consent: asksForConsent, subscription: asksToSubscribe }))("%s", (name, asks) => {
    const { examples, counterExamples } = name === "consent" ? walls.consent : walls.subscription;
    expect(examples.filter((text) => !asks(text))).toEqual([]);
    expect(counterExamples.filter((text) => asks(text))).toEqual([]);
  });
});

describe("files that would take too long end in a message", () => {
  test.each([
    ["nested.html", `<html><body>${"<div>".repeat(500_000)}x`, "ingest/bad-markup"],
    ["many.html", `<html><body>${"<i></i>".repeat(60_000)}x`, "ingest/bad-markup"],
    [
      "many and deep.html",
      `<html><body>${"<div>".repeat(300)}${`<p>${prose}</p>`.repeat(20_000)}`,
      "ingest/bad-markup",
    ],
    ["links.html", `<html><body>${"<div>".repeat(390)}${"<a href=x>mill</a> ".repeat(20_000)}`, "ingest/bad-markup"],
    ["quotes.md", `${">".repeat(50_000)}x`, "ingest/bad-markup"],
    ["long.md", "a ".repeat(600_000), "ingest/bad-markup"],
    ["long.txt", "a ".repeat(2_100_000), "ingest/too-large"],
    ["lines.txt", "a\n".repeat(60_000), "ingest/too-large"],
  ])("%s", async (file, content, id) => {
    expect((await idsOf({ [file]: content, "good.txt": prose })).messages).toEqual([`${file}: ${id}`]);
  });

  test.each([
    ["references.md", "&amp; ".repeat(20_000)],
    ["stars.md", "*a ".repeat(20_000)],
    ["brackets.md", "[".repeat(20_000)],
    ["aliases.md", `---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n${prose}`],
    ["white.html", `<html><body>${"<div>".repeat(390)}<h1>Mill</h1>${" ".repeat(3_000_000)}${page}`],
    [
      "quotations.html",
      `<html><body>${'<blockquote class="share">'.repeat(390)}<p>${prose}</p>${"<b>mill</b> ".repeat(800)}`,
    ],
    ["words.txt", "a".repeat(1_000_000)],
    ["unclosed.html", `<html><body><article>${`<p>${prose}`.repeat(2_000)}`],
    ["spaces.txt", `The  mill  grinds.  ${"It  turns.  ".repeat(60_000)}`],
  ])("%s, which could take for ever, is read", async (file, content) => {
    const article = await articleOf(file, content);
    expect(article.sentences.length + article.excluded.length).toBeGreaterThan(0);
  });
});
