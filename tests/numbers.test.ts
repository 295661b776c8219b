/** The house style of numbers: every figure of ours follows the settings, and no word of a source does. */
import { describe, expect, test } from "vitest";
import { analyze } from "../pipeline/analyze/index.ts";
import { type Line, linesOf, type Run } from "../pipeline/model/briefing.ts";
import { defaultSettings, type NumberStyle } from "../pipeline/model/settings.ts";
import { type Composition, compose } from "../pipeline/render/compose.ts";
import { gatherMaterial } from "../pipeline/render/material.ts";
import { inStyle } from "../pipeline/render/numbers.ts";
import { documentsOf } from "./check.ts";
import { ferries, file, renderAll } from "./render-fixture.ts";

const usual = defaultSettings.numbers;
const continental: NumberStyle = { marks: "1 234,5", large: "letters", percent: "%" };
const digits: NumberStyle = { ...usual, large: "digits" };

/** As a reader sees it: the space inside a number is no other than the one between words. */
const seen = (text: string): string => text.replaceAll("\u00a0", " ");

describe("a figure", () => {
  test.each<[Partial<NumberStyle>, string, string]>([
    [{}, "about $5.3 billion", "about $5.3 billion"],
    [{ marks: "1 234,5" }, "more than 1,234.50 tonnes", "more than 1 234,50 tonnes"],
    [{ marks: "1.234,5" }, "1,234,567.5 tonnes", "1.234.567,5 tonnes"],
    [{ marks: "1 234.5" }, "31 per 1,000 births", "31 per 1 000 births"],
    [{ marks: "1234,5" }, "12,300 boats", "12300 boats"],
    [{ marks: "1234.5" }, "1,250.4 boats", "1250.4 boats"],
    [{ large: "letters" }, "$3.1 to 3.5 billion", "$3.1 to 3.5bn"],
    [{ large: "letters" }, "up 5 million passengers", "up 5m passengers"],
    [{ large: "letters" }, "−1.25 trillion yuan", "−1.25tn yuan"],
    [{ large: "digits" }, "€5.3 billion", "€5,300,000,000"],
    [{ large: "digits" }, "€5.30 billion", "€5,300,000,000"],
    [{ large: "digits" }, "0.75 million", "750,000"],
    [{ large: "digits" }, "4,200 trillion", "4,200,000,000,000,000"],
    [{ large: "digits" }, "−3.5 to −2 million", "−3,500,000 to −2,000,000"],
    [{ large: "digits", marks: "1.234,5" }, "4.25 million tonnes", "4.250.000 tonnes"],
    [{ percent: "%" }, "up 14.2 percent", "up 14.2%"],
    [{ percent: "per cent" }, "5 to 7 percent of it", "5 to 7 per cent of it"],
    [{ percent: "%" }, "3 percentage points", "3 percentage points"],
    [{ marks: "1 234,5" }, "in 2024, 3 June", "in 2024, 3 June"],
    [{ marks: "1 234,5" }, "version 1.2.3 of G20.5", "version 1.2.3 of G20.5"],
    [{ marks: "1 234,5" }, "1,2 or 12,34", "1,2 or 12,34"],
    [{ large: "digits" }, "5 millions of words", "5 millions of words"],
  ])("%j: %s", (style, words, expected) => expect(seen(inStyle(words, { ...usual, ...style }))).toBe(expected));

  test("the space inside a number is one at which no line breaks", () => {
    expect(inStyle("1,234,567", continental)).toBe("1\u00a0234\u00a0567");
  });

  test("names keep their numbers, and what only looks like a range is none", () => {
    const beside = { names: ["Forum 5 million", "Web 2.0"], ranges: new Set(["3 to 5 million"]) };
    expect(inStyle("Web 2.0 has 2.0 million (Forum 5 million)", continental, beside)).toBe(
      "Web 2.0 has 2,0m (Forum 5 million)",
    );
    expect(inStyle("from 2021 to 5 million, and 3 to 5 million", digits, beside)).toBe(
      "from 2021 to 5,000,000, and 3,000,000 to 5,000,000",
    );
  });

  test("the names of a claim and of its article keep theirs in what is said about it", async () => {
    const files = {
      "a.txt": "Harbour Post\n3 May 2024\n\nTea exports of Marrowmark reached US$80.5 billion in 2023.\n",
      "b.txt": "Quay Gazette\n4 May 2024\n\nTea exports of Marrowmark reached US$74.5 billion in 2023.\n",
    };
    const documents = (await documentsOf(files)).map((document) => ({
      ...document,
      outlet: document.file === "a.txt" ? "Web 2.0" : "Quay",
    }));
    const settings = { ...defaultSettings, numbers: continental };
    const { briefing } = compose(gatherMaterial(documents, analyze(documents), []), settings);
    const words = linesOf(briefing).flatMap((line) => line.map((run) => ("text" in run ? seen(run.text) : "")));
    expect(words.filter((text) => /Web 2,0/.test(text))).toEqual([]);
    expect(words.filter((text) => /Web 2\.0/.test(text)).length).toBeGreaterThan(0);
    expect(words.filter((text) => /\$80,5bn/.test(text)).length).toBeGreaterThan(0);
  });

  test("a name made to take for ever does not", () => {
    const hostile = ["1.", "1,", "1 to ", "1,,,", "12 million to "].map((part) => part.repeat(40_000)).join(" ");
    const start = performance.now();
    inStyle(hostile, continental);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

/** What a sentence of the fixture says, in the settings' style and in ours. */
const results = ferries();
const composed = (numbers: NumberStyle): Composition =>
  compose(gatherMaterial(results.documents, results.findings, results.diagnostics), { ...defaultSettings, numbers });

describe("the whole briefing", () => {
  const runsOf = ({ briefing }: Composition): Run[] => linesOf(briefing).flatMap((line: Line) => line);
  const textOf = (run: Run): string => ("text" in run ? run.text : "");
  /** In our notation again, so that both can be compared: no figure may differ in anything but its style. */
  const back = (text: string): string =>
    text
      .replace(/(\d),(?=\d)/g, "$1.")
      .replace(/(\d)\u00a0(?=\d)/g, "$1,")
      .replace(/(\d)m\b/g, "$1 million")
      .replace(/(\d)bn\b/g, "$1 billion")
      .replace(/(\d)%/g, "$1 percent");

  test("says the same in every style, and changes nothing but figures", () => {
    const [plain, styled] = [composed(usual), composed(continental)].map(runsOf);
    expect(styled?.map((run) => (run.kind === "value" || run.kind === "apparatus" ? back(run.text) : run))).toEqual(
      plain?.map((run) => (run.kind === "value" || run.kind === "apparatus" ? run.text : run)),
    );
    const changed = (styled ?? []).filter((run, at) => textOf(run) !== textOf(plain?.[at] ?? run));
    expect(changed.length).toBeGreaterThan(10);
    expect(
      (styled ?? [])
        .filter(({ kind }) => kind === "value")
        .map(textOf)
        .filter((text) => /\d,\d{3}\b/.test(text)),
    ).toEqual([]);
  });

  test("charts and their words for those who do not see them follow", () => {
    const [plain, styled] = [composed(usual).charts, composed(continental).charts];
    expect(styled.map(({ alternative }) => back(alternative))).toEqual(plain.map(({ alternative }) => alternative));
    const labels = styled.flatMap(({ spec }) => JSON.stringify(spec).match(/"figure":"[^"]*"/g) ?? []);
    expect(labels.length).toBeGreaterThan(4);
    expect(labels.filter((label) => /\d,\d{3}|\d percent/.test(label))).toEqual([]);
    expect(styled.some(({ alternative }) => /\d\u00a0\d{3}/.test(alternative))).toBe(true);
  });

  test("the three forms have it; quoted words and the ledger keep theirs", async () => {
    const rendering = await renderAll(results, undefined, { numbers: continental });
    for (const name of ["briefing.html", "briefing.md", "briefing.pdf"]) {
      expect(file(rendering, name)).toContain("41\u00a0200 passengers");
    }
    const quoted = results.documents.flatMap(({ claims }) => claims).find(({ surface }) => /\d,\d{3}/.test(surface));
    expect(file(rendering, "briefing.html")).toContain(quoted?.surface);
    expect(file(rendering, "briefing.json")).toBe(file(await renderAll(results), "briefing.json"));
  });
});
