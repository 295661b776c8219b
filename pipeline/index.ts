/** The library, `import { report } from "quorum"`: briefings made by a program of your own. Bad input is in the messages, never an exception. */
import type { Diagnostic } from "./model/diagnostic.ts";
import { type Ledger, parseLedger } from "./model/ledger.ts";
import { type Overrides, overrideKeys } from "./model/settings.ts";

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
  const [{ createWorld }, { run }] = await Promise.all([import("./world/index.ts"), import("./run.ts")]);
  const world = createWorld(process.env, await checked(settings));
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
  const [{ createWorld }, { inspectLedger }] = await Promise.all([import("./world/index.ts"), import("./inspect.ts")]);
  const world = createWorld(process.env, await checked(settings));
  const { ledger, diagnostics } = await inspectLedger(world, folder, output);
  return { ledger: ledger === null ? null : parseLedger(ledger), diagnostics };
}

/** The settings, if each is right: a wrong one is a mistake of the program that gives it, and the only thing that rejects. */
async function checked(settings: Overrides): Promise<Overrides> {
  const { faultOf } = await import("./ingest/settings-faults.ts");
  for (const key of overrideKeys) {
    const value = settings[key];
    const expected = value === undefined ? null : faultOf(key, value);
    if (expected !== null) throw new RangeError(`${key}: ${JSON.stringify(value)}; expected ${expected}`);
  }
  return settings;
}
