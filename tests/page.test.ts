/** What a web page says of itself: its day, wherever pages print it, its title and its author; a row is a page in short. */
import { describe, expect, test } from "vitest";
import bylines from "../pipeline/lexicon/bylines.json" with { type: "json" };
import { bylineStart, isAccount } from "../pipeline/lexicon/bylines.ts";
import dayWords from "../pipeline/lexicon/day-words.json" with { type: "json" };
import monthNames from "../pipeline/lexicon/months.json" with { type: "json" };
import { dayLabel, findWholeDays, wholeDay } from "../pipeline/lexicon/whole-days.ts";
import { articleOf } from "./check.ts";

const prose = `<p>${"The mill by the river stays open for another year, the board of the valley said after a long debate. ".repeat(4)}</p>`;

/** A page with a headline, what stands in its head and round its article, and an article without a day. */
const page = ({ lang = "en", head = "", above = "", below = "", after = "" }): string =>
  `<html lang="${lang}"><head><title>The mill stays open</title>${head}</head><body><article><h1>The mill stays open</h1>${above}${prose}${prose}${below}</article>${after}</body></html>`;

const dayOf = async (html: string): Promise<[string | null, string | null]> => {
  const { published, publishedBasis } = await articleOf("page.html", html);
  return [published, publishedBasis];
};

