/** Number words: what each is worth. */
import numbers from "./en/numbers.json" with { type: "json" };

const worths = (entries: Record<string, number>): ReadonlyMap<string, number> => new Map(Object.entries(entries));

/** "twelve" is 12. */
export const cardinals = worths(numbers.cardinals);
/** "million" is 1e6. */
export const scales = worths(numbers.scales);
/** "thirds" is 3. */
export const parts = worths(numbers.parts);
/** "dozens" is 12, the least of what it can mean. */
export const vague = worths(numbers.vague);
/** "twofold" is 2. */
export const multiples = worths(numbers.multiples);
/** Letters glued to a number: "k" is 1000; some only in amounts of money. */
export const scaleLetters = worths(numbers.gluedScales);
export const moneyLetters = worths(numbers.moneyScales);
