/** Messages about sending a briefing: a part of the catalogue. */

export const sendMessages = {
  "send/no-briefing": {
    severity: "error",
    expected: "a whole briefing in the output folder: briefing.json and briefing.md",
    remedy: "Make it first with quorum report, or name its folder with -o; nothing was sent.",
  },
  "send/not-set-up": {
    severity: "error",
    expected: "recipients and sender in briefing.yml, or QUORUM_WEBHOOK in the environment",
    remedy: "Set what is missing; to it nothing can be sent.",
  },
  "send/no-charts": {
    severity: "warning",
    expected: "charts that can be drawn as pictures",
    remedy: "The mail says the same in words, and the PDF has them.",
  },
  "send/no-pdf": {
    severity: "warning",
    expected: "a briefing.pdf of this edition in the output folder",
    remedy: "Run quorum report where a browser is, if a PDF should be attached; the mail goes without it.",
  },
  "send/failed": {
    severity: "error",
    expected: "a server that takes the briefing for this recipient",
    remedy: "See what the server says and send again: nobody who has this edition gets it twice.",
  },
  "send/unclear": {
    severity: "error",
    expected: "a clear answer to whether it arrived",
    remedy:
      "Ask the recipient; with --again it is sent once more to those of whom it is unclear (not while another run is sending).",
  },
} as const;
