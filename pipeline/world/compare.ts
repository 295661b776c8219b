/** Compares what a run would write with what stands in the output folder. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { OutputFile } from "../model/world.ts";

export interface Difference {
  path: string;
  how: "missing" | "different" | "left over";
}

/**
 * Every file that is not as in `files`, and every file in the folders of `replaces` that is not among them. A PDF has only to be there: what
 * it prints is the page.
 */
export async function differences(
  folder: string,
  files: readonly OutputFile[],
  replaces: readonly string[],
): Promise<Difference[]> {
  const wrong: Difference[] = [];
  for (const { path, content } of files) {
    const there = await contentOf(join(folder, path));
    if (there === null || there.length === 0) wrong.push({ path, how: "missing" });
    else if (!path.endsWith(".pdf") && !there.equals(bytesOf(content))) wrong.push({ path, how: "different" });
  }
  const expected = new Set(files.map(({ path }) => path));
  for (const name of replaces) {
    const there = await filesBelow(join(folder, name));
    wrong.push(
      ...there
        .map((file) => `${name}/${file}`)
        .filter((path) => !expected.has(path))
        .map((path) => ({ path, how: "left over" as const })),
    );
  }
  return wrong;
}

/** The bytes of a file; null when there is none that can be read. */
const contentOf = (path: string): Promise<Buffer | null> => readFile(path).catch(() => null);

/** Every file below a folder, "/" between the parts, sorted; none when it is not there. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, "x").length - 1))
    .map((path) => path.replaceAll("\\", "/"))
    .sort();
}

const bytesOf = (content: OutputFile["content"]): Uint8Array =>
  typeof content === "string" ? Buffer.from(content) : content;
