/** PDFs: what the pages say, in the order of reading, and files made to mislead or to take for ever. */
import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { ingest } from "../pipeline/ingest/index.ts";
import { defuse } from "../pipeline/ingest/readers/pdf/defuse.ts";
import { joinLines, vocabularyOf } from "../pipeline/ingest/readers/pdf/hyphens.ts";
import { articleOf, memoryWorld } from "./check.ts";
import { documentOf, inkOf, linesAt, type Mark, pdfOf, streamOf } from "./pdf-bytes.ts";

const good = linesAt(50, 700, ["The mill of Orla ground 40 sacks a day, and nobody knew why.", "It had 7 wheels."]);
const note = "The tide mill grinds 40 sacks a day, and nobody knows who built it.\n";

/** The source made of a PDF, in a few lines: kind or reason, and text. */
async function read(bytes: Uint8Array) {
  const { texts, diagnostics } = await ingest(memoryWorld({ "a.pdf": bytes, "b.txt": note }), "x");
  expect(texts.at(-1)?.file).toBe("b.txt");
  const source = texts.find(({ file }) => file === "a.pdf");
  const kinds = new Map(source?.blocks.map(({ line, kind }) => [line, kind]));
  const reasons = source?.excluded ?? [];
  const lines = (source?.text.split("\n") ?? []).slice(0, -1).map((text, index) => {
    const reason = reasons.find(({ startLine, endLine }) => startLine <= index + 1 && endLine >= index + 1)?.reason;
    return `${kinds.get(index + 1) ?? reason ?? "lost"}: ${text}`;
  });
  return { source, lines, messages: diagnostics.map(({ id, found }) => `${id}: ${found}`) };
}

describe("a page", () => {
  test("of one column: paragraphs, a heading, a list, a table that is no prose", async () => {
    const { lines, source } = await read(
      documentOf([
        [
          { x: 50, y: 780, text: "Orla weighs its barges", size: 20, bold: true },
          ...linesAt(50, 740, [
            "Captains of the bay wait for 5 hours on average, the harbour master of Orla said on the quay.",
            "In 2019 they had waited for 3 hours, and none of them had been asked to pay the dues in advance.",
          ]),
          { x: 50, y: 700, text: "What it costs", bold: true },
          ...linesAt(50, 680, ["Dues are 310 crowns a barge."]),
          { x: 50, y: 660, text: "\u0095 12 new piers" },
          { x: 50, y: 648, text: "\u0095 30 new lamps" },
          ...[600, 588, 576].flatMap((y, row): Mark[] => [
            { x: 50, y, text: ["Year", "2019", "2023"][row] ?? "" },
            { x: 200, y, text: ["Barges", "312", "340"][row] ?? "" },
          ]),
        ],
      ]),
    );
    expect(lines).toEqual([
      "heading: Orla weighs its barges",
      "paragraph: Captains of the bay wait for 5 hours on average, the harbour master of Orla said on the quay. In 2019 they had waited for 3 hours, and none of them had been asked to pay the dues in advance.",
      "heading: What it costs",
      "paragraph: Dues are 310 crowns a barge.",
      "item: 12 new piers",
      "item: 30 new lamps",
      "table: Year Barges 2019 312 2023 340",
    ]);
    for (const { text, segments } of source?.blocks ?? []) {
      const start = segments[0]?.source ?? -1;
      expect(source?.text.slice(start, start + text.length)).toBe(text);
    }
  });

  test("of three columns is read one column after the other, and a paragraph goes on in the next", async () => {
    const columns = [
      [
        "Sand of the first column is heavy.",
        "It has 11 shades and no smell that",
        "anybody in the village can name or",
      ],
      [
        "describe to the visitors, who come",
        "from 14 towns to see the grey dune",
        "and its 3 lights above the shore a",
      ],
      [
        "little after sunset. Nobody counts",
        "them, as 40 guides have told their",
        "guests again and again this summer.",
      ],
    ];
    const { lines } = await read(
      documentOf([
        [
          { x: 50, y: 780, text: "A dune in three columns, and all of it across", size: 18 },
          ...columns.flatMap((column, index) => linesAt(40 + 185 * index, 720, column)),
        ],
      ]),
    );
    expect(lines).toEqual([
      "heading: A dune in three columns, and all of it across",
      `paragraph: ${columns.flat().join(" ")}`,
    ]);
  });

  test("marks of notes never become part of a number; powers of units and the ends of ordinals stay", async () => {
    const raised = (x: number, text: string): Mark => ({ x, y: 704, text, size: 6 });
    const { lines } = await read(
      documentOf([
        [
          { x: 50, y: 700, text: "It drew 12 million" },
          raised(140, "3"),
          { x: 146, y: 700, text: "litres from 40 km" },
          raised(231, "2"),
          { x: 237, y: 700, text: "in 2023" },
          raised(272, "1,2"),
          { x: 285, y: 700, text: "on the 1" },
          raised(325, "st"),
          { x: 334, y: 700, text: "of May, 3.5%" },
          raised(394, "*"),
          { x: 400, y: 700, text: "less." },
        ],
      ]),
    );
    expect(lines).toEqual(["paragraph: It drew 12 million litres from 40 km² in 2023 on the 1st of May, 3.5% less."]);
  });

  test("of which heads, feet and numbers run through the document", async () => {
    const page = (number: number): Mark[] => [
      { x: 50, y: 820, text: "Orla Quarterly", size: 8 },
      { x: 280, y: 20, text: `Page ${number} of 2`, size: 8 },
      ...linesAt(50, 700, [`On page ${number} there are ${number + 10} boats and a lighthouse without a keeper.`]),
    ];
    expect((await read(documentOf([page(1), page(2)]))).lines).toEqual([
      "paragraph: On page 1 there are 11 boats and a lighthouse without a keeper.",
      "paragraph: On page 2 there are 12 boats and a lighthouse without a keeper.",
      "running head: Orla Quarterly",
      "running foot: Page 1 of 2",
    ]);
  });

  test("printed by a browser tells its address; the day of the print is not that of the article", async () => {
    const { source, lines } = await read(
      documentOf(
        [
          [
            { x: 20, y: 825, text: "5/6/25, 9:14 AM", size: 7 },
            { x: 200, y: 825, text: "A mill - The Orla Post", size: 7 },
            ...good,
            { x: 20, y: 15, text: "https://post.orla.example/2025/05/mill", size: 7 },
            { x: 560, y: 15, text: "1/1", size: 7 },
          ],
        ],
        "/Info << /CreationDate (D:20250506091400+02'00') >>",
      ),
    );
    expect(lines[0]).toBe("paragraph: The mill of Orla ground 40 sacks a day, and nobody knew why. It had 7 wheels.");
    expect(source?.blocks).toHaveLength(1);
    expect(source?.stated).toEqual({ url: "https://post.orla.example/2025/05/mill" });
  });
});

