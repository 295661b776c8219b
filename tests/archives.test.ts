/** Zip archives, good and bad: what lies in them is read like the files of a folder, and what cannot be read is told. */
import { describe, expect, test } from "vitest";
import { ingest } from "../pipeline/ingest/index.ts";
import { memoryWorld } from "./check.ts";
import type { ZipMember } from "./zip.ts";
import { zipOf, zipOfFiles } from "./zip.ts";

const prose = "The tide mill grinds 40 sacks a day. Its wheel is 7 metres wide, and nobody knows who built it.\n";

/** Files that were read, and messages; a good note beside the archive is always read. */
async function read(archive: Uint8Array): Promise<string[]> {
  const { texts, diagnostics } = await ingest(memoryWorld({ "a.zip": archive, "z.txt": `${prose}It stands.` }), "x");
  expect(texts.at(-1)?.file).toBe("z.txt");
  return [
    ...texts.slice(0, -1).map(({ file }) => file),
    ...diagnostics.map(({ file, id, found }) => `${file} ${id}: ${found}`),
  ];
}
const members = (...list: (Partial<ZipMember> & { name: string | Uint8Array })[]): Uint8Array =>
  zipOf(list.map((member) => ({ content: prose, ...member })));

describe("archives", () => {
  test("files are read in the order of their names; hidden ones and folders are not listed", async () => {
    const names = ["b.txt", "a/z.md", "a/", "__MACOSX/b.txt", ".DS_Store", "a/.hidden/x.txt", "B.txt"];
    const archive = members(...names.map((name) => ({ name, content: name.endsWith("/") ? "" : `${name}. ${prose}` })));
    expect(await read(archive)).toEqual(["a.zip/B.txt", "a.zip/a/z.md", "a.zip/b.txt"]);
  });

  test("a name that is no name of a zip is read for what it holds, and an archive in an archive too", async () => {
    const inner = zipOfFiles({ "n.txt": prose });
    const { texts } = await ingest(memoryWorld({ "week.txt": zipOfFiles({ "inner.zip": inner }) }), "x");
    expect(texts.map(({ file }) => file)).toEqual(["week.txt/inner.zip/n.txt"]);
  });

  test("names in UTF-8, stated or not, and in the code page of old programs", async () => {
    const archive = members(
      { name: "mühle.txt", flags: 0x800 },
      { name: "blé.txt", content: `${prose}1` },
      { name: new Uint8Array(Buffer.from("caf\x82.txt", "latin1")), content: `${prose}2` },
    );
    expect(await read(archive)).toEqual(["a.zip/blé.txt", "a.zip/café.txt", "a.zip/mühle.txt"]);
  });

  test.each(["../a.txt", "/etc/a.txt", "C:/a.txt", "a/../../b.txt", "a\\..\\b.txt", ".."])(
    "the name %s is refused",
    async (name) =>
      expect(await read(members({ name }))).toEqual([
        `a.zip/${name} ingest/left-out: a name that could lead out of the file around it`,
      ]),
  );

  test.each<[string, Uint8Array, string[]]>([
    ["encrypted", members({ name: "a.txt", flags: 1 }), ["a.zip/a.txt ingest/encrypted: a file with a password"]],
    ["a link", members({ name: "a.txt", mode: 0o120777 }), ["a.zip/a.txt ingest/left-out: a link"]],
    [
      "packed in a way of its own",
      members({ name: "a.txt", method: 14 }),
      ["a.zip/a.txt ingest/left-out: an unknown way of packing"],
    ],
    [
      "twice there",
      members({ name: "a.txt" }, { name: "a.txt", content: "Other words stand here." }),
      ["a.zip/a.txt", "a.zip/a.txt ingest/left-out: a second file of this name"],
    ],
    ["declared shorter than it is", members({ name: "a.txt", declared: 1 }), ["a.zip/a.txt"]],
  ])("a member that is %s", async (_name, archive, expected) => expect(await read(archive)).toEqual(expected));
});

