/** When a chart is drawn, and when it is not. */
import { describe, expect, test } from "vitest";
import type { Claim, Modality } from "../pipeline/model/claim.ts";
import { type Findings, noFindings } from "../pipeline/model/finding.ts";
import { filling, rowChart, titleLines } from "../pipeline/render/charts/chart.ts";
import { compose } from "../pipeline/render/compose.ts";
import { drawChart } from "../pipeline/render/draw.ts";
import { gatherMaterial } from "../pipeline/render/material.ts";
import { claimOf, clusterOf, documentOf } from "./render-fixture.ts";

describe("charts only where they show something", () => {
  const three = (amounts: number[], documents: number): number => {
    const made = [0, 1, 2].slice(0, documents).map((n) =>
      documentOf(
        `d${n}`,
        amounts.map((amount) => `It was ${amount} boats.`),
      ),
    );
    const claims = amounts.map((amount, index) => {
      const document = made[index % documents];
      if (!document) throw new Error("no such document");
      return claimOf(document, `${amount} boats`, amount, { unit: "boat" });
    });
    const withClaims = made.map((document) => ({
      ...document,
      claims: claims.filter((claim) => claim.document === document.id),
    }));
    const findings = { ...noFindings, clusters: [clusterOf("k", claims)] };
    return compose(gatherMaterial(withClaims, findings, [])).charts.length;
  };

  test.each([
    ["three figures of three articles", [10, 12, 15], 3, 1],
    ["two figures are a sentence", [10, 15], 2, 0],
    ["one article is no comparison", [10, 12, 15], 1, 0],
    ["the same figure three times", [10, 10, 10], 3, 0],
    ["figures that cannot be told apart when drawn", [1000, 1001, 1002], 3, 0],
  ])("%s", (_, amounts, documents, charts) => {
    expect(three(amounts, documents)).toBe(charts);
  });

  const series = (periods: [string, Modality][]): string[] => {
    const document = documentOf(
      "d",
      periods.map((_, index) => `There were ${index + 2} boats.`),
    );
    const claims = periods.map(([period, modality], index) =>
      claimOf(document, `${index + 2} boats`, index + 2, { unit: "boat", metric: "boats", period, modality }),
    );
    const clusters = claims.map((claim) => clusterOf(claim.id, [claim]));
    const findings = { ...noFindings, clusters };
    const { charts } = compose(gatherMaterial([{ ...document, claims }], findings, []));
    return charts.map(({ section, alternative }) => `${section}: ${alternative}`);
  };

  test.each<[string, [string, Modality][], string[]]>([
    [
      "three years are a course",
      [
        ["2021", "actual"],
        ["2023", "actual"],
        ["2022", "actual"],
      ],
      [
        "trends: Boats, North Harbour: up from 2 boats in 2021 to 3 boats in 2023. 2021: 2 boats; 2022: 4 boats; 2023: 3 boats.",
      ],
    ],
    [
      "a target stands ahead",
      [
        ["2030", "target"],
        ["2022", "actual"],
        ["2023", "actual"],
      ],
      [
        "targets: Boats, North Harbour: up from 3 boats in 2022 to 4 boats in 2023; the target for 2030 is 2 boats. 2022: 3 boats; 2023: 4 boats; 2030 (target): 2 boats.",
      ],
    ],
    [
      "days are events, not a course",
      [
        ["2021-03-01", "actual"],
        ["2022-03-01", "actual"],
        ["2023-03-01", "actual"],
      ],
      [],
    ],
    [
      "a year and a month are no course",
      [
        ["2021", "actual"],
        ["2022", "actual"],
        ["2023-03", "actual"],
      ],
      [],
    ],
    [
      "two years are a sentence",
      [
        ["2021", "actual"],
        ["2022", "actual"],
      ],
      [],
    ],
  ])("%s", (_, periods, charts) => {
    expect(series(periods)).toEqual(charts);
  });

  test("a warning of Vega means no drawing, with the reason", async () => {
    const measure = (text: string): number => text.length * 6;
    const spec = {
      data: { values: [{ a: 1 }] },
      mark: "point" as const,
      encoding: { x: { field: "a", type: "ordinal" as const, scale: { type: "log" as const } } },
    };
    const drawing = await drawChart(spec, measure);
    expect(drawing).toMatchObject({ ok: false });
    expect(drawing.ok ? [] : drawing.warnings.join()).toMatch(/log/);
  });
});

