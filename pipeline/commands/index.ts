/** Every command, in the order in which help lists them. What a command needs is loaded when it runs. */
import { checkCommand } from "./check.ts";
import { doctorCommand } from "./doctor.ts";
import { explainCommand } from "./explain.ts";
import { extractCommand } from "./extract.ts";
import { initCommand } from "./init.ts";
import { reportCommand } from "./report.ts";
import { sendCommand } from "./send.ts";
import { watchCommand } from "./watch.ts";

export const commands = [
  reportCommand,
  watchCommand,
  checkCommand,
  sendCommand,
  initCommand,
  explainCommand,
  extractCommand,
  doctorCommand,
];
