/** Articles that are copies of each other as a whole, word for word or nearly: a wire story in two outlets. They are kept, and count once. */
import type { Document } from "../model/document.ts";
import { byCodeUnit } from "./identity.ts";
import { shinglesOf } from "./shingles.ts";

/** So much of the shorter article stands in the longer one, which is at most so many times as long. */
const sharedPart = 0.6;
const longest = 2;
/** Shorter articles say too little to be told from each other. Shingles. */
const shortest = 40;
/** A shingle of more articles than this is a common phrase and tells nothing. */
const tooCommon = 50;

/**
 * The original of each article that is a copy, by document id: of those alike the first published, then the first by id. Each article is only
 * compared with originals that share a run of words with it, so the work grows with the text.
 */
export function findArticleCopies(documents: readonly Document[]): Map<string, string> {
  const originals = new Map<number, string[]>();
  const sizes = new Map<string, number>();
  const copies = new Map<string, string>();
  for (const document of documents.toSorted(byPublication)) {
    const shingles = bodyShingles(document);
    if (shingles.size < shortest) continue;
    const original = bestOriginal(shingles, originals, sizes);
    if (original !== null) {
      copies.set(document.id, original);
      continue;
    }
    sizes.set(document.id, shingles.size);
    for (const shingle of shingles) {
      const holders = originals.get(shingle);
      if (holders === undefined) originals.set(shingle, [document.id]);
      else if (holders.length < tooCommon) holders.push(document.id);
    }
  }
  return copies;
}

function byPublication(a: Document, b: Document): number {
  return byCodeUnit(a.published ?? "9999", b.published ?? "9999") || byCodeUnit(a.id, b.id);
}

const bodyShingles = ({ sentences }: Document): Set<number> =>
  shinglesOf(
    sentences
      .filter(({ role }) => role === "body")
      .map(({ text }) => text)
      .join(" "),
  );

/** The original that shares most, if that is enough to be the same article. */
function bestOriginal(
  shingles: ReadonlySet<number>,
  originals: ReadonlyMap<number, readonly string[]>,
  sizes: ReadonlyMap<string, number>,
): string | null {
  const shared = new Map<string, number>();
  for (const shingle of shingles)
    for (const id of originals.get(shingle) ?? []) shared.set(id, (shared.get(id) ?? 0) + 1);
  const [best] = [...shared].sort(([a, most], [b, count]) => count - most || byCodeUnit(a, b));
  if (best === undefined) return null;
  const [id, count] = best;
  const [shorter = 0, longer = 0] = [shingles.size, sizes.get(id) ?? 0].sort((a, b) => a - b);
  return longer <= shorter * longest && count >= shorter * sharedPart ? id : null;
}
