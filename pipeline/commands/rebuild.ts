/** When to build again: after changes, once they have come to rest, and never two builds at a time. */

export interface Rebuilder {
  /** The first build, at once. */
  begin(): Promise<void>;
  /** What changed; during a build it leads to another one. */
  change(path: string): void;
  /** No further build; resolves when the one that runs is over. */
  end(): Promise<void>;
}

/** `build` is told what changed, in order; it must not reject. `rest`: how long nothing may change before it is called. Milliseconds. */
export function rebuilder(build: (changed: readonly string[]) => Promise<void>, rest: number): Rebuilder {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let ended = false;

  const schedule = (): void => {
    clearTimeout(timer);
    if (!ended) timer = setTimeout(next, rest);
  };
  const next = (): void => {
    // The end of the one that runs comes back here.
    if (running === null && changed.size > 0) void start();
  };
  const start = async (): Promise<void> => {
    const paths = [...changed].sort();
    changed.clear();
    running = build(paths);
    await running;
    running = null;
    if (changed.size > 0) schedule();
  };
  return {
    begin: start,
    change: (path) => {
      changed.add(path);
      schedule();
    },
    end: async () => {
      ended = true;
      clearTimeout(timer);
      await running;
    },
  };
}
