/** What a PDF states about itself, as far as it can be believed: producers fill in names of files and of their users. */
import { findDays, isoDay } from "../../../lexicon/calendar.ts";
import type { StatedMetadata } from "../../../model/source.ts";
import type { Info } from "./pages.ts";
import type { Paragraph } from "./paragraphs.ts";

/** Where the day of publication is printed: lines of their own, and the beginnings of paragraphs. Characters. */
const datelineLength = 120;

/** The metadata. The title is that of the file when its words stand on the first page, else the largest text there. */
export function statedOf(
  { title, author, created, language }: Info,
  paragraphs: readonly Paragraph[],
  { url, webPrint }: { url: string | null; webPrint: boolean },
): StatedMetadata {
  const front = paragraphs.filter(({ page }) => page === 1);
  const headline = headlineOf(title, front);
  const day = webPrint || printsDay(front) ? null : dayOf(created);
  const spoken = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,2}(?![a-z0-9])/i.exec(language)?.[0];
  return {
    ...(headline === null ? {} : { title: headline }),
    ...(isName(author) ? { author } : {}),
    ...(spoken === undefined ? {} : { language: spoken }),
    ...(day === null ? {} : { published: day }),
    ...(url === null ? {} : { url }),
  };
}

/** Letters and figures alone. */
const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

function headlineOf(title: string, front: readonly Paragraph[]): string | null {
  const stated = bare(title);
  const printed = front.filter(({ text, reason }) => reason === null && text.length <= 300 && bare(text) !== "");
  const same = stated === "" ? undefined : printed.find(({ text }) => bare(text) === stated);
  if (same !== undefined) return same.text;
  const sizes = front.filter(({ reason }) => reason === null).map(({ size }) => size);
  const largest = printed.reduce<Paragraph | null>(
    (best, one) => (best === null || one.size > best.size + 0.5 ? one : best),
    null,
  );
  const stands = largest !== null && largest.kind === "heading" && sizes.some((size) => size < largest.size * 0.9);
  if (stands) return largest.text;
  return isTitle(title) ? title : null;
}

/** Several words, and not the name of a file or of the program that made it. */
const isTitle = (title: string): boolean =>
  /\p{L}{2,}\s+\S*\p{L}{2,}/u.test(title) &&
  title.length <= 300 &&
  !/\.[a-z]{2,5}$|^\S{1,20} \S{1,20} - |[\\/]\S+\.|^untitled/i.test(title);

/** A first and a last name, in letters. */
const isName = (author: string): boolean => /^\p{Lu}[\p{L}.'’-]*(?: [\p{L}.'’-]+){1,4}$/u.test(author);

const printsDay = (front: readonly Paragraph[]): boolean =>
  front.some(({ text }) => findDays(text.slice(0, datelineLength)).length > 0);

/** "D:20250304101500+01'00'": the day as written, whatever the zone. */
function dayOf(created: string): string | null {
  const [, year, month, day] = /^(?:D:)?(\d{4})(\d{2})(\d{2})/.exec(created) ?? [];
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  return y >= 1980 && m >= 1 && m <= 12 && d >= 1 && d <= new Date(Date.UTC(y, m, 0)).getUTCDate()
    ? isoDay(y, m, d)
    : null;
}
