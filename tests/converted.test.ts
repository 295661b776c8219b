/** Amounts in the currency of the settings: where they stand, how they are rounded, and that nothing else follows from them. */
import { describe, expect, test } from "vitest";
import { analyze } from "../pipeline/analyze/index.ts";
import { type Briefing, linesOf, type Run } from "../pipeline/model/briefing.ts";
import type { Findings } from "../pipeline/model/finding.ts";
import { readFolder } from "../pipeline/read-folder.ts";
import { compose } from "../pipeline/render/compose.ts";
import { converted } from "../pipeline/render/converted.ts";
import { ledgerFile } from "../pipeline/render/ledger.ts";
import { gatherMaterial } from "../pipeline/render/material.ts";
import { claimsIn, memoryWorld } from "./check.ts";

const rates = { USD: 0.92, CNY: 0.128, JPY: 0.0061, GBP: 1.17 };

/** What a sentence's figures are worth, in the order of the sentence. */
function worth(sentence: string, currency = "EUR", by: Record<string, number> = rates): (string | null)[] {
  const material = { ...gatherMaterial([], noFindings, []), conversion: { currency, rates: by, asOf: null } };
  return claimsIn(sentence, "2024-05-03").map((claim) => {
    const run = converted(material, claim, []);
    return run?.kind === "value" ? run.text : null;
  });
}

const noFindings = analyze([]);

describe("an amount", () => {
  test.each<[string, string | null]>([
    ["The tea exports were US$80 billion.", "about €74 billion"],
    ["The tea exports were about US$80 billion.", "about €74 billion"],
    ["The tea exports were more than US$250 million.", "more than about €230 million"],
    ["The tea exports were at most US$250 million.", "up to about €230 million"],
    ["The festival cost 2 billion to 3 billion yen.", "about €12 to 18 million"],
    ["Salt sells for US$120 per tonne.", "about €110 per tonne"],
    // No finer than the source, and two digits where it has one.
    ["The tea exports were 312.6 billion yuan.", "about €40.0 billion"],
    ["The tea exports were 500 billion yuan.", "about €64 billion"],
    ["The tea exports were US$2 billion.", "about €1.8 billion"],
    ["The tea exports were 1 trillion yen.", "about €6.1 billion"],
    ["The brushes cost 4,500 yuan.", "about €576"],
    // No rate, the currency itself, a currency of which nobody knows whose it is, and what is no money.
    ["The bridge cost 900 million Swiss francs.", null],
    ["The bridge cost 900 million euros.", null],
    ["The bridge cost 900 million pesos.", null],
    ["The fleet has 40 boats.", null],
    ["The share of tea is 40 percent.", null],
  ])("%s", (sentence, expected) => expect(worth(sentence)).toEqual([expected]));

  test("in a currency of many units keeps the digits that the source has", () => {
    expect(worth("The brush cost US$5.", "JPY", { USD: 150.4 })).toEqual(["about ¥750"]);
    expect(worth("The brush cost US$5.25.", "JPY", { USD: 150.4 })).toEqual(["about ¥790"]);
  });

  test("what is counted is no currency, even by a name that every object knows", () => {
    expect(worth("The builder counted 40 constructors.")).toEqual([null]);
  });
});

const settings = `currency: EUR
rates: { USD: 0.92, JPY: 0.0061, CHF: 1.03 }
rates-as-of: 2024-05-02
`;
const files = {
  "a.txt": "Harbour Post\n3 May 2024\n\nTea exports of Marrowmark reached US$80 billion in 2023, the tea board said.\n",
  "b.txt": "Quay Gazette\n4 May 2024\n\nTea exports of Marrowmark reached US$74 billion in 2023.\n",
  "c.txt": "Isle Times\n5 May 2024\n\nThe mole of Marrowmark cost US$20 million (about 19 million euros).\n",
  "d.txt": "Moor News\n6 May 2024\n\nThe mole of Marrowmark cost US$20 million.\n",
};

async function briefed(yaml: string): Promise<{ briefing: Briefing; findings: Findings; ledger: string }> {
  const folder = await readFolder(memoryWorld({ ...files, "briefing.yml": yaml }), "x");
  const { documents, settings: read, diagnostics } = folder;
  expect(diagnostics).toEqual([]);
  const findings = analyze(documents);
  const { briefing } = compose(gatherMaterial(documents, findings, []), read);
  return { briefing, findings, ledger: ledgerFile(briefing, documents, findings, [], read.conversion) };
}

const wordsOf = (runs: readonly Run[]): string => runs.map((run) => ("text" in run ? run.text : "")).join("");
const linesIn = ({ sections }: Briefing, id: string): string[] => {
  const section = sections.find((candidate) => candidate.id === id);
  const head = { title: "", subtitle: null, audience: null, language: "en", asOf: null, facts: [] };
  return section === undefined ? [] : linesOf({ ...head, sections: [section] }).map(wordsOf);
};

describe("the briefing", () => {
  test("gives them beside the key figures, both sides of a conflict and the highlights, as ours", async () => {
    const { briefing } = await briefed(settings);
    expect(linesIn(briefing, "key-figures")).toContain("about €68 billion, converted");
    expect(linesIn(briefing, "conflicts")).toEqual(
      expect.arrayContaining([
        "$74 billion (about €68 billion, converted)",
        "$80 billion (about €74 billion, converted)",
      ]),
    );
    expect(linesIn(briefing, "highlights").join("\n")).toMatch(/ Converted: about €68 billion\.$/m);
    const ids = new Set(
      briefing.sections.flatMap((section) =>
        linesIn({ ...briefing, sections: [section] }, section.id).some((words) => /onverted/.test(words))
          ? [section.id]
          : [],
      ),
    );
    expect([...ids]).toEqual(["highlights", "key-figures", "conflicts", "left-out"]);
  });

  test("not where a source gives the amount in that currency", async () => {
    const { briefing } = await briefed(settings);
    const all = linesOf(briefing).map(wordsOf).join("\n");
    expect(all).toContain("given as about €19 million");
    expect(all).not.toContain("€18 million");
  });

  test("says once at which rates, of those that were used, and what they are not good for", async () => {
    const { briefing } = await briefed(settings);
    const told = linesIn(briefing, "left-out").filter((words) => words.includes("marked as converted"));
    expect(told).toEqual([
      "Amounts marked as converted are ours, not the sources’: in euros at 1 USD = 0.92 EUR, the rates of 2 May 2024. One rate is used for a currency whatever the period of a figure, and the amounts are rounded as the sources rounded theirs. Nothing is compared or judged by them.",
    ]);
    const styled = await briefed(`${settings}numbers: { marks: "1.234,5", large: letters }\n`);
    expect(linesIn(styled.briefing, "left-out").join("\n")).toContain("1 USD = 0,92 EUR");
    expect(linesIn(styled.briefing, "key-figures")).toContain("about €68bn, converted");
  });

  test("nothing is found by them: the findings are the same, the ledger has the rates more, and without rates nothing", async () => {
    const [plain, rated] = [await briefed("title: Tea\n"), await briefed(`title: Tea\n${settings}`)];
    expect(rated.findings).toEqual(plain.findings);
    const { conversion, ...rest } = JSON.parse(rated.ledger);
    expect(rest).toEqual(JSON.parse(plain.ledger));
    expect(conversion).toEqual({ currency: "EUR", rates: { CHF: 1.03, JPY: 0.0061, USD: 0.92 }, asOf: "2024-05-02" });
    expect(linesOf(plain.briefing).map(wordsOf).join("\n")).not.toMatch(/onverted/);
  });
});