describe("the day of a page", () => {
  test.each([
    [
      "a meta tag of any name",
      { head: '<meta name="valley:uploaded" content="2021-03-04T10:00:00+01:00">' },
      "2021-03-04",
    ],
    [
      "linked data that is no article",
      {
        head: '<script type="application/ld+json">{"@type": "WebPage", "datePublished": "2021-03-04"}</script>',
      },
      "2021-03-04",
    ],
    [
      "linked data that does not parse",
      {
        head: '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-03-04", }</script>',
      },
      "2021-03-04",
    ],
    [
      "a script that holds the page",
      { after: '<script>var page = {"publishedAt": "2021-03-04T10:00:00Z"};</script>' },
      "2021-03-04",
    ],
    [
      "an attribute",
      { above: '<abbr class="published" title="2021-03-04T23:10:00+02:00">yesterday</abbr>' },
      "2021-03-04",
    ],
    ["a script that writes it", { above: '<p><script>writeDay("2021/03/04 01:43:09")</script></p>' }, "2021-03-04"],
  ])("stated: %s", async (_name, parts, day) => expect(await dayOf(page(parts))).toEqual([day, "metadata"]));

  test.each([
    ["in an element with a name for it", { above: '<div class="post-date">4 March 2021</div>' }],
    ["in another language", { lang: "de", above: "<p>Von Ana Beispiel</p><p>4. März 2021</p>" }],
    ["in figures as the language has them", { lang: "fr", above: "<p>04/03/2021</p>" }],
    ["in figures as the region has them", { lang: "en-US", above: "<p>03/04/2021</p>" }],
    [
      "where only the metadata tells the region",
      {
        head: '<meta property="og:locale" content="en_GB">',
        above: "<p>04/03/2021</p>",
      },
    ],
    ["with a short year", { lang: "de", above: '<div class="date">Valley, 04.03.21</div>' }],
    ["behind its label at the end", { lang: "de", below: "<p>Erstellt von ana am 4. März 2021 - 18:55</p>" }],
    ["beside its label in a list", { lang: "de", above: "<dl><dt>Datum</dt><dd>04.03.2021</dd></dl>" }],
    [
      "above the headline's own part",
      { after: '<aside class="post-info"><span class="post-date">04.03.2021</span></aside>' },
    ],
    ["as the opening of the report", { lang: "de", above: "<p>4.3.2021 - Die Mühle am Fluss bleibt offen.</p>" }],
    [
      "as the last change of a page that has no other",
      { lang: "de", after: "<footer>Zuletzt geändert am 4. März 2021 um 13:22 Uhr</footer>" },
    ],
  ])("printed: %s", async (_name, parts) => expect(await dayOf(page(parts))).toEqual(["2021-03-04", "text"]));

  test.each([
    [
      "an update, where the day of publication is printed too",
      {
        above: "<p>Updated 9 March 2021</p><p>Published 4 March 2021</p>",
      },
    ],
    ["a comment", { above: "<p>4 March 2021</p>", after: '<div class="comments"><p>9 March 2021</p></div>' }],
    [
      "another story",
      {
        above: '<div class="related"><time>9 March 2021</time></div>',
        below: "<p>Posted on 4 March 2021</p>",
      },
    ],
    ["the day on which a writer joined", { above: "<p>Joined: 9 March 2019</p><p>4 March 2021, 10:15</p>" }],
    [
      "a quoted message",
      { above: "<blockquote>Ana (@ana) 9 March 2021</blockquote>", below: "<p>Published 4 March 2021</p>" },
    ],
  ])("not %s", async (_name, parts) => expect((await dayOf(page(parts)))[0]).toBe("2021-03-04"));

  test.each([
    [
      "a day in the prose",
      { above: "<p>The mill burned down on 4 March 2021, and nobody knows why it did so on that very day.</p>" },
    ],
    ["a figure that can be two days", { above: "<p>04/03/2021</p>" }],
    ["the end of a range", { lang: "de", above: "<p>1. - 4. März 2021</p>" }],
    [
      "several days of other stories",
      {
        after: '<div class="related"><time>4 March 2021</time><time>9 March 2021</time></div>',
      },
    ],
  ])("no day: %s", async (_name, parts) => expect(await dayOf(page(parts))).toEqual([null, null]));

  const stated = (instant: string, modified = ""): string =>
    `<meta property="article:published_time" content="${instant}"><meta property="article:modified_time" content="${modified}">`;
  test.each([
    ["in the outlet's own time", stated("2021-03-05T01:00:00+05:30"), "", "2021-03-05"],
    ["in universal time, as the page prints it", stated("2021-03-05T03:00:00Z"), "<p>4 March 2021</p>", "2021-03-04"],
    [
      "in universal time, as the address has it",
      `${stated("2021-03-05T03:00:00Z")}<link rel="canonical" href="https://a.example.org/2021/03/04/mill">`,
      "",
      "2021-03-04",
    ],
    [
      "in universal time, when it was no other day anywhere",
      stated("2021-03-05T16:00:00Z"),
      "<p>4 March 2021</p>",
      "2021-03-05",
    ],
    [
      "of an article that was rewritten",
      stated("2021-01-01T09:00:00Z", "2021-03-04T09:00:00Z"),
      "<p>4 March 2021</p>",
      "2021-03-04",
    ],
    [
      "of an article that another was printed beside",
      stated("2021-03-04T09:00:00Z", "2021-03-05T09:00:00Z"),
      "<p>1 March 2021</p>",
      "2021-03-04",
    ],
  ])("an instant %s", async (_name, head, above, day) => expect((await dayOf(page({ head, above })))[0]).toBe(day));

  test("an address gives it, with its basis", async () => {
    const head = '<link rel="canonical" href="https://a.example.org/2021/3/4/mill">';
    expect(await dayOf(page({ head }))).toEqual(["2021-03-04", "url"]);
  });

  test("a page of nothing but dates and nested marks takes no longer for each", async () => {
    const many = `${'<div class="date">'.repeat(100)}${"<span class=date>4 March 2021</span>".repeat(4_000)}`;
    expect((await dayOf(page({ above: "<p>Published 4 March 2021</p>", after: many })))[0]).toBe("2021-03-04");
  });
});

