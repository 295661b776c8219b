/** Compass points that say where a distance leads: "80 kilometres (50 miles) south-west of Averdal". */
import type { Claim } from "../model/claim.ts";
import words from "./en/compass.json" with { type: "json" };
import { unitEntry } from "./units.ts";

export interface Bearing {
  degrees: number;
  /** The point in one spelling: "southwest". */
  point: string;
  /** The words with a capital that name where the distance is measured from, in lower case. */
  from: ReadonlySet<string>;
}

const points = new Map<string, number>(Object.entries(words.points));
const halves = [...points.keys()].filter((point) => (points.get(point) ?? 1) % 90 === 0);
const half = `(?:${halves.join("|")})`;
const leading = new RegExp(
  `^(?: \\([^()]{1,40}\\))? (?:(?:${words.before.join("|")}) )?(${half}(?:[- ]?${half})?) (?:${words.after.join("|")}) ([^.,;:()]{1,60})`,
  "i",
);

/** The direction that the words after a distance give it; null when they give none. */
export function bearingAfter(after: string): Bearing | null {
  const [, said, rest] = leading.exec(after) ?? [];
  const point = said?.toLowerCase().replace(/[- ]/, "");
  const degrees = point === undefined ? undefined : points.get(point);
  if (point === undefined || degrees === undefined) return null;
  const names = rest?.match(/\p{Lu}[\p{L}'\u2019]+/gu) ?? [];
  return { degrees, point, from: new Set(names.map((name) => name.toLowerCase())) };
}

/** Points that are closer are one direction, told more or less exactly: northwest and north. */
const otherWay = 90;

/** The direction in which a distance leads, as its own sentence says; null for other figures and when it says none. */
export function bearingOf({ unit, sentence, mark }: Claim): Bearing | null {
  return unitEntry(unit).dimension === unitEntry("m").dimension ? bearingAfter(sentence.slice(mark.end)) : null;
}

/** One claim for each direction, when some are told that cannot be one though the figures agree; else none. */
export function otherWays(claims: readonly Claim[]): Claim[] {
  const byDegrees = new Map<number, { claim: Claim; bearing: Bearing }>();
  for (const claim of claims) {
    const bearing = bearingOf(claim);
    if (bearing !== null && !byDegrees.has(bearing.degrees)) byDegrees.set(bearing.degrees, { claim, bearing });
  }
  const told = [...byDegrees.values()];
  const opposed = told.filter((one) => told.some((other) => cannotBeOne(one.bearing, other.bearing)));
  return opposed.map(({ claim }) => claim);
}

function cannotBeOne(a: Bearing, b: Bearing): boolean {
  const turn = Math.abs(a.degrees - b.degrees);
  return Math.min(turn, 360 - turn) >= otherWay && [...a.from].some((name) => b.from.has(name));
}
