/** What `normalize` makes of a whole document besides its claims: the timeline, the message about another language. */
import { describe, expect, test } from "vitest";
import { ledgerOf } from "./check.ts";

const article = (body: string): string => `---\ntitle: The pier\ndate: 2025-03-14\n---\n\n${body}\n`;

describe("timeline", () => {
  test("keeps the days and months that the body names, each at its place, and not the day on which somebody spoke", async () => {
    const text = article(
      "The pier opened on 3 May 2019. It was built between June 2017 and 2018, a guard said on Monday.\n\nA storm broke it last month. Ann Lee told reporters late Tuesday that 40 boats sank on March 9.",
    );
    const { timeline } = await ledgerOf({ "pier.md": text });
    expect(timeline.map(({ surface, period, periodBasis, line }) => [surface, period, periodBasis, line])).toEqual([
      ["3 May 2019", "2019-05-03", "stated", 6],
      ["June 2017", "2017-06", "stated", 6],
      ["last month", "2025-02", "inferred", 8],
      ["March 9", "2025-03-09", "inferred", 8],
    ]);
    for (const { start, end, surface } of timeline) expect(text.slice(start, end)).toBe(surface);
  });
});

describe("an article without end", () => {
  const sailings = "The ferry sails at 10:45 and 11:15. ";
  const text = article(
    ["The ferry takes 30 cars.", sailings.repeat(4_999), sailings.repeat(2), "It needs 40 men."].join("\n\n"),
  );

  test("is read up to a limit; what follows is listed, and a message says where it begins", async () => {
    const { claims, documents, diagnostics } = await ledgerOf({ "ferry.md": text });
    expect(claims.map(({ surface }) => surface)).toEqual(["30 cars"]);
    expect(documents[0]?.excluded.map(({ startLine, endLine }) => [startLine, endLine])).toContainEqual([10, 12]);
    expect(diagnostics.map(({ id, line }) => [id, line])).toEqual([["normalize/too-many-figures", 10]]);
  });

  test("is read whole just below it", async () => {
    const { claims, diagnostics } = await ledgerOf({ "ferry.md": text.replace(sailings.repeat(2), "") });
    expect(claims.map(({ surface }) => surface)).toEqual(["30 cars", "40 men"]);
    expect(diagnostics).toEqual([]);
  });
});

describe("language", () => {
  const finnish = "Satamassa oli viime vuonna 40 venettä ja 12 lauttaa, kertoi satamapäällikkö Virtanen. ".repeat(6);

  test("no figure is read from an article in another language, and a message says so", async () => {
    const { claims, diagnostics } = await ledgerOf({ "satama.md": article(finnish) });
    expect(claims).toEqual([]);
    expect(diagnostics.map(({ id, file }) => [id, file])).toEqual([["normalize/not-english", "satama.md"]]);
  });

  test.each([
    [
      "de",
      "Im Hafen lagen im vergangenen Jahr 40 Boote und 12 Fähren, sagte der Hafenmeister am Montag. Das Wasser war kalt.",
    ],
    [
      "fr",
      "Le port comptait 40 bateaux et 12 bacs l'an dernier, a déclaré lundi le capitaine. L'eau était froide et personne ne nageait.",
    ],
    ["zh", `去年港口共有四十艘船和十二艘渡轮，港务长周一说。水很冷，没有人游泳。`],
    [
      "ru",
      "В прошлом году в порту было 40 лодок и 12 паромов, сообщил в понедельник начальник порта. Вода была холодной.",
    ],
  ])("a text in %s is listed with its language, title and day", async (language, body) => {
    const { documents, claims } = await ledgerOf({ "port.md": `---\ntitle: Port\ndate: 2025-03-10\n---\n\n${body}\n` });
    expect(documents.map((document) => [document.language, document.title, document.published])).toEqual([
      [language, "Port", "2025-03-10"],
    ]);
    expect(claims).toEqual([]);
  });

  test.each([
    ["a line in Chinese", "去年港口共有四十艘船和十二艘渡轮，港务长周一说。水很冷，没有人游泳。"],
    ["a German quotation", "„Im Hafen lagen im vergangenen Jahr viele Boote und Fähren“, sagte der Hafenmeister."],
  ])("%s in an English article is no reason to drop it", async (_name, line) => {
    const english = "The port sold 40 boats last year, and the ferries carried 12 million people over the bay. ".repeat(
      5,
    );
    const { documents, claims } = await ledgerOf({ "port.md": article(`${english}\n\n${line}\n\n${english}`) });
    expect(documents[0]?.language).toBe("en");
    expect(claims.length).toBeGreaterThan(0);
  });

  test("an English article full of names and figures is read", async () => {
    const english = "Virtanen sold 40 boats in Oulu, Kemi and Vaasa for 12 million euros. ".repeat(6);
    const { claims, diagnostics } = await ledgerOf({ "port.md": article(english) });
    expect(claims.length).toBe(12);
    expect(diagnostics).toEqual([]);
  });
});

