/** `quorum init`: a folder for articles, with a briefing.yml in which every key is explained. */
import { rm, writeFile } from "node:fs/promises";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { Command } from "commander";
import { settingsFile } from "../model/correction.ts";
import { diagnostic } from "../model/diagnostic.ts";
import { readAsset, resolvePackage } from "../world/assets.ts";
import { errorCode, whatFailed } from "../world/failure.ts";
import { makeFolder } from "../world/make-folder.ts";
import { printable } from "../world/printable.ts";
import { exitCodes } from "./exit-codes.ts";
import { tell } from "./messages.ts";

export const initCommand = (): Command =>
  new Command("init")
    .description("make a folder for articles, with a briefing.yml in which every setting is explained")
    .argument("[folder]", "where to make it; what is in it stays as it is", "sources")
    .action(init);

async function init(folder: string): Promise<void> {
  const file = join(folder, settingsFile);
  const template = new TextDecoder().decode(await readAsset(`templates/${settingsFile}`));
  let about = folder;
  try {
    await makeFolder(folder);
    about = file;
    await writeNew(file, schemaLine(folder) + template);
  } catch (error) {
    tell([diagnostic("init/not-made", { file: about, found: whatFailed(error) })]);
    process.exitCode = exitCodes.errors;
    return;
  }
  process.stdout.write(`Made ${printable(file)}\n\n${next(folder)}`);
}

/** What is half written when the disk is full would be taken for settings, so nothing of it stays. */
async function writeNew(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: "wx" });
  } catch (error) {
    if (errorCode(error) !== "EEXIST") await rm(file, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** For editors; left out where the program does not belong to the project that the folder is in, since such a path would hold on one machine alone. */
function schemaLine(folder: string): string {
  const schema = resolvePackage("quorum/settings.schema.json");
  if (!isBelow(process.cwd(), schema) || !isBelow(process.cwd(), folder)) return "";
  const path = relative(resolve(folder), schema).split(sep).join("/");
  return `# yaml-language-server: $schema=${path}\n`;
}

/** An absolute path: on another drive. */
const isBelow = (folder: string, path: string): boolean => {
  const way = relative(folder, path);
  return !/^\.\.(?:$|[\\/])/.test(way) && !isAbsolute(way);
};

/** A briefing inside the folder would be read as an article by the next run. */
function next(folder: string): string {
  const output = isBelow(folder, "output") ? " -o ../briefing" : "";
  const place = folder === "sources" ? "" : ` ${quoted(folder)}`;
  return [
    "Next:",
    "  1. Save articles about one topic into the folder: text, Markdown, web pages, PDF, Word, mail, feeds, tables or a .zip of them.",
    `  2. npx quorum report${place}${output}`,
    `  3. Open ${output === "" ? "output" : "../briefing"}/briefing.pdf. Then set in ${settingsFile} what you want otherwise; each key is explained there.`,
    "",
  ].join("\n");
}

/** As a shell takes it for one word. */
const quoted = (path: string): string =>
  /^[\w./-]+$/.test(path) ? path : `'${printable(path).replaceAll("'", "'\\''")}'`;
