/** What is left out of a body, one step for each kind of page chrome. A step only adds reasons. */
import { closingRule } from "../../lexicon/chrome.ts";
import type { SourceText } from "../../model/source.ts";
import type { Kind } from "./kinds.ts";
import type { Line } from "./lines.ts";
import type { Survey } from "./region.ts";

/** A text has been dumped with its menus when at least this many lines outside the article are neither prose nor known chrome. */
const dumpSize = 8;

export interface Situation extends Survey {
  title: Line | null;
  titleIndex: number | null;
}

/** A reason for each line, null for what is kept. A step only adds reasons. */
export type Reasons = readonly (string | null)[];

type Step = (situation: Situation, reasons: Reasons) => Reasons;

/** The steps for a source, in order: markup has told much of it already, a plain text tells it by its lines alone. */
export const stepsFor = (format: SourceText["format"]): readonly Step[] =>
  format === "text"
    ? [outside, sections, besides, standfirst, closing, linkLists, foreign, repeated]
    : [sections, repeated];

/** Menus above and below a dumped article. A text without menus keeps its short first and last lines. */
function outside({ lines, region, titleIndex }: Situation, reasons: Reasons): Reasons {
  const isOutside = (index: number): boolean => index < region.from || index >= region.to;
  const loose = lines.filter((line, index) => isOutside(index) && !line.prose && reasons[index] === null);
  if (loose.length < dumpSize) return reasons;
  const isStandfirst = (line: Line, index: number): boolean =>
    titleIndex !== null && index > titleIndex && index < region.from && line.words >= 8 && line.glue >= 0.15;
  return reasons.map((reason, index) => {
    const line = lines[index];
    if (reason !== null || line === undefined || !isOutside(index)) return reason;
    if (isStandfirst(line, index)) return "standfirst";
    return line.prose ? "text outside the article" : "menu or other page furniture";
  });
}

/** After the heading of a part that is not the article, everything is chrome until the article goes on; after the comments, everything. */
function sections({ lines, kinds, region, titleIndex }: Situation, reasons: Reasons): Reasons {
  const total = proseWords(lines.slice(region.from, region.to));
  let open: { reason: string; end: boolean } | null = null;
  let seen = 0;
  return reasons.map((reason, index) => {
    const line = lines[index];
    if (line === undefined) return reason;
    if (index === region.from || index === titleIndex) open = null;
    if (line.rule?.section && (!line.rule.end || seen > total / 2))
      open = { reason: line.rule.reason, end: line.rule.end };
    else if (open !== null && !open.end && goesOn(lines, kinds, index)) open = null;
    seen += line.prose && index >= region.from ? line.words : 0;
    return reason ?? open?.reason ?? null;
  });
}

/** A paragraph of some length, or one before another, is the article's. */
const goesOn = (lines: readonly Line[], kinds: readonly Kind[], index: number): boolean =>
  kinds[index] === "paragraph" && ((lines[index]?.words ?? 0) >= 20 || kinds[index + 1] === "paragraph");

const proseWords = (lines: readonly Line[]): number =>
  lines.reduce((sum, line) => sum + (line.prose ? line.words : 0), 0);

/** Copies this near to each other are two forms of one card or picture. Lines. */
const nearby = 3;

/** What stands beside an article in its own stretch of lines: captions, teasers, and what is printed a second time. */
function besides({ lines, kinds, titleIndex }: Situation, reasons: Reasons): Reasons {
  const places = new Map<string, number[]>();
  for (const [index, line] of lines.entries()) {
    if (kinds[index] !== "copy" || reasons[index] !== null || index === titleIndex) continue;
    const key = line.bare;
    const same = places.get(key);
    if (same === undefined) places.set(key, [index]);
    else same.push(index);
  }
  return reasons.map((reason, index) => {
    const kind = kinds[index];
    if (reason !== null || index === titleIndex) return reason;
    if (kind === "caption") return "photo caption or credit";
    if (kind === "teaser") return "teaser of another story";
    if (isShouted(lines[index])) return "related story";
    if (kind !== "copy") return null;
    const same = places.get(lines[index]?.bare ?? "") ?? [];
    const again = same.some((at) => at < index || (at > index && at - index <= nearby));
    return again ? "line printed twice" : null;
  });
}

/** A line of capitals that is too long for a heading: the headline of another story, as a link between the paragraphs. */
function isShouted(line: Line | undefined): boolean {
  const text = line?.block.text ?? "";
  return (
    line !== undefined &&
    !line.closed &&
    line.words >= 8 &&
    count(text, /\p{Lu}/gu) > 20 &&
    count(text, /\p{Ll}/gu) <= 5
  );
}

