/** Posts JSON to an address that is a secret: it is in no message. */
import type { Outcome } from "../model/delivery.ts";
import { errorCode } from "./failure.ts";

/** Milliseconds. */
const patience = 30_000;

/** One attempt. Never rejects. */
export async function postJson(address: URL, body: object): Promise<Outcome> {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      redirect: "manual",
      signal: AbortSignal.timeout(patience),
    });
    const said = withoutSecret(await response.text().catch(() => ""), address);
    if (response.ok) return { result: "sent" };
    const temporary = response.status === 429 || response.status >= 500;
    return { result: "failed", reason: `${response.status} ${said}`.trim(), temporary, everyone: false };
  } catch (error) {
    return outcomeOf(error);
  }
}

/** An answer may repeat what it was asked. */
const withoutSecret = (answer: string, { pathname, search }: URL): string =>
  [search, pathname]
    .filter((secret) => secret.length > 1)
    .reduce((text, secret) => text.replaceAll(secret, "…"), answer.slice(0, 2_000))
    .replace(/\s+/g, " ")
    .slice(0, 200);

const refused = new Map([
  ["ECONNREFUSED", "nothing answers at its address"],
  ["ENOTFOUND", "no server of that name"],
  ["EAI_AGAIN", "the name of its server cannot be looked up"],
]);

/** Only what ended before there was a connection is certain. */
function outcomeOf(error: unknown): Outcome {
  const reason = refused.get(errorCode(error instanceof Error ? error.cause : null) ?? "");
  if (reason !== undefined) return { result: "failed", reason, temporary: true, everyone: false };
  return { result: "unclear", reason: "the connection ended without an answer" };
}