describe("the ends of lines", () => {
  const words = vocabularyOf(["the government has a long-term plan for a deep well", "a deep and wide sea"]);
  test.each([
    ["the govern-", "ment of", "the government of"],
    ["a long-", "term plan", "a long-term plan"],
    ["a deep-", "sea port", "a deep-sea port"],
    ["an afford-", "able price", "an affordable price"],
    ["the Anglo-", "Orlan war", "the Anglo-Orlan war"],
    ["a 10-", "year loan", "a 10-year loan"],
    ["from 2019–", "2024 on", "from 2019–2024 on"],
    ["40 sacks", "a day", "40 sacks a day"],
  ])("%s | %s", (before, after, whole) => expect(joinLines(before, after, words)).toBe(whole));
});

describe("what the file states", () => {
  const info = (entries: string) => `/Info << ${entries} >>`;
  test("a name of a file is no title, a log-in no author; the day is as printed, whatever the zone", async () => {
    const headed: Mark[] = [{ x: 50, y: 780, text: "Mills of Orla", size: 20 }, ...good];
    const stated = async (page: Mark[], entries: string) =>
      (await read(documentOf([page], info(entries)))).source?.stated;
    const day = "/CreationDate (D:20240131235900-11'00')";
    expect(await stated(headed, `/Title (Microsoft Word - mill7.doc) /Author (admin) ${day}`)).toEqual({
      title: "Mills of Orla",
      published: "2024-01-31",
    });
    expect(await stated(good, "/Title (The mills of the bay) /Author (Ines Varga)")).toEqual({
      title: "The mills of the bay",
      author: "Ines Varga",
    });
  });

  test("a day printed on the first page comes before that of the file", async () => {
    const bytes = documentOf(
      [[{ x: 50, y: 780, text: "Mills of Orla", size: 20 }, { x: 50, y: 750, text: "12 May 2023" }, ...good]],
      info("/CreationDate (D:20240131)"),
    );
    expect((await read(bytes)).source?.stated).toEqual({ title: "Mills of Orla" });
    expect((await articleOf("a.pdf", bytes)).published).toBe("2023-05-12");
  });
});

