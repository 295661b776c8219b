/** Times as the heads and labels of tables print them: "2023", "2023 Q1", "FY23", "2027F", "March 2024", and parts of a year that another cell names. */
import { monthNumber } from "../../lexicon/calendar.ts";
import { tableModality } from "../../lexicon/tables.ts";
import type { Modality } from "../../model/claim.ts";
import { findPeriods } from "../claims/periods/index.ts";
import { tokenize } from "../quantities/tokens.ts";

export interface TableTime {
  /** ISO 8601; of a part of a year without the year "Q1" or "03". */
  period: string;
  part: boolean;
  modality: Modality | null;
}

const year = "(?<year>(?:1[89]|20|21)\\d\\d)";
const shapes: readonly RegExp[] = [
  new RegExp(`^${year}$`),
  new RegExp(`^(?:FY|CY)\\s?${year}$`, "i"),
  /^FY\s?['\u2019]?(?<short>\d\d)$/i,
  new RegExp(`^${year}[\\s-]*(?<quarter>Q[1-4])$`, "i"),
  new RegExp(`^(?<quarter>Q[1-4])[\\s/-]*(?:FY\\s?)?${year}$`, "i"),
  /^(?<nth>[1-4])Q\s?['\u2019]?(?:20)?(?<short>\d\d)$/i,
  new RegExp(`^${year}[-/](?<month>0[1-9]|1[0-2])[-/](?<day>0[1-9]|[12]\\d|3[01])(?:T.*)?$`),
  new RegExp(`^${year}(?:-|M)(?<month>0[1-9]|1[0-2])$`),
  /^(?<quarter>Q[1-4])$/i,
];

/** The time that a cell is, and nothing else; null when it is anything more, or can be read in two ways. */
export function readTime(text: string): TableTime | null {
  const printed = text.replace(/[*\u2020\u00b9\u00b2\u00b3]+$/, "").trim();
  if (printed === "" || printed.length > 40) return null;
  const marked = /^((?:FY\s?)?\d{4})\s?([A-Z]|\([A-Z]\))$/i.exec(printed);
  const word = /^(.*\d{4})[\s(]+(\p{L}+)\)?$/u.exec(printed) ?? /^()(\p{L}+)\s+(.*\d{4})$/u.exec(printed);
  if (marked?.[1] !== undefined)
    return withModality(marked[1], tableModality((marked[2] ?? "").replace(/[()]/g, ""), true));
  const modality = word === null ? null : tableModality(word[2] ?? "", false);
  if (word !== null && modality !== null) return withModality(word[1] || word[3] || "", modality);
  const iso = shaped(printed);
  if (iso !== null) return { period: iso, part: !/^\d{4}/.test(iso), modality: null };
  return spanOfYears(printed) ?? namedTime(printed);
}

const withModality = (text: string, modality: Modality | null): TableTime | null => {
  const time = modality === null ? null : readTime(text);
  return time === null ? null : { ...time, modality };
};

function shaped(printed: string): string | null {
  for (const shape of shapes) {
    const groups = shape.exec(printed)?.groups;
    if (groups === undefined) continue;
    const whole = groups["year"] ?? (groups["short"] === undefined ? "" : `20${groups["short"]}`);
    const quarter = groups["quarter"]?.toUpperCase() ?? (groups["nth"] === undefined ? undefined : `Q${groups["nth"]}`);
    return [whole, quarter, groups["month"], groups["day"]].filter(Boolean).join("-");
  }
  return null;
}

/** "2022/23", "2022-2023"; not "2011-12", which may be a month. */
function spanOfYears(printed: string): TableTime | null {
  const [, first = "", sign, second = ""] = /^(\d{4})\s?([-\u2013/])\s?(\d{2}|\d{4})$/.exec(printed) ?? [];
  if (first === "" || (second.length === 2 && sign === "-" && Number(second) <= 12)) return null;
  const last = second.length === 2 ? `${first.slice(0, 2)}${second}` : second;
  return Number(last) > Number(first) ? { period: `${first}/${last}`, part: false, modality: null } : null;
}

/** A month by its name, or any time as prose names it. */
function namedTime(printed: string): TableTime | null {
  const month = monthNumber(printed.replace(/\.$/, ""));
  if (month !== null) return { period: String(month).padStart(2, "0"), part: true, modality: null };
  if (!/\d{4}/.test(printed)) return null;
  const tokens = tokenize(printed);
  const [only, ...others] = findPeriods(tokens, null);
  if (only === undefined || others.length > 0 || only.basis !== "stated") return null;
  return only.from === 0 && only.to === tokens.length ? { period: only.period, part: false, modality: null } : null;
}

/** A year and a part of it: "2023" and "Q1", "2023" and "March". The one that is whole when the other says no part. */
export function joinTimes(times: readonly TableTime[]): string | null {
  const whole = times.find(({ part }) => !part)?.period;
  const part = times.find(({ part: isPart }) => isPart)?.period;
  if (whole === undefined) return null;
  return part === undefined ? whole : /^\d{4}$/.test(whole) ? `${whole}-${part}` : whole;
}
