/** Section: what was worked out from the figures, and whether it adds up. */
import type { FindingItem, Section } from "../../model/briefing.ts";
import type { Check } from "../../model/finding.ts";
import type { Material } from "../material.ts";
import { cite } from "../material.ts";
import { text, value } from "../phrases.ts";

export const checkTitles: Record<Check["verdict"], string> = { suspect: "Does not add up", consistent: "Adds up" };

const kinds: Record<Check["kind"], string> = {
  conversion: "conversion",
  growth: "growth",
  "share-of-total": "share of a total",
  sum: "sum",
  "part-exceeds-whole": "part and whole",
  difference: "difference",
  average: "average",
  multiple: "multiple",
  "shares-of-whole": "shares of a whole",
};

/** A finding for each check, those that do not add up first. */
export function arithmetic(material: Material): Section | null {
  const { checks } = material.findings;
  if (checks.length === 0) return null;
  const of = (verdict: Check["verdict"]): Check[] => checks.filter((check) => check.verdict === verdict);
  const items = [...of("suspect"), ...of("consistent")].map((check) => item(material, check));
  return { id: "arithmetic", title: "Does it add up?", blocks: [{ kind: "findings", items }] };
}

function item(material: Material, check: Check): FindingItem {
  return {
    tone: check.verdict === "suspect" ? "conflict" : "agree",
    heading: [text(`${checkTitles[check.verdict]}: ${kinds[check.kind]}`)],
    body: [value(check.reason, check.claims), cite(material, check.claims)],
  };
}
