/** When an article was published: the day it prints, with how we know. */
import type { PrintedDay } from "../lexicon/calendar.ts";
import {
  dayOfAddress,
  findDays,
  isoDay,
  publishedLabels,
  timeWords,
  updatedLabels,
  weekdayOf,
} from "../lexicon/calendar.ts";
import { dayLabel } from "../lexicon/whole-days.ts";
import type { Basis, StatedMetadata } from "../model/source.ts";
import type { Line } from "./body/lines.ts";
import type { Region } from "./body/region.ts";

export interface Publication {
  /** `YYYY-MM-DD`, or null when nothing says it. */
  published: string | null;
  basis: Basis | null;
  /** A day printed where the day of publication is, without a year. */
  dateline: PrintedDay | null;
  /** The lines (1-based) that say when and nothing else: no prose. */
  lines: number[];
}

/** A line that says when: the day, what it is the day of, and what else it names ("Xinhua"). */
export interface DateLine {
  day: PrintedDay;
  label: "published" | "updated" | null;
  name: string;
}

/** How far above and below the first paragraph a line with the day may stand. */
const above = 15;
const below = 4;

/**
 * The day of publication: as metadata, as a line of its own near the headline, in the address, or as a dateline whose year the text gives
 * elsewhere. Never a day inside the prose, which is the day of an event.
 */
export function findPublication(
  lines: readonly Line[],
  region: Region,
  stated: Pick<StatedMetadata, "published" | "publishedBasis">,
  address: string | null,
): Publication {
  const dated = lines.flatMap((line, index) => {
    const near = index >= region.from - above && index <= region.from + below;
    const read = line.prose ? null : readDateLine(line.block.text);
    return read !== null && (near || read.label !== null)
      ? [{ ...read, near, at: line.block.line, distance: Math.abs(region.from - index) }]
      : [];
  });
  const dateline =
    lines
      .slice(region.from, region.from + 3)
      .map(readDateline)
      .find((day) => day !== null) ?? null;
  const found = (published: string | null, basis: Basis): Publication => ({
    published,
    basis: published === null ? null : basis,
    dateline: dateline ?? dated.find(({ near, label }) => near && label !== "updated")?.day ?? null,
    lines: dated.map(({ at }) => at),
  });
  if (stated.published !== undefined) return found(stated.published, stated.publishedBasis ?? "metadata");
  const rank = { published: 0, none: 1, updated: 2 };
  const whole = dated.filter(({ day, near, label }) => day.year !== null && (near || label === "published"));
  const best = whole.sort(
    (a, b) =>
      rank[a.label ?? "none"] - rank[b.label ?? "none"] || Number(b.near) - Number(a.near) || a.distance - b.distance,
  )[0];
  if (best !== undefined) return found(iso(best.day), "text");
  if (dateline?.year) return found(iso(dateline), "text");
  const inAddress = address === null ? null : dayOfAddress(address);
  if (inAddress !== null) return found(inAddress, "url");
  return found(dateline === null ? null : inferYear(dateline, lines, region), "inferred");
}

const iso = (day: PrintedDay): string | null => (day.year === null ? null : isoDay(day.year, day.month, day.day));

const labelPattern = (labels: readonly string[]): RegExp => new RegExp(`\\b(?:${labels.join("|")})\\b`, "i");
const published = labelPattern(publishedLabels);
const updated = labelPattern(updatedLabels);

/**
 * Reads a line that consists of a day and of what stands beside it: a label, a time of day, a weekday, a few names. Null for any other line.
 * With two days the one behind "published" counts.
 */
