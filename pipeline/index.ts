/** The library, `import { report } from "quorum"`: briefings made by a program of your own. Bad input is in the messages, never an exception. */
import type { Diagnostic } from "./model/diagnostic.ts";
import { type Ledger, parseLedger } from "./model/ledger.ts";
import { type Overrides, overrideKeys } from "./model/settings.ts";
import type { RealWorld } from "./world/index.ts";

export type { Aspect, Bound, Claim, Modality, Value } from "./model/claim.ts";
export type { Diagnostic, Severity } from "./model/diagnostic.ts";
export type {
  Change,
  Check,
  Cluster,
  Highlight,
  Name,
  Origin,
  Progress,
  Quote,
  SoleReport,
  Theme,
  Verdict,
} from "./model/finding.ts";
export { type Ledger, type LedgerDocument, parseLedger } from "./model/ledger.ts";
export type { Overrides } from "./model/settings.ts";
export { type ExtractedQuantity, type Extraction, extract, type RefusedNumber } from "./normalize/extract.ts";

/** A ledger, and every message on the way to it. A message of severity `error` says that something was left undone; what could be done was done. */
export interface Reading {
  /** Null when there was nothing to brief, or nothing could be written. */
  ledger: Ledger | null;
  diagnostics: Diagnostic[];
}

/** What a run made. */
export interface Report extends Reading {
  /** Paths of the files written, inside the output folder, "/" between the parts. */
  written: string[];
}

/**
 * Turns a folder of articles into a briefing, as `quorum report` does. Its settings are those of the folder's briefing.yml; `settings` take
 * the place of some for this run. The files are written whole or not at all.
 */
export async function report(folder: string, output = "output", settings: Overrides = {}): Promise<Report> {
  const { run } = await import("./run.ts");
  const world = await worldFor(folder, output, settings);
  try {
    world.startBrowser();
    const { written, diagnostics } = await run(world, folder, output);
    const ledger = written.length === 0 ? null : parseLedger((await world.readLedger(output)) ?? "");
    return { ledger, written, diagnostics };
  } finally {
    await world.close();
  }
}

/**
 * The ledger of a folder of articles, with no briefing written and no browser started. Its `changes` are those against the edition in the
 * output folder, where there is one.
 */
export async function analyze(folder: string, output = "output", settings: Overrides = {}): Promise<Reading> {
  const { inspectLedger } = await import("./inspect.ts");
  const { ledger, diagnostics } = await inspectLedger(await worldFor(folder, output, settings), folder, output);
  return { ledger: ledger === null ? null : parseLedger(ledger), diagnostics };
}

/** The world of one call. Rejects where a command would say that it was called wrongly: that is a mistake of the program that calls. */
async function worldFor(folder: string, output: string, settings: Overrides): Promise<RealWorld> {
  const [{ createWorld }, { outputPlace, withoutFolder }, { faultOf }] = await Promise.all([
    import("./world/index.ts"),
    import("./commands/own-output.ts"),
    import("./ingest/settings-faults.ts"),
  ]);
  for (const key of overrideKeys) {
    const value = settings[key];
    const expected = value === undefined ? null : faultOf(key, value);
    if (expected !== null) throw new RangeError(`${key}: ${JSON.stringify(value)}; expected ${expected}`);
  }
  const { inside, fault } = await outputPlace(folder, output);
  if (fault !== null) throw new RangeError(fault);
  return withoutFolder(createWorld(process.env, settings), inside);
}
