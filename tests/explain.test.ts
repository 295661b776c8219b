/** `quorum explain`: every number of a line is accounted for, with the rule that decided. */
import { expect, test } from "vitest";
import { ingest } from "../pipeline/ingest/index.ts";
import { explain } from "../pipeline/normalize/explain.ts";
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
