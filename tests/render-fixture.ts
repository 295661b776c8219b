/** A small folder about the ferries of a harbour, as the stages before `render` would hand it over. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Claim } from "../pipeline/model/claim.ts";
import type { Diagnostic } from "../pipeline/model/diagnostic.ts";
import type { Document } from "../pipeline/model/document.ts";
import { type Cluster, type Findings, noFindings } from "../pipeline/model/finding.ts";
import { defaultSettings, type Settings } from "../pipeline/model/settings.ts";
import type { Attempt, PrintedPdf, World } from "../pipeline/model/world.ts";
import { type Rendering, render } from "../pipeline/render/index.ts";

export interface Results {
  documents: Document[];
  findings: Findings;
  diagnostics: Diagnostic[];
}

const resolve = createRequire(import.meta.url).resolve;
const root = new URL("..", import.meta.url).pathname;

/** A World with the real assets and nothing else; `print` stands for the browser. */
export function assetWorld(print: (html: string) => Attempt<PrintedPdf>): World {
  const refuse = (): never => {
    throw new Error("render must not ask for this");
  };
  return {
    listFiles: refuse,
    readFile: refuse,
    readLedger: refuse,
    recall: refuse,
    keep: refuse,
    publish: refuse,
    asset: async (path) => readFileSync(path.startsWith("npm:") ? resolve(path.slice(4)) : `${root}${path}`),
    printPdf: async (html) => print(html),
  };
}

/** A document in sentences, one to a line. */
export function documentOf(id: string, sentences: string[], about: Partial<Document> = {}): Document {
  const text = sentences.join("\n");
  const starts = sentences.map((_, index) => sentences.slice(0, index).join("\n").length + (index === 0 ? 0 : 1));
  return {
    id,
    file: `${id}.txt`,
    sha256: "0".repeat(64),
    format: "text",
    title: null,
    outlet: null,
    author: null,
    language: "en",
    published: null,
    publishedBasis: null,
    told: null,
    excluded: [],
    text,
    derived: false,
    sentences: sentences.map((sentence, index) => ({
      text: sentence,
      segments: [{ at: 0, source: starts[index] ?? 0 }],
      line: index + 1,
      paragraph: index,
      role: "body",
    })),
    claims: [],
    quotations: [],
    names: [],
    timeline: [],
    diagnostics: [],
    ...about,
  };
}

/** A claim of `surface` in the document, a point of a count unless `about` says more. */
export function claimOf(document: Document, surface: string, amount: number, about: Partial<Claim> = {}): Claim {
  const start = document.text.indexOf(surface);
  const sentence = document.sentences.findLast(({ segments }) => (segments[0]?.source ?? 0) <= start);
  const offset = start - (sentence?.segments[0]?.source ?? 0);
  return {
    id: `${document.id}:${start}`,
    document: document.id,
    line: sentence?.line ?? 0,
    start,
    end: start + surface.length,
    surface,
    sentence: sentence?.text ?? "",
    mark: { start: offset, end: offset + surface.length },
    value: { low: amount, high: amount, bound: "exact", precision: 1 },
    unit: "passenger",
    aspect: "level",
    direction: null,
    metric: "ferry passengers",
    entity: null,
    place: "North Harbour",
    period: "2023",
    periodBasis: "stated",
    modality: "actual",
    attribution: null,
    conversionOf: null,
    partOf: null,
    ...about,
  };
}

export function clusterOf(id: string, claims: Claim[], about: Partial<Cluster> = {}): Cluster {
  const [first] = claims;
  return {
    id,
    metric: first?.metric ?? "",
    unit: first?.unit ?? "",
    entity: first?.entity ?? null,
    place: first?.place ?? null,
    period: first?.period ?? null,
    claims: claims.map((claim) => claim.id),
    verdict: "single",
    reason: "One source gives it.",
    origins: 1,
    lead: first?.id ?? "",
    use: { claim: first?.id ?? "", rule: "only-figure", beside: [] },
    ...about,
  };
}

const atLeast = (amount: number): Pick<Claim, "value"> => ({
  value: { low: amount, high: null, bound: "more-than", precision: 1 },
});
const percent: Partial<Claim> = { unit: "percent", aspect: "share", metric: "share of crossings", period: null };

