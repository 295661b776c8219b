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

/** The offset in the source text of the character at `index` of a cleaned text. */
function sourceOffset(mapped: MappedText, index: number): number {
  const segment = mapped.segments.findLast((candidate) => candidate.at <= index) ?? { at: 0, source: 0 };
  return segment.source + (index - segment.at);
}

/** The span of the source text that a non-empty span of a cleaned text was read from. */
export function sourceSpan(mapped: MappedText, span: Span): Span {
  return { start: sourceOffset(mapped, span.start), end: sourceOffset(mapped, span.end - 1) + 1 };
}

/** A part of a cleaned text, still knowing where it came from. */
export function sliceMapped(mapped: MappedText, span: Span): MappedText {
  const inside = mapped.segments.filter((segment) => segment.at > span.start && segment.at < span.end);
  const first = { at: 0, source: sourceOffset(mapped, span.start) };
  return {
    text: mapped.text.slice(span.start, span.end),
    segments: [first, ...inside.map((segment) => ({ at: segment.at - span.start, source: segment.source }))],
  };
}
