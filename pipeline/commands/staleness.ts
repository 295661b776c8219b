/** Whether an output folder holds what its articles give, and if not, since what changed. */
import { type Diagnostic, diagnostic } from "../model/diagnostic.ts";
import type { Document } from "../model/document.ts";
import { parseLedger } from "../model/ledger.ts";
import type { OutputFile } from "../model/world.ts";
import { differences } from "../world/compare.ts";
import { readLedger } from "../world/publish.ts";

/** A message when the files of an output folder are not those that a run would write now. */
export async function staleness(
  output: string,
  files: readonly OutputFile[],
  documents: readonly Document[],
): Promise<Diagnostic[]> {
  const wrong = await differences(output, files, ["charts", "text"]);
  if (wrong.length === 0) return [];
  if (wrong.filter(({ how }) => how === "missing").length === files.length)
    return [diagnostic("check/no-briefing", { file: output, found: "no file of a briefing" })];
  const which = named(wrong.map(({ path, how }) => (how === "different" ? path : `${path} (${how})`)));
  const found = `other files than the articles give: ${which}; ${whatChanged(await readLedger(output), documents)}`;
  return [diagnostic("check/out-of-date", { file: output, found })];
}

/** Which articles are new, changed or gone since the briefing was made. */
function whatChanged(written: string | null, documents: readonly Document[]): string {
  const ledger = written === null ? null : parseLedger(written);
  if (ledger === null) return "its ledger cannot be read";
  const before = new Map(ledger.documents.map(({ file, sha256 }) => [file, sha256]));
  const now = new Map(documents.map(({ file, sha256 }) => [file, sha256]));
  const changes = [
    ["new", [...now.keys()].filter((file) => !before.has(file))],
    [
      "changed",
      [...now].filter(([file, sha256]) => before.has(file) && before.get(file) !== sha256).map(([file]) => file),
    ],
    ["gone", [...before.keys()].filter((file) => !now.has(file))],
  ] as const;
  const told = changes.filter(([, names]) => names.length > 0).map(([how, names]) => `${how}: ${named(names)}`);
  return told.length > 0
    ? told.join("; ")
    : "the articles are the same, so the settings, the program or the files were changed";
}

const mostNamed = 4;

function named(names: readonly string[]): string {
  const more = names.length - mostNamed;
  return `${names.slice(0, mostNamed).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