describe("what is no article", () => {
  const read = async (lines: readonly string[]) => {
    const { claims, diagnostics } = await ledgerOf({ "page.txt": lines.join("\n") });
    return { figures: claims.length, messages: diagnostics.map(({ id, line }) => [id, line]) };
  };
  const menu = "Towns,Harbours,Farms,Our columnists,Letters page,Puzzles corner,Street maps,Country walks".split(",");
  const opening = "The harbour sold 40 boats in 2020, and 12 of them went to the islands, its master said on Monday.";
  const headlines = [
    "Mayor eats 40 pancakes",
    "Seven dead whales on one beach",
    "Why the lighthouse went dark",
    "Mill fire put out",
    "Ten songs about the sea",
    "Crane falls into the dock",
  ];

  const harbours = ["Elmford", "Oakwater", "Northport", "Westbeach", "Southpier", "Longsand"].map((name) =>
    opening.replace("harbour", `harbour of ${name}`),
  );

  test("a notice about cookies", async () => {
    const lines = ["This website uses cookies to improve your experience.", "Accept all cookies", "Cookie settings"];
    expect(await read(lines)).toEqual({ figures: 0, messages: [["normalize/no-article", null]] });
  });

  test("a page of headlines", async () => {
    const page = [...menu, ...headlines, "Most read", ...headlines.toReversed(), "© 2020 Example Media"];
    expect(await read(page)).toEqual({ figures: 0, messages: [["normalize/no-article", null]] });
  });

  test("the opening of a story and a notice for subscribers", async () => {
    const stub = [...menu, "Harbour sells forty boats", opening, "Subscribe to continue reading", ...headlines];
    expect(await read(stub)).toEqual({ figures: 0, messages: [["normalize/paywalled", 11]] });
  });

  test("a story of some length is read, whatever stands below it; so is a note of one line, and a list of figures", async () => {
    const story = [...menu, "Harbour sells forty boats", ...harbours, "You have 2 free articles left"];
    expect((await read(story)).messages).toEqual([]);
    expect((await read(["The harbour sold 40 boats."])).messages).toEqual([]);
    const figures = Array.from(
      { length: 24 },
      (_, index) => `- In the year, pier ${index + 1} of the harbour sold ${index + 40} boats`,
    );
    expect((await read(figures)).messages).toEqual([]);
  });
});

describe("number style", () => {
  test("a text with one certain decimal comma has decimal commas", async () => {
    const { claims } = await ledgerOf({
      "port.md": article("The port earned 1.234,5 million euros, 3,5 percent more, from 2.150 boats."),
    });
    expect(claims.map(({ value, surface }) => [value.low, surface])).toEqual([
      [1_234_500_000, "1.234,5 million euros"],
      [3.5, "3,5 percent"],
      [2150, "2.150 boats"],
    ]);
  });

  test("a text that writes both ways has neither, and what is uncertain is left out", async () => {
    const { claims } = await ledgerOf({
      "port.md": article("The port earned 1.234,5 million euros, 3,5 percent more, with 7.25 boats a day."),
    });
    expect(claims.map(({ surface }) => surface)).not.toContain("3,5 percent");
  });
});

