/** Makes a folder with all above it that are missing. Node's own recursive mkdir never ends where the system refuses with ENOENT (below /proc). */
import { mkdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { errorCode } from "./failure.ts";

/** The absolute path of the uppermost folder that was made, or null when the folder was there. `mode` is for every folder made. */
export async function makeFolder(folder: string, mode = 0o777): Promise<string | null> {
  const path = resolve(folder);
  try {
    await mkdir(path, { mode });
    return path;
  } catch (error) {
    if (errorCode(error) === "EEXIST" && (await stat(path)).isDirectory()) return null;
    if (errorCode(error) !== "ENOENT" || dirname(path) === path) throw error;
  }
  const first = await makeFolder(dirname(path), mode);
  await mkdir(path, { mode });
  return first ?? path;
}
