/** The web page, the Markdown and the print say the same, and no number stands in any of them of its own. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import recommended from "remark-preset-lint-recommended";
import { unified } from "unified";
import { describe, expect, test } from "vitest";
import { dayInWords, figureInWords, periodInWords } from "../pipeline/lexicon/wording.ts";
import { type Briefing, linesOf, type Run } from "../pipeline/model/briefing.ts";
import type { Claim } from "../pipeline/model/claim.ts";
import type { Document } from "../pipeline/model/document.ts";
import { type Conversion, defaultSettings } from "../pipeline/model/settings.ts";
import { compose } from "../pipeline/render/compose.ts";
import { gatherMaterial } from "../pipeline/render/material.ts";
import { claimOf, clusterOf, documentOf, ferries, file, type Results, renderAll } from "./render-fixture.ts";

/** The ferries, with a chronicle that dates what happened and counts the berths year by year. */
function harbour(): Results {
  const { documents, findings, diagnostics } = ferries();
  const sentences = [
    "In March 2021 a flood sank 14 boats.",
    "In June 2022 the harbour bought 3 launches.",
    "A storm on 5 May 2023 broke 9 masts.",
    "On 7 August 2023 it saved 22 sailors.",
    "There were 310 berths in 2021, 340 berths in 2022 and 365 berths in 2023.",
    "Ask @desk at www.harbour.example, https://harbour.example/a or desk@harbour.example about 28 ropes.",
  ];
  const bare = documentOf("e-chronicle", sentences, { outlet: "Quay Chronicle", published: "2024-01-09" });
  const of = (surface: string, amount: number, unit: string, period: string | null): Claim =>
    claimOf(bare, surface, amount, { unit, metric: `${unit}s`, period });
  const claims = [
    of("14 boats", 14, "boat", "2021-03"),
    of("3 launches", 3, "launch", "2022-06"),
    of("9 masts", 9, "mast", "2023-05-05"),
    of("22 sailors", 22, "sailor", "2023-08-07"),
    ...(
      [
        ["310", "2021"],
        ["340", "2022"],
        ["365", "2023"],
      ] as const
    ).map(([berths, year]) => of(`${berths} berths`, Number(berths), "berth", year)),
    of("28 ropes", 28, "rope", null),
  ];
  const dates = ["March 2021", "June 2022", "5 May 2023", "7 August 2023"];
  const timeline: Document["timeline"] = dates.map((surface, index) => {
    const start = bare.text.indexOf(surface);
    const { sentence = "", period } = claims[index] ?? {};
    const place = { document: bare.id, line: index + 1, start, end: start + surface.length, surface, sentence };
    return { id: `t${index}`, ...place, period: period ?? "", periodBasis: "stated" };
  });
  const clusters = claims.map((claim) => clusterOf(`k-${claim.start}`, [claim]));
  const about = clusters[0]?.id ?? "";
  return {
    documents: [...documents, { ...bare, claims, timeline }],
    findings: {
      ...findings,
      clusters: [...findings.clusters, ...clusters],
      highlights: [...findings.highlights, { kind: "level", about, claims: claims.slice(0, 1).map(({ id }) => id) }],
    },
    diagnostics,
  };
}

const results = harbour();
const composition = compose(gatherMaterial(results.documents, results.findings, results.diagnostics));
const { briefing } = composition;
const rendered = renderAll(results);

const numbersIn = (text: string): string[] => text.match(/\d+(?:,\d{3})*(?:\.\d+)?/g) ?? [];

/** The parts of a page by the titles of its sections, and what stands before the first. */
function sectionsOf(text: string, heading: RegExp): Map<string, string> {
  const [head = "", ...rest] = text.split(heading);
  const parts = rest.flatMap((title, at) => (at % 2 === 0 ? [[title.trim(), rest[at + 1] ?? ""] as const] : []));
  return new Map([["", head], ...parts]);
}

