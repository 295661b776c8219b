/** The settings as flags and environment give them for one run: a flag beats the environment, and the environment briefing.yml. */
import { type Command, Option } from "commander";
import { languages, type Overrides, overrideKeys, paperSizes } from "../model/settings.ts";

type Key = (typeof overrideKeys)[number];

/** How each flag is called in help: what stands after it, and what it sets. */
const flags: Record<Key, { value: string; sets: string; choices?: readonly string[] }> = {
  title: { value: "text", sets: "the title, in place of the one made from the articles" },
  subtitle: { value: "text", sets: "a line below the title" },
  organisation: { value: "name", sets: "who publishes the briefing" },
  audience: { value: "text", sets: "whom it is for" },
  classification: { value: "text", sets: "who may read it, on every page" },
  language: { value: "tag", sets: "its English", choices: languages },
  paper: { value: "size", sets: "the paper of the PDF", choices: paperSizes },
  "as-of": { value: "day", sets: "the day that it bears, YYYY-MM-DD" },
};

const group = "Settings, in place of those of briefing.yml:";

/** The options by which a command takes settings. */
function optionsOf(): { key: Key; option: Option }[] {
  return overrideKeys.map((key) => {
    const { value, sets, choices } = flags[key];
    const option = new Option(`--${key} <${value}>`, sets)
      .env(`QUORUM_${key.toUpperCase().replaceAll("-", "_")}`)
      .helpGroup(group);
    // Choices are for help alone: one definition tells what is wrong, wherever it was set.
    if (choices !== undefined) option.choices(choices).argParser(String);
    return { key, option };
  });
}

/** Gives a command a flag, and a variable of the environment, for each setting that can be of one run. */
export function settingsOptions(command: Command): Command {
  for (const { option } of optionsOf()) command.addOption(option);
  return command;
}

/** The settings that a command was called with. A wrong one ends it as wrong usage. */
export async function overridesOf(command: Command): Promise<Overrides> {
  const given = optionsOf().flatMap(({ key, option }) => {
    const name = option.attributeName();
    const value: unknown = command.getOptionValue(name);
    const isOfEnvironment = command.getOptionValueSource(name) === "env";
    // An empty variable is how CI writes one that is not set.
    return typeof value === "string" && !(isOfEnvironment && value === "")
      ? [{ key, option, value, isOfEnvironment }]
      : [];
  });
  if (given.length === 0) return {};
  const { faultOf } = await import("../ingest/settings-faults.ts");
  for (const { key, option, value, isOfEnvironment } of given) {
    const expected = faultOf(key, value);
    const where = isOfEnvironment ? ` from env '${option.envVar}'` : "";
    if (expected !== null)
      command.error(`error: option '${option.flags}' value '${value}'${where} is invalid. Expected ${expected}.`);
  }
  return Object.fromEntries(given.map(({ key, value }) => [key, value]));
}
