/** Messages about the settings and the briefing itself: a part of the catalogue. */
import type { Message } from "./message.ts";

export const briefingMessages = {
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
  "analyze/unreadable-ledger": {
    severity: "info",
    expected: "the ledger of the edition before",
    remedy: "Nothing to do: this edition tells no changes, the next one will.",
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
  "output/not-kept": {
    severity: "error",
    expected: "a whole edition with a day: --archive keeps nothing else",
    remedy:
      "Set as-of in briefing.yml where no article has a day, or mend what the other messages say, then run again. The briefing itself is in the output folder.",
  },
  "output/unwritable": {
    severity: "error",
    expected: "an output folder that can be written",
    remedy:
      "Give yourself permission, free some space or remove what is in the way, or choose another folder with -o. Nothing was changed.",
  },
} as const satisfies Record<string, Message>;