const pageSections = (html: string): Map<string, string> =>
  sectionsOf(html.replace(/^[\s\S]*<\/head>/, ""), /<h2[^>]*>([^<]*)<\/h2>/);
const markdownSections = (markdown: string): Map<string, string> =>
  sectionsOf(markdown.replace(/^\[\^\w+\]: .*(?:\n {4}.*)*$/gm, ""), /^## (.*)$/m);

const labelsOfPage = (html: string): string[] =>
  [...html.matchAll(/<a\b[^>]*href="#source-\d[^>]*>([\s\S]*?)<\/a>/g)].map(
    (match) => /\d+[a-z]+/.exec((match[1] ?? "").replace(/<[^>]*>/g, ""))?.[0] ?? "",
  );
const labelsOfMarkdown = (markdown: string): string[] =>
  [...markdown.matchAll(/\[\^(\w+)\]/g)].map((match) => match[1] ?? "");

/** The numbers that are read, without those of charts, references, what a reference opens, and the codes of characters. */
const numbersOfPage = (html: string): string[] =>
  numbersIn(
    html
      .replace(/<div class="peeks">[\s\S]*/, "")
      .replace(/<svg[\s\S]*?<\/svg>/g, "")
      .replace(/<a\b[^>]*href="#source-\d[\s\S]*?<\/a>/g, "")
      .replace(/<[^>]*>/g, "\n")
      .replace(/&#?\w+;/g, " "),
  ).sort();
const numbersOfMarkdown = (markdown: string): string[] =>
  numbersIn(markdown.replace(/!\[.*\]\(.*\)/g, "").replace(/\[\^\w+\]/g, "")).sort();

describe("three forms of one briefing", () => {
  test("have the same sections in the same order", async () => {
    const titles = ["", ...briefing.sections.map(({ title }) => title)];
    expect([...pageSections(file(await rendered, "briefing.html")).keys()]).toEqual(titles);
    expect([...markdownSections(file(await rendered, "briefing.md")).keys()]).toEqual(titles);
    expect(titles).toEqual(expect.arrayContaining(["Trends", "Timeline", "Method and limits"]));
  });

  test("have the same numbers and the same citations in each section", async () => {
    const page = pageSections(file(await rendered, "briefing.html"));
    const markdown = markdownSections(file(await rendered, "briefing.md"));
    let cited = 0;
    for (const title of briefing.sections.map((section) => section.title).filter((name) => name !== "Sources")) {
      const [html = "", words = ""] = [page.get(title), markdown.get(title)];
      expect([title, numbersOfPage(html)]).toEqual([title, numbersOfMarkdown(words)]);
      expect([title, labelsOfPage(html)]).toEqual([title, labelsOfMarkdown(words)]);
      cited += labelsOfPage(html).length;
    }
    expect(cited).toBeGreaterThan(30);
  });
});

const wordsOf = (run: Run): string => {
  if (run.kind === "cite") return "";
  return run.kind === "quote" ? run.pieces.map(({ text }) => text).join("") : run.text;
};

/** Whether words of ours ("about €74 billion") give the amount of a claim at a rate, rounded to the last digit that they have. */
function isWorth(words: string, { value: { low, high } }: Claim, rate: number): boolean {
  const scale = { million: 1e6, billion: 1e9, trillion: 1e12 }[/\b[mbt]r?illion/.exec(words)?.[0] ?? ""] ?? 1;
  const amounts = [...new Set([low ?? high ?? 0, high ?? low ?? 0])].map((amount) => amount * rate);
  const numbers = numbersIn(words).map((number) => number.replaceAll(",", ""));
  return (
    numbers.length === amounts.length &&
    numbers.every((number, at) => {
      const [, zeros = ""] = /^\d*?(0*)$/.exec(number) ?? [];
      const step = scale * 10 ** (zeros.length - (number.split(".")[1]?.length ?? 0));
      return Math.abs(Number(number) * scale - (amounts[at] ?? 0)) <= 0.5001 * step;
    })
  );
}

/** Numbers of a briefing that nothing stands behind, or that differ from what stands there. */
function unfounded(page: Briefing, { documents, findings }: Results, conversion: Conversion | null = null): string[] {
  const rates = Object.entries(conversion?.rates ?? {});
  const claims = new Map(documents.flatMap((document) => document.claims.map((claim) => [claim.id, claim] as const)));
  const days = documents.flatMap(({ published }) => (published === null ? [] : [dayInWords(published)]));
  const periods = [...claims.values()].flatMap(({ period }) => (period === null ? [] : [periodInWords(period)]));
  const dates = new Set(numbersIn([...days, ...periods].join(" ")));
  const counted = Math.max(claims.size, documents.length);
  const sentences = new Set([...claims.values()].map(({ sentence }) => sentence));
  return linesOf(page)
    .flat()
    .filter((run) => {
      const numbers = numbersIn(wordsOf(run));
      if (run.kind === "quote") return !sentences.has(wordsOf(run));
      if (run.kind === "text") return numbers.length > 0;
      if (run.kind === "apparatus") return numbers.some((number) => !(dates.has(number) || Number(number) <= counted));
      if (run.kind === "setting")
        return !rates.some(([code, rate]) => wordsOf(run) === `1 ${code} = ${rate} ${conversion?.currency}`);
      if (run.kind !== "value") return false;
      const behind = run.claims.flatMap((id) => claims.get(id) ?? []);
      if (run.converted) {
        const { rate } = run.converted;
        const [claim] = behind;
        return claim === undefined || conversion?.rates[claim.unit] !== rate || !isWorth(run.text, claim, rate);
      }
      const checks = findings.checks.filter((check) => check.claims.join() === run.claims.join());
      const worked = checks.map(({ expected, actual }) => `${expected} ${actual}`);
      const known = new Set(numbersIn([...behind.map(figureInWords), ...worked].join(" ")));
      return behind.length === 0 || numbers.some((number) => !known.has(number));
    })
    .map(wordsOf);
}

/** Numbers that a form has and the briefing has not, or more often. */
function strange(form: readonly string[], page: Briefing): string[] {
  const sources = page.sections.flatMap(({ blocks }) => blocks).flatMap((b) => (b.kind === "sources" ? b.sources : []));
  const labels = sources.flatMap(({ number, quotes }) => [
    String(number),
    ...quotes.flatMap(({ label, uses }) => [label, ...uses.map(() => label)]),
  ]);
  const left = numbersIn([page.title, ...linesOf(page).flat().map(wordsOf), ...labels].join("\n"));
  // A footnote of Markdown names its source and day again.
  const again = sources.flatMap(({ facts, outlet, quotes }) =>
    quotes.flatMap(() => [...outlet, ...facts].map(wordsOf)),
  );
  const known = [...left, ...numbersIn(again.join("\n"))];
  return form.filter((number) => {
    const at = known.indexOf(number);
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
}

describe("no number of its own", () => {
  test("every number of the briefing is that of its claims, of a date or of a count", () => {
    expect(unfounded(briefing, results)).toEqual([]);
  });

  test.each([
    ["a figure that its claim does not have", "41,200 passengers", "42,100 passengers"],
    ["a figure in other precision", "€3.5 million", "€3.52 million"],
    ["a bound without its number", "more than 60,000 passengers", "more than 6 passengers"],
  ])("the test fails for %s", (_, from, to) => {
    const spoiled: Briefing = JSON.parse(JSON.stringify(briefing).replaceAll(`"text":"${from}"`, `"text":"${to}"`));
    expect(unfounded(spoiled, results)).toContain(to);
  });

  test("a converted amount is that of its claim at the rate of the settings, and each rate is told", () => {
    const conversion: Conversion = { currency: "NOK", rates: { EUR: 11.53, USD: 10.6, CHF: 12 }, asOf: null };
    const material = gatherMaterial(results.documents, results.findings, results.diagnostics);
    const { briefing: page } = compose(material, { ...defaultSettings, conversion });
    const runs = linesOf(page).flat();
    const ours = runs.flatMap((run) => (run.kind === "value" && run.converted ? [run.text] : []));
    expect(ours).toContain("about 40 million Norwegian kroner");
    expect(runs.flatMap((run) => (run.kind === "setting" ? [run.text] : []))).toEqual(["1 EUR = 11.53 NOK"]);
    expect(unfounded(page, results, conversion)).toEqual([]);
    const spoil = (from: string, to: string): Briefing => JSON.parse(JSON.stringify(page).replaceAll(from, to));
    for (const [from, to] of [
      ["about 40 million Norwegian", "about 41 million Norwegian"],
      ['"rate":11.53', '"rate":11.6'],
      ["1 EUR = 11.53 NOK", "1 EUR = 11.35 NOK"],
    ] as const)
      expect(unfounded(spoil(from, to), results, conversion), to).not.toEqual([]);
    expect(
      linesOf(briefing)
        .flat()
        .filter((run) => run.kind === "setting" || "converted" in run),
    ).toEqual([]);
  });

  test("the page and the Markdown have no number that the briefing has not", async () => {
    const html = file(await rendered, "briefing.html").replace(/^[\s\S]*<\/head>/, "");
    const markdown = file(await rendered, "briefing.md");
    expect(strange(numbersOfPage(html), briefing)).toEqual([]);
    expect(strange(numbersOfMarkdown(markdown), briefing)).toEqual([]);
    const spoil = (text: string): string => text.replace("41,200", "42,100");
    expect(strange(numbersOfPage(spoil(html)), briefing)).toEqual(["42,100"]);
    expect(strange(numbersOfMarkdown(spoil(markdown)), briefing)).toEqual(["42,100"]);
  });
});

describe("what other programs read", () => {
  test("running text stands in lines of one length, and reads as it did", async () => {
    const lines = file(await rendered, "briefing.md").split("\n");
    const running = lines.filter((line) => !/^(?:[|#]|!\[)/.test(line));
    // A line ends where a word begins with a letter, so a few are longer.
    expect(running.filter((line) => line.length > 150)).toEqual([]);
    expect(running.filter((line) => /^ {4}\S/.test(line)).length).toBeGreaterThan(3);
    expect(lines.join(" ").replace(/\s+/g, " ")).toContain(
      "rounding, “about” and “more than” included. Figures count as one",
    );
  });

  test("the Markdown is clean under the recommended preset of remark-lint, and a bare address is not", async () => {
    const lint = unified().use(remarkParse).use(remarkGfm).use(recommended);
    const messages = (markdown: string): Promise<string[]> =>
      new Promise((resolve, reject) => {
        lint.run(lint.parse(markdown), markdown, (error, _, read) => {
          if (error) reject(error);
          else resolve((read?.messages ?? []).map(String));
        });
      });
    const markdown = file(await rendered, "briefing.md");
    expect(await messages(markdown)).toEqual([]);
    expect(await messages(`${markdown}\nSee https://harbour.example now.\n`)).toHaveLength(1);
  });

  test("each chart is valid under Vega-Lite's own schema, and another mark is not", async () => {
    const path = createRequire(import.meta.url).resolve("vega-lite/vega-lite-schema.json");
    const valid = new Ajv({ strict: false, validateFormats: false, validateSchema: false, inlineRefs: false }).compile(
      JSON.parse(readFileSync(path, "utf8")),
    );
    const specs = composition.charts.map(({ name }) => `charts/${name}.vl.json`);
    expect(specs.length).toBeGreaterThanOrEqual(4);
    for (const spec of specs) {
      const content = file(await rendered, spec);
      expect([spec, valid(JSON.parse(content)), valid.errors]).toEqual([spec, true, null]);
    }
    expect(valid({ data: { values: [] }, mark: "words" })).toBe(false);
  });
});
