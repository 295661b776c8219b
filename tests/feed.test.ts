/** Feeds: each item is an article with what the feed says of it, and hostile feeds end in a message. */
import { describe, expect, test } from "vitest";
import { ingest } from "../pipeline/ingest/index.ts";
import { memoryWorld } from "./check.ts";

const prose = "The tide mill grinds 40 sacks a day, and nobody knows who built it.";
const read = async (content: string) => {
  const { texts, diagnostics } = await ingest(memoryWorld({ "feed.xml": content, "b.txt": prose }), "x");
  const [note, ...items] = texts;
  expect(note?.file).toBe("b.txt");
  return { items, messages: diagnostics.map(({ id, found }) => `${id}: ${found}`) };
};

const rss = (items: string, prolog = ""): string =>
  `${prolog}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:d="http://purl.org/dc/elements/1.1/"><channel><title>Quay &amp;amp; Mill</title><language>en-gb</language>${items}</channel></rss>`;
const item = (text: string): string => `<item><title>Mill</title><description>${text}</description></item>`;

describe("a feed", () => {
  test("of RSS 2.0: the fullest text of each item, its day as printed, who wrote it and where", async () => {
    const { items, messages } = await read(
      rss(
        `<item><title>Ferries &amp;amp; fares</title><link>https://quay.example/1</link><pubDate>Wed, 01 Jan 2025 23:30:00 -0800</pubDate><d:creator>Ana Example</d:creator><description>Teaser</description><content:encoded><![CDATA[<p>5,000 people &amp; 40 cars.</p><ul><li>Fares rose 4%.</li></ul><p>The post Ferries appeared first on Quay.</p>]]></content:encoded></item>
        <item><title>Only a title</title></item><item><link>https://quay.example/2</link></item>${item("One line &lt; two.\nTwo lines.")}`,
        '\ufeff<?xml version="1.0" encoding="utf-8"?>\n<!-- made by hand --><?xml-stylesheet href="x"?>\n',
      ),
    );
    expect(items.map(({ file, text }) => [file, text])).toEqual([
      [
        "feed.xml#1",
        "Ferries & fares\n5,000 people & 40 cars.\nFares rose 4%.\nThe post Ferries appeared first on Quay.\n",
      ],
      ["feed.xml#2", "Only a title\n"],
      ["feed.xml#4", "Mill\nOne line < two.\nTwo lines.\n"],
    ]);
    expect(items[0]?.stated).toEqual({
      title: "Ferries & fares",
      outlet: "Quay & Mill",
      author: "Ana Example",
      language: "en-gb",
      published: "2025-01-01",
      url: "https://quay.example/1",
    });
    expect(items[0]?.blocks.map(({ kind }) => kind)).toEqual(["heading", "paragraph", "item"]);
    expect(items[0]?.excluded.map(({ startLine }) => startLine)).toEqual([4]);
    for (const { text, blocks } of items)
      for (const block of blocks) expect(text.startsWith(block.text, block.segments[0]?.source)).toBe(true);
    expect(messages).toEqual(["ingest/no-text: neither title nor text in 1 of the items, first in item 3"]);
  });

  test("of RSS 1.0", async () => {
    const { items } = await read(
      `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Quay</title></channel><item rdf:about="y"><title>Mill</title><link>https://quay.example/1</link><description>${prose}</description><dc:date>2025-01-02T23:00:00-05:00</dc:date><dc:creator>Ben Sample</dc:creator></item></rdf:RDF>`,
    );
    expect(items[0]?.text).toBe(`Mill\n${prose}\n`);
    expect(items[0]?.stated).toMatchObject({ outlet: "Quay", author: "Ben Sample", published: "2025-01-02" });
  });

  test("of Atom: text is text, HTML and XHTML are markup, and the feed's author is each item's", async () => {
    const { items } = await read(
      `<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:lang="en"><a:title>Quay</a:title><a:author><a:name>Ana Example</a:name></a:author>
      <a:entry><a:title type="html">Mill &amp;amp; &lt;i&gt;port&lt;/i&gt;</a:title><a:link rel="self" href="https://quay.example/self"/><a:link href="https://quay.example/1"/><a:published>2025-01-01T23:00:00+09:00</a:published><a:updated>2025-02-01T00:00:00Z</a:updated><a:content type="html">&lt;p&gt;One &amp;lt; two.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</a:content></a:entry>
      <a:entry xml:lang="fr"><a:title>3 &lt; 4</a:title><a:author><a:name>Ben Sample</a:name></a:author><a:summary>4 &amp;lt; 5</a:summary></a:entry>
      <a:entry><a:title>X</a:title><a:content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hello <b>bold</b> tail.</p><p>Second.</p></div></a:content></a:entry></a:feed>`,
    );
    expect(items.map(({ text }) => text)).toEqual([
      "Mill & port\nOne < two.\nTwo.\n",
      "3 < 4\n4 &lt; 5\n",
      "X\nHello bold tail.\nSecond.\n",
    ]);
    expect(items[0]?.stated).toMatchObject({
      author: "Ana Example",
      published: "2025-01-01",
      url: "https://quay.example/1",
    });
    expect(items[1]?.stated).toMatchObject({ author: "Ben Sample", language: "fr" });
  });

  test("of JSON", async () => {
    const { items } = await read(
      JSON.stringify({
        version: "https://jsonfeed.org/version/1.1",
        title: "Quay",
        authors: [{ name: "Ana Example" }],
        items: [
          {
            id: "1",
            title: "3 < 4",
            content_html: "<p>One.</p><p>Two.</p>",
            date_published: "2025-01-01T23:00:00-05:00",
          },
          { id: "2", content_text: "4 < 5\n\nSix." },
        ],
      }),
    );
    expect(items.map(({ file, text }) => `${file}: ${text}`)).toEqual([
      "feed.xml#1: 3 < 4\nOne.\nTwo.\n",
      "feed.xml#2: 4 < 5\nSix.\n",
    ]);
    expect(items[0]?.stated).toMatchObject({ author: "Ana Example", outlet: "Quay", published: "2025-01-01" });
  });

  test("with the same item twice says so, and a page or other data is no feed", async () => {
    const { items } = await read(rss(item(prose).repeat(2)));
    expect(items[1]?.twinOf).toBe("feed.xml#1");
    for (const other of ["<settings><feed>1</feed></settings>", '{"version":"1","items":[]}'])
      expect((await read(other)).messages).toEqual(["ingest/unknown-format: no known extension, and no prose inside"]);
  });
});

