/** What each line of a dumped page is beside its neighbours: a paragraph, an item of a list, a teaser for another page, the caption of a picture. */
import type { Line } from "./lines.ts";

/**
 * `paragraph`: prose of its own. `teaser`: the headline or the blurb of another story. `caption`: words below a picture. `copy`: printed
 * elsewhere on the page as well. `listed`: an item of a list, or a row of a table. `chrome` and `section`: fits a rule of page chrome.
 */
export type Kind = "paragraph" | "teaser" | "caption" | "copy" | "listed" | "chrome" | "section" | "short";

/** A blurb is no longer than this. Words. */
const longestBlurb = 65;
/** Labels that may stand between the headline of a teaser and its blurb: a section, an author, a time. */
const labels = 3;

/** The kind of each line. One look ahead and behind of a few lines each. */
export function kindsOf(lines: readonly Line[]): Kind[] {
  const copies = copiesOf(lines);
  const captions = captionsOf(lines);
  const cards = teasersOf(lines);
  const teasers = hasFurniture(lines, cards) ? cards : new Set<number>();
  const listed = listsOf(lines);
  const rows = rowsOf(lines);
  return lines.map((line, index) => {
    if (rows.has(index) || (line.rule?.id === "source-line" && listed.has(index - 1))) return "listed";
    if (line.rule !== null) return line.rule.section ? "section" : "chrome";
    if (captions.has(index)) return "caption";
    if (teasers.has(index)) return "teaser";
    if (copies.has(index)) return "copy";
    if (line.prose) return "paragraph";
    return listed.has(index) ? "listed" : "short";
  });
}

/** A page brings at least this many labels and links along; an article that was copied by hand has none, and its parts look like cards. */
const leastFurniture = 8;

const hasFurniture = (lines: readonly Line[], cards: ReadonlySet<number>): boolean =>
  lines.filter((line, index) => !cards.has(index) && !line.closed && (line.rule !== null || line.words <= 4)).length >=
  leastFurniture;

/** Prose that is printed more than once: captions of a gallery, cards of other stories. */
function copiesOf(lines: readonly Line[]): Set<number> {
  const counts = new Map<string, number>();
  const keys = lines.map((line) => (line.words >= 8 ? line.bare : ""));
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return new Set(keys.flatMap((key, index) => (key !== "" && (counts.get(key) ?? 0) > 1 ? [index] : [])));
}

/** A credit that stands alone is no longer than this. Words. */
const longestCredit = 14;

/** The lines between a picture's marker and its credit, or right above a credit that stands alone below the marker of another. */
function captionsOf(lines: readonly Line[]): Set<number> {
  const result = new Set<number>();
  for (const [index, line] of lines.entries()) {
    if (line.rule?.id !== "image-marker") continue;
    for (let at = index + 1; at <= index + 3; at += 1) {
      if (lines[at]?.rule?.id !== "photo-credit" || (lines[at]?.words ?? 0) > longestCredit) continue;
      for (let between = index + 1; between < at; between += 1) result.add(between);
      break;
    }
  }
  return result;
}

