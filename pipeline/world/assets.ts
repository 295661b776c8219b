/** Read-only files that belong to the program: its templates, and files of the packages it depends on. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/**
 * The bytes of `templates/...` in the program's own folder, or of `npm:<package>/<path>` in a package it depends on.
 * Rejects when there is no such file: the installation is broken then.
 */
export async function readAsset(path: string): Promise<Uint8Array> {
  if (path.startsWith("npm:")) return await readFile(resolvePackage(path.slice("npm:".length)));
  // The package finds itself by its name, whether this file runs built (below .build) or from source.
  return await readFile(join(dirname(resolvePackage("quorum/package.json")), path));
}

/** Absolute path of a file of an installed package, by the package's own exports. Throws when it is missing. */
export const resolvePackage: (specifier: string) => string = createRequire(import.meta.url).resolve;
