/** Section: what was left out, counted once or not read, so that nothing is missing silently. */
import { plural } from "../../lexicon/wording.ts";
import type { Block, Column, Line, Section } from "../../model/briefing.ts";
import type { Origin } from "../../model/finding.ts";
import type { Material } from "../material.ts";
import { apparatus, capitalised, countInWords, listed, named, text } from "../phrases.ts";

const exclusionColumns: Column[] = [
  { title: "Left out of the articles", kind: "subject" },
  { title: "Lines", kind: "count" },
  { title: "Articles", kind: "count" },
];

const messageColumns: Column[] = [
  { title: "File", kind: "subject" },
  { title: "What was found", kind: "words" },
  { title: "What to do", kind: "words" },
];

/** Messages about the input, page furniture, shared passages, missing dates and background figures. */
export function leftOut(material: Material): Section | null {
  const blocks = [
    ...messages(material),
    ...exclusions(material),
    ...paragraph(undated(material)),
    ...paragraph(background(material)),
    ...material.findings.origins.flatMap((origin) => paragraph(sharedPassage(material, origin))),
  ];
  return blocks.length === 0 ? null : { id: "left-out", title: "What was left out, and what counts once", blocks };
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

/** Lines left out, by reason: in how many lines of how many articles. */
function exclusions(material: Material): Block[] {
  const reasons = new Map<string, { lines: number; documents: Set<string> }>();
  for (const document of material.documents) {
    for (const { startLine, endLine, reason } of document.excluded) {
      const known = reasons.get(reason) ?? { lines: 0, documents: new Set<string>() };
      known.documents.add(document.id);
      reasons.set(reason, { lines: known.lines + endLine - startLine + 1, documents: known.documents });
    }
  }
  const rows = [...reasons]
    .sort(([a, { lines: most }], [b, { lines }]) => lines - most || (a < b ? -1 : 1))
    .map(([reason, { lines, documents }]) => [
      [[named(capitalised(reason))]],
      [[apparatus(String(lines))]],
      [[apparatus(String(documents.size))]],
    ]);
  return rows.length === 0
    ? []
    : [{ kind: "table", label: "Left out of the articles", columns: exclusionColumns, rows }];
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

function sharedPassage(material: Material, origin: Origin): Line {
  const places = origin.passages.map(
    ({ document, startLine, endLine }): Line => [
      named(material.sourceNames.get(document) ?? ""),
      text(startLine === endLine ? " (line " : " (lines "),
      apparatus(startLine === endLine ? String(startLine) : `${startLine}–${endLine}`),
      text(")"),
    ],
  );
  const relation = origin.kind === "copied" ? " carry the same passage" : " report the same release";
  return [...listed(places), text(`${relation}: it counts once.`)];
}
