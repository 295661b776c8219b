/** Section: the articles, numbered, each with every sentence that a figure was read from. */
import { dayInWords } from "../../lexicon/wording.ts";
import type { Line, QuotedSentence, QuotePiece, Section, Source } from "../../model/briefing.ts";
import type { Document } from "../../model/document.ts";
import { type Material, markAnchor, type Quotation } from "../material.ts";
import { apparatus, named, text } from "../phrases.ts";

/** Every article in the order of its number, read for figures or not. */
export function sources(material: Material): Section | null {
  if (material.documents.length === 0) return null;
  const blocks = [
    {
      kind: "sources" as const,
      sources: material.documents.map((document, index) => source(material, document, index + 1)),
    },
  ];
  return { id: "sources", title: "Sources", blocks };
}

function source(material: Material, document: Document, number: number): Source {
  const quotations = material.quotations.get(document.id) ?? [];
  const figures = quotations.filter(({ claims }) => claims.length > 0).length;
  return {
    number,
    anchor: `source-${number}`,
    outlet: [named(document.outlet ?? document.file)],
    title: document.title === null ? [] : [named(document.title)],
    facts: facts(material, document, figures),
    quotes: quotations.map(quotedSentence),
  };
}

/** Day, author, file, of which other source it is a copy, and whether anything was read from it. */
function facts(material: Material, document: Document, figures: number): Line {
  const original = material.findings.articleCopies[document.id];
  const number = material.documents.findIndex(({ id }) => id === original) + 1;
  const parts: Line[] = [
    document.published === null ? [text("no date found")] : [apparatus(dayInWords(document.published))],
    ...(document.author === null ? [] : [[named(document.author)]]),
    [named(document.file)],
    ...(number === 0 ? [] : [[text("the same article as source "), apparatus(String(number))]]),
    ...(figures === 0 ? [[text("no figure was read from it")]] : []),
  ];
  return parts.flatMap((part, index) => (index === 0 ? part : [text(" · "), ...part]));
}

function quotedSentence(quotation: Quotation): QuotedSentence {
  return {
    label: quotation.label,
    anchor: quotation.anchor,
    line: [text("line "), apparatus(String(quotation.line))],
    quote: [{ kind: "quote", pieces: pieces(quotation) }],
    uses: [],
  };
}

/** The sentence with the words of each claim marked; words inside words that are marked already are not marked twice. */
function pieces(quotation: Quotation): QuotePiece[] {
  const { sentence } = quotation;
  const found: QuotePiece[] = [];
  let read = 0;
  for (const [index, { mark }] of quotation.claims.entries()) {
    if (mark.start < read) continue;
    found.push({ text: sentence.slice(read, mark.start) });
    found.push({ text: sentence.slice(mark.start, mark.end), marked: true, anchor: markAnchor(quotation, index) });
    read = mark.end;
  }
  return [...found, { text: sentence.slice(read) }].filter((piece) => piece.text !== "");
}
