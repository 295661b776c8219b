/** The last stage: the same figures in every form, each with its claims, whatever the words of the sources are. */
import { describe, expect, test } from "vitest";
import { figureInWords } from "../pipeline/lexicon/wording.ts";
import { type Briefing, linesOf, type Run } from "../pipeline/model/briefing.ts";
import { diagnostic } from "../pipeline/model/diagnostic.ts";
import { noFindings } from "../pipeline/model/finding.ts";
import { compose } from "../pipeline/render/compose.ts";
import { gatherMaterial } from "../pipeline/render/material.ts";
import { assetWorld, decoded, documentOf, ferries, file, type Results, renderAll } from "./render-fixture.ts";

const composed = ({ documents, findings, diagnostics }: Results): Briefing =>
  compose(gatherMaterial(documents, findings, diagnostics)).briefing;

/** What a reader sees of a page before anything is opened: no head, no tags. */
const visible = (html: string): string =>
  decoded(
    html
      .replace(/^[\s\S]*<\/head>/, "")
      .replace(/<div class="peeks">[\s\S]*/, "")
      .replace(/<[^>]*>/g, "\n"),
  );

const numbersIn = (text: string): string[] => text.match(/\d+(?:,\d{3})*(?:\.\d+)?[a-z]?/g) ?? [];

/** Every word of the page, by who answers for it. */
function wordsOf(run: Run): string {
  if (run.kind === "cite") return run.references.map(({ label }) => label).join(" ");
  return run.kind === "quote" ? run.pieces.map(({ text }) => text).join("") : run.text;
}

describe("no number without a claim", () => {
  const results = ferries();
  const briefing = composed(results);
  const runs = linesOf(briefing).flat();
  const claims = new Map(results.documents.flatMap((document) => document.claims.map((claim) => [claim.id, claim])));

  test("our own words have no digit, and neither have the titles of sections and columns", () => {
    const blocks = briefing.sections.flatMap((section) => section.blocks);
    const titles = blocks.flatMap((block) => (block.kind === "table" ? block.columns.map(({ title }) => title) : []));
    const own = runs.filter((run) => run.kind === "text").map((run) => run.text);
    expect(
      [...own, ...titles, ...briefing.sections.map(({ title }) => title)].filter((words) => /\d/.test(words)),
    ).toEqual([]);
    expect(own.length).toBeGreaterThan(50);
  });

  test("every number of a value is in its claims, or worked out by the check it belongs to", () => {
    const values = runs.filter((run) => run.kind === "value");
    expect(values.length).toBeGreaterThan(15);
    for (const run of values) {
      const behind = run.claims.map((id) => claims.get(id));
      const checks = results.findings.checks.filter((check) => check.claims.join() === run.claims.join());
      const known = [
        ...behind.flatMap((claim) => (claim ? [figureInWords(claim), claim.surface] : [])),
        ...checks.flatMap(({ expected, actual }) => [String(expected), String(actual)]),
      ];
      expect(behind.length).toBeGreaterThan(0);
      expect(behind).not.toContain(undefined);
      expect(numbersIn(known.join(" "))).toEqual(expect.arrayContaining(numbersIn(run.text)));
    }
  });

  test("every quotation is a sentence of a claim, with exactly its surfaces marked", () => {
    const sentences = new Set([...claims.values()].map((claim) => claim.sentence));
    const surfaces = new Set([...claims.values()].map((claim) => claim.surface));
    for (const run of runs) {
      if (run.kind !== "quote") continue;
      expect(sentences).toContain(wordsOf(run));
      for (const piece of run.pieces) if (piece.marked) expect(surfaces).toContain(piece.text);
    }
  });

  test("the page, the print and the Markdown show the numbers of the briefing, and no other", async () => {
    const rendering = await renderAll(results);
    const html = file(rendering, "briefing.html");
    const blocks = briefing.sections.flatMap((section) => section.blocks);
    const sources = blocks.flatMap((block) => (block.kind === "sources" ? block.sources : []));
    const figures = blocks.flatMap((block) => (block.kind === "figure" ? [block.alternative] : []));
    const labels = sources.flatMap(({ number, quotes }) => [String(number), ...quotes.map(({ label }) => label)]);
    const lines = linesOf(briefing).flat().map(wordsOf);
    // What a drawing shows are the figures of its claims; what it is called instead of shown is in no visible word.
    const drawn = blocks.flatMap((block) => (block.kind === "figure" ? block.claims : []));
    const shown = drawn.flatMap((id) => claims.get(id) ?? []).map(figureInWords);
    const expected = numbersIn([briefing.title, ...lines, ...labels, ...shown].join("\n")).sort();
    expect(numbersIn(visible(html)).sort()).toEqual(expected);
    expect(file(rendering, "briefing.pdf")).toBe(html);

    const markdown = file(rendering, "briefing.md").replace(/\n +/g, " ");
    const files = figures.length > 0 ? numbersIn(rendering.files.map(({ path }) => path).join("\n")) : [];
    expect([...expected, ...files, ...numbersIn(figures.join("\n"))]).toEqual(
      expect.arrayContaining(numbersIn(markdown)),
    );
    for (const run of runs) if (run.kind === "value") expect(markdown).toContain(run.text.replace(/~/g, "\\~"));
  });

  test("the numbers in a drawing are those of its claims", async () => {
    const { briefing: made, charts } = compose(gatherMaterial(results.documents, results.findings, []));
    expect(charts.map(({ name }) => name)).toEqual(["1-ferry-passengers-north-harbour", "2-shares-crossings"]);
    const rendering = await renderAll(results);
    for (const { name, claims: ids } of charts) {
      const words = [...file(rendering, `charts/${name}.svg`).matchAll(/<text[^>]*>([^<]*)</g)].map(
        (match) => match[1],
      );
      const known = ids.flatMap((id) => claims.get(id) ?? []).map(figureInWords);
      expect(numbersIn(words.join(" ")).sort()).toEqual(numbersIn(known.join(" ")).sort());
      expect(JSON.parse(file(rendering, `charts/${name}.vl.json`)).$schema).toMatch(/vega-lite\/v6/);
    }
    expect(made.sections.flatMap(({ blocks }) => blocks).filter(({ kind }) => kind === "figure")).toHaveLength(2);
  });
});

