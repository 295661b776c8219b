/** Findings: every case file through `analyze`, as it is, shuffled, and beside an unrelated article. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { analyze } from "../pipeline/analyze/index.ts";
import type { Aspect, Bound, Claim, Modality, Value } from "../pipeline/model/claim.ts";
import type { Document } from "../pipeline/model/document.ts";
import { type Findings, noFindings } from "../pipeline/model/finding.ts";

interface ClaimCase {
  id: string;
  sentence: string;
  surface: string;
  value: number;
  unit: string;
  metric: string;
  bound?: Bound;
  precision?: number;
  aspect?: Aspect;
  direction?: "up" | "down";
  modality?: Modality;
  place?: string;
  entity?: string;
  period?: string;
  attribution?: string;
  conversionOf?: string;
  partOf?: string;
}

interface DocumentCase {
  file: string;
  outlet?: string;
  title: string;
  published?: string;
  claims: ClaimCase[];
  /** Sentences without figures. */
  more?: string[];
}

interface FindingsCase {
  about: string;
  documents: DocumentCase[];
  /** Each must be a cluster with exactly these claims; with no `clusters`, every cluster must be single. */
  clusters: {
    claims: string[];
    verdict: string;
    origins?: number;
    lead?: string;
    reason?: string;
    use?: { rule: string };
  }[];
  apart: [string, string][];
  /** The claims each check must begin with; absent: not looked at. All checks must be named. */
  checks?: { kind: string; claims: string[]; verdict: string }[];
  /** Groups of files that share copied passages; absent: none. */
  copied?: string[][];
}

const folder = new URL("./cases/findings/", import.meta.url);
const cases = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .map((file): [string, FindingsCase] => [file, JSON.parse(readFileSync(new URL(file, folder), "utf8"))]);

function printedValue({ value, bound = "exact", precision = 1 }: ClaimCase): Value {
  const open = { "more-than": "high", "at-least": "high", "less-than": "low", "at-most": "low" }[bound as string];
  return { low: open === "low" ? null : value, high: open === "high" ? null : value, bound, precision };
}

function claimOf(document: string, given: ClaimCase, line: number, start: number): Claim {
  const at = given.sentence.indexOf(given.surface);
  return {
    id: given.id,
    document,
    line,
    start: start + at,
    end: start + at + given.surface.length,
    surface: given.surface,
    sentence: given.sentence,
    mark: { start: at, end: at + given.surface.length },
    value: printedValue(given),
    unit: given.unit,
    aspect: given.aspect ?? "level",
    direction: given.direction ?? null,
    metric: given.metric,
    entity: given.entity ?? null,
    place: given.place ?? null,
    period: given.period ?? null,
    periodBasis: given.period === undefined ? null : "stated",
    modality: given.modality ?? "actual",
    attribution: given.attribution ?? null,
    conversionOf: given.conversionOf ?? null,
    partOf: given.partOf ?? null,
  };
}

function documentOf(given: DocumentCase): Document {
  const lines = [given.title, ...new Set(given.claims.map(({ sentence }) => sentence)), ...(given.more ?? [])];
  const starts = lines.map((_, at) => lines.slice(0, at).join("\n").length + (at === 0 ? 0 : 1));
  const placed = given.claims.map((claim) => ({ claim, at: lines.indexOf(claim.sentence) }));
  return {
    id: `id-${given.file}`,
    file: given.file,
    sha256: "",
    format: "text",
    title: given.title,
    outlet: given.outlet ?? null,
    author: null,
    language: "en",
    published: given.published ?? null,
    publishedBasis: given.published === undefined ? null : "text",
    told: null,
    excluded: [],
    text: lines.join("\n"),
    derived: false,
    sentences: lines.map((text, at) => ({
      text,
      segments: [{ at: 0, source: starts[at] ?? 0 }],
      line: at + 1,
      paragraph: at,
      role: at === 0 ? "title" : "body",
    })),
    claims: placed.map(({ claim, at }) => claimOf(`id-${given.file}`, claim, at + 1, starts[at] ?? 0)),
    quotations: [],
    names: [],
    timeline: [],
    diagnostics: [],
  };
}

const unrelated = documentOf({
  file: "0-unrelated.txt",
  outlet: "Bee Keeper",
  title: "Hives of the north",
  published: "2020-01-01",
  claims: [
    {
      id: "x-hives",
      sentence: "The north has 5,120 hives.",
      surface: "5,120 hives",
      value: 5120,
      unit: "hive",
      metric: "bee hives",
      place: "Norway",
    },
    {
      id: "x-honey",
      sentence: "Honey sold for $3.75 million in 2018.",
      surface: "$3.75 million",
      value: 3_750_000,
      precision: 10_000,
      unit: "USD",
      metric: "honey revenue",
      place: "Norway",
      period: "2018",
    },
    {
      id: "x-share",
      sentence: "Heather gave 41 percent of honey.",
      surface: "41 percent",
      value: 41,
      unit: "percent",
      aspect: "share",
      metric: "share of honey",
      place: "Norway",
    },
  ],
});

