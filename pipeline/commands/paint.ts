/** Colours and weights, where a terminal shows them: never in a file or a pipe, nor where NO_COLOR is set. */
import { styleText } from "node:util";

type Format = "bold" | "dim" | "red" | "yellow";

export const paint = (stream: NodeJS.WriteStream, format: Format, words: string): string =>
  stream.isTTY && stream.hasColors() ? styleText(format, words, { validateStream: false }) : words;
