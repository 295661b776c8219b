/** `quorum explain`: what became of the numbers of a line, or why two figures are together or apart. */
import { basename, dirname, join, relative } from "node:path";
import { Command } from "commander";
import { figurePlace, placeInWords } from "../model/correction.ts";
import { printable } from "../world/printable.ts";
import { exitCodes } from "./exit-codes.ts";
import { tell } from "./messages.ts";

export const explainCommand = (): Command => {
  const command = new Command("explain");
  return command
    .description("say what became of each number of a line, or why the figures of two lines are together or apart")
    .argument("<place>", "an article and a line of it, as in notes/ports.txt:12")
    .argument(
      "[other]",
      'another, each perhaps with its figure, "notes/ports.txt:12 3,700 boats"; or two ids of claims',
    )
    .option("--in <folder>", "the folder of articles; that of both files by default, for ids sources")
    .action((place: string, other: string | undefined, options: { in?: string }) =>
      other === undefined ? explainLine(command, place) : explainPair([place, other], options.in),
    );
};

async function explainLine(command: Command, place: string): Promise<void> {
  const [, file, line] = /^(.+):([1-9]\d*)$/.exec(place) ?? [];
  if (file === undefined) return command.error(`error: "${place}" names no file and line, as in notes/ports.txt:12`);
  const [{ createWorld }, { ingest }, { explain }] = await Promise.all([
    import("../world/index.ts"),
    import("../ingest/index.ts"),
    import("../normalize/explain.ts"),
  ]);
  const one = { ...createWorld(), listFiles: async () => ({ ok: true as const, value: [basename(file)] }) };
  const { texts, diagnostics } = await ingest(one, dirname(file));
  tell(diagnostics);
  for (const text of texts) process.stdout.write(`${explain(text, Number(line)).join("\n")}\n`);
  process.exitCode = texts.length === 0 ? exitCodes.errors : exitCodes.done;
}

async function explainPair(written: [string, string], given: string | undefined): Promise<void> {
  const [{ createWorld }, { readFolder }, { compareFigures }] = await Promise.all([
    import("../world/index.ts"),
    import("../read-folder.ts"),
    import("../analyze/explain.ts"),
  ]);
  const places = written.map(figurePlace);
  const folder = given ?? commonFolder(places.flatMap((place) => (place === null ? [] : [dirname(place.file)])));
  const [first = "", second = ""] = places.map((place, at) =>
    place === null ? written[at] : placeInWords({ ...place, file: relative(folder, place.file).replaceAll("\\", "/") }),
  );
  const { documents, corrections, diagnostics } = await readFolder(createWorld(), folder);
  tell(diagnostics);
  const { found, lines } = compareFigures(documents, corrections, [first, second]);
  process.stdout.write(`${lines.map(printable).join("\n")}\n`);
  process.exitCode = found ? exitCodes.done : exitCodes.errors;
}

/** The folder that holds all of some folders; the sample's where none is named. */
function commonFolder([first, ...others]: readonly string[]): string {
  if (first === undefined) return "sources";
  let folder = first;
  while (others.some((other) => /^\.\.(?:$|[\\/])/.test(relative(folder, other)))) folder = join(folder, "..");
  return folder;
}
