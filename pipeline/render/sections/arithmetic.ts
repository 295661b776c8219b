/** Section: what was worked out from the figures, and whether it adds up. */
import { plural } from "../../lexicon/wording.ts";
import { type Block, type FindingItem, type Section, sectionTitles } from "../../model/briefing.ts";
import type { Check } from "../../model/finding.ts";
import type { Material } from "../material.ts";
import { cite } from "../material.ts";
import { apparatus, capitalised, countInWords, text, value } from "../phrases.ts";

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

/** A finding for each check, those that do not add up first; conversions that are right are counted, for nobody doubts them. */
export function arithmetic(material: Material): Section | null {
  const { checks } = material.findings;
  if (checks.length === 0) return null;
  const suspect = checks.filter((check) => check.verdict === "suspect");
  const right = checks.filter((check) => check.verdict === "consistent");
  const converted = right.filter(({ kind }) => kind === "conversion");
  const told = [...suspect, ...right.filter(({ kind }) => kind !== "conversion")];
  const items = told.map((check) => item(material, check));
  const blocks: Block[] = items.length === 0 ? [] : [{ kind: "findings", items }];
  return {
    id: "arithmetic",
    title: sectionTitles.arithmetic,
    blocks: [...blocks, ...conversions(material, converted)],
  };
}

function conversions(material: Material, checks: readonly Check[]): Block[] {
  if (checks.length === 0) return [];
  const one = checks.length === 1;
  const count = apparatus(capitalised(countInWords(checks.length)));
  const words = text(
    ` ${plural("conversion", checks.length)} between units or currencies ${one ? "is" : "are"} right.`,
  );
  const ids = checks.flatMap(({ claims }) => claims);
  return [{ kind: "paragraph", line: [count, words, cite(material, ids)] }];
}

function item(material: Material, check: Check): FindingItem {
  return {
    tone: check.verdict === "suspect" ? "conflict" : "agree",
    heading: [text(`${checkTitles[check.verdict]}: ${kinds[check.kind]}`)],
    body: [value(capitalised(check.reason), check.claims), cite(material, check.claims)],
  };
}
