/** Running heads, running feet and numbers of pages: what stands in the same place on several pages. */
import type { Page } from "./pages.ts";
import { type Segment, segmentsOf } from "./segments.ts";

export interface PageText {
  number: number;
  segments: Segment[];
}

export interface Furniture {
  pages: PageText[];
  /** Each text once, with the reason why it was left out. */
  excluded: { text: string; reason: string }[];
  /** The address in the foot of a page that a browser printed. */
  url: string | null;
  /** The pages are a print of a web page: the day of the file is that of the print. */
  webPrint: boolean;
}

/** Heads and feet stand in this part of the page, above and below. */
const margin = 0.12;
/** How far apart the same line stands on two pages. Points. */
const tolerance = 3;

interface Candidate {
  page: number;
  segment: Segment;
  key: string;
  atTop: boolean;
}

/** Parts each page into what is its own and what runs through the document. */
export function clearFurniture(pages: readonly Page[]): Furniture {
  const texts = pages.map((page) => ({ page, segments: segmentsOf(page.runs) }));
  const candidates = texts.flatMap(({ page, segments }) =>
    segments.flatMap((segment): Candidate[] => {
      const atTop = segment.y < page.height * margin;
      if (!atTop && segment.y < page.height * (1 - margin)) return [];
      return [{ page: page.number, segment, key: segment.text.replace(/\d+/g, "#"), atTop }];
    }),
  );
  const prints = printedByBrowser(candidates);
  const left = new Set<Segment>([
    ...repeated(candidates),
    ...pageNumbers(candidates, pages.length),
    ...prints.segments,
  ]);
  return {
    pages: texts.map(({ page, segments }) => ({
      number: page.number,
      segments: segments.filter((segment) => !left.has(segment)),
    })),
    excluded: distinct(candidates.filter(({ segment }) => left.has(segment))),
    url: prints.url,
    webPrint: prints.segments.length > 0,
  };
}

/** One of each: a number that counts the pages is told once. */
function distinct(left: readonly Candidate[]): Furniture["excluded"] {
  const seen = new Set<string>();
  return left.flatMap(({ segment, key, atTop }) => {
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ text: segment.text, reason: atTop ? "running head" : "running foot" }];
  });
}

/** The same words at the same height on several pages; numbers may differ, but alone they must count the pages. */
function repeated(candidates: readonly Candidate[]): Segment[] {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const group = groups.get(candidate.key);
    if (group === undefined) groups.set(candidate.key, [candidate]);
    else group.push(candidate);
  }
  return [...groups.values()].flatMap((group) => {
    const sorted = [...group].sort((a, b) => a.segment.y - b.segment.y);
    const same = sorted.filter((one, index) =>
      [sorted[index - 1], sorted[index + 1]].some(
        (other) =>
          other !== undefined && other.page !== one.page && Math.abs(other.segment.y - one.segment.y) <= tolerance,
      ),
    );
    return same
      .filter(({ key, segment, page }) => /\p{L}/u.test(key) || countsPages(segment.text, page, same))
      .map(({ segment }) => segment);
  });
}

/** The number is as far from the page's as on another page. */
function countsPages(text: string, page: number, others: readonly Candidate[]): boolean {
  const [first] = text.match(/\d+/) ?? [];
  if (first === undefined) return true;
  const distance = Number(first) - page;
  return others.some(
    (other) => other.page !== page && Number(/\d+/.exec(other.segment.text)?.[0]) - other.page === distance,
  );
}

/** "3", "- 3 -", "3/7", "Page 3 of 7" at the edge of a page: the number of that page, whatever the words are. */
function pageNumbers(candidates: readonly Candidate[], count: number): Segment[] {
  return candidates
    .filter(({ segment, page }) => {
      const numbers =
        /^[^\p{L}\d]{0,3}(?:\p{L}{1,12}\.? )?(\d{1,4})(?: ?(?:\/|\||\p{L}{1,6}) ?(\d{1,4}))?[^\p{L}\d]{0,3}$/u.exec(
          segment.text,
        );
      const [number, total] = [Number(numbers?.[1]), numbers?.[2]];
      return total === undefined ? number === page : number === page && Number(total) === count;
    })
    .map(({ segment }) => segment);
}

/** The foot of a browser's print is the address and "1/3", its head the time of the print and the title. */
function printedByBrowser(candidates: readonly Candidate[]): { segments: Segment[]; url: string | null } {
  const addresses = candidates.filter(({ segment, atTop }) => !atTop && /^(?:https?|file):\/\/\S+$/.test(segment.text));
  const feet = candidates.filter(
    ({ segment, page, atTop }) =>
      !atTop &&
      segment.text.startsWith(`${page}/`) &&
      addresses.some((other) => other.page === page && Math.abs(other.segment.y - segment.y) <= tolerance),
  );
  if (feet.length === 0) return { segments: [], url: null };
  const stamps = candidates.filter(
    ({ segment, atTop }) => atTop && /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}, \d{1,2}[:.]\d{2}/.test(segment.text),
  );
  const heads = candidates.filter(
    ({ segment, page, atTop }) =>
      atTop && stamps.some((stamp) => stamp.page === page && Math.abs(stamp.segment.y - segment.y) <= tolerance),
  );
  const url =
    addresses
      .map(({ segment }) => segment.text)
      .find((text) => /^https?:\/\/[^…]+$/.test(text) && !text.endsWith("...")) ?? null;
  return { segments: [...addresses, ...feet, ...heads].map(({ segment }) => segment), url };
}
