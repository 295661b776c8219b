/** JSON-LD: the article that a page describes for machines (https://schema.org/Article). */
import type { Page } from "./dom.ts";
import { tidy } from "./dom.ts";

type Fields = Record<
  "title" | "outlet" | "author" | "language" | "published" | "created" | "modified" | "url",
  string | undefined
>;

/** More nodes than this are not looked at: a page describes itself near the top. */
const nodeLimit = 2_000;

/**
 * What the first article in the page's JSON-LD says of itself, and when the first thing that has a day is of; days are whole instants as printed.
 * Broken JSON says no more than its plain fields.
 */
export function readLinkedData(page: Page): Fields {
  const nodes = [...page.querySelectorAll('script[type="application/ld+json"]')].flatMap((script) =>
    flatten(parseJson(script.textContent ?? "")),
  );
  const dated = (key: string): string | undefined =>
    text(article[key]) || nodes.map((node) => text(node[key])).find((day) => day !== "");
  const article = nodes.find((node) => /Article|BlogPosting|Report|NewsItem/.test(text(node["@type"]))) ?? {};
  return {
    title: text(article["headline"]) || undefined,
    outlet: text(article["publisher"]) || undefined,
    author: text(article["author"]) || undefined,
    language: text(article["inLanguage"]) || undefined,
    published: dated("datePublished"),
    created: dated("dateCreated"),
    modified: dated("dateModified"),
    url: text(article["url"]) || undefined,
  };
}

type JsonNode = Record<string, unknown>;

/** Every object of the graph, outer ones first. */
function flatten(value: unknown): JsonNode[] {
  const nodes: JsonNode[] = [];
  const queue: unknown[] = [value];
  for (let at = 0; at < queue.length && nodes.length < nodeLimit; at += 1) {
    const next = queue[at];
    if (Array.isArray(next)) queue.push(...next.slice(0, nodeLimit));
    else if (isNode(next)) {
      nodes.push(next);
      queue.push(...Object.values(next).filter((inner) => typeof inner === "object"));
    }
  }
  return nodes;
}

const isNode = (value: unknown): value is JsonNode =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A text, the name of a person or an organisation, or several of them. */
function text(value: unknown, depth = 0): string {
  if (typeof value === "string") return tidy(unescapeHtml(value));
  if (Array.isArray(value))
    return depth > 2
      ? ""
      : value
          .slice(0, 20)
          .map((one) => text(one, depth + 1))
          .filter(Boolean)
          .join(", ");
  return isNode(value) && depth < 2 ? text(value["name"], depth + 1) : "";
}

/** Pages write HTML's escapes into their JSON though they need not. */
function unescapeHtml(value: string): string {
  return value.replace(
    /&(?:(amp|quot|apos|nbsp|rsquo|lsquo|ldquo|rdquo|mdash|ndash)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi,
    (reference, name?: string, decimal?: string, hexadecimal?: string) => {
      if (name !== undefined) return references.get(name.toLowerCase()) ?? reference;
      const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : reference;
    },
  );
}

const references = new Map([
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", " "],
  ["rsquo", "’"],
  ["lsquo", "‘"],
  ["ldquo", "“"],
  ["rdquo", "”"],
  ["mdash", "—"],
  ["ndash", "–"],
]);

/** Pages put comments and raw line ends into their JSON-LD. */
function parseJson(source: string): unknown {
  const cleaned = source
    .replace(/^\s*(?:\/\/<!\[CDATA\[|<!\[CDATA\[|<!--)|(?:\/\/\]\]>|\]\]>|-->)\s*$/g, "")
    .replace(/[\n\r\t]/g, " ");
  try {
    return JSON.parse(cleaned);
  } catch {
    return plainFields(cleaned);
  }
}

/** The days in JSON that does not parse. */
function plainFields(source: string): JsonNode {
  const days = source.matchAll(/"(datePublished|dateCreated|dateModified)"\s{0,9}:\s{0,9}"([^"\\]{8,40})"/g);
  // Of two the first counts, as the outer object comes before those in it.
  return Object.fromEntries([...days].map(([, key = "", day = ""]) => [key, day]).reverse());
}
