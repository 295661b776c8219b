/** Section: what matters most, in five to eight findings. */

import { bearingOf, otherWays } from "../../lexicon/compass.ts";
import { unitEntry } from "../../lexicon/units.ts";
import { periodInWords } from "../../lexicon/wording.ts";
import { type FindingItem, type Line, type Section, sectionTitles, type Tone } from "../../model/briefing.ts";
import type { Claim } from "../../model/claim.ts";
import type { Check, Cluster, Highlight } from "../../model/finding.ts";
import type { Material } from "../material.ts";
import { amountOf, cite, claimsWith, documentsOf, leadOf, sourcesInWords } from "../material.ts";
import {
  apparatus,
  capitalised,
  changing,
  countInWords,
  figure,
  inBrackets,
  listed,
  named,
  ofPeriod,
  subject,
  text,
  value,
} from "../phrases.ts";
import { checkTitles } from "./arithmetic.ts";
import { convertedOf } from "./figures.ts";

const most = 8;

/** The best findings of the run, each a figure with what it is and who says so. */
export function highlights(material: Material): Section | null {
  const items = material.findings.highlights.slice(0, most).flatMap((highlight) => item(material, highlight) ?? []);
  if (items.length === 0) return null;
  return { id: "highlights", title: sectionTitles.highlights, blocks: [{ kind: "findings", items }] };
}

function item(material: Material, highlight: Highlight): FindingItem | null {
  const check = material.findings.checks.find((candidate) => candidate.id === highlight.about);
  if (check) return checkItem(material, check);
  const cluster = material.clusters.get(highlight.about);
  const lead = cluster && leadOf(material, cluster);
  if (!cluster || !lead) return null;
  const tone: Tone =
    cluster.verdict === "conflict"
      ? "conflict"
      : lead.modality !== "actual"
        ? "ahead"
        : cluster.origins > 1
          ? "agree"
          : "plain";
  const period = lead.modality === "actual" ? ofPeriod(cluster) : [];
  return {
    tone,
    figure: [figure(lead)],
    heading: [named(subject(changing(cluster, lead))), ...period],
    body: [...sentence(material, cluster), ...worth(material, cluster, lead), cite(material, cluster.claims)],
  };
}

/** What the large figure is worth in the currency of the settings. */
function worth(material: Material, cluster: Cluster, lead: Claim): Line {
  const ours = convertedOf(material, lead, cluster.claims);
  return ours === null ? [] : [text(" Converted: "), ours, text(".")];
}

/** Who says so and how well it stands, in one sentence. */
function sentence(material: Material, cluster: Cluster): Line {
  const lead = leadOf(material, cluster);
  if (cluster.verdict === "conflict") return apart(material, cluster);
  const claims = claimsWith(material, cluster.claims);
  const names = whoSays(material, documentsOf(claims));
  if (lead && lead.modality !== "actual") {
    const when: Line = cluster.period === null ? [] : [text(" for "), apparatus(periodInWords(cluster.period))];
    return [text(capitalised(lead.modality)), ...when, text(", according to "), ...names, text(".")];
  }
  if (documentsOf(claims).length < 2) return [text("According to "), ...names, text(".")];
  if (cluster.verdict === "compatible" && isSameInOtherUnits(claims))
    return [...names, text(" give the same in other units"), ...origins(cluster)];
  if (cluster.verdict === "compatible") return [value(cluster.reason, cluster.claims)];
  return [...names, text(" agree"), ...origins(cluster)];
}

/** Whether figures in several units can be one amount, each rounded as it is printed: "6 miles" and "10 kilometres" are told of one length. */
function isSameInOtherUnits(claims: readonly Claim[]): boolean {
  const slack = ({ value, unit }: Claim): number => (value.precision / 2) * unitEntry(unit).factor;
  const least = Math.max(...claims.map((claim) => amountOf(claim) - slack(claim)));
  const greatest = Math.min(...claims.map((claim) => amountOf(claim) + slack(claim)));
  return new Set(claims.map(({ unit }) => unit)).size > 1 && least <= greatest;
}

/** More names are a crowd: the table of key figures has them all. */
const mostNames = 3;

function whoSays(material: Material, documents: readonly string[]): Line {
  if (documents.length > mostNames) return [text(capitalised(sourcesInWords(documents.length)))];
  return listed(documents.map((id): Line => [named(material.sourceNames.get(id) ?? "")]));
}

function origins(cluster: Cluster): Line {
  if (cluster.origins < 2) return [text(", but their reports have one origin.")];
  return [text(`, from ${countInWords(cluster.origins)} independent origins.`)];
}

/** What stands against what in a conflict: the directions of one distance, or the smallest figure and the largest. */
function apart(material: Material, cluster: Cluster): Line {
  const claims = claimsWith(material, cluster.claims);
  const ordered = claims.toSorted((a, b) => amountOf(a) - amountOf(b));
  const [least, greatest] = [ordered[0], ordered.at(-1)];
  if (!least || !greatest) return [];
  const says = (claim: Claim, way = ""): Line => [
    figure(claim),
    text(`${way} (`),
    named(inBrackets(material.sourceNames.get(claim.document) ?? "")),
    text(")"),
  ];
  const count = text(`${capitalised(sourcesInWords(documentsOf(claims).length))} conflict: `);
  const ways = otherWays(claims).map((claim) => says(claim, ` ${bearingOf(claim)?.point ?? ""}`));
  if (ways.length > 0) return [count, ...listed(ways), text(".")];
  return [count, text("from "), ...says(least), text(" to "), ...says(greatest), text(".")];
}

function checkItem(material: Material, check: Check): FindingItem {
  const suspect = check.verdict === "suspect";
  const printed = claimsWith(material, check.claims)[0];
  return {
    tone: suspect ? "conflict" : "agree",
    ...(printed ? { figure: [figure(printed)] } : {}),
    heading: [text(checkTitles[check.verdict])],
    body: [value(capitalised(check.reason), check.claims), cite(material, check.claims)],
  };
}
