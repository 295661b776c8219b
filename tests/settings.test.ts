/** briefing.yml: what it leaves out is not read, and what is wrong in it is told with its line. */
import { describe, expect, test } from "vitest";
import { ingest } from "../pipeline/ingest/index.ts";
import { noFindings } from "../pipeline/model/finding.ts";
import { compose } from "../pipeline/render/compose.ts";
import { gatherMaterial } from "../pipeline/render/material.ts";
import { memoryWorld } from "./check.ts";

const prose = "The tide mill grinds 40 sacks a day.";
const files = ["a.txt", "b.old.txt", "drafts/a.txt", "keep/drafts/b.txt", "keep/c.txt", "Drafts/d.txt"];

/** Files that are read, and messages. */
async function read(settings: string | Uint8Array): Promise<{ read: string[]; messages: string[] }> {
  const world = memoryWorld({
    ...Object.fromEntries(files.map((file) => [file, `${prose} ${file}.`])),
    "briefing.yml": settings,
  });
  const { texts, diagnostics } = await ingest(world, "x");
  return {
    read: texts.map(({ file }) => file),
    messages: diagnostics.map(({ id, file, line, found }) => `${file}:${line} ${id}: ${found}`),
  };
}
const all = [...files].sort();
const without = (...left: string[]): string[] => all.filter((file) => !left.includes(file));

describe("ignore, by the rules of .gitignore", () => {
  test.each([
    ["a folder anywhere", "- drafts/", without("drafts/a.txt", "keep/drafts/b.txt")],
    ["a folder at the top", "- /drafts", without("drafts/a.txt")],
    ["an ending", '- "*.old.txt"', without("b.old.txt")],
    ["below a folder", "- keep/**", without("keep/c.txt", "keep/drafts/b.txt")],
    ["all but one", '- "*.txt"\n  - "!a.txt"', ["a.txt", "drafts/a.txt"]],
    ["nothing", "", all],
    ["a comment", '- "# drafts/"', all],
  ])("%s", async (_name, list, expected) =>
    expect(await read(`ignore:\n  ${list}\n`)).toEqual({ read: expected, messages: [] }),
  );

  test("a pattern made to take for ever does not, and a deep file goes with its folder", async () => {
    const deep = `${"a/".repeat(2_000)}x.txt`;
    const yaml = 'ignore: ["**/a/**/a/**/a/**/b", "/c"]';
    const { texts } = await ingest(
      memoryWorld({ "briefing.yml": yaml, [deep]: prose, [`c/${deep}`]: `${prose}.` }),
      "x",
    );
    expect(texts.map(({ file }) => file)).toEqual([deep]);
  });

  test("other right keys and no keys are nothing to tell; the file is never a source", async () => {
    for (const settings of ["", "# nothing\n", "title: Mills\nsections:\n"])
      expect(await read(settings)).toEqual({ read: all, messages: [] });
    const inner = await ingest(memoryWorld({ "sub/briefing.yml": "ignore: [a.txt]", "a.txt": prose }), "x");
    expect(inner.texts.map(({ file }) => file)).toEqual(["a.txt"]);
  });
});

