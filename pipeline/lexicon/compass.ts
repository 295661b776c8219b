/** Compass points that say where a distance leads: "80 kilometres (50 miles) south-west of Averdal". */
import words from "./en/compass.json" with { type: "json" };

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