describe("hostile feeds", () => {
  const laughs = Array.from({ length: 9 }, (_each, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join("");
  test("expand no entity, from inside or outside", async () => {
    const inside = rss(item("&l9;"), `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">${laughs}]>`);
    expect((await read(inside)).items[0]?.text).toBe("Mill\n&l9;\n");
    const outside = rss(item("&x;"), '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>');
    expect(JSON.stringify(await read(outside))).not.toContain("root:");
  });

  test.each([
    ["cut off", rss(item(prose)).slice(0, -30)],
    ["elements in elements", rss(`<item>${"<a>".repeat(100_000)}`)],
    ["elements in elements, closed", rss(`<item>${"<a>".repeat(100_000)}${"</a>".repeat(100_000)}</item>`)],
    ["an open CDATA", rss("<item><title>x</title><description><![CDATA[ y")],
    ["a million items", rss("<item/>".repeat(1_000_000))],
    ["signs that open nothing", rss(item("<".repeat(300_000)))],
  ])("%s end in a message", async (_name, content) => {
    const { items, messages } = await read(content);
    expect(items).toEqual([]);
    expect(messages.map((message) => message.split(":")[0])).toEqual(["ingest/bad-feed"]);
  });

  test("thousands of items are read", async () => {
    expect((await read(rss(item(prose).repeat(3000)))).items).toHaveLength(3000);
  });
});
