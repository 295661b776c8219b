/** Who holds something: a process, and whether it is still at work. */
import { readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { errorCode } from "./failure.ts";

/** Where process numbers mean the same: a machine, on Linux a container of it. */
export function machine(): string {
  try {
    return `${hostname()} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return hostname();
  }
}

/** Whether a process of this machine is no more. Of one on another machine that cannot be told: false. */
export function hasEnded(holder: { machine: string; process: number }): boolean {
  if (holder.machine !== machine()) return false;
  try {
    process.kill(holder.process, 0);
    return false;
  } catch (error) {
    return errorCode(error) === "ESRCH";
  }
}
