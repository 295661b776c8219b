/** Blocks that a reader made as a text of its own: one line a block, which is what every offset and line refers to. */
import type { Block, Exclusion } from "../../model/source.ts";
import { tidy } from "./html/dom.ts";

export interface Draft {
  kind: Block["kind"];
  text: string;
  /** Why the block is left out of the analysis; absent for what is read. */
  reason?: string;
}

export interface LaidOut {
  text: string;
  blocks: Block[];
  excluded: Exclusion[];
}

/** Every draft gets its line; those with a reason are left out, neighbours with the same reason together. */
export function layOut(drafts: readonly Draft[]): LaidOut {
  const lines: string[] = [];
  const blocks: Block[] = [];
  const excluded: Exclusion[] = [];
  let source = 0;
  for (const { kind, text: raw, reason } of drafts) {
    const text = tidy(raw);
    const line = lines.push(`${text}\n`);
    const last = excluded.at(-1);
    if (reason === undefined) blocks.push({ kind, line, endLine: line, text, segments: [{ at: 0, source }] });
    else if (last?.endLine === line - 1 && last.reason === reason) last.endLine = line;
    else excluded.push({ startLine: line, endLine: line, reason });
    source += text.length + 1;
  }
  return { text: lines.join(""), blocks, excluded };
}
