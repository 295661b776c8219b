/** Messages of the other commands: a part of the catalogue. */
import type { Message } from "./message.ts";

export const commandsMessages = {
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
  "init/not-made": {
    severity: "error",
    expected: "a folder without a briefing.yml, in which one can be written",
    remedy: "Edit the file that is there, or name another folder. Nothing was changed.",
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
} as const satisfies Record<string, Message>;
