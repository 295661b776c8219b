/** What a terminal shows while a run goes on: one line that is gone when the run is done. */
import { writeSync } from "node:fs";
import type { OnStep, Step } from "./steps.ts";

export interface Progress {
  show: OnStep;
  /** Takes the line away. */
  end(): void;
}

const silent: Progress = { show: () => undefined, end: () => undefined };

/** Nothing is shown, and nothing loaded for it, where nobody looks: in a file or a pipe, in CI, or when it is not wanted. */
export async function showProgress(wanted: boolean): Promise<Progress> {
  const { stderr, env } = process;
  if (!wanted || !stderr.isTTY || env["TERM"] === "dumb" || "CI" in env) return silent;
  const { default: makeSpinner } = await import("yocto-spinner");
  // Its own handlers would keep Ctrl-C waiting until a long step is over.
  const spinner = makeSpinner({ handleSignals: false });
  const describe = describer();
  let shown = 0;
  spinner.start("Starting");
  // It hides the cursor, which would stay hidden when the program is ended from outside. Past the spinner, which holds back what is written.
  writeSync(stderr.fd, "\u001b[?25h");
  return {
    show: (step, done, of) => {
      const now = performance.now();
      const text = describe(step, done, of, now);
      if (text.isNew || now - shown >= interval) [spinner.text, shown] = [text.words, now];
    },
    end: () => void spinner.stop(),
  };
}

/** Between two pictures of one step. Milliseconds. */
const interval = 100;

const stepInWords: Record<Step, string> = {
  start: "Starting",
  ingest: "Reading the files",
  normalize: "Finding the figures",
  analyze: "Comparing the figures",
  render: "Making the pages",
  print: "Printing the PDF",
  write: "Writing the files",
};

/** From here on an estimate is worth something, and so short that it is not. Milliseconds. */
const soonest = 2_000;

interface Described {
  words: string;
  /** Whether it is another step than the last time. */
  isNew: boolean;
}

/** Says where a run is: "Reading the files: 120 of 1,000, about 8 s left". The time left is that of the step, where it is some seconds. */
export function describer(): (step: Step, done: number | undefined, of: number | undefined, now: number) => Described {
  let [current, began]: [Step, number] = ["start", 0];
  return (step, done = 0, of = 0, now) => {
    const isNew = step !== current;
    if (isNew) [current, began] = [step, now];
    const spent = now - began;
    const left = done === 0 ? 0 : (spent / done) * (of - done);
    const counted = of > 1 ? `: ${grouped(done)} of ${grouped(of)}` : "";
    const timed = spent >= soonest && left >= soonest ? `, about ${timeInWords(left)} left` : "";
    return { words: `${stepInWords[step]}${counted}${timed}`, isNew };
  };
}

/** "1,000" */
const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");

const timeInWords = (milliseconds: number): string =>
  milliseconds < 90_000 ? `${Math.round(milliseconds / 1000)} s` : `${Math.round(milliseconds / 60_000)} min`;
