/** Analyze: from all documents to what they agree on, where they conflict, what adds up and what matters most. */
import type { Correction } from "../model/correction.ts";
import type { Document } from "../model/document.ts";
import type { Findings } from "../model/finding.ts";
import type { Ledger } from "../model/ledger.ts";
import { findChanges } from "./changes.ts";
import { findChecks } from "./checks/index.ts";
import { findClusters } from "./clusters.ts";
import { gatherEvidence } from "./evidence.ts";
import { findHighlights } from "./highlights.ts";
import { findNames, isTold } from "./names.ts";
import { findOrigins } from "./origins.ts";
import { findProgress } from "./progress.ts";
import { findQuotes } from "./quotes.ts";
import { findSoleReports } from "./sole-reports.ts";
import { findThemes } from "./themes.ts";

/**
 * The findings of a folder as a user has corrected it, and what is different from an earlier edition if there is one. Equal documents give equal findings, whatever their
 * order.
 */
export function analyze(
  documents: readonly Document[],
  earlier: Ledger | null = null,
  corrections: readonly Correction[] = [],
): Findings {
  const evidence = gatherEvidence(documents, corrections);
  const clusters = findClusters(evidence);
  const checks = findChecks(evidence, clusters);
  const highlights = findHighlights(evidence, clusters, checks);
  const names = findNames(evidence);
  const themes = findThemes(evidence);
  return {
    articleCopies: Object.fromEntries(evidence.articleCopies),
    clusters,
    origins: findOrigins(evidence),
    checks,
    progress: findProgress(evidence, clusters),
    changes: findChanges(evidence, clusters, earlier),
    highlights,
    quotes: findQuotes(evidence, { names, themes }),
    names: names.filter(isTold),
    themes,
    soleReports: findSoleReports(evidence, clusters, highlights),
    corrections: [...corrections],
  };
}
