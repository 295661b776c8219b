/** Arithmetic: what a text's own words relate is worked out, and nothing else. A line of the cases is a document of its own. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ledgerOf } from "./check.ts";

const lines = readFileSync(new URL("cases/checks.txt", import.meta.url), "utf8").split("\n");
const cases = lines
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => {
    const [text = "", expected = ""] = line.split(" => ");
    return [text, expected] as const;
  });

describe("checks in a text", () => {
  test.each(cases)("%s", async (text, expected) => {
    const { checks } = await ledgerOf({ "a.md": `---\ndate: 2025-03-10\n---\n\n${text}\n` });
    const found = checks.map(({ kind, verdict }) => `${kind} ${verdict}`);
    expect(found.length === 0 ? "none" : found.join(", ")).toBe(expected);
  });

  test("a reason names the figures, their source and what would have to be true, in the printed unit", async () => {
    const { checks } = await ledgerOf({
      "a.md":
        "---\ndate: 2025-03-10\noutlet: Quay Post\n---\n\nExports fell by 30 tonnes to 200 tonnes from 240 tonnes.\n",
    });
    expect(checks.map(({ reason }) => reason)).toEqual([
      "200 tonnes (exports) after a fall of 30 tonnes (Quay Post) implies 230 tonnes before, which does not fit 240 tonnes: one of the three would have to be another.",
    ]);
  });
});
