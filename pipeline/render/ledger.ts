/** The ledger, `briefing.json`: everything the run knows, for other programs to read. */
import type { CellPlace, Claim } from "../model/claim.ts";
import type { Correction } from "../model/correction.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Document } from "../model/document.ts";
import type { Check, Cluster, Findings, Highlight, Origin, Progress } from "../model/finding.ts";
import type { Ledger, LedgerDocument } from "../model/ledger.ts";
import type { Conversion } from "../model/settings.ts";

/** The ledger as JSON with an indent of two spaces. Keys stand in one order, absent optional ones stay absent. */
export function ledgerFile(
  head: { title: string; asOf: string | null },
  documents: readonly Document[],
  findings: Findings,
  diagnostics: readonly Diagnostic[],
  conversion: Conversion | null = null,
): string {
  const ledger: Ledger = {
    schema: 1,
    title: head.title,
    asOf: head.asOf,
    documents: documents.map((document) => documentEntry(document, findings.articleCopies[document.id] ?? null)),
    claims: documents.flatMap(({ claims, published, told }) =>
      claims.map((claim) => claimEntry(claim, published ?? (told === null ? null : toldTime(told)))),
    ),
    clusters: findings.clusters.map(clusterEntry),
    origins: findings.origins.map(originEntry),
    checks: findings.checks.map(checkEntry),
    progress: findings.progress.map(progressEntry),
    since: findings.changes.since,
    changes: findings.changes.changes,
    highlights: findings.highlights.map(highlightEntry),
    quotes: findings.quotes,
    names: findings.names,
    themes: findings.themes,
    soleReports: findings.soleReports,
    timeline: documents.flatMap(({ timeline }) => timeline),
    corrections: findings.corrections.map(correctionEntry),
    diagnostics: diagnostics.map(diagnosticEntry),
    ...(conversion === null ? {} : { conversion: conversionEntry(conversion) }),
  };
  return `${JSON.stringify(ledger, null, 2)}\n`;
}

const conversionEntry = ({ currency, rates, asOf }: Conversion): Conversion => ({
  currency,
  rates: Object.fromEntries(Object.entries(rates).sort(([a], [b]) => (a < b ? -1 : 1))),
  asOf,
});

/** A document without its text and sentences: the file has them, or `text/<id>.txt` does when the reader made the text. */
function documentEntry(document: Document, copyOf: string | null): LedgerDocument {
  const { id, file, sha256, format, title, outlet, author, language, published, publishedBasis, derived } = document;
  const excluded = document.excluded.map(({ startLine, endLine, reason }) => ({ startLine, endLine, reason }));
  const head = { id, file, sha256, format, title, outlet, author, language, published, publishedBasis };
  return { ...head, copyOf, derived, excluded };
}

/** A claim with its keys in order; one that is told as current is for the day of its article, or its year where no more is known. */
function claimEntry(claim: Claim, told: string | null): Claim {
  const { low, high, bound, precision } = claim.value;
  return {
    id: claim.id,
    document: claim.document,
    line: claim.line,
    start: claim.start,
    end: claim.end,
    surface: claim.surface,
    sentence: claim.sentence,
    mark: { start: claim.mark.start, end: claim.mark.end },
    value: { low, high, bound, precision },
    unit: claim.unit,
    aspect: claim.aspect,
    direction: claim.direction,
    metric: claim.metric,
    entity: claim.entity,
    place: claim.place,
    period: claim.asReported ? told : claim.period,
    periodBasis: claim.asReported ? "inferred" : claim.periodBasis,
    modality: claim.modality,
    attribution: claim.attribution,
    conversionOf: claim.conversionOf,
    partOf: claim.partOf,
    ...(claim.cell ? { cell: cellEntry(claim.cell) } : {}),
    ...(claim.unitInferred ? { unitInferred: true } : {}),
    ...(claim.asReported ? { asReported: true } : {}),
    ...(claim.background ? { background: true } : {}),
  };
}

const cellEntry = ({ table, row, column, reference }: CellPlace): CellPlace => ({
  table,
  row,
  column,
  ...(reference === undefined ? {} : { reference }),
});

/** The day of an article of which others tell when it was written, or its year. */
function toldTime(told: string): string | null {
  const [earliest = "", latest = ""] = told.split("/");
  if (earliest === latest) return latest;
  return earliest.slice(0, 4) === latest.slice(0, 4) ? latest.slice(0, 4) : null;
}

function clusterEntry(cluster: Cluster): Cluster {
  const { id, metric, unit, entity, place, period, claims, verdict, reason, origins, lead } = cluster;
  const use = { claim: cluster.use.claim, rule: cluster.use.rule, beside: cluster.use.beside };
  return { id, metric, unit, entity, place, period, claims, verdict, reason, origins, lead, use };
}

function originEntry({ id, kind, passages }: Origin): Origin {
  return { id, kind, passages: passages.map(({ document, startLine, endLine }) => ({ document, startLine, endLine })) };
}

function checkEntry({ id, kind, claims, expected, actual, tolerance, verdict, reason }: Check): Check {
  return { id, kind, claims, expected, actual, tolerance, verdict, reason };
}

function progressEntry({ target, actual, claims, reached, years, yearly }: Progress): Progress {
  return { target, actual, claims, reached, years, yearly };
}

function highlightEntry({ kind, about, claims }: Highlight): Highlight {
  return { kind, about, claims };
}

function correctionEntry({ kind, written, claims }: Correction): Correction {
  return { kind, written, claims };
}

function diagnosticEntry({ id, severity, file, line, found, expected, remedy }: Diagnostic): Diagnostic {
  return { id, severity, file, line, found, expected, remedy };
}
