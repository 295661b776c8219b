#!/usr/bin/env node
/** The program: its commands, and the exit code when one is called wrongly. */
import { createRequire } from "node:module";
import { Command, CommanderError } from "commander";
import { exitCodes } from "./commands/exit-codes.ts";
import { commands } from "./commands/index.ts";

const manifest: { version: string; description: string } = createRequire(import.meta.url)("quorum/package.json");

const program = new Command("quorum")
  .description(manifest.description)
  .version(manifest.version, "-v, --version")
  .exitOverride();

for (const make of commands) {
  const command = make();
  program.addCommand(command.copyInheritedSettings(program), { isDefault: command.name() === "report" });
}

program.parseAsync().catch((error: unknown) => {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
});
