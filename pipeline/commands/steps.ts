/** The steps of a run, followed from outside: through the world that it is given and by what it says itself. */
import type { OnStage, Stage } from "../model/stage.ts";
import type { World } from "../model/world.ts";

/** `start`: the program is loaded; `print` and `write`: the browser and the disk are at work. */
export type Step = "start" | Stage | "print" | "write";

/** Called as a step begins and, where it goes through files or documents, with how many of all are done. */
export type OnStep = (step: Step, done?: number, of?: number) => void;

/** What `run` is to be given so that `onStep` hears of each step. */
export interface Followed {
  world: World;
  options: { onStage: OnStage };
}

/** The same world, which tells what it is asked for. */
export function follow(world: World, onStep: OnStep): Followed {
  let [read, files] = [0, 0];
  const followed: World = {
    ...world,
    listFiles: async (folder) => {
      const listed = await world.listFiles(folder);
      [read, files] = [0, listed.ok ? listed.value.length : 0];
      return listed;
    },
    readFile: async (folder, file) => {
      onStep("ingest", Math.min(read, files), files);
      read += 1;
      return await world.readFile(folder, file);
    },
    printPdf: async (html, info) => {
      onStep("print");
      const printed = await world.printPdf(html, info);
      onStep("render");
      return printed;
    },
    publish: async (folder, written, replaces) => {
      onStep("write");
      return await world.publish(folder, written, replaces);
    },
  };
  return { world: followed, options: { onStage: onStep } };
}

/** How long a step took. */
export interface Lap {
  step: Step;
  milliseconds: number;
}

export interface Stopwatch {
  /** The step before ends where this one begins. */
  begin: OnStep;
  /** Each step once, in the order in which they began; the one that runs ends now. */
  laps(): Lap[];
}

/** `since`: when the first step, the start, began; 0 is when the process was. Milliseconds. */
export function stopwatch(since: number): Stopwatch {
  const spent = new Map<Step, number>();
  let [step, began]: [Step, number] = ["start", since];
  const begin = (next: Step): void => {
    if (next === step) return;
    const now = performance.now();
    spent.set(step, (spent.get(step) ?? 0) + now - began);
    [step, began] = [next, now];
  };
  return {
    begin,
    laps: () => {
      const now = performance.now();
      spent.set(step, (spent.get(step) ?? 0) + now - began);
      began = now;
      return [...spent].map(([name, milliseconds]) => ({ step: name, milliseconds }));
    },
  };
}
