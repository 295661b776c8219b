/** What is sent, how that ended, and the record that keeps an edition from going to one person twice. */
import type { Address } from "./address.ts";

export interface Attachment {
  name: string;
  type: string;
  content: Uint8Array;
  /** By which the HTML shows it; null for a file beside the letter. */
  cid: string | null;
}

export interface Mail {
  from: Address;
  to: Address;
  subject: string;
  text: string;
  html: string;
  attachments: Attachment[];
  /** The same for one edition and one person, so that a mailbox that got it twice can tell. */
  messageId: string;
}

/** How one attempt ended. */
export type Outcome =
  | { result: "sent" }
  /** It did not arrive. `temporary`: the same may work later. `everyone`: no other recipient will fare better, for the server itself fails. */
  | { result: "failed"; reason: string; temporary: boolean; everyone: boolean }
  /** The connection broke while it was handed over: nobody can say whether it arrived. */
  | { result: "unclear"; reason: string };

/** Whom an edition goes to, as the record knows them. */
export interface Recipient {
  /** The same for one person or channel, always. */
  key: string;
  /** For people. */
  label: string;
}

/** What stands in the record about a recipient, or the claim that was just entered: no other run sends to them now. */
export type Entry = { state: "sent" | "unclear" } | ({ state: "claimed" } & Claim);

export interface Claim {
  /** From now on it may arrive: where a run ends after this, it is unclear whether it did. */
  sending(): Promise<void>;
  /** The attempt surely failed, another one follows. */
  waiting(): Promise<void>;
  sent(): Promise<void>;
  /** It surely did not arrive: the next run may try again. */
  release(): Promise<void>;
}

export interface SentRecord {
  /** Enters that it is being sent, unless it was sent, or may have been; with `again` the latter is no bar. */
  claim(edition: string, recipient: Recipient, again: boolean): Promise<Entry>;
  /** How it stands, without a claim. */
  look(edition: string, recipient: Recipient): Promise<"sent" | "unclear" | "open">;
  /** The edition that everyone has got, the last one of such; null for none. */
  complete(): Promise<string | null>;
  /** Enters that everyone has got it. */
  finish(edition: string): Promise<void>;
}
