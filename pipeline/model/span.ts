/** Places in texts: half-open spans of UTF-16 code units, and the way from a cleaned text back to the text it came from. */

/** Half-open: `text.slice(start, end)`. */
export interface Span {
  start: number;
  end: number;
}

/** From index `at` of a cleaned text on, characters stand one for one at `source` and after in the source text, until the next segment. */
export interface Segment {
  at: number;
  source: number;
}

/** A text without markup whose every character can be found again in the text it was read from. */
export interface MappedText {
  text: string;
  /** In ascending order of `at`; the first has `at` 0. */
  segments: Segment[];
}

/** The index of the last segment that begins at or before `index`. Segments are in order, so halving finds it. */
function segmentAt(segments: readonly Segment[], index: number): number {
  let low = 0;
  let high = segments.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((segments[middle]?.at ?? 0) <= index) low = middle;
    else high = middle;
  }
  return low;
}

/** The offset in the source text of the character at `index` of a cleaned text. */
function sourceOffset(mapped: MappedText, index: number): number {
  const segment = mapped.segments[segmentAt(mapped.segments, index)] ?? { at: 0, source: 0 };
  return segment.source + (index - segment.at);
}

/** The span of the source text that a non-empty span of a cleaned text was read from. */
export function sourceSpan(mapped: MappedText, span: Span): Span {
  return { start: sourceOffset(mapped, span.start), end: sourceOffset(mapped, span.end - 1) + 1 };
}

/** A part of a cleaned text, still knowing where it came from. */
export function sliceMapped(mapped: MappedText, span: Span): MappedText {
  const { segments } = mapped;
  const inside = segments.slice(segmentAt(segments, span.start) + 1, segmentAt(segments, span.end - 1) + 1);
  const first = { at: 0, source: sourceOffset(mapped, span.start) };
  return {
    text: mapped.text.slice(span.start, span.end),
    segments: [first, ...inside.map((segment) => ({ at: segment.at - span.start, source: segment.source }))],
  };
}

/** A stretch of a cleaned text and where in the source text its first character stands. */
export interface Piece {
  text: string;
  source: number;
}

/** Pieces in the order of reading, as one text. A piece that continues the one before it in the source adds no segment. */
export function joinPieces(pieces: readonly Piece[]): MappedText {
  const segments: Segment[] = [];
  let length = 0;
  let next = -1;
  for (const { text, source } of pieces) {
    if (text === "") continue;
    if (source !== next) segments.push({ at: length, source });
    length += text.length;
    next = source + text.length;
  }
  return {
    text: pieces.map((piece) => piece.text).join(""),
    segments: segments.length > 0 ? segments : [{ at: 0, source: 0 }],
  };
}

/** Characters that take no room: soft hyphen, zero-width spaces and joiners, direction marks. */
const invisible = "\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069";
const visible = `[^\\s${invisible}]+`;
/** Words with one plain space between them, which stay as they are, at most so many at once; or white space. */
const visibleRun = new RegExp(`${visible}(?: ${visible}){0,500}|\\s+`, "g");

/** The same text with every run of white space one space, none at the ends, and no invisible characters. One pass, whatever the length. */
export function collapseSpace(mapped: MappedText): MappedText {
  const pieces: Piece[] = [];
  let segment = 0;
  const startOf = (index: number): number => mapped.segments[index]?.at ?? Number.POSITIVE_INFINITY;
  for (const run of mapped.text.matchAll(visibleRun)) {
    const space = /^\s/.test(run[0]);
    if (space && (pieces.length === 0 || pieces.at(-1)?.text === " ")) continue;
    const end = run.index + (space ? 1 : run[0].length);
    for (let at = run.index; at < end; ) {
      while (startOf(segment + 1) <= at) segment += 1;
      const until = Math.min(end, startOf(segment + 1));
      const source = (mapped.segments[segment]?.source ?? 0) + at - (mapped.segments[segment]?.at ?? 0);
      pieces.push({ text: space ? " " : mapped.text.slice(at, until), source });
      at = until;
    }
  }
  if (pieces.at(-1)?.text === " ") pieces.pop();
  return joinPieces(pieces);
}
