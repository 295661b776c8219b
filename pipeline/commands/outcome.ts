/** What a run came to, in the words of the page: for the summary on a terminal and for programs (`--json`). */
import type { Line } from "../model/briefing.ts";
import type { Diagnostic, DiagnosticId } from "../model/diagnostic.ts";
import type { Document } from "../model/document.ts";
import { gatherMaterial, type Material } from "../render/material.ts";
import { conflicts } from "../render/sections/conflicts.ts";
import type { RunResult } from "../run.ts";
import { exitCodeAfter } from "./messages.ts";
import type { Lap } from "./steps.ts";

/** What `report --json` prints. */
export interface Outcome {
  /** Raised when a change breaks a reader. */
  schema: 1;
  exitCode: number;
  folder: string;
  output: string;
  articles: number;
  /** How many are known by name. */
  outlets: number;
  figures: number;
  /** Those of the highlights first. */
  conflicts: Conflict[];
  suspectSums: { claims: string[]; reason: string }[];
  /** Files of which nothing was read, what most are of first. */
  leftOut: { id: DiagnosticId; files: string[] }[];
  /** Whether everything was there already, as an earlier run made it, and nothing was written. */
  unchanged: boolean;
  /** Paths inside the output folder; none when the earlier edition stayed. */
  written: string[];
  diagnostics: Diagnostic[];
  /** In the order in which they began; null when nobody asked. */
  timings: Lap[] | null;
}

export interface Conflict {
  /** "Fishing boats, Norway, 2023" */
  about: string;
  sides: { figure: string; claims: string[]; sources: string[] }[];
  reason: string;
}

export function outcomeOf(result: RunResult, at: { folder: string; output: string; timings: Lap[] | null }): Outcome {
  const { documents, findings, written, diagnostics } = result;
  const material = gatherMaterial(documents, findings, []);
  return {
    schema: 1,
    exitCode: exitCodeAfter(diagnostics),
    folder: at.folder,
    output: at.output,
    articles: documents.length,
    outlets: new Set(documents.flatMap(({ outlet }) => outlet ?? [])).size,
    figures: documents.reduce((sum, { claims }) => sum + claims.length, 0),
    conflicts: conflictsOf(material),
    suspectSums: findings.checks
      .filter(({ verdict }) => verdict === "suspect")
      .map(({ claims, reason }) => ({ claims, reason })),
    leftOut: leftOutOf(documents, diagnostics),
    unchanged: false,
    written,
    diagnostics,
    timings: at.timings,
  };
}

/** As the page compares them, those of the highlights first. */
function conflictsOf(material: Material): Conflict[] {
  const found = (conflicts(material, [])?.blocks ?? []).flatMap((block): Conflict[] =>
    block.kind !== "comparison"
      ? []
      : [
          {
            about: wordsOf(block.heading),
            sides: block.sides.map(({ figure, voices }) => ({
              figure: wordsOf(figure),
              claims: claimsOf(figure),
              sources: voices.map(({ source }) => wordsOf(source)),
            })),
            reason: wordsOf(block.reason),
          },
        ],
  );
  const rank = new Map(material.findings.highlights.flatMap(({ claims }, at) => claims.map((id) => [id, at] as const)));
  const rankOf = ({ sides }: Conflict): number =>
    Math.min(rank.size, ...sides.flatMap(({ claims }) => claims.map((id) => rank.get(id) ?? rank.size)));
  return found.sort((a, b) => rankOf(a) - rankOf(b));
}

const wordsOf = (line: Line): string =>
  line.map((run) => (run.kind === "cite" || run.kind === "quote" ? "" : run.text)).join("");

const claimsOf = (line: Line): string[] => line.flatMap((run) => (run.kind === "value" ? run.claims : []));

/** A file is left out when a message tells why and no article came of it: of a refused one there is an article without figures. */
function leftOutOf(documents: readonly Document[], diagnostics: readonly Diagnostic[]): Outcome["leftOut"] {
  const articles = new Set(documents.flatMap(({ file }) => placesOf(file)));
  const telling = new Set(documents.flatMap(({ file, claims }) => (claims.length > 0 ? placesOf(file) : [])));
  const files = new Map<DiagnosticId, Set<string>>();
  for (const { id, severity, file } of diagnostics) {
    if (severity === "info" || file === null || id === "ingest/no-folder") continue;
    const isLeftOut =
      (id.startsWith("ingest/") && !articles.has(file)) || (id.startsWith("normalize/") && !telling.has(file));
    if (isLeftOut) files.set(id, (files.get(id) ?? new Set()).add(file));
  }
  return [...files]
    .map(([id, named]) => ({ id, files: [...named] }))
    .sort((a, b) => b.files.length - a.files.length || (a.id < b.id ? -1 : 1));
}

/** A file and all that it lies in: "week.zip/feed.xml#2", "week.zip/feed.xml", "week.zip". */
const placesOf = (file: string): string[] => [
  file,
  ...[...file.matchAll(/[/#]/g)].map(({ index }) => file.slice(0, index)),
];
