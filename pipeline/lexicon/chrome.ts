/** Page chrome as English pages write it: lines that are never the article, headings of parts that are not, and lines that are not at its end. */
import chrome from "./en/chrome.json" with { type: "json" };

export interface ChromeRule {
  id: string;
  /** What the line is, as the briefing names it. */
  reason: string;
  pattern: RegExp;
  /** What a line that fits has at least one of, in small letters; empty when nothing is sure. Looked at first, as a pattern that may begin anywhere takes long. */
  needs: readonly string[];
  /** The rule names the heading of a part: what follows it is chrome too, until the article goes on. */
  section: boolean;
  /** What follows the heading is chrome to the end. */
  end: boolean;
}

type Entry = {
  id: string;
  reason: string;
  pattern: string;
  needs?: readonly string[];
  caseSensitive?: boolean;
  end?: boolean;
};

function compile(entry: Entry, section: boolean): ChromeRule {
  const { id, reason, pattern, needs = [], caseSensitive = false, end = false } = entry;
  return { id, reason, pattern: new RegExp(pattern, caseSensitive ? "u" : "iu"), needs, section, end };
}

const chromeRules: readonly ChromeRule[] = [
  ...chrome.sections.map((entry) => compile(entry, true)),
  ...chrome.lines.map((entry) => compile(entry, false)),
];

/** No rule looks at more than this: a longer line is prose, or no line of a page's furniture. */
const longestLine = 2_400;

const closingRules: readonly ChromeRule[] = chrome.closing.map((entry) => compile(entry, false));

function firstFitting(rules: readonly ChromeRule[], line: string): ChromeRule | null {
  if (line.length > longestLine) return null;
  const small = line.toLowerCase();
  const mayFit = ({ needs }: ChromeRule): boolean => needs.length === 0 || needs.some((part) => small.includes(part));
  return rules.find((rule) => mayFit(rule) && rule.pattern.test(line)) ?? null;
}

/** The rule of what stands only at the end of an article that a whole line fits: within one, such a line is a sentence like others. */
export const closingRule = (line: string): ChromeRule | null => firstFitting(closingRules, line);

/** The first rule that a whole line, white space single, fits; null when it may be the article. */
export const chromeRule = (line: string): ChromeRule | null => firstFitting(chromeRules, line);
