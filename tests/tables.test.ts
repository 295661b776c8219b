/** Tables: what each figure of a cell says, from files of many shapes; a case is a table and the lines beside it. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ingest } from "../pipeline/ingest/index.ts";
import { headRole, tableModalities, tableModality, tableRoles } from "../pipeline/lexicon/tables.ts";
import type { Claim } from "../pipeline/model/claim.ts";
import type { Document } from "../pipeline/model/document.ts";
import { normalize } from "../pipeline/normalize/index.ts";
import { ledgerOf, memoryWorld } from "./check.ts";
import { zipOfFiles } from "./zip.ts";

const folder = new URL("cases/tables/", import.meta.url);

async function documentOf(file: string, content: string | Uint8Array): Promise<Document> {
  const { texts, diagnostics } = await ingest(memoryWorld({ [file]: content }), "");
  const [text] = texts;
  if (text === undefined) throw new Error(diagnostics.map(({ id, found }) => `${id}: ${found}`).join("; "));
  return normalize(text);
}

async function messagesOf(file: string, content: string | Uint8Array): Promise<string[]> {
  const { diagnostics } = await ingest(memoryWorld({ [file]: content, "z.txt": "The mill grinds." }), "");
  return diagnostics.map(({ id, line }) => (line === null ? id : `${id} ${line}`));
}

const signs: Partial<Record<Claim["value"]["bound"], string>> = { about: "~", "more-than": ">", "less-than": "<" };

const notation = ({
  surface,
  value,
  unit,
  aspect,
  direction,
  metric,
  entity,
  place,
  period,
  modality,
}: Claim): string =>
  [
    `${surface} = ${signs[value.bound] ?? ""}${value.low ?? value.high} ${unit}`,
    metric,
    ...(aspect === "level" ? [] : [`${aspect} ${direction ?? ""}`.trim()]),
    ...(entity === null ? [] : [`of ${entity}`]),
    ...(place === null ? [] : [`in ${place}`]),
    ...(period === null ? [] : [period]),
    ...(modality === "actual" ? [] : [modality]),
  ].join("; ");

describe.each(readdirSync(folder).filter((name) => !name.endsWith(".expected")))("%s", (name) => {
  const content = readFileSync(new URL(name, folder), "utf8");
  const expected = readFileSync(new URL(`${name}.expected`, folder), "utf8")
    .split("\n")
    .filter(Boolean);

  test.each([
    ["as it is", content],
    ["with Windows line ends", content.replaceAll("\n", "\r\n")],
    ["with a byte-order mark", `\ufeff${content}`],
  ])("%s", async (_how, text) => {
    const document = await documentOf(name, text);
    const cells = document.claims.filter(({ cell }) => cell !== undefined);
    const messages = document.diagnostics.map(({ id, found }) => `${id}: ${found}`);
    expect([...cells.map(notation), ...messages]).toEqual(expected);
    for (const { start, end, surface, line, sentence, mark } of cells) {
      expect(document.text.slice(start, end)).toBe(surface);
      expect(sentence.slice(mark.start, mark.end)).toBe(surface);
      expect(document.text.slice(0, start).split("\n").length).toBe(line);
    }
  });
});

describe("cells", () => {
  const read = async (cell: string): Promise<string[]> =>
    (await documentOf("a.tsv", `Port\tKelp (t)\nEllis\t${cell}\nMarrow\t4\nVane\t5\n`)).claims
      .slice(0, -2)
      .map(({ surface, value, unit }) => `${surface} = ${signs[value.bound] ?? ""}${value.low ?? value.high} ${unit}`);

  test.each([
    ["1 234", "1 234 = 1234 t"],
    ["1'234.5", "1'234.5 = 1234.5 t"],
    ["(1,234)", "(1,234) = -1234 t"],
    ["\u22125.2", "\u22125.2 = -5.2 t"],
    ["1,234 (a)", "1,234 = 1234 t"],
    ["5.2*", "5.2 = 5.2 t"],
    ["5.2 p", "5.2 = 5.2 t"],
    ["~900", "~900 = ~900 t"],
    ["< 5", "< 5 = <5 t"],
    ["about 40", "about 40 = ~40 t"],
    ["3 kg", "3 kg = 3 kg"],
    ["$3.2 bn", "$3.2 bn = 3200000000 USD"],
    ["-5.2", "-5.2 = -5.2 t"],
  ])("%s", async (cell, expected) => expect(await read(cell)).toEqual([expected]));

  test.each([
    "n/a",
    "\u2013",
    "..",
    "-",
    "=1+1",
    "=HYPERLINK(1)",
    "@9",
    "007",
    "12:30",
    "2024-05-01",
    "3-4-5",
    "1.2.3",
  ])("no figure: %s", async (cell) => expect(await read(cell)).toEqual([]));
});

describe("delimited files", () => {
  test("quotation marks, line ends inside them and doubled marks keep every figure at its place", async () => {
    const { text, claims } = await documentOf("a.csv", 'Port,Kelp (t)\n"North\n""Old"" Port, Vane","1,200"\nEllis,5\n');
    expect(claims.map(({ entity, line }) => `${entity} ${line}`)).toEqual(['North "Old" Port, Vane 3', "Ellis 4"]);
    expect(claims.map(({ start, end }) => text.slice(start, end))).toEqual(["1,200", "5"]);
  });

  test("prose under the name of a table is prose, and a table under the name of a text is text", async () => {
    const prose =
      "The mill, which is old, grinds.\nIt turns.\nThe owner, the county, the board and the town met, and left.\n";
    expect((await documentOf("a.csv", prose)).format).toBe("text");
    expect((await documentOf("a.txt", "Port,Kelp (t)\nEllis,5\n")).format).toBe("text");
  });

  test("a mark that is never closed, and more cells than can be read, are messages; the rest is read", async () => {
    const open = `Port,Kelp (t)\nEllis,5\n"Marrow,6\n${"Vane,7\n".repeat(8000)}`;
    expect(await messagesOf("a.csv", open)).toEqual(["ingest/open-quote 3"]);
    expect((await documentOf("a.csv", open)).claims).toHaveLength(8002);
    expect(await messagesOf("a.csv", "a,b\n".repeat(1_000_000))).toEqual(["ingest/large-table 100001"]);
    expect(await messagesOf("a.csv", `a,b\nc,d\n${"9,".repeat(5_000_000)}`)).toEqual(["ingest/large-table 3"]);
    expect(await messagesOf("a.csv", `a,b\nc,d\n${'"'.repeat(5_000_000)}`)).toEqual(["ingest/open-quote 3"]);
  });

  test("16,384 columns", async () => {
    const wide = `County${",2020".repeat(16_383)}\nVane${",5 t".repeat(16_383)}\n`;
    expect((await documentOf("a.csv", wide)).format).toBe("table");
  });
});

/** A workbook of one shown and one hidden sheet, as small as one can be. */
function workbook(rows: string, more: Record<string, string> = {}): Uint8Array {
  const parts: Record<string, string> = {
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": `<workbook xmlns:r="r"><sheets><sheet name="Kelp" sheetId="1" r:id="a"/><sheet name="Old" state="hidden" sheetId="2" r:id="b"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="a" Target="worksheets/s1.xml"/><Relationship Id="b" Target="/xl/worksheets/s2.xml"/></Relationships>`,
    "xl/sharedStrings.xml":
      "<sst><si><t>Port</t></si><si><r><t>Landed </t></r><r><t>(t)</t></r></si><si><t>Share</t></si></sst>",
    "xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0%"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="4"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    "xl/worksheets/s1.xml": `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    "xl/worksheets/s2.xml": `<worksheet><sheetData><row><c><v>99</v></c></row></sheetData></worksheet>`,
    ...more,
  };
  return zipOfFiles(parts);
}

const head = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="inlineStr"><is><t>Day</t></is></c></row>`;
const body = `<row r="2"><c r="A2" t="inlineStr"><is><t>Ellis &amp; Vane</t></is></c><c r="B2" s="2"><f>600*2</f><v>1234.5</v></c><c r="C2" s="1"><v>0.1234</v></c><c r="D2" s="3"><v>45292</v></c></row>
<row r="3" hidden="1"><c r="A3" t="inlineStr"><is><t>Marrow</t></is></c><c r="B3"><v>77</v></c></row>`;

describe("workbooks", () => {
  test("numbers are read as they are shown, formulas by their last result, and nothing that is hidden", async () => {
    const document = await documentOf("a.xlsx", workbook(head + body));
    expect(document.text).toBe("Kelp\nPort\tLanded (t)\tShare\tDay\nEllis & Vane\t1,234.50\t12.3%\t2024-01-01\n");
    expect(document.claims.map(notation)).toEqual([
      "1,234.50 = 1234.5 t; landed; of Ellis & Vane; 2024-01-01",
      "12.3% = 12.3 percent; share of kelp; share; of Ellis & Vane; 2024-01-01",
    ]);
    expect(document.claims[0]?.cell).toEqual({
      table: "Kelp",
      row: "Ellis & Vane, 2024-01-01",
      column: "Landed (t)",
      reference: "Kelp!B2",
    });
    expect(document.title).toBe("Kelp");
    expect(await messagesOf("a.bin", workbook(head + body))).toEqual(["ingest/hidden-cells", "ingest/hidden-cells"]);
  });

  test("a workbook that is cut, empty or larger than it may be is a message, and the rest of the folder is read", async () => {
    const whole = workbook(head + body);
    expect(await messagesOf("a.xlsx", whole.slice(0, whole.length / 2))).toEqual(["ingest/bad-archive"]);
    expect(await messagesOf("a.xlsx", workbook("<row><c>"))).toEqual(["ingest/hidden-cells", "ingest/no-text"]);
    const bomb = workbook(head, { "xl/worksheets/s1.xml": " ".repeat(210_000_000) });
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await messagesOf("a.xlsx", bomb)).toEqual(["ingest/bad-archive"]);
    expect(await messagesOf("a.xlsx", workbook("<row/>"))).toEqual(["ingest/hidden-cells", "ingest/no-text"]);
  });
});

describe("a folder with tables", () => {
  test("a figure of a table agrees with that of a sentence", async () => {
    const { clusters } = await ledgerOf({
      "a.csv": "Tea exports by country (t)\nCountry,2022,2023\nKenya,450000,522000\n",
      "c.txt": "Kenya tea trade\n\nTea exports of Kenya reached 522,000 tonnes in 2023, the board said.\n",
    });
    const shared = clusters.filter(({ claims }) => claims.length > 1);
    expect(shared.map(({ verdict, period }) => `${verdict} ${period}`)).toContain("agree 2023");
  });

  test("a long table is kept whole, and only what something else speaks of is compared", async () => {
    const rows = Array.from({ length: 40 }, (_, at) => `Port ${String.fromCharCode(65 + (at % 26))}${at},${1000 + at}`);
    const { claims, clusters } = await ledgerOf({
      "a.csv": `Port,Kelp landings (t)\n${rows.join("\n")}\n`,
      "b.txt": "Kelp news\n\nKelp landings were 1,007 tonnes, the board said.\n",
    });
    const cells = claims.filter(({ cell }) => cell !== undefined);
    expect(cells).toHaveLength(40);
    expect(cells.every(({ background }) => background === true)).toBe(true);
    const compared = new Set(clusters.flatMap((cluster) => cluster.claims));
    expect(cells.filter(({ id }) => compared.has(id)).map(({ surface }) => surface)).toEqual([
      "1,007".replace(",", ""),
    ]);
  });
});

describe("words of tables", () => {
  test.each(tableRoles.flatMap(({ role, examples }) => examples.map((example) => [role, example])))(
    "%s: %s",
    (role, example) => expect(headRole(example ?? "")).toBe(role),
  );
  test.each(tableRoles.flatMap(({ role, counterExamples }) => counterExamples.map((example) => [role, example])))(
    "not %s: %s",
    (role, example) => expect(headRole(example ?? "")).not.toBe(role),
  );
  test.each(tableModalities)("$modality: $example", ({ modality, example }) => {
    const [, glued, word] = /^\d{4}(?:(\p{L})|\s(\p{L}+))$/u.exec(example) ?? [];
    expect(tableModality(glued ?? word ?? "", glued !== undefined)).toBe(modality);
  });
});
