/** `--archive`: keeps the edition that stands in the output folder. */
import { archive, keepEdition } from "../world/editions.ts";
import { exitCodeAfter } from "./messages.ts";
import type { Outcome } from "./outcome.ts";

/** Keeps what was written, if anything was, and adds to the outcome where it is kept, or why it is not. */
export async function archived(outcome: Outcome): Promise<Outcome> {
  const { written, output } = outcome;
  if (written.length === 0) return outcome;
  const kept = await keepEdition(output, written);
  if (kept.ok)
    return { ...outcome, written: [...written, ...written.map((path) => `${archive}/${kept.value}/${path}`)] };
  const diagnostics = [...outcome.diagnostics, kept.problem];
  return { ...outcome, diagnostics, exitCode: exitCodeAfter(diagnostics) };
}
