/** The instants that a page states for machines, and the day that the outlet itself would print for one. */
import { wholeDay } from "../../../../lexicon/whole-days.ts";

/** Texts as the page states them, surest first. */
export interface Instants {
  published: readonly string[];
  created: readonly string[];
  modified: readonly string[];
}

/** Names under which pages state the day, surest first; lower case, without the marks between the words. */
const publishedNames = [
  "articlepublishedtime",
  "ogarticlepublishedtime",
  "datepublished",
  "parselypubdate",
  "sailthrudate",
  "dcdateissued",
  "dctermsissued",
  "dcdate",
  "dctermsdate",
  "pubdate",
  "publishdate",
  "publicationdate",
  "date",
];
const otherPublished =
  /publi(?:sh|c)[a-z]*(?:date|time|on|at)?$|pubdate|releasedate|datereleased|articledate|uploaded$|uploaddate|issued/;
const otherCreated = /created$|datecreated|creationdate|createdat/;
const otherModified = /modif|updat|lastmod|revised|lastpublished/;
const noDay = /expir|publisher|author|url|version|generator|image|section/;
/** A longer text is a description that names a day. Characters. */
const fieldLimit = 60;

/** What the meta tags state, with what the page's linked data says before it. Linear in their number. */
export function readInstants(
  linked: { published?: string | undefined; created?: string | undefined; modified?: string | undefined },
  meta: ReadonlyMap<string, string>,
): Instants {
  const fields = [...meta]
    .filter(([name, text]) => !noDay.test(name) && text.length <= fieldLimit && /\d/.test(text))
    .map(([name, text]) => ({ name: name.replace(/[^a-z]/g, ""), text }));
  const named = publishedNames.flatMap((name) => fields.filter((field) => field.name === name));
  const like = (pattern: RegExp, not: RegExp): string[] =>
    fields.filter(({ name }) => pattern.test(name) && !not.test(name)).map(({ text }) => text);
  const all = (first: string | undefined, rest: readonly string[]): string[] =>
    first === undefined ? [...rest] : [first, ...rest];
  return {
    published: all(linked.published, [...named.map(({ text }) => text), ...like(otherPublished, otherModified)]),
    created: all(linked.created, like(otherCreated, otherModified)),
    modified: all(linked.modified, like(otherModified, /$^/)),
  };
}

/** The first of the texts that is a day: what was printed, and the day. */
export function firstDay(texts: readonly string[], language: string): { text: string; day: string } | null {
  for (const text of texts) {
    const day = wholeDay(text, language);
    if (day !== null) return { text, day };
  }
  return null;
}

const daySpan = 86_400_000;
/** The clocks of the earth are at most so far ahead of universal time, and behind it. Hours. */
const ahead = 14;
const behind = 12;

/**
 * The day that the outlet printed for an instant: its own; for one in universal time, the day beside it that the address or the page names,
 * if somewhere on earth it was that day.
 */
export function outletDay(
  { text, day }: { text: string; day: string },
  inAddress: string | null,
  shown: readonly string[],
): string {
  if (!/(?:Z|[+-]00:?00|UTC|GMT)$/i.test(text.trim())) return day;
  const hour = Number(/[T ](\d\d):\d\d/.exec(text)?.[1] ?? Number.NaN);
  const possible = (other: string): boolean => {
    const off = (Date.parse(other) - Date.parse(day)) / daySpan;
    return (off === 1 && hour + ahead >= 24) || (off === -1 && hour - behind < 0);
  };
  if (inAddress !== null && (inAddress === day || possible(inAddress))) return inAddress;
  return shown.includes(day) ? day : (shown.find(possible) ?? day);
}

const scriptKeys =
  /["']?(?:(?:article_?)?(?:first_?)?publi(?:sh|c)(?:ed|ation)?_?(?:date|time|at|on)|date_?published|date_?of_?publication|pub_?date|date_?created|created_?(?:at|date))["']?\s{0,3}[:=]\s{0,3}["']([^"'\n]{8,40})["']/i;

/** The first day that a script of the page holds under such a name. */
export function dayInScripts(scripts: readonly string[], language: string): string | null {
  return (
    firstDay(
      scripts.flatMap((script) => scriptKeys.exec(script)?.[1] ?? []),
      language,
    )?.day ?? null
  );
}
