/** Pieces of lines: runs that stand close together on one baseline, with marks of footnotes taken out and powers of units kept. */
import type { Run } from "./pages.ts";

export interface Segment {
  text: string;
  /** Left and right edge. */
  x0: number;
  x1: number;
  /** Of the baseline, from the top of the page. */
  y: number;
  size: number;
  font: string;
  /** Begins with the mark of a note. */
  noted: boolean;
  /** White space was printed after it. */
  spaced: boolean;
  /** The mark that was taken out last: the upper number of a fraction, should its line follow. */
  lifted: string;
}

/** A gap of more than this many letter heights parts columns and cells; wide word gaps of justified lines stay below. */
const gapLimit = 1.2;
/** A gap of at least this part of the letter height is a space, printed or not. */
const spaceLimit = 0.15;

/** Runs, in the order in which they were printed, put together into pieces of lines. */
export function segmentsOf(runs: readonly Run[]): Segment[] {
  const found: Segment[] = [];
  for (const run of runs) {
    const last = found.at(-1);
    if (last === undefined || !continues(last, run)) {
      found.push(segmentOf(run, false));
    } else if (isRaised(last.size, last.y, run)) {
      raise(last, run);
    } else if (isMark(last.text) && run.size >= last.size * 1.2 && run.y - last.y > run.size * 0.15) {
      found[found.length - 1] = { ...segmentOf(run, true), x0: last.x0 };
    } else {
      append(last, run);
    }
  }
  return found;
}

const segmentOf = (run: Run, noted: boolean): Segment => ({
  text: settleMarks(run.text),
  x0: run.x,
  x1: run.x + run.width,
  y: run.y,
  size: run.size,
  font: run.font,
  noted,
  spaced: run.spaced,
  lifted: "",
});

/** The run goes on with the line of the segment: beside it, and no further above or below than a small letter is set. */
function continues(last: Segment, run: Run): boolean {
  const size = Math.max(last.size, run.size);
  const gap = run.x - last.x1;
  const shift = Math.abs(run.y - last.y);
  if (gap > size * gapLimit || gap < -size * 0.4) return false;
  if (shift <= size * 0.12) return true;
  const small = Math.min(last.size, run.size) <= size * 0.85 || isMark(run.text);
  return small && shift <= size * 0.6 && gap <= size * 0.6;
}

const isRaised = (size: number, y: number, run: Run): boolean =>
  y - run.y > size * 0.12 && (run.size <= size * 0.85 || isMark(run.text));

/** What points to a note: digits, one letter, a sign, and lists of those. */
const isMark = (text: string): boolean =>
  /^[([]?(?:\d{1,3}|[a-z]|[*†‡§¶#]{1,3})(?: ?[,–-] ?(?:\d{1,3}|[a-z]))*[)\]]?$/.test(text);

/** A raised run is the power of a unit or of ten, the mark of a note, which is no part of the text, or the end of an ordinal. */
function raise(last: Segment, run: Run): void {
  const text = isMark(run.text) ? withMark(last.text, run.text) : `${last.text}${run.text}`;
  last.lifted = text === last.text ? run.text : "";
  last.text = text;
  last.x1 = Math.max(last.x1, run.x + run.width);
  last.spaced = run.spaced;
}

const raisedDigits = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function withMark(before: string, mark: string): string {
  const power =
    (/^[23]$/.test(mark) && /(?:^|[\s\d/(])[a-zA-Z]{1,2}$/.test(before)) ||
    (/^\d{1,2}$/.test(mark) && /[×x*·] ?10$/.test(before));
  return power ? before + mark.replace(/\d/g, (digit) => raisedDigits[Number(digit)] ?? "") : before;
}

/** The same for digits that the font itself raises. */
const settleMarks = (text: string): string =>
  text.replace(/([^\s⁰¹²³⁴-⁹]{1,30})([⁰¹²³⁴-⁹]{1,3})/g, (_all, before: string, mark: string) =>
    withMark(
      before,
      mark.replace(/./g, (digit) => String(raisedDigits.indexOf(digit))),
    ),
  );

function append(last: Segment, run: Run): void {
  const size = Math.max(last.size, run.size);
  const space = last.spaced || run.x - last.x1 > size * spaceLimit ? " " : "";
  if (run.text.length > last.text.length) {
    last.size = run.size;
    last.font = run.font;
    last.y = run.y;
  }
  last.text +=
    /^[/⁄]/.test(run.text) && last.lifted !== "" ? ` ${last.lifted}${run.text}` : space + settleMarks(run.text);
  last.lifted = "";
  last.x1 = Math.max(last.x1, run.x + run.width);
  last.spaced = run.spaced;
}
