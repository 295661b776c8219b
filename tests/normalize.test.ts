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

describe("language", () => {
  const finnish = "Satamassa oli viime vuonna 40 venettä ja 12 lauttaa, kertoi satamapäällikkö Virtanen. ".repeat(6);

  test("no figure is read from an article in another language, and a message says so", async () => {
    const { claims, diagnostics } = await ledgerOf({ "satama.md": article(finnish) });
    expect(claims).toEqual([]);
    expect(diagnostics.map(({ id, file }) => [id, file])).toEqual([["normalize/not-english", "satama.md"]]);
  });

  test("an English article full of names and figures is read", async () => {
    const english = "Virtanen sold 40 boats in Oulu, Kemi and Vaasa for 12 million euros. ".repeat(6);
    const { claims, diagnostics } = await ledgerOf({ "port.md": article(english) });
    expect(claims.length).toBe(12);
    expect(diagnostics).toEqual([]);
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

describe("who is quoted", () => {
  const speakers = async (body: string) =>
    (await ledgerOf({ "a.md": article(body) })).claims.map(({ attribution }) => attribution);

  test("a surname, with a title or without, is the full name that the document gives before", async () => {
    const body = "The nurse Ellen Drury rowed 40 boats. Drury said 12 boats sank. Ms Drury said 9 boats were lost.";
    expect(await speakers(body)).toEqual([null, "Ellen Drury", "Ellen Drury"]);
  });

  test("a surname that two people share stays as printed", async () => {
    const body = "The nurse Ellen Drury and the guard Paul Drury rowed 40 boats. Drury said 12 boats sank.";
    expect((await speakers(body)).at(-1)).toBe("Drury");
  });

  test.each([
    [
      "a pronoun is whoever spoke or stood first in the sentence before",
      "Neil Adams said the yard lost 40 boats. He put the cost at 12 million euros.",
      ["Neil Adams", "Neil Adams"],
    ],
    [
      "a pronoun is a subject that did not speak",
      "City mayor Jo Prado opened the pier. She said 40 boats sank.",
      ["City mayor Jo Prado"],
    ],
    [
      "an office is somebody's office",
      "Jo Prado opened the pier. Her office said 40 boats sank.",
      ["Jo Prado's office"],
    ],
    [
      "a website is its owner's word",
      "The Lisbon Harbour Board said 40 boats sank. Its website says 300 boats are left.",
      ["Lisbon Harbour Board", "Lisbon Harbour Board"],
    ],
    [
      "he and she are told apart by their titles",
      "Mr Reis said 40 boats sank. He put the cost at 12 million euros. Ms Prado said 30 boats sank.",
      ["Mr Reis", "Mr Reis", "Ms Prado"],
    ],
    [
      "nobody is meant when another body was named since",
      "The Harbour Board said 40 boats sank. The pier belongs to Bolt Marine. It expects 12 boats to sink.",
      ["Harbour Board", null],
    ],
    [
      "nobody named too far back is meant",
      "Neil Adams said 40 boats sank. The pier is long. It is old. It is red. He put the cost at 12 million euros.",
      ["Neil Adams", null],
    ],
    [
      "they are who the sentence before spoke of",
      "Analysts at the Dover Institute expect 70 wrecks. Without pilots, they say, there would be 140 wrecks.",
      ["Analysts at the Dover Institute", "Analysts at the Dover Institute"],
    ],
    [
      "a quotation goes on after its tag",
      '"We sold 40 boats," Adams said. "We bought 12 cranes." The mayor, Jo Prado, said 9 boats sank.',
      ["Adams", "Adams", "Jo Prado"],
    ],
    [
      "a quotation may end paragraphs later",
      '"We lost 40 boats.\n\n"We lost 12 cranes," Ines Prado said.',
      ["Ines Prado", "Ines Prado"],
    ],
    [
      "indirect speech does not go on by itself",
      "Neil Adams said 40 boats sank. The yard has sold 12 cranes.",
      ["Neil Adams", null],
    ],
    [
      "the ministry is the one named",
      "The Ministry of Tea said 40 boats sank. The ministry has logged 12 wrecks.",
      ["Ministry of Tea", "Ministry of Tea"],
    ],
    [
      "a group is what it was called between commas",
      "The group, Weavers United, formed in May. The group said 40 looms broke.",
      ["Weavers United"],
    ],
    [
      "a group is the one just spoken of",
      "A group of weavers said 40 looms broke. The group said 12 sheds burned.",
      ["group of weavers", "group of weavers"],
    ],
    ["the company is the one its sentence is about", "Acme will sell 40 boats, the company said.", ["Acme"]],
    [
      "a rival is another",
      "Dover Shipping said it had 40 boats. A rival firm said it had 12 cranes.",
      ["Dover Shipping", "rival firm"],
    ],
    [
      "the report is its publisher's",
      "The report, published by the Tea Institute on Monday, found that 40 boats sank. It put the cost at 12 million euros.",
      ["Tea Institute", "Tea Institute"],
    ],
    [
      "letters introduced in brackets are the name",
      "The Harbour Union (HU) said 40 boats sank. The HU expects 12 boats to sink.",
      ["Harbour Union", "Harbour Union"],
    ],
  ])("%s", async (_, body, expected) => expect(await speakers(body)).toEqual(expected));
});

describe("whom and where a figure is about, over sentences", () => {
  const about = async (text: string): Promise<string[]> => {
    const { claims } = await ledgerOf({ "a.md": `---\ndate: 2025-03-14\n---\n\n${text}` });
    return claims.map(({ surface, entity, place }) => `${surface}: ${entity}, ${place}`);
  };

  test("'the company', 'it' and what only firms have are those of the firm spoken of", async () => {
    expect(
      await about(
        "Lindgren Shipping said profit fell 5%. The company employs 300 people. It has 40 boats. Revenue rose 3%.\n\nThe government hired 47 pilots. It plans to buy 9 tugs.",
      ),
    ).toEqual([
      "5%: Lindgren Shipping, null",
      "300 people: Lindgren Shipping, null",
      "40 boats: Lindgren Shipping, null",
      "3%: Lindgren Shipping, null",
      "47 pilots: null, null",
      "9 tugs: null, null",
    ]);
  });

  test("a place that opens a sentence holds for its paragraph, the world for its sentence, a stray place for nothing", async () => {
    expect(
      await about(
        "# Kenya counts boats\n\nKenya has 300 ferries. Worldwide, 40 ports closed. Neighbouring Uganda has 40 tugs.\n\nTraders brought tea from Auckland. The fleet carried 90 crates.",
      ),
    ).toEqual(["300 ferries: null, Kenya", "40 ports: null, world", "40 tugs: null, Uganda", "90 crates: null, Kenya"]);
  });

  test("a document is about the name that stands out, never about one who speaks", async () => {
    const told =
      "The blast shook the quay, said Ann Berg Lindgren of the port. A blast sank a boat of Lindgren. Then Lindgren said more.";
    const named =
      "The blast shook the quay of Lindgren. A blast sank a boat of Lindgren. Then Lindgren shut the gates.";
    expect(await about(`${told}\n\nThe blast killed 40 people.`)).toEqual(["40 people: blast, null"]);
    expect(await about(`${named}\n\nThe blast killed 40 people.`)).toEqual(["40 people: Lindgren blast, null"]);
  });

  test("nobody has the weather", async () => {
    const figures = "Winds reached 80 km/h. The plan will cost 9 million euros.";
    expect(
      await about(`# Lindgren cuts power\n\nThe grid of Lindgren failed. Crews of Lindgren came.\n\n${figures}`),
    ).toEqual(["80 km/h: null, null", "9 million euros: Lindgren, null"]);
  });

  test("a name that several places share is the one in the document's country", async () => {
    expect(
      await about("Alabama has 20 ports. Texas has 30 piers. Florida has 40 quays. Farmers in Georgia lost 300 barns."),
    ).toContain("300 barns: null, Georgia");
  });
});
