/** What makes an edition one and the same, however often it is made: what its ledger says, but not what it says of the making. */
import { createHash } from "node:crypto";
import type { Ledger } from "../model/ledger.ts";

/**
 * The SHA-256 of a ledger. Changes are left out: made twice of the same articles, an edition would differ from itself, for it then compares with
 * itself. So are the messages.
 */
export function editionOf({ since, changes, diagnostics, ...said }: Ledger): string {
  return createHash("sha256").update(JSON.stringify(said)).digest("hex");
}
