/** Zip files: a Word document, a workbook, a document that nothing here reads, or an archive of files that are read like those of the folder. */
import { largestFile } from "../../model/world.ts";
import type { ByteReader, Content, Problem } from "../reader.ts";
import type { Member } from "../unzip.ts";
import { isZip, openZip } from "../unzip.ts";
import { isWordPart, readWord } from "./docx/index.ts";

export const zip: ByteReader = {
  input: "bytes",
  extensions: ["zip", "docx", "docm", "dotx", "xlsx", "xlsm"],
  recognises: isZip,
  failure: "ingest/bad-archive",
  async *read(bytes) {
    const members = await openZip(bytes);
    const names = new Set(members.map(({ name }) => name));
    const other = otherDocuments.find(({ has }) => has.every((name) => names.has(name)));
    if (members.some(({ name }) => isWordPart(name))) yield await readWord(members);
    else if (members.some(({ name }) => isWorkbookPart(name))) {
      const { readWorkbookFile } = await import("./xlsx/index.ts");
      yield* readWorkbookFile(members);
    } else if (other !== undefined) yield { kind: "problem", id: "ingest/unknown-format", found: other.what };
    else yield* readMembers(members);
  },
};

/** The part that every workbook has. */
const isWorkbookPart = (name: string): boolean => name === "xl/workbook.xml";

/** Documents that are zips inside, by members that only they have. */
const otherDocuments = [
  { has: ["ppt/presentation.xml"], what: "a PowerPoint presentation" },
  { has: ["META-INF/container.xml", "mimetype"], what: "an EPUB book" },
  { has: ["META-INF/manifest.xml", "content.xml"], what: "an OpenDocument file (LibreOffice)" },
  { has: ["Index/Document.iwa"], what: "a document of Apple Pages, Numbers or Keynote" },
  { has: ["Index.zip", "preview.jpg"], what: "a document of Apple Pages, Numbers or Keynote" },
];

async function* readMembers(members: readonly Member[]): AsyncGenerator<Content> {
  let last: string | null = null;
  for (const member of members) {
    const { name } = member;
    if (name.endsWith("/") || isHidden(name)) continue;
    // Sorted, so that those of one name follow each other.
    yield name === last ? leftOut(name, "a second file of this name") : await readMember(member);
    last = name;
  }
}

/** What the folder would not list either, and what a Mac adds to every archive. ".." is no hidden file but a trick, and is told. */
const isHidden = (name: string): boolean =>
  name.split("/").some((part) => (part.startsWith(".") && !/^\.\.?$/.test(part)) || part === "__MACOSX");

async function readMember({ name, refused, read }: Member): Promise<Content> {
  if (refused === "encrypted")
    return { kind: "problem", id: "ingest/encrypted", name, found: "a file with a password" };
  if (refused !== null) return leftOut(name, refused);
  try {
    return { kind: "file", name, bytes: await read(largestFile) };
  } catch (error) {
    const found = error instanceof Error ? error.message : "damaged data";
    return { kind: "problem", id: "ingest/bad-archive", name, found };
  }
}

const leftOut = (name: string, found: string): Problem => ({ kind: "problem", id: "ingest/left-out", name, found });
