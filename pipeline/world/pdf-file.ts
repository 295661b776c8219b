/** Reads and completes the file that the browser printed: on which page a section is, and what the file says about itself. */
import { createHash } from "node:crypto";
import type { PdfInfo } from "../model/world.ts";

/** The objects of a file by Skia: one table of places, every dictionary in plain text. */
interface Objects {
  /** One character a byte, so that places in it are places in the file. */
  text: string;
  table: number;
  size: number;
  root: number;
  info: number;
}

/** The page, counted from one, of every place in the file that a link can lead to by its name. Throws for a file of another make. */
export function destinationPages(pdf: Uint8Array): Map<string, number> {
  const objects = openObjects(pdf);
  const catalog = dictionary(objects, objects.root);
  const pages = new Map(leaves(objects, reference(catalog, "Pages"), 0).map((leaf, index) => [leaf, index + 1]));
  const named = /\/Dests /.test(catalog) ? dictionary(objects, reference(catalog, "Dests")) : "";
  const found = new Map<string, number>();
  for (const [, name = "", leaf] of named.matchAll(/\/([^\s/[\]]+) \[(\d+) 0 R/g)) {
    const page = pages.get(Number(leaf));
    if (page !== undefined) found.set(name, page);
  }
  return found;
}

/**
 * The file with author and keywords, which the browser has no means to set, and with the same in XMP for libraries' catalogues. They are
 * appended as an update (ISO 32000-1, 7.5.6): what was printed stays as it is, byte for byte, with all its tags.
 */
export function withDescription(pdf: Uint8Array, info: PdfInfo): Uint8Array {
  const objects = openObjects(pdf);
  const words = [`/Author ${textString(info.author)}`, `/Keywords ${textString(info.keywords.join("; "))}`].join("\n");
  const metadata = Buffer.from(xmp(info), "utf8").toString("latin1");
  const changed: [number, string][] = [
    [objects.info, extended(dictionary(objects, objects.info), words)],
    [objects.root, extended(dictionary(objects, objects.root), `/Metadata ${objects.size} 0 R`)],
    [objects.size, `<</Type /Metadata\n/Subtype /XML\n/Length ${metadata.length}>> stream\n${metadata}\nendstream`],
    ...mendedBookmarks(objects),
  ];
  let added = objects.text.endsWith("\n") ? "" : "\n";
  const places = changed.map(([number, body]) => {
    const place = objects.text.length + added.length;
    added += `${number} 0 obj\n${body}\nendobj\n`;
    return `${number} 1\n${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const start = objects.text.length + added.length;
  const id = `<${createHash("sha256").update(pdf).update(added).digest("hex").slice(0, 32)}>`;
  const trailer = [
    `<</Size ${objects.size + 1}`,
    `/Root ${objects.root} 0 R`,
    `/Info ${objects.info} 0 R`,
    `/ID [${id} ${id}]`,
    `/Prev ${objects.table}>>`,
  ];
  added += `xref\n${places.join("")}trailer\n${trailer.join("\n")}\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.concat([pdf, Buffer.from(added, "latin1")]));
}

interface Bookmark {
  number: number;
  item: string;
  /** 0 for the list itself, 1 for the title of the page, 2 for its sections. */
  depth: number;
  /** How many are directly below it. */
  below: number;
}

/**
 * The bookmarks as a reader wants them: the sections in sight and what is below them folded away; and a title that stands twice in its
 * bookmark once: so the browser writes those of headings that had no room at the foot of a page and moved to the next.
 */
function mendedBookmarks(objects: Objects): [number, string][] {
  const all = bookmarks(objects);
  const inSight = all.filter(({ depth }) => depth === 1 || depth === 2).length;
  return all.flatMap(({ number, item, depth, below }): [number, string][] => {
    const count = depth === 0 ? inSight : depth === 1 ? below : -below;
    const mended = item.replace(/\/Title \((.{4,})\1\)/, "/Title ($1)").replace(/\/Count -?\d+/, `/Count ${count}`);
    return mended === item ? [] : [[number, mended]];
  });
}

function bookmarks(objects: Objects): Bookmark[] {
  const found: Bookmark[] = [];
  const root = numbersOf(dictionary(objects, objects.root), ["Outlines"]);
  const waiting = root.map((number): [number, number, Bookmark | null] => [number, 0, null]);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [number, depth, parent] = next;
    const bookmark: Bookmark = { number, item: dictionary(objects, number), depth, below: 0 };
    found.push(bookmark);
    if (parent !== null) parent.below += 1;
    for (const first of numbersOf(bookmark.item, ["First"])) waiting.push([first, depth + 1, bookmark]);
    for (const sibling of numbersOf(bookmark.item, ["Next"])) waiting.push([sibling, depth, parent]);
  }
  return found;
}

const numbersOf = (item: string, keys: readonly string[]): number[] =>
  keys.filter((key) => item.includes(`/${key} `)).map((key) => reference(item, key));

function openObjects(pdf: Uint8Array): Objects {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString("latin1");
  const end = text.slice(-400);
  const [, size] = /\/Size (\d+)/.exec(end) ?? [];
  const [, table] = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(end) ?? [];
  if (size === undefined || table === undefined || !text.startsWith("xref\n0 ", Number(table)))
    throw new Error("a PDF without its table of objects");
  return { text, table: Number(table), size: Number(size), root: reference(end, "Root"), info: reference(end, "Info") };
}

/** The text of an object between its number and its end. Each line of the table has 20 bytes, the first ten of them the place. */
function dictionary({ text, table, size }: Objects, number: number): string {
  const first = text.indexOf("\n", table + 5) + 1;
  const place = Number(text.slice(first + number * 20, first + number * 20 + 10));
  const head = `${number} 0 obj\n`;
  if (number >= size || !text.startsWith(head, place)) throw new Error(`a PDF without its object ${number}`);
  return text.slice(place + head.length, text.indexOf("\nendobj", place));
}

function reference(dictionaryText: string, key: string): number {
  const [, number] = new RegExp(`/${key} (\\d+) 0 R`).exec(dictionaryText) ?? [];
  if (number === undefined) throw new Error(`a PDF without its /${key}`);
  return Number(number);
}

/** The pages below a node of the page tree, in order. */
function leaves(objects: Objects, node: number, depth: number): number[] {
  const [, kids] = /\/Kids \[([^\]]*)\]/.exec(dictionary(objects, node)) ?? [];
  if (kids === undefined || depth > 20) return [node];
  return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => leaves(objects, Number(kid), depth + 1));
}