/** Below a standfirst stands who wrote the article, or when; then the article begins. Lines to look at. */
const longestHead = 8;

/** The summary between the headline and the byline says what the article says again. */
function standfirst({ lines, kinds, region, titleIndex }: Situation, reasons: Reasons): Reasons {
  const first = lines.findIndex(
    (_line, index) =>
      index >= region.from - longestHead &&
      index !== titleIndex &&
      reasons[index] === null &&
      kinds[index] === "paragraph",
  );
  const next = kinds.indexOf("paragraph", first + 1);
  if (first < 0 || next < 0 || next - first > longestHead || (lines[first]?.words ?? 0) > 45) return reasons;
  const signed = reasons
    .slice(first + 1, next)
    .some((reason) => reason === "line with the day of publication" || reason === "author box");
  return signed ? reasons.map((reason, index) => (index === first ? (reason ?? "standfirst") : reason)) : reasons;
}

/** What stands below the last paragraph: who wrote it and how to reach them, calls to readers. */
function closing({ lines, kinds, region, titleIndex }: Situation, reasons: Reasons): Reasons {
  const result = [...reasons];
  // Where more than one name stands over a paragraph about it, the article is a list of people.
  const biographies = lines.filter(
    (_line, index) => index > region.from && index < region.to && isBiography(lines, index),
  );
  for (let index = region.to - 1; index > region.from; index -= 1) {
    const line = lines[index];
    if (line === undefined || result[index] !== null || index === titleIndex) continue;
    const rule = closingRule(line.block.text);
    const reason = rule?.reason ?? (biographies.length === 1 && biographies[0] === line ? "author box" : null);
    if (reason === null && kinds[index] === "paragraph") break;
    result[index] = reason;
    if (reason !== null && (rule === null || standsOver(lines[index - 1], line))) result[index - 1] ??= reason;
  }
  return result;
}

/** A name above a line that begins with it. */
const standsOver = (above: Line | undefined, line: Line): boolean =>
  above !== undefined && !above.closed && above.words <= 5 && line.block.text.startsWith(above.block.text);

/** Characters. */
const longestName = 60;

/** A paragraph below a name that soon says the name again. */
function isBiography(lines: readonly Line[], index: number): boolean {
  const above = lines[index - 1];
  if (
    above === undefined ||
    above.closed ||
    above.words > 5 ||
    above.block.text.length > longestName ||
    lines[index]?.prose !== true
  )
    return false;
  const name = /\p{Lu}[\p{L}.'’-]+ \p{Lu}[\p{L}.'’-]+$/u.exec(above.block.text)?.[0];
  return name !== undefined && lines[index]?.block.text.slice(0, 160).includes(name) === true;
}

/** Three and more short lines in a row inside an article that are no sentences and no list are links to other pages. */
function linkLists({ lines, kinds, titleIndex }: Situation, reasons: Reasons): Reasons {
  const isLoose = (index: number): boolean => {
    const line = lines[index];
    return (
      line !== undefined &&
      index !== titleIndex &&
      reasons[index] === null &&
      !line.prose &&
      !line.closed &&
      kinds[index] !== "listed" &&
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
  const kept = lines.filter((_line, index) => reasons[index] === null).map(({ block }) => block.text.slice(0, judged));
  const latin = kept.reduce((sum, text) => sum + count(text, latinLetters), 0);
  if (latin < kept.reduce((sum, text) => sum + count(text, letters), 0) / 2) return reasons;
  return reasons.map((reason, index) => {
    const text = lines[index]?.block.text ?? "";
    if (reason !== null || text.length > judged) return reason;
    return count(text, latinLetters) < count(text, letters) / 2 ? "line in another language" : null;
  });
}

/** Characters of a line that tell its script. */
const judged = 200;
const letters = /\p{L}/gu;
const latinLetters = /\p{Script=Latin}/gu;
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** The headline again, with or without the number or the site that a page adds to it. */
function repeated({ lines, title, titleIndex }: Situation, reasons: Reasons): Reasons {
  const headline = title?.bare ?? "";
  if (headline === "") return reasons;
  return reasons.map((reason, index) => {
    const text = lines[index]?.bare ?? "";
    const again =
      text === headline ||
      (text.startsWith(`${headline} `) && text.length <= headline.length + 30 && lines[index]?.closed === false);
    return reason ?? (index !== titleIndex && again ? "headline repeated" : null);
  });
}
