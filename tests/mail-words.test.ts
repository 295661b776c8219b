/** The words by which a mail is told from what stands around it: every rule finds its examples and leaves its counter-examples. */
import { describe, expect, test } from "vitest";
import words from "../pipeline/lexicon/mail.json" with { type: "json" };
import {
  mailLine,
  opensForward,
  opensOriginal,
  opensQuote,
  readSender,
  readSubject,
} from "../pipeline/lexicon/mail.ts";

describe("the words of mails", () => {
  const kinds = [
    { entries: words.forwardMarkers, finds: opensForward },
    { entries: words.originalMarkers, finds: opensOriginal },
    { entries: words.attributions, finds: opensQuote },
  ];
  test("each finds its examples and leaves the others", () => {
    for (const { entries, finds } of kinds)
      for (const { examples, counterExamples } of entries) {
        expect(examples.filter((example) => !finds(example))).toEqual([]);
        expect(counterExamples.filter(finds)).toEqual([]);
      }
  });

  test.each(words.lines)("$reason: $pattern", ({ reason, pattern, examples, counterExamples }) => {
    expect(examples.filter((example) => !new RegExp(pattern, "iu").test(example))).toEqual([]);
    expect(examples.map((example) => mailLine(example)?.reason)).toEqual(examples.map(() => reason));
    expect(counterExamples.filter((example) => mailLine(example) !== null)).toEqual([]);
  });

  test.each([
    ["Ana Example from The Quay Letter", { author: "Ana Example", outlet: "The Quay Letter" }],
    ["Ana Example via Mill Talk", { author: "Ana Example", outlet: "Mill Talk" }],
    ["The Oldport Gazette", { outlet: "The Oldport Gazette" }],
    ["Oldport Daily", { outlet: "Oldport Daily" }],
    ["Ana Example", { author: "Ana Example" }],
  ])("%s", (name, sender) => expect(readSender(name)).toEqual(sender));

  test.each([
    ["Re: AW: Tide tables", { title: "Tide tables", kind: "reply" }],
    ["Fwd: Re: Tide tables", { title: "Tide tables", kind: "forward" }],
    ["Report: tides", { title: "Report: tides", kind: null }],
  ])("%s", (subject, expected) => expect(readSubject(subject)).toEqual(expected));
});
