/** Words that stand where a file names its author and say that it was an account or a program. */
import accounts from "./en/accounts.json" with { type: "json" };

const words: ReadonlySet<string> = new Set(accounts.words.map(({ word }) => word));

/** Any case. */
export const isProgramWord = (word: string): boolean => words.has(word.toLowerCase());
