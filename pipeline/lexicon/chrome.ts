/** Page chrome as English pages write it: lines that are never the article, headings of parts that are not, and lines that are not at its end. */
import chrome from "./en/chrome.json" with { type: "json" };

export interface ChromeRule {
  id: string;
  /** What the line is, as the briefing names it. */
  reason: string;
  pattern: RegExp;
  /** The rule names the heading of a part: what follows it is chrome too, until the article goes on. */
  section: boolean;
  /** What follows the heading is chrome to the end. */
  end: boolean;
}

type Entry = { id: string; reason: string; pattern: string; caseSensitive?: boolean; end?: boolean };

function compile(entry: Entry, section: boolean): ChromeRule {
  const { id, reason, pattern, caseSensitive = false, end = false } = entry;
  return { id, reason, pattern: new RegExp(pattern, caseSensitive ? "u" : "iu"), section, end };
}

const chromeRules: readonly ChromeRule[] = [
  ...chrome.sections.map((entry) => compile(entry, true)),
  ...chrome.lines.map((entry) => compile(entry, false)),
];

/** No rule looks at more than this: a longer line is prose, or no line of a page's furniture. */
const longestLine = 2_400;

const closingRules: readonly ChromeRule[] = chrome.closing.map((entry) => compile(entry, false));

/** The rule of what stands only at the end of an article that a whole line fits: within one, such a line is a sentence like others. */
export function closingRule(line: string): ChromeRule | null {
  if (line.length > longestLine) return null;
  return closingRules.find(({ pattern }) => pattern.test(line)) ?? null;
}

/** The first rule that a whole line, white space single, fits; null when it may be the article. */
export function chromeRule(line: string): ChromeRule | null {
  if (line.length > longestLine) return null;
  return chromeRules.find(({ pattern }) => pattern.test(line)) ?? null;
}
