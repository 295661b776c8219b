/** The edition before, with which this one is compared. */
import { type Diagnostic, diagnostic } from "../model/diagnostic.ts";
import { type Ledger, parseLedger } from "../model/ledger.ts";

/** The edition before, from its ledger; one of another shape or a damaged one is as good as none, and a message says so. */
export function readEarlier(text: string | null): { ledger: Ledger | null; diagnostics: Diagnostic[] } {
  if (text === null) return { ledger: null, diagnostics: [] };
  const ledger = parseLedger(text);
  const found = "an earlier ledger of another version, or a damaged one";
  return {
    ledger,
    diagnostics: ledger === null ? [diagnostic("analyze/unreadable-ledger", { file: "briefing.json", found })] : [],
  };
}
