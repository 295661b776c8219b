/** The README and the guide, gone through from top to bottom in a copy of the project: what they say to type works, and gives what they say. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "quorum-guide-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

interface Block {
  /** How the first line of it names it: a language, and for a file its path. */
  language: string;
  path: string | undefined;
  content: string;
}

/** The blocks between fences. */
const blocksOf = (page: string): Block[] =>
  [...readFileSync(join(root, page), "utf8").matchAll(/^```(\S+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(
    ([, language = "", path, content = ""]) => ({ language, path, content }),
  );

/** A copy of the project as a clone has it, installed. */
function copyOfProject(name: string): string {
  const copy = join(work, name);
  const without = new Set(["node_modules", ".git", ".build", ".cache", "coverage", "output"]);
  cpSync(root, copy, { recursive: true, filter: (path) => !without.has(basename(path)) });
  mkdirSync(join(copy, "output"));
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  cpSync(join(root, "sources"), join(copy, "path/to/articles"), { recursive: true });
  return copy;
}

/** What goes on until it is ended, or reaches people, stands in a block of its own kind, as a session; nothing else may. */
const session = /\bwatch\b|\bsend\b.*--confirm\b/;

/** Installing and testing is what happens around this very test. */
const aroundThis = /^npm (?:ci|test)\b(?: && |.*)/;

function run(copy: string, command: string): string {
  const { status, stdout, stderr } = spawnSync("bash", ["-e", "-o", "pipefail", "-c", command], {
    cwd: copy,
    encoding: "utf8",
    env: { ...process.env, npm_config_offline: "true", npm_config_update_notifier: "false", NO_COLOR: "1" },
    maxBuffer: 100_000_000,
  });
  expect(status, `${command}\n${stdout}${stderr}`).toBe(0);
  return stdout + stderr;
}

/** Takes each "-" line out and puts each "+" line in, where the others stand one below the other, once in the file. */
function edit(path: string, diff: string): void {
  const lines = diff.trimEnd().split("\n");
  const side = (sign: string): string =>
    lines.flatMap((line) => (line.startsWith(sign) ? [] : [line.slice(1)])).join("\n");
  const [before, after] = [side("+"), side("-")];
  const text = readFileSync(path, "utf8");
  expect(text.split(before).length - 1, `${path} has ${before}`).toBe(1);
  writeFileSync(
    path,
    text.replace(before, () => after),
  );
}

describe.each(["README.md", "pipeline/GUIDE.md"])("%s", (page) => {
  let copy: string;
  let printed = "";
  beforeAll(() => {
    copy = copyOfProject(basename(page));
    // What the package has, for those who import it.
    run(copy, "node pipeline/start.mjs --pack");
  }, 60_000);

  test("has sessions only of what cannot be run here", () => {
    const sessions = blocksOf(page).filter(({ language }) => language === "console");
    expect(sessions.filter(({ content }) => !session.test(content))).toEqual([]);
  });

  const blocks = blocksOf(page).filter(({ language, path }) => path !== undefined || ["sh", "text"].includes(language));

  test.each(
    blocks.map((block, at) => ({ ...block, title: `${at + 1} ${block.path ?? block.content.split("\n")[0]}` })),
  )(
    "$title",
    ({ language, path, content }) => {
      if (path !== undefined && language === "diff") edit(join(copy, path), content);
      else if (path !== undefined) {
        mkdirSync(dirname(join(copy, path)), { recursive: true });
        writeFileSync(join(copy, path), content);
      } else if (language === "sh") {
        const commands = content.split("\n").map((line) => line.replace(aroundThis, ""));
        printed = run(copy, commands.join("\n"));
      } else for (const line of content.trimEnd().split("\n")) expect(printed).toContain(line);
    },
    120_000,
  );
});
