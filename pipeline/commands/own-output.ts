/** The output folder is no source, wherever it lies: what a run wrote, the next one must not read as articles. */
import { realpath } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import type { Command } from "commander";
import type { World } from "../model/world.ts";

/** Folders of an output folder that a run replaces or fills. */
const ownFolders = ["charts", "text", "archive"];

/** Where the output folder lies in the folder of articles, "/" between the parts; null when it lies elsewhere. That both are one, or that a run would write over the articles, is a usage error. */
export async function outputInside(command: Command, folder: string, output: string): Promise<string | null> {
  const [articles, written] = [await realPath(folder), await realPath(output)];
  const [name = ""] = relative(written, articles).split(/[\\/]/);
  if (ownFolders.includes(name))
    return command.error(
      `error: "${folder}" would be replaced by what is written to "${output}"; choose another output folder with -o`,
    );
  const inside = relative(articles, written).replaceAll("\\", "/");
  if (inside === "")
    return command.error(`error: "${output}" holds the articles; choose another output folder with -o`);
  return inside === ".." || inside.startsWith("../") || isAbsolute(inside) ? null : inside;
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
