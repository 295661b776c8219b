/** Who published an article and who wrote it, from what the file states and what its lines say. */
import { isAgency, knownOutlet, outletInPhrase, outletOfAddress } from "../lexicon/outlets.ts";
import type { SourceText, StatedMetadata } from "../model/source.ts";
import type { Line } from "./body/lines.ts";
import { readDateLine } from "./dates.ts";

/** The address that the file states or that a line of its own gives ("Source: https://..."); null when there is none. */
export function findAddress(lines: readonly Line[], stated: StatedMetadata): string | null {
  if (stated.url !== undefined) return stated.url;
  const line = lines.find(({ rule }) => rule?.id === "source-line");
  return line === undefined ? null : (/https?:\/\/\S+/.exec(line.block.text)?.[0] ?? null);
}

/**
 * The outlet, surest first: metadata, the address, a line that names it ("Stay tuned to ...", a dateline's agency, a copyright line), the
 * name beside the day, an interview given to it. Null when nothing says it; a name that is only quoted is not it.
 */
export function findOutlet(lines: readonly Line[], stated: StatedMetadata, address: string | null): string | null {
  if (stated.outlet !== undefined) return stated.outlet;
  const publisher = address === null ? null : outletOfAddress(address);
  if (publisher !== null) return publisher;
  const texts = lines.map(({ block }) => block.text);
  const beside = lines
    .flatMap((line) => (line.prose ? [] : (readDateLine(line.block.text)?.name ?? [])))
    .map(knownOutlet);
  const named = texts.map(outletInPhrase).find((outlet) => outlet !== null);
  return named ?? beside.find((outlet) => outlet !== null) ?? interviewer(texts);
}

/**
 * "told the Example Times on Thursday": an outlet names itself so when it printed an interview of its own. Others quote it too, so this
 * counts only when no other outlet is named in this way, never for an agency, and only with the weekday.
 */
function interviewer(texts: readonly string[]): string | null {
  const told = texts.flatMap((text) => [
    ...text.matchAll(/\btold (?:the )?((?:[A-Z][\w&'’-]*)(?: [A-Z][\w&'’-]*){0,3})( on [A-Z][a-z]{2,5}day\b)?/g),
  ]);
  const known = told.flatMap((match) => {
    const name = knownOutlet(match[1] ?? "");
    return name === null ? [] : [{ name, dated: match[2] !== undefined }];
  });
  const [first] = known;
  if (first === undefined || isAgency(first.name)) return null;
  return known.every(({ name }) => name === first.name) && known.some(({ dated }) => dated) ? first.name : null;
}

/** The author: metadata, else a byline ("By Ana Example", "Example Times Writer Ana Sample"); null when nothing says it. */
export function findAuthor(lines: readonly Line[], stated: StatedMetadata): string | null {
  if (stated.author !== undefined) return stated.author;
  for (const { rule, block } of lines) {
    if (rule?.id !== "author-box" && rule?.id !== "author-credit") continue;
    const byline =
      /^(?:(?:written|posted|words|text|story) )?by:?\s+([\p{L}.'’-]+(?: [\p{L}.'’-]+){1,3}?)(?:\s*[|,·/]|\.?$)/iu.exec(
        block.text,
      )?.[1];
    const credit = /\b(?:Writer|Reporter|Correspondent),? ((?:\p{Lu}[\p{L}.'’-]+ ?){2,4})$/u.exec(block.text)?.[1];
    const author = byline ?? credit;
    if (author !== undefined) return author.trim();
  }
  return null;
}

/** The language that the words are in; where they are too few to tell, the one that the file states; else null. ISO 639-1 or -3. */
export function findLanguage({ language, stated }: SourceText): string | null {
  const primary = stated.language?.split(/[-_]/)[0]?.toLowerCase() ?? "";
  return language ?? (/^[a-z]{2,3}$/.test(primary) ? primary : null);
}