/** A line that could be the headline of a story. */
const isHeadline = (line: Line | undefined): boolean =>
  line !== undefined &&
  line.rule === null &&
  line.words >= 4 &&
  line.words <= 30 &&
  !line.prose &&
  (!line.closed || /[?!]["”’]?$/.test(line.block.text));

/** A line that may stand between a headline and its blurb. */
const isLabel = (line: Line | undefined): boolean =>
  line !== undefined && (line.rule === null ? line.words <= 4 && !line.closed : !line.rule.section);

/** The headline right above a blurb, or -1. */
function headlineAbove(lines: readonly Line[], index: number): number {
  for (let at = index - 1; at >= index - 1 - labels; at -= 1) {
    if (isHeadline(lines[at])) return at;
    if (!isLabel(lines[at])) return -1;
  }
  return -1;
}

/** Cards of other stories: a headline and a blurb, then another headline and another blurb. */
function teasersOf(lines: readonly Line[]): Set<number> {
  const cards = lines.flatMap((line, index) => {
    if (!line.prose || line.rule !== null || line.words > longestBlurb || lines[index + 1]?.prose === true) return [];
    const headline = headlineAbove(lines, index);
    return headline < 0 ? [] : [{ headline, blurb: index }];
  });
  const result = new Set<number>();
  let from = 0;
  for (const [at, card] of cards.entries()) {
    const next = cards[at + 1];
    if (next !== undefined && next.headline - card.blurb <= labels + 1) continue;
    if (at - from >= 2)
      for (const { headline, blurb } of cards.slice(from, at + 1))
        for (let index = headline; index <= blurb; index += 1) result.add(index);
    from = at + 1;
  }
  for (const index of gluedOf(lines)) result.add(index);
  return result;
}

/** How far the lines of a list of cards stand apart. */
const apart = 4;

/** Three and more lines near each other, each a headline and a blurb without a space between them: "Pier closedThe old pier". */
function gluedOf(lines: readonly Line[]): number[] {
  const glued = lines.map(
    (line) =>
      line.prose && line.words <= longestBlurb && /(?:\p{Ll}{3}|\d\d|[?!])\p{Lu}\p{Ll}*\s/u.test(line.block.text),
  );
  return glued.flatMap((is, index) => {
    if (!is) return [];
    const around = lines.slice(Math.max(0, index - apart), index + apart + 1);
    const near = glued.slice(Math.max(0, index - apart), index + apart + 1).filter(Boolean).length;
    return near >= 3 && near >= around.filter(({ prose }) => prose).length * 0.6 ? [index] : [];
  });
}

/** The form of a line's first words: "June 9 – Oakwater" and "July 12 – Elmford" have the same. Empty when there is no number in it. */
function shapeOf(line: Line): string {
  if (/^\(?\d{1,3}[.)]\s/.test(line.block.text)) return "9.";
  const first = line.block.text.split(" ", 3).map((word) => word.replace(/\d+/g, "9").replace(/\p{L}[\p{L}.]*/gu, "a"));
  // "27 odd bridges" begins a headline, "27. Odd bridges" an item.
  return first[0] !== "9" && first.some((word) => word.includes("9")) ? first.join(" ") : "";
}

/** A list below one line goes on no longer than this. Lines. */
const longestList = 25;

/** Items below a line that ends in a colon, and lines that begin in the same way, with a number. */
function listsOf(lines: readonly Line[]): Set<number> {
  const result = new Set<number>();
  const shapes = lines.map((line) => (line.words >= 3 ? shapeOf(line) : ""));
  let left = 0;
  for (const [index, line] of lines.entries()) {
    const opens = line.prose && line.block.text.endsWith(":") && line.rule === null;
    const alike = [index - 2, index - 1, index + 1, index + 2].some(
      (at) => shapes[index] !== "" && shapes[at] === shapes[index],
    );
    if (opens) left = longestList;
    else if (line.rule !== null || line.prose || (line.words < 3 && !alike)) left = 0;
    else if (left > 0 || alike) {
      result.add(index);
      left -= 1;
    }
  }
  return result;
}

/** A table printed a cell a line is at least this long. Lines. */
const shortestTable = 20;

/** The cells of a table: many short lines in a row, and two out of five of them numbers. */
function rowsOf(lines: readonly Line[]): Set<number> {
  const result = new Set<number>();
  const isNumber = (line: Line): boolean => /^[\d.,%+-]{1,12}$/.test(line.block.text);
  const isCell = (line: Line | undefined): boolean =>
    line !== undefined &&
    (isNumber(line) || (line.words <= 3 && !line.closed && (line.rule === null || !line.rule.section)));
  for (let from = 0; from < lines.length; from += 1) {
    let to = from;
    while (isCell(lines[to])) to += 1;
    if (to - from >= shortestTable && lines.slice(from, to).filter(isNumber).length >= (to - from) * 0.4)
      for (let index = from; index < to; index += 1) result.add(index);
    from = Math.max(from, to);
  }
  return result;
}
