/** Editions that are kept: each whole, in a folder of its day below `archive/` in the output folder. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Diagnostic, diagnostic } from "../model/diagnostic.ts";
import { parseLedger } from "../model/ledger.ts";
import type { Attempt, OutputFile } from "../model/world.ts";
import { differences } from "./compare.ts";
import { whatFailed } from "./failure.ts";
import { publish, readLedger } from "./publish.ts";

/** Top-level name of the folder in which editions are kept. */
export const archive = "archive";

/** The ledger with which a run compares: of the newest kept edition, so that no run in between hides a change; of the output folder where none is kept. */
export async function lastLedger(output: string): Promise<string | null> {
  for (const { name } of (await editionsIn(output)).reverse()) {
    const ledger = await readLedger(join(output, archive, name));
    if (ledger !== null) return ledger;
  }
  return await readLedger(output);
}

/** The ledger with which a run compares, unless it is the one that stands in the output folder itself; null then. */
export async function otherLedger(output: string): Promise<string | null> {
  const last = await lastLedger(output);
  return last === (await readLedger(output)) ? null : last;
}

/**
 * Keeps the edition that stands in an output folder under its day, written whole or not at all: `archive/2024-06-30`, and beside an edition of
 * that day that is another one `archive/2024-06-30-2`. One that is kept already stays as it is. Gives the name of its folder.
 */
export async function keepEdition(output: string, written: readonly string[]): Promise<Attempt<string>> {
  try {
    const files = await Promise.all(written.map((path) => fileOf(output, path)));
    const day = dayOf(files);
    if (day === null) return notKept(output, "an edition without a day");
    if (!written.includes("briefing.pdf")) return notKept(output, "an edition without its PDF");
    const before = (await editionsIn(output)).filter((edition) => edition.day === day).at(-1);
    if (before !== undefined && (await isSame(join(output, archive, before.name), files)))
      return { ok: true, value: before.name };
    const name = before === undefined ? day : `${day}-${before.number + 1}`;
    const inside = files.map(({ path, content }) => ({ path: `${name}/${path}`, content }));
    const [problem] = await publish(join(output, archive), inside, [name]);
    // Another run may have kept the same edition meanwhile.
    const isKept = problem === undefined || (await isSame(join(output, archive, name), files));
    return isKept ? { ok: true, value: name } : { ok: false, problem };
  } catch (error) {
    return notKept(output, whatFailed(error));
  }
}

const notKept = (output: string, found: string): { ok: false; problem: Diagnostic } => ({
  ok: false,
  problem: diagnostic("output/not-kept", { file: join(output, archive), found }),
});

interface Edition {
  name: string;
  day: string;
  /** 1 for the first of its day. */
  number: number;
}

/** The kept editions of an output folder, from the oldest to the newest. */
async function editionsIn(output: string): Promise<Edition[]> {
  const names = await readdir(join(output, archive)).catch(() => []);
  const editions = names.flatMap((name) => {
    const [, day, number = "1"] = /^(\d{4}-\d{2}-\d{2})(?:-(\d{1,6}))?$/.exec(name) ?? [];
    return day === undefined ? [] : [{ name, day, number: Number(number) }];
  });
  return editions.sort((a, b) => (a.day === b.day ? a.number - b.number : a.day < b.day ? -1 : 1));
}

const fileOf = async (output: string, path: string): Promise<OutputFile> => ({
  path,
  content: await readFile(join(output, path)),
});

function dayOf(files: readonly OutputFile[]): string | null {
  const ledger = files.find(({ path }) => path === "briefing.json");
  return ledger === undefined ? null : (parseLedger(textOf(ledger.content))?.asOf ?? null);
}

const isSame = async (folder: string, files: readonly OutputFile[]): Promise<boolean> =>
  (await differences(folder, files, ["charts", "text"])).length === 0;

const textOf = (content: OutputFile["content"]): string =>
  typeof content === "string" ? content : Buffer.from(content).toString("utf8");
