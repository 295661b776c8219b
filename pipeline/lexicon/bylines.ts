/** Bylines as metadata states them: how they begin, and accounts that are nobody's name. */
import bylines from "./bylines.json" with { type: "json" };

/** The word before the author's name, with the space behind it. */
export const bylineStart = new RegExp(`^(?:${bylines.starts.join("|")}):?\\s+(?=\\p{L})`, "iu");
const accounts: ReadonlySet<string> = new Set(bylines.accounts);
/** Whether the author that a page states is the account it was made with. */
export const isAccount = (author: string): boolean => accounts.has(author.toLowerCase());
