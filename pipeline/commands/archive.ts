/** `--archive`: keeps the edition that a run has written. */
import type { RunResult } from "../run.ts";
import { archive, keepEdition } from "../world/editions.ts";

/** Keeps what was written, if anything was, and adds to the result where it is kept, or why it is not. */
export async function keepWritten(result: RunResult, output: string): Promise<void> {
  if (result.written.length === 0) return;
  const kept = await keepEdition(output, result.written);
  if (kept.ok) result.written.push(...result.written.map((path) => `${archive}/${kept.value}/${path}`));
  else result.diagnostics.push(kept.problem);
}