describe("the words of a chart", () => {
  const measure = (text: string): number => text.length * 7;
  const drawn = async (words: string, figure: string): Promise<string[]> => {
    const drawing = await drawChart(
      rowChart(["Which?"], [{ row: 0, words, figure, amount: 1 }], 100, filling),
      measure,
    );
    if (!drawing.ok) throw new Error(drawing.warnings.join());
    expect(drawing.svg).toMatch(/^<svg [^>]*width="41[2-4]"/);
    return [...drawing.svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = ""]) => text);
  };

  test("beside a long figure long words end in dots; short ones are whole", async () => {
    const [cut = "", figure] = (
      await drawn("People expected to receive a notice of the harbour", "18 May to 19 June 2019")
    ).slice(0, 2);
    expect(figure).toBe("18 May to 19 June 2019");
    expect(cut).toMatch(/^People expected to \w.*…$/);
    expect(measure(cut) + measure("18 May to 19 June 2019")).toBeLessThan(412);
    expect((await drawn("Coast Gazette", "44,000 passengers")).slice(0, 2)).toEqual([
      "Coast Gazette",
      "44,000 passengers",
    ]);
  });

  test("a title that is too long for a line has its question on a line of its own", () => {
    expect(titleLines("Which figure does each source give? Boats")).toEqual([
      "Which figure does each source give? Boats",
    ]);
    expect(titleLines("Which figure does each source give? People injured, quake, Northland")).toEqual([
      "Which figure does each source give?",
      "People injured, quake, Northland",
    ]);
    expect(titleLines(`How many? ${"harbour ".repeat(9).trim()}`).map((line) => line.length)).toEqual([9, 47, 23]);
  });
});

describe("progress to targets", () => {
  const alternatives = (
    figures: { amount: number; about: Partial<Claim> }[],
    progress: Findings["progress"] = [],
  ): string[] => {
    const document = documentOf(
      "d",
      figures.map(({ amount }) => `It was ${amount} of them.`),
    );
    const claims = figures.map(({ amount, about }) => claimOf(document, `${amount} of them`, amount, about));
    const clusters = claims.map((claim, index) => clusterOf(`k${index}`, [claim]));
    const withIds = progress.map((entry) => ({ ...entry, claims: claims.map(({ id }) => id) }));
    const findings = { ...noFindings, clusters, progress: withIds };
    const { charts } = compose(gatherMaterial([{ ...document, claims }], findings, []));
    return charts.map(({ alternative }) => alternative);
  };
  test("two targets of which a part is reached are drawn, one is a sentence", () => {
    const goal = (amount: number, metric: string, modality: Modality): { amount: number; about: Partial<Claim> } => ({
      amount,
      about: { unit: "boat", metric, modality, period: modality === "actual" ? "2023-05-01" : "2030-05-01" },
    });
    const figures = [
      goal(40, "boats", "target"),
      goal(10, "boats", "actual"),
      goal(60, "ships", "target"),
      goal(45, "ships", "actual"),
    ];
    const reached = (target: string, actual: string, part: number): Findings["progress"][number] => ({
      target,
      actual,
      claims: [],
      reached: part,
      years: null,
      yearly: null,
    });
    const two = [reached("k0", "k1", 0.25), reached("k2", "k3", 0.75)];
    expect(alternatives(figures, two)).toEqual([
      "Of two targets the furthest reached is Ships, North Harbour. Ships, North Harbour: 75 percent of 60 boats; Boats, North Harbour: 25 percent of 40 boats.",
    ]);
    expect(alternatives(figures, two.slice(1))).toEqual([]);
  });
});
