/** Front matter: the YAML or TOML-like head of a Markdown file, read for what it says about the article. */
import { parseDocument } from "yaml";
import { printedDay } from "../../lexicon/calendar.ts";
import type { StatedMetadata } from "../../model/source.ts";

/** Which keys say what; the first that is there counts. */
const keys = {
  title: ["title", "headline"],
  outlet: ["outlet", "publisher", "publication", "source", "site", "site_name"],
  author: ["author", "authors", "by", "byline"],
  language: ["language", "lang"],
  published: ["published", "date", "published_at", "publication_date", "pubdate", "date_published"],
  url: ["url", "link", "canonical", "canonical_url", "source_url", "source"],
} as const satisfies Record<Exclude<keyof StatedMetadata, "publishedBasis">, readonly string[]>;

/**
 * What YAML front matter states. Keys in any case; a list of authors is joined by commas; the day is the one printed, whatever the
 * time zone behind it. Null when it is no YAML mapping.
 */
export function readFrontMatter(yaml: string): StatedMetadata | null {
  // The core schema of YAML 1.2 has no timestamps, so a date stays the text that was printed; aliases could expand without bound.
  const parsed = parseDocument(yaml, { schema: "core" });
  if (parsed.errors.length > 0) return null;
  const value: unknown = safely(() => parsed.toJS({ maxAliasCount: 0 }));
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const entries = new Map(
    Object.entries(value).map(([key, entry]) => [key.toLowerCase().replaceAll("-", "_"), asText(entry)]),
  );
  const first = (names: readonly string[], fits: (text: string) => boolean): string | undefined =>
    names.map((name) => entries.get(name) ?? "").find((text) => text !== "" && fits(text));
  const isUrl = (text: string): boolean => /^https?:\/\//i.test(text);
  const published = printedDay(first(keys.published, () => true) ?? "");
  return defined({
    title: first(keys.title, () => true),
    outlet: first(keys.outlet, (text) => !isUrl(text)),
    author: first(keys.author, () => true),
    language: first(keys.language, () => true),
    published: published ?? undefined,
    url: first(keys.url, isUrl),
  });
}

function asText(value: unknown): string {
  if (Array.isArray(value)) return value.map(asText).filter(Boolean).join(", ");
  if (typeof value === "object" && value !== null) return "name" in value ? asText(value.name) : "";
  return value === null || value === undefined ? "" : String(value).trim();
}

/** Only what is there: absent, not undefined. */
export function defined(stated: { [Key in keyof StatedMetadata]: StatedMetadata[Key] | undefined }): StatedMetadata {
  return Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined && value !== ""));
}

function safely(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return null;
  }
}
