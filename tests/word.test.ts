/** Word documents: the printed words in their order, with nothing glued to a number, and nothing that is not on the page. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ingest } from "../pipeline/ingest/index.ts";
import { readAuthor } from "../pipeline/ingest/readers/docx/core.ts";
import accounts from "../pipeline/lexicon/en/accounts.json" with { type: "json" };
import type { SourceText } from "../pipeline/model/source.ts";
import { memoryWorld } from "./check.ts";
import { zipOf, zipOfFiles } from "./zip.ts";

const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const part = (body: string): string =>
  `<?xml version="1.0"?><w:document ${space}><w:body>${body}</w:body></w:document>`;
const run = (text: string, properties = ""): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (content: string, properties = ""): string => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
const cell = (text: string, properties = ""): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(run(text))}</w:tc>`;
const row = (...cells: string[]): string => `<w:tr>${cells.join("")}</w:tr>`;
const table = (...rows: string[]): string => `<w:tbl>${rows.join("")}</w:tbl>`;
const raised = '<w:vertAlign w:val="superscript"/>';

const wordFile = (body: string, parts: Record<string, string> = {}): Uint8Array =>
  zipOfFiles({ "[Content_Types].xml": "<Types/>", "word/document.xml": part(body), ...parts });

async function readOne(bytes: Uint8Array): Promise<SourceText> {
  const { texts, diagnostics } = await ingest(memoryWorld({ "a.docx": bytes }), "x");
  if (texts[0] === undefined) throw new Error(diagnostics.map(({ id, found }) => `${id}: ${found}`).join("; "));
  return texts[0];
}
const linesOf = async (body: string): Promise<string[]> =>
  (await readOne(wordFile(body))).blocks.map(({ kind, text }) => (kind === "paragraph" ? text : `${kind}: ${text}`));

describe("files of other programs", () => {
  const fixture = (name: string): Uint8Array =>
    new Uint8Array(readFileSync(new URL(`cases/files/${name}`, import.meta.url)));

  test("pandoc: title, author, list, table, and no mark of a note", async () => {
    const { stated, blocks, tables } = await readOne(fixture("pandoc.docx"));
    expect(stated).toEqual({ title: "Tide mills of the Orwin estuary", author: "Mara Quill" });
    expect(blocks.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      "heading: Tide mills of the Orwin estuary",
      "paragraph: Mara Quill",
      "paragraph: 14 March 2021",
      "heading: Output",
      "paragraph: The mills ground 12 million sacks in 2020, up 4%. The basin covers 35 km².",
      "item: Wheels turned on 310 days",
      "item: Nobody was hurt",
      "paragraph: The owner said it cost £4,000.",
      "item: First step",
      "item: Second step",
    ]);
    expect(tables.map(({ rows }) => rows.map(({ cells }) => cells.map(({ text }) => text)))).toEqual([
      [
        ["Mill", "Sacks", "Share"],
        ["Eastwater", "1,200", "40%"],
        ["Low Stint", "1,800", "60%"],
      ],
    ]);
  });

  test("python-docx: no author of the template's, no header, nothing hidden, a page laid out in a table", async () => {
    const { stated, text } = await readOne(fixture("python-docx.docx"));
    expect(stated).toEqual({ title: "Harbour dredging costs rise" });
    expect(text.split("\n").slice(1)).toEqual([
      "By Tessa Brand, 3 May 2022",
      "Dredging cost $3.2 million last year. The 4th barge came.",
      "Ships",
      "Forty ships came.",
      "Shown and shown.",
      "Port\tYear\tTonnes",
      "Holm\t2021\t4,500",
      expect.stringMatching(/^A long paragraph .* which is many\.$/),
      "Beside it.",
      "",
    ]);
  });
});

describe("what is on the page", () => {
  const box = (text: string): string => `<w:txbxContent>${p(run(text))}</w:txbxContent>`;
  test.each<[string, string, string[]]>([
    ["runs are one text", p(run("12 mil") + run("lion")), ["12 million"]],
    [
      "a deletion is out, an insertion in",
      p(`<w:del>${run("40")}</w:del><w:ins>${run("50 sacks")}</w:ins>`),
      ["50 sacks"],
    ],
    [
      "deleted text has an element of its own",
      p(`<w:del><w:r><w:delText>40</w:delText></w:r></w:del>${run("x")}`),
      ["x"],
    ],
    [
      "what was moved is read where it came to",
      p(`<w:moveFrom>${run("away")}</w:moveFrom>`) + p(`<w:moveTo>${run("here")}</w:moveTo>`),
      ["here"],
    ],
    [
      "the mark of a deleted paragraph end joins",
      p(run("It cost "), " <w:rPr><w:del/></w:rPr>") + p(run("$4.")),
      ["It cost $4."],
    ],
    [
      "a former format hides nothing",
      p(run("shown", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")),
      ["shown"],
    ],
    ["hidden words are out", p(run("a") + run("b", "<w:vanish/>") + run("c", '<w:vanish w:val="0"/>')), ["ac"]],
    [
      "the mark of a note is out",
      p(`${run("12 million")}<w:r><w:footnoteReference w:id="3"/></w:r>${run(" sacks")}`),
      ["12 million sacks"],
    ],
    ["a mark made by hand too", p(run("12") + run("3,4", raised) + run(" sacks")), ["12 sacks"]],
    ["a power stays one", p(run("35 km") + run("2", raised) + run(" and 10") + run("-6", raised)), ["35 km² and 10⁻⁶"]],
    ["letters may be raised", p(run("the 4") + run("th", raised)), ["the 4th"]],
    [
      "codes of fields are out, their results in",
      p(`<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE 77</w:instrText></w:r>${run("9")}`),
      ["9"],
    ],
    ["tabs and breaks are spaces", p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"), ["a b c"]],
    ["two breaks are two paragraphs", p("<w:r><w:t>a</w:t><w:br/><w:br/><w:t>b</w:t></w:r>"), ["a", "b"]],
    [
      "a box is read once, after its paragraph",
      p(
        `<w:r><mc:AlternateContent><mc:Choice>${box("box")}</mc:Choice><mc:Fallback>${box("box")}</mc:Fallback></mc:AlternateContent></w:r>${run("text")}`,
      ),
      ["text", "box"],
    ],
    [
      "formulas and drawings have no text of ours",
      p(`<m:oMath><m:r><m:t>7</m:t></m:r></m:oMath>${run("x")}<a:p><a:t>8</a:t></a:p>`),
      ["x"],
    ],
    [
      "a list and a heading by their marks",
      p(run("one"), '<w:numPr><w:numId w:val="4"/></w:numPr>') + p(run("two"), '<w:outlineLvl w:val="0"/>'),
      ["item: one", "heading: two"],
    ],
    ["entities", p(run("Low &amp; Stint &#163;4")), ["Low & Stint £4"]],
  ])("%s", async (_name, body, expected) => expect(await linesOf(body)).toEqual(expected));

  test("a style without its name says what it is by its id, one in another language by its name", async () => {
    const styles = `<w:styles ${space}><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
      <w:style w:styleId="Verz"><w:name w:val="toc 1"/></w:style>
      <w:style w:styleId="Mein"><w:name w:val="Mein"/><w:basedOn w:val="Kopf"/></w:style>
      <w:style w:styleId="Kopf"><w:name w:val="heading 2"/></w:style>
      <w:style w:styleId="Ring"><w:name w:val="r"/><w:basedOn w:val="Ring"/></w:style></w:styles>`;
    const styled = (id: string): string => p(run(id), `<w:pStyle w:val="${id}"/>`);
    const body = ["Verz", "Titel", "Mein", "Ring", "Heading1", "None"].map(styled).join("");
    const { stated, blocks } = await readOne(wordFile(body, { "word/styles.xml": styles }));
    expect(stated).toEqual({ title: "Titel" });
    expect(blocks.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      "heading Titel",
      "heading Mein",
      "paragraph Ring",
      "heading Heading1",
      "paragraph None",
    ]);
  });

  test("a cell over two columns keeps the columns after it; a deleted row is out", async () => {
    const rows = [
      row(cell("Mill", '<w:gridSpan w:val="2"/>'), cell("Sacks")),
      `<w:tr><w:trPr><w:del/></w:trPr>${cell("Old")}${cell("9")}</w:tr>`,
      row(cell("East"), cell(""), cell("1,200")),
    ];
    const { text, tables } = await readOne(wordFile(p(run("Before.")) + table(...rows)));
    expect(
      tables[0]?.rows.map(({ line, cells }) => [line, ...cells.map((each) => `${each.column} ${each.text}`)]),
    ).toEqual([
      [2, "1 Mill", "3 Sacks"],
      [3, "1 East", "3 1,200"],
    ]);
    for (const { cells } of tables[0]?.rows ?? [])
      for (const { text: own, segments } of cells) expect(text.substr(segments[0]?.source ?? 0, own.length)).toBe(own);
  });
});

describe("properties", () => {
  const core = (inner: string): Record<string, string> => ({
    "docProps/core.xml": `<cp:coreProperties xmlns:cp="x" xmlns:dc="y">${inner}</cp:coreProperties>`,
  });
  test.each([
    [
      "<dc:creator>Ada Lund-O’Neil</dc:creator><dc:title>Storm over the Orwin</dc:title>",
      { title: "Storm over the Orwin", author: "Ada Lund-O’Neil" },
    ],
    [
      "<dc:creator>admin</dc:creator><dc:title>Document1</dc:title><dcterms:created>2013-12-23T23:15:00Z</dcterms:created>",
      {},
    ],
    ["<dc:title>Microsoft Word - storm final v2.doc</dc:title>", {}],
  ])("%s", async (inner, stated) =>
    expect((await readOne(wordFile(p(run("The mill grinds.")), core(inner)))).stated).toEqual(stated),
  );

  test.each(accounts.words)("$example is no author, $counter is one", ({ example, counter }) => {
    expect(readAuthor(example)).toBeUndefined();
    expect(readAuthor(counter)).toBe(counter);
  });
});

describe("hostile documents end in a message", () => {
  const huge = new Uint8Array(40_000_002).fill(32);
  test.each<[string, Uint8Array, RegExp]>([
    [
      "a bomb",
      zipOf([{ name: "word/document.xml", content: huge, declared: 9 }]),
      /bad-archive: .*more than 40000000 bytes/,
    ],
    ["nested deep", wordFile("<w:sdt>".repeat(100_000)), /bad-archive: elements nested more than 500 deep/],
    ["encrypted", zipOf([{ name: "word/document.xml", content: "x", flags: 1 }]), /encrypted: /],
    ["cut short", wordFile(p(run("The mill grinds."))).subarray(0, 120), /bad-archive: /],
    ["empty", wordFile(""), /no-text: /],
    ["no XML", zipOfFiles({ "word/document.xml": new Uint8Array([0, 1, 2, 0]) }), /bad-archive: .* is no XML/],
    [
      "one that defines entities",
      zipOfFiles({
        "word/document.xml": `<!DOCTYPE w [<!ENTITY a "lol"><!ENTITY b SYSTEM "file:///etc/passwd">]>${part(p(run("&b;")))}`,
      }),
      /^a\.docx: &b;$/,
    ],
  ])("%s", async (_name, bytes, message) => {
    const { texts, diagnostics } = await ingest(
      memoryWorld({ "a.docx": bytes, "z.txt": "The mill grinds 40 sacks." }),
      "x",
    );
    expect(texts.at(-1)?.file).toBe("z.txt");
    const told = [
      ...diagnostics.map(({ id, found }) => `${id}: ${found}`),
      ...texts.slice(0, -1).map(({ file, text }) => `${file}: ${text.trim()}`),
    ];
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(message);
  });
});
