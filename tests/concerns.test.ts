/** What `check` stops: conflicts and sums that the edition before did not have, and nothing that only moved. */
import { describe, expect, test } from "vitest";
import { newConcerns } from "../pipeline/analyze/concerns.ts";
import { analyze } from "../pipeline/analyze/index.ts";
import { documentsOf, ledgerOf } from "./check.ts";

const quay = "---\noutlet: Quay Post\ndate: 2024-05-03\n---\n# Boats\n\nThe bay of Tarn has 3,700 fishing boats.\n";
const courier = "---\noutlet: Courier\ndate: 2024-05-04\n---\n# Fleet\n\nThe bay of Tarn has 4,900 fishing boats.\n";
const gazette = "---\noutlet: Gazette\ndate: 2024-05-05\n---\n# Count\n\nThe bay of Tarn has 5,300 fishing boats.\n";
const wrongSum =
  "---\noutlet: Gazette\ndate: 2024-05-05\n---\n# Mills\n\nThe mill's output rose by 50 percent from 200 tonnes to 210 tonnes.\n";

type Files = Record<string, string>;

/** The messages about a folder after an edition of another. */
async function concerns(before: Files, now: Files): Promise<string[]> {
  const documents = await documentsOf(now);
  const earlier = await ledgerOf(before);
  return newConcerns(documents, analyze(documents, earlier), earlier).map(
    ({ id, file, line, found }) => `${id} ${file}:${line} ${found}`,
  );
}

describe("a conflict", () => {
  test("that opens is told at the line that is new, with who says what and every line", async () => {
    const found = await concerns({ "a.md": quay }, { "0.md": courier, "a.md": quay });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^check\/new-conflict 0\.md:7 fishing boats.* \(also a\.md:7\): /);
    expect(found[0]).toContain("3,700 boats (Quay Post)");
    expect(found[0]).toContain("4,900 boats (Courier)");
  });

  test("that comes whole with new articles is new, too", async () => {
    const found = await concerns({ "mills.md": wrongSum.replace("50", "5") }, { "a.md": quay, "b.md": courier });
    expect(found.map((line) => line.split(" ")[0])).toEqual(["check/new-conflict"]);
  });

  test.each<[string, Files]>([
    ["as it was", { "a.md": quay, "b.md": courier }],
    ["in files of other names and another order", { "y.md": courier, "z.md": quay }],
    ["in which one more source takes part", { "a.md": quay, "b.md": courier, "c.md": gazette }],
    ["that is gone", { "a.md": quay }],
  ])("%s is nothing new", async (_name, now) =>
    expect(await concerns({ "a.md": quay, "b.md": courier }, now)).toEqual([]),
  );
});

describe("a sum", () => {
  test("that does not add up any more is told once", async () => {
    const right = wrongSum.replace("50", "5");
    const found = await concerns({ "m.md": right }, { "m.md": wrongSum });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^check\/new-suspect-sum m\.md:7 growth: /);
    expect(await concerns({ "m.md": wrongSum }, { "other.md": wrongSum })).toEqual([]);
    expect(await concerns({ "m.md": wrongSum }, { "m.md": right })).toEqual([]);
  });
});
