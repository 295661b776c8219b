/** Messages about the input: every id, what was expected and what to do, in one catalogue. */
import { sendMessages } from "./send-messages.ts";

export type Severity = "error" | "warning" | "info";

interface Entry {
  severity: Severity;
  expected: string;
  remedy: string;
}

/** Every message Quorum can give. An error makes the exit code 1, one of a check (`check/`) 3; nothing else changes it. */
const catalogue = {
  "ingest/no-folder": {
    severity: "error",
    expected: "a folder of articles",
    remedy: "Check the path, or create the folder and put the articles into it.",
  },
  "ingest/no-sources": {
    severity: "error",
    expected: "at least one article in a format that is read, such as .txt, .md, .html, .pdf, .docx or .eml",
    remedy: "Put the articles into the folder, then run again.",
  },
  "ingest/unreadable": {
    severity: "error",
    expected: "a file that can be opened",
    remedy: "Give yourself permission to read the file, or remove it from the folder.",
  },
  "ingest/left-out": {
    severity: "warning",
    expected: "a regular file inside the folder",
    remedy: "Put a copy of the article itself into the folder; this one was not read.",
  },
  "ingest/not-text": {
    severity: "error",
    expected: "text in UTF-8, UTF-16 or an older encoding",
    remedy: "Save the article as text, Markdown or HTML, or remove the file from the folder.",
  },
  "ingest/unknown-format": {
    severity: "warning",
    expected: "a text, a web page, a PDF, a Word document, a mail, a feed, a table, or a .zip of them",
    remedy: "Save the article in one of these formats (an old or foreign document as .docx or .txt); it was not read.",
  },
  "ingest/no-text": {
    severity: "warning",
    expected: "an article",
    remedy: "Remove the file from the folder, or save the article again.",
  },
  "ingest/no-article": {
    severity: "warning",
    expected: "a page with one article",
    remedy: "Open the article itself, past any question for consent, and save that page; this one was not read.",
  },
  "ingest/paywalled": {
    severity: "warning",
    expected: "a whole article",
    remedy: "Save the page when you are logged in, or take the file out; the few sentences of it were not read.",
  },
  "ingest/too-large": {
    severity: "error",
    expected:
      "at most 100 million bytes; an article of at most 20 million bytes, as text 4 million characters in 50,000 lines, as PDF 1,000 pages",
    remedy: "Keep only the article in the file, or split it.",
  },
  "ingest/guessed-encoding": {
    severity: "info",
    expected: "text in UTF-8, or one that states its encoding",
    remedy: "Look whether accents and quotation marks are right in the briefing; if not, save the article as UTF-8.",
  },
  "ingest/encrypted": {
    severity: "error",
    expected: "a file without a password",
    remedy: "Save a copy without the password; nothing in this one was read.",
  },
  "ingest/bad-archive": {
    severity: "error",
    expected: "a whole .zip or .docx file of the size of some articles",
    remedy: "Save or download the file again, or unpack it and put the articles into the folder.",
  },
  "ingest/damaged-text": {
    severity: "warning",
    expected: "text in one encoding, best UTF-8",
    remedy: "Save the article again as UTF-8: characters that could not be read are left as they came.",
  },
  "ingest/bad-front-matter": {
    severity: "warning",
    expected: "YAML between two lines of three hyphens",
    remedy: "Mend the front matter; the article was read without it.",
  },
  "ingest/bad-markup": {
    severity: "error",
    expected: "HTML or Markdown of the size and depth of an article",
    remedy: "Save the article alone, as text if need be.",
  },
  "settings/bad-yaml": {
    severity: "error",
    expected: "YAML with one key a line, such as ignore:",
    remedy: "Mend briefing.yml; the run went on as if it were not there.",
  },
  "settings/unknown-key": {
    severity: "error",
    expected: "a key of the settings",
    remedy: "Mend or remove the key in briefing.yml; the run went on without it.",
  },
  "settings/wrong-value": {
    severity: "error",
    expected: "a value that the key can have",
    remedy:
      "Mend the value in briefing.yml (quote a number that is a text, or a pattern that begins with a star); the run went on without it.",
  },
  "settings/wrong-correction": {
    severity: "error",
    expected:
      "below aliases: a name with a list of its other spellings; below same: and apart: lists of two to 100 figures, each as FILE:LINE or FILE:LINE WORDS OF THE FIGURE",
    remedy: "Mend the entry in briefing.yml (quote a place with a comma in brackets); the run went on without it.",
  },
  "settings/unknown-figure": {
    severity: "error",
    expected: "a line of an article with one figure, or with these words in one of its figures",
    remedy:
      "Mend the place in briefing.yml (quorum explain FILE:LINE shows the figures of a line); the run went on without it.",
  },
  "ingest/bad-mail": {
    severity: "error",
    expected: "a mail or a mailbox of the size and depth that mail programs write",
    remedy: "Save the mail again, or its text alone.",
  },
  "ingest/bad-feed": {
    severity: "error",
    expected: "a whole RSS, Atom or JSON feed of at most 20,000 items",
    remedy: "Save the feed again, or the articles that it links to.",
  },
  "ingest/bad-pdf": {
    severity: "error",
    expected: "a PDF that opens, with text on its pages",
    remedy: "Open the file in a viewer and print it to a new PDF, or save its text.",
  },
  "ingest/damaged-pdf": {
    severity: "warning",
    expected: "a PDF whose every page can be read",
    remedy: "Open the file in a viewer and print it to a new PDF; the other pages were read.",
  },
  "ingest/scanned": {
    severity: "error",
    expected: "a PDF with text, not only pictures of it",
    remedy: "Run text recognition over the file, or save the article as text.",
  },
  "ingest/large-table": {
    severity: "warning",
    expected: "tables of at most 200,000 cells in one file",
    remedy: "Keep only the rows and columns that matter, or split the file; the rest of it was not read.",
  },
  "ingest/hidden-cells": {
    severity: "info",
    expected: "sheets and rows that are shown",
    remedy: "Show them in the workbook and save it, if their figures should count.",
  },
  "ingest/open-quote": {
    severity: "warning",
    expected: "a quotation mark that closes each one that opens a cell",
    remedy: "Mend the line; from it on quotation marks were read as part of their cells.",
  },
  "ingest/bad-table": {
    severity: "error",
    expected: "a table or a workbook that a spreadsheet program opens",
    remedy: "Save the sheet again, as CSV if need be.",
  },
  "normalize/table-without-unit": {
    severity: "info",
    expected: "a unit in the head of a column, in its cells or in the title of the table",
    remedy: "Name the unit in the head if the figures matter; none was read from this column.",
  },
  "normalize/many-figures": {
    severity: "warning",
    expected: "at most 20,000 figures in the tables of one document",
    remedy: "Keep only the rows and columns that matter, or split the file; the figures after these were not read.",
  },
  "normalize/not-english": {
    severity: "warning",
    expected: "an article in English",
    remedy: "Put a translation into the folder; no figure of this article was read.",
  },
  "analyze/unreadable-ledger": {
    severity: "info",
    expected: "the ledger of the edition before",
    remedy: "Nothing to do: this edition tells no changes, the next one will.",
  },
  "normalize/no-article": {
    severity: "warning",
    expected: "an article of at least a sentence or two",
    remedy: "Save the article's own page, or its text; no figure of this file was read.",
  },
  "normalize/paywalled": {
    severity: "warning",
    expected: "the whole article",
    remedy: "Save the page again when signed in, or copy the text of the article; no figure of this file was read.",
  },
  "normalize/too-many-figures": {
    severity: "warning",
    expected: "an article of at most 20,000 numbers and 60,000 sentences",
    remedy: "Split the file, or keep only the article in it; what stands behind the line named was not read.",
  },
  "render/chart-failed": {
    severity: "error",
    expected: "a chart that draws without a warning",
    remedy:
      "Report the chart with its figures so that it can be mended. Everything but the chart and the PDF is written; an older PDF stays.",
  },
  "render/bad-template": {
    severity: "error",
    expected: "a Handlebars partial that fills with what ours is filled with",
    remedy: "Mend the partial or take it away; the page was made with ours.",
  },
  "render/missing-glyph": {
    severity: "warning",
    expected: "characters that the briefing's fonts have",
    remedy: "In the PDF the number of each stands in its place; the web page and the Markdown have the characters.",
  },
  "render/no-fonts": {
    severity: "error",
    expected: "the fonts that came with the program",
    remedy: "Install the program anew with npm ci. Everything but the PDF is written; an older PDF stays.",
  },
  "render/no-browser": {
    severity: "error",
    expected: "a Chromium that starts",
    remedy:
      "Install chromium or Google Chrome, or set QUORUM_BROWSER to the path of one; everything but the PDF is written.",
  },
  "render/no-sandbox": {
    severity: "info",
    expected: "a browser in its sandbox",
    remedy: "Run Quorum as an ordinary user on a system that allows user namespaces to have it.",
  },
  "render/pdf-failed": {
    severity: "error",
    expected: "a page that prints",
    remedy: "Run again; if it fails again, report it with this message. Everything but the PDF is written.",
  },
  ...sendMessages,
  "extract/bad-line": {
    severity: "error",
    expected: 'a JSON object with a string "text"',
    remedy: "Mend the line, or give --plain when the lines are text; the other lines are read.",
  },
  "check/no-briefing": {
    severity: "error",
    expected: "the briefing of the articles",
    remedy: "Make it with quorum report, or name its folder with -o.",
  },
  "check/out-of-date": {
    severity: "error",
    expected: "the files that the articles, the settings and this version of Quorum give",
    remedy: "Make the briefing again with quorum report.",
  },
  "check/new-conflict": {
    severity: "error",
    expected: "sources that agree, or a conflict that the last edition tells",
    remedy:
      "Read the lines; mend an article, or say in briefing.yml what is one (same, aliases) or not (apart). To tell the conflict, make the edition with quorum report, with --archive where editions are kept.",
  },
  "check/new-suspect-sum": {
    severity: "error",
    expected: "figures that add up, or a doubt that the last edition tells",
    remedy:
      "Read the lines and mend the article if it was copied wrongly. To tell the doubt, make the edition with quorum report, with --archive where editions are kept.",
  },
  "output/not-kept": {
    severity: "error",
    expected: "a whole edition with a day: --archive keeps nothing else",
    remedy:
      "Set as-of in briefing.yml where no article has a day, or mend what the other messages say, then run again. The briefing itself is in the output folder.",
  },
  "init/not-made": {
    severity: "error",
    expected: "a folder without a briefing.yml, in which one can be written",
    remedy: "Edit the file that is there, or name another folder. Nothing was changed.",
  },
  "output/unwritable": {
    severity: "error",
    expected: "an output folder that can be written",
    remedy:
      "Give yourself permission, free some space or remove what is in the way, or choose another folder with -o. Nothing was changed.",
  },
  "watch/no-server": {
    severity: "error",
    expected: "a free port on this machine",
    remedy: "Choose another with --port, or leave it out for one that is free.",
  },
  "watch/not-watching": {
    severity: "error",
    expected: "a folder that the system watches",
    remedy:
      "Set CHOKIDAR_USEPOLLING=1 where the folder lies on a network drive or has more files than the system watches; a change may be missed until then.",
  },
} as const satisfies Record<string, Entry>;

export type DiagnosticId = keyof typeof catalogue;

export interface Diagnostic {
  id: DiagnosticId;
  severity: Severity;
  /** Path inside the source folder, an output path, or null when it is about the whole run. */
  file: string | null;
  /** 1-based, or null when it is about the whole file. */
  line: number | null;
  found: string;
  expected: string;
  remedy: string;
}

/** A message of the catalogue about one place. `found` says what is there, in words; `expected` what can stand there, where the catalogue knows less. */
export function diagnostic(
  id: DiagnosticId,
  at: { file?: string; line?: number; found: string; expected?: string },
): Diagnostic {
  const { severity, expected, remedy } = catalogue[id];
  const { file = null, line = null, found } = at;
  return { id, severity, file, line, found, expected: at.expected ?? expected, remedy };
}

/** Every id with its entry, for the documentation and the tests. */
export const diagnosticCatalogue: Readonly<Record<DiagnosticId, Entry>> = catalogue;
