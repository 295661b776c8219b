/** The way back from a decoded Markdown text to the characters of the file: entities, escapes and line prefixes take more room there. */
import { decodeString } from "micromark-util-decode-string";
import type { Piece } from "../../model/span.ts";

/** The longest character reference of HTML is `&CounterClockwiseContourIntegral;`. */
const longestReference = 33;

/**
 * Splits the value of a text node into pieces that stand one for one in `content` between `start` and `end`.
 * A character reference becomes pieces that all stand at its `&`; an escaped character stands after its backslash; white space and `>`
 * that the parser dropped at line ends and starts are skipped. Linear: each step moves on in the source or in the value.
 */
export function alignText(value: string, content: string, start: number, end: number): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  let source = start;
  const take = (length: number, from: number): void => {
    pieces.push({ text: value.slice(at, at + length), source: from });
    at += length;
  };
  while (at < value.length && source < end) {
    const reference = content[source] === "&" ? readReference(content, source, value, at) : null;
    if (reference !== null) {
      for (let index = 0; index < reference.decoded; index += 1) take(1, source);
      source += reference.length;
    } else if (content[source] === "\\" && value[at] === content[source + 1] && isPunctuation(value[at])) {
      take(1, source + 1);
      source += 2;
    } else if (content[source] === value[at]) {
      take(1, source);
      source += 1;
    } else {
      source += 1;
    }
  }
  return pieces;
}

/** The reference at `source`, if the value goes on with what it stands for: its length in the file and of what it decodes to. */
function readReference(
  content: string,
  source: number,
  value: string,
  at: number,
): { length: number; decoded: number } | null {
  const written = /^&#?\w+;/.exec(content.slice(source, source + longestReference))?.[0];
  if (written === undefined) return null;
  const decoded = decodeString(written);
  return decoded !== written && value.startsWith(decoded, at)
    ? { length: written.length, decoded: decoded.length }
    : null;
}

const isPunctuation = (character: string | undefined): boolean =>
  character !== undefined && /[!-/:-@[-`{-~]/.test(character);
