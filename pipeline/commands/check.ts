/** `quorum check`: whether the briefing is the one of its articles, and whether they conflict where the last edition told no conflict. Writes nothing. */
import { Command, Option } from "commander";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { OutputFile, World } from "../model/world.ts";
import { lineWriter } from "../world/lines.ts";
import { exitCodes } from "./exit-codes.ts";
import { count, exitCodeAfter, tell, tellBriefly } from "./messages.ts";
import { outputInside, withoutFolder } from "./own-output.ts";

interface CheckOptions {
  output: string;
  strict?: boolean;
  quiet?: boolean;
  json?: boolean;
}

type Messages = readonly Diagnostic[];

/** What `check --json` prints. */
interface Checked {
  /** Raised when a change breaks a reader. */
  schema: 1;
  exitCode: number;
  folder: string;
  output: string;
  /** What the run told, then what the check found (`check/`). */
  diagnostics: Diagnostic[];
}

export const checkCommand = (): Command => {
  const command = new Command("check");
  return command
    .description("write nothing; fail when the briefing is out of date or a conflict is new since the last edition")
    .argument("[folder]", "folder of articles", "sources")
    .option("-o, --output <folder>", "where the briefing is", "output")
    .option("--strict", "fail on a warning, too")
    .option("-q, --quiet", "print nothing but errors")
    .addOption(new Option("--json", "print every message as one JSON object").conflicts("quiet"))
    .action((folder: string, options: CheckOptions) => check(command, folder, options));
};

async function check(command: Command, folder: string, options: CheckOptions): Promise<void> {
  const { output, strict = false, quiet = false, json = false } = options;
  const inside = await outputInside(command, folder, output);
  const { createWorld } = await import("../world/index.ts");
  const { told, found } = await look(withoutFolder(createWorld(), inside), folder, output);
  const warnings = strict ? told.filter(({ severity }) => severity === "warning") : [];
  const errors = exitCodeAfter(told);
  const passed = found.length + warnings.length === 0;
  process.exitCode = errors === exitCodes.done && !passed ? exitCodes.gate : errors;
  if (json) {
    const diagnostics = [...told, ...found];
    const checked: Checked = { schema: 1, exitCode: process.exitCode, folder, output, diagnostics };
    await lineWriter(process.stdout)(JSON.stringify(checked, null, 2));
    return;
  }
  tellBriefly(told, quiet && !strict);
  tell(found);
  if (!quiet && (errors === exitCodes.done || found.length > 0)) process.stdout.write(verdict(output, found, warnings));
}

/** What a run would tell, and what is wrong with the briefing that is there. Without a briefing there is nothing to compare. */
async function look(world: World, folder: string, output: string): Promise<{ told: Messages; found: Messages }> {
  const [{ run }, { readEarlier }, { newConcerns }, { staleness }] = await Promise.all([
    import("../run.ts"),
    import("../analyze/earlier.ts"),
    import("../analyze/concerns.ts"),
    import("./staleness.ts"),
  ]);
  const files: OutputFile[] = [];
  const { documents, findings, diagnostics: told } = await run(withoutWriting(world, files), folder, output);
  if (documents.length === 0) return { told, found: [] };
  const { ledger } = readEarlier(await world.readLedger(output));
  const stale = await staleness(output, files, documents);
  return { told, found: [...stale, ...(ledger === null ? [] : newConcerns(documents, findings, ledger))] };
}

/** The same world for a run that only works out what it would write: `files` gets it, with an empty file for the PDF. */
const withoutWriting = (world: World, files: OutputFile[]): World => ({
  ...world,
  keep: async () => undefined,
  printPdf: async () => ({ ok: true, value: { bytes: new Uint8Array(), notes: [] } }),
  publish: async (_folder, written) => {
    files.push(...written);
    return [];
  },
});

/** "failed: output is out of date; 1 new conflict" */
function verdict(output: string, found: Messages, warnings: Messages): string {
  const [conflicts, sums] = (["check/new-conflict", "check/new-suspect-sum"] as const).map(
    (kind) => found.filter(({ id }) => id === kind).length,
  );
  const stale = found.some(({ id }) => id === "check/no-briefing" || id === "check/out-of-date");
  const wrong = [
    ...(stale ? [`${output} is out of date`] : []),
    ...(conflicts ? [count(conflicts, "new conflict")] : []),
    ...(sums ? [count(sums, "new suspect sum")] : []),
    ...(warnings.length > 0 ? [count(warnings.length, "warning")] : []),
  ];
  return wrong.length > 0
    ? `failed: ${wrong.join("; ")}\n`
    : `passed: ${output} is up to date, no conflict and no suspect sum is new\n`;
}
