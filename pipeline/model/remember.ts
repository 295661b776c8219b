/** What is not done again: results that an earlier run kept, by everything that they were made from. */
import { createHash } from "node:crypto";
import type { World } from "./world.ts";

/** What of the world remembers. */
export type Memory = Pick<World, "recall" | "keep">;

/** SHA-256 of bytes or of a text in UTF-8, in hexadecimal. */
export const sha256 = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");

/**
 * The result of `make`, or an equal one that was kept. `madeFrom` names the kind of result and all that it depends on, besides the program
 * itself; the result must be plain JSON.
 */
export async function remember<Result>(
  memory: Memory,
  madeFrom: readonly string[],
  make: () => Result | Promise<Result>,
): Promise<Result> {
  const key = sha256(JSON.stringify(madeFrom));
  const kept = await memory.recall(key);
  if (kept !== null) return JSON.parse(kept);
  const result = await make();
  // Nothing waits for it.
  void memory.keep(key, JSON.stringify(result));
  return result;
}