describe("an article without a day", () => {
  const dated = (day: string, body: string): string => `---\ntitle: The spill\ndate: ${day}\n---\n\n${body}\n`;
  const undated =
    "The spill\n\nThe spill cost 145.5 million dollars, a guard said on Monday. Last year 12 boats sank.\n";
  const periods = async (files: Record<string, string>) =>
    (await ledgerOf(files)).claims
      .filter(({ surface }) => surface === "145.5 million dollars" || surface === "12 boats")
      .map(({ period, periodBasis }) => [period, periodBasis])
      .slice(-2);

  test("is of the year of the dated articles that share its figures", async () => {
    const files = {
      "a.md": dated("2024-09-05", "The bill is 145.5 million dollars."),
      "b.md": dated("2024-10-02", "It cost 145.5 million dollars."),
      "c.txt": undated,
    };
    expect(await periods(files)).toEqual([
      ["2024", "inferred"],
      ["2023", "inferred"],
    ]);
  });

  test("stays without a year when the articles that share its figures lie far apart, or only one does", async () => {
    const far = {
      "a.md": dated("2022-09-05", "The bill is 145.5 million dollars."),
      "b.md": dated("2024-10-02", "It cost 145.5 million dollars."),
      "c.txt": undated,
    };
    const one = {
      "a.md": dated("2024-09-05", "The bill is 145.5 million dollars."),
      "b.md": dated("2024-10-02", "It cost 99 million dollars."),
      "c.txt": undated,
    };
    for (const files of [far, one])
      expect(await periods(files)).toEqual([
        [null, null],
        [null, null],
      ]);
  });

  test("is of the year that another article says it is of, and hands it on where two agree", async () => {
    const opening = (deed: string): string =>
      `Guards from Lindgren, Oulu and Vaasa met in Kemi, where the spill ${deed}. Fishers stayed at home all day.\n`;
    const files = {
      "a.txt": `The spill\n\n${opening("cost 145.5 million dollars")}\nIt was the second spill in 2008 so far in 2008.\n`,
      "b.txt": `The spill again\n\n${opening("sank 12 boats")}`,
    };
    const { claims } = await ledgerOf(files);
    expect(claims.map(({ surface, period, periodBasis }) => [surface, period, periodBasis])).toEqual([
      ["145.5 million dollars", "2008", "inferred"],
      ["12 boats", "2008", "inferred"],
    ]);
    const alone = await ledgerOf({ "b.txt": files["b.txt"], "c.txt": files["b.txt"].replace("12", "13") });
    expect(alone.claims.map(({ period }) => period)).toEqual([null, null]);
  });

  test("is of no year where it looks back on the story", async () => {
    const files = {
      "a.md": dated("2024-09-05", "The bill is 145.5 million dollars."),
      "b.md": dated("2024-10-02", "It cost 145.5 million dollars."),
      "c.txt": `The spill\n\nA year after the spill the bill is 145.5 million dollars. Last year 12 boats sank.\n`,
    };
    expect(await periods(files)).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  test("has the day of its dateline where others tell the year", async () => {
    const files = {
      "a.md": dated("2024-09-05", "The bill is 145.5 million dollars."),
      "b.md": dated("2024-10-02", "It cost 145.5 million dollars."),
      "c.txt":
        "The spill\n\nKIEL, Sept 9 (Agency) - The spill cost 145.5 million dollars, a guard said on Monday. Last month 12 boats sank.\n",
    };
    expect(await periods(files)).toEqual([
      ["2024-09-09", "inferred"],
      ["2024-08", "inferred"],
    ]);
  });

  test("is of the year that it says it is of", async () => {
    const text = (said: string): string =>
      `The spill\n\nThe spill cost 145.5 million dollars, a guard said. It is the third spill so far in 2019. ${said}Last year 12 boats sank.\n`;
    expect(await periods({ "c.txt": text("") })).toEqual([
      ["2019", "inferred"],
      ["2018", "inferred"],
    ]);
    expect((await periods({ "c.txt": text("In 2021 it was cleaned. ") })).at(-1)).toEqual([null, null]);
  });
});
