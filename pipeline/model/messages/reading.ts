/** Messages about the files and what is found in them: a part of the catalogue. */
import type { Message } from "./message.ts";

export const readingMessages = {
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
} as const satisfies Record<string, Message>;