/** Four articles: a conflict over passengers, an agreement over fares with a conversion, shares, a target, a suspect sum. */
export function ferries(): Results {
  const post = documentOf(
    "a-post",
    [
      "The harbour counted 41,200 passengers in 2023.",
      "Fares brought in 3.5 million euros (about $3.8 million) that year.",
      "By 2030 the port wants more than 60,000 passengers a year.",
    ],
    { outlet: "Harbour Post", title: "A busy year for the ferries", published: "2024-03-04", publishedBasis: "text" },
  );
  const ledger = documentOf(
    "b-gazette",
    [
      "More than 44,000 passengers crossed in 2023, the port office said.",
      "Fares of 3.5 million euros were collected in 2023.",
    ],
    {
      outlet: "Coast Gazette",
      title: "Crossings rise | again",
      published: "2024-05-20",
      publishedBasis: "metadata",
      excluded: [{ startLine: 3, endLine: 5, reason: "menu" }],
    },
  );
  const bulletin = documentOf(
    "c-bulletin",
    [
      "Some 47,500 passengers used the ferries in 2023.",
      "The east quay took 52 percent of crossings, the west quay 31 percent and the island 17 percent.",
      "An office clock from 1911 hangs above 12 benches.",
    ],
    { derived: true, file: "c-bulletin.html", format: "html", title: "Quay bulletin" },
  );
  const silent = documentOf("d-silent", ["The ferries are white."], { outlet: "Island Notes" });

  const passengers = [
    claimOf(post, "41,200 passengers", 41_200),
    claimOf(ledger, "More than 44,000 passengers", 44_000, { ...atLeast(44_000), attribution: "Port Office" }),
    claimOf(bulletin, "47,500 passengers", 47_500),
  ];
  const money = {
    unit: "EUR",
    metric: "fares",
    value: { low: 3.5e6, high: 3.5e6, bound: "exact" as const, precision: 1e5 },
  };
  const fares = [claimOf(post, "3.5 million euros", 3.5e6, money), claimOf(ledger, "3.5 million euros", 3.5e6, money)];
  const dollars = claimOf(post, "about $3.8 million", 3.8e6, {
    ...money,
    unit: "USD",
    value: { low: 3.8e6, high: 3.8e6, bound: "about", precision: 1e5 },
    conversionOf: fares[0]?.id ?? null,
  });
  const target = claimOf(post, "more than 60,000 passengers", 60_000, {
    ...atLeast(60_000),
    modality: "target",
    period: "2030",
  });
  const shares = [
    claimOf(bulletin, "52 percent", 52, { ...percent, place: "East quay" }),
    claimOf(bulletin, "31 percent", 31, { ...percent, place: "West quay" }),
    claimOf(bulletin, "17 percent", 17, { ...percent, place: "Island" }),
  ];
  const benches = claimOf(bulletin, "12 benches", 12, {
    unit: "bench",
    metric: "benches",
    period: null,
    background: true,
  });

  const claims = [...passengers, ...fares, dollars, target, ...shares, benches];
  const documents = [post, ledger, bulletin, silent].map((document) => ({
    ...document,
    claims: claims.filter((claim) => claim.document === document.id).sort((a, b) => a.start - b.start),
  }));
  const clusters = [
    clusterOf("k-passengers", passengers, {
      verdict: "conflict",
      origins: 3,
      reason: "Harbour Post gives 41,200 passengers and Quay bulletin 47,500; nothing explains the difference.",
    }),
    clusterOf("k-fares", fares, { verdict: "agree", origins: 2, reason: "Both give 3.5 million euros." }),
    clusterOf("k-target", [target]),
    ...shares.map((share) => clusterOf(`k-${share.place}`, [share])),
    clusterOf("k-benches", [benches]),
  ];
  const ids = shares.map((share) => share.id);
  const findings: Findings = {
    ...noFindings,
    clusters,
    origins: [
      {
        id: "o-1",
        kind: "copied",
        passages: [
          { document: "a-post", startLine: 2, endLine: 2 },
          { document: "b-gazette", startLine: 1, endLine: 2 },
        ],
      },
    ],
    checks: [
      {
        id: "x-sum",
        kind: "sum",
        claims: ids,
        expected: 100,
        actual: 100,
        tolerance: 1.5,
        verdict: "consistent",
        reason: "52, 31 and 17 percent make 100 percent.",
      },
    ],
    highlights: [
      { kind: "agreement", about: "k-fares", claims: fares.map((claim) => claim.id) },
      { kind: "conflict", about: "k-passengers", claims: passengers.map((claim) => claim.id) },
      { kind: "target", about: "k-target", claims: [target.id] },
      { kind: "check", about: "x-sum", claims: ids },
    ],
  };
  const diagnostics: Diagnostic[] = [
    {
      id: "ingest/not-text",
      severity: "error",
      file: "e-photo.txt",
      line: null,
      found: "bytes that are no text",
      expected: "text in UTF-8",
      remedy: "Save the article as text.",
    },
  ];
  return { documents, findings, diagnostics };
}

const printed = assetWorld((html) => ({ ok: true, value: { bytes: new TextEncoder().encode(html), notes: [] } }));

/** The files of the results; the "PDF" is the page that would be printed. */
export function renderAll(
  { documents, findings, diagnostics }: Results,
  world = printed,
  look: Partial<Settings> = {},
): Promise<Rendering> {
  return render(world, documents, findings, diagnostics, { ...defaultSettings, ...look });
}

/** The text of a file that was written. */
export function file({ files }: Rendering, path: string): string {
  const content = files.find((candidate) => candidate.path === path)?.content;
  if (content === undefined) throw new Error(`${path} was not written`);
  return typeof content === "string" ? content : new TextDecoder().decode(content);
}

/** Text of a page as it is read: its character references resolved. */
export const decoded = (html: string): string =>
  html
    .replace(/&#(x[0-9a-f]+|\d+);/gi, (_, code: string) => String.fromCodePoint(Number(code.replace(/^x/i, "0x"))))
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");
