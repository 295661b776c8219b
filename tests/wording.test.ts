/** What the page says, in the words a reader sees: from a folder of articles to its sections. */
import { describe, expect, it, test } from "vitest";
import { isBase } from "../pipeline/lexicon/comparison.ts";
import { isUnitWord } from "../pipeline/lexicon/units.ts";
import { metricInWords } from "../pipeline/lexicon/wording.ts";
import type { Line } from "../pipeline/model/briefing.ts";
import { shortTitle } from "../pipeline/model/document.ts";
import { inBrackets, ofPeriod, subject } from "../pipeline/render/phrases.ts";
import { sectionsOf } from "./check.ts";

const article = (outlet: string, text: string, day = "2031-03-01"): string =>
  `---\ndate: ${day}\noutlet: ${outlet}\n---\n\n${text}\n`;

const words = (line: Line): string =>
  line
    .map((run) => {
      if (run.kind === "cite") return "";
      return run.kind === "quote" ? run.pieces.map(({ text }) => text).join("") : run.text;
    })
    .join("");

describe("sides of a conflict", () => {
  const sidesOf = async (...texts: string[]) => {
    const files = Object.fromEntries(texts.map((text, at) => [`${at}.md`, article(`Paper ${"ABCDE"[at]}`, text)]));
    const blocks = (await sectionsOf(files)).get("conflicts")?.blocks ?? [];
    const [block] = blocks.filter(({ kind }) => kind === "comparison");
    if (block?.kind !== "comparison") return null;
    return {
      sides: block.sides.map(({ figure, voices }) => [words(figure), voices.length]),
      reason: words(block.reason),
    };
  };

  it("are parted by direction where one distance is told in two", async () => {
    expect(
      await sidesOf(
        "The wreck lies 40 kilometres west of the town of Averdal.",
        "The wreck lies 40 kilometres south of the town of Averdal.",
        "The wreck lies 25 miles west of the town of Averdal.",
        "The wreck lies 40 kilometres from the town of Averdal.",
      ),
    ).toEqual({
      sides: [
        ["40 kilometres west", 2],
        ["40 kilometres south", 1],
        ["40 kilometres, direction not told", 1],
      ],
      reason: "One distance, in directions that cannot both be true.",
    });
  });

  it("are parted by amount elsewhere, and the reason does not say the figures again", async () => {
    expect(
      await sidesOf("In 2030 the harbour had 310 fishing boats.", "In 2030 the harbour had 410 fishing boats."),
    ).toEqual({
      sides: [
        ["310 boats", 1],
        ["410 boats", 1],
      ],
      reason: "Nothing in the texts explains the difference.",
    });
  });
});

describe("what a figure is about", () => {
  const about = { metric: "houses lost", unit: "house", entity: null, place: null, period: null };

  it.each([
    [{ entity: "flood", place: "Norway" }, "Houses lost, Norway flood"],
    [{ entity: "2029 flood", place: "Norway" }, "Houses lost, 2029 Norway flood"],
    [{ entity: "flood", place: "Norway and Sweden" }, "Houses lost, flood, Norway and Sweden"],
    [{ entity: "flood", place: "world" }, "Houses lost, flood, world"],
    [{ entity: "flood", place: null }, "Houses lost, flood"],
    [{ entity: "Harbour Authority", place: "Norway" }, "Houses lost, Harbour Authority, Norway"],
    [{ metric: "US dollars", unit: "CAD", place: "Norway" }, "Sum of money, Norway"],
    [{ metric: "percent", unit: "percent", place: "Norway" }, "Share or rate, Norway"],
    [{ metric: "share", unit: "percent", place: "Norway" }, "Share or rate, Norway"],
    [{ metric: "years", unit: "a", place: "Norway" }, "Length of time, Norway"],
    [{ metric: "tonnes per year", unit: "t per year", place: "Norway" }, "Amount, Norway"],
  ])("%j is %s", (given, expected) => expect(subject({ ...about, ...given })).toBe(expected));

  it.each(["US dollars", "Percent", "kilometres per hour"])("%s is a unit", (metric) =>
    expect(isUnitWord(metric)).toBe(true),
  );
  it.each(["boats", "dollars lost", "passengers per year"])("%s is none", (metric) =>
    expect(isUnitWord(metric)).toBe(false),
  );
  test("a metric that says what is measured stays", () =>
    expect(metricInWords({ metric: "ferry fares", unit: "EUR" })).toBe("ferry fares"));

  it.each([
    [{ entity: "2029 flood", place: "Norway", period: "2029" }, ""],
    [{ entity: "2029 flood", place: "Norway", period: "2030" }, ", 2030"],
    [{ period: "2029-05" }, ", May 2029"],
    [{}, ""],
  ])("the time of %j is “%s”", (given, expected) => expect(words(ofPeriod({ ...about, ...given }))).toBe(expected));

  it("says no move twice", async () => {
    const files = {
      "a.md": article("Quay Post", "Ferry sales fell 12 percent in 2030."),
      "b.md": article("Mole News", "Ferry sales fell 12 percent in 2030."),
    };
    const [block] = (await sectionsOf(files)).get("highlights")?.blocks ?? [];
    const [item] = block?.kind === "findings" ? block.items : [];
    expect([item?.figure ?? [], item?.heading ?? []].map(words)).toEqual(["down 12 percent", "Ferry sales, 2030"]);
  });
});

