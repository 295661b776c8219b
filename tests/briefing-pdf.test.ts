/** The printed briefing, read back: what it says of itself, where its contents and links lead, and the tags that a screen reader follows. */
import { parseHTML } from "linkedom";
import { getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createWorld } from "../pipeline/world/index.ts";
import { destinationPages, withDescription } from "../pipeline/world/pdf-file.ts";
import { ferries, file, renderAll } from "./render-fixture.ts";

const hasBundled = process.platform === "linux" && process.arch === "x64";

/** A tag of the file, with the tags below it. */
interface Tag {
  role: string;
  alternative: string;
  children: Tag[];
}

function tagOf(node: object): Tag {
  const role = "role" in node ? String(node.role) : "";
  const alternative = "alt" in node ? String(node.alt) : "";
  const children = "children" in node && Array.isArray(node.children) ? node.children : [];
  return { role, alternative, children: children.map(tagOf).filter((child) => child.role !== "") };
}

const all = (tag: Tag): Tag[] => [tag, ...tag.children.flatMap(all)];
const within = (tag: Tag, role: string): Tag[] => all(tag).filter((candidate) => candidate.role === role);

describe.runIf(hasBundled)("the printed briefing", () => {
  const world = createWorld();
  let bytes: Uint8Array = new Uint8Array();
  const places = new Map<string, number>();
  let title = "";
  let sections: { id: string; title: string }[] = [];
  let figures: string[] = [];
  let document: Awaited<ReturnType<typeof getDocumentProxy>>;
  let tags: Tag[] = [];

  beforeAll(async () => {
    const rendering = await renderAll(ferries(), world);
    const content = rendering.files.find(({ path }) => path === "briefing.pdf")?.content;
    if (!(content instanceof Uint8Array)) throw new Error(JSON.stringify(rendering.diagnostics));
    bytes = content;
    const page = parseHTML(file(rendering, "briefing.html")).document;
    title = page.title;
    sections = [...page.querySelectorAll("section")].map(({ id, firstElementChild }) => ({
      id,
      title: firstElementChild?.textContent ?? "",
    }));
    figures = [...page.querySelectorAll("figure")].map((figure) => figure.getAttribute("aria-label") ?? "");
    document = await getDocumentProxy(bytes.slice());
    const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1);
    const trees = await Promise.all(numbers.map(async (number) => (await document.getPage(number)).getStructTree()));
    for (const [name, [page]] of Object.entries(await document.getDestinations()))
      places.set(name, (await document.getPageIndex(page)) + 1);
    tags = trees.map((tree) => tagOf(tree ?? {}));
  });
  afterAll(() => world.close());

  /** The words of a page, as they are read. */
  const wordsOf = async (number: number): Promise<string> => {
    const { items } = await (await document.getPage(number)).getTextContent();
    return items
      .map((item) => ("str" in item ? item.str : ""))
      .join(" ")
      .replace(/\s+/g, " ");
  };

  test("says its title, author, keywords and language, in the old way and in XMP", async () => {
    const { info, metadata } = await document.getMetadata();
    expect(info).toMatchObject({ Title: title, Author: "Quorum", Language: "en" });
    expect(info).toHaveProperty("Keywords", expect.stringMatching(/\w/));
    expect(metadata?.get("dc:title")).toBe(title);
    expect(metadata?.get("dc:creator")).toEqual(["Quorum"]);
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
  });

  test("its contents give the page of each section, and its bookmarks their names", async () => {
    const first = await wordsOf(1);
    for (const { id, title: name } of sections) {
      const page = places.get(id) ?? 0;
      expect(first).toContain(`${name} ${page}`);
      expect(await wordsOf(page)).toContain(name);
    }
    const outline = await document.getOutline();
    const names = outline.flatMap(({ items }) => items.map(({ title }: { title: string }) => title));
    expect(outline.map(({ title }) => title)).toEqual([title]);
    expect(names).toEqual(sections.map(({ title }) => title));
    // The sections are in sight, and what is below them is folded away.
    expect(outline.map(({ count }) => count)).toEqual([sections.length]);
    const folded = outline.flatMap(({ items }) => items.filter(({ items }: { items: object[] }) => items.length > 0));
    expect(folded.length).toBeGreaterThan(2);
    for (const { count, items } of folded) expect(count).toBe(-items.length);
  });

  test("each link leads to a place in the file, and the sources lead back", async () => {
    const targets = new Set<string>();
    for (let number = 1; number <= document.numPages; number += 1) {
      const annotations = await (await document.getPage(number)).getAnnotations();
      for (const { dest, url } of annotations) {
        expect(url).toBeUndefined();
        targets.add(String(dest));
      }
    }
    expect([...targets].filter((target) => !places.has(target))).toEqual([]);
    expect([...targets].some((target) => /^source-1a/.test(target))).toBe(true);
    expect([...targets].some((target) => /^highlights-\d/.test(target))).toBe(true);
  });

  test("tags: one title, no level left out, lists of items, rows with a head, figures that say what they show", () => {
    const roles = tags.flatMap((tag) => all(tag).map(({ role }) => role));
    const levels = roles.flatMap((role) => (/^H\d$/.test(role) ? [Number(role.slice(1))] : []));
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);

    const under = (role: string): Tag[] => tags.flatMap((tag) => within(tag, role));
    for (const list of under("L")) expect(new Set(list.children.map(({ role }) => role))).toEqual(new Set(["LI"]));
    expect(under("L").length).toBeGreaterThan(2);
    const rows = under("Table").flatMap((table) => within(table, "TR"));
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) expect(within(row, "TH").length).toBeGreaterThan(0);
    expect(figures.length).toBeGreaterThan(0);
    expect(under("Figure").map(({ alternative }) => alternative)).toEqual(figures);
    expect(under("Link").length).toBeGreaterThan(10);
  });

  test("no page but the last has a hole at its foot: a chart that does not fit leaves less than a third", async () => {
    for (let number = 1; number < document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const heights = items.flatMap((item) =>
        "str" in item && item.str.trim() !== "" ? [Number(item.transform[5])] : [],
      );
      // The lowest line is the page number.
      const [, lowest = 0] = [...new Set(heights)].sort((a, b) => a - b);
      expect(lowest / (page.view[3] ?? 0), `page ${number}`).toBeLessThan(1 / 3);
    }
  });

  test("every font is inside, from the packages; no page is empty", async () => {
    const text = Buffer.from(bytes).toString("latin1");
    const descriptors = text.match(/\/Type \/FontDescriptor[\s\S]*?endobj/g) ?? [];
    expect(descriptors.length).toBeGreaterThan(2);
    for (const descriptor of descriptors) {
      expect(descriptor).toMatch(/\/FontFile2? /);
      expect(descriptor).toMatch(/\/FontName \/[A-Z]{6}\+Source(?:Sans3|Serif4)/);
    }
    for (let number = 1; number <= document.numPages; number += 1)
      expect((await wordsOf(number)).length).toBeGreaterThan(200);
  });
});

describe("a file of another make", () => {
  const about = { title: "", language: "en", author: "", keywords: [], asOf: null };
  test.each(["", "%PDF-1.4\nstartxref\n9\n%%EOF\n", "%PDF-1.4\nxref\n0 1\n/Size 1\n/Root 1 0 R\nstartxref\n9\n%%EOF"])(
    "%j is refused",
    (text) => {
      expect(() => destinationPages(Buffer.from(text))).toThrow("a PDF without its");
      expect(() => withDescription(Buffer.from(text), about)).toThrow("a PDF without its");
    },
  );
});
