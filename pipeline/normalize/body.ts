/** The article and nothing else: which blocks of a source are its prose, which one is its headline, and why the others are left out. */
import type { Block, Exclusion, SourceText } from "../model/source.ts";
import type { Line } from "./body/lines.ts";
import { bare } from "./body/lines.ts";
import type { Region } from "./body/region.ts";
import { findTitle } from "./body/title.ts";

export interface Body {
  title: Block | null;
  /** White space single. Headings are kept among the prose that they head. */
  blocks: (Block & { role: "heading" | "body" })[];
  excluded: Exclusion[];
}

/** A text has been dumped with its menus when at least this many lines outside the article are neither prose nor known chrome. */
const dumpSize = 8;

/** What a source looks like line by line, and where its prose stands. */
export interface Survey {
  lines: readonly Line[];
  region: Region;
}

/**
 * Finds the article. `about` are lines (1-based) that say who and when rather than what, with the reason to leave them out.
 * Every block that is not in the result is in `excluded`.
 */
export function readBody(source: SourceText, { lines, region }: Survey, about: ReadonlyMap<number, string>): Body {
  const titleIndex = titleOf(source, lines, region);
  const reasons = lines.map((line, index) =>
    index === titleIndex ? null : (about.get(line.block.line) ?? line.rule?.reason ?? null),
  );
  const steps = source.format === "text" ? [outside, sections, linkLists, foreign, repeated] : [sections, repeated];
  const situation = { lines, region, title: titleIndex === null ? null : (lines[titleIndex] ?? null), titleIndex };
  const stepped = steps.reduce<Reasons>((current, step) => step(situation, current), reasons);
  const judged = stepped.map((reason, index) => (index === titleIndex ? null : reason));
  const kept = lines.filter((_line, index) => judged[index] === null && index !== titleIndex);
  return {
    title: situation.title?.block ?? null,
    blocks: kept.map((line) => ({ ...line.block, role: isHeading(line) ? "heading" : "body" })),
    excluded: [...source.excluded, ...exclusions(lines, judged)].sort(
      (a, b) => a.startLine - b.startLine || a.endLine - b.endLine,
    ),
  };
}

interface Situation extends Survey {
  title: Line | null;
  titleIndex: number | null;
}

/** A reason for each line, null for what is kept. A step only adds reasons. */
type Reasons = readonly (string | null)[];

function titleOf(source: SourceText, lines: readonly Line[], region: Region): number | null {
  const stated = bare(source.stated.title ?? "");
  const same = lines.findIndex((line) => stated !== "" && bare(line.block.text) === stated);
  if (same >= 0) return same;
  const heading = lines.findIndex((line) => line.block.kind === "heading");
  if (source.format !== "text") return heading >= 0 && heading <= firstProse(lines) ? heading : null;
  return findTitle(lines, region.from);
}

const firstProse = (lines: readonly Line[]): number => {
  const at = lines.findIndex((line) => line.prose);
  return at < 0 ? lines.length : at;
};

/** Menus above and below a dumped article. A text without menus keeps its short first and last lines. */
function outside({ lines, region, titleIndex }: Situation, reasons: Reasons): Reasons {
  const isOutside = (index: number): boolean => index < region.from || index >= region.to;
  const loose = lines.filter((line, index) => isOutside(index) && !line.prose && reasons[index] === null);
  if (loose.length < dumpSize) return reasons;
  const standfirst = (line: Line, index: number): boolean =>
    titleIndex !== null && index > titleIndex && index < region.from && line.words >= 8 && line.glue >= 0.15;
  return reasons.map((reason, index) => {
    const line = lines[index];
    if (reason !== null || line === undefined || !isOutside(index) || standfirst(line, index)) return reason;
    return line.prose ? "text outside the article" : "menu or other page furniture";
  });
}

/** After the heading of a part that is not the article, everything is chrome until a paragraph comes; after the comments, everything. */
function sections({ lines }: Situation, reasons: Reasons): Reasons {
  const total = proseWords(lines);
  let open: { reason: string; end: boolean } | null = null;
  let seen = 0;
  return reasons.map((reason, index) => {
    const line = lines[index];
    if (line === undefined) return reason;
    if (line.rule?.section && (!line.rule.end || seen > total / 2))
      open = { reason: line.rule.reason, end: line.rule.end };
    else if (open !== null && !open.end && line.prose && line.words >= 20) open = null;
    seen += line.prose ? line.words : 0;
    return reason ?? open?.reason ?? null;
  });
}

const proseWords = (lines: readonly Line[]): number =>
  lines.reduce((sum, line) => sum + (line.prose ? line.words : 0), 0);

/** Three and more short lines in a row inside an article that are no sentences and no list are links to other pages. */
function linkLists({ lines, titleIndex }: Situation, reasons: Reasons): Reasons {
  const isLoose = (index: number): boolean => {
    const line = lines[index];
    return (
      line !== undefined &&
      index !== titleIndex &&
      reasons[index] === null &&
      !line.prose &&
      !line.closed &&
      line.words <= 15 &&
      !isItem(line)
    );
  };
  const result = [...reasons];
  for (let from = 0; from < lines.length; from += 1) {
    if (!isLoose(from)) continue;
    let to = from;
    while (isLoose(to)) to += 1;
    if (to - from >= 3) for (let index = from; index < to; index += 1) result[index] = "list of links";
    from = to;
  }
  return result;
}

/** A line that was written as an item of a list, or that carries a figure. */
const isItem = (line: Line): boolean => /^(?:[-–—•*·▪◦]|\(?\d{1,3}[.)])\s|\d/.test(line.block.text);

/** Short lines in another script than the article's. */
function foreign({ lines }: Situation, reasons: Reasons): Reasons {
  return reasons.map((reason, index) => {
    const text = lines[index]?.block.text ?? "";
    if (reason !== null || text.length > 200) return reason;
    const letters = text.match(/\p{L}/gu)?.length ?? 0;
    const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
    return letters > 0 && latin < letters / 2 ? "line in another language" : null;
  });
}

/** The headline again, with or without the number or the site that a page adds to it. */
function repeated({ lines, title, titleIndex }: Situation, reasons: Reasons): Reasons {
  const headline = bare(title?.block.text ?? "");
  if (headline === "") return reasons;
  return reasons.map((reason, index) => {
    const text = bare(lines[index]?.block.text ?? "");
    const again =
      text === headline ||
      (text.startsWith(`${headline} `) && text.length <= headline.length + 30 && lines[index]?.closed === false);
    return reason ?? (index !== titleIndex && again ? "headline repeated" : null);
  });
}

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