const clusterWith = (findings: Findings, claim: string) =>
  findings.clusters.find(({ claims }) => claims.includes(claim));

describe.each(cases)("%s", (_file, given) => {
  const documents = given.documents.map(documentOf);
  const findings = analyze(documents);

  it("puts together and judges", () => {
    for (const expected of given.clusters) {
      const cluster = clusterWith(findings, expected.claims[0] ?? "");
      expect(cluster?.claims.toSorted()).toEqual(expected.claims.toSorted());
      expect(cluster).toMatchObject(Object.fromEntries(Object.entries(expected).filter(([key]) => key !== "claims")));
    }
    if (given.clusters.length === 0) expect(findings.clusters.map(({ verdict }) => verdict)).not.toContain("agree");
  });

  it("keeps lookalikes apart", () => {
    for (const [a, b] of given.apart)
      expect(clusterWith(findings, a)?.id, `${a} and ${b}`).not.toBe(clusterWith(findings, b)?.id);
    expect(findings.clusters.flatMap(({ claims }) => claims).length).toBe(
      new Set(findings.clusters.flatMap(({ claims }) => claims)).size,
    );
  });

  it("checks the arithmetic, and nothing else", () => {
    const found = findings.checks.map(({ kind, claims, verdict }) => ({ kind, claims, verdict }));
    for (const { kind, claims, verdict } of given.checks ?? []) {
      const check = found.find((one) => one.kind === kind && claims.every((id, at) => one.claims[at] === id));
      expect(check?.verdict, `${kind} on ${claims.join(", ")}`).toBe(verdict);
    }
    expect(found).toHaveLength(given.checks?.length ?? 0);
  });

  it("finds copied passages", () => {
    const copied = findings.origins.filter(({ kind }) => kind === "copied");
    const files = copied.map(({ passages }) => [
      ...new Set(passages.map(({ document }) => document.replace("id-", ""))),
    ]);
    expect(files).toEqual(given.copied ?? []);
  });

  it("does not depend on the order of the files", () => {
    expect(analyze(documents.toReversed())).toEqual(findings);
    expect(analyze([...documents.slice(1), ...documents.slice(0, 1)])).toEqual(findings);
  });

  it("does not change beside an unrelated article", () => {
    const more = analyze([unrelated, ...documents]);
    for (const cluster of findings.clusters) expect(more.clusters).toContainEqual(cluster);
    for (const check of findings.checks) expect(more.checks).toContainEqual(check);
    expect(more.checks).toHaveLength(findings.checks.length);
  });

  it("highlights few findings, each once, each resting on claims", () => {
    const about = findings.highlights.map((highlight) => highlight.about);
    expect(new Set(about).size).toBe(about.length);
    expect(about.length).toBeGreaterThan(0);
    expect(about.length).toBeLessThanOrEqual(8);
    for (const highlight of findings.highlights) expect(highlight.claims.length).toBeGreaterThan(0);
  });
});

describe("analyze", () => {
  it("has nothing to say of nothing", () => {
    expect(analyze([])).toEqual(noFindings);
  });

  it("puts a conflict and a suspect check before a lone figure", () => {
    const [, given] = cases.find(([file]) => file === "agree-and-conflict.json") ?? [];
    const findings = analyze((given?.documents ?? []).map(documentOf));
    expect(findings.highlights[0]?.kind).toBe("conflict");
    const [, sums] = cases.find(([file]) => file === "checks.json") ?? [];
    expect(analyze((sums?.documents ?? []).map(documentOf)).highlights[0]?.kind).toBe("check");
  });

  it("counts a wire story that a hundred outlets print once, and names the office that two articles cite", () => {
    const sentence =
      "Rangers of the northern reserve counted 3,140 cranes at dawn on the frozen lake beside the old mill.";
    const wire = Array.from({ length: 100 }, (_, at) =>
      documentOf({
        file: `${at}.txt`,
        outlet: `Outlet ${at}`,
        title: "Cranes",
        claims: [
          { id: `crane-${at}`, sentence, surface: "3,140 cranes", value: 3140, unit: "crane", metric: "cranes" },
        ],
      }),
    );
    const findings = analyze(wire);
    expect(findings.clusters).toHaveLength(1);
    expect(findings.clusters[0]?.origins).toBe(1);
    expect(findings.origins[0]?.passages).toHaveLength(100);
    const [, given] = cases.find(([file]) => file === "origins.json") ?? [];
    const reports = analyze((given?.documents ?? []).map(documentOf)).origins.filter(
      ({ kind }) => kind === "same-report",
    );
    expect(reports.map(({ passages }) => passages.map(({ document }) => document))).toEqual([["id-a.txt", "id-c.txt"]]);
  });

  it("counts a document that is given twice once", () => {
    const [, given] = cases.find(([file]) => file === "alone.json") ?? [];
    const documents = (given?.documents ?? []).map(documentOf);
    expect(analyze([...documents, ...documents])).toEqual(analyze(documents));
  });
});
