/** Lines in, lines out: a byte stream read line by line, and a stream that is written as fast as it is read and no faster. */
import { once } from "node:events";
import type { Writable } from "node:stream";

/** The lines of a stream of UTF-8, without their ends; a last line without an end counts. Time is linear in the bytes, whatever their lines. */
export async function* linesOf(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let parts: string[] = [];
  for await (const chunk of input) {
    const pieces = (typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true })).split("\n");
    const last = pieces.pop() ?? "";
    for (const piece of pieces) {
      yield withoutReturn([...parts, piece].join(""));
      parts = [];
    }
    parts.push(last);
  }
  const rest = parts.join("") + decoder.decode();
  if (rest !== "") yield withoutReturn(rest);
}

const withoutReturn = (line: string): string => (line.endsWith("\r") ? line.slice(0, -1) : line);

/** Writes a line and waits for room. False when nobody reads any more ("| head"): then there is nothing left to do. */
export function lineWriter(output: Writable): (line: string) => Promise<boolean> {
  let open = true;
  output.on("error", () => {
    open = false;
  });
  return async (line) => {
    if (open && !output.write(`${line}\n`))
      await Promise.race([once(output, "drain"), once(output, "close")]).catch(() => null);
    return open && !output.destroyed;
  };
}