describe("names of sources", () => {
  it.each([
    ["A slide", "A slide"],
    ["The harbour board, after a year of talks, sells the hall", "The harbour board, after a year…"],
    ["Storm at sea tonight: everything that is known", "Storm at sea tonight…"],
  ])("%s", (title, expected) => expect(shortTitle(title)).toBe(expected));

  it("are told apart by more words where the first ones are the same", async () => {
    const page = (title: string, text: string): string => `---\ntitle: ${title}\ndate: 2031-03-01\n---\n\n${text}\n`;
    const files = {
      "a.md": page("The harbour board sells its old hall to a brewer", "The hall cost 9 million euros in 2030."),
      "b.md": page("The harbour board sells its old boats to a museum", "The hall cost 9 million euros in 2030."),
    };
    const shown = JSON.stringify((await sectionsOf(files)).get("key-figures")?.blocks);
    expect(shown).toContain("“The harbour board sells its old hall to a brewer”");
    expect(shown).toContain("“The harbour board sells its old boats to a museum”");
  });

  test("brackets do not stand in brackets", () =>
    expect(inBrackets("Harbour Post (source 2)")).toBe("Harbour Post, source 2"));

  it("a country in the name of an office is no voice", async () => {
    const text = "Exports rose to 40 million tonnes in 2030, according to Statistics Canada. Canada has a coast.";
    const files = { "a.md": article("Quay Post", text), "b.md": article("Mole News", text) };
    const shown = JSON.stringify((await sectionsOf(files)).get("key-figures")?.blocks);
    expect(shown).toContain("Statistics Canada");
    expect(shown).not.toContain('"text":"Canada"');
  });
});

describe("a timeline", () => {
  it.each([
    ["the ward had 23 patients, down from ", "41 patients on Monday", true],
    ["the ward had 23 patients, compared with about ", "41 patients on Monday", true],
    ["the ward took in more than ", "41 patients on Monday", false],
    ["the count rose from Monday to ", "41 patients", false],
  ])("has no base of a comparison: %s%s", (before, surface, expected) => {
    const mark = { start: before.length, end: before.length + surface.length };
    expect(isBase({ sentence: before + surface, mark })).toBe(expected);
  });
});

describe("titles of speakers", () => {
  it.each([
    ["Director Jo Prado", "Jo Prado, director"],
    ["Prime Minister Jo Prado", "Jo Prado, Prime Minister"],
    ["Jo Prado, a fisherman in Averdal whose boat burned,", "Jo Prado, fisherman in Averdal"],
  ])("%s", async (speaker, expected) => {
    const said = '"We lost the whole of our harvest in a single night"';
    const [block] =
      (await sectionsOf({ "a.md": article("Quay Post", `${said}, said ${speaker}.`) })).get("voices")?.blocks ?? [];
    const items = block?.kind === "quotations" ? block.items : [];
    expect(items.map((item) => words(item.speaker))).toEqual([expected]);
  });
});

