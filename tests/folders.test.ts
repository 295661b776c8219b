/** Findings over a folder of whole articles, as a run writes them into the ledger. */
import { describe, expect, it } from "vitest";
import { ledgerOf } from "./check.ts";

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
