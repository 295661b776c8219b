/** Section: what is new, revised, gone, newly in conflict or no longer so since the edition before. */
import { dayInWords, plural } from "../../lexicon/wording.ts";
import { type Block, type Cell, type Column, type Line, type Section, sectionTitles } from "../../model/briefing.ts";
import type { Change } from "../../model/finding.ts";
import { cite, type Material } from "../material.ts";
import { apparatus, capitalised, countInWords, named, subject, text, value } from "../phrases.ts";

const columns: Column[] = [
  { title: "What", kind: "subject" },
  { title: "Before", kind: "words" },
  { title: "Now", kind: "figure" },
  { title: "What happened", kind: "words" },
];

/** The order of the rows: what changes a reader's mind comes first. */
const order: readonly Change["kind"][] = ["conflict-opened", "revised", "conflict-settled", "withdrawn", "new"];
const kinds: Record<Change["kind"], string> = {
  "conflict-opened": "Sources conflict",
  revised: "Revised",
  "conflict-settled": "Conflict settled",
  withdrawn: "Withdrawn",
  new: "New",
};

/** New figures are many in a good week; of them only so many have a row, the others are counted. */
const mostNew = 12;

/** A figure that is revised and whose sources begin or cease to conflict has one row: that of the conflict shows both figures, too. */
function oneEach(all: readonly Change[]): Change[] {
  const told = new Set(
    all.filter(({ kind }) => kind === "conflict-opened" || kind === "conflict-settled").map(({ cluster }) => cluster),
  );
  return all.filter(({ kind, cluster }) => kind !== "revised" || !told.has(cluster));
}

/** Nothing for a first edition, and for one in which nothing changed. */
export function changes(material: Material): Section | null {
  const { since, changes: all } = material.findings.changes;
  if (all.length === 0) return null;
  const sorted = order.flatMap((kind) => oneEach(all).filter((change) => change.kind === kind));
  const fresh = sorted.filter(({ kind }) => kind === "new");
  const shown = [...sorted.filter(({ kind }) => kind !== "new"), ...fresh.slice(0, mostNew)];
  const rows = shown.map((change) => row(material, change));
  const title = `${sectionTitles.changes} ${since === null ? "the last edition" : dayInWords(since)}`;
  const table: Block = { kind: "table", label: "Changes since the last edition", columns, rows };
  return { id: "changes", title, blocks: [table, ...more(fresh.length - mostNew)] };
}

function row(material: Material, change: Change): Cell[] {
  return [
    [[named(subject(change))]],
    [change.before === null ? [text("none")] : [apparatus(change.before)]],
    change.after === null ? [[text("none")]] : [[value(change.after, change.claims), cite(material, change.claims)]],
    // Of a new figure the reason says nothing that the row does not.
    [[text(kinds[change.kind])], ...(change.kind === "new" ? [] : [[apparatus(capitalised(change.reason))]])],
  ];
}

function more(count: number): Block[] {
  if (count <= 0) return [];
  const line: Line = [
    apparatus(capitalised(countInWords(count))),
    text(` more ${plural("figure", count)} ${count === 1 ? "is" : "are"} new.`),
  ];
  return [{ kind: "paragraph", line }];
}