export function readDateLine(text: string): DateLine | null {
  if (text.length > 160 || /[.!?]["”’]?$/.test(text.replace(/\b[ap]\.m\.$/i, ""))) return null;
  const days = findDays(text);
  const day = days.find((candidate) => published.test(text.slice(0, candidate.start).slice(-30))) ?? days[0];
  if (day === undefined) return null;
  const rest = days.reduceRight((current, { start, end }) => `${current.slice(0, start)} ${current.slice(end)}`, text);
  const before = text.slice(0, day.start);
  if (dayLabel(before) === "unrelated") return null;
  const label = published.test(before) ? "published" : updated.test(before) ? "updated" : null;
  const named = rest
    .replace(published, " ")
    .replace(updated, " ")
    .replace(/\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\b\.?)?/gi, " ");
  const words = named
    .split(/[^\p{L}\p{N}.'’&-]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word) && !timeWords.has(word.toLowerCase()));
  const names = words.filter((word) => !/^(?:by|and|in|the|of)$/i.test(word));
  const plain = names.length <= 4 && names.every((word) => /^\p{Lu}/u.test(word) || /^\d{1,4}$/.test(word));
  return plain ? { day, label, name: names.filter((word) => /^\p{Lu}/u.test(word)).join(" ") } : null;
}

/** The day with which a report begins: "PORT SAMPLE, May 3 --", "PORT SAMPLE, May 3 (Agency) -", "ExampleWire on May 3, according to ...". */
function readDateline(line: Line): PrintedDay | null {
  const text = line.block.text.slice(0, 120);
  const [day] = findDays(text);
  if (day === undefined) return null;
  const before = text.slice(0, day.start);
  const after = text.slice(day.end);
  const placed =
    /^\p{Lu}[\p{L}\p{M} .,'’/-]{2,60}, ?$/u.test(before) && /^ ?(?:\([^)]{2,40}\))? ?(?:--|—|–|-|:)/.test(after);
  const bare = before === "" && /^ (?:\([^)]{2,40}\) )?(?:--|—|–|-) /.test(after);
  const wired =
    /^\p{Lu}[\p{L}\p{N}&'’. -]{1,40} on $/u.test(before) && /^,? (?:according to|quoting|citing)\b/.test(after);
  return placed || bare || wired ? day : null;
}

/** `MM-DD` */
export const monthAndDay = ({ month, day }: PrintedDay): string => (isoDay(2000, month, day) ?? "").slice(5);

/** The day of a dateline within the days between which an article was written, or a few around them; else those. */
export function onDateline(told: string, dateline: PrintedDay | null): string {
  const [earliest = "", latest = ""] = told.split("/");
  if (dateline === null) return told;
  const fitting = [...new Set([earliest, latest].map((day) => Number(day.slice(0, 4))))].filter(
    (year) => dateline.weekday === null || weekdayOf(year, dateline.month, dateline.day) === dateline.weekday,
  );
  const days = fitting.map((year) => isoDay(year, dateline.month, dateline.day)).filter((day) => day !== null);
  const [only, ...others] = days.filter(
    (day) => daysBetween(day, earliest) <= around && daysBetween(latest, day) <= around,
  );
  return only !== undefined && others.length === 0 ? `${only}/${only}` : told;
}

/** How many days before and after its story an article may be of. */
const around = 31;

const daysBetween = (first: string, second: string): number => (Date.parse(second) - Date.parse(first)) / 86_400_000;

/** The year of a dateline: the only year that the headline and the opening paragraph name, else that of the copyright line. */
function inferYear(day: PrintedDay, lines: readonly Line[], region: Region): string | null {
  const opening = lines.slice(0, region.from + 1).map((line) => line.block.text);
  const notices = lines.filter((line) => line.rule?.id === "copyright").map((line) => line.block.text);
  for (const texts of [opening, notices]) {
    const years = new Set(texts.flatMap((text) => (text.match(/\b(?:19|20)\d{2}\b/g) ?? []).map(Number)));
    const fitting = [...years].filter(
      (year) => day.weekday === null || weekdayOf(year, day.month, day.day) === day.weekday,
    );
    const [only] = fitting;
    if (fitting.length === 1 && only !== undefined) return isoDay(only, day.month, day.day);
  }
  return null;
}
