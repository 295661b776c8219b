/** Articles read from whole files: a case is a folder with an input and what must come of it; each is read again with other line ends. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { calendarExamples, dayOfAddress, findDays, isoDay } from "../pipeline/lexicon/calendar.ts";
import { chromeRule, closingRule } from "../pipeline/lexicon/chrome.ts";
import abbreviations from "../pipeline/lexicon/en/abbreviations.json" with { type: "json" };
import chrome from "../pipeline/lexicon/en/chrome.json" with { type: "json" };
import outlets from "../pipeline/lexicon/en/outlets.json" with { type: "json" };
import { outletInPhrase, outletOfAddress } from "../pipeline/lexicon/outlets.ts";
import type { Article } from "../pipeline/model/document.ts";
import { joinPieces, sourceSpan } from "../pipeline/model/span.ts";
import { readDateLine } from "../pipeline/normalize/dates.ts";
import { splitSentences } from "../pipeline/normalize/sentences.ts";
import { articleOf } from "./check.ts";

const folder = new URL("cases/articles/", import.meta.url);

/** An article in the notation of the cases. */
const notation = (article: Article) => ({
  title: article.title,
  outlet: article.outlet,
  author: article.author,
  language: article.language,
  published: article.published,
  publishedBasis: article.publishedBasis,
  sentences: article.sentences.map(({ line, role, text }) => `${line} ${role}: ${text}`),
  excluded: article.excluded.map(({ startLine, endLine, reason }) => `${startLine}-${endLine} ${reason}`),
});

describe.each(readdirSync(folder).sort())("%s", (name) => {
  const input = readdirSync(new URL(`${name}/`, folder)).find((file) => file.startsWith("input.")) ?? "no input";
  const content = readFileSync(new URL(`${name}/${input}`, folder), "utf8");
  const expected: unknown = JSON.parse(readFileSync(new URL(`${name}/expected.json`, folder), "utf8"));

  test("is read as expected", async () => expect(notation(await articleOf(input, content))).toEqual(expected));

  test("is read the same with Windows line ends", async () => {
    const crlf = content.replaceAll("\n", "\r\n");
    expect(notation(await articleOf(input, crlf))).toEqual(expected);
  });

  test("is read the same with a byte-order mark", async () => {
    expect(notation(await articleOf(input, `\ufeff${content}`))).toEqual(expected);
  });

  test("every letter and figure of a sentence stands at its place in the text", async () => {
    const { text, sentences } = await articleOf(input, `\ufeff${content.replaceAll("\n", "\r\n")}`);
    for (const sentence of sentences) {
      for (const { 0: character, index } of sentence.text.matchAll(/[\p{L}\p{N}]/gu)) {
        const span = sourceSpan(sentence, { start: index, end: index + character.length });
        expect(text.slice(span.start, span.end)).toBe(character);
      }
      const { start } = sourceSpan(sentence, { start: 0, end: 1 });
      expect(text.slice(0, start).split("\n").length).toBe(sentence.line);
    }
  });
});

interface ChromeEntry {
  id: string;
  pattern: string;
  caseSensitive?: boolean;
  needs?: readonly string[];
  examples: readonly string[];
  counterExamples: readonly string[];
}