describe("whole days", () => {
  const names = Object.entries(monthNames.months).flatMap(([language, months]) =>
    months.flatMap((spellings, index) =>
      spellings.split(" ").map((name): [string, string, number] => [language, name, index + 1]),
    ),
  );

  test("every month of every language is read, in either case and without its accents", () => {
    const wrong = names.filter(([language, name, month]) => {
      const day = `2021-${String(month).padStart(2, "0")}-14`;
      const plain = name.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC");
      return [name, name.toUpperCase(), plain].some(
        (form) => findWholeDays(`14 ${form} 2021`, language)[0]?.day !== day,
      );
    });
    expect(wrong).toEqual([]);
  });

  test.each([
    ["20 de junio de 2024", "es", "2024-06-20"],
    ["1er juin 2024", "fr", "2024-06-01"],
    ["2024. június 20.", "hu", "2024-06-20"],
    ["2024年6月20日", "ja", "2024-06-20"],
    ["20. 6. 2024", "cs", "2024-06-20"],
    ["Thu Jun 20 10:00:00 CEST 2024", "en", "2024-06-20"],
    ["3 listopada 2020", "pl", "2020-11-03"],
    ["3. listopada 2020", "hr", "2020-10-03"],
    ["20.6.98", "de", "1998-06-20"],
  ])("%s (%s)", (text, language, day) =>
    expect(findWholeDays(text, language).map((found) => found.day)).toEqual([day]),
  );

  test.each([
    ["3 listopada 2020", "en"],
    ["05/06/2024", ""],
    ["1.2.2020.4", "de"],
    ["31.06.2024", "de"],
    ["12.30 - 14.30", "de"],
    ["4 March 1912", "en"],
  ])("no day: %s (%s)", (text, language) => expect(findWholeDays(text, language)).toEqual([]));

  test.each([
    ["20240620", "2024-06-20"],
    ["20240620T0930", "2024-06-20"],
    ["2024062", null],
  ])("a field: %s", (field, day) => expect(wholeDay(field, "en")).toBe(day));

  test.each([
    ...dayWords.published.map(({ label }): [string, string | null] => [`${label}: `, "published"]),
    ...dayWords.neutral.map(({ label }): [string, string | null] => [`${label}: `, "published"]),
    ...dayWords.updated.map(({ label }): [string, string | null] => [`${label}: `, "updated"]),
    ...dayWords.unrelated.map(({ label }): [string, string | null] => [`${label}: `, "unrelated"]),
    ["Published 1 May, updated on ", "updated"],
    ["Last updated, date: ", "updated"],
    ["Republished ", null],
  ] satisfies [string, string | null][])("%s", (before, says) => expect(dayLabel(before)).toBe(says));
});

describe("titles and authors", () => {
  const titled = async (head: string, body: string): Promise<string | null> =>
    (
      await articleOf(
        "page.html",
        `<html><head>${head}</head><body>${body}<article>${prose}${prose}</article></body></html>`,
      )
    ).title;
  const social = (title: string): string => `<meta property="og:title" content="${title}">`;

  test.each([
    [
      "the site's name is a heading too",
      `<title>The mill stays open after all - Valley Post</title>`,
      "<h1>Valley Post</h1><h2>The mill stays open after all</h2>",
      "The mill stays open after all",
    ],
    [
      "a section before it",
      social("The mill stays open"),
      "<h1>News | The mill stays open</h1>",
      "The mill stays open",
    ],
    [
      "a column before it",
      social("Our valley – The mill stays open and nobody knows for how long"),
      "<h2>Our valley</h2><h1>Our valley – The mill stays open and nobody knows for how long</h1>",
      "Our valley – The mill stays open and nobody knows for how long",
    ],
  ])("%s", async (_name, head, body, title) => expect(await titled(head, body)).toBe(title));

  const authorOf = async (head: string): Promise<string | null> =>
    (await articleOf("page.html", page({ head }))).author;
  test.each([
    ['<meta name="author" content="By Ana Example, Valley Writer">', "Ana Example, Valley Writer"],
    ['<meta name="author" content="admin"><meta name="dc.creator" content="Ana Example">', "Ana Example"],
    ['<meta name="author" content="social.example.org/ana">', null],
    ['<meta name="author" content="192.0.2.7">', null],
    ['<meta property="og:site_name" content="Valley Post"><meta name="author" content="Valley Post">', null],
    ['<script type="application/ld+json">{"@type": "Article", "author": "Jos&#xE9; Example"}</script>', "José Example"],
  ])("%s", async (head, author) => expect(await authorOf(head)).toBe(author));

  test.each(bylines.examples)("a byline: %s", (line) => expect(line.replace(bylineStart, "")).toBe("Ana Example"));
  test.each(bylines.counterExamples)("a name: %s", (name) => {
    expect([name.replace(bylineStart, ""), isAccount(name)]).toEqual([name, false]);
  });
});
