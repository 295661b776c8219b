/** The output folder is no source, wherever it lies: what a run wrote, the next one must not read as articles. */
import { realpath } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import type { Command } from "commander";
import type { World } from "../model/world.ts";

/** Folders of an output folder that a run replaces or fills. */
const ownFolders = ["charts", "text", "archive"];

/** Where the output folder lies in the folder of articles, "/" between the parts; null when it lies elsewhere. What is wrong with it is a usage error. */
export async function outputInside(command: Command, folder: string, output: string): Promise<string | null> {
  const { inside, fault } = await outputPlace(folder, output);
  return fault === null ? inside : command.error(`error: ${fault}; choose another output folder with -o`);
}

/** The same, and what is wrong where both are one, or where a run would write over the articles. */
export async function outputPlace(
  folder: string,
  output: string,
): Promise<{ inside: string | null; fault: string | null }> {
  const [articles, written] = [await realPath(folder), await realPath(output)];
  const [name = ""] = relative(written, articles).split(/[\\/]/);
  const inside = relative(articles, written).replaceAll("\\", "/");
  if (ownFolders.includes(name))
    return { inside: null, fault: `"${folder}" would be replaced by what is written to "${output}"` };
  if (inside === "") return { inside: null, fault: `"${output}" holds the articles` };
  const isOutside = inside === ".." || inside.startsWith("../") || isAbsolute(inside);
  return { inside: isOutside ? null : inside, fault: null };
}

/** The same world without a folder of its sources. */
export function withoutFolder<W extends World>(world: W, inside: string | null): W {
  if (inside === null) return world;
  return {
    ...world,
    listFiles: async (folder) => {
      const listed = await world.listFiles(folder);
      return listed.ok ? { ok: true, value: listed.value.filter((file) => !file.startsWith(`${inside}/`)) } : listed;
    },
  };
}

/** Links followed, as far as the path is there. */
async function realPath(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const full = resolve(path);
    return dirname(full) === full ? full : join(await realPath(dirname(full)), basename(full));
  }
}
