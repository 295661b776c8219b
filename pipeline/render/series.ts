/** Quantities of which the level is known for several periods. */
import { type Claim, pointOf } from "../model/claim.ts";
import { leadOf, type Material, shownClusters } from "./material.ts";

/** The figures of each quantity by period, the earliest first: two or more, those that are reached for periods of one length. */
export function levelSeries(material: Material): Claim[][] {
  const series = new Map<string, Claim[]>();
  for (const cluster of shownClusters(material)) {
    const claim = leadOf(material, cluster);
    if (claim?.aspect !== "level" || cluster.period === null || cluster.verdict === "conflict") continue;
    const key = JSON.stringify([cluster.metric, cluster.unit, cluster.entity, cluster.place]);
    series.set(key, [...(series.get(key) ?? []), claim]);
  }
  return [...series.values()]
    .map(inOrder)
    .filter((claims) => claims.length >= 2 && claims.some(isReached))
    .filter((claims) => claims.every((claim) => pointOf(claim.value) > 0) && alike(claims))
    .sort((a, b) => b.length - a.length);
}

/** Whether a figure is of what was, not of what is aimed at or expected. */
export const isReached = (claim: Claim): boolean => claim.modality === "actual";

/** Which way it goes from the first of two figures to the last. */
export function moveOf(first: Claim, last: Claim): "up" | "down" | "unchanged" {
  const [from, to] = [pointOf(first.value), pointOf(last.value)];
  return from === to ? "unchanged" : to > from ? "up" : "down";
}

/**
 * Whether what was reached is known for periods of one length, years or quarters or months: then the figures are of one series.
 * Single days and mixed periods are as a rule separate events, and a chart would make a course of them.
 */
function alike(claims: readonly Claim[]): boolean {
  const forms = claims
    .filter(isReached)
    .map((claim) => /^(\d{4}|\d{4}-Q\d|\d{4}-\d{2})$/.exec(claim.period ?? "")?.[0]?.length ?? 0);
  return new Set(forms).size <= 1 && !forms.includes(0);
}

/** By the end of the period; periods of which two figures are known are left out with both. */
function inOrder(claims: readonly Claim[]): Claim[] {
  const end = (claim: Claim): string => claim.period?.split("/").at(-1) ?? "";
  return claims
    .filter((claim) => claims.filter((other) => other.period === claim.period).length === 1)
    .sort((a, b) => (end(a) < end(b) ? -1 : 1));
}
