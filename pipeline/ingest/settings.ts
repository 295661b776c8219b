/** The settings that lie beside the sources, in briefing.yml: how the briefing is to be, what is not read, and what is corrected. */
import { isMap, isNode, LineCounter, type Node, parseDocument } from "yaml";
import { parseAddress } from "../model/address.ts";
import { sectionIds } from "../model/briefing.ts";
import { type Corrections, noCorrections, settingsFile } from "../model/correction.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { diagnostic } from "../model/diagnostic.ts";
import { defaultSettings, type Settings } from "../model/settings.ts";
import type { World } from "../model/world.ts";
import { readCorrections } from "./corrections.ts";
import { decode } from "./decode.ts";
import type { WrittenSettings } from "./settings-schema.ts";
import { readTheme } from "./theme.ts";
import { plainOf, type Tell } from "./yaml-nodes.ts";

export interface ReadSettings {
  settings: Settings;
  /** Whether a path of the folder is left out, by the rules of .gitignore or because the theme is made of it. */
  ignores(file: string): boolean;
  corrections: Corrections;
  diagnostics: Diagnostic[];
}

/** More is no settings. Bytes. */
const sizeLimit = 100_000;
/** A deep path could take for ever to be compared with patterns: so many folders. */
const depthLimit = 50;

/** The settings of a folder that cannot be read. */
export const noSettings: ReadSettings = {
  settings: defaultSettings,
  ignores: () => false,
  corrections: noCorrections,
  diagnostics: [],
};

/** Reads the settings of a folder; those of the run beat them. What is wrong in them is a message, and the rest of them counts. */
export async function readSettings(world: World, folder: string, files: readonly string[]): Promise<ReadSettings> {
  const diagnostics: Diagnostic[] = [];
  const tell: Tell = (id, line, found, expected) => {
    const more = expected === undefined ? {} : { expected };
    diagnostics.push(diagnostic(id, { file: settingsFile, line, found, ...more }));
  };
  const read = files.includes(settingsFile) ? await world.readFile(folder, settingsFile) : null;
  if (read?.ok === false) diagnostics.push(read.problem);
  const { written: inFile, corrections, lineOfKey } = read?.ok ? await readBytes(read.value, tell) : nothing;
  const written: WrittenSettings = { ...inFile, ...world.overrides };
  const theme = await readTheme(world, folder, files, written, lineOfKey);
  const ignored = await matcher(written.ignore ?? []);
  return {
    settings: { ...settingsOf(written), theme: theme.theme },
    ignores: (file) => theme.files.has(file) || ignored(file),
    corrections,
    diagnostics: [...diagnostics, ...theme.diagnostics],
  };
}

interface Keys {
  written: WrittenSettings;
  corrections: Corrections;
  /** 1-based line of what a key holds, for what is found wrong only when its file is read. */
  lineOfKey(path: readonly string[]): number;
}

const nothing: Keys = { written: {}, corrections: noCorrections, lineOfKey: () => 1 };

async function readBytes(bytes: Uint8Array, tell: Tell): Promise<Keys> {
  const decoded = bytes.length > sizeLimit ? null : await decode(bytes);
  if (decoded !== null) return await readKeys(decoded.text, tell);
  tell("settings/bad-yaml", 1, `${bytes.length} bytes that are no settings`);
  return nothing;
}

async function readKeys(yaml: string, tell: Tell): Promise<Keys> {
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
    const { checkSettings } = await import("./settings-faults.ts");
    const reading = { tell, lineOf };
    return {
      written: checkSettings(contents, plainOf(contents), reading),
      corrections: readCorrections(contents, reading),
      lineOfKey: (path) => {
        const node = contents.getIn(path, true);
        return lineOf(isNode(node) ? node : contents);
      },
    };
  } catch (error) {
    // The parser gives up on what is nested too deep.
    tell("settings/bad-yaml", 1, error instanceof Error ? error.message : "a parser that failed");
    return nothing;
  }
}

const settingsOf = (written: WrittenSettings): Omit<Settings, "theme"> => ({
  title: written.title ?? null,
  subtitle: written.subtitle ?? null,
  audience: written.audience ?? null,
  language: written.language ?? defaultSettings.language,
  asOf: written["as-of"] ?? null,
  without: sectionIds.filter((id) => id !== "sources" && [false, "off"].includes(written.sections?.[id] ?? true)),
  numbers: {
    marks: written.numbers?.marks ?? defaultSettings.numbers.marks,
    large: written.numbers?.large ?? defaultSettings.numbers.large,
    percent: written.numbers?.percent ?? defaultSettings.numbers.percent,
  },
  conversion:
    written.currency === undefined || written.rates === undefined
      ? null
      : { currency: written.currency, rates: written.rates, asOf: written["rates-as-of"] ?? null },
  recipients: (written.recipients ?? []).flatMap((address) => parseAddress(address) ?? []),
  sender: parseAddress(written.sender ?? ""),
  link: written.link ?? null,
});

async function matcher(patterns: readonly string[]): Promise<(file: string) => boolean> {
  if (patterns.length === 0) return () => false;
  const { default: ignore } = await import("ignore");
  const rules = ignore({ ignorecase: false }).add(patterns);
  return (file) => rules.ignores(file.split("/").slice(0, depthLimit).join("/"));
}
