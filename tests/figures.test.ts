/** Figures read from annotated prose: each sentence yields the figures listed under it and no other. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Bound, Claim } from "../pipeline/model/claim.ts";
import { claimsIn } from "./check.ts";

const folder = new URL("cases/figures/", import.meta.url);

interface Case {
  sentence: string;
  published: string | null;
  /** One string a figure: `surface = value unit; key: value; ...`. */
  expected: string[];
}

const signs: Record<Bound, string> = {
  exact: "",
  about: "~",
  "more-than": ">",
  "at-least": ">=",
  "less-than": "<",
  "at-most": "<=",
  range: "",
};

function readCases(text: string): Case[] {
  let published: string | null = null;
  const cases: Case[] = [];
  for (const line of text.split("\n")) {
    if (line.startsWith("#") || line.trim() === "") continue;
    if (line.startsWith("published: ")) published = line.slice(11);
    else if (line.startsWith("  ")) cases.at(-1)?.expected.push(line.trim());
    else cases.push({ sentence: line, published, expected: [] });
  }
  return cases;
}

/** A claim in the notation of the cases, with the keys that the expectation names. */
function notation(claim: Claim, keys: readonly string[]): string {
  const { low, high, bound } = claim.value;
  const value = bound === "range" ? `${low}..${high}` : `${signs[bound]}${low ?? high}`;
  const rest = keys.map((key) => `; ${key}: ${claim[key as keyof Claim]}`).join("");
  return `${claim.surface} = ${value} ${claim.unit}${rest}`;
}

const keysOf = (line: string): string[] =>
  line
    .split("; ")
    .slice(1)
    .map((part) => part.split(": ")[0] ?? "");

for (const file of readdirSync(folder)
  .filter((name) => name !== "none.txt")
  .sort()) {
  describe(file, () => {
    for (const { sentence, published, expected } of readCases(readFileSync(new URL(file, folder), "utf8"))) {
      test(sentence, () => {
        const claims = claimsIn(sentence, published);
        const stated = claims.filter(
          (claim) => expected.some((line) => line.startsWith(`${claim.surface} = `)) || !claim.background,
        );
        expect(
          stated.map((claim) =>
            notation(claim, keysOf(expected.find((line) => line.startsWith(`${claim.surface} = `)) ?? "")),
          ),
        ).toEqual(expected);
      });
    }
  });
}

describe("none.txt", () => {
  for (const { sentence } of readCases(readFileSync(new URL("none.txt", folder), "utf8"))) {
    test(sentence, () => expect(claimsIn(sentence, "2025-03-14").map((claim) => claim.surface)).toEqual([]));
  }
});
