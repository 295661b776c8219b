/** Amounts said again in another unit in parentheses: "more than 10 miles (16 km)", "17 ounces (500 ml)". */
import { convertible, unitEntry } from "../../lexicon/units.ts";
import { boundValue } from "./bounds.ts";
import type { Quantity } from "./index.ts";
import type { Token } from "./tokens.ts";

/** The quantities with what each says of the other: the second has the bound of the first, ounces of a volume are fluid. */
export function shareWithRestated(tokens: readonly Token[], quantities: readonly Quantity[]): Quantity[] {
  if (quantities.length < 2) return [...quantities];
  const shared = [...quantities];
  for (let at = 1; at < shared.length; at += 1) {
    const [first, second] = [shared[at - 1] as Quantity, shared[at] as Quantity];
    if (tokens[first.to]?.text !== "(" || second.from !== first.to + 1 || first.unit === null || second.unit === null)
      continue;
    if (first.unit === "[oz_av]" && unitEntry(second.unit).dimension === "volume")
      shared[at - 1] = { ...first, unit: "[foz_us]" };
    else if (second.hedge === "exact" && convertible(first.unit, second.unit)) shared[at] = boundAs(second, first);
  }
  return shared;
}

function boundAs(second: Quantity, { hedge }: Quantity): Quantity {
  const { low, high, precision } = second.value;
  if (low === null || high === null) return second;
  return { ...second, hedge, value: boundValue({ low, high, precision }, hedge) };
}
