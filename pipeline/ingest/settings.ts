/** The settings that lie beside the sources, in briefing.yml: which of them are not read. */
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import type { Diagnostic } from "../model/diagnostic.ts";
import { diagnostic } from "../model/diagnostic.ts";
import type { World } from "../model/world.ts";
import { decode } from "./decode.ts";

/** In the source folder itself; never a source. */
export const settingsFile = "briefing.yml";

export interface Settings {
  /** Whether a path of the folder is left out, by the rules of .gitignore. */
  ignores(file: string): boolean;
  diagnostics: Diagnostic[];
}

/** More is no settings. Bytes. */
const sizeLimit = 100_000;
/** A pattern with many stars could take for ever to be compared with a long path: so many stars, so many folders. */
const starLimit = 4;
const depthLimit = 50;

/** Reads the settings of a folder. What is wrong in them is a message, and the rest of them counts. */
export async function readSettings(world: World, folder: string, files: readonly string[]): Promise<Settings> {
  if (!files.includes(settingsFile)) return { ignores: () => false, diagnostics: [] };
  const read = await world.readFile(folder, settingsFile);
  if (!read.ok) return { ignores: () => false, diagnostics: [read.problem] };
  const diagnostics: Diagnostic[] = [];
  const tell: Tell = (id, line, found) => {
    diagnostics.push(diagnostic(id, { file: settingsFile, line, found }));
  };
  const decoded = read.value.length > sizeLimit ? null : await decode(read.value);
  if (decoded === null) tell("settings/bad-yaml", 1, `${read.value.length} bytes that are no settings`);
  const patterns = decoded === null ? [] : readPatterns(decoded.text, tell);
  if (patterns.length === 0) return { ignores: () => false, diagnostics };
  const { default: ignore } = await import("ignore");
  const rules = ignore({ ignorecase: false }).add(patterns);
  return { ignores: (file) => rules.ignores(file.split("/").slice(0, depthLimit).join("/")), diagnostics };
}

type Tell = (id: "settings/bad-yaml" | "settings/wrong-value", line: number, found: string) => void;

function readPatterns(yaml: string, tell: Tell): string[] {
  const lines = new LineCounter();
  const lineOf = (node: { range?: Node["range"] } | null): number => lines.linePos(node?.range?.[0] ?? 0).line;
  try {
    const parsed = parseDocument(yaml, { schema: "core", lineCounter: lines });
    const [error] = parsed.errors;
    if (error !== undefined) {
      tell("settings/bad-yaml", lines.linePos(error.pos[0]).line, error.message.split(/\n| at line/)[0] ?? "an error");
      return [];
    }
    const { contents } = parsed;
    if (contents === null) return [];
    if (!isMap<unknown, Node | null>(contents)) {
      tell("settings/bad-yaml", lineOf(contents), "no keys with values");
      return [];
    }
    const value = contents.get("ignore", true) ?? null;
    if (value === null || (isScalar(value) && value.value === null)) return [];
    if (!isSeq<Node | null>(value)) {
      tell("settings/wrong-value", lineOf(value), `ignore: ${kindOf(value)}`);
      return [];
    }
    return value.items.flatMap((item) => {
      const pattern = isScalar(item) && typeof item.value === "string" ? item.value : null;
      const stars = pattern?.match(/\*+/g)?.length ?? 0;
      if (pattern !== null && stars <= starLimit) return [pattern];
      tell(
        "settings/wrong-value",
        lineOf(item),
        pattern === null ? `ignore: a list with ${kindOf(item)}` : `ignore: a pattern with ${stars} stars`,
      );
      return [];
    });
  } catch (error) {
    // The parser gives up on what is nested too deep.
    tell("settings/bad-yaml", 1, error instanceof Error ? error.message : "a parser that failed");
    return [];
  }
}

function kindOf(node: Node | null): string {
  if (isMap(node)) return "keys with values";
  if (isSeq(node)) return "a list";
  if (!isScalar(node)) return "a reference";
  return node.value === null
    ? "nothing"
    : `${typeof node.value === "string" ? "the text" : "the value"} ${JSON.stringify(node.value)}`;
}
