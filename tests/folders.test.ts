/** Findings over a folder of whole articles, as a run writes them into the ledger. */
import { describe, expect, it } from "vitest";
import { parseLedger } from "../pipeline/model/ledger.ts";
import { ledgerOf, sectionsOf } from "./check.ts";

/** An article of one day. */
const report = (outlet: string, text: string, day = "2024-03-01"): string =>
  `---\ndate: ${day}\noutlet: ${outlet}\n---\n\n${text}\n`;

describe("copies of an article", () => {
  it("links an article to the one that it repeats nearly word for word, counts both as one origin, and leaves an excerpt alone", async () => {
    const day = (n: number): string =>
      `On day ${n} of the count the wardens of the ${names[n]} marsh walked ${n + 3} miles along the dyke, past the old pump and the mill, and wrote down every heron that they saw.`;
    const names = ["northern", "lower", "salt", "eastern", "inner", "mossy", "upper", "western"];
    const story = names.map((_, n) => day(n));
    const article = (date: string, lines: readonly string[]): string =>
      `---\ndate: ${date}\n---\n\n${lines.join("\n\n")}\n`;
    const { documents, clusters } = await ledgerOf({
      "a.md": article("2030-05-03", ["The marsh board gave the figures to this paper.", ...story.slice(1)]),
      "b.md": article("2030-05-02", story),
      "c.md": article("2030-05-04", story.slice(0, 2)),
      "d.md": article("2030-05-01", ["Herons are back in the marsh, and nobody counted them before this spring."]),
    });
    const original = documents.find(({ file }) => file === "b.md")?.id;
    expect(documents.map(({ copyOf }) => copyOf)).toEqual([original, null, null, null]);
    const shared = clusters.filter(({ claims }) => claims.length === 2);
    expect(shared.length).toBeGreaterThan(0);
    for (const { origins } of shared) expect(origins).toBe(1);
  });
});

describe("progress to a target", () => {
  const progressOf = async (text: string) => {
    const { progress, claims } = await ledgerOf({ "a.md": `---\ndate: 2024-03-10\n---\n\n${text}\n` });
    const surfaceOf = (id: string): string | undefined => claims.find((claim) => claim.id === id)?.surface;
    return progress.map((one) => [...one.claims.map(surfaceOf), one.reached, one.years, one.yearly?.toFixed(2)]);
  };

  it("says how much is reached and what each year would have to bring", async () => {
    expect(
      await progressOf("Output was 80,000 boats in 2023. The yard aims for an output of 100,000 boats by 2030."),
    ).toEqual([["100,000 boats", "80,000 boats", 0.8, 7, "3.24"]]);
  });

  it.each([
    ["nothing dated was reached", "The yard aims for an output of 100,000 boats by 2030."],
    [
      "what was reached is of another thing",
      "Exports were 80 tonnes in 2023. The yard aims for an output of 100 tonnes by 2030.",
    ],
  ])("says nothing where %s", async (_, text) => expect(await progressOf(text)).toEqual([]));
});

describe("highlights", () => {
  const firstOf = async (text: string): Promise<string | undefined> => {
    const { highlights, claims } = await ledgerOf({
      "a.md": report("Quay Post", text),
      "b.md": report("Mole News", text),
    });
    return claims.find(({ id }) => id === highlights[0]?.claims[0])?.surface;
  };

  it.each([
    ["what the articles look back on comes after what is new", "2010", "310 boats"],
    ["of two times that are both near the larger figure comes first", "2023", "5,000 visitors"],
  ])("%s", async (_, year, surface) => {
    expect(await firstOf(`In ${year} the fair had 5,000 visitors. In January 2024 the harbour had 310 boats.`)).toBe(
      surface,
    );
  });
});

describe("what one report alone has", () => {
  const lone =
    "The hall cost 4 million euros. The mole cost 3 million euros. The pier cost 2 million euros. The dock cost 5 million euros.";
  const kindsOf = async (text: string): Promise<string[]> =>
    (await ledgerOf({ "a.md": report("Quay Post", text) })).highlights.map(({ kind }) => kind);

  it.each([
    ["is no more than three highlights", lone, ["level", "level", "level"]],
    [
      "begins with a goal whose time is ahead",
      `${lone} The yard aims for 40 boats by 2030.`,
      ["target", "level", "level"],
    ],
    ["and not with one without a time", `${lone} The yard aims for 40 boats.`, ["level", "level", "level", "target"]],
  ])("%s", async (_, text, kinds) => expect(await kindsOf(text)).toEqual(kinds));
});

