/** Small pieces of language that every section uses: runs, lists, counts and how a figure is named. */

import { withoutMove } from "../lexicon/comparison.ts";
import { figureInWords, metricInWords, periodInWords } from "../lexicon/wording.ts";
import type { Line, Run } from "../model/briefing.ts";
import type { Claim } from "../model/claim.ts";
import type { Cluster } from "../model/finding.ts";

export const text = (words: string): Run => ({ kind: "text", text: words });
export const apparatus = (words: string): Run => ({ kind: "apparatus", text: words });
export const named = (words: string): Run => ({ kind: "name", text: plain(words) });
export const value = (words: string, claims: readonly string[]): Run => ({
  kind: "value",
  text: plain(words),
  claims: [...claims],
});

/** Words of a source without control and direction characters, which could turn the figures beside them round; white space is single. */
export function plain(words: string): string {
  return words
    .replace(/[\p{Cf}\p{Co}\p{Cs}]|(?!\s)\p{Cc}/gu, "")
    .replace(/\s+/g, " ")
    .trim();
}

const smallNumbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** Up to ten in letters, as in running text: "three", "14". */
export function countInWords(count: number): string {
  return smallNumbers[count] ?? String(count);
}

/** Two digits that count, or all before the point. */
export const rounded = (amount: number): string =>
  String(Math.abs(amount) >= 10 ? Math.round(amount) : Number(amount.toPrecision(2)));

/** "A, B and C" */
export function listed(items: readonly Line[]): Line {
  return items.flatMap((item, index) => {
    if (index === 0) return item;
    return [text(index === items.length - 1 ? " and " : ", "), ...item];
  });
}

/** The name of a source where brackets stand around it already: "Harbour Post, source 2". */
export const inBrackets = (name: string): string => name.replace(/ \(([^()]+)\)$/, ", $1");

/** The first letter large, unless the word has its own spelling ("iPhone"). */
export function capitalised(words: string): string {
  const first = /^\S+/.exec(words)?.[0] ?? "";
  return /\p{Lu}/u.test(first.slice(1)) && /^\p{Ll}/u.test(first)
    ? words
    : words.charAt(0).toUpperCase() + words.slice(1);
}

/** A claim's figure as a run. */
export function figure(claim: Claim): Run {
  return value(figureInWords(claim), [claim.id]);
}

/**
 * Whom and where a cluster is about, as far as its metric does not say it already: "Harbour Authority, Norway"; an event without a name of its own is
 * named by its place: "2004 Norway flood". Empty when the metric says all.
 */
export function about(cluster: Pick<Cluster, "metric" | "entity" | "place">): string {
  const metric = cluster.metric.toLowerCase();
  const parts = [cluster.entity, cluster.place].flatMap((part) =>
    part === null || metric.includes(part.toLowerCase()) ? [] : part,
  );
  const [event = "", place = "", ...more] = [...new Set(parts)];
  const [, year = "", word] = /^(\d{4} )?(\p{Ll}+)$/u.exec(event) ?? [];
  const isOne = word !== undefined && more.length === 0 && /^\p{Lu}(?!.*(?:,| and ))/u.test(place);
  return plain(isOne ? `${year}${place} ${word}` : [...new Set(parts)].join(", "));
}

/** What a change is a change of, where the figure itself says which way it went: "Ferry passengers, Norway: down 5 percent" needs no "decline". */
export function changing<Measured extends Pick<Cluster, "metric">>(cluster: Measured, lead: Claim): Measured {
  if (lead.aspect !== "change" || lead.direction === null) return cluster;
  return { ...cluster, metric: withoutMove(cluster.metric) };
}

/** What is measured of whom and where. */
type Named = Pick<Cluster, "metric" | "entity" | "place"> & { unit?: string };

/** What a cluster measures, in one phrase: "Ferry passengers, Norway". */
export function subject(cluster: Named): string {
  const rest = about(cluster);
  return (
    plain(
      capitalised(cluster.unit === undefined ? cluster.metric : metricInWords({ ...cluster, unit: cluster.unit })),
    ) + (rest === "" ? "" : `, ${rest}`)
  );
}

/** ", 2023" after the subject of a cluster; nothing where no time is known or the subject tells the year: "2004 Norway flood". */
export function ofPeriod(cluster: Named & Pick<Cluster, "period">): Line {
  const { period } = cluster;
  const told = period === null || (/^\d{4}$/.test(period) && subject(cluster).split(" ").includes(period));
  return told ? [] : [text(", "), apparatus(periodInWords(period))];
}

/** The days of some articles: "20 June 2024", "6 April to 20 June 2024", "2 to 3 July 2013"; null when none is dated. */
export function daysInWords(days: readonly (string | null)[]): string | null {
  const known = days.filter((day) => day !== null).sort();
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined) return null;
  return periodInWords(first === last ? first : `${first}/${last}`);
}
