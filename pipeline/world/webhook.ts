/** Posts JSON to an address that is a secret: it is in no message. */
import type { Outcome } from "../model/delivery.ts";
import { errorCode, isTlsFault, whatFailed } from "./failure.ts";

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

const unreachable = new Map([
  ["ECONNREFUSED", "nothing answers at its address"],
  ["EHOSTUNREACH", "nothing answers at its address"],
  ["ENETUNREACH", "there is no network"],
  ["UND_ERR_CONNECT_TIMEOUT", "its server does not answer"],
  ["ENOTFOUND", "no server of that name"],
  ["EAI_AGAIN", "the name of its server cannot be looked up"],
]);

/** Only what ended before there was a connection is certain. */
function outcomeOf(error: unknown): Outcome {
  const cause = error instanceof Error ? error.cause : null;
  const code = errorCode(cause) ?? "";
  const failed = (reason: string, temporary: boolean): Outcome => ({
    result: "failed",
    reason,
    temporary,
    everyone: false,
  });
  const passing = unreachable.get(code);
  if (passing !== undefined) return failed(passing, true);
  if (isTlsFault(code)) return failed(`TLS that cannot be trusted: ${whatFailed(cause)}`, false);
  // Ports at which something else than the web is, by the standard of fetch.
  if (cause instanceof Error && cause.message === "bad port") return failed("a port that is not for the web", false);
  return { result: "unclear", reason: "the connection ended without an answer" };
}
