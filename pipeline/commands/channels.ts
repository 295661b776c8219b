/** By which ways a briefing can go out, from the settings and the secrets of the environment. */
import type { Delivery } from "../distribute/deliver.ts";
import { type Edition, mailboxes, mailTo, webhookRecipient } from "../distribute/index.ts";
import type { Address } from "../model/address.ts";
import type { Recipient } from "../model/delivery.ts";
import { type Diagnostic, diagnostic } from "../model/diagnostic.ts";
import type { Settings } from "../model/settings.ts";
import { type MailServer, parseMailServer } from "../world/mail.ts";

export interface Channels {
  mail: {
    from: Address;
    boxes: { to: Address; recipient: Recipient }[];
    /** Null in a dry run that lacks it. */
    server: MailServer | null;
  } | null;
  webhook: { recipient: Recipient; address: URL } | null;
  /** What a dry run lacks: names in the environment. */
  missing: string[];
  problems: Diagnostic[];
}

const serverName = "QUORUM_SMTP_URL";
const webhookName = "QUORUM_WEBHOOK";

/** The ways that are set up, and what is wrong with the others. Nothing of a secret is told. */
export function openChannels(settings: Settings, environment: NodeJS.ProcessEnv, confirmed: boolean): Channels {
  const { [serverName]: url = "", [webhookName]: hook = "" } = environment;
  const problems: Diagnostic[] = [];
  const lacks = (found: string, expected: string): void => {
    problems.push(diagnostic("send/not-set-up", { found, expected }));
  };
  const { recipients, sender } = settings;
  const server = parseMailServer(url);
  const address = /^https?:/i.test(hook) && URL.canParse(hook) ? new URL(hook) : null;
  const isServerMissing = recipients.length > 0 && url === "";
  const form = "smtps://USER:PASSWORD@HOST:PORT, with marks in user and password as percent codes";
  if (recipients.length === 0 && hook === "")
    lacks("nobody to send to", `recipients in briefing.yml, or ${webhookName} in the environment`);
  if (recipients.length > 0 && sender === null) lacks("no sender", "sender: with an address, in briefing.yml");
  if (isServerMissing && confirmed) lacks(`no ${serverName}`, `${serverName} in the environment as ${form}`);
  if (url !== "" && server === null) lacks(`something else in ${serverName}`, form);
  if (hook !== "" && address === null)
    lacks(`something else in ${webhookName}`, "an address that begins with https://");
  const canMail = recipients.length > 0 && sender !== null && (server !== null || !confirmed);
  return {
    mail: canMail ? { from: sender, boxes: mailboxes(recipients), server } : null,
    webhook: address === null ? null : { recipient: webhookRecipient, address },
    missing: isServerMissing ? [serverName] : [],
    problems,
  };
}

/** A delivery for each recipient, the webhook last. */
export async function deliveriesOf({ mail, webhook }: Channels, edition: Edition): Promise<Delivery[]> {
  const [{ sendMail }, { postJson }] = await Promise.all([import("../world/mail.ts"), import("../world/webhook.ts")]);
  const mails = mail?.boxes.map(({ to, recipient }) => ({
    ...recipient,
    send: async (begin: () => Promise<void>) => {
      if (mail.server === null) throw new Error("a mail without a server");
      return await sendMail(mail.server, mailTo(to, mail.from, edition), begin);
    },
  }));
  const posts =
    webhook === null
      ? []
      : [
          {
            ...webhook.recipient,
            send: async (begin: () => Promise<void>) => {
              await begin();
              return await postJson(webhook.address, edition.message);
            },
          },
        ];
  return [...(mails ?? []), ...posts];
}