describe("charts of shares", () => {
  const figuresOf = async (text: string): Promise<string[]> => {
    const blocks = (await sectionsOf({ "a.md": article("Quay Post", text) })).get("key-figures")?.blocks ?? [];
    return blocks.flatMap((block) => (block.kind === "figure" ? [block.alternative] : []));
  };

  it("show the shares of one thing", async () => {
    expect(
      await figuresOf(
        "Norway accounts for 42 percent of ferry crossings, Sweden for 31 percent of ferry crossings and Denmark for 17 percent of ferry crossings.",
      ),
    ).toEqual([
      "Share of ferry crossings: the largest is that of Norway. Norway: 42 percent; Sweden: 31 percent; Denmark: 17 percent.",
    ]);
  });

  it("show the same two owners side by side in several things", async () => {
    expect(
      await figuresOf(
        "Norway accounts for 42 percent of ferry crossings and Sweden for 31 percent. Sweden accounts for 55 percent of herring catches and Norway for 20 percent.",
      ),
    ).toEqual([
      "Share of ferry crossings: the larger is that of Norway; Share of herring catches: the larger is that of Sweden. Share of ferry crossings: Norway: 42 percent; Share of ferry crossings: Sweden: 31 percent; Share of herring catches: Sweden: 55 percent; Share of herring catches: Norway: 20 percent.",
    ]);
  });

  it("and never several things of other owners, nor two shares", async () => {
    expect(
      await figuresOf(
        "Norway accounts for 42 percent of ferry crossings, Sweden for 31 percent of ferry crossings and Denmark for 17 percent of herring catches.",
      ),
    ).toEqual([]);
  });
});

describe("trends", () => {
  const files = {
    "a.md": article(
      "Quay Post",
      "Norland's ferries carried 41,200 passengers in 2028. In 2029 they carried 44,800 passengers. Norland's ferries are to carry 60,000 passengers by 2035.",
    ),
    "b.md": article(
      "Mole News",
      "Norland's ferries carried 47,500 passengers in 2030. Norland's ferries carried 44,800 passengers in 2029.",
    ),
  };

  it("tell the way from the first figure to the last, and who says so", async () => {
    const [block] = (await sectionsOf(files)).get("trends")?.blocks ?? [];
    const items = block?.kind === "findings" ? block.items : [];
    expect(items.map(({ body }) => words(body))).toEqual([
      "Up from 41,200 passengers in 2028 to 47,500 passengers in 2030, by way of 44,800 passengers in 2029, according to Quay Post and Mole News.",
    ]);
  });

  it("stand beside the target, of which the chart says the way that is left", async () => {
    const blocks = (await sectionsOf(files)).get("targets")?.blocks ?? [];
    const [chart] = blocks.flatMap((block) => (block.kind === "figure" ? [block.alternative] : []));
    expect(chart).toMatch(
      /^Passengers, Norland: up from 41,200 passengers in 2028 to 47,500 passengers in 2030; the target for 2035 is 60,000 passengers\./,
    );
  });
});

describe("latest figures beside what is ahead", () => {
  const latest = async (...texts: string[]): Promise<string> => {
    const files = Object.fromEntries(texts.map((text, at) => [`${at}.md`, article(`Paper ${at}`, text)]));
    const [block] = (await sectionsOf(files)).get("targets")?.blocks ?? [];
    const [row] = block?.kind === "table" ? block.rows : [];
    return (row?.[3] ?? []).map(words).join(" | ");
  };

  it.each([
    [
      "a target has a part that is reached",
      "Output was 80,000 boats in 2030. The yard aims for an output of 100,000 boats by 2035.",
      "80,000 boats | 2030 | 80 percent of it | 4.6 percent more a year would do it",
    ],
    [
      "a forecast is nothing to reach",
      "Output was 80,000 boats in 2030. The yard expects an output of 100,000 boats in 2035.",
      "80,000 boats | 2030",
    ],
    [
      "a figure of another size is of another thing",
      "Output was 80,000 boats in 2030. The yard aims for an output of 100 boats by 2035.",
      "Paper 0",
    ],
  ])("%s", async (_, text, expected) => expect(await latest(text)).toBe(expected));
});
