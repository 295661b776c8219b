/** `quorum check`: whether the briefing is the one of its articles, and whether they conflict where the last edition told no conflict. Writes nothing. */
import { Command } from "commander";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { OutputFile, World } from "../model/world.ts";
import { exitCodes } from "./exit-codes.ts";
import { count, exitCodeAfter, tell } from "./messages.ts";
import { outputInside, withoutFolder } from "./own-output.ts";

interface CheckOptions {
  output: string;
  strict?: boolean;
}

export const checkCommand = (): Command => {
  const command = new Command("check");
  return command
    .description("write nothing; fail when the briefing is out of date or a conflict is new since the last edition")
    .argument("[folder]", "folder of articles", "sources")
    .option("-o, --output <folder>", "where the briefing is", "output")
    .option("--strict", "fail on a warning, too")
    .action((folder: string, options: CheckOptions) => check(command, folder, options));
};

async function check(command: Command, folder: string, { output, strict = false }: CheckOptions): Promise<void> {
  const inside = await outputInside(command, folder, output);
  const [{ createWorld }, { run }, { readEarlier }, { newConcerns }, { staleness }] = await Promise.all([
    import("../world/index.ts"),
    import("../run.ts"),
    import("../analyze/earlier.ts"),
    import("../analyze/concerns.ts"),
    import("./staleness.ts"),
  ]);
  const world = createWorld();
  const files: OutputFile[] = [];
  const { documents, findings, diagnostics } = await run(
    withoutWriting(withoutFolder(world, inside), files),
    folder,
    output,
  );
  tell(diagnostics);
  process.exitCode = exitCodeAfter(diagnostics);
  if (documents.length === 0) return;

  const { ledger } = readEarlier(await world.readLedger(output));
  const stale = await staleness(output, files, documents);
  const concerns = ledger === null ? [] : newConcerns(documents, findings, ledger);
  tell([...stale, ...concerns]);
  const warnings = strict ? diagnostics.filter(({ severity }) => severity === "warning") : [];
  process.stdout.write(verdict(output, stale, concerns, warnings));
  if (process.exitCode === exitCodes.done && [...stale, ...concerns, ...warnings].length > 0)
    process.exitCode = exitCodes.gate;
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

type Messages = readonly Diagnostic[];

/** "failed: output is out of date; 1 new conflict" */
function verdict(output: string, stale: Messages, concerns: Messages, warnings: Messages): string {
  const conflicts = concerns.filter(({ id }) => id === "check/new-conflict").length;
  const sums = concerns.length - conflicts;
  const wrong = [
    ...(stale.length > 0 ? [`${output} is out of date`] : []),
    ...(conflicts > 0 ? [count(conflicts, "new conflict")] : []),
    ...(sums > 0 ? [count(sums, "new suspect sum")] : []),
    ...(warnings.length > 0 ? [count(warnings.length, "warning")] : []),
  ];
  return wrong.length > 0
    ? `failed: ${wrong.join("; ")}\n`
    : `passed: ${output} is up to date, no conflict and no suspect sum is new\n`;
}