describe("page chrome", () => {
  const entries: readonly ChromeEntry[] = [...chrome.sections, ...chrome.lines, ...chrome.closing];
  test.each(entries.flatMap(({ id, examples }) => examples.map((example) => [id, example])))(
    "%s: %s",
    (id, example) => {
      const { pattern, caseSensitive, needs } = entries.find((entry) => entry.id === id) ?? {
        pattern: "(?!)",
        needs: [],
      };
      expect(example).toMatch(new RegExp(pattern, caseSensitive ? "u" : "iu"));
      expect(needs === undefined || needs.some((part) => example.toLowerCase().includes(part))).toBe(true);
      expect(chromeRule(example) ?? closingRule(example)).not.toBeNull();
    },
  );

  test.each(entries.flatMap(({ counterExamples }) => counterExamples))("not: %s", (line) => {
    expect((chromeRule(line) ?? closingRule(line))?.id ?? null).toBeNull();
  });

  test("no id twice, and every rule looks at the whole line", () => {
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    expect(entries.filter(({ pattern }) => !/^\^[\s\S]*\$$/.test(pattern)).map(({ id }) => id)).toEqual([]);
  });

  test("a rule that may begin anywhere in a line says what it needs, so that most lines are told from it quickly", () => {
    const anywhere = entries.filter(
      ({ pattern }) => /^\^(?:\(\?:)?\.\{0,/.test(pattern) && !pattern.includes("\\|\\s*)?"),
    );
    expect(anywhere.filter(({ needs }) => needs === undefined).map(({ id }) => id)).toEqual([]);
  });
});

describe("sentences", () => {
  test.each(abbreviations.examples)("%s", (...sentences) => {
    const text = sentences.join(" ");
    const split = splitSentences({ text, segments: [{ at: 0, source: 0 }] });
    expect(split.map((sentence) => sentence.text)).toEqual(sentences);
  });
});

describe("days", () => {
  test.each(calendarExamples)("%s", (example) => expect(findDays(example)).toHaveLength(1));

  test.each([
    ["Published: Jun 20, 2024 09:20 PM", "2024-06-20"],
    ["Tuesday, July 2nd, 2013", "2013-07-02"],
    ["WEDNESDAY 03 JULY 2013", "2013-07-03"],
    ["the 9th of August, 1999", "1999-08-09"],
    ["2024-06-20T23:30:00-08:00", "2024-06-20"],
    ["20.06.2024", "2024-06-20"],
    ["06/20/2024", "2024-06-20"],
  ])("%s", (text, expected) => {
    const [day] = findDays(text);
    expect(isoDay(day?.year ?? 0, day?.month ?? 0, day?.day ?? 0)).toBe(expected);
  });

  test.each([
    "05/06/2024",
    "we may 3 times",
    "31 June 2020",
    "June 20.5 percent",
    "version 1.2.2020.4",
    "in June 2024",
  ])("no day: %s", (text) => expect(findDays(text)).toEqual([]));

  test.each([
    ["https://a.example.org/2017/09/27/peace", "2017-09-27"],
    ["https://a.example.org/2019/nov/20/peace", "2019-11-20"],
    ["https://a.example.org/news/2017-11-14/how", "2017-11-14"],
    ["https://a.example.org/20170927/how?d=2001-01-01", "2017-09-27"],
    ["https://a.example.org/news/437067/how", null],
    ["https://a.example.org/2017/19/27/how", null],
  ])("%s", (address, expected) => expect(dayOfAddress(address)).toBe(expected));

  test.each([
    ["Updated: August 9, 2022 07:03 Xinhua", "updated", "Xinhua"],
    ["3 July 2013 Last updated at 13:38 GMT", null, ""],
    ["on July 02 2013 7:41 AM", null, ""],
    ["Posted on 2 May 2020 by Ana Example", "published", "Ana Example"],
  ])("a line that says when: %s", (text, label, name) => {
    expect(readDateLine(text)).toMatchObject({ label, name });
  });

  test.each(["The mill burned down on June 3, 2020.", "June 3, 2020: the mill burns down again", "Nothing to see"])(
    "no such line: %s",
    (text) => expect(readDateLine(text)).toBeNull(),
  );
});

describe("outlets", () => {
  const phrases = outlets.phrases.flatMap(({ examples }) => examples);
  test.each(phrases)("%s", (line, expected) => expect(outletInPhrase(line ?? "")).toBe(expected));

  test("a host is its outlet, and an unknown one itself", () => {
    const addresses = [
      "https://www.bbc.co.uk/news/1",
      "https://edition.cnn.com/x",
      "http://www.sample.example.org/",
      "no address",
    ];
    expect(addresses.map(outletOfAddress)).toEqual(["BBC News", "CNN", "sample.example.org", null]);
  });

  test("no host and no name twice", () => {
    const all = [...outlets.outlets, ...outlets.agencies];
    const hosts = all.flatMap((entry) => entry.hosts);
    expect(new Set(hosts).size).toBe(hosts.length);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });
});

describe("pieces", () => {
  test("text that goes on in the source makes one segment", () => {
    const joined = joinPieces([
      { text: "ab", source: 5 },
      { text: "cd", source: 7 },
      { text: "", source: 0 },
      { text: "e", source: 12 },
    ]);
    expect(joined).toEqual({
      text: "abcde",
      segments: [
        { at: 0, source: 5 },
        { at: 4, source: 12 },
      ],
    });
  });
});
