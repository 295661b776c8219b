/** `quorum explain`: every number of a line is accounted for, with the rule that decided. */
import { describe, expect, test } from "vitest";
import { compareFigures } from "../pipeline/analyze/explain.ts";
import { ingest } from "../pipeline/ingest/index.ts";
import { explain } from "../pipeline/normalize/explain.ts";
import { readFolder } from "../pipeline/read-folder.ts";
import { memoryWorld } from "./check.ts";

const note = `The salt pans of the coast

At the end of 2023, salt exports from Portugal were worth 58 million euros ($63 million), up 14.2 percent from 2022.

Copyright 2024 The salt desk. All rights reserved.
`;

const explained = async (line: number): Promise<string[]> => {
  const { texts } = await ingest(memoryWorld({ "salt.txt": note }), "");
  return texts.flatMap((text) => explain(text, line)).map((text) => text.trim());
};

test("figures with what they say, and refused numbers with the rule that refused them", async () => {
  const lines = await explained(3);
  expect(lines.filter((line) => line.startsWith('"'))).toEqual([
    '"2023"',
    '"58 million euros"',
    '"$63 million"',
    '"14.2 percent"',
    '"2022"',
  ]);
  expect(lines.filter((line) => line === "no figure: year")).toHaveLength(2);
  expect(lines).toContain("measures salt exports, by the rule: the subject of its verb");
  expect(lines).toContain("the same amount as the figure before it");
  expect(lines).toContain("measures salt exports growth, by the rule: a change of something");
});

test("a line that was left out, one without a number, one outside the text", async () => {
  expect((await explained(5))[0]).toMatch(/^left out of the analysis: /);
  expect(await explained(1)).toEqual(["The salt pans of the coast", "no number"]);
  expect(await explained(99)).toEqual(["no sentence stands on this line"]);
});

const article = (outlet: string, ...lines: string[]): string =>
  `News of ${outlet}\n\nSource: ${outlet}\nPublished: 3 March 2024\n\n${lines.join("\n")}\n`;

const coast = {
  "a.txt": article(
    "Quay Post",
    "The salt works of Aldmere had 3,720 pans at the end of 2023.",
    "Its brine pumps cost 41.6 million euros ($45 million).",
    "Dozens of pans stand empty.",
  ),
  "b.txt": article("Tide Letter", "There were 3,410 pans in the salt works of Aldmere at the end of 2023."),
  "c.txt": article("Coast Echo", "In 2021 they numbered 3,720 pans, as a visitor to Aldmere wrote."),
  "d.txt": article(
    "Brine Daily",
    "At the end of 2023 the salt works of Aldmere counted 3,720 pans. It has 3,720 gulls.",
  ),
};

/** What is said of two places, each line without the space before it. */
async function compared(first: string, second: string, settings = ""): Promise<string[]> {
  const folder = await readFolder(memoryWorld({ ...coast, "briefing.yml": settings }), "");
  return compareFigures(folder.documents, folder.corrections, [first, second]).lines.map((text) => text.trim());
}

const because = (lines: readonly string[]): string | undefined => lines.find((line) => line.startsWith("because"));

describe("two places: whether their figures are in one cluster, and why", () => {
  test("a pair that is together has its verdict and what speaks for it", async () => {
    const lines = await compared("a.txt:6", "d.txt:6 3,720 pans");
    expect(lines[0]).toBe('"3,720 pans" (a.txt:6) and "3,720 pans" (d.txt:6): together');
    expect(lines[1]).toMatch(/^the first +pans; .*when: 2023; a fact$/);
    expect(because(lines)).toMatch(/what is measured is the same|the same figure/);
    expect(lines.find((line) => line.startsWith("for it"))).toMatch(/the figure itself \(strongly\)/);
    expect(lines.at(-1)).toMatch(/^verdict +conflict: /);
  });

  test.each([
    ["other times", "a.txt:6", "c.txt:6", "they cannot be of one thing: different times"],
    ["other kinds", "a.txt:6", "a.txt:7 41.6", "they cannot be of one thing: units of different kinds"],
    ["a coincidence", "d.txt:6 3,720 pans", "d.txt:6 3,720 gulls", "nothing is common to them beside the figure"],
    [
      "a conversion",
      "a.txt:6",
      "a.txt:7 $45 million",
      '"$45 million" (a.txt:7) repeats the figure before it in another unit',
    ],
    ["a vague figure", "a.txt:6", "a.txt:8", '"Dozens of pans" (a.txt:8) is too vague to be compared'],
  ])("apart: %s", async (_name, first, second, reason) => {
    const lines = await compared(first, second);
    expect(lines[0]).toMatch(/: apart$/);
    expect(because(lines)).toContain(reason);
    expect(lines.filter((line) => line.startsWith("verdict"))).toEqual([]);
  });

  test("what briefing.yml corrects is the reason", async () => {
    const apart = await compared("a.txt:6", "b.txt:6", 'apart: [["a.txt:6", "b.txt:6"]]');
    expect(because(apart)).toBe("because     they cannot be of one thing: the settings keep them apart");
    const same = await compared("a.txt:6", "c.txt:6", 'same: [["a.txt:6", "c.txt:6"]]');
    expect(because(same)).toBe("because     briefing.yml puts them together");
  });

  test("figures that only others hold together are led from one to the next", async () => {
    const lines = await compared("d.txt:6 3,720 pans", "c.txt:6", 'same: [["a.txt:6", "c.txt:6"]]');
    const at = lines.findIndex((line) => line.startsWith("because"));
    expect(lines.slice(at, at + 4)).toEqual([
      "because     not by themselves; each of these with the next:",
      '"3,720 pans" (d.txt:6)',
      expect.stringMatching(/^"3,720 pans" \(a\.txt:6\): [a-z]/),
      '"3,720 pans" (c.txt:6): briefing.yml puts them together',
    ]);
  });

  test("figures whose clusters exclude each other are told which of them do", async () => {
    const settings = 'apart: [["b.txt:6", "a.txt:6"]]\nsame: [["b.txt:6", "d.txt:6 3,720 pans"]]';
    const lines = await compared("a.txt:6", "d.txt:6 3,720 pans", settings);
    const at = lines.findIndex((line) => line.startsWith("because"));
    expect(lines.slice(at, at + 3).join(" ")).toContain(
      '"3,720 pans" (a.txt:6) and "3,410 pans" (b.txt:6): the settings keep them apart',
    );
  });

  test("ids of claims, every pair of two lines, a figure and itself, and places without a figure", async () => {
    const { documents } = await readFolder(memoryWorld(coast), "");
    const [a, b] = documents.map(({ claims }) => claims[0]?.id ?? "");
    expect(await compared(a ?? "", b ?? "")).toEqual(await compared("a.txt:6", "b.txt:6"));
    const heads = (await compared("a.txt:7", "d.txt:6")).filter((line) => line.startsWith('"'));
    expect(heads).toHaveLength(4);
    expect(await compared("a.txt:6", "a.txt:6")).toEqual(["both are the same figure"]);
    expect(await compared("a.txt:1", "nothing")).toEqual([
      "no figure stands at a.txt:1",
      "no figure stands at nothing",
    ]);
  });
});
