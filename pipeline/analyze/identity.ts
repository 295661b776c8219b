/** Ids that come from content alone, and the one order in which strings are sorted. */
import { createHash } from "node:crypto";

/** A short id from the parts that make a thing what it is: the same parts give the same id on every machine. */
export function contentId(prefix: string, parts: readonly (string | null)[]): string {
  const digest = createHash("sha256").update(JSON.stringify(parts)).digest("hex");
  return `${prefix}-${digest.slice(0, 12)}`;
}

/** Code-unit order, for `sort`. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Items grouped by a key, in the order in which the keys first appear. */
export function groupBy<Item>(items: Iterable<Item>, keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Sets that grow together: `find` gives the smallest member (in code-unit order) of the set that a key belongs to. */
export class Unions {
  private readonly parents = new Map<string, string>();

  find(key: string): string {
    let root = key;
    for (let parent = this.parents.get(root); parent !== undefined; parent = this.parents.get(root)) root = parent;
    for (let at = key; at !== root; ) {
      const next = this.parents.get(at) ?? root;
      this.parents.set(at, root);
      at = next;
    }
    return root;
  }

  join(a: string, b: string): void {
    const [first, second] = [this.find(a), this.find(b)].sort(byCodeUnit);
    if (first !== undefined && second !== undefined && first !== second) this.parents.set(second, first);
  }
}

/** The items that pass a test and those that do not. */
export function partitionBy<Item>(items: readonly Item[], test: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}
