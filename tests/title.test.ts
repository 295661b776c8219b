/** The title of a briefing whose user gives none. */
import { describe, expect, test } from "vitest";
import { type Findings, type Name, noFindings, type Theme } from "../pipeline/model/finding.ts";
import { gatherMaterial } from "../pipeline/render/material.ts";
import { titleOf } from "../pipeline/render/title.ts";
import { ferries } from "./render-fixture.ts";

describe("the title", () => {
  test.each([
    ["where and what most articles measure", ferries().findings, "North Harbour: ferry passengers and fares"],
    ["nothing to go by", noFindings, "Briefing"],
  ])("the title: %s", (_, findings, title) => {
    expect(titleOf(gatherMaterial(ferries().documents, findings, []))).toBe(title);
  });

  test.each<[string, string[], Partial<Findings>, string]>([
    [
      "the name and the theme that the articles' titles share come first",
      ["Storm in Norland", "Norland's storms", "What now?"],
      { names: [nameOf("Tarn", 3), nameOf("Norland", 2)], themes: [themeOf("harbour"), themeOf("storm")] },
      "Norland: storm and harbour",
    ],
    [
      "a name that few titles have, but nearly all articles",
      ["Storm", "Waves", "What now?"],
      { names: [nameOf("Tarn", 3), nameOf("Norland", 2)], themes: [themeOf("harbour")] },
      "Tarn: harbour and ferry passengers",
    ],
    [
      "the long form of a short name",
      ["Ada's toll", "After Ada", "What now?"],
      { names: [nameOf("Ada", 3), nameOf("Hurricane Ada", 3)], themes: [themeOf("storm"), themeOf("roof")] },
      "Hurricane Ada: roof and ferry passengers",
    ],
  ])("the title: %s", (_, titles, found, title) => {
    const { documents, findings } = ferries();
    const titled = documents.map((document, at) => ({ ...document, title: titles[at] ?? null }));
    expect(titleOf(gatherMaterial(titled, { ...findings, ...found }, []))).toBe(title);
  });
});

const nameOf = (name: string, articles: number): Name => ({
  id: `name-${name}`,
  name,
  kind: "other",
  variants: [],
  sentences: articles,
  places: Array.from({ length: articles }, (_, at) => ({ document: `${at}`, line: 1, sentence: name, sentences: 1 })),
});
const themeOf = (phrase: string): Theme => ({ id: `theme-${phrase}`, phrase, sentences: 3, documents: [] });
