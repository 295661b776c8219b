/** The article and nothing else: which blocks of a source are its prose, which one is its headline, and why the others are left out. */
import type { Block, Exclusion, SourceText } from "../model/source.ts";
import type { Line } from "./body/lines.ts";
import { bare } from "./body/lines.ts";
import type { Region, Survey } from "./body/region.ts";
import type { Reasons } from "./body/steps.ts";
import { stepsFor } from "./body/steps.ts";
import { findTitle } from "./body/title.ts";

export interface Body {
  title: Block | null;
  /** White space single. Headings are kept among the prose that they head. */
  blocks: (Block & { role: "heading" | "body" })[];
  excluded: Exclusion[];
}

/**
 * Finds the article. `about` are lines (1-based) that say who and when rather than what, with the reason to leave them out.
 * Every block that is not in the result is in `excluded`.
 */
export function readBody(source: SourceText, surveyed: Survey, about: ReadonlyMap<number, string>): Body {
  const { lines, kinds, region } = surveyed;
  const titleIndex = titleOf(source, lines, region);
  const reasons = lines.map((line, index) =>
    index === titleIndex
      ? null
      : (about.get(line.block.line) ?? (kinds[index] === "listed" ? null : (line.rule?.reason ?? null))),
  );
  const situation = { ...surveyed, title: titleIndex === null ? null : (lines[titleIndex] ?? null), titleIndex };
  const stepped = stepsFor(source.format).reduce<Reasons>((current, step) => step(situation, current), reasons);
  const judged = stepped.map((reason, index) => (index === titleIndex ? null : reason));
  const kept = lines.flatMap((line, index) =>
    judged[index] === null && index !== titleIndex
      ? [
          {
            ...line.block,
            role: isHeading(line) && kinds[index] !== "listed" ? ("heading" as const) : ("body" as const),
          },
        ]
      : [],
  );
  return {
    title: situation.title?.block ?? null,
    blocks: kept,
    excluded: [...source.excluded, ...exclusions(lines, judged)].sort(
      (a, b) => a.startLine - b.startLine || a.endLine - b.endLine,
    ),
  };
}

function titleOf(source: SourceText, lines: readonly Line[], region: Region): number | null {
  const stated = bare(source.stated.title ?? "");
  const same = lines.findIndex((line) => stated !== "" && line.bare === stated);
  if (same >= 0) return same;
  const heading = lines.findIndex((line) => line.block.kind === "heading");
  if (source.format !== "text") return heading >= 0 && heading <= firstProse(lines) ? heading : null;
  return findTitle(lines, region.from);
}

const firstProse = (lines: readonly Line[]): number => {
  const at = lines.findIndex((line) => line.prose);
  return at < 0 ? lines.length : at;
};

function isHeading(line: Line): boolean {
  if (line.block.kind === "heading") return true;
  return (
    line.block.kind === "paragraph" &&
    !line.prose &&
    line.words <= 15 &&
    (!line.closed || line.block.text.endsWith(":")) &&
    !/^[-–—•*·▪◦\d]/.test(line.block.text)
  );
}

/** One entry for neighbouring blocks with the same reason. */
function exclusions(lines: readonly Line[], reasons: Reasons): Exclusion[] {
  const result: Exclusion[] = [];
  let before: string | null = null;
  for (const [index, reason] of reasons.entries()) {
    const block = lines[index]?.block;
    const last = result.at(-1);
    if (reason !== null && block !== undefined) {
      if (last !== undefined && before === reason) result[result.length - 1] = { ...last, endLine: block.endLine };
      else result.push({ startLine: block.line, endLine: block.endLine, reason });
    }
    before = reason;
  }
  return result;
}
