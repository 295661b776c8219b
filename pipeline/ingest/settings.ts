/** The settings that lie beside the sources, in briefing.yml: which of them are not read, and what is corrected. */
import { isMap, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from "yaml";
import { type Corrections, noCorrections, settingsFile } from "../model/correction.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { diagnostic } from "../model/diagnostic.ts";
import type { World } from "../model/world.ts";
import { readCorrections } from "./corrections.ts";
import { decode } from "./decode.ts";
import { isNothing, kindOf, type Reading, type Tell, textOf } from "./yaml-nodes.ts";

export interface Settings {
  /** Whether a path of the folder is left out, by the rules of .gitignore. */
  ignores(file: string): boolean;
  corrections: Corrections;
  diagnostics: Diagnostic[];
}

/** More is no settings. Bytes. */
const sizeLimit = 100_000;
/** A pattern with many stars could take for ever to be compared with a long path: so many stars, so many folders. */
const starLimit = 4;
const depthLimit = 50;

const ignoresNothing = (): boolean => false;

/** Reads the settings of a folder. What is wrong in them is a message, and the rest of them counts. */
export async function readSettings(world: World, folder: string, files: readonly string[]): Promise<Settings> {
  const none = { ignores: ignoresNothing, corrections: noCorrections };
  if (!files.includes(settingsFile)) return { ...none, diagnostics: [] };
  const read = await world.readFile(folder, settingsFile);
  if (!read.ok) return { ...none, diagnostics: [read.problem] };
  const diagnostics: Diagnostic[] = [];
  const tell: Tell = (id, line, found) => {
    diagnostics.push(diagnostic(id, { file: settingsFile, line, found }));
  };
  const decoded = read.value.length > sizeLimit ? null : await decode(read.value);
  if (decoded === null) tell("settings/bad-yaml", 1, `${read.value.length} bytes that are no settings`);
  const { patterns, corrections } =
    decoded === null ? { patterns: [], corrections: noCorrections } : readKeys(decoded.text, tell);
  if (patterns.length === 0) return { ignores: ignoresNothing, corrections, diagnostics };
  const { default: ignore } = await import("ignore");
  const rules = ignore({ ignorecase: false }).add(patterns);
  const ignores = (file: string): boolean => rules.ignores(file.split("/").slice(0, depthLimit).join("/"));
  return { ignores, corrections, diagnostics };
}

function readKeys(yaml: string, tell: Tell): { patterns: string[]; corrections: Corrections } {
  const nothing = { patterns: [], corrections: noCorrections };
  const lines = new LineCounter();
  const lineOf = (node: { range?: Node["range"] } | null): number => lines.linePos(node?.range?.[0] ?? 0).line;
  try {
    const parsed = parseDocument(yaml, { schema: "core", lineCounter: lines });
    const [error] = parsed.errors;
    if (error !== undefined) {
      tell("settings/bad-yaml", lines.linePos(error.pos[0]).line, error.message.split(/\n| at line/)[0] ?? "an error");
      return nothing;
    }
    const { contents } = parsed;
    if (contents === null) return nothing;
    if (!isMap<unknown, Node | null>(contents)) {
      tell("settings/bad-yaml", lineOf(contents), "no keys with values");
      return nothing;
    }
    const reading = { tell, lineOf };
    return { patterns: readPatterns(contents, reading), corrections: readCorrections(contents, reading) };
  } catch (error) {
    // The parser gives up on what is nested too deep.
    tell("settings/bad-yaml", 1, error instanceof Error ? error.message : "a parser that failed");
    return nothing;
  }
}

function readPatterns(settings: YAMLMap<unknown, Node | null>, { tell, lineOf }: Reading): string[] {
  const value = settings.get("ignore", true) ?? null;
  if (isNothing(value)) return [];
  if (!isSeq<Node | null>(value)) {
    tell("settings/wrong-value", lineOf(value), `ignore: ${kindOf(value)}`);
    return [];
  }
  return value.items.flatMap((item) => {
    const pattern = textOf(item);
    const stars = pattern?.match(/\*+/g)?.length ?? 0;
    if (pattern !== null && stars <= starLimit) return [pattern];
    tell(
      "settings/wrong-value",
      lineOf(item),
      pattern === null ? `ignore: a list with ${kindOf(item)}` : `ignore: a pattern with ${stars} stars`,
    );
    return [];
  });
}
