/** `quorum send`: the briefing by mail and to a webhook, to each recipient once. Without --confirm it only says what it would send. */
import { Command } from "commander";
import type { Delivery, Result } from "../distribute/deliver.ts";
import type { DrawnChart, Edition, Finished } from "../distribute/index.ts";
import { addressInWords } from "../model/address.ts";
import type { SentRecord } from "../model/delivery.ts";
import { type Diagnostic, diagnostic } from "../model/diagnostic.ts";
import type { Settings } from "../model/settings.ts";
import type { RealWorld } from "../world/index.ts";
import { printable } from "../world/printable.ts";
import type { Channels } from "./channels.ts";
import { exitCodes } from "./exit-codes.ts";
import { exitCodeAfter, tell } from "./messages.ts";

export const sendCommand = (): Command =>
  new Command("send")
    .description(
      "mail the briefing to the recipients in briefing.yml, or post it to a webhook; without --confirm a dry run",
    )
    .argument("[folder]", "folder of articles, with briefing.yml", "sources")
    .option("-o, --output <folder>", "where the briefing lies", "output")
    .option("--confirm", "send; without it nothing is sent, and what would be is shown")
    .option("--if-changed", "send only what says something else than the edition that everyone got last")
    .option("--again", "send also to those of whom it is unclear whether an earlier run reached them")
    .action(async (folder: string, { output, ...flags }: Flags & { output: string }) => {
      const { createWorld } = await import("../world/index.ts");
      const world = createWorld();
      try {
        const say = (text: string): void => void process.stdout.write(text);
        const problems = await send(world, {
          folder,
          output,
          environment: process.env,
          say,
          tell,
          wait: 2_000,
          ...flags,
        });
        process.exitCode = exitCodeAfter(problems);
      } finally {
        await world.close();
      }
    });

interface Flags {
  confirm?: boolean;
  ifChanged?: boolean;
  again?: boolean;
}

export interface Request extends Flags {
  folder: string;
  output: string;
  /** Holds QUORUM_SMTP_URL and QUORUM_WEBHOOK, which are secrets. */
  environment: NodeJS.ProcessEnv;
  say(text: string): void;
  /** Gets each message as soon as it is known. */
  tell(diagnostics: readonly Diagnostic[]): void;
  /** Before the second attempt at one recipient, in milliseconds. */
  wait: number;
}

/** Sends the briefing of an output folder, or says what would be sent. Every message is told, and handed back. */
export async function send(world: RealWorld, request: Request): Promise<Diagnostic[]> {
  const told: Diagnostic[] = [];
  const tellAll = (diagnostics: readonly Diagnostic[]): void => {
    told.push(...diagnostics);
    request.tell(diagnostics);
  };
  await sendTelling(world, { ...request, tell: tellAll }, () => exitCodeAfter(told) === exitCodes.done);
  return told;
}

/** `isWell`: no error was told so far. */
async function sendTelling(world: RealWorld, request: Request, isWell: () => boolean): Promise<void> {
  const { output, say } = request;
  const [{ deliveriesOf, openChannels }, { composeEdition }, { editionOf }, { sentRecord }] = await Promise.all([
    import("./channels.ts"),
    import("../distribute/index.ts"),
    import("../distribute/edition.ts"),
    import("../world/sent.ts"),
  ]);
  const settings = await settingsFor(world, request);
  const finished = await readFinished(world, output);
  const channels = openChannels(settings, request.environment, request.confirm === true);
  request.tell("problem" in finished ? [finished.problem] : channels.problems);
  if ("problem" in finished || (channels.mail === null && channels.webhook === null)) return;
  const record = sentRecord(output);
  const id = editionOf(finished.ledger);
  if (request.ifChanged && (await record.complete()) === id) {
    say("Nothing new: everyone got this edition.\n");
    return;
  }
  if (finished.pdf === null)
    request.tell([diagnostic("send/no-pdf", { file: output, found: "none that can be read" })]);
  const open = await anyOpen(id, channels, record, request.again === true);
  const charts = channels.mail !== null && open ? await drawCharts(world, finished, settings, request) : [];
  const edition = composeEdition(finished, charts, settings);
  const deliveries = await deliveriesOf(channels, edition);
  if (request.confirm) await sendAll(edition, deliveries, record, request, isWell);
  else say(await dryRun(edition, deliveries, channels, record, request));
}

async function settingsFor(world: RealWorld, { folder, tell: say }: Request): Promise<Settings> {
  const { noSettings, readSettings } = await import("../ingest/settings.ts");
  const listed = await world.listFiles(folder);
  if (!listed.ok) say([listed.problem]);
  const { settings, diagnostics } = listed.ok ? await readSettings(world, folder, listed.value) : noSettings;
  say(diagnostics);
  return settings;
}

