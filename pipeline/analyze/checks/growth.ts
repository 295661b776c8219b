/** Growth: a level and its change against the level of the year before ("312.6, up 14.2 percent" against 275). */
import { unitEntry } from "../../lexicon/units.ts";
import { numberInWords, periodInWords, valueInWords } from "../../lexicon/wording.ts";
import type { Claim } from "../../model/claim.ts";
import type { Check, Cluster } from "../../model/finding.ts";
import { isChangeOf, levelBefore, meets, toleranceOf } from "../arithmetic.ts";
import { documentOf, type Evidence, sourceName, subjectOf } from "../evidence.ts";
import { byCodeUnit, groupBy } from "../identity.ts";
import { yearBefore } from "../periods.ts";
import { baseAmount } from "../values.ts";
import { claimsOf, makeCheck, measured, subjectOfCluster } from "./check.ts";

/**
 * A level of the stated year before must meet what the growth implies; an undated one that meets it is taken to be of that year, and one that
 * does not is no check: nothing says which year it is of.
 */
export function checkGrowth(evidence: Evidence, clusters: readonly Cluster[]): Check[] {
  const groups = clusters.map((cluster) => ({ cluster, claims: claimsOf(evidence, cluster) }));
  const levels = groups.filter(({ claims }) => claims.length > 0 && claims.every(({ aspect }) => aspect === "level"));
  const bySetting = groupBy(
    levels.flatMap((group) =>
      [...new Set(group.claims.map(({ entity }) => entity ?? ""))].map((entity) => ({ group, entity })),
    ),
    ({ group, entity }) => [entity, ...subjectOfCluster(evidence, group.claims)].join(" "),
  );
  const ofEntity = (change: Claim, entity: string): Group[] =>
    (bySetting.get([entity, ...subjectOf(evidence, change)].join(" ")) ?? []).map(({ group }) => group);
  const changes = evidence.claims.filter(({ aspect, unit }) => aspect === "change" && unit === "percent");
  return sharpest(
    changes.flatMap((change) => {
      const own = change.entity === null ? documentOf(evidence, change).claims : [change];
      const entities = new Set(["", ...own.map(({ entity }) => entity ?? "")]);
      return checkChange(evidence, change, [...new Set([...entities].flatMap((entity) => ofEntity(change, entity)))]);
    }),
  );
}

/**
 * Several articles with one level and one growth are one check for each earlier level: the one that fits, as the others may be changes since
 * another time ("up 13 percent on May and 27 percent below June last year"), with the least tolerance.
 */
function sharpest(checks: readonly Check[]): Check[] {
  const rank = ({ verdict }: Check): number => (verdict === "consistent" ? 0 : 1);
  const byEarlier = groupBy(checks, ({ claims }) => claims.at(-1) ?? "");
  return [...byEarlier.values()].flatMap((same) =>
    same.toSorted((a, b) => rank(a) - rank(b) || a.tolerance - b.tolerance || byCodeUnit(a.id, b.id)).slice(0, 1),
  );
}

type Group = { cluster: Cluster; claims: Claim[] };

function checkChange(evidence: Evidence, change: Claim, groups: readonly Group[]): Check[] {
  const level = groups
    .flatMap(({ claims }) => claims)
    .find((claim) => claim.document === change.document && isChangeOf(evidence, change, claim));
  if (level === undefined) return [];
  const before = groups.filter(({ claims }) => !claims.includes(level));
  const stated = before.filter(
    ({ cluster }) => cluster.period !== null && level.period !== null && cluster.period === yearBefore(level.period),
  );
  const undated = before.filter(({ claims }) => claims.every(({ period }) => period === null));
  const checks = [...stated, ...undated].flatMap(({ cluster, claims }) => {
    const earlier = claims.find(({ id }) => id === cluster.lead);
    const fits = earlier !== undefined && earlier.unit === level.unit && sameSetting(earlier, level);
    return fits ? compare(evidence, level, change, earlier) : [];
  });
  return checks;
}

const sameSetting = (a: Claim, b: Claim): boolean =>
  a.place === b.place && a.modality === b.modality && (a.entity ?? b.entity) === (b.entity ?? a.entity);

function compare(evidence: Evidence, level: Claim, change: Claim, earlier: Claim): Check[] {
  const estimate = levelBefore(level, change);
  const fits = meets(estimate, earlier);
  if (!fits && earlier.period === null) return [];
  const implied = numberInWords(estimate.amount / unitEntry(level.unit).factor, level.unit, level.value.precision);
  const source = sourceName(documentOf(evidence, level));
  const movement = `${change.direction === "down" ? "a fall" : "a growth"} of ${valueInWords(change)}`;
  const year = level.period === null ? null : yearBefore(level.period);
  const printed = `${valueInWords(earlier)} in ${sourceName(documentOf(evidence, earlier))}`;
  const end = !fits
    ? `${printed} for ${periodInWords(earlier.period ?? "")} does not fit: one of the three would have to be another.`
    : earlier.period === null
      ? `the undated ${printed} fits ${year === null ? "the period before" : periodInWords(year)}.`
      : `${printed} fits.`;
  return [
    makeCheck({
      kind: "growth",
      claims: [level, change, earlier],
      expected: estimate.amount,
      actual: baseAmount(earlier),
      tolerance: toleranceOf(estimate, earlier),
      suspect: !fits,
      reason: `${measured(level)} after ${movement} (${source}) implies ${implied} before; ${end}`,
    }),
  ];
}
