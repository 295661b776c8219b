/** Bearings: distances from one place that lead in different directions cannot both be true, though the figures agree. */
import { type Bearing, bearingAfter } from "../lexicon/compass.ts";
import { unitEntry } from "../lexicon/units.ts";
import type { Claim } from "../model/claim.ts";

/** Points that are closer are one direction, told more or less exactly: northwest and north. */
const otherWay = 90;

/** The direction in which a distance leads, as its own sentence says; null for other figures and when it says none. */
export function bearingOf({ unit, sentence, mark }: Claim): Bearing | null {
  return unitEntry(unit).dimension === unitEntry("m").dimension ? bearingAfter(sentence.slice(mark.end)) : null;
}

/** One claim for each direction, when some are told that cannot be one; else none. */
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
