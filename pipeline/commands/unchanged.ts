/** Whether a run would give what is there already: then nothing is done, and what was told before is told again. */
import { resolve } from "node:path";
import { sha256 } from "../model/remember.ts";
import type { OutputFile, World } from "../model/world.ts";
import { otherLedger } from "../world/editions.ts";
import type { Outcome } from "./outcome.ts";

/** A run that came to its end, as it is kept. */
interface Ended {
  outcome: Outcome;
  /** Every file that it wrote with the hash of its content. */
  files: [path: string, hash: string][];
}

/**
 * Names a run by all that its output depends on besides the program: the files of the folder with their content, what the environment and the
 * flags say, and where it is written to. Null when the folder cannot be read.
 */
export async function runKey(
  world: World,
  folder: string,
  output: string,
  flags: Readonly<Record<string, unknown>>,
): Promise<string | null> {
  const listed = await world.listFiles(folder);
  if (!listed.ok) return null;
  const files: [string, string][] = [];
  for (const file of listed.value) {
    const read = await world.readFile(folder, file);
    files.push([file, read.ok ? sha256(read.value) : read.problem.found]);
  }
  const environment = Object.entries(process.env).filter(([name]) => /^QUORUM_(?!CACHE)/.test(name));
  return sha256(JSON.stringify(["run", folder, output, resolve(output), files, environment.sort(), flags]));
}

/**
 * The name of a run where the edition that it compares with is another than the one in its output folder: a kept one, fetched from elsewhere
 * perhaps. Where it is the same, the run tells the changes that stand there.
 */
export async function keyAgainst(key: string, output: string): Promise<string> {
  const other = await otherLedger(output);
  return other === null ? key : sha256(`${key} ${other}`);
}

/** What the run of this name came to, when all that it wrote is still there as it was; else null. */
export async function outcomeBefore(world: World, key: string, output: string): Promise<Outcome | null> {
  const kept = await world.recall(key);
  if (kept === null) return null;
  const { outcome, files }: Ended = JSON.parse(kept);
  const same = await Promise.all(
    files.map(async ([path, hash]) => {
      const read = await world.readFile(output, path);
      return read.ok && sha256(read.value) === hash;
    }),
  );
  return same.includes(false) ? null : { ...outcome, unchanged: true };
}

/** The same world, which notes what it writes. */
export function noting(world: World): { world: World; published: OutputFile[] } {
  const published: OutputFile[] = [];
  const publish: World["publish"] = async (folder, files, replaces) => {
    const problems = await world.publish(folder, files, replaces);
    if (problems.length === 0) published.push(...files);
    return problems;
  };
  return { world: { ...world, publish }, published };
}

/** Keeps what a run came to. One without a PDF is not kept: the next may have a browser. */
export async function keepOutcome(
  world: World,
  key: string,
  outcome: Outcome,
  published: readonly OutputFile[],
): Promise<void> {
  if (!published.some(({ path }) => path === "briefing.pdf")) return;
  const ended: Ended = { outcome, files: published.map(({ path, content }) => [path, sha256(content)]) };
  await world.keep(key, JSON.stringify(ended));
}
