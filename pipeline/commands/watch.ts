/** `quorum watch`: makes the briefing, shows its page, and makes it again whenever the folder changes. */
import { Command, InvalidArgumentError, Option } from "commander";
import { type Diagnostic, diagnostic } from "../model/diagnostic.ts";
import type { World } from "../model/world.ts";
import { whatFailed } from "../world/failure.ts";
import type { RealWorld } from "../world/index.ts";
import { printable } from "../world/printable.ts";
import type { PageServer } from "../world/serve.ts";
import { exitCodes } from "./exit-codes.ts";
import { messageLine, tell, tellBriefly } from "./messages.ts";
import { outputInside, withoutFolder } from "./own-output.ts";
import { showProgress } from "./progress.ts";
import { rebuilder } from "./rebuild.ts";
import { follow } from "./steps.ts";
import { findingLines, summaryLines } from "./summary.ts";

export const watchCommand = (): Command =>
  new Command("watch")
    .description("make the briefing, show its page, and make both again whenever an article or a setting changes")
    .argument("[folder]", "folder of articles", "sources")
    .option("-o, --output <folder>", "where to write the briefing", "output")
    .addOption(
      new Option("--port <number>", "port of the page on this machine").argParser(portOf).default(0, "a free one"),
    )
    .action(watch);

function portOf(written: string): number {
  const port = Number(written);
  if (!/^\d+$/.test(written) || port > 65_535) throw new InvalidArgumentError("a port is a number from 0 to 65535");
  return port;
}

interface WatchOptions {
  output: string;
  port: number;
}

/** How long nothing may change before a build: an editor writes a file in several steps. Milliseconds. */
const rest = 150;

async function watch(folder: string, { output, port }: WatchOptions, command: Command): Promise<void> {
  const inside = await outputInside(command, folder, output);
  const [{ createWorld }, { servePage }, { watchFolder }] = await Promise.all([
    import("../world/index.ts"),
    import("../world/serve.ts"),
    import("../world/watch-folder.ts"),
  ]);
  const world = withoutFolder(createWorld(), inside);
  const listed = await world.listFiles(folder);
  if (!listed.ok) return fail([listed.problem]);
  let server: PageServer;
  try {
    server = await servePage(output, port);
  } catch (error) {
    return fail([diagnostic("watch/no-server", { found: `port ${port}: ${whatFailed(error)}` })]);
  }
  const ending = new AbortController();
  const told = new Set<string>();
  const builds = rebuilder(async (changed) => {
    await build(untilEnd(world, ending.signal), { folder, output, changed, told }, ending.signal);
    await server.refresh();
  }, rest);
  const stopped = signalled();
  const watching = await watchFolder(folder, inside, {
    changed: builds.change,
    failed: (problem) => tell([problem]),
  });
  world.startBrowser();
  const first = builds.begin().then(() => {
    if (!ending.signal.aborted) process.stdout.write(`\nThe page: ${server.address}\nCtrl-C ends.\n`);
  });
  await stopped;
  ending.abort();
  await Promise.all([watching.close(), world.close(), builds.end(), first]);
  await server.close();
  process.exitCode = exitCodes.done;
}

function fail(problems: readonly Diagnostic[]): void {
  tell(problems);
  process.exitCode = exitCodes.errors;
}

/** Resolves at the first signal to end. Further ones change nothing: npm hands on the one that the terminal has given already. */
const signalled = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
  });

/** From the signal on nothing is printed or written: the edition in the output folder stays whole, and no browser is started for it. */
function untilEnd(world: RealWorld, ending: AbortSignal): World {
  const ended = diagnostic("render/pdf-failed", { found: "the end of the program" });
  return {
    ...world,
    printPdf: async (html, info) => (ending.aborted ? { ok: false, problem: ended } : await world.printPdf(html, info)),
    publish: async (folder, files, replaces) => (ending.aborted ? [] : await world.publish(folder, files, replaces)),
  };
}

interface Build {
  folder: string;
  output: string;
  /** Paths inside the folder; none for the first build. */
  changed: readonly string[];
  /** The messages of the build before. */
  told: Set<string>;
}

/** One run, told on the terminal. Whatever goes wrong is told as well, and the next change gets its chance. */
async function build(world: World, { folder, output, changed, told }: Build, ending: AbortSignal): Promise<void> {
  const began = performance.now();
  const progress = await showProgress(true);
  try {
    const [{ run }, { outcomeOf }] = await Promise.all([import("../run.ts"), import("./outcome.ts")]);
    const followed = follow(world, progress.show);
    const result = await run(followed.world, folder, output, followed.options);
    progress.end();
    if (ending.aborted) return;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const done = result.written.length === 0 ? "nothing built" : `built in ${seconds} s`;
    const head = changed.length === 0 ? [] : ["", `${clock()}  ${printable(some(changed))} changed, ${done}`];
    process.stdout.write(head.map((line) => `${line}\n`).join(""));
    tellBriefly(newMessages(result.diagnostics, told), false);
    const outcome = outcomeOf(result, { folder, output, timings: null });
    const lines = changed.length === 0 ? summaryLines(outcome) : findingLines(outcome);
    if (result.written.length > 0) process.stdout.write(`${lines.join("\n")}\n`);
  } catch (error) {
    progress.end();
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  }
}

/** Errors always, the rest where the build before did not have it; `told` then holds those of this build. */
function newMessages(diagnostics: readonly Diagnostic[], told: Set<string>): Diagnostic[] {
  const fresh = diagnostics.filter((message) => message.severity === "error" || !told.has(messageLine(message)));
  told.clear();
  for (const message of diagnostics) told.add(messageLine(message));
  return fresh;
}

/** "ports.txt and 3 more"; the folder itself is the path "". */
function some([first = "", ...others]: readonly string[]): string {
  const name = first === "" ? "the folder" : first;
  return others.length === 0 ? name : `${name} and ${others.length} more`;
}

/** "14:03:12" */
const clock = (): string => new Date().toTimeString().slice(0, 8);
