/** Settings of one run: a flag beats the environment, the environment briefing.yml, and a wrong one is wrong usage. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Command, CommanderError } from "commander";
import { afterEach, describe, expect, test, vi } from "vitest";
import { overridesOf, settingsOptions } from "../pipeline/commands/settings-options.ts";
import { ingest } from "../pipeline/ingest/index.ts";
import { settingsSchema } from "../pipeline/ingest/settings-schema.ts";
import { type Overrides, overrideKeys, type Settings } from "../pipeline/model/settings.ts";
import { memoryWorld } from "./check.ts";

afterEach(() => vi.unstubAllEnvs());

/** What a command takes from its flags and the environment; the message where that is wrong. */
async function called(flags: readonly string[], environment: Record<string, string> = {}): Promise<Overrides | string> {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  let message = "";
  const command = settingsOptions(new Command("report"))
    .exitOverride()
    .configureOutput({ writeErr: (text) => (message += text) })
    .action(() => undefined);
  try {
    await command.parseAsync([...flags], { from: "user" });
    return await overridesOf(command);
  } catch (error) {
    if (error instanceof CommanderError) return message.trim();
    throw error;
  }
}

async function settingsWith(yaml: string | null, overrides: Overrides): Promise<Settings> {
  const files = { "a.txt": "The tide mill grinds 40 sacks a day.", ...(yaml === null ? {} : { "briefing.yml": yaml }) };
  return (await ingest({ ...memoryWorld(files), overrides }, "x")).settings;
}

describe("which setting counts", () => {
  const file = "title: of the file\nsubtitle: of the file\naudience: of the file\npaper: letter\n";

  test("a flag before the environment, the environment before the file, the file before what is usual", async () => {
    const overrides = await called(["--title", "of a flag"], {
      QUORUM_TITLE: "of the environment",
      QUORUM_SUBTITLE: "of the environment",
      QUORUM_PAPER: "",
    });
    expect(overrides).toEqual({ title: "of a flag", subtitle: "of the environment" });
    expect(await settingsWith(file, typeof overrides === "string" ? {} : overrides)).toMatchObject({
      title: "of a flag",
      subtitle: "of the environment",
      audience: "of the file",
      theme: { paper: "Letter", organisation: null },
      language: "en",
    });
  });

  test("a folder without settings takes them too, and one whose settings are no YAML", async () => {
    const overrides = { title: "Mills", paper: "letter", organisation: "Mill Watch" } as const;
    for (const yaml of [null, "title: ["])
      expect(await settingsWith(yaml, overrides)).toMatchObject({
        title: "Mills",
        theme: { paper: "Letter", organisation: "Mill Watch" },
      });
  });

  test("every flag is a key of briefing.yml, has a variable, and reaches the run", async () => {
    const values: Record<string, string> = { language: "en-GB", paper: "letter", "as-of": "2024-03-01" };
    for (const key of overrideKeys) {
      expect(Object.keys(settingsSchema.shape)).toContain(key);
      const value = values[key] ?? "Mills";
      expect(await called([`--${key}`, value])).toEqual({ [key]: value });
      expect(await called([], { [`QUORUM_${key.toUpperCase().replace("-", "_")}`]: value })).toEqual({ [key]: value });
      vi.unstubAllEnvs();
    }
    expect(await called([])).toEqual({});
  });
});

describe("a wrong one names the flag or the variable, and what can stand there", () => {
  test.each<[string, string[], Record<string, string>, string]>([
    [
      "a flag",
      ["--paper", "leter"],
      {},
      "error: option '--paper <size>' value 'leter' is invalid. Expected one of a4, letter, perhaps meant as letter.",
    ],
    [
      "a variable",
      [],
      { QUORUM_AS_OF: "2024-02-30" },
      "error: option '--as-of <day>' value '2024-02-30' from env 'QUORUM_AS_OF' is invalid. Expected the day that the briefing bears, YYYY-MM-DD; that of the newest article by default.",
    ],
    [
      "an empty flag",
      ["--title", ""],
      {},
      "error: option '--title <text>' value '' is invalid. Expected the title, in place of the one that is made from the articles: a text of at most 200 characters.",
    ],
  ])("%s", async (_name, flags, environment, message) => expect(await called(flags, environment)).toBe(message));

  test("one that a flag beats is nothing to tell", async () => {
    expect(await called(["--paper", "a4"], { QUORUM_PAPER: "leter" })).toEqual({ paper: "a4" });
  });
});

test("the report takes them: a wrong one is exit code two, before anything is read", () => {
  const start = fileURLToPath(new URL("../pipeline/start.mjs", import.meta.url));
  const environment = { ...process.env, QUORUM_PAPER: "a5" };
  const { status, stderr } = spawnSync(process.execPath, [start, "report", "no-such-folder"], {
    encoding: "utf8",
    env: environment,
  });
  expect([status, stderr.trim()]).toEqual([
    2,
    "error: option '--paper <size>' value 'a5' from env 'QUORUM_PAPER' is invalid. Expected one of a4, letter, perhaps meant as a4.",
  ]);
});