const extended = (old: string, entries: string): string => `${old.slice(0, old.lastIndexOf(">>"))}\n${entries}>>`;

/** UTF-16 in hexadecimal: no character can end it. */
function textString(text: string): string {
  return `<feff${Buffer.from(wellFormed(text), "utf16le").swap16().toString("hex")}>`;
}

/** Half characters stand for nothing. */
const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, "\ufffd");

function xmp({ title, author, keywords, language, asOf }: PdfInfo): string {
  const day = `${asOf ?? "1970-01-01"}T00:00:00Z`;
  const items = (words: readonly string[]): string => words.map((word) => `<rdf:li>${xml(word)}</rdf:li>`).join("");
  return [
    `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>`,
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">`,
    `<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">`,
    `<dc:format>application/pdf</dc:format>`,
    `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xml(title)}</rdf:li></rdf:Alt></dc:title>`,
    `<dc:creator><rdf:Seq>${items([author])}</rdf:Seq></dc:creator>`,
    `<dc:language><rdf:Bag>${items([language])}</rdf:Bag></dc:language>`,
    `<dc:subject><rdf:Bag>${items(keywords)}</rdf:Bag></dc:subject>`,
    `<pdf:Keywords>${xml(keywords.join("; "))}</pdf:Keywords>`,
    `<xmp:CreateDate>${day}</xmp:CreateDate><xmp:ModifyDate>${day}</xmp:ModifyDate>`,
    `</rdf:Description></rdf:RDF></x:xmpmeta>`,
    `<?xpacket end="r"?>`,
  ].join("\n");
}

/** Text as XML 1.0 can hold it. */
function xml(text: string): string {
  const allowed = wellFormed(text).replace(/[\p{Cc}\ufffe\uffff]/gu, " ");
  return allowed.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
