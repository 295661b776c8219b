/** Corrections in briefing.yml: names made one, figures put together and kept apart, and what is wrong in them told with its line. */
import { describe, expect, test } from "vitest";
import type { Ledger } from "../pipeline/model/ledger.ts";
import { ledgerOf } from "./check.ts";

const note = (title: string, outlet: string, ...lines: string[]): string =>
  `${title}\n\nSource: ${outlet}\nPublished: 3 March 2024\n\n${lines.join("\n")}\n`;

const folder = {
  "boats.txt": note(
    "The herring fleet of Aldmere",
    "Quay Post",
    "The Northern Herring Board counted 3,720 boats in Aldmere at the end of 2023.",
    "Catches were worth 41.6 million euros in 2023.",
  ),
  "coast.txt": note("Storm at the coast", "Coast Echo", "The Aldmere herring boats number 3,720."),
  "letter.txt": note(
    "Boats and nets in Aldmere",
    "Tide Letter",
    "The board had 3,410 boats at the end of 2023, the letter says. The fleet of Aldmere landed fish for 39.2 million euros in 2023.",
  ),
  "mills.txt": note("Mills report a good year", "Mill Weekly", "Corvane Mills employed 4,210 workers in 2023."),
  "merger.txt": note("A merger of millers", "Grain Echo", "Pellworth Group employed 4,210 workers in 2023."),
};

const corrected = (settings: string, earlier: Ledger | null = null): Promise<Ledger> =>
  ledgerOf({ ...folder, "briefing.yml": settings }, earlier);

/** The clusters of more than one claim, each by the files and surfaces of its claims. */
function groups({ clusters, claims, documents }: Ledger): string[] {
  const fileOf = new Map(documents.map(({ id, file }) => [id, file]));
  const named = new Map(claims.map(({ id, document, surface }) => [id, `${fileOf.get(document)} ${surface}`]));
  return clusters
    .flatMap(({ claims: ids }) => (ids.length < 2 ? [] : ids.map((id) => named.get(id)).join(", ")))
    .sort();
}

const messages = ({ diagnostics }: Ledger): string[] =>
  diagnostics.map(({ id, file, line, found }) => `${file}:${line} ${id}: ${found}`);

const boats = ["boats.txt 3,720 boats", "coast.txt 3,720", "letter.txt 3,410 boats"];

test("without corrections: what the program finds by itself, and an empty record", async () => {
  const ledger = await ledgerOf(folder);
  expect(groups(ledger)).toEqual([boats.join(", ")]);
  expect(ledger.corrections).toEqual([]);
});

test("an alias: whom a claim is about is taken for the name, whatever its case", async () => {
  const ledger = await corrected(
    "aliases:\n  Corvane Mills: [the pellworth group, Nobody Ltd]\n  Nowhere: [Elsewhere]\n",
  );
  expect(groups(ledger)).toContain("merger.txt 4,210 workers, mills.txt 4,210 workers");
  const renamed = ledger.claims.filter(({ surface }) => surface === "4,210 workers");
  expect(renamed.map(({ entity }) => entity)).toEqual(["Corvane Mills", "Corvane Mills"]);
  expect(ledger.corrections).toEqual([
    {
      kind: "alias",
      written: ["Corvane Mills", "the pellworth group", "Nobody Ltd"],
      claims: [renamed[0]?.id],
    },
  ]);
});

test("same: figures of one thing are one cluster, whatever their words, and are judged as such", async () => {
  const ledger = await corrected("same:\n  - - boats.txt:7\n    - letter.txt:6 39.2 million euros\n");
  expect(groups(ledger)).toEqual([boats.join(", "), "boats.txt 41.6 million euros, letter.txt 39.2 million euros"]);
  const [correction] = ledger.corrections;
  expect(correction).toMatchObject({ kind: "same", written: ["boats.txt:7", "letter.txt:6 39.2 million euros"] });
  const cluster = ledger.clusters.find(({ claims }) => claims.includes(correction?.claims[0] ?? ""));
  expect(cluster).toMatchObject({ verdict: "conflict", claims: correction?.claims });
});

test.each([
  ["two of three", '["boats.txt:6", "coast.txt:6"]', ["boats.txt 3,720 boats, letter.txt 3,410 boats"]],
  ["another two", '["boats.txt:6", "letter.txt:6 3,410"]', ["boats.txt 3,720 boats, coast.txt 3,720"]],
  ["all of three", '["boats.txt:6", "coast.txt:6", "letter.txt:6 3,410 boats"]', []],
])(
  "apart: no two of a list are in one cluster; the others stay where they are most alike: %s",
  async (_name, list, expected) => {
    const ledger = await corrected(`apart:\n  - ${list}\n`);
    expect(groups(ledger)).toEqual(expected);
    expect(ledger.corrections.map(({ kind }) => kind)).toEqual(["apart"]);
    expect(messages(ledger)).toEqual([]);
  },
);

