/** Sends an edition to each recipient once: enters it in the record, tries again where that can help, and says how it ended for each. */
import pRetry from "p-retry";
import type { Claim, Outcome, Recipient, SentRecord } from "../model/delivery.ts";

export interface Delivery extends Recipient {
  /** One attempt, which calls `begin` and waits for it right before the first byte that may make it arrive. */
  send(begin: () => Promise<void>): Promise<Outcome>;
}

/** `already`: an earlier run sent it. `unclear`: whether it arrived, of this run or an earlier one. */
export type Result = { result: "sent" | "already" } | { result: "failed" | "unclear"; reason: string };

export interface Options {
  /** Send also where an earlier run may have sent it. */
  again: boolean;
  /** Before the second attempt, in milliseconds; three times as long before each further one. */
  wait: number;
}

const retries = 4;
const stopped = "an earlier run was stopped while it was sending, or one is sending now";

/**
 * The result of each delivery as soon as it is known. Twice is worse than late: what is entered before the letter is handed over stays where a run
 * is killed, and nobody is sent to again of whom it cannot be told. Where the server itself fails, the others are not tried.
 */
export async function* deliver(
  edition: string,
  deliveries: readonly Delivery[],
  record: SentRecord,
  { again, wait }: Options,
): AsyncGenerator<{ recipient: Recipient; result: Result }> {
  let broken: string | null = null;
  for (const delivery of deliveries) {
    if (broken !== null) {
      yield { recipient: delivery, result: { result: "failed", reason: `not tried, for the server fails: ${broken}` } };
      continue;
    }
    const entry = await record.claim(edition, delivery, again);
    if (entry.state === "claimed") {
      const outcome = await persistently(delivery, entry, wait);
      if (outcome.result === "sent") await entry.sent();
      if (outcome.result === "failed") await entry.release();
      if (outcome.result === "failed" && outcome.everyone) broken = outcome.reason;
      yield { recipient: delivery, result: outcome };
    } else if (entry.state === "sent") yield { recipient: delivery, result: { result: "already" } };
    else yield { recipient: delivery, result: { result: "unclear", reason: stopped } };
  }
}

class Temporary extends Error {
  readonly outcome: Outcome;
  constructor(outcome: Outcome) {
    super(outcome.result);
    this.outcome = outcome;
  }
}

/** The last attempt's outcome, where all before it failed for a reason that may pass. */
async function persistently(delivery: Delivery, claim: Claim, wait: number): Promise<Outcome> {
  const attempt = async (): Promise<Outcome> => {
    const outcome = await delivery.send(() => claim.sending());
    if (outcome.result !== "failed" || !outcome.temporary) return outcome;
    await claim.waiting();
    throw new Temporary(outcome);
  };
  try {
    return await pRetry(attempt, { retries, minTimeout: wait, factor: 3 });
  } catch (error) {
    if (error instanceof Temporary) return error.outcome;
    throw error;
  }
}
