/** Section: how the briefing was made and what it cannot show: what was left out, counted once or not read, so that nothing is missing silently. */
import { plural } from "../../lexicon/wording.ts";
import { type Block, type Column, type Line, linesIn, type Section } from "../../model/briefing.ts";
import type { Origin } from "../../model/finding.ts";
import type { NamedChart } from "../charts/chart.ts";
import { conversionMethod } from "../converted.ts";
import type { Material } from "../material.ts";
import { apparatus, capitalised, countInWords, listed, named, text } from "../phrases.ts";

const messageColumns: Column[] = [
  { title: "File", kind: "subject" },
  { title: "What was found", kind: "words" },
  { title: "What to do", kind: "words" },
];

const originColumns: Column[] = [
  { title: "Counted as one origin", kind: "subject" },
  { title: "Because they are", kind: "words" },
];

/** Messages about the input, page furniture, shared passages, missing dates and background figures. */
export function leftOut(material: Material, _: readonly NamedChart[], before: readonly Section[]): Section | null {
  const blocks = [
    ...paragraph(method(material)),
    ...paragraph(conversionMethod(material, linesIn(before))),
    ...messages(material),
    ...paragraph(exclusions(material)),
    ...paragraph(undated(material)),
    ...paragraph(background(material)),
    ...shared(material),
  ];
  return blocks.length === 0 ? null : { id: "left-out", title: "Method and limits", blocks };
}

/** What the numbers of the page are and what they are not; nothing where no figure was read. */
function method(material: Material): Line {
  if (material.claims.size === 0) return [];
  return [
    text("Every figure was read from a sentence of the articles and is given as that sentence bounds it: rounding, "),
    text("“about” and “more than” included. Figures count as one when they measure the same thing of the same "),
    text("time; copies of a text and reports of one release count as one origin. Whether a figure is true cannot be "),
    text("told from the articles: agreement means that independent origins say the same."),
  ];
}

function paragraph(line: Line): Block[] {
  return line.length === 0 ? [] : [{ kind: "paragraph", line }];
}

function messages(material: Material): Block[] {
  const rows = material.diagnostics.map(({ file, line, found, remedy }) => [
    [[named(file ?? "The whole folder")], ...(line === null ? [] : [[text("line "), apparatus(String(line))]])],
    [[named(found)]],
    [[named(remedy)]],
  ]);
  return rows.length === 0 ? [] : [{ kind: "table", label: "Messages about the files", columns: messageColumns, rows }];
}

/** "Left out of the articles: menu (5 lines) and caption (1 line)": what most lines are of comes first. */
function exclusions(material: Material): Line {
  const lines = new Map<string, number>();
  for (const { startLine, endLine, reason } of material.documents.flatMap((document) => document.excluded)) {
    lines.set(reason, (lines.get(reason) ?? 0) + endLine - startLine + 1);
  }
  if (lines.size === 0) return [];
  const reasons = [...lines]
    .sort(([a, most], [b, count]) => count - most || (a < b ? -1 : 1))
    .map(
      ([reason, count]): Line => [
        named(reason),
        text(" ("),
        apparatus(String(count)),
        text(` ${plural("line", count)})`),
      ],
    );
  return [
    text("Left out of the articles: "),
    ...listed(reasons),
    text(". Each place is listed in "),
    named("briefing.json"),
    text("."),
  ];
}

function undated(material: Material): Line {
  const names = material.documents
    .filter((document) => document.published === null)
    .map((document): Line => [named(material.sourceNames.get(document.id) ?? "")]);
  return names.length === 0 ? [] : [text("No date was found in "), ...listed(names), text(".")];
}

function background(material: Material): Line {
  const claims = material.documents.flatMap((document) => document.claims).filter((claim) => claim.background === true);
  if (claims.length === 0) return [];
  const stand = claims.length === 1 ? "stands" : "stand";
  return [
    apparatus(capitalised(countInWords(claims.length))),
    text(` further ${plural("figure", claims.length)} ${stand} in the articles as background only: kept in `),
    named("briefing.json"),
    text(", not shown here."),
  ];
}

/** Passages that several articles have from one origin. */
function shared(material: Material): Block[] {
  const rows = material.findings.origins.map((origin) => [
    places(material, origin.passages),
    [[text(origin.kind === "copied" ? "the same passage" : "reports of the same release")]],
  ]);
  return rows.length === 0 ? [] : [{ kind: "table", label: "What counts as one origin", columns: originColumns, rows }];
}

/** "Harbour Post, lines 2–4 and 9": the places of one source together. */
function places(material: Material, passages: Origin["passages"]): Line[] {
  const documents = [...new Set(passages.map(({ document }) => document))];
  return documents.map((id) => {
    const lines = passages
      .filter(({ document }) => document === id)
      .map(({ startLine: from, endLine: to }) => (from === to ? String(from) : `${from}–${to}`));
    const word = lines.length === 1 && !lines[0]?.includes("–") ? ", line " : ", lines ";
    return [
      named(material.sourceNames.get(id) ?? ""),
      text(word),
      ...listed(lines.map((words): Line => [apparatus(words)])),
    ];
  });
}
