/** The program as a user starts it. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** How a run ended, and what it printed. */
export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs `quorum` with these arguments, in the project's folder where no other is named. */
export function quorum(
  args: readonly string[],
  { cwd = root, environment = {} }: { cwd?: string; environment?: Record<string, string> } = {},
): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${root}pipeline/start.mjs`, ...args], {
    encoding: "utf8",
    cwd,
    env: { ...process.env, ...environment },
    maxBuffer: 100_000_000,
  });
  return { code: status, out: stdout, err: stderr };
}
