/** `quorum extract`: the quantities of any text, a line in and a line out. */
import { Command } from "commander";
import { diagnostic } from "../model/diagnostic.ts";
import { linesOf, lineWriter } from "../world/lines.ts";
import { exitCodes } from "./exit-codes.ts";
import { tell } from "./messages.ts";

export const extractCommand = (): Command =>
  new Command("extract")
    .description(
      'read lines {"text": ...} from standard input and write each with its quantities, one JSON object a line',
    )
    .option("--plain", "take each line as text")
    .action(extractLines);

async function extractLines({ plain = false }: { plain?: boolean }): Promise<void> {
  const { extract } = await import("../normalize/extract.ts");
  const write = lineWriter(process.stdout);
  let number = 0;
  for await (const line of linesOf(process.stdin)) {
    number += 1;
    if (!plain && line.trim() === "") continue;
    const text = plain ? line : textIn(line);
    if (text === null) {
      const found = `"${line.slice(0, 60)}"`;
      tell([diagnostic("extract/bad-line", { file: "standard input", line: number, found })]);
      process.exitCode = exitCodes.errors;
    } else if (!(await write(JSON.stringify({ text, ...extract(text) })))) return;
  }
}

/** The text of a JSON line, or null when there is none. */
function textIn(line: string): string | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && "text" in value && typeof value.text === "string"
      ? value.text
      : null;
  } catch {
    return null;
  }
}
