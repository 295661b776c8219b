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

/**
 * Whether a PDF bears the day of a ledger, which stands in it as the time of making. Where no browser can print, the PDF of an earlier edition
 * stays in the folder: it must not go out with the words of this one.
 */
export function isOfDay(pdf: Uint8Array, { asOf }: Ledger): boolean {
  return Buffer.from(pdf).includes(`(D:${(asOf ?? "1970-01-01").replaceAll("-", "")}000000`);
}