/** The files of the briefing, or the message that says which is missing. */
async function readFinished(world: RealWorld, output: string): Promise<Finished | { problem: Diagnostic }> {
  const [{ parseLedger }, { isOfDay }] = await Promise.all([
    import("../model/ledger.ts"),
    import("../distribute/edition.ts"),
  ]);
  const names = ["briefing.json", "briefing.md", "briefing.pdf"];
  const [json, page, pdf] = await Promise.all(names.map((name) => world.readFile(output, name)));
  const ledger = json?.ok ? parseLedger(textOf(json.value)) : null;
  if (ledger === null || !page?.ok) {
    const found = json?.ok && ledger === null ? "a briefing.json of another version, or a damaged one" : "no briefing";
    return { problem: diagnostic("send/no-briefing", { file: output, found }) };
  }
  return { ledger, markdown: textOf(page.value), pdf: pdf?.ok && isOfDay(pdf.value, ledger) ? pdf.value : null };
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

async function anyOpen(id: string, { mail, webhook }: Channels, record: SentRecord, again: boolean): Promise<boolean> {
  const recipients = [
    ...(mail?.boxes.map(({ recipient }) => recipient) ?? []),
    ...(webhook === null ? [] : [webhook.recipient]),
  ];
  const states = await Promise.all(recipients.map((recipient) => record.look(id, recipient)));
  return states.some((state) => state === "open" || (again && state === "unclear"));
}

/** The drawings of the letter as pictures. Without a browser the letter goes without them, and a message says so. */
async function drawCharts(
  world: RealWorld,
  { markdown }: Finished,
  { theme }: Settings,
  { output, tell: say }: Request,
): Promise<DrawnChart[]> {
  const [{ chartsIn }, { chartsPage }] = await Promise.all([
    import("../distribute/index.ts"),
    import("../distribute/charts.ts"),
  ]);
  const read = await Promise.all(
    chartsIn(markdown).map(async (path) => ({ path, file: await world.readFile(output, path) })),
  );
  const drawings = read.flatMap(({ path, file }) => (file.ok ? [{ path, svg: textOf(file.value) }] : []));
  if (drawings.length === 0) return [];
  const page = await chartsPage(
    world,
    drawings.map(({ svg }) => svg),
    theme,
  );
  const taken = await world.takePictures(page);
  if (taken.ok && taken.value.length === drawings.length)
    return drawings.flatMap(({ path }, at) => (taken.value[at] === undefined ? [] : [{ path, ...taken.value[at] }]));
  const found = taken.ok ? "drawings that are not whole" : taken.problem.found;
  say([diagnostic("send/no-charts", { file: `${output}/charts`, found })]);
  return [];
}

/** Sends, and says of each recipient how it ended as soon as that is known. */
async function sendAll(
  { id }: Edition,
  deliveries: readonly Delivery[],
  record: SentRecord,
  { again = false, wait, say, tell: report, output }: Request,
  isWell: () => boolean,
): Promise<void> {
  const [{ deliver }, { whatFailed }] = await Promise.all([
    import("../distribute/deliver.ts"),
    import("../world/failure.ts"),
  ]);
  try {
    for await (const { recipient, result } of deliver(id, deliveries, record, { again, wait })) {
      say(`${resultWords[result.result]} ${printable(recipient.label)}\n`);
      if ("reason" in result)
        report([diagnostic(messageIds[result.result], { file: recipient.label, found: result.reason })]);
    }
    if (isWell()) await record.finish(id);
  } catch (error) {
    report([diagnostic("output/unwritable", { file: `${output}/sent`, found: whatFailed(error) })]);
  }
}

const messageIds = { failed: "send/failed", unclear: "send/unclear" } as const;
const resultWords: Record<Result["result"], string> = {
  sent: "sent      ",
  already: "has it    ",
  failed: "not sent  ",
  unclear: "unclear   ",
};

/** What would be sent to whom. */
async function dryRun(
  edition: Edition,
  deliveries: readonly Delivery[],
  { mail, webhook, missing }: Channels,
  record: SentRecord,
  { folder, output, again = false }: Request,
): Promise<string> {
  const recipients = await Promise.all(
    deliveries.map(async (delivery) => {
      const state = await record.look(edition.id, delivery);
      if (state === "sent") return `  ${delivery.label} (has it already)`;
      if (state === "open" || again) return `  ${delivery.label}`;
      return `  ${delivery.label} (not again without --again: it is unclear whether an earlier run reached it)`;
    }),
  );
  const lines = [
    "Dry run: nothing was sent. This would be:",
    "",
    "To:",
    ...recipients,
    ...(mail === null ? [] : letterLines(edition, addressInWords(mail.from))),
    ...(webhook === null ? [] : ["", `Posted to the webhook: the same in ${edition.message.blocks.length} blocks.`]),
    "",
    ...missing.map((name) => `${name} is not set in the environment: it is needed to send.`),
    `To send it: quorum send ${quoted(folder)} -o ${quoted(output)} --confirm`,
  ];
  return `${lines.map(printable).join("\n")}\n`;
}

const quoted = (path: string): string => (/^[\w./-]+$/.test(path) ? path : `"${path}"`);

const letterLines = ({ subject, text, attachments }: Edition, from: string): string[] => [
  `From: ${from}`,
  `Subject: ${subject}`,
  ...(attachments.length === 0 ? [] : ["Attached:"]),
  ...attachments.map(
    ({ name, content, cid }) => `  ${name}, ${kilobytes(content)}${cid === null ? "" : ", shown in the letter"}`,
  ),
  "",
  ...text
    .trimEnd()
    .split("\n")
    .map((line) => `  | ${line}`.trimEnd()),
];

const kilobytes = ({ length }: Uint8Array): string => `${Math.max(1, Math.round(length / 1000))} kB`;