describe("hostile archives", () => {
  const zeros = new Uint8Array(100_000_001);
  test("a member that unpacks without end is stopped", async () => {
    expect(await read(members({ name: "a.txt", content: zeros, declared: 5 }))).toEqual([
      "a.zip/a.txt ingest/too-large: at least 100000001 bytes",
    ]);
  });

  test("members that share one content are stopped where they are too much together", async () => {
    const shared = Array.from({ length: 20 }, (_, at) => ({ name: `${at}.txt`, content: zeros, overlaps: true }));
    const messages = await read(members({ name: ".hidden", content: zeros }, ...shared));
    expect(messages.at(-1)).toBe("a.zip ingest/bad-archive: more than 500000000 bytes inside");
    expect(messages.length).toBeLessThan(8);
  });

  test("archives in archives end three deep", async () => {
    let archive = zipOfFiles({ "a.txt": prose });
    for (let depth = 0; depth < 6; depth += 1) archive = zipOfFiles({ "b.zip": archive });
    expect(await read(archive)).toEqual([
      "a.zip/b.zip/b.zip/b.zip/b.zip ingest/left-out: files in files more than 3 deep",
    ]);
  });

  test("sixty thousand members are refused", async () => {
    const list = Array.from({ length: 60_000 }, (_, at) => ({
      name: String(at),
      content: "",
      method: 0,
      overlaps: at > 0,
    }));
    expect(await read(members(...list))).toEqual(["a.zip ingest/bad-archive: more than 20000 files inside"]);
  });

  const whole = zipOfFiles({ "a.txt": prose.repeat(50), "b.txt": prose });
  test.each([
    ["empty", zipOfFiles({}), /no-text: nothing to read inside$/],
    ["cut short", whole.subarray(0, whole.length - 30), /bad-archive: /],
    ["a head alone", whole.subarray(0, 4), /bad-archive: /],
    ["of one damaged member", whole.with(60, 255).with(61, 255).with(62, 255), /a\.txt ingest\/bad-archive: /],
  ])("an archive that is %s", async (_name, archive, message) => {
    const found = await read(archive);
    expect(found.at(-1)).toMatch(message);
  });
});

describe("documents that are not read are named", () => {
  const compound = (stream: string): Uint8Array =>
    new Uint8Array(
      Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(504), Buffer.from(stream, "utf16le")]),
    );
  test.each<[string, Uint8Array, string]>([
    [
      "a.odt",
      zipOfFiles({ mimetype: "x", "META-INF/manifest.xml": "x", "content.xml": "x" }),
      "an OpenDocument file (LibreOffice)",
    ],
    ["a.pptx", zipOfFiles({ "ppt/presentation.xml": "x" }), "a PowerPoint presentation"],
    ["a.epub", zipOfFiles({ mimetype: "x", "META-INF/container.xml": "x" }), "an EPUB book"],
    ["a.pages", zipOfFiles({ "Index/Document.iwa": "x" }), "a document of Apple Pages, Numbers or Keynote"],
    ["a.doc", compound("WordDocument"), "an old Word document (.doc)"],
    ["a.ppt", compound("PowerPoint Document"), "an old PowerPoint presentation (.ppt)"],
    ["a.xls", compound("Workbook"), "an old Excel workbook (.xls)"],
    ["a.rtf", new TextEncoder().encode("{\\rtf1 The mill grinds 40 sacks a day.}"), "a document in Rich Text Format"],
    ["a.7z", new Uint8Array(Buffer.from("377abcaf271c0004", "hex")), "a 7z archive"],
  ])("%s", async (file, bytes, found) => {
    const { diagnostics } = await ingest(memoryWorld({ [file]: bytes, "z.txt": prose }), "x");
    expect(diagnostics).toMatchObject([{ id: "ingest/unknown-format", file, found }]);
  });

  test("a document with a password", async () => {
    const { diagnostics } = await ingest(memoryWorld({ "a.docx": compound("EncryptedPackage"), "z.txt": prose }), "x");
    expect(diagnostics).toMatchObject([{ id: "ingest/encrypted", file: "a.docx" }]);
  });
});