describe("what is where", () => {
  test("sections stand in their order, and only where they have something to say", async () => {
    const titles = composed(ferries()).sections.map(({ id }) => id);
    expect(titles).toEqual([
      "highlights",
      "key-figures",
      "conflicts",
      "arithmetic",
      "targets",
      "further-figures",
      "left-out",
      "sources",
    ]);
    const bare = documentOf("bare", ["Nothing was counted."]);
    const nothing: Results = {
      documents: [bare],
      findings: noFindings,
      diagnostics: [],
    };
    expect(composed(nothing).sections.map(({ id }) => id)).toEqual(["left-out", "sources"]);
    expect(visible(file(await renderAll(nothing), "briefing.html"))).toContain("no figure was read from it");
  });

  test.each([
    ["the head says what the folder held", "4 articles · 11 figures · dated 4 March to 20 May 2024"],
    ["a figure is shown as its source bounds it", "more than 60,000 passengers"],
    ["another currency stands beside the amount", "given as about $3.8 million"],
    ["agreement counts origins", "Harbour Post and Coast Gazette agree, from two independent origins."],
    ["a conflict names both ends", "from 41,200 passengers (Harbour Post) to 47,500 passengers (“Quay bulletin”)"],
    ["what was left out is summed up", "Left out of the articles: menu (3 lines)."],
    ["background is counted, not shown", "One further figure stands in the articles as background only"],
    ["unread files are named", "bytes that are no text"],
    ["undated articles are named", "No date was found in “Quay bulletin” and Island Notes."],
    ["shared passages are named", "Harbour Post, line 2\nCoast Gazette, lines 1–2"],
    ["who is quoted is named", "citing Port Office"],
  ])("%s", (_, words) => {
    const text = linesOf(composed(ferries())).map((line) =>
      line
        .filter(({ kind }) => kind !== "cite")
        .map(wordsOf)
        .join(""),
    );
    expect(text.join("\n")).toContain(words);
  });

  test("a target is not among the figures that were reached, nor is a background figure among any", () => {
    const { sections } = composed(ferries());
    const words = (id: string): string => {
      const blocks = sections.filter((section) => section.id === id).flatMap((section) => section.blocks);
      return blocks
        .flatMap((block) => (block.kind === "table" ? block.rows.flat(2).flat().map(wordsOf) : []))
        .join(" ");
    };
    expect(words("targets")).toContain("60,000");
    expect(words("key-figures") + words("further-figures")).not.toMatch(/60,000|benches/);
  });

  test("ids, verdict names and other talk of the machine stay off the page", async () => {
    const page = visible(file(await renderAll(ferries()), "briefing.html"));
    expect(page).not.toMatch(/cluster|modality|k-fares|o-1|x-sum|a-post:|undefined|\[object|null/);
  });
});

describe("references", () => {
  test("each leads to the marked words and back, and no anchor is there twice", async () => {
    const html = file(await renderAll(ferries()), "briefing.html");
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
    const targets = [...html.matchAll(/href="#([^"]*)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
    expect(html).toContain('<mark id="source-1a-1">41,200 passengers</mark>');
    expect(html).toMatch(/href="#key-figures-1a"/);
    expect([...html.matchAll(/href="(?!#)/g)]).toEqual([]);
  });

  test("in Markdown every footnote is used and every use has its footnote", async () => {
    const markdown = file(await renderAll(ferries()), "briefing.md").replace(/\n +/g, " ");
    const defined = [...markdown.matchAll(/^\[\^(\w+)\]:/gm)].map((match) => match[1]).sort();
    const used = [...new Set([...markdown.matchAll(/\[\^(\w+)\](?!:)/g)].map((match) => match[1]))].sort();
    expect(defined).toEqual(used);
    expect(defined).toContain("1a");
    expect(markdown).toContain("The harbour counted **41,200 passengers** in 2023.");
  });
});

describe("the files", () => {
  test("when the page cannot be printed all others are there, and the message is passed on", async () => {
    const problem = diagnostic("render/pdf-failed", { found: "no page" });
    const all = await renderAll(ferries());
    const rest = await renderAll(
      ferries(),
      assetWorld(() => ({ ok: false, problem })),
    );
    expect(rest.files).toEqual(all.files.filter(({ path }) => path !== "briefing.pdf"));
    expect(rest.diagnostics).toEqual([problem]);
    expect(all.diagnostics).toEqual([]);
    expect(all.files.map(({ path }) => path)).toContain("text/c-bulletin.txt");
  });

  test("the order of the documents changes nothing", async () => {
    const results = ferries();
    const turned = { ...results, documents: results.documents.toReversed() };
    expect(await renderAll(turned)).toEqual(await renderAll(results));
  });

  test("the ledger has every claim at its place, and no more keys than its contract", async () => {
    const results = ferries();
    const { articleCopies: _copies, changes, ...findings } = results.findings;
    const ledger = JSON.parse(file(await renderAll(results), "briefing.json"));
    expect(Object.keys(ledger)).toEqual([
      "schema",
      "title",
      "asOf",
      "documents",
      "claims",
      "clusters",
      "origins",
      "checks",
      "progress",
      "since",
      "changes",
      "highlights",
      "quotes",
      "names",
      "themes",
      "soleReports",
      "timeline",
      "corrections",
      "diagnostics",
    ]);
    expect(ledger).toMatchObject({
      schema: 1,
      asOf: "2024-05-20",
      diagnostics: results.diagnostics,
      ...changes,
      ...findings,
    });
    const texts = new Map(results.documents.map(({ id, text }) => [id, text]));
    for (const { document, start, end, surface } of ledger.claims)
      expect(texts.get(document)?.slice(start, end)).toBe(surface);
    expect(ledger.claims).toHaveLength(11);
    expect(ledger.claims.filter((claim: object) => "background" in claim)).toHaveLength(1);
    expect(ledger.documents[0]).not.toHaveProperty("text");
    expect(ledger.documents[0]).not.toHaveProperty("sentences");
  });

  test("a character that the fonts lack is told, and one that they have is not", async () => {
    const found = async (title: string): Promise<string[]> => {
      const results = ferries();
      const documents = results.documents.map((document) => ({ ...document, title }));
      return (await renderAll({ ...results, documents })).diagnostics.map((message) => message.found);
    };
    expect(await found("¥ € £ ₹ ₩ $ − – — … “ ” ‘ ’ · • × ± § ° ↑ ↓ č ł ő ğ Ω Ж")).toEqual([]);
    expect(await found("海の港 항구 港口")).toEqual([]);
    expect(await found("ท ✓ ⅔ 🔥")).toEqual([]);
    expect(await found("ქ")).toEqual(["ქ (U+10E5)"]);
  });
});