describe("what is wrong is told, and the rest counts", () => {
  test.each([
    ["a text", "title: x\nignore: drafts/", '2 settings/wrong-value: ignore: the text "drafts/"'],
    ["a number", "ignore: 5", "1 settings/wrong-value: ignore: the value 5"],
    ["keys", "ignore:\n  a: b", "2 settings/wrong-value: ignore: keys with values"],
    ["a reference", "title: &a x\nignore: *a", "2 settings/wrong-value: ignore: a reference"],
    ["a list at the top", "- drafts/", "1 settings/bad-yaml: no keys with values"],
    ["no YAML", "title: x\nignore: [", "2 settings/bad-yaml: "],
    ["a star that was not quoted", "ignore:\n  - *.txt", "2 settings/"],
    ["bytes", new Uint8Array([0, 1, 0, 2, 0]), "1 settings/bad-yaml: 5 bytes that are no settings"],
    ["too much", "#".repeat(100_001), "1 settings/bad-yaml: 100001 bytes that are no settings"],
    ["nested deep", `ignore: ${"[".repeat(20_000)}`, "1 settings/"],
    ["many stars", `ignore: ["${"*a".repeat(40)}b"]`, "1 settings/wrong-value: ignore: a pattern with 40 stars"],
  ])("%s", async (_name, settings, message) => {
    const found = await read(settings);
    expect(found.read).toEqual(all);
    expect(found.messages).toEqual([expect.stringContaining(`briefing.yml:${message}`)]);
  });

  test("a list with something else in it", async () => {
    expect(await read("ignore:\n  - a.txt\n  - 7\n  - [x]\n  - b.old.txt\n")).toEqual({
      read: without("a.txt", "drafts/a.txt", "b.old.txt"),
      messages: [
        "briefing.yml:3 settings/wrong-value: ignore: a list with the value 7",
        "briefing.yml:4 settings/wrong-value: ignore: a list with a list",
      ],
    });
  });

  test.each([
    ["titel: x", '1 settings/unknown-key: the key "titel", perhaps meant as title'],
    ["title: x\nzzzzzz: 1", '2 settings/unknown-key: the key "zzzzzz"'],
    ["paper: leter", '1 settings/wrong-value: paper: the text "leter", perhaps meant as letter'],
    ["sections:\n  voices: offf", '2 settings/wrong-value: sections: voices: the text "offf", perhaps meant as off'],
    ["sections:\n  voice: off", '2 settings/unknown-key: the key "voice", perhaps meant as voices'],
    ["theme:\n  colours:\n    ink: blue", '3 settings/wrong-value: theme: colours: ink: the text "blue"'],
    ["theme:\n  logo: no.png", '2 settings/wrong-value: theme: logo: "no.png", which is not there'],
    [
      "title: x\ntheme:\n  fonts: {text: sans}\n  templates: look",
      '4 settings/wrong-value: theme: templates: "look", in which there is nothing',
    ],
    ["title: x\ntheme: {templates: drafts}", "2 settings/wrong-value: theme: templates: the file drafts/a.txt"],
    ["as-of: 2024-02-30", '1 settings/wrong-value: as-of: the text "2024-02-30"'],
    ["numbers:\n  marks: 1234.5", "2 settings/wrong-value: numbers: marks: the value 1234.5"],
    [
      "numbers:\n  large: leters",
      '2 settings/wrong-value: numbers: large: the text "leters", perhaps meant as letters',
    ],
    ["numbers:\n  scale: bn", '2 settings/unknown-key: the key "scale"'],
    ["currency: eur\nrates: {USD: 0.92}", '1 settings/wrong-value: currency: the text "eur"'],
    ["currency: EUR\nrates:\n  usd: 0.92", '3 settings/wrong-value: rates: the key "usd"'],
    ["currency: EUR\nrates:\n  USD: 0", "3 settings/wrong-value: rates: USD: the value 0"],
    ["currency: EUR\nrates:\n  USD: '0.92'", '3 settings/wrong-value: rates: USD: the text "0.92"'],
    ["title: x\nrates: {USD: 0.92}", "2 settings/wrong-value: rates without currency"],
    ["currency: EUR", "1 settings/wrong-value: currency without rates"],
    ["rates-as-of: 2024-03-01", "1 settings/wrong-value: rates-as-of without rates"],
    ["title: 2024", "1 settings/wrong-value: title: the value 2024"],
    ["__proto__: [1]", '1 settings/unknown-key: the key "__proto__"'],
  ])("%s", async (settings, message) => {
    expect((await read(settings)).messages).toEqual([`briefing.yml:${message}`]);
  });

  test("a message says what is allowed, and thousands of wrong keys are told in few", async () => {
    const { diagnostics } = await ingest(memoryWorld({ "briefing.yml": "paper: a5", "a.txt": prose }), "x");
    expect(diagnostics.map(({ expected }) => expected)).toEqual(["one of a4, letter"]);
    const numbers = await ingest(memoryWorld({ "briefing.yml": "numbers: {marks: 1.5}", "a.txt": prose }), "x");
    expect(numbers.diagnostics[0]?.expected).toBe(
      'one of "1,234.5", "1 234.5", "1 234,5", "1.234,5", "1234.5", "1234,5"',
    );
    const many = Array.from({ length: 3_000 }, (_, at) => `k${at}: 1`).join("\n");
    expect((await read(many)).messages).toHaveLength(51);
  });
});

test("settings reach the briefing: its words, its day, its look and its sections", async () => {
  const yaml =
    'title: Mills\nsubtitle: Week nine\naudience: the board\nas-of: 2024-03-01\nlanguage: en-GB\npaper: letter\norganisation: Mill Watch\nnumbers: {marks: "1 234,5", percent: "%"}\nsections: {voices: off, alone: on}\n';
  const { settings } = await ingest(memoryWorld({ "briefing.yml": yaml, "a.txt": prose }), "x");
  expect(settings).toMatchObject({
    title: "Mills",
    subtitle: "Week nine",
    audience: "the board",
    asOf: "2024-03-01",
    language: "en-GB",
    without: ["voices"],
    numbers: { marks: "1 234,5", large: "words", percent: "%" },
    theme: { paper: "Letter", organisation: "Mill Watch", classification: null },
  });
  const { briefing } = compose(gatherMaterial([], noFindings, []), { ...settings, without: ["sources"] });
  expect(briefing).toMatchObject({ title: "Mills", subtitle: "Week nine", asOf: "2024-03-01", sections: [] });
});
