/** What a command costs as a whole, with every process that it starts: time, and the peak of the memory that they have together. */
import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

export interface Command {
  file: string;
  args: readonly string[];
  cwd: string;
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Milliseconds between two looks at the memory. */
const interval = 20;

/** Milliseconds of a whole run. */
export async function timeOf(command: Command): Promise<number> {
  const start = performance.now();
  await ended(started(command));
  return performance.now() - start;
}

/**
 * Peak memory of a whole run in megabytes: proportional shares, so that pages which processes have in common count once. Null where the system
 * does not tell.
 */
export async function memoryOf(command: Command): Promise<number | null> {
  const child = started(command);
  let peak = 0;
  const look = setInterval(() => {
    if (child.pid !== undefined) peak = Math.max(peak, memoryOfTree(child.pid));
  }, interval);
  try {
    await ended(child);
  } finally {
    clearInterval(look);
  }
  return peak === 0 ? null : peak / 1024;
}

const started = ({ file, args, cwd }: Command): ChildProcess => spawn(file, args, { cwd, stdio: "ignore" });

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${child.spawnfile} ended with ${code}`))));
  });

/** Kilobytes that a process and all below it hold. */
function memoryOfTree(root: number): number {
  const children = childrenOf();
  const below = (pid: number): number[] => [pid, ...(children.get(pid) ?? []).flatMap(below)];
  return below(root).reduce((sum, pid) => sum + Number(/^Pss:\s+(\d+)/m.exec(told(pid, "smaps_rollup"))?.[1] ?? 0), 0);
}

/** Processes by the one that started them; empty on systems without /proc. */
function childrenOf(): Map<number, number[]> {
  const children = new Map<number, number[]>();
  for (const pid of processes()) {
    const parent = Number(/^PPid:\s+(\d+)/m.exec(told(pid, "status"))?.[1] ?? 0);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  return children;
}

function processes(): number[] {
  try {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

/** What the system tells of a process; empty when it has ended meanwhile. */
function told(pid: number, file: "status" | "smaps_rollup"): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}
