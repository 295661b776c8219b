/** Checks: every kind of arithmetic between claims, one file each. */
import type { Check, Cluster } from "../../model/finding.ts";
import type { Evidence } from "../evidence.ts";
import { byCodeUnit } from "../identity.ts";
import { checkAverages } from "./average.ts";
import { checkCombined } from "./combined.ts";
import { checkConversions } from "./conversion.ts";
import { checkDifferences } from "./difference.ts";
import { checkGrowth } from "./growth.ts";
import { checkMultiples } from "./multiple.ts";
import { checkParts } from "./part-exceeds-whole.ts";
import { checkPartsOfWhole } from "./parts-of-whole.ts";
import { checkShares } from "./share-of-total.ts";
import { checkSharesOfWhole } from "./shares-of-whole.ts";
import { checkSums } from "./sum.ts";

type Checker = (evidence: Evidence, clusters: readonly Cluster[]) => Check[];

const checkers: readonly Checker[] = [
  checkConversions,
  checkGrowth,
  checkDifferences,
  checkMultiples,
  checkAverages,
  checkShares,
  checkSharesOfWhole,
  checkSums,
  checkCombined,
  checkPartsOfWhole,
  checkParts,
];

/** Everything that can be worked out, the suspect ones first. What the texts do not settle is not a check. */
export function findChecks(evidence: Evidence, clusters: readonly Cluster[]): Check[] {
  const checks = checkers.flatMap((checker) => checker(evidence, clusters));
  const unique = [...new Map(checks.map((check) => [check.id, check])).values()];
  const rank = ({ verdict }: Check): number => (verdict === "suspect" ? 0 : 1);
  return unique.toSorted((a, b) => rank(a) - rank(b) || byCodeUnit(a.kind, b.kind) || byCodeUnit(a.id, b.id));
}
