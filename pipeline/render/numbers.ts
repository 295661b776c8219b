/** The house style of numbers: the one place that writes the program's own notation ("5.3 billion", "1,234.5", "12 percent") as the settings want it. */
import { figureInWords } from "../lexicon/wording.ts";
import type { Line, Run } from "../model/briefing.ts";
import type { Claim } from "../model/claim.ts";
import type { NumberStyle } from "../model/settings.ts";
import type { Material } from "./material.ts";
import { capitalised, plain } from "./phrases.ts";

/** A mark between thousands that no line is broken at, and that the fonts have. */
const space = "\u00a0";

const marksOf: Record<NumberStyle["marks"], { thousands: string; decimals: string }> = {
  "1,234.5": { thousands: ",", decimals: "." },
  "1 234.5": { thousands: space, decimals: "." },
  "1 234,5": { thousands: space, decimals: "," },
  "1.234,5": { thousands: ".", decimals: "," },
  "1234.5": { thousands: "", decimals: "." },
  "1234,5": { thousands: "", decimals: "," },
};

const scales: Record<string, { zeros: number; letters: string }> = {
  million: { zeros: 6, letters: "m" },
  billion: { zeros: 9, letters: "bn" },
  trillion: { zeros: 12, letters: "tn" },
};

const digits = String.raw`\d(?:[\d.,]*\d)?`;
/** "5.3 billion", "3.1 to 3.5 billion", "1,234.5 percent"; not within a word ("G20"). */
const notation = new RegExp(
  String.raw`(?<![\p{L}\d]|\d[.,])(${digits})(?:( to \u2212?)(${digits}))?(?: (million|billion|trillion)\b)?( percent\b)?`,
  "gu",
);
/** A number as we write it, not "1.2.3". */
const ours = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;

/** What stands among our words and is not to be taken for something else. */
export interface Beside {
  /** Words of sources that keep the numbers they have. */
  names: readonly string[];
  /** Ranges, as we write them: in "3.1 to 3.5 billion" both are billions, in "2021 to 3.5 billion" one is. */
  ranges: ReadonlySet<string>;
}

/** Words of ours with their numbers in a house style; a figure alone when nothing is said to stand beside. */
export function inStyle(words: string, style: NumberStyle, beside: Beside | null = null): string {
  const name = beside?.names.find((candidate) => words.includes(candidate));
  if (name !== undefined) {
    return words
      .split(name)
      .map((part) => inStyle(part, style, beside))
      .join(name);
  }
  return words.replace(
    notation,
    (all, first: string, to?: string, second?: string, scale?: string, percent?: string) => {
      if (![first, second ?? first].every((written) => ours.test(written))) return all;
      const { zeros, letters } = scales[scale ?? ""] ?? { zeros: 0, letters: "" };
      const number = (written: string, isScaled: boolean): string =>
        withMarks(style.large === "digits" && isScaled ? moved(written, zeros) : written, style);
      const isRange = beside === null || beside.ranges.has(`${first}${to}${second} ${scale}`);
      const start = second === undefined ? "" : `${number(first, isRange)}${to}`;
      const after = { words: scale === undefined ? "" : ` ${scale}`, letters, digits: "" }[style.large];
      return `${start}${number(second ?? first, true)}${after}${percent === undefined ? "" : percentOf(style)}`;
    },
  );
}

const percentOf = ({ percent }: NumberStyle): string => (percent === "%" ? percent : ` ${percent}`);

/** A number with its point moved to the right: "4.25" by six is "4,250,000". */
function moved(written: string, zeros: number): string {
  if (zeros === 0) return written;
  const [whole = "", fraction = ""] = written.replaceAll(",", "").split(".");
  const digits = `${whole}${fraction.padEnd(zeros, "0").slice(0, zeros)}`.replace(/^0+(?=\d)/, "");
  const rest = fraction.slice(zeros);
  return `${digits.replace(/\B(?=(\d{3})+$)/g, ",")}${rest === "" ? "" : `.${rest}`}`;
}

function withMarks(written: string, style: NumberStyle): string {
  const { thousands, decimals } = marksOf[style.marks];
  return written.replace(/[,.]/g, (mark) => (mark === "," ? thousands : decimals));
}

/** A change of lines into the house style of the settings: figures, and what we say about them. Words of the sources stay as they are. */
export function lineInStyle(material: Material): (line: Line) => Line {
  const claims = [...material.claims.values()];
  const ranges = claims.flatMap((claim) => [...figureInWords(claim).matchAll(notation)]);
  const rangesInWords = new Set(
    ranges.flatMap(([, first, to, second, scale]) => (to === undefined ? [] : [`${first}${to}${second} ${scale}`])),
  );
  const byClaim = new Map(claims.map((claim) => [claim.id, namesBeside(material, claim)]));
  const everywhere = longestFirst([...byClaim.values()].flat());
  const styled = (run: Run): Run => {
    if (run.kind !== "value" && run.kind !== "apparatus" && run.kind !== "setting") return run;
    const names = run.kind === "value" ? longestFirst(run.claims.flatMap((id) => byClaim.get(id) ?? [])) : everywhere;
    return { ...run, text: inStyle(run.text, material.numbers, { names, ranges: rangesInWords }) };
  };
  return (line) => line.map(styled);
}

/** "Web 2.0", "the 5 percent club": what could be taken for a number of ours. */
const looksLikeOurs = /\d[.,]\d|\d (?:million|billion|trillion|percent)\b/;

/** The words of sources that may stand beside a claim's figure in a sentence of ours and look like one, in the middle of it or as its beginning. */
function namesBeside(material: Material, { document, metric, entity, place, attribution }: Claim): string[] {
  const { outlet, title, file } = material.documentOf.get(document) ?? { outlet: null, title: null, file: "" };
  return [metric, entity, place, attribution, material.sourceNames.get(document) ?? null, outlet, title, file]
    .filter((name) => name !== null)
    .filter((name) => looksLikeOurs.test(name))
    .flatMap((name) => [plain(name), capitalised(plain(name))]);
}

/** Each once; one that stands in another comes after it. */
const longestFirst = (names: readonly string[]): string[] =>
  [...new Set(names)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
