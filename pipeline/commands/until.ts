/** `quorum report --until STAGE`: what one stage made, as JSON on standard output, for a person with jq. */
import { Option } from "commander";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { World } from "../model/world.ts";
import { lineWriter } from "../world/lines.ts";
import { exitCodeAfter, tell } from "./messages.ts";

const stages = ["ingest", "normalize", "analyze"] as const;
export type Stage = (typeof stages)[number];

export const untilOption = (): Option =>
  new Option(
    "--until <stage>",
    "write no briefing, but print what a stage made as JSON: the texts, the documents with their claims, or the ledger",
  ).choices(stages);

/** Prints what the stage made of the folder and each message on standard error. */
export async function printStage(world: World, stage: Stage, folder: string, output: string): Promise<void> {
  const { inspectDocuments, inspectLedger, inspectTexts } = await import("../inspect.ts");
  const write = lineWriter(process.stdout);
  const finish = (diagnostics: readonly Diagnostic[]): void => {
    tell(diagnostics);
    process.exitCode = exitCodeAfter(diagnostics);
  };
  if (stage === "analyze") {
    const { ledger, diagnostics } = await inspectLedger(world, folder, output);
    if (ledger !== null) await write(ledger.trimEnd());
    finish(diagnostics);
  } else if (stage === "normalize") {
    const { documents, diagnostics } = await inspectDocuments(world, folder);
    await writeList(write, "documents", documents, diagnostics);
    finish(diagnostics);
  } else {
    const { texts, diagnostics } = await inspectTexts(world, folder);
    await writeList(write, "texts", texts, diagnostics);
    finish(diagnostics);
  }
}

/** One object, an entry of its list on each line: no string ever holds the whole, and line tools can read it too. */
async function writeList(
  write: (line: string) => Promise<boolean>,
  name: string,
  entries: readonly unknown[],
  diagnostics: readonly Diagnostic[],
): Promise<void> {
  if (!(await write(`{${JSON.stringify(name)}:[`))) return;
  for (const [at, entry] of entries.entries())
    if (!(await write(`${JSON.stringify(entry)}${at === entries.length - 1 ? "" : ","}`))) return;
  await write(`],"diagnostics":${JSON.stringify(diagnostics)}}`);
}