describe("what cannot be read ends in a message, and the rest of the folder is read", () => {
  const text = new TextDecoder("latin1");
  const changed = (from: string, to: string): Uint8Array =>
    new Uint8Array(Buffer.from(text.decode(documentOf([good])).replace(from, to), "latin1"));
  const zeros = Buffer.alloc(30_000_000);
  const twice = (entries: string) => ({
    body: `<< /Length 999 ${entries} >>`,
    stream: deflateSync(deflateSync(zeros)),
  });
  const form = (inner: number, code: string) =>
    streamOf(
      code,
      `/Subtype /Form /BBox [0 0 600 900] /Resources << /Font << /F1 3 0 R >> /XObject << /X1 ${inner} 0 R >> >>`,
    );
  const manyPages = pdfOf([
    { body: "<< /Type /Catalog /Pages 2 0 R >>" },
    { body: `<< /Type /Pages /Kids [${"3 0 R ".repeat(1500)}] /Count 1500 >>` },
    { body: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>" },
  ]);
  const lock = `/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${"41".repeat(32)}> /U <${"42".repeat(32)}> >>`;
  const unpacked = "no text, and 1 parts that are missing, broken or too large to unpack";

  test.each<[string, Uint8Array, string]>([
    ["a scan", documentOf([[]]), "ingest/scanned: a page without text"],
    ["a password", documentOf([good], lock), "ingest/encrypted: a PDF that opens with a password only"],
    [
      "no page",
      pdfOf([{ body: "<< /Type /Catalog /Pages 2 0 R >>" }, { body: "<< /Type /Pages /Kids [] /Count 0 >>" }]),
      "ingest/bad-pdf: a document without a page",
    ],
    ["nothing but a name", Buffer.from("%PDF-1.4\n"), "ingest/bad-pdf: Invalid PDF structure."],
    ["a bomb", documentOf([streamOf(zeros)]), `ingest/bad-pdf: ${unpacked}`],
    ["a bomb in a bomb", documentOf([twice("/Filter [/FlateDecode /FlateDecode]")]), `ingest/bad-pdf: ${unpacked}`],
    ["a bomb under other names", documentOf([twice("/F#69lter [/Fl /F#6cateDecode]")]), `ingest/bad-pdf: ${unpacked}`],
    [
      "a tree of pages that is a loop",
      changed("/Kids [5 0 R]", "/Kids [2 0 R]"),
      "ingest/bad-pdf: nothing that can be read on page 1",
    ],
    ["very many pages", manyPages, "ingest/too-large: 1500 pages"],
    ["deep nesting", pdfOf([{ body: "[".repeat(200_000) }]), "ingest/bad-pdf: Invalid Root reference."],
  ])("%s", async (_name, bytes, message) => {
    expect(await read(bytes)).toMatchObject({ lines: [], messages: [message] });
  });

  test.each<[string, Uint8Array]>([
    [
      "a script",
      changed("/Type /Catalog", "/Type /Catalog /OpenAction << /S /JavaScript /JS (globalThis.broken = 1) >>"),
    ],
    ["a form in itself", documentOf([streamOf(`${inkOf(good)} /X1 Do`)], "", [form(7, "/X1 Do")])],
    ["bytes before it", Buffer.concat([Buffer.from("From the web\n"), documentOf([good])])],
    ["text far from the page", documentOf([[...good, { x: 9000, y: -70, text: "99 whales" }]])],
  ])("%s changes nothing", async (_name, bytes) => {
    expect((await read(bytes)).lines).toEqual([
      "paragraph: The mill of Orla ground 40 sacks a day, and nobody knew why. It had 7 wheels.",
    ]);
    expect("broken" in globalThis).toBe(false);
  });

  test("a file cut off is read as far as it goes, with a warning", async () => {
    const whole = documentOf([good]);
    const cut = whole.subarray(0, text.decode(whole).indexOf("xref\n"));
    const { lines, messages } = await read(cut);
    expect(lines).toHaveLength(1);
    expect(messages).toEqual(["ingest/damaged-pdf: a PDF whose end is missing"]);
  });

  test("a bomb on one page leaves the others", async () => {
    const { lines, messages } = await read(documentOf([streamOf(zeros), good]));
    expect(lines).toHaveLength(1);
    expect(messages[0]).toMatch(/^ingest\/damaged-pdf: 1 parts/);
  });

  test("forms in forms that would print for ever come to an end, with a warning", async () => {
    const inks = inkOf(Array.from({ length: 300 }, (_ink, index) => ({ x: 50, y: 800 - 2 * index, text: "a mill" })));
    const forms = Array.from({ length: 9 }, (_form, index) =>
      form(8 + index, index === 8 ? inks : "/X1 Do ".repeat(10)),
    );
    const { messages } = await read(documentOf([streamOf("/X1 Do")], "", forms));
    expect(messages[0]).toBe("ingest/damaged-pdf: more than a page holds on page 1");
  }, 60_000);

  test("pictures are never unpacked, and the word for a stream within prose stays", () => {
    const picture = documentOf([streamOf(zeros, "/Subtype /Image /Filter /FlateDecode")]);
    expect(defuse(picture).removed).toBe(0);
    expect(text.decode(defuse(picture).bytes)).not.toContain("\nstream\n");
    const prose = documentOf([streamOf("(A stream of 40 boats) Tj", "")]);
    expect(text.decode(defuse(prose).bytes)).toContain("A stream of 40 boats");
  });
});