describe("a highlight whose figures are explained", () => {
  const said = async (first: string, second: string): Promise<string> => {
    const files = { "a.md": report("Quay Post", first), "b.md": report("Mole News", second) };
    const [block] = (await sectionsOf(files)).get("highlights")?.blocks ?? [];
    return block?.kind === "findings" ? JSON.stringify(block.items.map(({ body }) => body)) : "";
  };

  it.each([
    [
      "of one length",
      "The depth of the bay is 10 kilometres.",
      "The depth of the bay is 6 miles.",
      "give the same in other units",
    ],
    ["that do lie apart", "The depth of the bay is 10 kilometres.", "The depth of the bay is about 9 kilometres.", ""],
  ])("%s", async (_, first, second, words) => {
    const text = await said(first, second);
    expect(text).toContain("Mole News");
    if (words === "") expect(text).not.toContain("in other units");
    else expect(text).toContain(words);
  });
});

const cluster = { id: "a", metric: "boats", lead: "b", verdict: "single", reason: "", claims: [] };
const ledgerJson = (parts: object): string =>
  JSON.stringify({ schema: 1, documents: [], claims: [], clusters: [], checks: [], changes: [], ...parts });

describe("changes since the edition before", () => {
  const article = (day: string, text: string): string => report("Quay Post", text, day);
  const boats = "In 2023 the harbour had 310 fishing boats.";
  const first = { "a.md": article("2024-03-01", `${boats} The new mole cost 4 million euros.`) };
  const told = async (files: Record<string, string>) => {
    const { changes } = await ledgerOf(files, await ledgerOf(first));
    return changes.map(({ kind, before, after }) => [kind, before, after]).sort();
  };

  it("a first edition has none", async () => {
    expect(await ledgerOf(first)).toMatchObject({ since: null, changes: [] });
  });

  it("tells what is new, revised and gone", async () => {
    const files = {
      "a.md": article("2024-03-01", "In 2023 the harbour had 325 fishing boats."),
      "b.md": article("2024-03-08", "The fish hall was sold for 9 million euros."),
    };
    expect(await told(files)).toEqual([
      ["new", null, "€9 million"],
      ["revised", "310 boats", "325 boats"],
      ["withdrawn", "€4 million", null],
    ]);
  });

  it("tells a conflict when it opens and when it is settled", async () => {
    const other = {
      "b.md": article("2024-03-02", "In 2023 the harbour had 410 fishing boats.").replace("Quay Post", "Mole News"),
    };
    const both = await ledgerOf({ ...first, ...other }, await ledgerOf(first));
    const opened = both.changes.find(({ kind }) => kind === "conflict-opened");
    expect(opened?.reason).toBe("410 boats (Mole News) against 310 boats (Quay Post).");
    const settled = await ledgerOf(first, await ledgerOf({ ...first, ...other }));
    expect(settled.changes.map(({ kind }) => kind)).toContain("conflict-settled");
  });

  it("is the same when the articles are saved again under other names, in another order and with small edits", async () => {
    const again = { "z.md": article("2024-03-01", `The new mole cost 4 million euros. ${boats} Nobody swims there.`) };
    expect(await told(again)).toEqual([]);
  });

  it("a second run over the same files tells what the first one told", async () => {
    const files = { ...first, "b.md": article("2024-03-08", "The fish hall was sold for 9 million euros.") };
    const once = await ledgerOf(files, await ledgerOf(first));
    expect(once.changes).toHaveLength(1);
    expect(await ledgerOf(files, once)).toEqual(once);
  });

  it.each([
    ["no JSON", "{"],
    ["another version", JSON.stringify({ schema: 2 })],
    ["claims that are none", ledgerJson({ claims: [null] })],
    ["clusters without claims", ledgerJson({ clusters: [{ ...cluster, claims: null }] })],
    ["checks without claims", ledgerJson({ checks: [{ kind: "sum", verdict: "suspect" }] })],
  ])("an earlier ledger of %s is none", (_, json) => expect(parseLedger(json)).toBeNull());

  it("an earlier ledger of nothing, and one of a cluster, are ledgers", () => {
    expect(parseLedger(ledgerJson({}))).not.toBeNull();
    expect(parseLedger(ledgerJson({ clusters: [cluster] }))).not.toBeNull();
  });
});

describe("one sentence of two", () => {
  const told = (firm: string, year: number): string =>
    `---\ntitle: ${firm} tells its year\ndate: 2025-03-10\n---\n\n${firm} told its owners of a good year. ${firm} had revenue of 412 million euros in ${year}, up 17 percent from the year before, as the board of ${firm} had hoped for since the spring.\n`;
  const together = async (files: Record<string, string>) =>
    (await ledgerOf(files)).clusters.filter(({ claims }) => claims.length > 1).map(({ unit }) => unit);

  it.each([
    ["firms", told("Belmar", 2023), told("Tarrant", 2023)],
    ["years", told("Belmar", 2022), told("Belmar", 2023)],
  ])("the same words of two %s are two figures", async (_, a, b) => {
    expect(await together({ "a.md": a, "b.md": b })).toEqual([]);
  });

  it("the same words of one firm and one year are one", async () => {
    expect((await together({ "a.md": told("Belmar", 2023), "b.md": told("Belmar", 2023) })).sort()).toEqual([
      "EUR",
      "percent",
    ]);
  });
});