test("figures of one thing stay together when others of their cluster are kept apart", async () => {
  const settings = 'apart:\n  - [boats.txt:6, coast.txt:6]\nsame:\n  - ["letter.txt:6 3,410", coast.txt:6]\n';
  expect(groups(await corrected(settings))).toEqual(["coast.txt 3,720, letter.txt 3,410 boats"]);
});

test("the corrections of an edition count as a change of it, and the same ones again do not", async () => {
  const settings = "apart:\n  - [boats.txt:6, coast.txt:6]\n";
  const first = await ledgerOf(folder);
  const second = await corrected(settings, first);
  expect(second.changes.map(({ kind }) => kind)).toContain("new");
  expect((await corrected(settings, second)).changes).toEqual(second.changes);
});

describe("what is wrong is told, and the rest counts", () => {
  const expected = "boats.txt 41.6 million euros, letter.txt 39.2 million euros";
  test.each([
    [
      "no figure there",
      "same:\n  - - boats.txt:1\n    - coast.txt:6",
      "2 settings/unknown-figure: same: boats.txt:1, where there is no figure",
    ],
    [
      "no such file",
      "apart:\n  - - coast.txt:6\n    - nets.txt:6",
      "3 settings/unknown-figure: apart: nets.txt:6, where there is no figure",
    ],
    [
      "two figures",
      "same:\n  - [letter.txt:6, boats.txt:6]",
      '2 settings/unknown-figure: same: letter.txt:6, where there is "3,410 boats", "39.2 million euros"',
    ],
    [
      "a part of a number",
      "same:\n  - [letter.txt:6 410, boats.txt:6]",
      "2 settings/unknown-figure: same: letter.txt:6 410, where",
    ],
    [
      "units",
      "same:\n  - [boats.txt:6, boats.txt:7]",
      '2 settings/wrong-correction: same: "3,720 boats" and "41.6 million euros", which are in units of different kinds',
    ],
    [
      "no place",
      "apart:\n  - [boats.txt, coast.txt:6]",
      '2 settings/wrong-correction: apart: a list with the text "boats.txt"',
    ],
    [
      "too many figures",
      `apart:\n  - [${"coast.txt:6, ".repeat(101)}]`,
      "2 settings/wrong-correction: apart: a list of 101",
    ],
    ["one figure", "apart:\n  - [boats.txt:6]", "2 settings/wrong-correction: apart: a list of 1"],
    [
      "no list of lists",
      "apart:\n  - boats.txt:6",
      '2 settings/wrong-correction: apart: a list with the text "boats.txt:6"',
    ],
    ["no list", "apart: boats.txt:6", '1 settings/wrong-correction: apart: the text "boats.txt:6"'],
    ["aliases in a list", "aliases: [Corvane]", "1 settings/wrong-correction: aliases: a list"],
    [
      "an alias without a list",
      "aliases:\n  Corvane: Pellworth",
      '2 settings/wrong-correction: aliases: Corvane: the text "Pellworth"',
    ],
    [
      "a number for a spelling",
      "aliases:\n  Corvane: [7]",
      "2 settings/wrong-correction: aliases: Corvane: a list with the value 7",
    ],
    ["a number for a name", "aliases:\n  7: [Corvane]", "2 settings/wrong-correction: aliases: the name the value 7"],
    [
      "a spelling of two names",
      "aliases:\n  A: [C]\n  B: [c]",
      '3 settings/wrong-correction: aliases: B: "c", which belongs to A as well',
    ],
    [
      "a name that is a spelling",
      "aliases:\n  A: [B]\n  B: [D]",
      '2 settings/wrong-correction: aliases: A: "B", which belongs to B as well',
    ],
  ])("%s", async (_name, settings, message) => {
    const ledger = await corrected(
      `${settings}\n${settings.startsWith("same:") ? "" : "same:\n"}  - [boats.txt:7, letter.txt:6 39.2 million]\n`,
    );
    expect(messages(ledger)).toEqual([expect.stringContaining(`briefing.yml:${message}`)]);
    expect(groups(ledger)).toContain(expected);
  });

  test("figures that are kept apart are not put together, not even by way of a third", async () => {
    const settings =
      'apart:\n  - [boats.txt:6, coast.txt:6]\nsame:\n  - ["letter.txt:6 3,410", coast.txt:6]\n  - ["letter.txt:6 3,410", boats.txt:6]\n';
    const ledger = await corrected(settings);
    expect(messages(ledger)).toEqual([
      'briefing.yml:5 settings/wrong-correction: same: "3,720 boats" and "3,720", which are kept apart as well',
    ]);
    expect(groups(ledger)).toEqual(["coast.txt 3,720, letter.txt 3,410 boats"]);
  });
});
