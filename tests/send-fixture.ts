/** Finished briefings and settings for the tests of sending, and the door through which they send. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { type Request, send } from "../pipeline/commands/send.ts";
import { type Diagnostic, diagnostic } from "../pipeline/model/diagnostic.ts";
import { createWorld, type RealWorld } from "../pipeline/world/index.ts";

const scratch = mkdtempSync(join(tmpdir(), "quorum-send-"));
export const real = createWorld();
afterAll(async () => {
  await real.close();
  await rm(scratch, { recursive: true, force: true });
});

export const markdown = `# Tide mills

For members only

3 articles · dated 1 to 4 March 2024

## Highlights

- **41 mills** Mills, Veloria. Two sources agree.[^1a]
- **900 sacks** Flour, Veloria \\& \\<Tarn\\>. The *Tarn Post* alone.[^2a]

## Key figures

| What | Figure |
| --- | --- |
| Mills | 41 mills |

![Mills: from 40 to 41.](charts/2-mills.svg)

Figures of the Tarn Post.[^1a]

## Where the sources conflict

![Flour: two figures.](charts/1-flour.svg)

Each dot is one source’s figure.[^1a]

### Flour, Veloria

**900 sacks**

- Tarn Post[^2a]: The mills grind **900 sacks**.

**Why they differ.** Nothing in the texts explains it.

## Does it add up?

- Does not add up: sum. Forty and two are not 41 mills.[^1a]
- Adds up: growth. It fits.[^1a]

## What changed since 1 March 2024

| What | Before | Now | What happened |
| --- | --- | --- | --- |
| Mills<br>Veloria | 40 mills | 41 mills[^1a] | Revised |

[^1a]: Tarn Post: There are **41 mills**.

[^2a]: Tarn Post: The mills grind **900 sacks**.
`;

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#14508c"/></svg>';
const lists = ["documents", "claims", "clusters", "origins", "checks", "progress", "changes", "highlights", "quotes"];

/** A new output folder with a finished briefing. */
export function briefing(ledger: object = {}): string {
  const output = mkdtempSync(join(scratch, "out-"));
  mkdirSync(join(output, "charts"));
  writeLedger(output, ledger);
  writeFileSync(join(output, "briefing.md"), markdown);
  writeFileSync(join(output, "briefing.pdf"), "%PDF-1.7 /CreationDate (D:20240304000000+00'00')");
  for (const name of ["1-flour.svg", "2-mills.svg"]) writeFileSync(join(output, "charts", name), drawing);
  return output;
}

export function writeLedger(output: string, ledger: object): void {
  const whole = {
    schema: 1,
    title: "Tide mills",
    asOf: "2024-03-04",
    since: null,
    diagnostics: [],
    ...Object.fromEntries(lists.map((name) => [name, []])),
    ...ledger,
  };
  writeFileSync(join(output, "briefing.json"), JSON.stringify(whole));
}

export const people = ["Anna Berg <anna@example.org>", "ben@example.org"];

/** A new folder with these settings. */
export function settings(recipients: readonly string[] = people, more = ""): string {
  const folder = mkdtempSync(join(scratch, "in-"));
  const list = recipients.map((address) => `  - ${JSON.stringify(address)}\n`).join("");
  writeFileSync(
    join(folder, "briefing.yml"),
    `${recipients.length > 0 ? `recipients:\n${list}` : ""}sender: Mill Watch <watch@example.org>\n${more}`,
  );
  return folder;
}

export const noBrowser: RealWorld = {
  ...real,
  takePictures: async () => ({ ok: false as const, problem: diagnostic("send/no-charts", { found: "no browser" }) }),
};

/** Sends, and gives what was printed and told. */
export async function run(
  request: Partial<Request> & { output: string },
  world = noBrowser,
): Promise<{ said: string; told: string[]; diagnostics: Diagnostic[] }> {
  let said = "";
  const diagnostics = await send(world, {
    folder: request.folder ?? settings(),
    environment: {},
    say: (text) => (said += text),
    tell: () => undefined,
    wait: 1,
    ...request,
  });
  const told = diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ id, file, line, found }) => `${id} ${file}${line === null ? "" : `:${line}`}: ${found}`);
  return { said, told, diagnostics };
}

export const mailTo = (url: string): NodeJS.ProcessEnv => ({ QUORUM_SMTP_URL: url });

/** All that lies in the record. */
export const recordText = (output: string): string =>
  readdirSync(join(output, "sent"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
    .join("");
